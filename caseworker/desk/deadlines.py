"""Deadlines: what binds us by when, for me or for a team; promise one, move one with a reason, settle one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from caseworker.desk.case_page import DeadlineLine
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import deadlines as clocks
from caseworker.domain.case_types import Ground
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Deadline, Extension
from caseworker.domain.ids import CaseId
from caseworker.domain.inputs import title_given
from caseworker.store import work_lists
from caseworker.store.about import about
from caseworker.store.reader import Reader
from caseworker.store.unit import Unit
from caseworker.store.work_lists import Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """A deadline that is not settled, and its case (None when the officer may not see it)."""

    line: DeadlineLine
    case: Case | None


class Deadlines(WorkDesk):
    """The dates that bind the agency."""

    def mine(self, *, within_days: int = 30) -> tuple[DueLine, ...]:
        """Return what is overdue or due within so many days in the officer's own cases, the first due first."""
        return self._due(Holder(officer=self._me), within_days)

    def of_team(self, team: str, *, within_days: int = 30) -> tuple[DueLine, ...]:
        """The same for the cases of a team. Raises NotInPack."""
        return self._due(Holder(team=self._sitting.pack.team(team).id), within_days)

    def late(self, *, limit: int = 200) -> tuple[DueLine, ...]:
        """Return what has passed and is not settled, in all cases that the officer may see, the oldest first."""
        with self._reading() as reader:
            return self._lines(
                reader, work_lists.late_deadlines(reader, self._listed(Deadline), at=self._now(), limit=limit)
            )

    def of_cases(self, cases: Collection[CaseId]) -> tuple[DueLine, ...]:
        """Return what is not settled in these cases, the first due first, as far as the officer may see it."""
        with self._reading() as reader:
            found = about(reader, Deadline, cases, visible=self._listed(Deadline)) if cases else []
            waiting = [one for one in found if one.state in {clocks.Clock.RUNNING, clocks.Clock.PAUSED}]
            return self._lines(reader, sorted(waiting, key=lambda one: (one.due_at, one.id)))

    def promise(self, case_id: CaseId, *, title: str, due_at: datetime) -> Deadline:
        """Promise something for a moment. Raises TitleMissing."""
        with self._acting("deadline.promise") as unit:
            case = self._written(unit, Case, case_id)
            made = clocks.promise(
                title_given(title),
                deadline_id=unit.new_id(),
                case=case.id,
                at=unit.deed.at,
                due_at=due_at,
                territory=case.territory,
                sensitivity=case.sensitivity,
            )
            self._may_create(made)
            unit.add(made)
            return made

    def extend(self, deadline_id: UUID, *, by: int, ground: Ground, reason: str) -> Deadline:
        """Move a deadline by so many of its units (days for a promise), within what its rule allows.

        Raises ExtensionNeedsReason, ExtensionNotPossible or ExtensionTooLong.
        """

        def extended(known: Deadline, unit: Unit) -> Deadline:
            extension = Extension(
                id=unit.new_id(), by=by, ground=ground, reason=reason.strip(), officer=self._me, at=unit.deed.at
            )
            standing = clocks.miss(known, at=unit.deed.at)
            limit = self._limit(unit, known)
            return clocks.extend(standing, extension, limit=limit, calendar=self._sitting.calendar)

        return self._change("deadline.extend", deadline_id, extended, reason=reason)

    def meet(self, deadline_id: UUID) -> Deadline:
        """Say that what was due is done. One that was overdue stays missed and keeps when it was settled."""
        return self._change("deadline.meet", deadline_id, lambda known, unit: clocks.meet(known, at=unit.deed.at))

    def _limit(self, unit: Unit, deadline: Deadline) -> int | None:
        if not deadline.rule:
            return None
        return self._type_of(unit, unit.get(Case, deadline.case)).deadline(deadline.rule).may_extend

    def _due(self, holder: Holder, within_days: int) -> tuple[DueLine, ...]:
        until = self._sitting.calendar.end_of(self._today() + timedelta(days=within_days))
        with self._reading() as reader:
            found = work_lists.unsettled_deadlines(reader, self._listed(Deadline), holder, until=until)
            return self._lines(reader, found)

    def _lines(self, reader: Reader, found: Sequence[Deadline]) -> tuple[DueLine, ...]:
        known, look = self._cases_seen(reader, (one.case for one in found)), self._look(reader)
        return tuple(DueLine(line=look.deadline_line(one), case=known.get(one.case)) for one in found)

    def _change(
        self, action: str, deadline_id: UUID, change: Callable[[Deadline, Unit], Deadline], *, reason: str = ""
    ) -> Deadline:
        with self._acting(action, reason=reason) as unit:
            changed = change(self._written(unit, Deadline, deadline_id), unit)
            unit.save(changed)
            return changed
