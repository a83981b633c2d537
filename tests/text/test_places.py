"""Places as people say them: street and house number in any order, crossings, coordinates, and what is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.text.places import Spot, houses_apart, point_of, same_street, spellings, spot_of, telling_words

MAIN = Spot((("main", "street"),), (12, 12))


@pytest.mark.parametrize(
    ("written", "street", "houses"),
    [
        ("Main Street 12", "main street", (12, 12)),
        ("12 Main St.", "main street", (12, 12)),
        ("near Main Street 14", "main street", (14, 14)),
        ("12, Main Street", "main street", (12, 12)),
        ("Flat 3, 12a Main Street", "main street", (12, 12)),
        ("12-14 Main Street", "main street", (12, 14)),
        ("MAIN STREET", "main street", None),
        ("Hauptstr. 12", "hauptstrasse", (12, 12)),
        ("Hauptstraße 12", "hauptstrasse", (12, 12)),
        ("91-33 97 STREET", "97 street", (9133, 9133)),
        ("209 EAST   34 STREET", "east 34 street", (209, 209)),
        ("54 4 AVENUE", "4 avenue", (54, 54)),
        ("5th Avenue", "5 avenue", None),
        ("5 Avenue", "5 avenue", None),
        ("103 West Street", "west street", (103, 103)),
        ("1204 AVENUE J", "avenue j", (1204, 1204)),
        ("16 St Marks Ave", "saint marks avenue", (16, 16)),
        ("ул. Ленина 5", "ул ленина", (5, 5)),
        ("شارع الملك 12", "شارع الملك", (12, 12)),
    ],
)
def test_street_and_house_number_are_found_in_any_order(
    written: str, street: str, houses: tuple[int, int] | None
) -> None:
    spot = spot_of(written)

    assert spot.streets == (tuple(street.split()),)
    assert spot.houses == houses


@pytest.mark.parametrize("written", ["8TH AVE and JUDAH ST", "8th Avenue & Judah Street", "corner of 8 Av / Judah St"])
def test_a_crossing_lies_on_both_streets(written: str) -> None:
    assert spot_of(written).streets == (("8", "avenue"), ("judah", "street"))


@pytest.mark.parametrize("written", ["", "12", " , ", "Flat 3", "...", "near the"])
def test_a_text_that_names_no_street_is_no_spot(written: str) -> None:
    assert spot_of(written).streets == ()


def test_the_same_street_is_told_from_another_by_its_whole_name_and_by_its_town() -> None:
    assert same_street(MAIN, spot_of("14 MAIN ST, Northgate"))
    assert not same_street(MAIN, spot_of("Main Road 12"))
    assert not same_street(MAIN, spot_of("North Main Street 12"))
    assert not same_street(spot_of("Main Street 12, Oakwood"), spot_of("Main Street 12, Northgate"))
    assert same_street(spot_of("Main St 1, 10023 New York"), spot_of("Main Street 2, New York"))


def test_what_is_still_being_typed_may_go_on() -> None:
    assert same_street(spot_of("Mai"), MAIN, unfinished=True)
    assert same_street(spot_of("Main Str"), MAIN, unfinished=True)
    assert not same_street(spot_of("Ma"), MAIN, unfinished=True)
    assert not same_street(spot_of("Mai"), MAIN)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("Main St 12", "Main St 14", 2), ("Main St 12-16", "Main St 14", 0), ("Main St 12", "Main St", None)],
)
def test_house_numbers_are_so_far_apart(one: str, other: str, apart: int | None) -> None:
    assert houses_apart(spot_of(one), spot_of(other)) == apart


def test_a_street_is_looked_up_by_the_words_that_tell_it_from_others() -> None:
    assert telling_words(("west", "73", "street")) == ("73",)
    assert telling_words(("west", "street")) == ("west", "street")
    assert spellings("73") == ("73", "73rd")
    assert spellings("112") == ("112", "112th")
    assert spellings("hauptstrasse") == ("hauptstrasse", "hauptstr")


@pytest.mark.parametrize(
    ("written", "point"),
    [
        ("40.690092, -73.846428", (40_690_092, -73_846_428)),
        (" (40.69; -73.84) ", (40_690_000, -73_840_000)),
        ("91, 0", None),
        ("Main Street 12", None),
        ("12, 14 Main Street", None),
    ],
)
def test_coordinates_are_read_where_the_text_is_nothing_else(written: str, point: tuple[int, int] | None) -> None:
    assert point_of(written) == point


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_is_taken_and_being_the_same_street_goes_both_ways(one: str, other: str) -> None:
    mine, theirs = spot_of(one), spot_of(other)

    assert same_street(mine, theirs) == same_street(theirs, mine)
    assert houses_apart(mine, theirs) == houses_apart(theirs, mine)
    assert all(street for street in mine.streets)
