"""The directory: what is valid, and what fits a wish."""

from datetime import date, timedelta

import pytest

from caseworker.domain import directory
from caseworker.domain.directory import Point, ServiceStatus, Wish
from tests.domain.builders import a_place, a_service, hours
from tests.domain.people_builders import TODAY

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("over", "valid"),
    [
        ({}, True),
        ({"valid_from": TODAY, "valid_to": TODAY}, True),
        ({"valid_from": TODAY + timedelta(days=1)}, False),
        ({"valid_to": TODAY - timedelta(days=1)}, False),
        ({"status": ServiceStatus.TEMPORARILY_CLOSED}, False),
    ],
)
def test_people_are_sent_to_a_service_from_its_first_to_its_last_day(over: dict[str, object], valid: bool) -> None:
    assert directory.is_valid(a_service(**over), on=TODAY) is valid


def test_what_speaks_for_and_against_a_service_is_told_apart_and_unknown_is_neither() -> None:
    service = a_service(languages=("pl",), minimum_age_years=18, serves=("north",), hours=(hours("TU"),))
    found = directory.fit(service, a_place(), Wish(on=MONDAY, language="PL", age_years=17, area="north"))

    assert found.speaks_for == {Point.GIVEN, Point.LANGUAGE, Point.AREA}
    assert found.speaks_against == {Point.AGE, Point.OPEN}
    assert not found.fits


def test_a_service_about_which_nothing_is_known_still_fits() -> None:
    found = directory.fit(a_service(), None, Wish(on=MONDAY, language="pl", age_years=30, area="north"))

    assert found.fits
    assert found.speaks_for == {Point.GIVEN}


@pytest.mark.parametrize(("age_years", "fits"), [(17, False), (18, True), (25, True), (26, False)])
def test_both_ages_are_within(age_years: int, fits: bool) -> None:
    service = a_service(minimum_age_years=18, maximum_age_years=25)

    assert directory.fit(service, None, Wish(on=MONDAY, age_years=age_years)).fits is fits


@pytest.mark.parametrize(
    ("over", "age_years", "fits"),
    [
        ({"minimum_age_years": 60}, 59, False),
        ({"minimum_age_years": 60}, 90, True),
        ({"maximum_age_years": 5}, 6, False),
        ({"maximum_age_years": 5}, 0, True),
    ],
)
def test_one_age_alone_is_a_bound_too(over: dict[str, int], age_years: int, fits: bool) -> None:
    assert directory.fit(a_service(**over), None, Wish(on=MONDAY, age_years=age_years)).fits is fits


def test_what_is_not_asked_speaks_neither_for_nor_against() -> None:
    service = a_service(languages=("pl",), minimum_age_years=18, serves=("north",))

    assert directory.fit(service, None, Wish(on=MONDAY)).speaks_for == {Point.GIVEN}
    assert not directory.fit(service, None, Wish(on=MONDAY)).speaks_against


def test_the_languages_of_the_place_count_and_own_hours_stand_before_those_of_the_place() -> None:
    place = a_place(languages=("es",), hours=(hours("MO"),))

    assert directory.fit(a_service(), place, Wish(on=MONDAY, language="es")).fits
    assert Point.OPEN in directory.fit(a_service(), place, Wish(on=MONDAY)).speaks_for
    assert Point.OPEN in directory.fit(a_service(hours=(hours("TU"),)), place, Wish(on=MONDAY)).speaks_against


def test_an_area_that_is_not_known_here_speaks_neither_for_nor_against() -> None:
    known = {"north": "North", "northgate": "Northgate", "east": "East"}
    here = frozenset({"north", "northgate"})

    assert directory.serves_area(a_service(serves=("north",)), here, known) is True
    assert directory.serves_area(a_service(serves=("Northgate",)), here, known) is True  # called by its name
    assert directory.serves_area(a_service(serves=("east",)), here, known) is False
    assert directory.serves_area(a_service(serves=("east", "San Mateo County")), here, known) is None
    assert directory.serves_area(a_service(), here, known) is None
