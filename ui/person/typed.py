"""What is typed into a field, as a value: days, dates known in part, moments, minutes. Lenient in form, never in sense.

Each function returns None where nothing is typed and raises ValueError where it can never be what was asked for.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from caseworker.domain.values import Bound, PartialDate
from caseworker.text.dates import TypedDate, typed_dates
from ui.wording import Wording

translate = QCoreApplication.translate
_AHEAD_YEARS = 30  # a day that is planned lies no further ahead
_TIME = re.compile(r"(?:^|\s)(\d{1,2})[:.h](\d{2})\s*$")
_WHOLE = re.compile(r"\s*(\d{1,4})\D*$")


def day(text: str, wording: Wording) -> date | None:
    """Return a day: "today", "28 Nov", "28.11.2026", in any order of day and month that can be meant."""
    plain = text.strip()
    if not plain:
        return None
    near = _near(plain, wording.today(), wording.locale)
    if near is not None:
        return near
    year = wording.today().year
    for whole in (plain, f"{plain} {year}", f"{plain.rstrip('./-')}.{year}"):
        for one in _in_local_order(whole, typed_dates(whole, this_year=year + _AHEAD_YEARS), wording.locale):
            if one.month is not None and one.day is not None:
                return date(one.year, one.month, one.day)
    raise ValueError(text)


def partial(text: str, wording: Wording) -> PartialDate | None:
    """Return a date as far as it is known: "14 March 1958", "1958", "about 1958", "before 1958"."""
    plain = text.strip()
    if not plain:
        return None
    bound, rest = _bound(plain)
    readings = _in_local_order(rest, typed_dates(rest, this_year=wording.today().year), wording.locale)
    if not readings:
        raise ValueError(text)
    first = readings[0]
    return PartialDate(first.year, first.month, first.day, first.about, bound)


def moment(text: str, wording: Wording) -> datetime | None:
    """Return a moment of the agency's clock: "today 10:40", "yesterday", "28 Nov 14:05"; noon where no time is said."""
    plain = text.strip()
    if not plain:
        return None
    found = _TIME.search(plain)
    clock = time(int(found[1]), int(found[2])) if found else time(12, 0)
    said = plain[: found.start()].strip(" ,") if found else plain
    on = day(said, wording) if said else wording.today()
    return None if on is None else datetime.combine(on, clock, wording.zone)


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: a day, and the moment where one was said."""

    day: date | None = None
    at: datetime | None = None


NO_DUE = Due()


def due(text: str, wording: Wording) -> Due:
    """Return a day, or a day with a time of the agency's clock: "28 Nov", "Thursday 10:00"; NO_DUE for nothing."""
    plain = text.strip()
    if not plain:
        return NO_DUE
    if ":" not in plain:
        return Due(day=day(plain, wording))
    at = moment(plain, wording)
    return NO_DUE if at is None else Due(day=at.date(), at=at)


def due_hint() -> str:
    """Return what may be typed where a task gets its day, or the moment that was promised."""
    return translate("Typed", "“28 Nov”, “tomorrow”, “Thursday 10:00”; empty: no date")


def minutes(text: str) -> int | None:
    """Return whole minutes: "12", "12 min"."""
    if not text.strip():
        return None
    found = _WHOLE.match(text)
    if found is None:
        raise ValueError(text)
    return int(found[1])


def editable(known: PartialDate | None, wording: Wording) -> str:
    """Return a date as it stands in a field, so that what is shown can be read again."""
    return "" if known is None else wording.partial_date(known)


def editable_day(known: date | None) -> str:
    """Return a day as it stands in a field."""
    return "" if known is None else known.isoformat()


def _near(plain: str, today: date, locale: QLocale) -> date | None:
    away = {
        translate("Typed", "today"): 0,
        translate("Typed", "yesterday"): -1,
        translate("Typed", "tomorrow"): 1,
    }.get(plain.casefold())
    if away is None:
        away = _week_days(today, locale).get(plain.casefold())
    return None if away is None else today + timedelta(days=away)


def _week_days(today: date, locale: QLocale) -> dict[str, int]:
    """Return how many days ahead each day of the week is, by its names; that of today is meant a week ahead."""
    formats = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    ahead = {number: (number - today.isoweekday() - 1) % 7 + 1 for number in range(1, 8)}
    return {locale.dayName(number, form).casefold(): days for number, days in ahead.items() for form in formats}


def _bound(plain: str) -> tuple[Bound, str]:
    for word, bound in (
        (translate("Typed", "before"), Bound.BEFORE),
        (translate("Typed", "after"), Bound.AFTER),
    ):
        if plain.casefold().startswith(f"{word} "):
            return bound, plain[len(word) :].strip()
    return Bound.WITHIN, plain


def _in_local_order(text: str, readings: tuple[TypedDate, ...], locale: QLocale) -> list[TypedDate]:
    """Put first what is usual here: the month in some countries, but never where dots stand between the figures."""
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    month_first = pattern.find("M") < pattern.find("d") and not pattern.startswith("y") and "." not in text
    return sorted(readings, key=lambda one: one.swapped is not month_first) if month_first else list(readings)
