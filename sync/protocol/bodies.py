"""The body of an operation: from the canonical bytes that were chained to the operation, and into another life.

`domain.operations.Operation.body` writes them; the readers here are total. A verb or kind that this version does not
know is a readable operation: whether it can be applied is for the server to say.
"""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

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
_LIFE = 3  # where a body tells the life it was numbered in
_EARLIEST, _LATEST = -62_135_596_800_000_000, 253_402_300_799_000_000  # years 1 to 9999 in microseconds


class BodyMutation(Struct, frozen=True, array_like=True):
    """One field of one record, as it travels."""

    kind: _Name
    record: UUID
    verb: _Name
    field: _Name
    value: Any


class Body(Struct, frozen=True, array_like=True):
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

    @property
    def mutations(self) -> tuple[BodyMutation, ...]:
        """What it does, without mutations of which an erasure has left only the digest."""
        return tuple(one for one in self.told if isinstance(one, BodyMutation))


_DECODER = msgspec.json.Decoder(Body)


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
    if any(deeper_than(mutation.value, DEEPEST_VALUE) for mutation in body.mutations):
        raise BadMessage(bytes=len(raw))
    return body


def deeper_than(value: Plain, levels: int) -> bool:
    """Whether lists and objects stand in one another more than so many levels deep."""
    if not isinstance(value, dict | list):
        return False
    inner: Sequence[Plain] = list(value.values()) if isinstance(value, dict) else value
    return levels == 0 or any(deeper_than(one, levels - 1) for one in inner)


def in_life(raw: bytes, life: UUID) -> bytes:
    """Return the same operation numbered in another life: for what a copied or restored device still has to send."""
    told = msgspec.json.decode(raw)
    told[_LIFE] = str(life)
    return canonical(told)
