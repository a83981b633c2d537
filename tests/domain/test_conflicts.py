"""Conflicts keep both sides, have one id wherever they are found, and are settled by choosing or writing anew."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.conflicts import (
    Conflict,
    ConflictId,
    NotOneOfTheSides,
    Side,
    as_text,
    conflict_id,
    offered_merge,
    settle,
    settle_with,
)
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.line_merge import merged_lines
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Verb

STOOD, CAME = OperationId(UUID(int=1)), OperationId(UUID(int=2))
OFFICER = OfficerId(UUID(int=3))
RECORD = UUID(int=4)
AT = datetime(2026, 11, 20, tzinfo=UTC)


def a_conflict(stood: Any = "inside", came: Any = "outside", *, base: Any = None) -> Conflict:
    sides = tuple(
        Side(id=op, value=as_text(value), officer=OFFICER, device=DeviceId(UUID(int=5)), at=AT)
        for op, value in ((STOOD, stood), (CAME, came))
    )
    return Conflict(
        id=ConflictId(UUID(int=6)),
        of="visit",
        record=RECORD,
        field="outcome",
        base="" if base is None else as_text(base),
        sides=sides,
        stood=STOOD,
        came=CAME,
        at=AT,
    )


def test_settling_with_a_side_writes_its_value_and_closes_the_conflict() -> None:
    edits = settle_with(a_conflict(), CAME, by=OFFICER)
    assert [(one.kind, one.record, one.verb, one.field, one.value) for one in edits] == [
        ("visit", RECORD, Verb.SET, "outcome", "outside"),
        ("conflict", UUID(int=6), Verb.SET, "settled", int(Settled.BY_PERSON)),
        ("conflict", UUID(int=6), Verb.SET, "settled_by", str(OFFICER)),
    ]


def test_a_third_value_may_settle_it() -> None:
    assert settle(a_conflict(), value="at the gate", by=OFFICER)[0].value == "at the gate"


def test_only_a_side_can_be_chosen() -> None:
    with pytest.raises(NotOneOfTheSides) as refused:
        settle_with(a_conflict(), OperationId(UUID(int=9)), by=OFFICER)
    assert "Nothing was changed" in refused.value.say()


@given(st.uuids(), st.text(st.characters(exclude_categories=["Cs"])), st.uuids(), st.uuids())
def test_one_conflict_has_one_id(record: UUID, field: str, stood: UUID, came: UUID) -> None:
    found = conflict_id(record, field, OperationId(stood), OperationId(came))
    assert found == conflict_id(record, field, OperationId(stood), OperationId(came))
    assert found.version == 8
    if stood != came:
        assert found != conflict_id(record, field, OperationId(came), OperationId(stood))


def test_a_merge_of_lines_is_offered_where_the_base_is_known() -> None:
    conflict = a_conflict("one, seen\ntwo\nthree", "one\ntwo\nthree, seen", base="one\ntwo\nthree")
    offered = offered_merge(conflict)
    assert offered is not None
    assert offered.text == "one, seen\ntwo\nthree, seen"
    assert offered.clashes == ()
    assert offered_merge(a_conflict("one", "two")) is None
    assert offered_merge(a_conflict(1, 2, base=0)) is None


lines = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=6).map("\n".join)


@given(lines, lines)
def test_what_only_one_side_changed_is_taken_over(base: str, changed: str) -> None:
    assert merged_lines(base=base, one=changed, other=base).text == changed
    assert merged_lines(base=base, one=base, other=changed).text == changed
    assert merged_lines(base=base, one=changed, other=changed).text == changed


@given(lines, lines, lines)
def test_no_line_that_somebody_wrote_is_lost(base: str, one: str, other: str) -> None:
    merged = merged_lines(base=base, one=one, other=other)
    was, present = base.split("\n"), merged.text.split("\n")
    for side in (one, other):
        for line in set(side.split("\n")) - set(was):
            assert line in present
    for clash in merged.clashes:
        told = [*clash.one, *clash.other]
        assert present[clash.at : clash.at + len(told)] == told


def test_both_wordings_stand_where_two_changed_the_same_line() -> None:
    merged = merged_lines(base="he left", one="he left at 9", other="he left at 10")
    assert merged.text == "he left at 9\nhe left at 10"
    assert len(merged.clashes) == 1


def test_values_are_kept_as_json() -> None:
    assert json.loads(as_text({"b": [1, None], "a": "ü"})) == {"a": "ü", "b": [1, None]}
