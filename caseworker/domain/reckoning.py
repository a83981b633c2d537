"""How the length of a deadline becomes a moment: units, pauses, what is left.

Pure counting on a working calendar; what a deadline is and may do stands in `deadlines`.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from caseworker.domain.calendars import WorkingCalendar, add_months
from caseworker.domain.case_types import Unit

Standstill = tuple[datetime, datetime]
"""A time during which a clock stood still: since, until."""


def due_at(
    unit: Unit, amount: int, *, started_at: datetime, stood_still: Iterable[Standstill], calendar: WorkingCalendar
) -> datetime:
    """Return the last moment in time: for open minutes the moment itself, otherwise the end of the local day.

    The day of the start is not counted. Calendar days and months may end on a free day: being earlier, they keep any
    law that would let them roll on. What was left when the clock stopped is what is left when it goes on; times that
    overlap count once.
    """
    due = _first_due(unit, amount, started_at, calendar)
    for since, until in joined(stood_still):
        if since <= due:
            due = _shifted(unit, due, since, until, calendar)
    return due


def left(unit: Unit | None, *, at: datetime, due: datetime, calendar: WorkingCalendar) -> int:
    """Return what is left from a moment to the due moment, in open minutes, working days or calendar days."""
    if unit is Unit.OPEN_MINUTES:
        return calendar.open_minutes_between(at, due)
    if unit is Unit.WORKING_DAYS:
        return calendar.working_days_between(calendar.day_of(at), calendar.day_of(due))
    return (calendar.day_of(due) - calendar.day_of(at)).days


def joined(stood_still: Iterable[Standstill]) -> list[Standstill]:
    """Join times that overlap, as they do when two officers stopped one clock without knowing of each other."""
    result: list[Standstill] = []
    for since, until in sorted(stood_still):
        if result and since <= result[-1][1]:
            result[-1] = (result[-1][0], max(until, result[-1][1]))
        else:
            result.append((since, until))
    return result


def holidays_left_out(first: date, last: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """Return the holidays on working weekdays from `first` to `last`, for saying how a date was reckoned."""
    years = range(first.year, last.year + 1)
    found = {day for year in years for day in calendar.holidays(year) if first <= day <= last}
    return tuple(sorted(day for day in found if day.weekday() not in calendar.weekend))


def _first_due(unit: Unit, amount: int, started_at: datetime, calendar: WorkingCalendar) -> datetime:
    first = calendar.day_of(started_at)
    match unit:
        case Unit.OPEN_MINUTES:
            return calendar.add_open_minutes(started_at, amount)
        case Unit.WORKING_DAYS:
            return calendar.end_of(calendar.add_working_days(first, amount))
        case Unit.CALENDAR_DAYS:
            return calendar.end_of(first + timedelta(days=amount))
        case Unit.CALENDAR_MONTHS:
            return calendar.end_of(add_months(first, amount))


def _shifted(unit: Unit, due: datetime, since: datetime, until: datetime, calendar: WorkingCalendar) -> datetime:
    if unit is Unit.OPEN_MINUTES:
        return calendar.add_open_time(until, calendar.open_time_between(since, due))
    stopped, went_on, last = (calendar.day_of(moment) for moment in (since, until, due))
    if unit is Unit.WORKING_DAYS:
        return calendar.end_of(calendar.add_working_days(went_on, calendar.working_days_between(stopped, last)))
    return calendar.end_of(went_on + (last - stopped))
