"""Two edits of one field: which stands, whatever the order they come in, and what is kept of the other."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.definition import Merge
from caseworker.domain.ids import OperationId
from caseworker.domain.merge import (
    Clock,
    Dot,
    Edit,
    Ruling,
    Settled,
    base_of,
    concurrent,
    higher,
    rule_on,
    with_dot,
    without_seen,
)

ANN, BEN, CAT = UUID(int=1), UUID(int=2), UUID(int=3)
LATER = OperationId(UUID(int=9))
SETTABLE = (Merge.DECIDE, Merge.DESCRIBE, Merge.RANK, Merge.NUMBER, Merge.TEXT)

numbers = st.integers(0, 9)
words = st.sampled_from(["", "one", "two", "three"])
ranks = st.none() | st.integers(-3, 3)
edits = st.builds(
    Edit,
    op=st.integers(1, 99).map(lambda n: OperationId(UUID(int=n))),
    life=st.sampled_from([ANN, BEN]),
    n=numbers,
    seen=numbers,
    hlc=numbers,
    value=words,
)
merges = st.sampled_from(SETTABLE)


def clock(seq: int = 5, *, life: UUID = ANN, n: int = 1, hlc: int = 5, **more: Any) -> Clock:
    return Clock(seq, life, n, hlc, OperationId(UUID(int=5)), **more)


def edit(value: Any, *, seen: int = 0, life: UUID = BEN, n: int = 1, hlc: int = 5) -> Edit:
    return Edit(LATER, life, n, seen, hlc, value)


def as_clock(one: Edit, seq: int) -> Clock:
    return Clock(seq, one.life, one.n, one.hlc, one.op)


@given(merges, words, edits)
def test_whoever_has_seen_what_stands_may_replace_it(merge: Merge, standing: str, one: Edit) -> None:
    ruling = rule_on(merge, standing=standing, clock=clock(one.seen, life=ANN, n=0), edit=one)
    assert ruling.conflict is None
    assert ruling.stands == (one.value != standing)


@given(merges, words, edits, st.integers(1, 20))
def test_one_life_of_a_device_never_conflicts_with_itself(merge: Merge, standing: str, one: Edit, seq: int) -> None:
    assert rule_on(merge, standing=standing, clock=clock(seq, life=one.life, n=one.n), edit=one).conflict is None
    assert rule_on(merge, standing=standing, clock=clock(seq, life=one.life, n=one.n + 1), edit=one) == Ruling(False)


@given(merges, words, edits, st.integers(1, 20), st.integers(0, 9))
def test_a_life_knows_what_its_device_did_in_a_former_one_and_no_more(
    merge: Merge, standing: str, one: Edit, seq: int, last: int
) -> None:
    former = replace(one, past=((CAT, last),))
    known, unknown = clock(one.seen + seq, life=CAT, n=last), clock(one.seen + seq, life=CAT, n=last + 1)
    assert not concurrent(known, former)
    assert concurrent(unknown, former)


@given(merges, words, edits, st.integers(1, 20))
def test_writing_what_stands_already_changes_nothing(merge: Merge, standing: str, one: Edit, seq: int) -> None:
    same = replace(one, value=standing)
    assert rule_on(merge, standing=standing, clock=clock(seq), edit=same) == Ruling(stands=False)


@given(merges, edits)
def test_a_field_nobody_ever_set_has_nothing_to_conflict_with(merge: Merge, one: Edit) -> None:
    assert rule_on(merge, standing=None, clock=None, edit=one) == Ruling(stands=True)


@pytest.mark.parametrize("merge", [Merge.DECIDE, Merge.TEXT, Merge.NUMBER])
def test_where_a_person_must_decide_the_first_value_stays(merge: Merge) -> None:
    ruling = rule_on(merge, standing="first", clock=clock(hlc=1), edit=edit("second", hlc=9))
    assert ruling == Ruling(stands=False, conflict=Settled.OPEN)


@given(edits, edits)
def test_of_two_descriptions_the_same_one_stands_in_either_order(one: Edit, other: Edit) -> None:
    """What stands is decided by clock and id alone, and the other is always told."""
    first, second = replace(one, life=ANN, value="one"), replace(other, life=BEN, value="two")
    if first.op == second.op:
        return
    ends = []
    for before, after in ((first, second), (second, first)):
        ruling = rule_on(Merge.DESCRIBE, standing=before.value, clock=as_clock(before, 20), edit=replace(after, seen=0))
        assert ruling.conflict is Settled.BY_RULE
        ends.append(after.value if ruling.stands else before.value)
    assert ends[0] == ends[1]


@given(ranks, ranks)
def test_of_two_ranks_the_higher_stands_in_either_order(one: int | None, other: int | None) -> None:
    ends = []
    for standing, coming in ((one, other), (other, one)):
        ruling = rule_on(Merge.RANK, standing=standing, clock=clock(), edit=edit(coming))
        ends.append(coming if ruling.stands else standing)
    assert ends[0] == ends[1]
    assert not higher(one, ends[0])
    assert not higher(other, ends[0])


def test_a_rank_may_be_lowered_by_who_has_seen_it() -> None:
    assert rule_on(Merge.RANK, standing=2, clock=clock(5), edit=edit(0, seen=5)) == Ruling(stands=True)


def test_a_fact_is_never_edited() -> None:
    assert rule_on(Merge.FACT, standing="was", clock=clock(5), edit=edit("is", seen=9)) == Ruling(stands=False)


def test_the_base_is_known_when_both_started_from_it() -> None:
    standing = clock(7, before="base", before_seq=3)
    assert base_of(standing, edit("x", seen=3)) == "base"
    assert base_of(standing, edit("x", seen=2)) is None
    assert base_of(clock(7), edit("x", seen=3)) is None


dots = st.builds(Dot, st.integers(1, 20), st.sampled_from([ANN, BEN]), numbers)


@given(st.lists(dots, max_size=6), edits)
def test_a_removal_takes_what_its_author_had_seen_and_nothing_else(present: list[Dot], one: Edit) -> None:
    left = without_seen(present, one)
    assert set(left) == {dot for dot in present if concurrent(dot, one)}
    assert without_seen(left, one) == left


@given(st.lists(dots, max_size=6), dots, edits)
def test_an_adding_the_remover_could_not_know_survives_in_either_order(
    present: list[Dot], fresh: Dot, one: Edit
) -> None:
    if not concurrent(fresh, one):
        return
    added_first = without_seen(with_dot(present, fresh), one)
    removed_first = with_dot(without_seen(present, one), fresh)
    assert set(added_first) == set(removed_first)
    assert fresh in added_first


@given(st.lists(dots, max_size=6), dots)
def test_the_same_adding_twice_is_one(present: list[Dot], fresh: Dot) -> None:
    once = with_dot(present, fresh)
    assert with_dot(once, fresh) == once
