"""Contents of attachments on a stick: those that wait here go out, and those that are not here come with the answer.

What comes on a stick and what comes over the network complete each other: of content that is here in part, only the
rest is taken. The sum of the whole decides, as always.
"""

import logging
from typing import Protocol
from uuid import UUID

from caseworker.desk.contents import Travelling
from caseworker.errors import CaseworkerError
from sync.protocol.blob import PIECE_BYTES_MOST
from sync.protocol.bundle import LARGEST_BYTES, BundleWriter
from sync.protocol.bundle_frames import MOST_WANTED, ContentHead, Kind, Stored, Wanted, write_frame

MOST_CONTENTS = 1_000
_MOST_LOOKED_AT = 10_000
_ROOM_LEFT = 1 << 20
_log = logging.getLogger(__name__)


class Files(Protocol):
    """The contents of attachments, as bundles need them (`desk.contents.Contents`)."""

    def to_send(self, *, limit: int) -> list[Travelling]:
        """Return contents to be sent, in their order."""

    def piece(self, attachment: UUID, *, start: int, size: int) -> bytes:
        """Return bytes of content that is here."""

    def sent(self, one: Travelling, *, done: int) -> None:
        """Take note of how many bytes the server has."""

    def to_fetch(self, *, wanted_only: bool, limit: int) -> list[Travelling]:
        """Return contents that are not here, in their order."""

    def arrived(self, one: Travelling, data: bytes) -> Travelling:
        """Take in the next piece and return how far it is now."""


class Outgoing:
    """Writes contents into one bundle."""

    def __init__(self, files: Files, writer: BundleWriter) -> None:
        self._files, self._writer = files, writer

    def write(self) -> int:
        """Add what waits to be sent, as far as there is room, and return how many contents that are."""
        return sum(self._write(one) for one in self._files.to_send(limit=MOST_CONTENTS))

    def ask(self) -> None:
        """Add which contents are wanted here, the most urgent first."""
        wanted = self._files.to_fetch(wanted_only=False, limit=MOST_WANTED)
        if wanted:
            sums = tuple(dict.fromkeys(one.sha256 for one in wanted))
            write_frame(self._writer, Kind.WANTED, Wanted(sums))

    def _write(self, one: Travelling) -> bool:
        if self._writer.size + one.size + _ROOM_LEFT > LARGEST_BYTES:
            return False
        try:
            first = self._piece(one, 0)
        except CaseworkerError:  # its file is damaged or not here: it says so where it is opened
            return False
        write_frame(self._writer, Kind.CONTENT, ContentHead(one.sha256, one.size))
        write_frame(self._writer, Kind.PIECE, first)
        for start in range(PIECE_BYTES_MOST, one.size, PIECE_BYTES_MOST):
            write_frame(self._writer, Kind.PIECE, self._piece(one, start))
        return True

    def _piece(self, one: Travelling, start: int) -> bytes:
        return self._files.piece(one.attachment, start=start, size=PIECE_BYTES_MOST)


class Incoming:
    """Takes in what one answer says of contents."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._wanted: list[Travelling] | None = None
        self._coming: list[Travelling] = []
        self._at = 0

    def stored(self, told: Stored) -> int:
        """Take note of what the server has now, and return how many contents of this device that are."""
        sums = frozenset(told.sums)
        here = [one for one in self._files.to_send(limit=len(sums) + MOST_CONTENTS) if one.sha256 in sums]
        for one in here:
            self._files.sent(one, done=one.size)
        return len(here)

    def begin(self, head: ContentHead) -> None:
        """Begin with a content; one that is not wanted any more is passed over."""
        if self._wanted is None:
            self._wanted = self._files.to_fetch(wanted_only=False, limit=_MOST_LOOKED_AT)
        self._coming = [one for one in self._wanted if (one.sha256, one.size) == (head.sha256, head.size)]
        self._at = 0

    def piece(self, data: bytes) -> int:
        """Take in its next piece, and return how many contents are whole by it."""
        begin, self._at = self._at, self._at + len(data)
        further = [self._further(one, data, begin) for one in self._coming]
        self._coming = [one for one in further if one is not None and one.done < one.size]
        return sum(one is not None and one.done >= one.size for one in further)

    def _further(self, one: Travelling, data: bytes, begin: int) -> Travelling | None:
        """Return how far it is after a piece, None when it could not be taken in: it then comes another time."""
        if not (begin <= one.done < self._at or one.done == one.size == self._at):
            return one
        try:
            return self._files.arrived(one, data[one.done - begin :])
        except CaseworkerError as error:
            _log.info("content %s in a bundle was left out: %s", one.attachment, error.key)
            return None
