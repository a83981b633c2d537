"""Merging through the real store: undone exactly, the same everywhere, and one person wherever they are looked for."""

from contextlib import ExitStack
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from caseworker.desk.finding import Finding
from caseworker.desk.merging import Merging, PeopleNotHere
from caseworker.desk.people import People
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.merging import AlreadyOnePerson, MergeId, PersonMerge, PersonUnmerge, UnknownMerge, groups
from caseworker.domain.people import InterpreterNeed, Person
from caseworker.domain.values import PartialDate
from caseworker.store.answers import Made, OwnAnswer
from caseworker.store.case_store import CaseStore
from caseworker.store.groups import group_of
from caseworker.store.incoming import Change, What
from tests.desk.sittings import MovableClock, a_sitting
from tests.domain.builders import a_contact
from tests.domain.people_builders import a_name, a_person, a_phone, an_id
from tests.store.stores import a_passing_store, deed, take_in


def a_supervisor(store: CaseStore, clock: MovableClock | None = None) -> Sitting:
    return a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",), at=clock or MovableClock())


def keep(store: CaseStore, *records: Record) -> None:
    with store.unit(deed()) as unit:
        for one in records:
            unit.add(one)


def kept(store: CaseStore, person: Person) -> Person:
    with store.reading() as reader:
        return reader.get(Person, person.id)


def test_a_merged_person_is_opened_by_either_record_and_found_once(store: CaseStore) -> None:
    older = a_person(names=(a_name("Marta Kowalska"),))
    younger = a_person(names=(a_name("Martha Kowalski"),), contact_points=(a_phone(),))
    contacts = [a_contact(people=(older.id,)), a_contact(people=(younger.id,))]
    keep(store, older, younger, *contacts)
    sitting = a_supervisor(store)
    finding = Finding(sitting)
    desk = People(sitting, finding)

    Merging(sitting).merge(younger.id, older.id, reason="Same birth date.")

    page = desk.open(younger.id)
    assert page == desk.open(older.id)
    assert page.person.id == older.id
    assert {one.full for one in page.person.names} == {"Marta Kowalska", "Martha Kowalski"}
    assert page.person.contact_points == younger.contact_points
    assert {one.record.id for one in page.timeline.happenings} == {one.id for one in contacts}
    assert [one.id for one in finding.find("Martha Kowalski ", kinds=["person"])] == [older.id]
    assert kept(store, younger) == younger


def test_what_is_written_on_the_merged_record_afterwards_is_shown_and_can_be_ended(store: CaseStore) -> None:
    older, younger = a_person(), a_person()
    late = a_phone("020 7946 0888")
    keep(store, older, younger)
    sitting = a_supervisor(store)
    desk = People(sitting, Finding(sitting))
    Merging(sitting).merge(older.id, younger.id, reason="Same.")
    with store.unit(deed()) as unit:  # by somebody who did not know of the merge
        unit.save(replace(unit.get(Person, younger.id), contact_points=(late,)))

    assert desk.open(older.id).person.contact_points == (late,)
    assert desk.take_out_entry(older.id, late.id, reason="Wrong number.").contact_points == ()


def test_only_a_supervisor_merges_and_always_with_a_reason(store: CaseStore) -> None:
    left, right = a_person(), a_person()
    keep(store, left, right)

    with pytest.raises(AccessDenied):
        Merging(a_sitting(store)).merge(left.id, right.id, reason="Same.")
    desk = Merging(a_supervisor(store))
    with pytest.raises(ReasonMissing):
        desk.merge(left.id, right.id, reason=" ")
    merge = desk.merge(left.id, right.id, reason="Same.")
    with pytest.raises(AlreadyOnePerson):
        desk.merge(right.id, left.id, reason="Same.")
    with pytest.raises(UnknownMerge):
        desk.unmerge(MergeId(an_id()), reason="Twins.")
    assert desk.merges_of(right.id) == (merge,)
    assert len(desk.unmerge(merge.id, reason="Twins.")) == 1
    assert desk.unmerge(merge.id, reason="Twins.") == ()
    assert desk.merges_of(right.id) == ()


@pytest.mark.parametrize("absent", [0, 1])
def test_a_merge_is_not_undone_until_both_people_are_here(store: CaseStore, absent: int) -> None:
    """While a device is filled a merge may come before its people, and what it brought would stay on one of them."""
    pair = (a_person(), a_person(names=(a_name("Marta Kowalska"),)))
    with a_passing_store() as elsewhere:
        keep(elsewhere, *pair)
        merge = Merging(a_supervisor(elsewhere)).merge(pair[0].id, pair[1].id, reason="Same.")
        merged = [kept(elsewhere, one) for one in pair]
    desk = Merging(a_supervisor(store))
    keep(store, merge, merged[1 - absent])

    with pytest.raises(PeopleNotHere) as refused:
        desk.unmerge(merge.id, reason="Twins.")
    assert "1 missing" in refused.value.say()
    assert desk.merges_of(merged[1 - absent].id) == (merge,)

    keep(store, merged[absent])
    assert len(desk.unmerge(merge.id, reason="Twins.")) == 1
    assert [kept(store, one) for one in pair] == list(pair)


def test_two_people_are_compared_before_they_are_merged(store: CaseStore) -> None:
    left = a_person(language="pl", birth_date=PartialDate(1958), gender="woman")
    right = a_person(language="en", birth_date=PartialDate(1958), sex="f")
    keep(store, left, right)
    desk = Merging(a_supervisor(store))

    assert desk.compare(left.id, right.id).to_choose == ("language",)
    desk.merge(left.id, right.id, reason="Same.", from_right=["language"])
    assert (kept(store, left).language, kept(store, left).sex) == ("en", "f")


NAMES = [a_name("Marta Kowalska"), a_name("Marta Nowak"), a_name("M. Kowalska")]
SINGLE: dict[str, list[Any]] = {
    "language": ["", "pl", "en"],
    "gender": ["", "woman"],
    "interpreter": list(InterpreterNeed),
    "birth_date": [None, PartialDate(1958), PartialDate(1958, 3)],
    "description": ["", "red coat"],
}
FACTS = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in SINGLE.items()}
    | {"names": st.lists(st.sampled_from(NAMES), unique=True, max_size=2).map(tuple)}
    | {"sensitivity": st.sampled_from([Sensitivity.NORMAL, Sensitivity.RESTRICTED])}
)
EDITS = st.lists(
    st.sampled_from([(name, value) for name in SINGLE for value in SINGLE[name] if name != "birth_date"]), max_size=4
)


UNSAID: dict[str, Any] = {"names": ()}


@given(older=FACTS, younger=FACTS, later=EDITS, added=st.booleans())
@example(older=UNSAID, younger=UNSAID | {"language": "pl"}, later=[("language", "en"), ("language", "pl")], added=False)
@settings(max_examples=25)
def test_undoing_a_merge_restores_both_people_exactly_also_after_later_edits(
    older: dict[str, Any], younger: dict[str, Any], later: list[tuple[str, Any]], added: bool
) -> None:
    """What people wrote on the person in the meantime stays with the older record; nothing else is different."""
    with a_passing_store() as store:
        first, second = a_person(**older), a_person(**younger)
        keep(store, first, second)
        clock = MovableClock()
        sitting = a_supervisor(store, clock)
        desk, merging = People(sitting, Finding(sitting)), Merging(sitting)

        merge = merging.merge(second.id, first.id, reason="Same birth date.")
        expected, phone = first, a_phone("020 7946 0777")
        for name, value in later:
            clock.forward(minutes=1)
            if getattr(kept(store, first), name) != value:
                desk.edit(second.id, **{name: value})
                expected = replace(expected, **{name: value})
        if added:
            desk.add_entry(second.id, phone)
            expected = replace(expected, contact_points=(*first.contact_points, phone))
        clock.forward(minutes=1)
        merging.unmerge(merge.id, reason="They are twins.")

        assert kept(store, first) == expected
        assert kept(store, second) == second
        with store.reading() as reader:
            assert group_of(reader.connection, second.id) == (second.id,)


PEOPLE = [a_person(territory="north") for _ in range(5)]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(0, 1), st.sampled_from(list(combinations(range(5), 2)))),
        st.tuples(st.just("unmerge"), st.integers(0, 1), st.tuples(st.integers(0, 9), st.integers(0, 0))),
    ),
    max_size=10,
)


@given(steps=STEPS, swap=st.booleans())
@settings(max_examples=20)
def test_two_devices_that_exchange_their_merges_end_in_the_same_groups(
    steps: list[tuple[str, int, tuple[int, int]]], swap: bool
) -> None:
    with ExitStack() as both:
        stores = [both.enter_context(a_passing_store()) for _ in range(2)]
        desks = [Merging(a_supervisor(store)) for store in stores]
        for store in stores:
            keep(store, *PEOPLE)
        for what, at, (one, other) in steps:
            if what == "merge":
                merge_unless_one(desks[at], PEOPLE[one].id, PEOPLE[other].id)
            else:
                facts = merges_in(stores[at])
                if facts:
                    desks[at].unmerge(facts[one % len(facts)].id, reason="Twins.")
        here, there = (facts_of(store) for store in stores)
        take(stores[0], there, backwards=swap)
        take(stores[1], here, backwards=not swap)

        assert table_of(stores[0]) == table_of(stores[1]) == table_by_rule(stores[0])


def merge_unless_one(desk: Merging, one: PersonId, other: PersonId) -> None:
    try:
        desk.merge(one, other, reason="Same.")
    except AlreadyOnePerson:
        return


def merges_in(store: CaseStore) -> list[PersonMerge]:
    with store.reading() as reader:
        return reader.select(PersonMerge, "ORDER BY r.id")


def facts_of(store: CaseStore) -> list[Record]:
    with store.reading() as reader:
        return [*reader.select(PersonMerge), *reader.select(PersonUnmerge)]


def take(store: CaseStore, facts: list[Record], *, backwards: bool) -> None:
    """One page per fact, so that an undo may come before its merge."""
    for number, fact in enumerate(reversed(facts) if backwards else facts, start=1):
        kind = fact.definition.kind
        take_in(store, [Change(number, What.FULL, kind, fact.id, store.schema.rows[kind].plain(fact))], cursor=number)


def table_of(store: CaseStore) -> dict[PersonId, tuple[PersonId, ...]]:
    with store.reading() as reader:
        return {one.id: group_of(reader.connection, one.id) for one in PEOPLE}


def table_by_rule(store: CaseStore) -> dict[PersonId, tuple[PersonId, ...]]:
    with store.reading() as reader:
        standing = groups(reader.select(PersonMerge), reader.select(PersonUnmerge))
    return {one.id: tuple(sorted(standing.group_of(one.id))) for one in PEOPLE}


def test_a_merge_that_leaves_this_device_parts_the_group_here(store: CaseStore) -> None:
    left, right, third = a_person(), a_person(), a_person()
    keep(store, left, right, third)
    desk = Merging(a_supervisor(store))
    merge = desk.merge(left.id, right.id, reason="Same.")
    desk.merge(right.id, third.id, reason="Same.")

    with store.receiving() as receiving:
        receiving.answered([OwnAnswer(2, Made.APPLIED, 1)])
    take_in(
        store, [Change(1, What.FULL, "person_merge", merge.id, store.schema.of(PersonMerge).plain(merge))], cursor=1
    )
    take_in(store, [Change(2, What.LEAVE, "person_merge", merge.id, {})], cursor=2)

    with store.reading() as reader:
        assert group_of(reader.connection, left.id) == (left.id, third.id)
        assert group_of(reader.connection, right.id) == (right.id,)
