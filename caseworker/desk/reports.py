"""Reports: what needs a supervisor now, a team's queue and what holds each case, its load, and figures to rows."""

from dataclasses import dataclass
from datetime import date, datetime, time

from caseworker.desk.deadlines import Deadlines, DueLine
from caseworker.desk.holding import Hold, Holding, Placed
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.approvals import Approval
from caseworker.domain.calendars import add_months
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.referrals import Referral
from caseworker.domain.tasks import Task
from caseworker.store import figures, work_lists
from caseworker.store.day_lists import Span
from caseworker.store.figures import Figure, Load, Measure, Month
from caseworker.store.work_lists import Due, Holder

__all__ = ["Figure", "Hold", "Holding", "Load", "Measure", "Month", "NeedsMe", "QueueRow", "Reports", "Workload"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """An open case in a team's queue: what binds it next (None: no clock runs) and what holds it."""

    case: Case
    due_at: datetime | None
    is_overdue: bool
    held_by: tuple[Hold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What the officers of a team hold, and the number of open cases agreed for each."""

    team: str
    agreed_cases: int
    loads: tuple[Load, ...]

    def is_over(self, load: Load) -> bool:
        """Say whether an officer holds more than was agreed."""
        return load.open_cases + load.held_cases > self.agreed_cases


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsMe:
    """What waits for a supervisor: requests, cases nobody owns or that were escalated, late deadlines, referrals."""

    approvals: tuple[Approval, ...]
    cases: tuple[Case, ...]
    late: tuple[DueLine, ...]
    referrals: tuple[Referral, ...]


class Reports(WorkDesk):
    """Looking at work from above. Every list and number is filtered by what the officer may see."""

    def needs_me(self, *, limit: int = 100) -> NeedsMe:
        """Return what waits for the officer, whatever team it is in: one reading."""
        role = next(iter(self._roles))
        with self._reading() as reader:
            asked = work_lists.approvals_asked(reader, self._listed(Approval), of=role, not_by=self._me, limit=limit)
            open_questions = work_lists.cases_that_ask(reader, self._listed(Case), limit=limit)
            to_ask = work_lists.referrals_to_ask(reader, self._listed(Referral), on=self._today(), limit=limit)
        late = Deadlines(self._sitting).late(limit=limit)
        return NeedsMe(approvals=tuple(asked), cases=tuple(open_questions), late=late, referrals=tuple(to_ask))

    def team_queue(self, team: str, *, limit: int = 100) -> tuple[QueueRow, ...]:
        """Return the open cases of a team, what is due first before all, with what holds each. Raises NotInPack."""
        known = self._sitting.pack.team(team).id
        with self._reading() as reader:
            found = work_lists.open_cases(reader, self._listed(Case), Holder(team=known), limit=limit)
            placed = [Placed(one.case, self._type_of(reader, one.case)) for one in found]
            held = self._held(reader, placed)
        return tuple(self._row(one, held[one.case.id]) for one in found)

    def workload(self, team: str) -> Workload:
        """Return what each officer of a team holds against what was agreed. Raises NotInPack."""
        known = self._sitting.pack.team(team)
        with self._reading() as reader:
            found = figures.loads(
                reader,
                cases=self._listed(Case),
                tasks=self._listed(Task),
                team=known.id,
                today=self._today(),
                at=self._now(),
            )
        return Workload(team=known.id, agreed_cases=known.agreed_cases, loads=tuple(found))

    def figures(self, measure: Measure, *, months: int = 12) -> tuple[Figure, ...]:
        """Return a measure by team and month for the last months, this one included."""
        first = add_months(self._today().replace(day=1), 1 - months)
        chosen = [self._month(add_months(first, place)) for place in range(months)]
        with self._reading() as reader:
            visible = self._listed(measure.subject)
            return tuple(figures.by_team_and_month(reader, visible, measure, chosen))

    def rows(self, figure: Figure, *, limit: int = 500) -> tuple[Record, ...]:
        """Return the records that a figure counts: cases, or contacts."""
        with self._reading() as reader:
            return tuple(figures.behind(reader, self._listed(figure.measure.subject), figure, limit=limit))

    def _row(self, due: Due, held_by: tuple[Hold, ...]) -> QueueRow:
        is_overdue = due.due_at is not None and due.due_at < self._now()
        return QueueRow(case=due.case, due_at=due.due_at, is_overdue=is_overdue, held_by=held_by)

    def _month(self, first: date) -> Month:
        zone = self._sitting.calendar.time_zone
        since, until = (datetime.combine(day, time(), zone) for day in (first, add_months(first, 1)))
        return Month(first, Span(since, until))
