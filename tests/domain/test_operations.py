"""Operations travel as canonical bytes in a chain that survives the erasure of what they told."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Author, Mutation, Operation, Verb, canonical, digest, extend, tick, without

ANN, BOB = UUID(int=1), UUID(int=2)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
MUTATIONS = st.lists(
    st.builds(Mutation, st.just("person"), st.sampled_from([ANN, BOB]), st.just(Verb.SET), TEXT, PLAIN), max_size=5
)


def an_operation(**over: Any) -> Operation:
    filled: dict[str, Any] = {
        "op_id": OperationId(UUID(int=9)),
        "author": Author(officer=OfficerId(UUID(int=3)), device=DeviceId(UUID(int=4))),
        "life": UUID(int=5),
        "n": 1,
        "seen": 0,
        "hlc": 1,
        "schema": 1,
        "at": datetime(2026, 11, 20, tzinfo=UTC),
        "action": "test.edit",
        "reason": "She said so.",
        "mutations": (),
    }
    return Operation(**filled | over)


@given(PLAIN)
def test_canonical_bytes_read_back_equal_and_do_not_depend_on_order(value: Any) -> None:
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(MUTATIONS)
def test_erasing_one_record_leaves_the_digest_and_what_was_done_to_others(mutations: list[Mutation]) -> None:
    body = an_operation(mutations=tuple(mutations)).body()
    after = without(body, ANN)
    assert digest(after) == digest(body)
    assert without(after, ANN) == after
    left = [one for one in json.loads(after)[-1] if isinstance(one, list)]
    assert left == [one for one in json.loads(body)[-1] if one[1] == str(BOB)]
    assert b"She said so." not in after


@given(MUTATIONS, TEXT)
def test_a_body_and_its_digest_made_in_one_go_are_those_made_apart(mutations: list[Mutation], reason: str) -> None:
    operation = an_operation(mutations=tuple(mutations), reason=reason)
    body, told = operation.sealed()
    assert body == canonical(json.loads(body)) == operation.body()
    assert told == digest(body)


@given(MUTATIONS, st.integers(0, 9))
def test_any_change_of_a_body_changes_its_digest(mutations: list[Mutation], place: int) -> None:
    body = an_operation(mutations=tuple(mutations)).body()
    parts = json.loads(body)
    parts[place] = "something else"
    assert digest(canonical(parts)) != digest(body)


def test_a_change_of_reason_or_of_a_mutation_changes_the_digest() -> None:
    told = Mutation("person", ANN, Verb.SET, "sex", "f")
    whole = an_operation(mutations=(told,))
    others = [an_operation(mutations=(told,), reason="Another."), an_operation(mutations=(told, told)), an_operation()]
    assert digest(whole.body()) not in {digest(one.body()) for one in others}


def test_the_chain_depends_on_every_operation_and_their_order() -> None:
    one, other = (digest(an_operation(n=n).body()) for n in (1, 2))
    start = bytes(32)
    assert extend(extend(start, one), other) != extend(extend(start, other), one)


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"[1]", b'["a","b"]', b'["a",[],[]]', b"\xff"])
def test_bytes_that_are_no_body_are_refused(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what the caller may rely on is the type
        digest(body)


@given(st.lists(st.integers(-(10**14), 10**16), max_size=20))
def test_the_logical_clock_only_goes_forward_and_fits_63_bits_whatever_the_real_one_does(clocks: list[int]) -> None:
    last = 0
    for unix_ms in clocks:
        following = tick(last, unix_ms)
        assert last < following < 2**63
        last = following
