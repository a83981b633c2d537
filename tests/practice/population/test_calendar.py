"""The office's calendar agrees with the time-zone database and with counting day by day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from caseworker.practice.population.calendar import CLOSES_S, OfficeCalendar
from caseworker.practice.population.csv_out import moment_text

CALENDAR = OfficeCalendar(date(2026, 1, 1), 365)
LONDON = ZoneInfo("Europe/London")
MOMENTS = st.integers(1_577_836_800, 1_798_761_599)  # 2020 to 2026


@given(MOMENTS)
def test_the_wall_clock_agrees_with_the_zone_database(second: int) -> None:
    shown = datetime.fromtimestamp(second, UTC).astimezone(LONDON)

    assert CALENDAR.wall(second * 1_000_000) == (
        shown.date().toordinal(),
        shown.hour * 3600 + shown.minute * 60 + shown.second,
    )


@given(st.dates(date(2020, 1, 1), date(2027, 12, 31)), st.integers(3 * 3600, 86_399))
def test_a_moment_is_shown_as_it_was_set(day: date, second: int) -> None:
    moment = CALENDAR.moment(day.toordinal(), second)

    assert CALENDAR.wall(moment) == (day.toordinal(), second)
    assert datetime.fromtimestamp(moment / 1e6, UTC) == datetime.combine(day, datetime.min.time(), LONDON) + timedelta(
        seconds=second
    )


@given(MOMENTS)
def test_open_time_runs_only_while_the_office_is_open(second: int) -> None:
    at = second * 1_000_000
    later = at + 60_000_000
    passed = CALENDAR.position_s(later) - CALENDAR.position_s(at)
    day, clock = CALENDAR.wall(at)

    assert 0 <= passed <= 60
    if CALENDAR.is_working(day) and 9 * 3600 <= clock < CLOSES_S - 60:
        assert passed == 60
    if not CALENDAR.is_working(day):
        assert passed == 0


@given(MOMENTS, st.integers(1, 400_000))
def test_the_moment_at_which_open_time_has_passed_is_found_again(second: int, wanted: int) -> None:
    position = CALENDAR.position_s(second * 1_000_000) + wanted

    assert CALENDAR.position_s(CALENDAR.at_position(position)) == position


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(0, 60))
def test_working_days_are_added_as_by_counting(day: date, count: int) -> None:
    expected = day
    while not CALENDAR.is_working(expected.toordinal()):
        expected += timedelta(days=1)
    for _ in range(count):
        expected += timedelta(days=1)
        while not CALENDAR.is_working(expected.toordinal()):
            expected += timedelta(days=1)

    assert CALENDAR.add_working_days(day.toordinal(), count) == expected.toordinal()


def test_christmas_good_friday_and_substitutes_are_closed_and_the_day_after_is_busy() -> None:
    closed = [date(2026, 4, 3), date(2026, 4, 6), date(2026, 12, 25), date(2026, 12, 28)]

    assert all(CALENDAR.is_holiday(day.toordinal()) for day in closed)
    assert CALENDAR.follows_holiday(date(2026, 4, 7).toordinal())
    assert not CALENDAR.follows_holiday(date(2026, 4, 8).toordinal())
    assert CALENDAR.first_of_month(date(2026, 8, 3).toordinal())


@given(st.integers(-2_000_000_000_000_000, 2_000_000_000_000_000))
def test_moments_are_written_as_utc_to_the_microsecond(at_us: int) -> None:
    read = datetime.fromisoformat(moment_text(at_us))

    assert (read - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) == at_us
