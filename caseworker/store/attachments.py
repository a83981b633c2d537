"""Attachments: sealed files beside the store, each under a random key of its own that only the store holds.

`att/<last two digits>/<id>`; the first digits of an id are the same for months. A file is there before the record
that names it is saved, and goes after that record is gone; a file without a record is harmless and is removed by
`remove_strays`. Names, types and owners are the store's business.
"""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store.files import create_private, make_private, room_needed, sync_directory
from caseworker.store.keys.kdf import KEY_BYTES
from caseworker.store.sealed_stream import CHUNK_BYTES, Seal, SealedReader, SealedWriter

MAGIC = b"CWATT1"
_PART = ".part"


class AttachmentMissing(CaseworkerError):
    """The sealed file of an attachment is not there."""

    key = "attachment.missing"
    sentence = (
        "The content of this attachment is not on this device. Everything else is safe."
        " Restore it from a backup or the server."
    )


@dataclass(frozen=True, slots=True)
class KeptAttachment:
    """What the store must remember to open the file again: its key, kept encrypted in the store, and its size."""

    id: UUID
    key: bytes
    size: int


class AttachmentFiles:
    """The sealed files of one profile."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def add(self, attachment_id: UUID, source: BinaryIO, *, entropy: Entropy) -> KeptAttachment:
        """Seal the source to its end under a fresh key; durable when this returns, absent when it raises.

        Raises `DiskFull`. The id must be new.
        """
        path, key = self.path(attachment_id), entropy(KEY_BYTES)
        part = path.with_name(path.name + _PART)
        make_private(self._directory)
        make_private(path.parent)
        size = 0
        try:
            with room_needed(), os.fdopen(create_private(part), "wb") as target:
                sealed = SealedWriter(target, _seal(attachment_id), key=key, entropy=entropy)
                while data := source.read(CHUNK_BYTES):
                    sealed.write(data)
                    size += len(data)
                sealed.finish()
                target.flush()
                os.fsync(target.fileno())
            part.rename(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_directory(path.parent)
        return KeptAttachment(attachment_id, key, size)

    @contextmanager
    def open(self, attachment_id: UUID, *, key: bytes) -> Iterator[SealedReader]:
        """Give a reader of the content; raises `AttachmentMissing` or `StreamDamaged`."""
        try:
            source = self.path(attachment_id).open("rb")
        except FileNotFoundError as error:
            raise AttachmentMissing from error
        with source:
            yield SealedReader(source, _seal(attachment_id), key=key)

    def read_into(self, attachment_id: UUID, target: BinaryIO, *, key: bytes) -> int:
        """Write the whole content into the target and return its size; throw the target away when this raises."""
        with self.open(attachment_id, key=key) as reader:
            return reader.copy_to(target)

    def erase(self, attachment_id: UUID) -> None:
        """Remove the file. Its key goes with its record, so that copies of the file are unreadable too."""
        path = self.path(attachment_id)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            sync_directory(path.parent)

    def path(self, attachment_id: UUID) -> Path:
        """Where the sealed file is."""
        name = str(attachment_id)
        return self._directory / name[-2:] / name

    def ids(self) -> Iterator[UUID]:
        """Every attachment that has a file, in no order."""
        for path in self._directory.glob("*/*"):
            if not path.name.endswith(_PART):
                yield UUID(path.name)

    def remove_strays(self, known: Collection[UUID]) -> int:
        """Remove files no record names, and unfinished ones, and return how many; run while nothing is being added."""
        removed = 0
        for path in list(self._directory.glob("*/*")):
            unfinished = path.name.endswith(_PART)
            if unfinished or UUID(path.name) not in known:
                path.unlink()
                removed += 1
        return removed


def _seal(attachment_id: UUID) -> Seal:
    return Seal(magic=MAGIC, id=attachment_id, name=str(attachment_id))
