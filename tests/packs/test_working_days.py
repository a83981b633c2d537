"""Holidays of countries, and the calendar of the demonstration agency."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from caseworker.packs.pack import load_pack
from caseworker.packs.working_days import calendar_of, holidays_of, is_time_zone, knows
from tests.outside import outside
from tests.packs.riverside import RIVERSIDE


def test_holidays_are_those_published_for_each_country_and_part() -> None:
    known = json.loads(outside("data/calendars/holidays-2025-2027.json").read_text("utf-8"))["calendars"]
    for name, days in known.items():
        country, _, part = name.partition("-")
        for year in sorted({int(day[:4]) for day in days}):
            expected = {date.fromisoformat(day) for day in days if day.startswith(str(year))}
            assert holidays_of(country, part or None, year) == expected, (name, year)


@pytest.mark.parametrize(
    ("country", "part", "known"), [("GB", None, True), ("GB", "ENG", True), ("GB", "BY", False), ("XX", None, False)]
)
def test_unknown_countries_and_parts_are_told_apart(country: str, part: str | None, known: bool) -> None:
    assert knows(country, part) is known
    if not known:
        with pytest.raises(KeyError):
            holidays_of(country, part, 2026)


@pytest.mark.parametrize("name", ["", "Europe/Nowhere", "../etc/passwd", "/etc/localtime", "a\0b", "Europe"])
def test_what_is_no_time_zone_is_refused(name: str) -> None:
    assert not is_time_zone(name)


def test_the_agency_is_closed_on_public_holidays_and_on_its_own_days() -> None:
    calendar = calendar_of(load_pack(RIVERSIDE).agency)

    assert calendar.add_working_days(date(2026, 12, 24), 1) == date(2027, 1, 4)
    assert calendar.is_working_day(date(2026, 12, 24))


def test_four_open_hours_on_wednesday_afternoon_end_on_thursday() -> None:
    calendar = calendar_of(load_pack(RIVERSIDE).agency)
    asked = datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Europe/London"))

    assert calendar.add_open_minutes(asked, 240) == datetime(2026, 11, 26, 11, 30, tzinfo=ZoneInfo("Europe/London"))


def test_holidays_stay_known_once_worked_out() -> None:
    assert holidays_of("GB", "ENG", 2026) is holidays_of("GB", "ENG", 2026)
