"""The home of a merged person: the chosen one holds, the other is one of before, and undoing gives both back."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.contact_points import Address, AddressKind
from caseworker.domain.ids import PersonId
from caseworker.domain.merge_values import kept_values, unmerge_values
from caseworker.domain.merged_homes import homes_apart, homes_given_back, living_as
from caseworker.domain.merging import MergeId, PersonMerge, merge_people, unmerge_people
from caseworker.domain.people import Person, current_address
from tests.domain.people_builders import NOON, NORTH_1, a_person, an_address, an_id

TODAY = NOON.date()


def merged(left: Person, right: Person) -> tuple[PersonMerge, Person]:
    """The merge, and the older record as it leaves it."""
    merge = merge_people(
        left, right, merge_id=MergeId(an_id()), merges=[], unmerges=[], reason="Same.", by=NORTH_1, at=NOON
    )
    older = min(left, right, key=lambda one: one.id)
    return merge, replace(older, **kept_values(merge))


def given_back(person: Person, merge: PersonMerge) -> Person:
    undone = unmerge_people(merge.id, merges=[merge], unmerges=[], new_id=an_id, reason="Two.", by=NORTH_1, at=NOON)
    values = unmerge_values(person, [merge], undone)
    apart = replace(person, **values)
    return replace(apart, addresses=homes_given_back(apart, [merge]))


def settled(person: Person, merge: PersonMerge, lives_as: Person) -> Person:
    return replace(person, addresses=living_as(person, merge, PersonId(lives_as.id), on=TODAY))


def test_the_chosen_home_holds_and_the_other_is_one_of_before() -> None:
    older, newer = a_person(addresses=(an_address("18 Mill Lane"),)), a_person(addresses=(an_address("3 Quay"),))
    for chosen, other in ((older, newer), (newer, older)):
        merge, person = merged(older, newer)
        person = settled(person, merge, chosen)

        home = current_address(person, TODAY)
        assert home is not None
        assert home.shown == chosen.addresses[0].shown
        (before,) = [one for one in person.addresses if one.shown == other.addresses[0].shown]
        assert before.valid_to == TODAY - timedelta(days=1)


def test_there_is_nothing_to_choose_where_both_live_at_one_place_or_one_tells_none() -> None:
    home, other = an_address("18 Mill Lane"), an_address("18 Mill Lane")
    work = replace(an_address("3 Quay"), kind=AddressKind.WORK)

    assert homes_apart(a_person(addresses=(home,)), a_person(addresses=(other,)), TODAY) is None
    assert homes_apart(a_person(addresses=(home,)), a_person(addresses=(work,)), TODAY) is None
    assert homes_apart(a_person(addresses=(home,)), a_person(), TODAY) is None


STARTS = st.none() | st.dates(min_value=date(2026, 1, 1), max_value=TODAY)
HOMES = st.lists(st.tuples(st.sampled_from(["1 Quay", "2 Quay", "3 Quay"]), STARTS), max_size=3)


def homes(told: list[tuple[str, date | None]]) -> tuple[Address, ...]:
    return tuple(replace(an_address(shown), valid_from=since) for shown, since in told)


@given(left=HOMES, right=HOMES, chosen=st.booleans())
def test_undoing_the_merge_gives_every_address_back_as_it_was(
    left: list[tuple[str, date | None]], right: list[tuple[str, date | None]], chosen: bool
) -> None:
    older, newer = a_person(addresses=homes(left)), a_person(addresses=homes(right))
    merge, person = merged(older, newer)

    person = settled(person, merge, newer if chosen else older)

    assert given_back(person, merge) == older


def test_an_address_written_since_stays_when_the_merge_is_undone() -> None:
    older, newer = a_person(addresses=(an_address("18 Mill Lane"),)), a_person(addresses=(an_address("3 Quay"),))
    merge, person = merged(older, newer)
    since = an_address("7 Hill")
    person = settled(person, merge, newer)
    person = replace(person, addresses=(*person.addresses, since))

    assert set(given_back(person, merge).addresses) == {*older.addresses, since}
