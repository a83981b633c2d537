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
from msgspec import Meta, Raw, Struct

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Plain, canonical, digest
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


_DECODER = msgspec.json.Decoder(Body)


class _Slices(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A body whose values are left as the bytes they are."""

    op_id: Raw
    officer: Raw
    device: Raw
    life: Raw
    n: Raw
    seen: Raw
    hlc: Raw
    schema: Raw
    at: Raw
    action: Raw
    why: Raw
    told: list[Raw]


_SLICES = msgspec.json.Decoder(_Slices)


def digest_of(raw: bytes) -> bytes:
    """Return what the chain holds of a body. Bytes that are no body, and fit no chain, raise BadMessage."""
    try:
        return _digest_in_place(raw) or digest(raw)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise BadMessage(bytes=len(raw)) from error


def _digest_in_place(raw: bytes) -> bytes | None:
    """Return the digest of a body by its own bytes, without writing it anew; None where that may not be the same.

    It is when the bytes are canonical and nothing in them has been erased, which is nearly always so.
    """
    try:
        if canonical(msgspec.json.decode(raw)) != raw:
            return None
        parts = _SLICES.decode(raw)
    except UNREADABLE:
        return None
    why, told = bytes(parts.why), [bytes(one) for one in parts.told]
    if not why.startswith(b'"') or not all(one.startswith(b"[") for one in told):
        return None
    head = raw[: len(raw) - len(why) - sum(map(len, told)) - max(len(told) - 1, 0) - len(b",[]]")]
    digests = b",".join([b'"%b"' % _hash(one) for one in told])
    return hashlib.blake2b(b'%b"%b",[%b]]' % (head, _hash(why), digests), digest_size=32).digest()


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=32).hexdigest().encode()


def read_body(raw: bytes | memoryview) -> Body:
    """Return the operation of canonical bytes; raises BadMessage, or TooLarge."""
    if len(raw) > OPERATION_BYTES:
        raise TooLarge(limit=OPERATION_BYTES)
    try:
        body = _DECODER.decode(raw)
    except UNREADABLE as error:
        raise BadMessage(bytes=len(raw)) from error
    if any(deeper_than(mutation.value, DEEPEST_VALUE) for mutation in body.mutations):
        raise BadMessage(bytes=len(raw))
    return body


def deeper_than(value: Plain, levels: int) -> bool:
    """Whether lists and objects stand in one another more than so many levels deep."""
    if not isinstance(value, dict | list):
        return False
    inner: Sequence[Plain] = list(value.values()) if isinstance(value, dict) else value
    return levels == 0 or any(deeper_than(one, levels - 1) for one in inner)
