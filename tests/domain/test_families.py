"""Households, relationships and organisations: who belongs together on a day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.households import (
    HouseholdRole,
    change_role,
    households_of,
    join,
    leave,
    lives_with,
    members_on,
)
from caseworker.domain.ids import OrganisationId
from caseworker.domain.organisations import Organisation, OrganisationPerson, speakers_on, still_open
from caseworker.domain.relationships import (
    RelatedToThemselves,
    Relationship,
    Tie,
    end,
    inverse,
    relate,
    relatives_of,
)
from caseworker.domain.values import PeriodEndsTooEarly
from tests.domain.people_builders import TODAY, a_household, a_member, a_person_id, a_relationship, an_id

MARTA, PIOTR, ZOFIA = a_person_id(), a_person_id(), a_person_id()


def test_a_child_lives_in_two_households_the_main_one_first() -> None:
    mother = a_household(a_member(MARTA), a_member(ZOFIA, role=HouseholdRole.CHILD, part_time=True))
    father = a_household(a_member(PIOTR), a_member(ZOFIA, role=HouseholdRole.CHILD))

    assert households_of({ZOFIA}, [mother, father], TODAY) == (father, mother)
    assert {one.person for one in lives_with({ZOFIA}, [mother, father], TODAY)} == {MARTA, PIOTR}
    assert households_of({MARTA}, [mother, father], TODAY) == (mother,)


def test_who_left_belongs_to_the_household_until_the_last_day() -> None:
    member = a_member(PIOTR, valid_from=date(2020, 1, 1))
    home = leave(a_household(member, a_member(MARTA)), member.id, last_day=date(2026, 6, 30), new_id=an_id())

    assert [one.person for one in members_on(home, date(2026, 7, 1))] == [MARTA]
    assert len(members_on(home, date(2026, 6, 30))) == 2
    assert leave(home, member.id, last_day=date(2026, 6, 30), new_id=an_id()) == home
    with pytest.raises(PeriodEndsTooEarly):
        leave(a_household(member), member.id, last_day=date(2019, 1, 1), new_id=an_id())


def test_joining_twice_is_joining_once() -> None:
    member = a_member(PIOTR)
    home = join(a_household(), member)

    assert join(home, member) == home


def test_a_role_changes_from_a_day_on_and_without_a_day_was_wrong() -> None:
    child = a_member(ZOFIA, role=HouseholdRole.CHILD, valid_from=date(2008, 1, 1))
    grown = a_member(ZOFIA, role=HouseholdRole.HEAD, valid_from=TODAY)
    home = a_household(child)

    later = change_role(home, child.id, became=grown, new_id=an_id())

    assert [one.role for one in members_on(later, date(2020, 1, 1))] == [HouseholdRole.CHILD]
    assert [one.role for one in members_on(later, TODAY)] == [HouseholdRole.HEAD]
    undated = replace(grown, valid_from=None)
    assert change_role(home, child.id, became=undated, new_id=an_id()).members == (undated,)


def test_people_with_two_records_are_one_member() -> None:
    second_record = a_person_id()
    home = a_household(a_member(MARTA), a_member(second_record), a_member(PIOTR))

    assert [one.person for one in lives_with({MARTA, second_record}, [home], TODAY)] == [PIOTR]


@pytest.mark.parametrize("tie", list(Tie))
def test_a_tie_read_from_there_and_back_is_the_same(tie: Tie) -> None:
    assert inverse(inverse(tie)) is tie


def test_a_tie_is_read_from_either_side() -> None:
    tie = a_relationship(MARTA, Tie.PARENT, ZOFIA)

    assert [(one.person, one.tie) for one in relatives_of({ZOFIA}, [tie], TODAY)] == [(MARTA, Tie.PARENT)]
    assert [(one.person, one.tie) for one in relatives_of({MARTA}, [tie], TODAY)] == [(ZOFIA, Tie.CHILD)]
    assert relatives_of({PIOTR}, [tie], TODAY) == ()


def test_a_tie_told_twice_from_both_sides_is_returned_once() -> None:
    ties = [a_relationship(MARTA, Tie.PARENT, ZOFIA), a_relationship(ZOFIA, Tie.CHILD, MARTA)]

    assert len(relatives_of({MARTA}, ties, TODAY)) == len(relatives_of({ZOFIA}, ties, TODAY)) == 1


def test_ties_between_two_records_of_one_person_are_left_out() -> None:
    assert relatives_of({MARTA, ZOFIA}, [a_relationship(MARTA, Tie.SIBLING, ZOFIA)], TODAY) == ()


def test_nobody_is_related_to_themselves() -> None:
    with pytest.raises(RelatedToThemselves):
        relate(a_relationship(MARTA, Tie.FRIEND, MARTA))
    with pytest.raises(RelatedToThemselves):
        relate(a_relationship(MARTA, Tie.FRIEND, ZOFIA), same={MARTA, ZOFIA})


def test_a_tie_that_ended_is_no_longer_told_and_ends_once() -> None:
    tie = end(a_relationship(MARTA, Tie.SPOUSE, PIOTR, valid_from=date(1980, 1, 1)), last_day=date(1999, 1, 1))

    assert relatives_of({MARTA}, [tie], TODAY) == ()
    assert len(relatives_of({MARTA}, [tie], date(1999, 1, 1))) == 1
    assert end(tie, last_day=TODAY) == tie
    with pytest.raises(PeriodEndsTooEarly):
        end(tie, last_day=date(1979, 1, 1))


def test_dates_that_two_edits_made_cross_are_still_read() -> None:
    crossed = a_relationship(MARTA, Tie.CARER, PIOTR, valid_from=date(2026, 1, 1), valid_to=date(2025, 1, 1))

    assert crossed.period.contains(date(2025, 6, 1))
    with pytest.raises(PeriodEndsTooEarly):
        relate(crossed)


@given(st.permutations([a_relationship(MARTA, tie, PIOTR) for tie in (Tie.SPOUSE, Tie.CARER, Tie.PARTNER)]))
def test_relatives_come_in_one_order(ties: list[Relationship]) -> None:
    assert [one.tie for one in relatives_of({PIOTR}, ties, TODAY)] == [Tie.SPOUSE, Tie.CARER, Tie.PARTNER]


def test_an_organisation_speaks_through_those_who_are_there_and_ends_on_a_day() -> None:
    left = OrganisationPerson(id=an_id(), role="manager", name="A. Landlord", valid_to=date(2025, 1, 1))
    here = OrganisationPerson(id=an_id(), role="manager", person=MARTA)
    housing = Organisation(id=OrganisationId(an_id()), name="Riverside Homes", people=(here, left), closed_on=TODAY)

    assert speakers_on(housing, TODAY) == (here,)
    assert still_open([housing], TODAY) == (housing,)
    assert still_open([housing], date(2026, 11, 23)) == ()
