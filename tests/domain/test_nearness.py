"""How near a place is, and about where somebody lives of whom only an address in words is known."""

import pytest

from caseworker.domain import nearness
from caseworker.domain.nearness import Spot, about_where
from tests.domain.builders import a_place


def test_distances_are_those_of_the_globe() -> None:
    london = a_place(latitude_udeg=51_507_400, longitude_udeg=-127_800)
    paris = a_place(latitude_udeg=48_856_600, longitude_udeg=2_352_200)

    assert nearness.distance_m(london, paris) == pytest.approx(343_550, abs=300)
    assert nearness.distance_m(london, london) == 0
    half_known = a_place(latitude_udeg=51_507_400), a_place(longitude_udeg=-127_800)
    assert [nearness.distance_m(place, paris) for place in half_known] == [None, None]
    assert [nearness.distance_m(paris, place) for place in half_known] == [None, None]
    assert nearness.distance_m(london, a_place()) is None
    assert nearness.distance_m(a_place(), london) is None


def test_opposite_sides_of_the_globe_are_half_its_girth_apart() -> None:
    here = a_place(latitude_udeg=0, longitude_udeg=0)
    there = a_place(latitude_udeg=0, longitude_udeg=180_000_000)

    assert nearness.distance_m(here, there) == pytest.approx(20_015_115, abs=5)


PLACES = [
    a_place(latitude_udeg=10, longitude_udeg=1, postcode="RV1 1AA", locality="Northgate"),
    a_place(latitude_udeg=20, longitude_udeg=2, postcode="RV1 2BB", locality="Northgate"),
    a_place(latitude_udeg=90_000_000, longitude_udeg=3, postcode="RV1 2BB", locality="Northgate"),
    a_place(latitude_udeg=40, longitude_udeg=4, locality="Oakwood"),
    a_place(postcode="RV9 9ZZ", locality="Nowhere"),
]


def test_an_address_is_about_where_the_places_of_its_postcode_are() -> None:
    assert about_where(PLACES, postcode="rv11aa", locality="Oakwood") == Spot(10, 1)


def test_without_places_of_its_postcode_those_of_its_locality_count_and_one_wrong_place_moves_it_little() -> None:
    assert about_where(PLACES, postcode="RV7 7XX", locality="northgate") == Spot(20, 2)


def test_without_an_address_the_parts_of_the_area_count() -> None:
    assert about_where(PLACES, postcode="", locality="", areas=("North", "Oakwood")) == Spot(40, 4)


def test_where_nothing_is_near_in_words_nothing_is_said() -> None:
    assert about_where(PLACES, postcode="RV9 9ZZ", locality="Nowhere") is None
    assert about_where([], postcode="RV1 1AA", locality="") is None
