"""What a device pulls is what its officer may read, after whatever has happened to what belongs together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.actions import Role
from caseworker.domain.answers import AnswerId
from caseworker.domain.cases import CasePerson
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.households import HouseholdMember
from caseworker.domain.ids import CaseId, HouseholdId, InteractionId, OfficerId, PersonId
from caseworker.domain.notes import NoteId
from caseworker.domain.operations import Mutation, Verb
from caseworker.domain.relationships import Tie
from caseworker.domain.tasks import TaskId
from caseworker.domain.visits import VisitId
from sync.protocol.messages import What
from sync.server.scopes import mentions_of, personal, scopes_for
from sync.server.storage import StoredRecord
from tests.domain.builders import a_case, a_contact, a_note, a_task, a_visit, an_answer, an_appointment
from tests.domain.people_builders import a_consent, a_household, a_member, a_person, a_relationship, a_warning
from tests.sync.server.agency import ACTORS, ANN, BEN, DORA, SUE, TERRITORIES, Agency, Device, an_agency, readable, told

PEOPLE, CASES, VISITS, TASKS, NOTES, CONSENTS, HOMES, CONTACTS = (
    tuple(UUID(int=kind << 16 | number) for number in range(count))
    for kind, count in ((1, 2), (2, 2), (3, 2), (4, 1), (5, 1), (7, 1), (8, 1), (9, 1))
)
ANSWER = UUID(int=6 << 16)
EDITED = (
    *(("person", PEOPLE), ("case", CASES), ("visit", VISITS), ("task", TASKS), ("note", NOTES)),
    *(("consent", CONSENTS), ("household", HOMES), ("interaction", CONTACTS)),
)
OFFICERS = (None, ANN, BEN, SUE)


def assigned_to(one: StoredRecord, all_of_them: Mapping[UUID, StoredRecord]) -> frozenset[OfficerId]:
    """Who works on a record, worked out from nothing but what all records say."""
    alive = [other for other in all_of_them.values() if not other.erased]

    def officers(values: Iterable[Any]) -> set[OfficerId]:
        return {OfficerId(UUID(value)) for value in values if value}

    def workers(case: str) -> set[OfficerId]:
        visits = [other.fields for other in alive if other.kind == "visit" and other.fields.get("case") == case]
        named = officers(fields.get(name) for fields in visits for name in ("officer", "second_officer"))
        return named | officers(other.fields.get("owner") for other in alive if str(other.id) == case)

    if one.kind == "conflict":
        subject = all_of_them.get(UUID(str(one.fields["record"])))
        return frozenset() if subject is None else assigned_to(subject, all_of_them)

    def workers_with(person: str) -> set[OfficerId]:
        people = [(other.id, other.fields.get("people") or []) for other in alive if other.kind == "case"]
        cases = [case for case, parts in people if any(part["person"] == person for part in parts)]  # type: ignore[union-attr,call-overload,index]
        return {officer for case in cases for officer in workers(str(case))}

    if one.kind == "person":
        return frozenset(workers_with(str(one.id)))
    named = {"task": ("assignee",), "visit": ("officer", "second_officer")}.get(one.kind, ())
    case = str(one.id) if one.kind == "case" else str(one.fields.get("case") or "")
    found = officers(one.fields.get(name) for name in named) | workers(case)
    for person in [] if case else people_told(one.fields):
        found |= workers_with(person)
    return frozenset(found)


def people_told(fields: Mapping[str, Any]) -> list[str]:
    """The people a record is about, however it says so."""
    members = [one["person"] for one in fields.get("members") or []]
    return [*filter(None, (fields.get("person"), *(fields.get("people") or []))), *members]


def assert_everyone_has_what_they_may_read(agency: Agency, devices: Iterable[tuple[OfficerId, Device]]) -> None:
    records = agency.records()
    alive = {one.id: one for one in records.values() if not one.erased}
    for one in records.values():
        assigned = assigned_to(one, records) if not one.erased else frozenset()
        expected = frozenset() if one.erased else agency.rules.scopes_of(one.kind, one.fields, assigned=assigned)
        assert one.scopes == expected, one
        assert one.mentions == (frozenset() if one.erased else mentions_of(one.kind, one.fields))
        for actor in ACTORS.values():
            assert (not one.erased and readable(actor, one, assigned)) == bool(one.scopes & scopes_for(actor)), one
    for officer, device in devices:
        device.read()
        granted = scopes_for(ACTORS[officer])
        assert device.here() == {one.id: dict(one.fields) for one in alive.values() if one.scopes & granted}
        held = {record: (base.v, base.scopes) for record, base in device.books._base.items()}
        assert held == {one.id: (one.v, one.scopes & granted) for one in alive.values() if one.scopes & granted}


@dataclass(frozen=True)
class Step:
    """One operation: its mutations, whether its author had seen anything, and who reads the log afterwards."""

    mutations: tuple[Mutation, ...]
    blind: bool
    reads: OfficerId | None


def setting(kind: str, record: UUID, field: str, value: Any) -> Mutation:
    return Mutation(kind, record, Verb.SET, field, None if value is None else value)


def _taking_part(case: UUID, person: UUID) -> CasePerson:
    return CasePerson(id=UUID(int=case.int << 32 | person.int), person=PersonId(person), role="applicant")


def _part(case: UUID, person: UUID) -> dict[str, Any]:
    part = _taking_part(case, person)
    return {"id": str(part.id), "person": str(part.person), "role": part.role}


def _member(person: UUID) -> HouseholdMember:
    return a_member(PersonId(person), id=UUID(int=HOMES[0].int << 32 | person.int))


def _creations(draw: Any) -> Mutation:
    place = draw(st.sampled_from(("", *TERRITORIES)))
    where: dict[str, Any] = {"territory": place, "sensitivity": draw(st.sampled_from(Sensitivity))}
    make: Any = draw(st.sampled_from((_of_register, _of_work, _about_people)))
    return told(make(draw, draw(st.sampled_from((None, *CASES))), where))


def _of_register(draw: Any, _case: UUID | None, where: dict[str, Any]) -> Record:
    match draw(st.sampled_from(("person", "case", "answer"))):
        case "person":
            return a_person(id=PersonId(draw(st.sampled_from(PEOPLE))), **where)
        case "case":
            own = CaseId(draw(st.sampled_from(CASES)))
            people = tuple(_taking_part(own, one) for one in draw(st.sets(st.sampled_from(PEOPLE))))
            return a_case(id=own, owner=draw(st.sampled_from(OFFICERS)), people=people, **where)
        case _:
            return replace(an_answer(), id=AnswerId(ANSWER), sensitivity=where["sensitivity"])


def _of_work(draw: Any, case: UUID | None, where: dict[str, Any]) -> Record:
    officer, person = draw(st.sampled_from((ANN, BEN))), draw(st.sampled_from(PEOPLE))
    about = {"person": person, "case": case, **where}
    match draw(st.sampled_from(("visit", "task", "note"))):
        case "visit":
            return a_visit(id=VisitId(draw(st.sampled_from(VISITS))), officer=officer, **about)
        case "task":
            return a_task(id=TaskId(TASKS[0]), assignee=officer, **about)
        case _:
            return a_note(id=NoteId(NOTES[0]), **about)


def _about_people(draw: Any, case: UUID | None, where: dict[str, Any]) -> Record:
    people = tuple(PersonId(one) for one in sorted(draw(st.sets(st.sampled_from(PEOPLE), min_size=1))))
    match draw(st.sampled_from(("consent", "household", "interaction"))):
        case "consent":
            return a_consent(id=CONSENTS[0], person=people[0], **where)
        case "household":
            return a_household(*map(_member, people), id=HouseholdId(HOMES[0]), **where)
        case _:
            return a_contact(id=InteractionId(CONTACTS[0]), people=people, case=case, **where)


def _edits(draw: Any) -> Mutation:
    kind, ids = draw(st.sampled_from(EDITED))
    record = draw(st.sampled_from(ids))
    officer = draw(st.sampled_from(OFFICERS))
    name = None if officer is None else str(officer)
    person = draw(st.sampled_from(PEOPLE))
    edits = [
        setting(kind, record, "territory", draw(st.sampled_from(TERRITORIES))),
        setting(kind, record, "sensitivity", draw(st.integers(0, 2))),
        Mutation(kind, record, Verb.ERASE, "", None),
    ]
    own = {
        "case": [
            setting("case", record, "owner", name),
            setting("case", record, "team", draw(st.sampled_from(("a", "b", "c")))),
            Mutation("case", record, Verb.ADD, "people", _part(record, person)),
            Mutation("case", record, Verb.REMOVE, "people", str(UUID(int=record.int << 32 | person.int))),
        ],
        "visit": [setting("visit", record, "second_officer", name)],
        "task": [setting("task", record, "assignee", name)],
        "household": [
            Mutation("household", record, Verb.ADD, "members", {"id": str(_member(person).id), "person": str(person)}),
            Mutation("household", record, Verb.REMOVE, "members", str(_member(person).id)),
        ],
    }
    found: Mutation = draw(st.sampled_from([*edits[: draw(st.sampled_from((2, 2, 2, 3)))], *own.get(kind, []) * 3]))
    return found


@st.composite
def _steps(draw: Any) -> Step:
    count = draw(st.integers(1, 3))
    make = draw(st.sampled_from((_creations, _edits, _edits)))
    mutations = tuple(make(draw) for _ in range(count))
    return Step(mutations, draw(st.booleans()), draw(st.sampled_from((None, *ACTORS))))


_BEGINNING = Step(
    (
        *(told(a_person(id=PersonId(one))) for one in PEOPLE),
        told(a_case(id=CaseId(CASES[0]), people=(_taking_part(CASES[0], PEOPLE[0]),), owner=ANN)),
        told(a_case(id=CaseId(CASES[1]), people=(), owner=None, sensitivity=Sensitivity.SEALED, territory="south")),
    ),
    blind=False,
    reads=None,
)


def _live_through(agency: Agency, steps: list[Step]) -> None:
    devices = {officer: Device(agency, officer) for officer in ACTORS}
    for step in [_BEGINNING, *steps]:
        seen = 0 if step.blind else agency.tx.stream().head
        agency.push(*step.mutations, seen=seen)
        if step.reads is not None:
            devices[step.reads].read()
    assert_everyone_has_what_they_may_read(agency, devices.items())


@settings(max_examples=120)
@given(st.lists(_steps(), max_size=25))
def test_whatever_happens_everyone_has_exactly_what_they_may_read(steps: list[Step]) -> None:
    with an_agency("memory") as agency:
        _live_through(agency, steps)


@settings(max_examples=12)
@given(st.lists(_steps(), min_size=8, max_size=20))
def test_the_same_holds_for_rows_in_sql(steps: list[Step]) -> None:
    with an_agency("sql") as agency:
        _live_through(agency, steps)


@pytest.fixture
def agency() -> Any:
    with an_agency("memory") as made:
        yield made


def a_case_with_everything(agency: Agency, **over: Any) -> tuple[UUID, UUID, UUID]:
    """A restricted case of Ann's in the north with a restricted person and a note; return case, person and note."""
    closely = {"sensitivity": Sensitivity.RESTRICTED}
    person = a_person(**closely)
    people = (CasePerson(id=UUID(int=77), person=person.id, role="applicant"),)
    case = a_case(people=people, owner=ANN, **{**closely, **over})
    note = a_note(case=case.id, **closely)
    agency.push(told(person), told(case), told(note))
    return case.id, person.id, note.id


def test_what_belongs_to_a_case_follows_its_owner(agency: Agency) -> None:
    case, *others = a_case_with_everything(agency)
    ann, ben = Device(agency, ANN), Device(agency, BEN)
    ann.read()
    ben.read()
    assert set(ann.here()) == {case, *others}
    assert ben.here() == {}

    agency.push(setting("case", case, "owner", str(BEN)), seen=1)
    pages = [*ann.read(), *ben.read()]

    assert ann.here() == {}
    assert set(ben.here()) == {case, *others}
    assert {row.what for page in pages for row in page.rows} == {What.LEAVE, What.FULL}


def test_who_visits_for_a_case_works_with_its_people_until_the_visit_is_given_to_someone_else(agency: Agency) -> None:
    case, person, note = a_case_with_everything(agency)
    visit = a_visit(case=case, officer=BEN, sensitivity=Sensitivity.RESTRICTED)
    ben = Device(agency, BEN)

    agency.push(told(visit))
    ben.read()
    assert set(ben.here()) == {case, person, note, visit.id}
    agency.push(setting("visit", visit.id, "officer", str(ANN)), seen=agency.tx.stream().head)
    ben.read()
    assert ben.here() == {}


def test_what_is_kept_about_a_person_goes_with_the_persons_cases(agency: Agency) -> None:
    case, person, note = a_case_with_everything(agency)
    closely = {"sensitivity": Sensitivity.RESTRICTED}
    known = (
        a_warning(person=PersonId(person), **closely),
        a_consent(person=PersonId(person), **closely),
        a_household(a_member(PersonId(person)), **closely),
        a_relationship(PersonId(UUID(int=9)), Tie.PARENT, PersonId(person), **closely),
        an_appointment(territory="north", person=PersonId(person), officer=None, **closely),
        a_contact(people=(PersonId(person),), **closely),
    )
    agency.push(*map(told, known))
    about = {one.id for one in known}
    ann, ben = Device(agency, ANN), Device(agency, BEN)
    ann.read()
    ben.read()
    assert set(ann.here()) == {case, person, note, *about}

    agency.push(setting("case", case, "owner", str(BEN)), seen=agency.tx.stream().head)
    ann.read()
    ben.read()
    assert ann.here() == {}
    assert set(ben.here()) == {case, person, note, *about}

    agency.push(Mutation("case", case, Verb.REMOVE, "people", str(UUID(int=77))), seen=agency.tx.stream().head)
    ben.read()
    assert set(ben.here()) == {case, note}


def test_an_appointment_follows_the_person_it_is_given_to(agency: Agency) -> None:
    _case, person, _note = a_case_with_everything(agency)
    booked = an_appointment(territory="north", person=None, officer=None, sensitivity=Sensitivity.RESTRICTED)
    agency.push(told(booked))
    assert agency.scopes(booked.id) == {"north/1"}

    agency.push(setting("appointment", booked.id, "person", str(person)), seen=agency.tx.stream().head)

    assert agency.scopes(booked.id) == {"north/1", personal(ANN)}


def test_what_belongs_to_a_case_follows_that_case_and_not_the_other_cases_of_its_person(agency: Agency) -> None:
    _case, person, _note = a_case_with_everything(agency)
    other = a_case(people=(), owner=BEN, sensitivity=Sensitivity.RESTRICTED)
    note = a_note(case=other.id, person=PersonId(person), sensitivity=Sensitivity.RESTRICTED)

    agency.push(told(other), told(note))

    assert agency.scopes(note.id) == {"north/1", personal(BEN)}


def test_a_sealed_record_about_a_person_is_only_in_the_scopes_of_who_works_with_that_person(agency: Agency) -> None:
    _case, person, _note = a_case_with_everything(agency)
    warning = a_warning(person=PersonId(person), sensitivity=Sensitivity.SEALED)

    agency.push(told(warning))

    assert agency.scopes(warning.id) == {personal(ANN)}


def test_a_conflict_goes_where_its_subject_goes(agency: Agency) -> None:
    case, *_ = a_case_with_everything(agency, sensitivity=Sensitivity.SEALED)
    agency.push(setting("case", case, "team", "a"))
    agency.push(setting("case", case, "team", "b"), device=Device(agency, ANN).id)
    (conflict,) = agency.tx.conflicts_about([case])[case]
    assert agency.scopes(conflict) == agency.scopes(case) == {personal(ANN)}

    agency.push(setting("case", case, "owner", str(BEN)), seen=agency.tx.stream().head)

    assert agency.scopes(conflict) == agency.scopes(case) == {personal(BEN)}


def test_no_device_is_told_the_names_of_scopes_that_are_not_its_own(agency: Agency) -> None:
    case, *_ = a_case_with_everything(agency, sensitivity=Sensitivity.NORMAL)
    ann, sue = Device(agency, ANN), Device(agency, SUE)
    told_so_far = [page for device in (ann, sue) for page in device.read()]
    agency.push(setting("case", case, "owner", str(BEN)), seen=agency.tx.stream().head)
    told_so_far += [page for device in (ann, sue) for page in device.read()]

    for device, officer in ((ann, ANN), (sue, SUE)):
        for page in device.read():
            told_so_far.append(page)
        assert {scope for base in device.books._base.values() for scope in base.scopes} <= scopes_for(ACTORS[officer])
    names = {scope for page in told_so_far for row in page.rows for scope in row.scopes}
    assert names <= scopes_for(ACTORS[ANN]) | scopes_for(ACTORS[SUE])
    assert personal(BEN) not in names


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_runs_or_audits_the_system_holds_nothing(role: Role) -> None:
    assert scopes_for(replace(ACTORS[SUE], role=role)) == frozenset()


def test_the_scopes_of_each_role() -> None:
    assert scopes_for(ACTORS[ANN]) == {"north/0", "all", personal(ANN)}
    assert scopes_for(ACTORS[DORA]) == {"northgate/0", "all"}
    assert scopes_for(ACTORS[SUE]) == {
        *(f"{place}/{tier}" for place in ("north", "northgate") for tier in (0, 1)),
        "all",
        personal(SUE),
    }
