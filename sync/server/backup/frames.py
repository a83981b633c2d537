"""What is in a backup, piece by piece: a header, key files, rows of tables, contents of attachments, an end.

Each frame is a letter, a length (4 bytes, big-endian) and MessagePack. The end tells how many rows there are of each
table and one hash over all that stands before it.
"""

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from caseworker.domain.ids import Entropy
from sync.server.backup.sealing import BackupDamaged, SealedIn, SealedOut

FORMAT = 1
LARGEST_FRAME = 128 << 20


class Header(msgspec.Struct, frozen=True, array_like=True, tag="H"):
    """Of which stream, up to which place of its log, when (microseconds), and the columns of every table."""

    format: int
    schema: int
    stream: str
    head: int
    made_at: int
    columns: dict[str, list[str]]


class KeyFile(msgspec.Struct, frozen=True, array_like=True, tag="K"):
    """One file of the service's keys."""

    name: str
    content: bytes


class Rows(msgspec.Struct, frozen=True, array_like=True, tag="R"):
    """Some rows of one table, in the order of its columns."""

    table: str
    rows: list[list[Any]]


class Blob(msgspec.Struct, frozen=True, array_like=True, tag="B"):
    """Content of an attachment; so many bytes of `Data` follow."""

    sha256: str
    name: str
    size: int


class Data(msgspec.Struct, frozen=True, array_like=True, tag="D"):
    """A part of the content named before it."""

    data: bytes


class End(msgspec.Struct, frozen=True, array_like=True, tag="E"):
    """How much there was, and its hash."""

    counts: dict[str, int]
    blobs: int
    digest: bytes


Frame = Header | KeyFile | Rows | Blob | Data | End
_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)


class FrameWriter:
    """Writes frames into a sealed stream."""

    def __init__(self, target: BinaryIO, *, key: bytes, entropy: Entropy) -> None:
        self._out = SealedOut(target, key=key, entropy=entropy)
        self._hash = hashlib.sha256()

    def put(self, frame: Frame) -> None:
        """Write one frame."""
        raw = _ENCODER.encode(frame)
        told = len(raw).to_bytes(4, "big") + raw
        self._hash.update(told)
        self._out.write(told)

    def finish(self, counts: dict[str, int], blobs: int) -> None:
        """Write the end."""
        self.put(End(counts, blobs, self._hash.digest()))
        self._out.finish()


def frames(source: BinaryIO, *, key: bytes, name: str) -> Iterator[Frame]:
    """Yield the frames of a backup up to and with its end; raises BackupDamaged at the first bad byte."""
    sealed, running = SealedIn(source, key=key, name=name), hashlib.sha256()
    while True:
        length = sealed.read(4)
        size = int.from_bytes(length, "big")
        if size > LARGEST_FRAME:
            raise BackupDamaged(file=name)
        raw = sealed.read(size)
        frame = _read(raw, name)
        if isinstance(frame, End):
            if frame.digest != running.digest():
                raise BackupDamaged(file=name)
            sealed.finish()
            yield frame
            return
        running.update(length + raw)
        yield frame


def _read(raw: bytes, name: str) -> Frame:
    try:
        return _DECODER.decode(raw)
    except msgspec.MsgspecError as error:
        raise BackupDamaged(file=name) from error
