"""Opening hours of the places people are sent to: open now, until when, and when next.

Rows in the terms of HSDS 3 schedules (which take them from RFC 5545), kept as elements of a service or a place. Zones
are handed in; days and hours are those of the clock on the wall there, also over daylight saving.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from caseworker.domain.definition import Element
from caseworker.domain.inputs import moment

_DAY_MIN = 24 * 60
_MOST_WEEKS = 52
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_BYMONTHDAY = re.compile(r"[+-]?(?:[1-9]|[12][0-9]|3[01])")


class HoursKind(StrEnum):
    """What a row of opening hours says about its days."""

    REGULAR = "regular"
    INSTEAD = "instead"  # on these days only rows like this one count
    CLOSED = "closed"  # on these days nothing else counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Element):
    """One row. `byday` is as in RFC 5545: `MO,WE`, or `1TU,-1FR` for the first Tuesday and last Friday of a month, or
    empty for every day; `bymonthday` such as `1,15,-1` leaves only these days of a month. Minutes count from midnight;
    `closes_min` beyond 1440 lies on the next day. It holds from the first to the last valid day, both included; when
    `yearly`, between the same days of every year. With `every_weeks` only every so many weeks count, from that of the
    first valid day on.
    """

    kind: HoursKind = HoursKind.REGULAR
    byday: str = ""
    bymonthday: str = ""
    every_weeks: int = 1
    yearly: bool = False
    opens_min: int = 0
    closes_min: int = _DAY_MIN
    valid_from: date | None = None
    valid_to: date | None = None
    by_appointment: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a row that could never be read: unknown days, or hours that are not within two days."""
        if self.byday and not all(_BYDAY.fullmatch(word) for word in self.byday.split(",")):
            raise ValueError("days are written as in RFC 5545")
        if self.bymonthday and not all(_BYMONTHDAY.fullmatch(word) for word in self.bymonthday.split(",")):
            raise ValueError("days of a month are written as in RFC 5545")
        if not 1 <= self.every_weeks <= _MOST_WEEKS:
            raise ValueError("weeks are counted from 1 to 52")
        if not 0 <= self.opens_min < self.closes_min <= 2 * _DAY_MIN or self.opens_min >= _DAY_MIN:
            raise ValueError("a place opens before it closes, on the same day or the next")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTime:
    """A stretch of one day, in minutes from its midnight; beyond 1440 lies on the next day."""

    opens_min: int
    closes_min: int
    by_appointment: bool = False


def hours_on(hours: Iterable[Hours], day: date) -> tuple[OpenTime, ...]:
    """Return when it is open on a day, in order of time; empty when it is closed."""
    rows = [row for row in hours if _applies(row, day)]
    if any(row.kind is HoursKind.CLOSED for row in rows):
        return ()
    special = [row for row in rows if row.kind is HoursKind.INSTEAD]
    times = {
        OpenTime(opens_min=row.opens_min, closes_min=row.closes_min, by_appointment=row.by_appointment)
        for row in special or rows
    }
    return tuple(sorted(times, key=lambda each: (each.opens_min, each.closes_min)))


def open_until(hours: Iterable[Hours], at: datetime, *, zone: tzinfo) -> datetime | None:
    """Return the moment it closes, in its own zone, or None when it is closed at `at`. The closing minute is closed."""
    rows = tuple(hours)
    found: datetime | None = None
    for opens, closes in _around(rows, moment(at).astimezone(zone).date(), zone):
        reached = found or at
        if opens <= reached and closes > reached:
            found = closes
    return found.astimezone(zone) if found else None


def is_open(hours: Iterable[Hours], at: datetime, *, zone: tzinfo) -> bool:
    """Say whether it is open at a moment."""
    return open_until(hours, at, zone=zone) is not None


def is_open_on(hours: Iterable[Hours], day: date) -> bool:
    """Say whether it opens at all on a day, such as tomorrow."""
    return bool(hours_on(hours, day))


def next_opening(hours: Iterable[Hours], at: datetime, *, zone: tzinfo, within_days: int = 60) -> datetime | None:
    """Return the next moment it opens after `at`, in its own zone, or None when it does not within those days."""
    rows = tuple(hours)
    today = moment(at).astimezone(zone).date()
    for offset in range(within_days + 1):
        day = today + timedelta(days=offset)
        for each in hours_on(rows, day):
            opens = _moment_of(day, each.opens_min, zone)
            if opens > at:
                return opens.astimezone(zone)
    return None


def _around(rows: tuple[Hours, ...], today: date, zone: tzinfo) -> list[tuple[datetime, datetime]]:
    days = (today + timedelta(days=offset) for offset in (-1, 0, 1))
    return sorted(
        (_moment_of(day, each.opens_min, zone), _moment_of(day, each.closes_min, zone))
        for day in days
        for each in hours_on(rows, day)
    )


def _moment_of(day: date, minute: int, zone: tzinfo) -> datetime:
    days, rest = divmod(minute, _DAY_MIN)
    wall = time(rest // 60, rest % 60)
    return datetime.combine(day + timedelta(days=days), wall, tzinfo=zone).astimezone(UTC)


def _applies(row: Hours, day: date) -> bool:
    if not (_in_season(row, day) if row.yearly else _in_force(row, day)):
        return False
    if row.every_weeks > 1 and row.valid_from and _weeks_between(row.valid_from, day) % row.every_weeks:
        return False
    if row.bymonthday and not any(_is_month_day(int(word), day) for word in row.bymonthday.split(",")):
        return False
    return not row.byday or any(_is_day(word, day) for word in row.byday.split(","))


def _in_force(row: Hours, day: date) -> bool:
    return not ((row.valid_from and day < row.valid_from) or (row.valid_to and day > row.valid_to))


def _in_season(row: Hours, day: date) -> bool:
    """Whether a day of any year lies between the two days, which may lie on both sides of a new year."""
    first = (row.valid_from.month, row.valid_from.day) if row.valid_from else (1, 1)
    last = (row.valid_to.month, row.valid_to.day) if row.valid_to else (12, 31)
    this = (day.month, day.day)
    return first <= this <= last if first <= last else this >= first or this <= last


def _weeks_between(first: date, day: date) -> int:
    return ((day - timedelta(days=day.weekday())) - (first - timedelta(days=first.weekday()))).days // 7


def _is_month_day(which: int, day: date) -> bool:
    if which > 0:
        return day.day == which
    next_month = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return (next_month - day).days == -which


def _is_day(word: str, day: date) -> bool:
    parts = _BYDAY.fullmatch(word)
    if parts is None or parts[2] != _WEEKDAYS[day.weekday()]:
        return False
    which = int(parts[1] or 0)
    if which < 0:
        next_month = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        return ((next_month - day).days - 1) // 7 + 1 == -which
    return which in {0, (day.day - 1) // 7 + 1}
