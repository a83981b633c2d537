"""Telling two people apart: for both territories, once, and taken back as a whole."""

from typing import Any

import pytest

from caseworker.domain.definition import Sensitivity
from caseworker.domain.distinctions import (
    NOTHING_KNOWN,
    DistinctionsKnown,
    PersonDistinction,
    PersonDoubt,
    doubt,
    pair_of,
    tell_apart,
)
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.merging import AlreadyOnePerson
from caseworker.domain.people import Person
from tests.domain.people_builders import EAST_1, NOON, NORTH_1, a_person, an_id


def told(
    left: Person, right: Person, *, known: DistinctionsKnown = NOTHING_KNOWN, reason: str = "Two sisters"
) -> tuple[PersonDistinction, ...]:
    return tell_apart(left, right, known=known, new_id=an_id, reason=reason, by=NORTH_1, at=NOON)


def doubted(known: DistinctionsKnown, *pairs: Any, reason: str = "One after all") -> tuple[PersonDoubt, ...]:
    return doubt(pairs, known=known, new_id=an_id, reason=reason, by=EAST_1, at=NOON)


def test_two_of_one_territory_are_told_apart_once_in_whatever_order_they_are_named() -> None:
    older, younger = a_person(territory="north"), a_person(territory="north")

    (one,) = told(younger, older)

    assert one.pair == pair_of(younger.id, older.id) == (older.id, younger.id)
    assert told(older, younger, known=DistinctionsKnown((one,), ())) == ()


def test_two_of_two_territories_are_told_apart_in_both() -> None:
    left, right = a_person(territory="north"), a_person(territory="south")

    made = told(left, right)

    assert [one.territory for one in made] == ["north", "south"]
    assert {one.pair for one in made} == {(left.id, right.id)}


def test_a_distinction_is_as_closely_kept_as_the_more_closely_kept_of_both() -> None:
    left, right = a_person(), a_person(sensitivity=Sensitivity.RESTRICTED)

    assert {one.sensitivity for one in told(left, right)} == {Sensitivity.RESTRICTED}


def test_a_doubt_takes_back_every_distinction_of_the_pair_and_nothing_twice() -> None:
    left, right = a_person(territory="north"), a_person(territory="south")
    known = DistinctionsKnown(told(left, right), ())

    doubts = doubted(known, (left.id, right.id))
    after = DistinctionsKnown(known.distinctions, doubts)

    assert {one.distinction for one in doubts} == {one.id for one in known.distinctions}
    assert after.standing == ()
    assert doubted(after, (left.id, right.id)) == ()


def test_other_pairs_stay_told_apart() -> None:
    left, right, other = a_person(), a_person(), a_person()
    known = DistinctionsKnown((*told(left, right), *told(left, other)), ())

    doubts = doubted(known, (left.id, right.id))

    assert [one.pair for one in DistinctionsKnown(known.distinctions, doubts).standing] == [(left.id, other.id)]


def test_after_a_doubt_the_two_can_be_told_apart_again() -> None:
    left, right = a_person(), a_person()
    first = told(left, right)
    known = DistinctionsKnown(first, doubted(DistinctionsKnown(first, ()), (left.id, right.id)))

    (again,) = told(left, right, known=known)

    assert DistinctionsKnown((*first, again), known.doubts).standing == (again,)


def test_nobody_is_told_apart_from_themselves_or_without_a_reason() -> None:
    person, other = a_person(), a_person()

    with pytest.raises(AlreadyOnePerson):
        told(person, person)
    with pytest.raises(ReasonMissing):
        told(person, other, reason=" ")
    with pytest.raises(ReasonMissing):
        doubted(DistinctionsKnown(told(person, other), ()), (person.id, other.id), reason="")
