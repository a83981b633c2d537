"""The desk for paper: what goes on it is read here, and every print leaves a trail with what it was for.

Paper handed to the person, such as a receipt, needs the right to read what is on it. Paper that staff carry, such as a
summary or a list of visits, needs the right to print and a purpose.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.reporters_seen import reporters_seen
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.actions import Action
from caseworker.domain.answers import Answer
from caseworker.domain.attachments import Attachment
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral
from caseworker.domain.reporters import is_reported
from caseworker.domain.visits import Visit
from caseworker.store.about import about, seen_of
from caseworker.store.audit import Entry
from caseworker.store.reader import Reader


class Paper(StrEnum):
    """What is printed."""

    SUMMARY = "summary"
    VISIT_LIST = "visit_list"
    RECEIPT_OF_CASE = "receipt_of_case"
    RECEIPT_OF_PERSON = "receipt_of_person"
    SLIP = "slip"
    ANSWER = "answer"


_ABOUT: dict[Paper, type[Record]] = {
    Paper.SUMMARY: Person,
    Paper.VISIT_LIST: Visit,
    Paper.RECEIPT_OF_CASE: Case,
    Paper.RECEIPT_OF_PERSON: Person,
    Paper.SLIP: Referral,
    Paper.ANSWER: Answer,
}
CARRIED = frozenset({Paper.SUMMARY, Paper.VISIT_LIST})
"""Paper that staff carry: it needs the right to print and a purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt tells: who handed in, for which case, and which documents, the latest first."""

    person: Person | None
    case: Case | None
    documents: tuple[Attachment, ...]


class Printing(PersonDesk, WorkDesk):
    """Reads what is printed, and records that it was."""

    def receipt_of_case(self, case: CaseId) -> Receipt:
        """Return what can be receipted of a case; the reading is recorded. Raises NotHere or AccessDenied.

        It names nobody where several people reported the matter: whoever is handed it learns of no other.
        """
        with self._reading() as reader:
            known = self._opened(reader, Case, case)
            people = seen_of(reader, Person, [one.person for one in known.people], visible=self._listed(Person))
            return Receipt(
                person=None if self._has_several_reporters(reader, known) else next(iter(people), None),
                case=self._discreet(reader, known),
                documents=self._documents(reader, (case,)),
            )

    def _has_several_reporters(self, reader: Reader, case: Case) -> bool:
        case_type = self._type_of(reader, case)
        return is_reported(case_type) and reporters_seen(reader, case, case_type, listed=self._listed).count > 1

    def receipt_of_person(self, person: PersonId) -> Receipt:
        """Return what can be receipted of a person; the reading is recorded. Raises NotHere or AccessDenied."""
        with self._reading() as reader:
            whole = self._whole(reader, person)
            self._trail(Action.READ.value, whole.id, kind=Person.definition.kind)
            return Receipt(person=whole.shown, case=None, documents=self._documents(reader, whole.ids))

    def printed(self, paper: Paper, subjects: Collection[UUID], *, purpose: str = "") -> None:
        """Record that a paper about these records is printed; call it before anything leaves the program.

        Raises AccessDenied for paper that staff carry when the officer may not print, or gave no purpose.
        """
        with self._reading() as reader:
            for subject in subjects:
                self._check(reader, paper, subject, purpose)
        for subject in subjects:
            self._leave_print(paper, subject, purpose)

    def _check(self, reader: Reader, paper: Paper, subject: UUID, purpose: str) -> None:
        action = Action.PRINT if paper in CARRIED else Action.READ
        if _ABOUT[paper] is Person:
            record: Record = self._whole(reader, PersonId(subject)).kept
        else:
            record = reader.get(_ABOUT[paper], subject)
        self._may_on(reader, action, record, purpose=purpose)

    def _documents(self, reader: Reader, targets: tuple[UUID, ...]) -> tuple[Attachment, ...]:
        found = about(reader, Attachment, targets, visible=self._listed(Attachment))
        return tuple(sorted(found, key=lambda one: (one.captured_at, one.id), reverse=True))

    def _leave_print(self, paper: Paper, subject: UUID, purpose: str) -> None:
        entry = Entry(
            author=self._sitting.author,
            at=self._now(),
            act=Action.PRINT.value,
            obj=str(subject),
            reason=purpose,
            x={"kind": paper.value},
        )
        self._sitting.store.witness(entry)
