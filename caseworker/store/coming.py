"""Content that is on its way to this device: the pieces that have come, each sealed by itself.

`<attachment>/<start>-<size>` in a folder of the profile. A piece is durable when `add` returns; what a crash leaves is
a piece or none. When all are there the content is sealed anew as an attachment, and the pieces go. Each file has a salt
of its own, so a piece that comes twice is never sealed twice under one key.
"""

import io
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from caseworker.domain.ids import Entropy
from caseworker.store.files import create_private, make_private, remove_tree, room_needed, sync_directory
from caseworker.store.sealed_stream import Seal, SealedReader, SealedWriter

MAGIC = b"CWCOM1"
_NAME = re.compile(r"(\d{15})-(\d+)")
_PART = ".part"


@dataclass(frozen=True, slots=True)
class _Piece:
    path: Path
    start: int
    size: int


class ComingFiles:
    """The pieces of one profile, under one key that only the store holds."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def add(self, attachment: UUID, data: bytes, *, start: int, key: bytes, entropy: Entropy) -> None:
        """Keep the piece that begins at `start`; raises `DiskFull`, and nothing of it is left then."""
        folder = self._folder(attachment)
        make_private(self._directory)
        make_private(folder)
        path = folder / f"{start:015}-{len(data)}"
        part = path.with_name(path.name + _PART)
        part.unlink(missing_ok=True)
        try:
            with room_needed(), os.fdopen(create_private(part), "wb") as target:
                sealed = SealedWriter(target, _seal(attachment), key=key, entropy=entropy)
                sealed.write(data)
                sealed.finish()
                target.flush()
                os.fsync(target.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_directory(folder)

    def done(self, attachment: UUID) -> int:
        """Return how many bytes have come without a gap."""
        return sum(piece.size for piece in self._pieces(attachment))

    def content(self, attachment: UUID, *, key: bytes) -> "ComingContent":
        """Return what has come, to be read once from its beginning."""
        return ComingContent(self._plain(attachment, key))

    def drop(self, attachment: UUID) -> None:
        """Remove what has come of an attachment."""
        remove_tree(self._folder(attachment))

    def keep_only(self, attachments: Collection[UUID]) -> None:
        """Remove what has come of any other attachment."""
        if not self._directory.is_dir():
            return
        names = {str(one) for one in attachments}
        for path in list(self._directory.iterdir()):
            if path.name not in names:
                remove_tree(path)

    def attachments(self) -> frozenset[UUID]:
        """Return the attachments of which something has come."""
        if not self._directory.is_dir():
            return frozenset()
        return frozenset(UUID(path.name) for path in self._directory.iterdir())

    def _plain(self, attachment: UUID, key: bytes) -> Iterator[bytes]:
        for piece in self._pieces(attachment):
            with piece.path.open("rb") as source:
                reader = SealedReader(source, _seal(attachment), key=key)
                yield from (reader.chunk(number) for number in range(reader.chunks))

    def _pieces(self, attachment: UUID) -> list[_Piece]:
        """Return the pieces from the first byte up to the first gap."""
        folder, found = self._folder(attachment), list[_Piece]()
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            told = _NAME.fullmatch(path.name)
            if told and int(told[1]) == (found[-1].start + found[-1].size if found else 0):
                found.append(_Piece(path, int(told[1]), int(told[2])))
        return found

    def _folder(self, attachment: UUID) -> Path:
        return self._directory / str(attachment)


class ComingContent(io.RawIOBase):
    """What has come, as a file that is read from its beginning to its end."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._left = chunks, b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer as far as one chunk goes; 0 at the end."""
        assert isinstance(buffer, bytearray | memoryview)
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = chunk
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _seal(attachment: UUID) -> Seal:
    return Seal(magic=MAGIC, id=attachment, name=str(attachment))
