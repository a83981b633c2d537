"""Working calendars against independent answers, and against slow counting done here."""

import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.calendars import (
    MINUTES_A_DAY,
    OpeningHours,
    OpenSpan,
    TooFarAway,
    WorkingCalendar,
    add_months,
    fixed_holidays,
)
from tests.outside import outside

NINE_TO_FIVE = (OpenSpan(opens_min=540, closes_min=1020),)
EIGHT_TO_EIGHT = (OpenSpan(opens_min=480, closes_min=1200),)
SATURDAY = (OpenSpan(opens_min=540, closes_min=780),)
ALL_DAY = (OpenSpan(opens_min=0, closes_min=MINUTES_A_DAY),)
SCHEDULES = {
    "office": OpeningHours((NINE_TO_FIVE,) * 5 + ((), ())),
    "long": OpeningHours((EIGHT_TO_EIGHT,) * 5 + (SATURDAY, ())),
    "always": OpeningHours((ALL_DAY,) * 7),
}
WEEKEND = frozenset({5, 6})
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CHRISTMAS = frozenset(date(year, 12, day) for year in range(2020, 2032) for day in (25, 26))
ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Asia/Beirut")

NEW_YEAR = datetime(2025, 1, 1, tzinfo=UTC)

days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
moments = st.integers(0, 2 * 365 * 86_400 - 1).map(lambda after_s: NEW_YEAR + timedelta(seconds=after_s))
counts = st.integers(-400, 400)


def a_calendar(
    *,
    zone: str = "Europe/London",
    hours: str = "office",
    weekend: frozenset[int] = WEEKEND,
    holidays: frozenset[date] = CHRISTMAS,
) -> WorkingCalendar:
    return WorkingCalendar(
        time_zone=ZoneInfo(zone), weekend=weekend, hours=SCHEDULES[hours], holidays=fixed_holidays(holidays)
    )


calendars = st.builds(
    a_calendar,
    zone=st.sampled_from(ZONES),
    hours=st.sampled_from(sorted(SCHEDULES)),
    weekend=st.frozensets(st.integers(0, 6), max_size=5),
    holidays=st.frozensets(st.dates(date(2025, 1, 1), date(2026, 12, 31)), max_size=40),
)


@cache
def answers() -> dict[str, Any]:
    known: dict[str, Any] = json.loads(outside("data/calendars/deadlines.json").read_text("utf-8"))
    return known


@cache
def holidays_of(name: str) -> frozenset[date]:
    known = json.loads(outside("data/calendars/holidays-2025-2027.json").read_text("utf-8"))
    return frozenset(date.fromisoformat(day) for day in known["calendars"][name])


def test_working_days_are_those_an_independent_count_gives() -> None:
    for case in answers()["days"]:
        weekend = frozenset(WEEKDAYS.index(day) for day in case["weekend"])
        calendar = a_calendar(weekend=weekend, holidays=holidays_of(case["calendar"]))
        start, due = date.fromisoformat(case["start"]), date.fromisoformat(case["due"])

        assert calendar.add_working_days(start, case["working_days"]) == due, case
        assert calendar.working_days_between(start, due) == case["working_days_between"], case


def test_open_minutes_are_those_an_independent_count_gives() -> None:
    for case in answers()["minutes"]:
        calendar = a_calendar(zone=case["timezone"], hours=case["schedule"], holidays=holidays_of(case["calendar"]))
        start, due = datetime.fromisoformat(case["start"]), datetime.fromisoformat(case["due"])

        assert calendar.add_open_minutes(start, case["working_minutes"]).isoformat() == case["due"], case
        assert calendar.open_minutes_between(start, due) == case["working_minutes"], case


@given(calendars, days, counts)
def test_adding_days_is_stepping_over_them_one_by_one(calendar: WorkingCalendar, start: date, count: int) -> None:
    step = timedelta(days=1 if count >= 0 else -1)
    day, left = start, abs(count)
    while not calendar.is_working_day(day):
        day += step
    while left:
        day += step
        left -= calendar.is_working_day(day)

    assert calendar.add_working_days(start, count) == day


@given(calendars, days, counts)
def test_adding_days_then_counting_them_gives_them_back(calendar: WorkingCalendar, start: date, count: int) -> None:
    assert calendar.working_days_between(start, calendar.add_working_days(start, count)) == count


@given(calendars, days, days, counts)
def test_a_later_start_is_never_due_earlier(calendar: WorkingCalendar, one: date, two: date, count: int) -> None:
    first, last = sorted((one, two))

    assert calendar.add_working_days(first, count) <= calendar.add_working_days(last, count)


@given(calendars, moments, st.integers(1, 20_000))
def test_adding_minutes_then_counting_them_gives_them_back(
    calendar: WorkingCalendar, start: datetime, count: int
) -> None:
    due = calendar.add_open_minutes(start, count)

    assert calendar.open_minutes_between(start, due) == count
    assert calendar.open_minutes_between(due, start) == -count
    assert calendar.open_minutes_between(start, due - timedelta(microseconds=1)) == count - 1


@given(calendars, moments, moments, moments)
def test_open_time_adds_up_over_any_moment_between(
    calendar: WorkingCalendar, one: datetime, two: datetime, three: datetime
) -> None:
    first, middle, last = sorted((one, two, three))
    parts = calendar.open_time_between(first, middle) + calendar.open_time_between(middle, last)

    assert parts == calendar.open_time_between(first, last)


@given(calendars, moments, moments, st.integers(0, 5000))
def test_a_later_start_never_ends_earlier(calendar: WorkingCalendar, one: datetime, two: datetime, count: int) -> None:
    first, last = sorted((one, two))

    assert calendar.add_open_minutes(first, count) <= calendar.add_open_minutes(last, count)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "day", [date(2025, 3, 30), date(2025, 10, 26), date(2025, 3, 9), date(2025, 11, 2), date(2025, 4, 6)]
)
def test_minutes_are_counted_as_the_wall_clock_shows_them_when_clocks_change(zone: str, day: date) -> None:
    night = OpeningHours(((OpenSpan(opens_min=15, closes_min=95), OpenSpan(opens_min=135, closes_min=200)),) * 7)
    calendar = WorkingCalendar(
        time_zone=ZoneInfo(zone), weekend=WEEKEND, hours=night, holidays=fixed_holidays(frozenset())
    )
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=1)
    shown = [calendar.local(start + timedelta(minutes=passed)) for passed in range(3 * MINUTES_A_DAY)]
    slowly = sum(night.is_open(wall.weekday(), wall.hour * 60 + wall.minute) for wall in shown)

    assert calendar.open_minutes_between(start, start + timedelta(days=3)) == slowly


def test_an_office_open_all_night_works_an_hour_less_when_clocks_go_forward() -> None:
    calendar = a_calendar(hours="always", holidays=frozenset())
    spring = datetime(2025, 3, 30, tzinfo=ZoneInfo("Europe/London"))

    assert calendar.open_minutes_between(spring, spring + timedelta(days=1)) == 23 * 60


def test_no_minutes_are_over_at_once_even_when_closed() -> None:
    sunday = datetime(2026, 11, 22, 12, tzinfo=UTC)

    assert a_calendar().add_open_minutes(sunday, 0) == sunday


def test_a_calendar_that_never_opens_is_found_out() -> None:
    closed = WorkingCalendar(
        time_zone=ZoneInfo("UTC"), weekend=WEEKEND, hours=OpeningHours(((),) * 7), holidays=fixed_holidays(CHRISTMAS)
    )
    with pytest.raises(TooFarAway):
        closed.add_open_minutes(datetime(2026, 1, 1, tzinfo=UTC), 1)


@pytest.mark.parametrize("count", [10**5, -(10**5), 10**12])
def test_counts_beyond_a_hundred_years_are_refused(count: int) -> None:
    with pytest.raises(TooFarAway, match="too-far"):
        a_calendar().add_working_days(date(2026, 1, 1), count)


def test_a_calendar_of_holidays_only_is_found_out() -> None:
    every = WorkingCalendar(
        time_zone=ZoneInfo("UTC"),
        weekend=WEEKEND,
        hours=SCHEDULES["office"],
        holidays=cache(lambda year: frozenset(date(year, 1, 1) + timedelta(days=n) for n in range(366))),
    )
    with pytest.raises(TooFarAway):
        every.add_working_days(date(2025, 1, 1), 1)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        a_calendar().day_of(NEW_YEAR.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 8, 31), 0, date(2026, 8, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day: date, months: int, due: date) -> None:
    assert add_months(day, months) == due


def test_spans_that_overlap_or_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="begins before it ends"):
        OpenSpan(opens_min=600, closes_min=600)
    with pytest.raises(ValueError, match="do not overlap"):
        OpeningHours(((OpenSpan(opens_min=0, closes_min=100), OpenSpan(opens_min=90, closes_min=200)),) + ((),) * 6)
    with pytest.raises(ValueError, match="seven days"):
        OpeningHours(((),) * 6)
