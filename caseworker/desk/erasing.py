"""Erasing a person with all that is only about them: for a supervisor, never under legal hold, and for good.

What also concerns somebody else stays, without this person in it. Who acted and when stays in the trail; the words go
from records, history, outbox, search, drafts and sealed files, and then from the pages of the store.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import Action
from caseworker.domain.appointments import Appointment
from caseworker.domain.approvals import Approval
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.consents import Consent
from caseworker.domain.deadlines import Deadline
from caseworker.domain.definition import Record
from caseworker.domain.households import Household
from caseworker.domain.identifications import Identification
from caseworker.domain.ids import PersonId
from caseworker.domain.inputs import reason_given
from caseworker.domain.interactions import Interaction
from caseworker.domain.notes import Note
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral
from caseworker.domain.relationships import Relationship
from caseworker.domain.safety import SafetyFact
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit
from caseworker.domain.walk_ins import WalkIn
from caseworker.errors import CaseworkerError
from caseworker.store import attachment_keys, drafts
from caseworker.store.about import about
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.distinctions import distinctions_around
from caseworker.store.engine import StoreBusy
from caseworker.store.groups import merges_around
from caseworker.store.unit import Unit

_OF_A_PERSON: tuple[type[Record], ...] = (
    Consent,
    SafetyFact,
    Relationship,
    Identification,
    Note,
    Task,
    Visit,
    Appointment,
    WalkIn,
    Referral,
    Attachment,
)
_OF_A_CASE: tuple[type[Record], ...] = (
    Deadline,
    Task,
    Visit,
    Appointment,
    Note,
    Attachment,
    Referral,
    Approval,
)
_OF_A_CONTACT: tuple[type[Record], ...] = (Identification, Attachment)
_OF_A_VISIT: tuple[type[Record], ...] = (Note, Attachment)


class UnderLegalHold(CaseworkerError):
    """A person was to be erased whose case must be kept."""

    key = "erase.legal-hold"
    sentence = (
        "{count} cases of this person are under legal hold, so nothing was erased. "
        "Lift the hold first, if that is right."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """How many records were erased, and how many stay without the person, by kind.

    `off_disk` is false when a reader was in the way: the words then leave the disk when the store is closed.
    """

    erased: dict[str, int]
    stays: dict[str, int]
    off_disk: bool


class Erasing(PersonDesk):
    """Erase people. `empty_log` folds the write-ahead log into the store; it raises StoreBusy while someone reads."""

    def __init__(self, sitting: Sitting, files: AttachmentFiles, *, empty_log: Callable[[], None]) -> None:
        super().__init__(sitting)
        self._files, self._empty_log = files, empty_log

    def erase_person(self, person: PersonId, *, reason: str) -> Erased:
        """Erase a person with all their records and all that is only about them.

        Raises ReasonMissing, UnderLegalHold, NotHere, or AccessDenied when any of it is out of the supervisor's reach;
        nothing is erased then.
        """
        words = reason_given(reason)
        with self._acting("person.erase", reason=words) as unit:
            plan = _Plan(unit, self._whole(unit, person).ids)
            _refuse_held(plan.cases)
            for record in (*plan.gone.values(), *plan.stays.values()):
                self._may_on(unit, Action.REDACT, record)
            attached = [one.id for one in plan.gone.values() if isinstance(one, Attachment)]
            _carry_out(unit, plan, attached)
        for one in attached:
            self._files.erase(one)
        return Erased(erased=_counted(plan.gone), stays=_counted(plan.stays), off_disk=self._off_disk())

    def _off_disk(self) -> bool:
        try:
            self._empty_log()
        except StoreBusy:
            return False
        return True


class _Plan:
    """What goes and what stays without the person, worked out before anything is touched."""

    def __init__(self, unit: Unit, ids: Collection[PersonId]) -> None:
        self._unit, self._ids = unit, frozenset(ids)
        self.gone: dict[UUID, Record] = {}
        self.stays: dict[UUID, Record] = {}
        self.cases = about(unit, Case, ids)
        self._take(unit.many(Person, ids))
        known = merges_around(unit, ids)
        self._take([*known.merges, *known.unmerges])
        told = distinctions_around(unit, ids)
        self._take([*told.distinctions, *told.doubts])
        for case in self.cases:
            self._case(case)
        for contact in about(unit, Interaction, ids):
            self._contact(contact)
        for home in about(unit, Household, ids):
            self._household(home)
        for subject in _OF_A_PERSON:
            self._take(about(unit, subject, ids))
        self._take(_with_visits(unit, self.gone.values()))

    def _take(self, records: Iterable[Record]) -> None:
        for record in records:
            self.gone[record.id] = record
            if isinstance(record, Interaction):
                for subject in _OF_A_CONTACT:
                    self._take(about(self._unit, subject, (record.id,)))

    def _case(self, case: Case) -> None:
        others = tuple(one for one in case.people if one.person not in self._ids)
        if others:
            self.stays[case.id] = replace(case, people=others)
            return
        self._take([case])
        for subject in _OF_A_CASE:
            self._take(about(self._unit, subject, (case.id,)))
        for contact in about(self._unit, Interaction, (case.id,)):
            self._contact(contact)

    def _contact(self, contact: Interaction) -> None:
        others = tuple(one for one in contact.people if one not in self._ids)
        if contact.id in self.gone:
            return
        if others:
            self.stays[contact.id] = replace(contact, people=others)
        else:
            self._take([contact])

    def _household(self, home: Household) -> None:
        others = tuple(one for one in home.members if one.person not in self._ids)
        if others:
            self.stays[home.id] = replace(home, members=others)
        else:
            self._take([home])


def _with_visits(unit: Unit, gone: Iterable[Record]) -> list[Record]:
    visits = [one.id for one in gone if isinstance(one, Visit)]
    return [record for visit in visits for subject in _OF_A_VISIT for record in about(unit, subject, (visit,))]


def _refuse_held(cases: Collection[Case]) -> None:
    held = sum(case.legal_hold for case in cases)
    if held:
        raise UnderLegalHold(count=held)


def _carry_out(unit: Unit, plan: _Plan, attached: Iterable[UUID]) -> None:
    for record in plan.stays.values():
        unit.save(record)
    for record in plan.gone.values():
        unit.erase(type(record), record.id)
    for one in attached:
        attachment_keys.forget(unit.connection, one)
    for draft in drafts.of(unit.connection, unit.deed.author.officer):
        if draft.key.about in plan.gone:
            drafts.remove(unit.connection, draft.key)


def _counted(records: dict[UUID, Record]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for record in records.values():
        counted[record.definition.kind] = counted.get(record.definition.kind, 0) + 1
    return counted
