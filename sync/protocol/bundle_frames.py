"""What a bundle says: frames one after the other, each one message of synchronization or a piece of an attachment.

    kind 1 | packed 1 | bytes here 4 | bytes unpacked 4 | the bytes

A frame is packed with zstd where that pays. No frame may be unpacked to more than twenty times its bytes, nor beyond
the largest message. Frames of a kind that this version does not know are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Protocol

import msgspec
from msgspec import Meta, Struct

from sync.protocol.audit import AuditPush, AuditReply
from sync.protocol.bundle import LARGEST_BYTES, BundleDamaged
from sync.protocol.limits import PAGE_MESSAGE_BYTES
from sync.protocol.messages import Hash, PullReply, PullRequest, PushReply, PushRequest
from sync.protocol.packing import NotPacked, UnpacksTooLarge, pack, unpack
from sync.protocol.wire import UNREADABLE

MOST_RATIO = 20
_HEAD_BYTES = 10
MOST_WANTED = 500
_MOST_SUMS = 100_000


class Kind(IntEnum):
    """What a frame holds."""

    PUSH = 1  # a PushRequest
    PLACE = 2  # the PullRequest by which the device would go on
    CONTENT = 3  # a ContentHead; its bytes follow in pieces
    PIECE = 4  # bytes of the content that was begun last
    PUSHED = 5  # a Pushed
    PAGE = 6  # a Page
    STORED = 7  # a Stored
    AUDIT = 8  # an AuditPush
    AUDITED = 9  # an Audited
    WANTED = 10  # a Wanted


class Pushed(Struct, frozen=True):
    """The answer to a push, with the push as it was asked, but without the bodies of its operations."""

    asked: PushRequest
    reply: PushReply


def answered(asked: PushRequest, reply: PushReply) -> Pushed:
    """Return the answer to a push as it travels."""
    empty = msgspec.Raw(b"null")
    operations = tuple(msgspec.structs.replace(one, body=empty) for one in asked.operations)
    return Pushed(msgspec.structs.replace(asked, operations=operations), reply)


class Page(Struct, frozen=True):
    """A page of the log, with the place it continues."""

    asked: PullRequest
    reply: PullReply


class ContentHead(Struct, frozen=True):
    """The content of an attachment that follows."""

    sha256: Hash
    size: Annotated[int, Meta(ge=1, le=LARGEST_BYTES)]


class Stored(Struct, frozen=True):
    """The contents that the server has now."""

    sums: Annotated[tuple[Hash, ...], Meta(max_length=_MOST_SUMS)]


class Wanted(Struct, frozen=True):
    """The contents that the device would have, the most urgent first."""

    sums: Annotated[tuple[Hash, ...], Meta(max_length=MOST_WANTED)]


class Audited(Struct, frozen=True):
    """The answer to the last push of an audit trail, with that push but without its records."""

    asked: AuditPush
    reply: AuditReply


MESSAGES: dict[Kind, type[Struct]] = {
    Kind.PUSH: PushRequest,
    Kind.PLACE: PullRequest,
    Kind.CONTENT: ContentHead,
    Kind.PUSHED: Pushed,
    Kind.PAGE: Page,
    Kind.STORED: Stored,
    Kind.AUDIT: AuditPush,
    Kind.AUDITED: Audited,
    Kind.WANTED: Wanted,
}
_ENCODER = msgspec.json.Encoder()
_DECODERS = {kind: msgspec.json.Decoder(of) for kind, of in MESSAGES.items()}


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: a message, or for pieces the bytes themselves."""

    kind: Kind
    says: Struct | bytes


class Writer(Protocol):
    """Takes bytes one after the other."""

    def write(self, data: bytes, /) -> object:
        """Take more bytes."""


def write_frame(target: Writer, kind: Kind, says: Struct | bytes) -> None:
    """Append one frame."""
    plain = says if isinstance(says, bytes) else _ENCODER.encode(says)
    packed = b"" if kind is Kind.PIECE else pack(plain)
    is_packed = bool(packed) and len(packed) < len(plain) <= len(packed) * MOST_RATIO
    data = packed if is_packed else plain
    head = bytes((kind, is_packed)) + len(data).to_bytes(4, "big") + len(plain).to_bytes(4, "big")
    target.write(head + data)


def frames(content: Iterable[bytes]) -> Iterator[Frame]:
    """Give the frames of verified content, one in memory at a time; raises BundleDamaged for what is none."""
    source = _Source(content)
    while head := source.read(_HEAD_BYTES):
        if len(head) != _HEAD_BYTES or head[1] > 1:
            raise BundleDamaged
        here, plain = int.from_bytes(head[2:6], "big"), int.from_bytes(head[6:], "big")
        if plain > min(PAGE_MESSAGE_BYTES, here * MOST_RATIO) or (not head[1] and here != plain):
            raise BundleDamaged
        data = source.read(here)
        if len(data) != here:
            raise BundleDamaged
        if head[0] in set(Kind):
            yield _frame(Kind(head[0]), _plain(data, plain) if head[1] else data)


def _frame(kind: Kind, plain: bytes) -> Frame:
    decoder = _DECODERS.get(kind)
    if decoder is None:
        return Frame(kind, plain)
    try:
        return Frame(kind, decoder.decode(plain))
    except UNREADABLE as error:
        raise BundleDamaged from error


def _plain(packed: bytes, size: int) -> bytes:
    try:
        plain = unpack(packed, limit_bytes=size)
    except (NotPacked, UnpacksTooLarge) as error:
        raise BundleDamaged from error
    if len(plain) != size:
        raise BundleDamaged
    return plain


class _Source:
    """Reads exactly so many bytes from parts of any size; fewer only at the end."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._parts = iter(parts)
        self._left = bytearray()

    def read(self, size: int) -> bytes:
        while len(self._left) < size:
            part = next(self._parts, None)
            if part is None:
                break
            self._left += part
        taken = bytes(self._left[:size])
        del self._left[:size]
        return taken
