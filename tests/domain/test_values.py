"""Partly known dates and periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.values import Bound, ImpossibleDate, PartialDate, Period, PeriodEndsTooEarly

_DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31))


@st.composite
def _partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(_DAYS)
    known = draw(st.integers(1, 3))
    return PartialDate(
        day.year,
        day.month if known > 1 else None,
        day.day if known > 2 else None,
        draw(st.booleans()),
        draw(st.sampled_from(Bound)),
    )


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (PartialDate(1958), "1958"),
        (PartialDate(1958, 3), "1958-03"),
        (PartialDate(1958, 3, 12), "1958-03-12"),
        (PartialDate(1958, approximate=True), "1958~"),
        (PartialDate(1958, bound=Bound.BEFORE), "../1958"),
        (PartialDate(1958, 3, approximate=True, bound=Bound.AFTER), "1958-03~/.."),
        (PartialDate(987), "0987"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(told: PartialDate, text: str) -> None:
    assert told.to_text() == text
    assert PartialDate.from_text(text) == told


@given(_partial_dates())
def test_a_written_date_reads_as_itself(told: PartialDate) -> None:
    assert PartialDate.from_text(told.to_text()) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "58",
        "1958-13",
        "1958-00",
        "1958-02-30",
        "1958-3",
        "0000",
        "1958-",
        "../1958/..",
        "1958 ",
        "about 1958",
        "1958~~",
        "~1958",
        "-958",
        "١٩٥٨",
        "1958-03-12T00:00",
        "1958\n",
    ],
)
def test_what_is_no_date_is_refused_as_a_value_and_with_a_sentence(text: str) -> None:
    with pytest.raises(ImpossibleDate) as refused:
        PartialDate.from_text(text)

    assert isinstance(refused.value, ValueError)
    assert "no such date" in refused.value.say()


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2023, 2, 29),
        (1900, 2, 29),
        (1958, None, 12),
        (1958, 4, 31),
        (0, None, None),
        (10_000, 1, 1),
        (1958, 0, 1),
        (1958, 1, 0),
        (1958, 0, None),
    ],
)
def test_a_date_that_is_in_no_calendar_is_refused(year: int, month: int | None, day: int | None) -> None:
    with pytest.raises(ImpossibleDate):
        PartialDate(year, month, day)


def test_a_leap_day_is_a_date() -> None:
    assert PartialDate(2024, 2, 29).exact == date(2024, 2, 29)


@given(_DAYS)
def test_only_a_whole_certain_date_is_exact(day: date) -> None:
    assert PartialDate.of(day).exact == day
    assert PartialDate(day.year, day.month).exact is None
    assert PartialDate(day.year, day.month, day.day, approximate=True).exact is None
    assert PartialDate(day.year, day.month, day.day, bound=Bound.BEFORE).exact is None


@given(_DAYS, st.integers(1, 3), st.booleans())
def test_a_date_could_be_every_day_it_covers(day: date, known: int, approximate: bool) -> None:
    told = PartialDate(
        day.year, day.month if known > 1 else None, day.day if known > 2 else None, approximate=approximate
    )

    assert told.could_be(PartialDate.of(day))


@given(_partial_dates(), _partial_dates())
def test_could_be_is_the_same_from_both_sides(one: PartialDate, other: PartialDate) -> None:
    assert one.could_be(other) is other.could_be(one)
    assert one.could_be(one)


@pytest.mark.parametrize(
    ("one", "other", "possible"),
    [
        ("1958", "1958-03-12", True),
        ("1958", "1959-01-01", False),
        ("1958~", "1963-12-31", True),
        ("1958~", "1964-02-01", False),
        ("1958-03~", "1958-06-01", True),
        ("1958-03~", "1959-03-01", False),
        ("../1958", "1920", True),
        ("../1958", "1959", False),
        ("1958/..", "2001-09-09", True),
        ("1958/..", "1957-12", False),
        ("../1958", "1958/..", True),
    ],
)
def test_whether_two_dates_can_be_one(one: str, other: str, possible: bool) -> None:
    assert PartialDate.from_text(one).could_be(PartialDate.from_text(other)) is possible


@pytest.mark.parametrize(
    ("born", "on", "ages"),
    [
        ("1958-03-14", date(2026, 3, 13), (67, 67)),
        ("1958-03-14", date(2026, 3, 14), (68, 68)),
        ("1958", date(2026, 11, 22), (67, 68)),
        ("1958-11", date(2026, 11, 22), (67, 68)),
        ("2024-02-29", date(2026, 2, 28), (1, 1)),
        ("2024-02-29", date(2026, 3, 1), (2, 2)),
        ("../1958", date(2026, 11, 22), (67, None)),
        ("1958/..", date(2026, 11, 22), (0, 68)),
        ("2027", date(2026, 11, 22), (0, 0)),
    ],
)
def test_an_age_is_as_certain_as_the_birth_date(born: str, on: date, ages: tuple[int, int | None]) -> None:
    assert PartialDate.from_text(born).age_between(on) == ages


@given(_partial_dates(), _DAYS)
def test_the_least_age_is_never_above_the_greatest(born: PartialDate, on: date) -> None:
    least, greatest = born.age_between(on)

    assert least >= 0
    assert greatest is None or least <= greatest


@given(st.lists(_partial_dates(), min_size=2, max_size=6))
def test_dates_have_one_order(told: list[PartialDate]) -> None:
    ordered, backwards = sorted(told), told[::-1]

    assert ordered == sorted(backwards)
    assert [one.year for one in ordered] == sorted(one.year for one in told)
    assert (told[0] < told[1]) + (told[1] < told[0]) + (told[0] == told[1]) == 1


def test_the_less_known_date_comes_first() -> None:
    texts = ["../1958", "1958", "1958~", "1958/..", "1958-03", "1958-03-12", "1958-04"]

    assert [one.to_text() for one in sorted(map(PartialDate.from_text, reversed(texts)))] == texts


def test_about_reaches_no_further_than_the_calendar() -> None:
    assert PartialDate(1, approximate=True).earliest == date.min
    assert PartialDate(9999, approximate=True).latest == date.max


def test_a_date_to_come_is_told_only_when_it_is_certain() -> None:
    today = date(2026, 11, 22)

    assert PartialDate(2058, 3, 14).is_after(today)
    assert not PartialDate(2026).is_after(today)
    assert not PartialDate(2058, bound=Bound.BEFORE).is_after(today)


@given(st.none() | _DAYS, st.none() | _DAYS, _DAYS)
def test_a_period_holds_its_end_days_and_what_lies_between(first: date | None, last: date | None, on: date) -> None:
    if first and last and last < first:
        with pytest.raises(PeriodEndsTooEarly):
            Period(first, last)
        return
    period = Period(first, last)

    assert period.contains(on) is ((first or date.min) <= on <= (last or date.max))
    assert period.overlaps(Period(on, on)) is period.contains(on)
    assert last is None or (period.contains(last) and not period.contains(last + timedelta(days=1)))
