"""Messages to bytes and back. Every reader is total: any bytes give a message or raise `BadMessage`, nothing else.

A message is JSON. Its length is compared with the limit before a byte is read, so what a hostile sender can make the
reader hold is a small multiple of that limit.
"""

from typing import Any, ClassVar, TypeVar

import msgspec

from caseworker.errors import CaseworkerError
from sync.protocol.colleagues import ColleaguesReply
from sync.protocol.contact import (
    Agreed,
    DigestReply,
    DigestRequest,
    Hello,
    News,
    NumbersReply,
    NumbersRequest,
    RefetchReply,
    RefetchRequest,
    Refusal,
)
from sync.protocol.limits import (
    COLLEAGUES_BYTES,
    DIGESTS_BYTES,
    PAGE_MESSAGE_BYTES,
    PULL_MESSAGE_BYTES,
    PUSH_BYTES,
    PUSH_MESSAGE_BYTES,
    SMALL_MESSAGE_BYTES,
)
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest

M = TypeVar("M", bound=msgspec.Struct)

_ENCODER = msgspec.json.Encoder()
_LIMITS: dict[type[msgspec.Struct], int] = {
    PushRequest: PUSH_MESSAGE_BYTES,
    PushReply: PUSH_BYTES,
    PullRequest: PULL_MESSAGE_BYTES,
    PullReply: PAGE_MESSAGE_BYTES,
    Hello: SMALL_MESSAGE_BYTES,
    Agreed: PULL_MESSAGE_BYTES * 4,
    DigestRequest: PULL_MESSAGE_BYTES,
    DigestReply: DIGESTS_BYTES,
    RefetchRequest: SMALL_MESSAGE_BYTES,
    RefetchReply: PAGE_MESSAGE_BYTES,
    NumbersRequest: SMALL_MESSAGE_BYTES,
    NumbersReply: SMALL_MESSAGE_BYTES,
    ColleaguesReply: COLLEAGUES_BYTES,
    News: SMALL_MESSAGE_BYTES,
    Refusal: SMALL_MESSAGE_BYTES,
}
_DECODERS: dict[type, msgspec.json.Decoder[Any]] = {kind: msgspec.json.Decoder(kind) for kind in _LIMITS}
UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError, OverflowError)


class BadMessage(CaseworkerError):
    """Bytes that are no message of this protocol."""

    key = "sync.bad-message"
    sentence = (
        "What came over the network could not be read. Nothing was changed, and nothing is lost. It is tried again; if "
        "this goes on, tell the administrator."
    )


class TooLarge(BadMessage):
    """A message beyond its limit."""

    status: ClassVar[int] = 413

    key = "sync.too-large"
    sentence = "What came over the network is larger than {limit} bytes. Nothing was changed, and nothing is lost."


def encode(message: msgspec.Struct) -> bytes:
    """Return the bytes of a message."""
    return _ENCODER.encode(message)


def limit_of(kind: type[msgspec.Struct]) -> int:
    """Return how many bytes a message of that kind may have."""
    return _LIMITS[kind]


def decode(raw: bytes, kind: type[M]) -> M:
    """Return the message of that kind; raises BadMessage, or TooLarge before reading anything."""
    limit = limit_of(kind)
    if len(raw) > limit:
        raise TooLarge(limit=limit)
    try:
        message: M = _DECODERS[kind].decode(raw)
    except UNREADABLE as error:
        raise BadMessage(bytes=len(raw)) from error
    return message
