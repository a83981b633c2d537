"""Opening hours: now, until when, and when next; also over midnight and daylight saving."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import opening
from caseworker.domain.opening import Hours, HoursKind
from tests.domain.builders import hours
from tests.domain.people_builders import an_id

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = hours()
MONDAY = date(2026, 11, 23)


def local(day: date, hour: float, zone: ZoneInfo = LONDON) -> datetime:
    return datetime(day.year, day.month, day.day, int(hour), round(hour % 1 * 60), tzinfo=zone)


def test_it_is_open_from_the_first_minute_to_before_the_last() -> None:
    assert not opening.is_open([WEEKDAYS], local(MONDAY, 8.99), zone=LONDON)
    assert opening.is_open([WEEKDAYS], local(MONDAY, 9), zone=LONDON)
    assert opening.open_until([WEEKDAYS], local(MONDAY, 15.5), zone=LONDON) == local(MONDAY, 16)
    assert not opening.is_open([WEEKDAYS], local(MONDAY, 16), zone=LONDON)


def test_hours_that_touch_or_overlap_are_open_until_the_last_of_them() -> None:
    rows = [hours(opens=9, closes=12), hours(opens=12, closes=14), hours(opens=13, closes=17)]

    assert opening.open_until(rows, local(MONDAY, 10), zone=LONDON) == local(MONDAY, 17)


def test_the_next_opening_skips_closed_days_and_a_weekend() -> None:
    closed = hours("", kind=HoursKind.CLOSED, valid_from=MONDAY, valid_to=MONDAY)
    friday_evening = local(MONDAY - timedelta(days=3), 18)

    assert opening.next_opening([WEEKDAYS], friday_evening, zone=LONDON) == local(MONDAY, 9)
    assert opening.next_opening([WEEKDAYS, closed], friday_evening, zone=LONDON) == local(MONDAY + timedelta(days=1), 9)
    assert opening.next_opening([], friday_evening, zone=LONDON) is None


def test_at_the_very_opening_the_next_one_is_another_and_days_beyond_the_reach_are_not_looked_at() -> None:
    nine = local(MONDAY, 9)
    mondays = [hours("MO")]

    assert opening.next_opening(mondays, nine, zone=LONDON) == local(MONDAY + timedelta(days=7), 9)
    assert opening.next_opening(mondays, nine, zone=LONDON, within_days=7) is not None
    assert opening.next_opening(mondays, nine, zone=LONDON, within_days=6) is None


def test_a_row_holds_from_its_first_to_its_last_valid_day() -> None:
    row = hours("", valid_from=MONDAY, valid_to=MONDAY + timedelta(days=1))
    days = [MONDAY + timedelta(days=offset) for offset in (-1, 0, 1, 2)]

    assert [opening.is_open_on([row], day) for day in days] == [False, True, True, False]


def test_a_place_may_be_open_for_two_whole_days() -> None:
    row = Hours(id=an_id(), byday="MO", opens_min=0, closes_min=2880)

    assert opening.open_until([row], local(MONDAY, 0), zone=LONDON) == local(MONDAY + timedelta(days=2), 0)


def test_special_hours_count_instead_of_the_regular_ones_on_their_days_only() -> None:
    eve = date(2026, 12, 24)
    short = hours("", 10, 12, kind=HoursKind.INSTEAD, valid_from=eve, valid_to=eve)

    assert [(each.opens_min, each.closes_min) for each in opening.hours_on([WEEKDAYS, short], eve)] == [(600, 720)]
    assert len(opening.hours_on([WEEKDAYS, short], eve - timedelta(days=1))) == 1
    assert opening.is_open_on([WEEKDAYS, short], eve)


def test_a_place_open_past_midnight_is_still_open_early_next_morning() -> None:
    night = hours("FR", 22, 26)
    saturday = MONDAY + timedelta(days=5)

    assert opening.open_until([night], local(saturday, 1), zone=LONDON) == local(saturday, 2)
    assert not opening.is_open([night], local(saturday, 2), zone=LONDON)
    assert not opening.is_open_on([night], saturday)


def test_the_clock_on_the_wall_counts_on_the_day_it_changes() -> None:
    sunday = date(2026, 10, 25)  # 02:00 becomes 01:00 in London
    rows = [hours("SU", 0.5, 6)]
    opens, closes = datetime(2026, 10, 24, 23, 30, tzinfo=UTC), datetime(2026, 10, 25, 6, 0, tzinfo=UTC)

    assert opening.next_opening(rows, local(sunday, 0) - timedelta(hours=1), zone=LONDON) == opens
    assert opening.open_until(rows, opens, zone=LONDON) == closes
    assert opening.is_open(rows, datetime(2026, 10, 25, 5, 59, tzinfo=UTC), zone=LONDON)
    assert not opening.is_open(rows, closes, zone=LONDON)


@pytest.mark.parametrize(
    ("byday", "days"),
    [
        ("1TU", [3]),
        ("-1FR", [27]),
        ("-1TU", [24]),
        ("1SA,3SA", [7, 21]),
        ("2MO,-1MO", [9, 30]),
        ("5SU", [29]),
        ("5MO", [30]),
        ("-5SU", [1]),
        ("SA", [7, 14, 21, 28]),
    ],
)
def test_days_of_a_month_are_those_of_rfc_5545(byday: str, days: list[int]) -> None:
    november = [date(2026, 11, day) for day in range(1, 31)]

    assert [day.day for day in november if opening.is_open_on([hours(byday)], day)] == days


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)), max_size=6),
    st.integers(0, 7 * 1440 - 1),
)
def test_open_now_agrees_with_counting_the_minutes_of_a_week(rows: list[tuple[int, int, int]], minute: int) -> None:
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    week = 7 * 1440
    open_minutes = {
        (weekday * 1440 + opens + turn) % week
        for weekday, opens, length in rows
        for turn in range(min(length, 2880 - opens))
    }
    made = [
        Hours(id=an_id(), byday=names[weekday], opens_min=opens, closes_min=min(opens + length, 2880))
        for weekday, opens, length in rows
    ]
    at = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(minutes=minute)

    assert opening.is_open(made, at, zone=UTC) == (minute in open_minutes)


@pytest.mark.parametrize(
    ("byday", "opens_min", "closes_min"),
    [("XX", 0, 10), ("6MO", 0, 10), ("MO,", 0, 10), ("MO", 10, 10), ("MO", 1440, 1500), ("MO", 0, 2881), ("MO", -1, 5)],
)
def test_a_row_that_could_never_be_read_is_refused(byday: str, opens_min: int, closes_min: int) -> None:
    with pytest.raises(ValueError, match=r"RFC 5545|opens before"):
        Hours(id=an_id(), byday=byday, opens_min=opens_min, closes_min=closes_min)


def test_only_the_named_days_of_a_month_count() -> None:
    row = hours("", bymonthday="1,15,-1")
    november = [date(2026, 11, day) for day in range(1, 31)]

    assert [day.day for day in november if opening.is_open_on([row], day)] == [1, 15, 30]
    assert opening.is_open_on([row], date(2027, 2, 28))
    assert not opening.is_open_on([row], date(2028, 2, 28))  # the last of that month is the 29th


def test_every_other_week_is_counted_from_the_first_valid_day() -> None:
    row = hours("MO,TH", every_weeks=2, valid_from=MONDAY + timedelta(days=2))

    open_days = [offset for offset in range(29) if opening.is_open_on([row], MONDAY + timedelta(days=offset))]
    assert open_days == [3, 14, 17, 28]


def test_a_holiday_of_every_year_closes_in_every_year_also_over_a_new_year() -> None:
    feast = hours("", kind=HoursKind.CLOSED, yearly=True, valid_from=date(1, 12, 24), valid_to=date(1, 1, 1))
    rows = [hours(""), feast]

    assert not any(opening.is_open_on(rows, date(year, 12, 31)) for year in (2026, 2031))
    assert not opening.is_open_on(rows, date(2027, 1, 1))
    assert opening.is_open_on(rows, date(2027, 1, 2))
    assert opening.is_open_on(rows, date(2026, 12, 23))


@pytest.mark.parametrize("wrong", [{"bymonthday": "32"}, {"bymonthday": "x"}, {"every_weeks": 0}, {"every_weeks": 53}])
def test_days_of_a_month_and_weeks_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"RFC 5545|weeks"):
        hours("", **wrong)
