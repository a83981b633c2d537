"""Holidays of a country, and the working calendar of an agency. The only place that knows the holiday library.

The library is pinned, so the same version of the product reckons the same dates everywhere.
"""

from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

from caseworker.domain.agency import Agency
from caseworker.domain.calendars import HolidaysOf, WorkingCalendar


@lru_cache(maxsize=512)
def holidays_of(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """Return the public holidays of a country or a part of it (ISO 3166) in one year; kept once worked out.

    Raises KeyError for a country or part that is not known.
    """
    if not knows(country, subdivision):
        raise KeyError(f"{country} {subdivision}")
    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))


def knows(country: str, subdivision: str | None) -> bool:
    """Say whether the holidays of a country, and of the part of it if one is given, are known."""
    parts = _countries().get(country)
    return parts is not None and (subdivision is None or subdivision in parts)


def countries() -> tuple[str, ...]:
    """Return the codes of all countries whose holidays are known."""
    return tuple(_countries())


def is_time_zone(name: str) -> bool:
    """Say whether this is the name of a time zone (IANA)."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def calendar_of(agency: Agency) -> WorkingCalendar:
    """Return the working calendar of an agency: the holidays of its country and its own closing days."""
    return WorkingCalendar(
        time_zone=ZoneInfo(agency.time_zone),
        weekend=agency.weekend,
        hours=agency.opening_hours,
        holidays=_with_closing_days(agency),
    )


def _with_closing_days(agency: Agency) -> HolidaysOf:
    known: dict[int, frozenset[date]] = {}

    def of_year(year: int) -> frozenset[date]:
        if year not in known:
            own = frozenset(day for day in agency.closed_on if day.year == year)
            known[year] = holidays_of(agency.country, agency.subdivision, year) | own
        return known[year]

    return of_year


@lru_cache(maxsize=1)
def _countries() -> dict[str, frozenset[str]]:
    supported = holidays.list_supported_countries()
    return {country: frozenset(parts) for country, parts in supported.items()}
