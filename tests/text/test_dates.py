from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.text.dates import TypedDate, typed_dates

TWELFTH_OF_MARCH = TypedDate(1958, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "1958-03-12", "12/03/58", "12.3.1958", "12 March 1958", "12th march 1958", "March 12, 1958",
        "12 de marzo de 1958",         "12 марта 1958", "12 März 1958", "12031958", "19580312", "12 mars 58",
    ],
)  # fmt: skip
def test_a_birth_date_is_understood_as_people_type_it(text: str) -> None:
    assert typed_dates(text, this_year=2026)[0] == TWELFTH_OF_MARCH


def test_day_and_month_may_have_changed_places() -> None:
    assert TypedDate(1958, 12, 3, swapped=True) in typed_dates("12/03/1958", this_year=2026)


def test_parts_of_a_date_are_dates() -> None:
    assert typed_dates("1958", this_year=2026) == (TypedDate(1958),)
    assert typed_dates("march 1958", this_year=2026) == (TypedDate(1958, 3),)
    assert typed_dates("03/1958", this_year=2026) == (TypedDate(1958, 3),)


@pytest.mark.parametrize("text", ["about 1958", "c. 1958", "~1958", "1958~", "etwa 1958"])
def test_about_a_year_is_said_in_many_ways(text: str) -> None:
    assert typed_dates(text, this_year=2026) == (TypedDate(1958, about=True),)


@pytest.mark.parametrize("text", ["", "31/02/1958", "13/13/1958", "3000", "1700", "smith", "12", "1/2/3/4", "99999999"])
def test_what_is_no_possible_birth_date_gives_nothing(text: str) -> None:
    assert typed_dates(text, this_year=2026) == ()


def test_two_digits_are_a_year_that_has_been() -> None:
    assert [found.year for found in typed_dates("1/1/26", this_year=2026)] == [2026]
    assert [found.year for found in typed_dates("1/1/27", this_year=2026)] == [1927]


@given(st.dates(min_value=date(1880, 1, 1), max_value=date(2026, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    found = typed_dates(f"{day.day}.{day.month}.{day.year}", this_year=2026)

    assert found[0] == TypedDate(day.year, day.month, day.day)


@given(st.text(max_size=30))
def test_any_text_gives_only_days_that_exist(text: str) -> None:
    for found in typed_dates(text, this_year=2026):
        assert 1880 <= found.year <= 2026
        if found.month is not None and found.day is not None:
            assert 1 <= found.day <= monthrange(found.year, found.month)[1]
