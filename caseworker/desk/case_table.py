"""The table of all cases: their order as row numbers, counts that are filters, and pages of what each row shows.

Lists are filtered in the query and leave no trace. What is overdue or due soon is reckoned from the first deadline of a
case that runs; soon is within a week.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from caseworker.desk.holding import Hold, Placed
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.approvals import Approval, ApprovalState
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.people import Person, display_name
from caseworker.store import case_list
from caseworker.store.about import about, seen_of
from caseworker.store.case_list import Asking, AtWork, CaseOrder, CasesWanted, Held, Moment
from caseworker.store.reader import Reader

__all__ = ["Asking", "AtWork", "CaseOrder", "CaseRow", "CaseTable", "CasesWanted", "Load"]

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One row. `person` is the first of the case's people whom the officer may see, and `name` what they are called.

    `asked` is the request about the case that waits for this officer's decision.
    """

    case: Case
    type_title: str
    stage_title: str
    person: PersonId | None
    name: str
    due_at: datetime | None
    is_overdue: bool
    held_by: tuple[Hold, ...]
    asked: Approval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What an officer of a team holds against the number of open cases agreed for each."""

    held: Held
    agreed: int

    @property
    def is_over(self) -> bool:
        """Whether it is more than was agreed."""
        return self.held.cases > self.agreed


class CaseTable(WorkDesk):
    """Every case the officer may see, sorted, filtered and counted."""

    def order(self, wanted: CasesWanted, *, by: CaseOrder = CaseOrder.DUE, descending: bool = False) -> "array[int]":
        """Return the row numbers of the cases that are wanted, in order. They hold until cases are added or removed."""
        with self._reading() as reader:
            return case_list.cases_in_order(
                reader, self._listed(Case), wanted, self._moment, by=by, descending=descending
            )

    def counts(self, wanted: CasesWanted) -> Mapping[Asking, int]:
        """Return how many of the cases that are wanted ask for what, whichever of it is chosen."""
        with self._reading() as reader:
            return case_list.counts(reader, self._listed(Case), wanted, self._moment)

    def rows(self, numbers: Sequence[int]) -> tuple[CaseRow | None, ...]:
        """Return what some rows of an order show; None where the case has gone since, or may no longer be seen."""
        with self._reading() as reader:
            cases = case_list.cases_at(reader, numbers, self._listed(Case))
            told = self._told(reader, [one for one in cases if one is not None])
        return tuple(None if one is None else told[one.id] for one in cases)

    def of(self, cases: Collection[CaseId]) -> dict[CaseId, CaseRow]:
        """Return the rows of some cases; those that may not be seen are left out."""
        with self._reading() as reader:
            return self._told(reader, seen_of(reader, Case, cases, visible=self._listed(Case)) if cases else [])

    def ids(self, numbers: Sequence[int]) -> tuple[CaseId, ...]:
        """Return which cases stand at some row numbers."""
        with self._reading() as reader:
            return tuple(case_list.ids_at(reader, numbers))

    def cases(self, ids: Collection[CaseId]) -> tuple[Case, ...]:
        """Return those of some cases that the officer may see, as they stand: what an undo goes back to."""
        with self._reading() as reader:
            return tuple(seen_of(reader, Case, ids, visible=self._listed(Case)))

    def numbers(self, cases: Collection[CaseId]) -> tuple[int, ...]:
        """Return the row numbers of some cases, in no order."""
        with self._reading() as reader:
            return tuple(case_list.rows_of(reader, cases))

    def about(self, people: Collection[PersonId]) -> tuple[CaseId, ...]:
        """Return the cases in which these people have a part; which may be seen is asked when they are listed."""
        with self._reading() as reader:
            return tuple(case_list.about_people(reader, people))

    def owners(self) -> tuple[OfficerId, ...]:
        """Return everybody who owns a case at work that the officer may see."""
        with self._reading() as reader:
            return tuple(case_list.owners(reader, self._listed(Case)))

    def loads(self, wanted: CasesWanted) -> tuple[Load, ...]:
        """Return what each officer holds of the cases that are wanted, by team and then the most loaded first."""
        agreed = {team.id: team.agreed_cases for team in self._sitting.pack.teams}
        with self._reading() as reader:
            held = case_list.held_by_officers(reader, self._listed(Case), wanted, self._moment)
        return tuple(Load(held=one, agreed=agreed[one.team]) for one in held if one.team in agreed)

    @property
    def _moment(self) -> Moment:
        now = self._now()
        return Moment(
            now=now,
            soon=now + SOON,
            role=next(iter(self._roles)),
            me=self._me,
            approval=self._listed(Approval),
        )

    def _told(self, reader: Reader, cases: Sequence[Case]) -> dict[CaseId, CaseRow]:
        if not cases:
            return {}
        placed = [Placed(one, self._type_of(reader, one)) for one in cases]
        due = case_list.next_due(reader, [one.id for one in cases])
        held = self._held(reader, placed)
        asked = self._asked(reader, cases)
        people = self._people(reader, cases)
        return {
            one.case.id: self._row(one, people, due.get(one.case.id), held[one.case.id], asked.get(one.case.id))
            for one in placed
        }

    def _row(
        self,
        placed: Placed,
        people: Mapping[PersonId, Person],
        due_at: datetime | None,
        held_by: tuple[Hold, ...],
        asked: Approval | None,
    ) -> CaseRow:
        case = placed.case
        first = next((people[one.person] for one in case.people if one.person in people), None)
        return CaseRow(
            case=case,
            type_title=placed.case_type.title,
            stage_title=placed.case_type.stage(case.stage).title,
            person=None if first is None else first.id,
            name="" if first is None else display_name(first, on=self._today()) or first.description,
            due_at=due_at,
            is_overdue=due_at is not None and due_at < self._now(),
            held_by=held_by,
            asked=asked,
        )

    def _people(self, reader: Reader, cases: Sequence[Case]) -> dict[PersonId, Person]:
        wanted = {part.person for one in cases for part in one.people}
        found = seen_of(reader, Person, wanted, visible=self._listed(Person)) if wanted else []
        return {one.id: one for one in found}

    def _asked(self, reader: Reader, cases: Sequence[Case]) -> dict[CaseId, Approval]:
        found = about(reader, Approval, [one.id for one in cases], visible=self._listed(Approval))
        return {one.case: one for one in found if self._waits_for_me(one)}

    def _waits_for_me(self, asked: Approval) -> bool:
        return asked.state is ApprovalState.ASKED and asked.asked_of in self._roles and asked.asked_by != self._me
