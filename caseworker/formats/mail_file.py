"""Files of mail: one message (`.eml`), or many one after the other (`.mbox`, RFC 4155), read message by message.

Boundary: a stream of bytes in, the bytes of each message with the line it begins at out. Never more than one message
is in memory; one that is too large is told and passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from caseworker.formats.faults import Fault
from caseworker.formats.mail import Message, NotAMessage, read_message
from caseworker.formats.mail_parser import LARGEST_BYTES, MessageTooLarge

_LONGEST_LINE = 1_000_000  # bytes read at once; a longer line is taken in pieces
_POSTMARK = re.compile(rb"From \S.*\d\d:\d\d")
_MASKED = re.compile(rb">+From ")


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one message. `line` is where it begins, from 1; `is_whole` is False when it was too large."""

    line: int
    content: bytes
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """One message of a file with the line it begins at, counted from 1."""

    line: int
    message: Message

    @property
    def reference(self) -> str:
        """What tells the message from all others."""
        return self.message.reference


def messages(source: BinaryIO) -> Iterator[Read | Fault]:
    """Yield each message of a file, or why it could not be read; the stream is read once, from where it stands."""
    for piece in pieces(source):
        yield _read(piece)


def pieces(source: BinaryIO) -> Iterator[Piece]:
    """Yield the bytes of each message; a file that does not begin as a mailbox is one message."""
    first = source.readline(_LONGEST_LINE)
    if not _POSTMARK.match(first):
        yield _one(first, source)
        return
    yield from _many(source)


def _read(piece: Piece) -> Read | Fault:
    if not piece.is_whole:
        return Fault(piece.line, "", MessageTooLarge().say())
    try:
        return Read(piece.line, read_message(piece.content))
    except (MessageTooLarge, NotAMessage) as error:
        return Fault(piece.line, "", error.say())


def _one(first: bytes, source: BinaryIO) -> Piece:
    content = first + source.read(LARGEST_BYTES + 1 - len(first))
    return Piece(1, content, is_whole=len(content) <= LARGEST_BYTES)


def _many(source: BinaryIO) -> Iterator[Piece]:
    """Cut where a postmark follows an empty line; `>From` within a message loses one of its marks."""
    gathered, at, begins = _Gathered(), 1, 2
    is_after_gap, is_fresh = False, True
    while line := source.readline(_LONGEST_LINE):
        at += is_fresh
        if is_fresh and is_after_gap and _POSTMARK.match(line):
            yield gathered.piece(begins)
            gathered, begins = _Gathered(), at + 1
        else:
            gathered.add(line[1:] if is_fresh and _MASKED.match(line) else line)
        is_after_gap = is_fresh and not line.strip(b"\r\n")
        is_fresh = line.endswith((b"\n", b"\r"))
    yield gathered.piece(begins)


class _Gathered:
    """The lines of one message, until they are too many."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, line: bytes) -> None:
        self._size += len(line)
        if self._size <= LARGEST_BYTES:
            self._lines.append(line)
        else:
            self._lines.clear()

    def piece(self, begins: int) -> Piece:
        return Piece(begins, b"".join(self._lines), is_whole=self._size <= LARGEST_BYTES)
