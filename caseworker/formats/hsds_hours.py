"""Opening hours of a directory: schedules of HSDS 3 (recurrence after RFC 5545) and of HSDS 1, as rows of hours.

Boundary: rows of text in, `Hours` out, or the field and sentence for which a row could not be read. Of a recurrence are
understood: weekly, every so many weeks, on days of the week; monthly, on days of the week by number and on days of the
month; with a first and a last day or a count. What HSDS 3 has no words for is written in these two: a schedule without
times that says `Closed`, and `Instead of the usual hours`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import MAXYEAR, date, datetime
from itertools import islice

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from caseworker.domain.ids import steady_id
from caseworker.domain.opening import Hours, HoursKind
from caseworker.formats.hsds_tables import Row

CLOSED, INSTEAD, BY_APPOINTMENT = "Closed", "Instead of the usual hours", "By appointment"
_DAY_MIN = 24 * 60
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_COUNTED, _MOST_YEARS = 1_000, 50
_TIME = re.compile(
    r"(\d{1,2})(?::?(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_BYDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_FORMS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%B %d", "%m/%d")
_NO_YEAR = 1904  # a leap year that stands for every year


@dataclass(frozen=True, slots=True)
class Unread(Exception):
    """A schedule that could not be read: the field, and a whole sentence."""

    field: str
    sentence: str


def hours_of(row: Row) -> Hours | None:
    """Return what a schedule of HSDS 3 says; None for one that says no times. Raises Unread."""
    opens, closes = _time(row, "opens_at"), _time(row, "closes_at")
    told = row.get("description")
    kind = HoursKind.INSTEAD if told == INSTEAD else HoursKind.REGULAR
    if opens is None and closes is None:
        if told != CLOSED:
            return None
        kind = HoursKind.CLOSED
    first, last = _day(row, "valid_from"), _day(row, "valid_to")
    starts, until = _day(row, "dtstart"), _day(row, "until")
    made = _hours(
        kind,
        opens,
        closes,
        valid_from=first or starts,
        valid_to=min((one for one in (last, until) if one is not None), default=None),
        by_appointment=row.get("attending_type") == BY_APPOINTMENT,
        note=row.get("notes") or ("" if told in {CLOSED, INSTEAD} else told),
    )
    return _named(_recurring(row, made, starts or first))


def regular_hours_of(row: Row) -> Hours:
    """Return what a regular schedule of HSDS 1 says. Raises Unread."""
    told = row.get("weekday")
    day = next((one for one, name in zip(_DAYS, _NAMES, strict=True) if name.startswith(told.casefold())), "")
    if len(told) < 2 or not day:
        raise Unread("weekday", "This is no day of the week.")
    return _named(replace(_hours(HoursKind.REGULAR, _time(row, "opens_at"), _time(row, "closes_at")), byday=day))


def holiday_hours_of(row: Row) -> Hours:
    """Return what a holiday schedule of HSDS 1 says; a day of the year 1, or without a year, is one of every year.

    Raises Unread.
    """
    first, last = _day(row, "start_date"), _day(row, "end_date")
    if first is None or last is None:
        raise Unread("start_date", "The first or the last day of this holiday is missing.")
    yearly = first.year in {1, _NO_YEAR}
    if yearly:
        first, last = first.replace(year=_NO_YEAR), last.replace(year=_NO_YEAR)
    opens, closes = _time(row, "opens_at"), _time(row, "closes_at")
    is_closed = row.get("closed").casefold() in {"true", "t", "yes", "1"}
    kind = HoursKind.CLOSED if is_closed else HoursKind.INSTEAD
    made = _hours(kind, None if is_closed else opens, None if is_closed else closes, valid_from=first, valid_to=last)
    return _named(replace(made, yearly=yearly))


def schedule_of(hours: Hours) -> dict[str, str | int]:
    """Return the cells of a schedule of HSDS 3 that `hours_of` reads as these hours."""
    cells: dict[str, str | int] = {"freq": "MONTHLY" if _is_monthly(hours) else "WEEKLY", "interval": hours.every_weeks}
    if hours.kind is not HoursKind.REGULAR:
        cells["description"] = CLOSED if hours.kind is HoursKind.CLOSED else INSTEAD
    if hours.kind is not HoursKind.CLOSED:
        cells |= {"opens_at": _clock(hours.opens_min), "closes_at": _clock(hours.closes_min)}
    for name, day in (("valid_from", hours.valid_from), ("valid_to", hours.valid_to)):
        if day is not None:
            cells[name] = day.isoformat()
    cells["byday"] = hours.byday or ("" if hours.bymonthday else ",".join(_DAYS))
    more = {"bymonthday": hours.bymonthday, "notes": hours.note}
    more["attending_type"] = BY_APPOINTMENT if hours.by_appointment else ""
    if hours.yearly:
        more["schedule_link"] = _EVERY_YEAR
    return {name: told for name, told in (cells | more).items() if told != ""}


_EVERY_YEAR = "urn:caseworker:every-year"
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _is_monthly(hours: Hours) -> bool:
    return bool(hours.bymonthday) or any(word[0] in "+-12345" for word in hours.byday.split(",") if word)


def _hours(
    kind: HoursKind,
    opens: int | None,
    closes: int | None,
    *,
    valid_from: date | None = None,
    valid_to: date | None = None,
    by_appointment: bool = False,
    note: str = "",
) -> Hours:
    if kind is HoursKind.CLOSED:
        begins, ends = 0, _DAY_MIN
    elif opens is None or closes is None:
        raise Unread("closes_at" if closes is None else "opens_at", "One of the two times is missing.")
    else:
        begins = opens % _DAY_MIN
        ends = closes if closes > begins else closes + _DAY_MIN  # it closes on the next day
    if valid_from and valid_to and valid_to < valid_from:
        raise Unread("valid_to", "The last day is before the first.")
    return Hours(
        id=steady_id("hours"),
        kind=kind,
        opens_min=begins,
        closes_min=ends,
        valid_from=valid_from,
        valid_to=valid_to,
        by_appointment=by_appointment,
        note=note,
    )


def _recurring(row: Row, hours: Hours, starts: date | None) -> Hours:
    freq, byday, bymonthday = row.get("freq").upper(), _byday(row), _bymonthday(row)
    every, yearly = _whole(row, "interval") or 1, row.get("schedule_link") == _EVERY_YEAR
    if freq not in {"", "WEEKLY", "MONTHLY"}:
        raise Unread("freq", "Only weekly and monthly hours are understood.")
    if freq != "MONTHLY":
        bymonthday = "" if freq == "WEEKLY" else bymonthday
        if not byday and starts and freq == "WEEKLY":
            byday = _DAYS[starts.weekday()]
        if not byday and not freq and row.get("dtstart") and not hours.valid_to:
            hours = replace(hours, valid_to=starts)  # an event of one day
    elif not byday and not bymonthday:
        bymonthday = str(starts.day) if starts else ""
    if freq == "MONTHLY" and every > 1:
        raise Unread("interval", "Hours of every second or later month are not understood.")
    if freq != "MONTHLY" and not 1 <= every <= 52:
        raise Unread("interval", "The number of weeks is not between 1 and 52.")
    if every > 1 and starts is None:
        raise Unread("dtstart", "From which week on every so many weeks are counted is missing.")
    made = replace(hours, byday="" if byday == ",".join(_DAYS) else byday, bymonthday=bymonthday, yearly=yearly)
    made = replace(made, every_weeks=every, valid_from=hours.valid_from or (starts if every > 1 else None))
    return _counted(row, made, starts)


def _counted(row: Row, hours: Hours, starts: date | None) -> Hours:
    count = _whole(row, "count")
    if not count or starts is None:
        return hours
    last = max(_days_of(hours, starts, min(count, _MOST_COUNTED)), default=None)
    return hours if last is None else replace(hours, valid_to=min(last.date(), hours.valid_to or date.max))


def _days_of(hours: Hours, starts: date, count: int) -> Iterator[datetime]:
    """Yield the first days of a recurrence, at most so many and none after 50 years."""
    rule = rrule(
        MONTHLY if _is_monthly(hours) else WEEKLY,
        dtstart=datetime(starts.year, starts.month, starts.day),  # noqa: DTZ001 - days, of no zone
        interval=hours.every_weeks,
        byweekday=[_weekday(word) for word in hours.byday.split(",") if word] or None,
        bymonthday=[int(word) for word in hours.bymonthday.split(",") if word] or None,
        until=datetime(min(starts.year + _MOST_YEARS, MAXYEAR), 12, 31),  # noqa: DTZ001
    )
    return islice(rule, count)


def _weekday(word: str) -> weekday:
    found = _BYDAY.fullmatch(word)
    day = _DAYS.index(word[-2:])
    return weekday(day, int(found[1])) if found and found[1] else weekday(day)


def _byday(row: Row) -> str:
    words = [word.strip().upper() for word in row.get("byday").split(",") if word.strip()]
    if not all(_BYDAY.fullmatch(word) for word in words):
        raise Unread("byday", "The days of the week are not written as in RFC 5545, such as MO,WE or 1TU.")
    return ",".join(dict.fromkeys(words))


def _bymonthday(row: Row) -> str:
    words = [word.strip() for word in row.get("bymonthday").split(",") if word.strip()]
    if not all(_is_month_day(word) for word in words):
        raise Unread("bymonthday", "The days of the month are not written as in RFC 5545, such as 1,15 or -1.")
    return ",".join(dict.fromkeys(str(int(word)) for word in words))


def _is_month_day(word: str) -> bool:
    plain = word.lstrip("+-")
    return plain.isascii() and plain.isdecimal() and len(plain) < 3 and 1 <= int(plain) <= 31


def _time(row: Row, name: str) -> int | None:
    """Return the minutes from midnight of a time such as 10:00:00, 9am, 4:00 PM or 24:00; None where there is none."""
    told = row.get(name)
    if not told:
        return None
    found = _TIME.fullmatch(told)
    if found is None:
        raise Unread(name, "This is no time of day, such as 09:30 or 4 pm.")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            raise Unread(name, "This is no time of day, such as 09:30 or 4 pm.")
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour * 60 + minute > _DAY_MIN or minute > 59:
        raise Unread(name, "This is no time of day, such as 09:30 or 4 pm.")
    return hour * 60 + minute


def _day(row: Row, name: str) -> date | None:
    told = row.get(name)
    if not told:
        return None
    plain = told.partition("T")[0] if told[:4].isdecimal() else told
    if plain[-5:] == " 0001":
        plain = f"{plain[:-4]}{_NO_YEAR}"
    for form in _FORMS:
        whole = plain if "%Y" in form or "%y" in form else f"{plain} {_NO_YEAR}"
        try:
            return datetime.strptime(whole, form if whole is plain else f"{form} %Y").date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    raise Unread(name, "This is no day, such as 2026-11-23.")


def _whole(row: Row, name: str) -> int:
    told = row.get(name)
    if told and not (told.isascii() and told.isdecimal() and len(told) < 6):
        raise Unread(name, "This is no whole number.")
    return int(told or 0)


def _clock(minute: int) -> str:
    """Return a time of day; the end of a whole day is midnight."""
    rest = minute % _DAY_MIN
    return f"{rest // 60:02}:{rest % 60:02}:00"


def _named(hours: Hours) -> Hours:
    """Return the row with the id that follows from what it says: the same row again is the same one."""
    told = (str(getattr(hours, one.name) or "") for one in fields(hours) if one.name != "id")
    return replace(hours, id=steady_id("hours", *told))
