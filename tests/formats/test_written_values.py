"""Moments and coordinates as exports write them, and what is neither."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.formats.service_requests import in_zone
from caseworker.formats.written_values import NotAMoment, microdegrees, moment_of, point_of

at = datetime.fromisoformat
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("06/26/2018 10:58:54 AM", "2018-06-26T10:58:54"),
        ("06/26/2018 12:00:00 AM", "2018-06-26T00:00:00"),
        ("06/26/2018 12:30 pm", "2018-06-26T12:30:00"),
        ("26.06.2018 08:15", "2018-06-26T08:15:00"),
        ("26/06/2018", "2018-06-26T12:00:00"),
        ("2018-06-26", "2018-06-26T12:00:00"),
        ("2018-06-26 08:15:01.123", "2018-06-26T08:15:01.123"),
        ("2018-06-26T08:15:01Z", "2018-06-26T08:15:01+00:00"),
        ("2018-06-26T08:15:01-08:00", "2018-06-26T08:15:01-08:00"),
    ],
)
def test_a_moment_is_read_as_it_is_written(written: str, moment: str) -> None:
    assert moment_of(f" {written} ") == at(moment)


@pytest.mark.parametrize("written", ["soon", "03/04/2018", "13/13/2018", "2018-02-30", "06/26/2018 13:00 PM", "9" * 99])
def test_what_is_no_moment_or_two_is_refused(written: str) -> None:
    with pytest.raises(NotAMoment):
        moment_of(written)


def test_an_empty_text_is_no_moment() -> None:
    assert moment_of("  ") is None


def test_an_hour_that_comes_twice_is_its_first_and_one_that_is_left_out_goes_on_from_the_hour_before() -> None:
    assert in_zone(at("2018-11-04T01:30:00"), NEW_YORK) == at("2018-11-04T05:30:00+00:00")
    assert in_zone(at("2018-03-11T02:30:00"), NEW_YORK) == at("2018-03-11T07:30:00+00:00")
    assert in_zone(at("2018-06-26T08:15:01-08:00"), NEW_YORK) == at("2018-06-26T16:15:01+00:00")


@given(st.datetimes(min_value=at("1000-01-01"), max_value=at("9998-12-31")))
def test_every_moment_is_read_again_in_each_way_of_writing_it(moment: datetime) -> None:
    plain = moment.replace(microsecond=0)
    written = f"{plain:%m/%d/}{plain.year:04}{plain: %I:%M:%S %p}"

    assert moment_of(written, month_first=True) == plain
    assert moment_of(plain.isoformat()) == plain
    assert abs(in_zone(plain, NEW_YORK).replace(tzinfo=None) - plain) < timedelta(hours=6)


@given(st.text(max_size=50))
def test_no_text_ends_in_anything_but_a_moment_nothing_or_a_refusal(text: str) -> None:
    try:
        moment_of(text)
    except NotAMoment:
        assert text.strip()


def test_degrees_are_millionths_within_their_bounds() -> None:
    assert microdegrees("-73.84642755940943", most=180) == -73_846_428
    assert microdegrees("90.0000001", most=90) is None
    assert microdegrees("1e5", most=180) is None
    assert point_of("0", "0") is None
    assert point_of("", "5") is None
    assert point_of("0", "5") == (0, 5_000_000)
