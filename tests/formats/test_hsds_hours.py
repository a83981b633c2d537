"""Schedules of directories as opening hours, also those that repeat in odd ways; and hours written as schedules."""

from datetime import date, timedelta

import pytest

from caseworker.domain import opening
from caseworker.domain.opening import Hours, HoursKind
from caseworker.formats.hsds_hours import Unread, holiday_hours_of, hours_of, regular_hours_of
from caseworker.formats.hsds_tables import Row

MONDAY = date(2026, 11, 23)


def row(**cells: str) -> Row:
    return Row("schedules.csv", 2, cells)


def hours(**cells: str) -> Hours:
    made = hours_of(row(**{"opens_at": "09:00", "closes_at": "17:00", **cells}))
    assert made is not None
    return made


def open_days(made: Hours, days: int = 31) -> list[int]:
    """The days from that Monday on, by their distance from it."""
    return [day for day in range(days) if opening.is_open_on([made], MONDAY + timedelta(days=day))]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("09:00:00", 540), ("9am", 540), ("4:00 PM", 960), ("12 am", 0), ("12pm", 720), ("0930", 570), ("08:00Z", 480)],
)
def test_times_are_read_as_people_write_them(written: str, minutes: int) -> None:
    assert hours(opens_at=written, closes_at="23:59").opens_min == minutes


@pytest.mark.parametrize("written", ["25:00", "9:75", "13pm", "0am", "soon", "9-17", "-1:00"])
def test_what_is_no_time_is_refused_with_its_field(written: str) -> None:
    with pytest.raises(Unread) as refused:
        hours(closes_at=written)
    assert refused.value.field == "closes_at"
    assert refused.value.sentence.endswith(".")


def test_a_whole_day_and_a_night_are_open_without_a_gap() -> None:
    assert (hours(opens_at="00:00", closes_at="00:00").closes_min, hours(closes_at="24:00").closes_min) == (1440, 1440)
    night = hours(opens_at="22:00", closes_at="06:00")
    assert (night.opens_min, night.closes_min) == (1320, 1800)


def test_weekly_hours_hold_on_their_days_or_on_that_of_their_first() -> None:
    assert open_days(hours(freq="WEEKLY", byday="MO,TH"), 14) == [0, 3, 7, 10]
    assert open_days(hours(freq="WEEKLY", dtstart="2026-11-24"), 14) == [1, 8]
    assert open_days(hours(freq="WEEKLY", byday="MO", interval="2", dtstart="2026-11-23"), 30) == [0, 14, 28]


def test_monthly_hours_are_told_by_weekday_or_by_day() -> None:
    assert open_days(hours(freq="MONTHLY", byday="1TU,-1FR"), 38) == [4, 8, 32]
    assert open_days(hours(freq="MONTHLY", bymonthday="1,-1")) == [7, 8]
    assert open_days(hours(freq="MONTHLY", dtstart="2026-11-25")) == [2]


def test_a_recurrence_ends_by_day_or_by_count() -> None:
    assert open_days(hours(freq="WEEKLY", byday="MO", until="2026-12-01"), 30) == [0, 7]
    assert open_days(hours(freq="WEEKLY", byday="MO,WE", dtstart="2026-11-23", count="3"), 30) == [0, 2, 7]
    assert hours(freq="MONTHLY", bymonthday="30", dtstart="2026-11-30", count="99999").valid_to == date(2076, 12, 30)


def test_an_event_without_recurrence_is_of_its_day() -> None:
    assert open_days(hours(dtstart="2026-11-25")) == [2]
    assert open_days(hours(), 3) == [0, 1, 2]


def test_holidays_are_closed_and_other_hours_count_instead() -> None:
    closed = hours_of(row(description="Closed", valid_from="2026-12-24", valid_to="2026-12-26"))
    instead = hours(description="Instead of the usual hours", valid_from="2026-12-23", valid_to="2026-12-23")
    assert closed is not None
    assert (closed.kind, instead.kind) == (HoursKind.CLOSED, HoursKind.INSTEAD)


def test_a_schedule_that_only_says_words_gives_no_hours() -> None:
    assert hours_of(row(description="Ask at the door")) is None


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"freq": "DAILY"}, "freq"),
        ({"freq": "MONTHLY", "interval": "2", "byday": "1MO"}, "interval"),
        ({"freq": "WEEKLY", "interval": "99", "byday": "MO"}, "interval"),
        ({"freq": "WEEKLY", "interval": "2", "byday": "MO"}, "dtstart"),
        ({"freq": "WEEKLY", "byday": "Monday"}, "byday"),
        ({"freq": "MONTHLY", "bymonthday": "32"}, "bymonthday"),
        ({"valid_from": "2026-12-02", "valid_to": "2026-12-01"}, "valid_to"),
        ({"valid_from": "soon"}, "valid_from"),
        ({"count": "many", "freq": "WEEKLY", "byday": "MO"}, "count"),
        ({"closes_at": ""}, "closes_at"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_field(cells: dict[str, str], field: str) -> None:
    with pytest.raises(Unread) as refused:
        hours(**cells)
    assert refused.value.field == field


def test_schedules_of_the_first_version_name_weekdays() -> None:
    assert regular_hours_of(row(weekday="Tues", opens_at="9am", closes_at="5pm")).byday == "TU"
    with pytest.raises(Unread):
        regular_hours_of(row(weekday="Someday", opens_at="9am", closes_at="5pm"))


@pytest.mark.parametrize("written", ["December 24, 0001", "12/24", "December 24"])
def test_a_holiday_without_a_year_is_one_of_every_year(written: str) -> None:
    made = holiday_hours_of(row(start_date=written, end_date=written, closed="true"))
    assert not opening.is_open_on([made, hours()], date(2031, 12, 24))
    assert opening.is_open_on([made, hours()], date(2031, 12, 25))


def test_a_holiday_needs_its_days() -> None:
    with pytest.raises(Unread):
        holiday_hours_of(row(start_date="12/24/2026", closed="true"))
