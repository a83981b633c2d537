"""The checks that ship with the generator: is this population what it claims to be?

`examine` reads batches as they are made, or as they are read back, and says what does not hold. Deadlines are counted
again here, day by day, in the time zone of the machine's database rather than by the office's calendar.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays

from caseworker.practice.population.generate import Batch
from caseworker.practice.population.references import References
from caseworker.practice.population.shares import Share, Shares
from caseworker.practice.population.tables import TABLES, Cases, Services

_ORDER = {table: place for place, table in enumerate(TABLES)}
_ZONE = ZoneInfo("Europe/London")
_MORNING, _EVENING = time(9), time(17)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: faults of single rows, wrong deadlines, and the shares. `sound` looks at faults alone."""

    faults: tuple[str, ...]
    wrong_deadlines: tuple[str, ...]
    shares: tuple[Share, ...]
    contacts_a_year: float
    dispersion: float

    @property
    def sound(self) -> bool:
        """Whether every row holds."""
        return not self.faults and not self.wrong_deadlines

    def apart(self, points: float) -> list[Share]:
        """Return the shares that are further than so many points from what is meant."""
        return [share for share in self.shares if share.apart > points]


def examine(batches: Iterable[Batch], *, start: date, days: int) -> Findings:
    """Look at a whole population in the order in which it is made, one neighbourhood at a time."""
    references, shares = References(), Shares(start=start, days=days)
    clock = _Deadlines(start, days)
    before = -1
    for batch in batches:
        if _ORDER[batch.table] <= before:
            references.look()
        before = _ORDER[batch.table] if batch.table not in {"teams", "services"} else -1
        references.take(batch.table, batch.rows)
        shares.take(batch.rows)
        for row in batch.rows:
            clock.take(row)
    references.look()
    mean, dispersion = shares.contacts()
    return Findings(tuple(references.faults), tuple(clock.wrong), tuple(shares.figures()), mean, dispersion)


class _Deadlines:
    """Counts each deadline again: working days are Monday to Friday without holidays, hours from nine to five."""

    def __init__(self, start: date, days: int) -> None:
        years = range(start.year - 1, (start + timedelta(days=days)).year + 2)
        self._closed = set(holidays.country_holidays("GB", subdiv="ENG", years=years))
        self._services: dict[str, Services] = {}
        self.wrong: list[str] = []

    def take(self, row: object) -> None:
        """Learn a service, or count a case."""
        if isinstance(row, Services):
            self._services[row.service_id] = row
        elif isinstance(row, Cases) and row.service_id in self._services:
            opened = datetime.fromtimestamp(row.opened_at / 1e6, UTC).astimezone(_ZONE)
            due = self._due(opened, self._services[row.service_id])
            if round(due.timestamp() * 1e6) // 1_000_000 != row.due_at // 1_000_000:
                self.wrong.append(row.case_id)

    def _due(self, opened: datetime, service: Services) -> datetime:
        if service.deadline_unit == "open_hours":
            return self._after_hours(opened, timedelta(hours=service.deadline))
        day, left = self._worked(opened.date()), service.deadline
        while left:
            day, left = self._worked(day + timedelta(days=1)), left - 1
        return datetime.combine(day, _EVENING, _ZONE)

    def _after_hours(self, opened: datetime, left: timedelta) -> datetime:
        day = self._worked(opened.date())
        now = datetime.combine(day, max(opened.time(), _MORNING) if day == opened.date() else _MORNING, _ZONE)
        while True:
            rest = max(datetime.combine(day, _EVENING, _ZONE) - now, timedelta(0))
            if left <= rest:
                return now + left
            left -= rest
            day = self._worked(day + timedelta(days=1))
            now = datetime.combine(day, _MORNING, _ZONE)

    def _worked(self, day: date) -> date:
        while day.weekday() >= 5 or day in self._closed:
            day += timedelta(days=1)
        return day
