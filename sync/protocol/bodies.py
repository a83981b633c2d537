"""The body of an operation: from the canonical bytes that were chained to the operation, and into another life.

`domain.operations.Operation.body` writes them; the readers here are total. A verb or kind that this version does not
know is a readable operation: whether it can be applied is for the server to say.
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Plain, digest
from sync.protocol.limits import (
    DEEPEST_VALUE,
    LARGEST_CLOCK,
    LARGEST_NUMBER,
    MOST_MUTATIONS,
    NAME_CHARACTERS,
    OPERATION_BYTES,
)
from sync.protocol.messages import Hash
from sync.protocol.wire import UNREADABLE, BadMessage, TooLarge

_Name = Annotated[str, Meta(max_length=NAME_CHARACTERS)]
_Place = Annotated[int, Meta(ge=0, le=LARGEST_NUMBER)]
_EARLIEST, _LATEST = -62_135_596_800_000_000, 253_402_300_799_000_000  # years 1 to 9999 in microseconds


class BodyMutation(Struct, frozen=True, array_like=True):
    """One field of one record, as it travels."""

    kind: _Name
    record: UUID
    verb: _Name
    field: _Name
    value: Any


class Body(Struct, frozen=True, array_like=True, dict=True):
    """An operation as it travels. `at` is in microseconds since 1970 UTC."""

    op_id: OperationId
    officer: OfficerId
    device: DeviceId
    life: UUID
    n: _Place
    seen: _Place
    hlc: Annotated[int, Meta(ge=0, le=LARGEST_CLOCK)]
    schema: _Place
    at: Annotated[int, Meta(ge=_EARLIEST, le=_LATEST)]
    action: _Name
    why: str | Annotated[tuple[Hash, ...], Meta(max_length=1)]
    told: Annotated[tuple[BodyMutation | Hash, ...], Meta(max_length=MOST_MUTATIONS)]

    @property
    def reason(self) -> str:
        """Why it was done; "" when an erasure has left only the digest of it."""
        return self.why if isinstance(self.why, str) else ""

    @cached_property
    def mutations(self) -> tuple[BodyMutation, ...]:
        """What it does, without mutations of which an erasure has left only the digest."""
        return tuple([one for one in self.told if isinstance(one, BodyMutation)])


class Opened(Struct, frozen=True, gc=False):
    """The digest of a body and what it says: b"" and None for bytes that are no body, or none that can be read."""

    digest: bytes
    body: Body | None


def _refuse_fraction(_told: str) -> float:
    raise ValueError("a number with a fraction has more than one writing")


_DECODER = msgspec.json.Decoder(Body)
_STRICT = msgspec.json.Decoder(Body, float_hook=_refuse_fraction)
_CANONICAL = msgspec.json.Encoder(order="sorted")
_BRACKETS = 3  # of a body itself: the whole, what it told, one mutation


def open_body(raw: bytes) -> Opened:
    """Return what `digest_of` and `read_body` would, in one go and without raising."""
    try:
        body = _STRICT.decode(raw)
    except UNREADABLE:
        return Opened(_digest_or_none(raw), _body_or_none(raw))
    digested = _digest_in_place(raw, body) or _digest_or_none(raw)
    return Opened(digested, None if len(raw) > OPERATION_BYTES or _is_too_deep(raw, body) else body)


def digest_of(raw: bytes) -> bytes:
    """Return what the chain holds of a body. Bytes that are no body, and fit no chain, raise BadMessage."""
    try:
        return digest(raw)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise BadMessage(bytes=len(raw)) from error


def read_body(raw: bytes | memoryview) -> Body:
    """Return the operation of canonical bytes; raises BadMessage, or TooLarge."""
    if len(raw) > OPERATION_BYTES:
        raise TooLarge(limit=OPERATION_BYTES)
    try:
        body = _DECODER.decode(raw)
    except UNREADABLE as error:
        raise BadMessage(bytes=len(raw)) from error
    if _is_too_deep(bytes(raw), body):
        raise BadMessage(bytes=len(raw))
    return body


def _digest_in_place(raw: bytes, body: Body) -> bytes | None:
    """Return the digest of a body by its own bytes, without writing it anew; None where that may not be the same.

    It is when the bytes are canonical and nothing in them has been erased, which is nearly always so.
    """
    if not isinstance(body.why, str) or len(body.mutations) != len(body.told):
        return None
    write = _CANONICAL.encode
    try:
        why, told = write(body.why), [write(one) for one in body.told]
        head = write(_head(body))[:-1]
        if raw != b"%b,%b,[%b]]" % (head, why, b",".join(told)):
            return None
    except UNREADABLE:
        return None
    digests = b",".join([b'"%b"' % _hash(one) for one in told])
    return hashlib.blake2b(b'%b,"%b",[%b]]' % (head, _hash(why), digests), digest_size=32).digest()


def _head(body: Body) -> tuple[Any, ...]:
    ids = (body.op_id, body.officer, body.device, body.life)
    return (*ids, body.n, body.seen, body.hlc, body.schema, body.at, body.action)


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=32).hexdigest().encode()


def _digest_or_none(raw: bytes) -> bytes:
    try:
        return digest_of(raw)
    except BadMessage:
        return b""


def _body_or_none(raw: bytes) -> Body | None:
    try:
        return read_body(raw)
    except BadMessage:
        return None


def _is_too_deep(raw: bytes, body: Body) -> bool:
    """Whether a value is deeper than can be kept; where there are few brackets at all, nothing need be looked at."""
    if raw.count(b"[") + raw.count(b"{") <= DEEPEST_VALUE + _BRACKETS:
        return False
    return any(deeper_than(mutation.value, DEEPEST_VALUE) for mutation in body.mutations)


def deeper_than(value: Plain, levels: int) -> bool:
    """Whether lists and objects stand in one another more than so many levels deep."""
    if not isinstance(value, dict | list):
        return False
    inner: Sequence[Plain] = list(value.values()) if isinstance(value, dict) else value
    return levels == 0 or any(deeper_than(one, levels - 1) for one in inner)
