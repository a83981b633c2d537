"""Any bytes give a message or one foreseen error; what is encoded comes back; newer fields do no harm."""

import json
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.operations import in_life
from sync.protocol.bodies import deeper_than, digest_of, read_body
from sync.protocol.limits import DEEPEST_VALUE, MOST_OPERATIONS, OPERATION_BYTES, PULL_MESSAGE_BYTES
from sync.protocol.lineage import Epoch
from sync.protocol.messages import (
    Acknowledged,
    Answer,
    Credit,
    Filling,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    Row,
    State,
    What,
)
from sync.protocol.wire import BadMessage, TooLarge, decode, encode
from tests.sync.messages import ANN, EPOCH, Sender, creation, mutation

KINDS = (PushRequest, PushReply, PullRequest, PullReply)
LINEAGE = (Epoch(EPOCH, 0),)
plain: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


def a_push() -> PushRequest:
    sender = Sender(ANN)
    return sender.push(sender.operation(creation()), sender.operation(mutation("stage", "open"), most=3))


def a_push_reply() -> PushReply:
    answers = (Answer(1, State.APPLIED, 4), Answer(2, State.REFUSED, 5, "scope"))
    return PushReply(lineage=LINEAGE, answers=answers, ack=Acknowledged(UUID(int=1), 2, "0" * 64), fork=True)


def a_page() -> PullReply:
    row = Row(seq=3, what=What.PUT, kind="matter", id=UUID(int=5), fields={"a": [1, None, {"b": "ü"}]})
    credit = Credit(op=UUID(int=6), officer=UUID(int=7), device=ANN, at=-5, action="x", reason="y")  # type: ignore[arg-type]
    return PullReply(lineage=LINEAGE, cursor=3, held=("A/0",), filling=Filling("B/0"), rows=(row,), credits=(credit,))


MESSAGES = [a_push(), a_push_reply(), Sender(ANN).pull(4, held=("A/0",)), a_page()]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda one: type(one).__name__)
def test_what_is_sent_is_what_comes(message: Any) -> None:
    raw = encode(message)
    assert encode(decode(raw, type(message))) == raw


@pytest.mark.parametrize("message", MESSAGES, ids=lambda one: type(one).__name__)
def test_a_field_of_a_newer_version_does_no_harm(message: Any) -> None:
    told = {**json.loads(encode(message)), "favourite_colour": "blue"}
    assert encode(decode(json.dumps(told).encode(), type(message)))


def test_the_bytes_of_a_body_are_never_rewritten() -> None:
    request = a_push()
    came = decode(encode(request), PushRequest)
    assert [bytes(one.body) for one in came.operations] == [bytes(one.body) for one in request.operations]


@given(st.sampled_from(KINDS), st.binary(max_size=200) | plain.map(lambda told: json.dumps(told).encode()))
def test_any_bytes_are_read_or_foreseen(kind: Any, raw: bytes) -> None:
    try:
        came = decode(raw, kind)
    except BadMessage:
        return
    assert isinstance(came, kind)


def test_a_message_that_cannot_be_read_is_told_in_a_sentence() -> None:
    with pytest.raises(BadMessage) as refused:
        decode(b"{", PullReply)
    assert "nothing is lost" in refused.value.say()


@given(st.sampled_from(MESSAGES), st.data())
def test_a_message_with_one_part_of_it_replaced_is_read_or_foreseen(message: Any, data: st.DataObject) -> None:
    told = json.loads(encode(message))
    told[data.draw(st.sampled_from(sorted(told)))] = data.draw(plain)
    try:
        decode(json.dumps(told).encode(), type(message))
    except BadMessage:
        return


@given(st.sampled_from(MESSAGES), st.data())
def test_a_message_cut_or_changed_at_any_byte_is_read_or_foreseen(message: Any, data: st.DataObject) -> None:
    raw = encode(message)
    at = data.draw(st.integers(0, len(raw) - 1))
    for broken in (raw[:at], raw[:at] + data.draw(st.binary(min_size=1, max_size=2)) + raw[at + 1 :]):
        try:
            decode(broken, type(message))
        except BadMessage:
            continue


def test_what_is_too_large_is_refused_unread() -> None:
    with pytest.raises(TooLarge):
        decode(b" " * (PULL_MESSAGE_BYTES + 1), PullRequest)
    with pytest.raises(TooLarge):
        read_body(b" " * (OPERATION_BYTES + 1))


def test_more_operations_than_allowed_are_refused() -> None:
    sender = Sender(ANN)
    many = tuple(sender.operation(creation()) for _ in range(MOST_OPERATIONS + 1))
    with pytest.raises(BadMessage):
        decode(encode(sender.push(*many)), PushRequest)


BODY = bytes(Sender(ANN).operation(creation(tags=["a"])).body)


@given(st.binary(max_size=200) | plain.map(lambda told: json.dumps(told).encode()))
def test_any_body_is_read_or_foreseen(raw: bytes) -> None:
    for reader in (read_body, digest_of):
        try:
            reader(raw)
        except BadMessage:
            continue


@given(st.integers(0, 11), plain)
def test_a_body_with_one_part_of_it_replaced_is_read_or_foreseen(part: int, value: Any) -> None:
    told = json.loads(BODY)
    told[part] = value
    raw = json.dumps(told).encode()
    for reader in (read_body, digest_of):
        try:
            reader(raw)
        except BadMessage:
            continue


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 100_000, b"[" + b"9" * 100_000 + b"]"])
def test_bytes_made_to_exhaust_a_reader_are_foreseen(raw: bytes) -> None:
    for reader in (read_body, digest_of, lambda told: decode(told, PullReply)):
        with pytest.raises(BadMessage):
            reader(raw)


def test_a_value_too_deep_to_keep_is_refused() -> None:
    deep: Any = "x"
    for _ in range(DEEPEST_VALUE + 1):
        deep = [deep]
    assert deeper_than(deep, DEEPEST_VALUE)
    with pytest.raises(BadMessage):
        read_body(bytes(Sender(ANN).operation(mutation("stage", deep)).body))


def test_a_body_goes_into_another_life_with_nothing_else_changed() -> None:
    life = UUID(int=77)
    was, now = read_body(BODY), read_body(in_life(BODY, life))
    assert now.life == life
    assert msgspec.structs.replace(now, life=was.life) == was
