"""What the chain holds of a body is the same, whether it is read off the bytes or worked out from what they say."""

import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caseworker.domain.operations import digest, without
from sync.protocol.bodies import digest_of, open_body, read_body
from sync.protocol.limits import DEEPEST_VALUE
from sync.protocol.wire import BadMessage
from tests.sync.messages import ANN, CASE, Sender, creation, mutation

plain: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
mutations: Any = st.lists(st.lists(plain, max_size=5) | plain)
bodies: Any = st.tuples(st.lists(plain, min_size=10, max_size=10), st.text(max_size=4) | plain, mutations).map(
    lambda parts: [*parts[0], parts[1], parts[2]]
)


def told(raw: bytes) -> bytes | None:
    try:
        return digest_of(raw)
    except BadMessage:
        return None


def worked_out(raw: bytes) -> bytes | None:
    try:
        return digest(raw)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


@given(bodies | plain, st.booleans(), st.booleans(), st.sampled_from([(",", ":"), (", ", ": ")]))
@example([*range(10), "", [["a", "b", "set", "c", 1e16]]], False, True, (",", ":"))
@example([*range(10), ["0" * 64], ["0" * 64]], False, True, (",", ":"))
@example([*range(10), "a", []], False, True, (",", ":"))
@example([*range(10), "a", [[]], "more"], False, True, (",", ":"))
def test_any_writing_of_a_body_has_one_digest(
    body: Any, ascii_only: bool, in_order: bool, separators: tuple[str, str]
) -> None:
    text = json.dumps(body, ensure_ascii=ascii_only, sort_keys=in_order, separators=separators)
    raw = text.encode(errors="surrogatepass")
    assert told(raw) == worked_out(raw)


@given(plain, st.text(max_size=4), st.booleans(), st.booleans(), st.sampled_from([(",", ":"), (", ", ": ")]))
@example(1e16, "", False, True, (",", ":"))
@example(-0.0, "", False, True, (",", ":"))
@example(1 << 70, "", False, True, (",", ":"))
@example({"\U0001f600": 1, "\uffff": 2, "a": 3}, "", False, True, (",", ":"))
@example("\ud800", "\udc00", False, True, (",", ":"))
def test_what_is_opened_is_what_is_read_and_digested_apart(
    value: Any, reason: str, ascii_only: bool, in_order: bool, separators: tuple[str, str]
) -> None:
    body = json.loads(bytes(Sender(ANN).operation(mutation("stage", "x"), mutation("stage", "y")).body))
    body[10], body[11][0][4] = reason, value
    text = json.dumps(body, ensure_ascii=ascii_only, sort_keys=in_order, separators=separators)
    assert_opened_alike(text.encode(errors="surrogatepass"))


@given(st.binary() | (bodies | plain).map(lambda told: json.dumps(told).encode()))
def test_bytes_that_are_no_body_are_opened_to_nothing(raw: bytes) -> None:
    assert_opened_alike(raw)


@pytest.mark.parametrize("levels", [31, 32, 33, 34, 60])
def test_what_is_too_deep_to_read_has_a_digest_all_the_same(levels: int) -> None:
    deep: Any = "x"
    for _ in range(levels):
        deep = [deep]
    raw = bytes(Sender(ANN).operation(mutation("stage", deep)).body)
    assert_opened_alike(raw)
    assert (open_body(raw).body is None) == (levels > DEEPEST_VALUE)


def assert_opened_alike(raw: bytes) -> None:
    opened = open_body(raw)
    try:
        read = read_body(raw)
    except BadMessage:
        read = None
    assert opened.digest == (worked_out(raw) or b"")
    assert repr(opened.body) == repr(read)  # in words, so that a number that is none is equal to itself


@given(st.binary())
def test_bytes_that_are_no_body_have_none(raw: bytes) -> None:
    assert told(raw) == worked_out(raw)


@pytest.mark.parametrize("reason", ["", "because"])
def test_erasing_words_leaves_the_digest_as_it_was(reason: str) -> None:
    raw = bytes(Sender(ANN).operation(creation(), mutation("stage", reason, record=UUID(int=7))).body)
    for erased in (without(raw, CASE), without(without(raw, CASE), UUID(int=7))):
        assert erased != raw
        assert digest_of(erased) == digest_of(raw) == digest(raw) == open_body(erased).digest == open_body(raw).digest
