"""Reading and writing the short messages of enrolment, sessions and recovery: JSON, bytes as base64, within a limit."""

from typing import TypeVar

import msgspec

from sync.protocol.wire import UNREADABLE, BadMessage, TooLarge

S = TypeVar("S", bound=msgspec.Struct)

LARGEST_BYTES = 128 * 1024


def to_json(message: msgspec.Struct) -> bytes:
    """Return the bytes of a message."""
    return msgspec.json.encode(message)


def from_json(raw: bytes, kind: type[S], *, limit_bytes: int = LARGEST_BYTES) -> S:
    """Return the message of that kind; raises TooLarge before reading anything, BadMessage for what is none."""
    if len(raw) > limit_bytes:
        raise TooLarge(limit=limit_bytes)
    try:
        return msgspec.json.decode(raw, type=kind)
    except UNREADABLE as error:
        raise BadMessage(bytes=len(raw)) from error
