"""Merging converges in any order and undoing it restores both people exactly."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import new_id
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.merge_values import as_one, kept_values, unmerge_values
from caseworker.domain.merging import (
    AlreadyOnePerson,
    MergeId,
    PersonMerge,
    PersonUnmerge,
    UnknownField,
    UnknownMerge,
    groups,
    merge_people,
    unmerge_people,
)
from caseworker.domain.people import InterpreterNeed, Person, add, take_out
from caseworker.domain.snapshots import read_snapshot
from caseworker.domain.values import PartialDate
from tests.domain.people_builders import (
    EAST_1,
    NOON,
    NORTH_1,
    a_name,
    a_person,
    a_person_id,
    a_phone,
    an_address,
    an_id,
)


def _merge(left: Person, right: Person, **over: Any) -> PersonMerge:
    filled: dict[str, Any] = {
        "merge_id": MergeId(an_id()),
        "merges": [],
        "unmerges": [],
        "reason": "Same birth date and phone",
        "by": NORTH_1,
        "at": NOON,
    }
    return merge_people(left, right, **filled | over)


def _undo(merge: PersonMerge, merges: list[PersonMerge], unmerges: list[PersonUnmerge]) -> tuple[PersonUnmerge, ...]:
    return unmerge_people(merge.id, merges=merges, unmerges=unmerges, new_id=an_id, reason="Twins", by=EAST_1, at=NOON)


def _brought(person: Person, merge: PersonMerge) -> Person:
    return replace(person, **kept_values(merge))


def test_both_directions_end_in_the_older_record() -> None:
    older, younger = a_person(), a_person()

    here, there = _merge(older, younger), _merge(younger, older)

    assert groups([here], []).survivor_of(younger.id) == groups([there], []).survivor_of(younger.id) == older.id
    assert kept_values(here) == kept_values(there)


def test_the_older_record_receives_what_it_lacks_and_keeps_what_it_has() -> None:
    older = a_person(names=(a_name(),), language="pl", sensitivity=Sensitivity.NORMAL, number="CW-1")
    younger = a_person(
        names=(a_name("Marta Kowalski"),),
        language="en",
        gender="woman",
        interpreter=InterpreterNeed.ALWAYS,
        sensitivity=Sensitivity.RESTRICTED,
        number="CW-2",
    )

    one = _brought(older, _merge(younger, older))

    assert one.names == older.names + younger.names
    assert (one.language, one.gender, one.interpreter) == ("pl", "woman", InterpreterNeed.ALWAYS)
    assert one.sensitivity is Sensitivity.RESTRICTED
    assert one.number == "CW-1"


def test_a_person_identified_in_either_record_is_identified() -> None:
    unknown, known = a_person(identified=False, description="man about 40"), a_person()

    assert _brought(unknown, _merge(unknown, known)).identified
    assert _brought(known, _merge(known, replace(unknown, id=a_person_id()))).identified


def test_a_chosen_field_is_taken_from_the_side_that_was_chosen() -> None:
    older = a_person(language="pl", birth_date=PartialDate(1958))
    younger = a_person(language="en", birth_date=PartialDate(1958, 3, 14), gender="woman")

    merge = _merge(younger, older, from_left=["birth_date"], from_right=["gender"])

    assert kept_values(merge) == {"birth_date": PartialDate(1958, 3, 14)}


@pytest.mark.parametrize("field", ["names", "number", "sensitivity", "shoe_size"])
def test_a_choice_that_cannot_be_made_is_refused(field: str) -> None:
    with pytest.raises(UnknownField, match=field):
        _merge(a_person(), a_person(), from_left=[field])


def test_a_field_cannot_be_chosen_from_both_sides() -> None:
    with pytest.raises(UnknownField):
        _merge(a_person(), a_person(), from_left=["language"], from_right=["language"])


def test_one_person_cannot_be_merged_again() -> None:
    first, second, third = a_person(), a_person(), a_person()
    merges = [_merge(first, second), _merge(second, third)]

    with pytest.raises(AlreadyOnePerson):
        _merge(first, third, merges=merges)
    with pytest.raises(AlreadyOnePerson):
        _merge(first, first)


def test_a_merge_needs_a_reason_and_so_does_its_undoing() -> None:
    merge = _merge(a_person(), a_person())

    with pytest.raises(ReasonMissing):
        _merge(a_person(), a_person(), reason=" ")
    with pytest.raises(ReasonMissing):
        unmerge_people(merge.id, merges=[merge], unmerges=[], new_id=an_id, reason="", by=EAST_1, at=NOON)


def test_a_merge_is_as_closely_kept_as_the_more_closely_kept_of_the_two() -> None:
    merge = _merge(a_person(territory="east"), a_person(sensitivity=Sensitivity.SEALED))

    assert (merge.sensitivity, merge.territory) == (Sensitivity.SEALED, "east")


def test_undoing_what_is_undone_does_nothing_and_what_is_unknown_is_refused() -> None:
    merge = _merge(a_person(), a_person())
    undone = list(_undo(merge, [merge], []))

    assert _undo(merge, [merge], undone) == ()
    with pytest.raises(UnknownMerge):
        _undo(merge, [], [])


def test_undoing_a_merge_made_in_two_places_at_once_undoes_both() -> None:
    older, younger = a_person(), a_person(names=(a_name(),))
    merges = [_merge(older, younger), _merge(younger, older)]

    unmerges = list(_undo(merges[0], merges, []))

    assert {unmerge.merge for unmerge in unmerges} == {merge.id for merge in merges}
    assert not groups(merges, unmerges).same(older.id, younger.id)
    assert replace(_brought(older, merges[0]), **unmerge_values(_brought(older, merges[0]), merges, unmerges)) == older


def test_after_an_undone_merge_later_edits_stay_and_all_else_returns() -> None:
    older = a_person(names=(a_name(),), contact_points=(a_phone("0555 010 1111"),))
    younger = a_person(names=(a_name("Maria Kovar"),), language="cs", gender="woman", birth_date=PartialDate(1966))
    merge = _merge(older, younger)
    new_home, late_name = an_address(), a_name("Marta K.")
    later = add(add(replace(_brought(older, merge), language="sk"), new_home), late_name)

    split = replace(later, **unmerge_values(later, [merge], _undo(merge, [merge], [])))

    assert split == replace(older, language="sk", addresses=(new_home,), names=(*older.names, late_name))


def test_a_field_edited_to_the_value_the_merge_brought_stays_when_that_is_known() -> None:
    older, younger = a_person(language="pl"), a_person(language="cs")
    merge = _merge(older, younger, from_right=["language"])
    now = _brought(older, merge)

    assert unmerge_values(now, [merge], _undo(merge, [merge], []), edited=["language"]) == {}
    assert unmerge_values(now, [merge], _undo(merge, [merge], [])) == {"language": "pl"}


def test_undoing_the_first_of_two_merges_takes_back_what_came_through_the_second() -> None:
    a, b, c = a_person(), a_person(), a_person(language="cs", contact_points=(a_phone(),))
    first = _merge(b, c)
    b_now = _brought(b, first)
    second = _merge(a, b_now, merges=[first])
    a_now = _brought(a, second)
    undone = _undo(first, [first, second], [])

    assert a_now.language == "cs"
    assert replace(a_now, **unmerge_values(a_now, [first, second], undone)) == a
    assert replace(b_now, **unmerge_values(b_now, [first, second], undone)) == b
    assert groups([first, second], undone).same(a.id, b.id)


def test_a_choice_whose_source_was_undone_falls_back_to_the_record_it_was_made_for() -> None:
    a, b, c = a_person(language="pl"), a_person(), a_person(language="cs")
    first = _merge(b, c)
    second = _merge(a, _brought(b, first), merges=[first], from_right=["language"])
    a_now = _brought(a, second)

    assert a_now.language == "cs"
    assert unmerge_values(a_now, [first, second], _undo(first, [first, second], [])) == {"language": "pl"}


def test_the_view_of_one_person_holds_what_two_merges_made_apart_brought_to_different_records() -> None:
    a, b, c = a_person(), a_person(), a_person(gender="woman", contact_points=(a_phone(),))
    merges = [_merge(a, b), _merge(b, c)]
    now = {a.id: _brought(a, merges[0]), b.id: _brought(b, merges[1]), c.id: c}

    one = as_one(now[a.id], [now[c.id], now[b.id]], merges, [])

    assert (one.contact_points, one.gender, one.id) == (c.contact_points, "woman", a.id)


def test_the_view_of_one_person_does_not_bring_back_what_was_taken_out() -> None:
    phone, late = a_phone(), a_phone("0555 010 2222")
    a, b = a_person(), a_person(contact_points=(phone,))
    merge = _merge(a, b)
    a_now, b_now = take_out(_brought(a, merge), phone.id), add(b, late)

    assert as_one(a_now, [b_now], [merge], []).contact_points == (late,)


# --- any history -----------------------------------------------------------------------------------------------


class _Office:
    """Records and facts, edited as a desk would; `own` is what each record would be had nobody ever merged."""

    def __init__(self, people: list[Person]) -> None:
        self.now = {person.id: person for person in people}
        self.own = dict(self.now)
        self.ids = [person.id for person in people]
        self.merges: list[PersonMerge] = []
        self.unmerges: list[PersonUnmerge] = []
        self._marks = count(1)

    def new_id(self) -> UUID:
        """Ids in no order of time, as clocks that are wrong make them."""
        mark = next(self._marks)
        return new_id((mark * 7919) % 1000, lambda size: mark.to_bytes(size, "big"))

    def merge(self, i: int, j: int) -> None:
        known = groups(self.merges, self.unmerges)
        left, right = (known.survivor_of(self.ids[k]) for k in (i, j))
        if left != right:
            self._record(self._merged(self.now[left], self.now[right], self.merges, self.unmerges))

    def merge_unaware(self, i: int, j: int) -> None:
        """As on a device that has heard of every edit and of no merge; where fields collide the first value stands.

        A pair is merged so only once: `unmerge_values` says what cannot be told of two such merges with an edit
        between them.
        """
        pair = {self.ids[i], self.ids[j]}
        if i != j and not any({merge.left, merge.right} == pair for merge in self.merges):
            self._record(self._merged(self.own[self.ids[i]], self.own[self.ids[j]], [], []))

    def _merged(self, left: Person, right: Person, merges: Any, unmerges: Any) -> PersonMerge:
        choice = ["language"] if next(self._marks) % 2 else []
        return _merge(left, right, merge_id=MergeId(self.new_id()), merges=merges, unmerges=unmerges, from_right=choice)

    def _record(self, merge: PersonMerge) -> None:
        now, own = self.now[merge.survivor], self.own[merge.survivor]
        arrived = dict[str, Any]()
        for field, value in kept_values(merge).items():
            had = getattr(now, field)
            if isinstance(value, tuple):
                arrived[field] = had + tuple(one for one in value if one not in had)
            elif had in {getattr(own, field), getattr(_was(merge), field)}:
                arrived[field] = value
        self.now[merge.survivor] = replace(now, **arrived)
        self.merges.append(merge)

    def unmerge(self, k: int) -> None:
        if self.merges:
            merge = self.merges[k % len(self.merges)]
            self.unmerges += _undo(merge, self.merges, self.unmerges)
            for person in self.ids:
                values = unmerge_values(self.now[person], self.merges, self.unmerges)
                self.now[person] = replace(self.now[person], **values)

    def edit(self, i: int, what: int) -> None:
        person, mark = self.ids[i], next(self._marks)
        name, phone = a_name(f"Name {mark}"), a_phone(f"0555 {mark}")
        native = [one.id for one in self.own[person].names]
        edits: list[Callable[[Person], Person]] = [
            lambda now: add(now, name),
            lambda now: add(now, phone),
            lambda now: take_out(now, native[0]) if native else now,
            lambda now: replace(now, language=f"x-{mark}"),
            lambda now: replace(now, gender=f"word {mark}"),
            lambda now: replace(now, access_needs=(*now.access_needs, f"need {mark}")),
            lambda now: replace(now, birth_date=PartialDate(mark % 9999 + 1)),
        ]
        self.now[person] = edits[what % len(edits)](self.now[person])
        self.own[person] = edits[what % len(edits)](self.own[person])


def _was(merge: PersonMerge) -> Person:
    return read_snapshot(Person, merge.left_was if merge.left == merge.survivor else merge.right_was)


_PEOPLE = 4
_INDEX = st.integers(0, _PEOPLE - 1)
_STEP = st.one_of(
    st.tuples(st.just("merge"), _INDEX, _INDEX),
    st.tuples(st.just("merge_unaware"), _INDEX, _INDEX),
    st.tuples(st.just("unmerge"), st.integers(0, 9)),
    st.tuples(st.just("edit"), _INDEX, st.integers(0, 6)),
)


def _people() -> list[Person]:
    return [
        a_person(
            names=(a_name(f"Person {k}"),),
            language=("", "pl", "", "cs")[k],
            gender=("", "woman", "woman", "")[k],
            sensitivity=Sensitivity.RESTRICTED if k == 3 else Sensitivity.NORMAL,
        )
        for k in range(_PEOPLE)
    ]


def _lived(steps: list[tuple[Any, ...]]) -> _Office:
    office = _Office(_people())
    for step, *arguments in steps:
        getattr(office, step)(*arguments)
    return office


@settings(deadline=None, max_examples=100)
@given(st.lists(_STEP, max_size=14))
def test_when_every_merge_is_undone_each_record_is_what_it_would_be_without_them(steps: list[tuple[Any, ...]]) -> None:
    office = _lived(steps)
    for k in range(len(office.merges)):
        office.unmerge(k)

    assert office.now == office.own


@settings(deadline=None, max_examples=50)
@given(st.lists(_STEP, max_size=12), st.randoms(use_true_random=False))
def test_groups_and_values_are_the_same_in_whatever_order_the_facts_arrive(steps: list[Any], random: Any) -> None:
    office = _lived(steps)
    merges, unmerges = office.merges * 2, office.unmerges * 2
    random.shuffle(merges)
    random.shuffle(unmerges)
    here, there = groups(office.merges, office.unmerges), groups(merges, unmerges)

    for person in office.ids:
        assert here.group_of(person) == there.group_of(person)
        assert there.survivor_of(person) == min(there.group_of(person))
        assert unmerge_values(office.now[person], merges, unmerges) == unmerge_values(
            office.now[person], office.merges, office.unmerges
        )


@settings(deadline=None, max_examples=50)
@given(st.lists(_STEP, max_size=12))
def test_asking_again_when_an_undo_has_been_carried_out_gives_nothing(steps: list[tuple[Any, ...]]) -> None:
    office = _lived([*steps, ("unmerge", 0)])

    for person in office.ids:
        assert unmerge_values(office.now[person], office.merges, office.unmerges) == {}


@given(st.lists(st.tuples(_INDEX, _INDEX), max_size=6))
def test_the_groups_are_the_connected_records(pairs: list[tuple[int, int]]) -> None:
    people = _people()
    merges = [_merge(people[i], people[j]) for i, j in pairs if i != j]
    reached = {person.id: {person.id} for person in people}
    for _ in people:
        for merge in merges:
            both = reached[merge.left] | reached[merge.right]
            reached.update(dict.fromkeys(both, both))

    found = groups(merges, [])

    assert {person.id: set(found.group_of(person.id)) for person in people} == reached
