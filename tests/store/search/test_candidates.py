"""Candidates: one slip in any fact does not hide a person, what is hidden stays hidden, and there are never many."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.contact_points import ContactKind, ContactPoint
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.names import PersonName
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from caseworker.store.case_store import CaseStore
from caseworker.store.search.candidates import MOST, candidates, words_like
from caseworker.store.search.hits import EVERYTHING, VisibleClause
from caseworker.store.search.place import Place
from caseworker.store.search.sought import Sought
from caseworker.store.search.vocabulary import load
from tests.domain.people_builders import a_person, an_address, an_id
from tests.store.stores import a_passing_store, deed

Change = Callable[[Person], Person]


def named(given: str, family: str) -> tuple[PersonName, ...]:
    return (PersonName(id=an_id(), given=given, family=family),)


def reached(phone: str, mail: str = "") -> tuple[ContactPoint, ...]:
    both = ((ContactKind.PHONE, phone), (ContactKind.EMAIL, mail))
    return tuple(ContactPoint.of(kind, value, id=an_id()) for kind, value in both if value)


def marta(**over: object) -> Person:
    told: dict[str, object] = {
        "names": named("Marta", "Kowalska"),
        "birth_date": PartialDate(1958, 3, 14),
        "addresses": (an_address("18 Mill Lane"),),
        "contact_points": reached("020 7946 0471", "marta.kowalska@example.org"),
    }
    return a_person(**{**told, **over})


def found(store: CaseStore, person: Person, visible: VisibleClause = EVERYTHING) -> list[UUID]:
    with store.reading() as reader:
        vocabulary = load(reader.connection, "person")
        place = Place(reader.connection, "person", visible, vocabulary)
        return candidates(place, Sought.of(person), alike=words_like(vocabulary))


def keep(store: CaseStore, *people: Person) -> None:
    with store.unit(deed()) as unit:
        for one in people:
            unit.add(one)


@pytest.fixture
def known(store: CaseStore) -> Person:
    """Marta, among people who have nothing in common with her."""
    made = marta()
    others = [a_person(names=named("Owen", f"Price{n}"), birth_date=PartialDate(1970 + n, 1, 1 + n)) for n in range(20)]
    keep(store, made, *others)
    return made


BARE: dict[str, object] = {"addresses": (), "contact_points": ()}


@pytest.mark.parametrize(
    "entered",
    [
        {"names": named("Martha", "Kowalska"), **BARE},
        {"names": named("Marta", "Kowalski"), **BARE},
        {"names": named("Kowalska", "Marta"), **BARE},
        {"names": named("Marta", "Nowak"), **BARE},
        {"names": named("M", "Kowalska"), **BARE},
        {"birth_date": PartialDate(1958, 4, 13), **BARE},
        {"birth_date": PartialDate(1985, 3, 14), **BARE},
        {"birth_date": PartialDate(1958, 1, 1), **BARE},
        {"birth_date": PartialDate(1958), **BARE},
        {"birth_date": None, **BARE},
        {"names": named("Marta", "Nowak"), "birth_date": None, "contact_points": ()},
        {"names": named("Marta", "Nowak"), "birth_date": None, "addresses": ()},
        {"names": (), "birth_date": None, "addresses": ()},
    ],
)
def test_one_wrong_fact_does_not_hide_a_person(store: CaseStore, known: Person, entered: dict[str, object]) -> None:
    assert known.id in found(store, marta(**entered))


def test_short_forms_and_other_scripts_are_found(store: CaseStore) -> None:
    people = [
        marta(names=named("William", "Byrne"), **BARE),
        marta(names=named("Юлия", "Иванова"), **BARE),
    ]
    keep(store, *people)

    asked = {"birth_date": PartialDate(1958), **BARE}
    assert people[0].id in found(store, marta(names=named("Bill", "Byrne"), **asked))
    assert people[1].id in found(store, marta(names=named("Yulia", "Ivanova"), **asked))


def test_whoever_may_not_be_seen_is_no_candidate(store: CaseStore) -> None:
    keep(store, marta(sensitivity=Sensitivity.RESTRICTED))

    assert found(store, marta(), VisibleClause("r.sensitivity <= ?", (0,))) == []


def test_of_many_namesakes_those_with_more_in_common_come_first_and_never_too_many(store: CaseStore) -> None:
    namesakes = [marta(birth_date=PartialDate(1900 + n, 5, 5), **BARE) for n in range(100)]
    twice = marta()
    keep(store, *namesakes, twice)

    ids = found(store, marta())

    assert ids[0] == twice.id
    assert len(ids) <= MOST


@settings(max_examples=40)
@given(
    given_name=st.text(max_size=40),
    family=st.text(max_size=40),
    phone=st.text(max_size=30),
    mail=st.text(max_size=30),
    street=st.text(max_size=60),
)
def test_any_text_is_asked_for_without_a_fault(
    given_name: str, family: str, phone: str, mail: str, street: str
) -> None:
    person = marta(
        names=named(given_name, family), contact_points=reached(phone, mail), addresses=(an_address(street),)
    )
    with a_passing_store() as store:
        keep(store, marta())
        ids = found(store, replace(person, id=PersonId(an_id())))
    assert len(ids) <= 1
