"""What a desk lets somebody do, the server accepts; what it refuses, the server refuses when it is forged."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from caseworker.desk.approvals import Request
from caseworker.desk.cases import NewCase, Part
from caseworker.desk.consents import Consents
from caseworker.desk.duplicates import Duplicates
from caseworker.desk.erasing import Erasing
from caseworker.desk.finding import Finding
from caseworker.desk.households import Households
from caseworker.desk.interactions import ContactEntered, Interactions
from caseworker.desk.merging import Merging
from caseworker.desk.notes import NoteEntered, Notes
from caseworker.desk.people import NewPerson, People
from caseworker.desk.safety import Safety
from caseworker.desk.tasks import Plan
from caseworker.desk.visits import RoutineVisit, VisitPlan
from caseworker.domain.access import Actor
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.approvals import Approval
from caseworker.domain.case_types import RoleName
from caseworker.domain.cases import Case, CasePerson
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.households import Household
from caseworker.domain.ids import OfficerId
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.notes import Note
from caseworker.domain.operations import Mutation, Verb
from caseworker.domain.people import Person
from caseworker.domain.relationships import Tie
from caseworker.domain.safety import SafetyFact, SafetyKind
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit
from caseworker.store import sql
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.case_store import CaseStore
from caseworker.store.reader import NotHere
from sync.protocol.bodies import read_body
from sync.protocol.messages import State
from sync.server.core import PushCore
from sync.server.rulebook import agency_rules
from sync.server.scopes import scopes_for
from tests.desk.sittings import MORNING, TODAY, a_sitting, riverside
from tests.desk.work import Work, keep
from tests.domain.builders import a_case, a_contact, a_note, a_task, a_visit, an_approval
from tests.domain.people_builders import a_household, a_name, a_person, a_phone, a_warning
from tests.store.stores import a_passing_store
from tests.sync.messages import AT
from tests.sync.server.agency import ANN, BEN, DORA, SUE, Agency, an_agency, device_of, told

CHIEF = OfficerId(UUID(int=0xC1))
NORTH = frozenset({"north"})
ACTORS = {
    ANN: Actor(officer=ANN, role=Role.OFFICER, territories=NORTH),
    DORA: Actor(officer=DORA, role=Role.FRONT_DESK, territories=NORTH),
    SUE: Actor(officer=SUE, role=Role.SUPERVISOR, territories=NORTH),
    CHIEF: Actor(officer=CHIEF, role=Role.SUPERVISOR, territories=frozenset({"north", "south"})),
}
TOMORROW = MORNING + timedelta(days=1)


@dataclass(frozen=True)
class Seeds:
    """Records that belong together, made afresh for each try."""

    person: Person
    other: Person
    case: Case
    task: Task
    desk_task: Task
    visit: Visit
    contact: Interaction
    note: Note
    approval: Approval
    household: Household
    warning: SafetyFact

    def all(self) -> tuple[Record, ...]:
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)


def seeds(*, territory: str, sensitivity: Sensitivity, owner: OfficerId) -> Seeds:
    where: dict[str, Any] = {"territory": territory, "sensitivity": sensitivity}
    person, other = a_person(names=(a_name(),), **where), a_person(names=(a_name("Piotr"),), **where)
    part = CasePerson(id=a_person().id, person=person.id, role="applicant")
    version = riverside().version
    handover: dict[str, Any] = {"handover_to": owner, "handover_team": "north-area", "handover_asked_by": BEN}
    case = a_case(people=(part,), owner=owner, pack_version=version, handover_on=TODAY, **handover, **where)
    about: dict[str, Any] = {"case": case.id, **where}
    return Seeds(
        person=person,
        other=other,
        case=case,
        task=a_task(assignee=BEN, **about),
        desk_task=a_task(assignee=None, role=RoleName.FRONT_DESK, **about),
        visit=a_visit(officer=owner, person=person.id, **about),
        contact=a_contact(people=(), **about),
        note=a_note(person=None, **about),
        approval=an_approval(asked_by=BEN, asked_of=RoleName.SUPERVISOR, **about),
        household=a_household(**where),
        warning=a_warning(person=person.id, **where),
    )


WHERE: Mapping[str, Callable[[OfficerId], Seeds]] = {
    "in the own territory": lambda _me: seeds(territory="north", sensitivity=Sensitivity.NORMAL, owner=BEN),
    "restricted": lambda _me: seeds(territory="north", sensitivity=Sensitivity.RESTRICTED, owner=BEN),
    "restricted and one's own": lambda me: seeds(territory="north", sensitivity=Sensitivity.RESTRICTED, owner=me),
    "sealed and one's own": lambda me: seeds(territory="north", sensitivity=Sensitivity.SEALED, owner=me),
    "elsewhere": lambda _me: seeds(territory="south", sensitivity=Sensitivity.NORMAL, owner=BEN),
    "elsewhere and one's own": lambda me: seeds(territory="south", sensitivity=Sensitivity.NORMAL, owner=me),
}


AT_ONCE = ("in the own territory", "restricted", "elsewhere and one's own")


@dataclass
class Desks(Work):
    """Every desk of one sitting."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.people = People(self.sitting, Finding(self.sitting))
        self.households, self.contacts = Households(self.sitting), Interactions(self.sitting)
        self.notes, self.consents = Notes(self.sitting), Consents(self.sitting)
        self.safety, self.merging = Safety(self.sitting), Merging(self.sitting)
        self.duplicates = Duplicates(self.sitting, Finding(self.sitting))

    def erasing(self) -> Erasing:
        def nothing() -> None:
            """There is no file to empty."""

        return Erasing(self.sitting, AttachmentFiles(_NOWHERE), empty_log=nothing)


_NOWHERE: Any = None


def _contact(s: Seeds) -> ContactEntered:
    return ContactEntered(channel=Channel.PHONE, outcome=ContactOutcome.ANSWERED, case=s.case.id, text="She rang.")


DEEDS: Mapping[str, Callable[[Desks, Seeds], object]] = {
    "add a person": lambda d, _s: d.people.add(NewPerson(names=(a_name("Rosa"),))),
    "put a language right": lambda d, s: d.people.edit(s.person.id, language="pl"),
    "add a telephone number": lambda d, s: d.people.add_entry(s.person.id, a_phone("0555 010 9999")),
    "put a gender right": lambda d, s: d.people.edit(s.person.id, gender="f"),
    "change a name": lambda d, s: d.people.add_entry(s.person.id, a_name("Marta K.")),
    "found a household": lambda d, s: d.households.add(s.person.id),
    "describe a household": lambda d, s: d.households.describe(s.household.id, name="K", kind=s.household.kind),
    "join a household": lambda d, s: d.households.join(s.household.id, s.person.id),
    "relate two people": lambda d, s: d.households.relate(s.person.id, Tie.PARTNER, s.other.id),
    "record a consent": lambda d, s: d.consents.record(
        s.person.id, "refer", ConsentWord.GIVEN, evidence=Evidence.SPOKEN
    ),
    "warn": lambda d, s: d.safety.warn(
        s.person.id, SafetyKind.TWO_STAFF, what="Dog", source="Visit", review_on=TODAY + timedelta(days=30)
    ),
    "end a warning": lambda d, s: d.safety.end(s.warning.id, reason="Moved out"),
    "merge": lambda d, s: d.merging.merge(s.person.id, s.other.id, reason="Same birth date and name."),
    "merge and unmerge": lambda d, s: d.merging.unmerge(
        d.merging.merge(s.person.id, s.other.id, reason="Same person.").id, reason="They are sisters."
    ),
    "merge at one of two homes": lambda d, s: d.merging.merge(
        s.person.id, s.other.id, reason="Same person.", lives_as=s.other.id
    ),
    "tell two people apart": lambda d, s: d.duplicates.keep_apart(s.person.id, s.other.id, reason="Two sisters."),
    "tell two people apart and doubt it": lambda d, s: (
        d.duplicates.keep_apart(s.person.id, s.other.id, reason="Two sisters."),
        d.duplicates.let_meet(s.person.id, s.other.id, reason="One after all."),
    ),
    "add a person beside a match": lambda d, s: d.people.add(
        NewPerson(names=(a_name("Rosa"),)), apart=[s.person.id], why_apart="Somebody else."
    ),
    "write a note": lambda d, s: d.notes.write(NoteEntered(text="Rang twice", case=s.case.id)),
    "correct a note": lambda d, s: d.notes.correct(s.note.id, text="Rang once", reason="Counted wrongly"),
    "log a contact": lambda d, s: d.contacts.log(_contact(s)),
    "correct a contact": lambda d, s: d.contacts.correct(s.contact.id, _contact(s), reason="Wrong channel"),
    "identify a contact": lambda d, s: d.contacts.identify(s.contact.id, s.person.id, how_known="By her voice"),
    "open a case": lambda d, s: d.cases.open(
        NewCase(case_type="housing-support", people=(Part(person=s.person.id, role="applicant"),))
    ),
    "open a case from a contact": lambda d, s: d.cases.open(
        replace(d.cases.carried_over(s.contact.id, case_type="housing-support"), title="Housing")
    ),
    "open a case that protects somebody": lambda d, s: d.cases.open(
        NewCase(case_type="safeguarding", people=(Part(person=s.person.id, role="child"),))
    ),
    "take what is booked over": lambda d, s: (
        d.visits.give_to(s.visit.id, officer=CHIEF),
        d.owners.take_dates(s.case.id, [s.visit.id]),
    ),
    "rename a case": lambda d, s: d.cases.rename(s.case.id, "Rent"),
    "add someone to a case": lambda d, s: d.cases.add_person(s.case.id, Part(person=s.other.id, role="applicant")),
    "put a case on hold": lambda d, s: d.moves.hold(
        s.case.id, reason=riverside().case_type("housing-support").hold_reasons[0].id
    ),
    "assign a case": lambda d, s: d.owners.assign(s.case.id, owner=ANN, team="housing"),
    "ask for a handover": lambda d, s: d.owners.ask_handover(s.case.id, to=CHIEF, team="north-area", on=TODAY),
    "accept a handover": lambda d, s: d.owners.accept_handover(s.case.id),
    "decline a handover": lambda d, s: d.owners.decline_handover(s.case.id),
    "escalate": lambda d, s: d.owners.escalate(s.case.id, reason="Eviction on Monday"),
    "hold for law": lambda d, s: d.cases.legal_hold(s.case.id, reason="Appeal"),
    "hold for law and lift it": lambda d, s: (
        d.cases.legal_hold(s.case.id, reason="Appeal"),
        d.cases.lift_legal_hold(s.case.id, reason="Decided"),
    ),
    "plan a task": lambda d, s: d.tasks.plan(Plan(title="Ring back", case=s.case.id)),
    "finish a task": lambda d, s: d.tasks.finish(s.task.id, note="Done"),
    "finish a task of the desk": lambda d, s: d.tasks.finish(s.desk_task.id),
    "give a task away": lambda d, s: d.tasks.reassign([s.task.id], assignee=CHIEF, team=""),
    "plan a visit": lambda d, s: d.visits.plan(
        VisitPlan(
            person=s.person.id,
            case=s.case.id,
            purpose="Look",
            planned_from=TOMORROW,
            planned_to=TOMORROW + timedelta(hours=1),
        )
    ),
    "record a visit": lambda d, s: d.visits.record(s.visit.id, RoutineVisit(outcome="Dry now")),
    "give a visit away": lambda d, s: d.visits.give_to(s.visit.id, officer=CHIEF),
    "ask for an approval": lambda d, s: d.approvals.ask(Request(case=s.case.id, title="Pay")),
    "approve": lambda d, s: d.approvals.approve(s.approval.id),
    "send back": lambda d, s: d.approvals.send_back(s.approval.id, comment="The sum is missing"),
    "approve what one asked for": lambda d, s: d.approvals.approve(
        d.approvals.ask(Request(case=s.case.id, title="Pay")).id
    ),
    "promise a day": lambda d, s: d.deadlines.promise(s.case.id, title="Letter", due_at=TOMORROW),
    "erase a person": lambda d, s: d.erasing().erase_person(s.other.id, reason="She asked for it."),
}
ROLES = {"officer": ANN, "front desk": DORA, "supervisor": SUE}


class Trial:
    """A device with a real store and the service beside it, with the same records on both."""

    def __init__(self, store: CaseStore, agency: Agency) -> None:
        self.store, self.agency = store, agency
        self.n = 0
        self.lenient, self.strict = agency.push_core, PushCore(agency_rules(ACTORS.get, now=lambda: AT))
        for officer, actor in ACTORS.items():
            agency.tx.grant(device_of(officer), scopes_for(actor))

    def desks(self, officer: OfficerId) -> Desks:
        actor = ACTORS[officer]
        return Desks(
            a_sitting(self.store, role=actor.role, territories=tuple(sorted(actor.territories)), officer=officer)
        )

    def plant(self, planted: Seeds) -> None:
        keep(self.store, *planted.all())
        self.agency.push_core = self.lenient
        answer = self.agency.push(*(told(one, by=BEN) for one in planted.all()), by=BEN)
        assert answer.state is State.APPLIED, answer
        self.agency.push_core = self.strict

    def done_by(self, officer: OfficerId, deed: Callable[[Desks, Seeds], object], planted: Seeds) -> Any:
        """Return the operations of a deed at a desk, None when it is refused there."""
        self.sent()
        try:
            deed(self.desks(officer), planted)
        except (AccessDenied, NotHere):
            return None
        return self.sent()

    def sent(self) -> list[bytes]:
        """Return the operations written since they were last asked for."""
        with self.store.reading() as reader:
            wanted = "SELECT n, body FROM outbox WHERE n > ? ORDER BY n"
            rows = list(sql.run(reader.connection, wanted, (self.n,)))
        self.n = max((row[0] for row in rows), default=self.n)
        return [bytes(row[1]) for row in rows]

    def pushed_by(self, officer: OfficerId, bodies: list[bytes], *, forged_from: OfficerId) -> set[str]:
        words = set()
        for body in bodies:
            told_anew = body.replace(str(forged_from).encode(), str(officer).encode())
            mutations = [
                Mutation(one.kind, one.record, Verb(one.verb), one.field, one.value)
                for one in read_body(told_anew).mutations
            ]
            words.add(self.agency.by(officer, *mutations, seen=self.agency.tx.stream().head))
        return words


@pytest.fixture(scope="module")
def store() -> Iterator[CaseStore]:
    with a_passing_store(encrypted=False) as made:
        yield made


@pytest.fixture
def trial(store: CaseStore) -> Iterator[Trial]:
    with an_agency("memory") as agency:
        yield Trial(store, agency)


@pytest.mark.parametrize(
    "where", [one if one in AT_ONCE else pytest.param(one, marks=pytest.mark.nightly) for one in WHERE]
)
@pytest.mark.parametrize("deed", DEEDS)
def test_desk_and_server_say_the_same(trial: Trial, deed: str, where: str) -> None:
    for name, officer in ROLES.items():
        planted = WHERE[where](officer)
        trial.plant(planted)
        bodies = trial.done_by(officer, DEEDS[deed], planted)
        if bodies is not None:
            assert bodies, "a deed leaves an operation"
            assert trial.pushed_by(officer, bodies, forged_from=officer) <= {"applied", "superseded"}, name
            continue
        forged = trial.done_by(CHIEF, DEEDS[deed], planted)
        if forged:
            words = trial.pushed_by(officer, forged, forged_from=CHIEF)
            assert words - {"applied", "parked"}, f"a {name} got away with it"
