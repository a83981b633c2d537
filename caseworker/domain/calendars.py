"""Working calendars: adding and counting working days and open minutes, over holidays and daylight saving.

Rules only. The time zone, the weekend, the opening hours and a source of holidays are handed in; nothing here reads
a clock or a holiday library. Days are local days of the calendar's time zone; minutes are real minutes that pass while
the local clock is within opening hours, so an hour lost or gained by daylight saving is neither counted nor missed.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from caseworker.errors import CaseworkerError

HolidaysOf = Callable[[int], frozenset[date]]
"""The days of a year on which nobody works. Asked often: whoever hands it in keeps what it worked out."""

MINUTES_A_DAY = 1440
REACH_DAYS = 36_525
"""No count goes further than about a hundred years, so a calendar that never opens is found out and not waited for."""

_DAY = timedelta(days=1)
_OFFSETS_REACH = timedelta(hours=15)  # no zone is further from UTC, so a local day lies within its UTC day +- this


class TooFarAway(CaseworkerError):
    """A count of working time ends beyond what the calendar covers."""

    key = "calendar.too-far"
    sentence = (
        "The date lies more than {years} years away, further than the calendar reaches. "
        "Nothing was changed. Check the number of days and the opening hours."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSpan:
    """Open from one minute of the local day to before another (0-1440, later than the first)."""

    opens_min: int
    closes_min: int

    def __post_init__(self) -> None:
        """Refuse a span that does not lie within one day."""
        if not 0 <= self.opens_min < self.closes_min <= MINUTES_A_DAY:
            raise ValueError("an open span begins before it ends, within one day")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """A week: seven tuples of spans, Monday first, each in order of time and without overlap."""

    week: tuple[tuple[OpenSpan, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a week that has not seven days, or a day whose spans are out of order."""
        if len(self.week) != 7:
            raise ValueError("a week has seven days")
        for spans in self.week:
            if any(after.opens_min < before.closes_min for before, after in pairwise(spans)):
                raise ValueError("the spans of a day are in order and do not overlap")

    def is_open(self, weekday: int, minute: int) -> bool:
        """Say whether a minute of the local day (0-1439) of a weekday (Monday is 0) is within the hours."""
        return any(span.opens_min <= minute < span.closes_min for span in self.week[weekday])


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """When an agency works. `weekend` holds weekdays (Monday is 0) that are no working days, even if some are open.

    Every moment handed in carries a time zone; every moment returned is in the calendar's own.
    """

    time_zone: ZoneInfo
    weekend: frozenset[int]
    hours: OpeningHours
    holidays: HolidaysOf = field(compare=False)

    def __post_init__(self) -> None:
        """Refuse a week without working days."""
        if len(self.weekend) >= 7:
            raise ValueError("a week has at least one working day")

    def local(self, moment: datetime) -> datetime:
        """Return the moment as the clock on the wall shows it."""
        if moment.tzinfo is None:
            raise ValueError("moments carry a time zone")
        return moment.astimezone(self.time_zone)

    def day_of(self, moment: datetime) -> date:
        """Return the local day of a moment."""
        return self.local(moment).date()

    def end_of(self, day: date) -> datetime:
        """Return the last second of a local day."""
        return datetime.combine(day, time(23, 59, 59), self.time_zone)

    def is_holiday(self, day: date) -> bool:
        """Say whether the day is a holiday, whatever its weekday."""
        return day in self.holidays(day.year)

    def is_working_day(self, day: date) -> bool:
        """Say whether the day counts as a working day."""
        return day.weekday() not in self.weekend and not self.is_holiday(day)

    def working_days_between(self, first: date, last: date) -> int:
        """Count working days from `first` (included) to `last` (left out).

        Where `last` is earlier the count is negative and goes back from `first`, so that adding days and counting them
        always agree.
        """
        if last < first:
            return -self._count(last + _DAY, first + _DAY)
        return self._count(first, last)

    def _count(self, first: date, before: date) -> int:
        weeks, rest = divmod((before - first).days, 7)
        free = sum((first.weekday() + step) % 7 in self.weekend for step in range(rest))
        closed = sum(
            first <= day < before and day.weekday() not in self.weekend
            for year in range(first.year, before.year + 1)
            for day in self.holidays(year)
        )
        return weeks * (7 - len(self.weekend)) + rest - free - closed

    def add_working_days(self, start: date, days: int) -> date:
        """Return the day that many working days after `start` (before it, if negative).

        A start on a free day first rolls to the next working day, or to the one before when going back. The start
        itself is not counted: one day after Monday is Tuesday. Raises TooFarAway beyond a hundred years.
        """
        step = _DAY if days >= 0 else -_DAY
        day = self._roll(start, step, start)
        left = abs(days)
        while left > 0:
            weeks = left // (7 - len(self.weekend))
            jump = weeks * 7 or left  # never more working days than are left, so nothing is overshot
            self._within_reach(start, jump)
            target = day + step * jump
            self._within_reach(start, (target - start).days)
            left -= abs(self._passed(day, target))
            day = target
        return self._roll(day, -step, start)

    def _passed(self, day: date, target: date) -> int:
        """Count working days after `day` up to and with `target`, in the direction of travel."""
        if target >= day:
            return self._count(day + _DAY, target + _DAY)
        return self._count(target, day)

    def _roll(self, day: date, step: timedelta, start: date) -> date:
        while not self.is_working_day(day):
            self._within_reach(start, (day - start).days)
            day += step
        return day

    @staticmethod
    def _within_reach(start: date, days: int) -> None:
        ordinal = start.toordinal() + days
        if abs(days) > REACH_DAYS or not date.min.toordinal() + 2 < ordinal < date.max.toordinal() - 2:
            raise TooFarAway(years=REACH_DAYS // 365)

    def open_time_between(self, first: datetime, last: datetime) -> timedelta:
        """Return how much open time passes between two moments; negative where `last` is earlier. Exact."""
        if last < first:
            return -self.open_time_between(last, first)
        begin, end = first.astimezone(UTC), last.astimezone(UTC)
        total = timedelta()
        for opens, closes in self._open_periods(self.day_of(first), self.day_of(last)):
            total += max(min(closes, end) - max(opens, begin), timedelta())
        return total

    def open_minutes_between(self, first: datetime, last: datetime) -> int:
        """Return whole open minutes between two moments, rounded towards zero; negative where `last` is earlier."""
        sign = -1 if last < first else 1
        return sign * (abs(self.open_time_between(first, last)) // timedelta(minutes=1))

    def add_open_minutes(self, start: datetime, minutes: int) -> datetime:
        """Return the moment at which that many open minutes have passed: a closing time, not the next opening.

        No minutes are over at once, even when closed. Negative minutes are refused; raises TooFarAway beyond a hundred
        years.
        """
        return self.add_open_time(start, timedelta(minutes=minutes))

    def add_open_time(self, start: datetime, length: timedelta) -> datetime:
        """As `add_open_minutes`, for any length that is not negative."""
        if length < timedelta():
            raise ValueError("open time is counted forwards")
        if not length:
            return self.local(start)
        begin, left, day = start.astimezone(UTC), length, self.day_of(start)
        reach = min(day.toordinal() + REACH_DAYS, date.max.toordinal() - 2)
        for opens, closes in self._open_periods(day, date.fromordinal(reach)):
            open_for = max(closes - max(opens, begin), timedelta())
            if open_for >= left:
                return self.local(max(opens, begin) + left)
            left -= open_for
        raise TooFarAway(years=REACH_DAYS // 365)

    def _open_periods(self, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            spans = self.hours.week[day.weekday()]
            if spans and not self.is_holiday(day):
                yield from self._real_periods(day, spans)

    def _real_periods(self, day: date, spans: tuple[OpenSpan, ...]) -> Iterator[tuple[datetime, datetime]]:
        """Yield the spans of a local day as moments in UTC, cut exactly where the clocks change."""
        midnight = datetime.combine(day, time(), UTC)
        stretches = self._stretches(midnight - _OFFSETS_REACH, midnight + _DAY + _OFFSETS_REACH)
        for since, until, offset in stretches:
            for span in spans:
                opens = max(midnight + timedelta(minutes=span.opens_min) - offset, since)
                closes = min(midnight + timedelta(minutes=span.closes_min) - offset, until)
                if opens < closes:
                    yield opens, closes

    def _stretches(self, since: datetime, until: datetime) -> list[tuple[datetime, datetime, timedelta]]:
        """Return stretches of constant distance to UTC; clocks change at most once in the two days asked for."""
        before, after = self._offset(since), self._offset(until)
        if before == after:
            return [(since, until, before)]
        low, high = since, until
        while high - low > timedelta(seconds=1):
            middle = (low + (high - low) / 2).replace(microsecond=0)
            low, high = (middle, high) if self._offset(middle) == before else (low, middle)
        return [(since, high, before), (high, until, after)]

    def _offset(self, moment: datetime) -> timedelta:
        return moment.astimezone(self.time_zone).utcoffset() or timedelta()


def fixed_holidays(days: frozenset[date]) -> HolidaysOf:
    """Return a source of holidays that knows exactly these days."""
    by_year: dict[int, frozenset[date]] = {
        year: frozenset(day for day in days if day.year == year) for year in {day.year for day in days}
    }
    return lambda year: by_year.get(year, frozenset())


def add_months(day: date, months: int) -> date:
    """Return the same day of the month that many months later, or the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise TooFarAway(years=REACH_DAYS // 365)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
