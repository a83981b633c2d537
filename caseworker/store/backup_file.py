"""The form of a backup: one file, with a readable header and everything else sealed.

    "CWBACKUP" | header length, 4 bytes big-endian | header, JSON | sealed stream (`sealed_stream`, magic CWBAK1)

The header holds the slot of the backup code and no word about anyone. The stream's key comes from the root key and the
hash of the header, so no part of either can be exchanged. The stream holds members one after another: length and JSON
of {name, size}, then the content; an empty name ends it. Members are the store, still encrypted, and the attachments,
still sealed: nothing is ever written in the clear.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import msgspec

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store.keys.kdf import subkey
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import CodeSlot, Place, open_code
from caseworker.store.sealed_stream import CHUNK_BYTES, Seal, SealedReader, SealedWriter, StreamDamaged

FORMAT = 1
STORE_MEMBER = "case.db"
_OPENING = b"CWBACKUP"
_MAGIC = b"CWBAK1"
_LENGTH_BYTES = 4
_LARGEST_HEADER_BYTES = 8 * 1024
_LARGEST_MEMBER_BYTES = 1024


class BackupDamaged(CaseworkerError):
    """The file is no backup, or not the whole of one."""

    key = "backup.damaged"
    sentence = "The backup {file} is damaged or not complete. Nothing was changed. Use another backup."


class BackupTooNew(CaseworkerError):
    """A later version of the program made the backup."""

    key = "backup.too-new"
    sentence = (
        "The backup {file} was made by a newer version of the program. Nothing was changed."
        " Update the program, then restore it."
    )


class BackupHeader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a backup says of itself before it is opened: ids, a moment in microseconds, the slot of its code."""

    v: int
    id: UUID
    profile: UUID
    epoch: int
    made_us: int
    code: CodeSlot

    @property
    def place(self) -> Place:
        """Where its root key belonged."""
        return Place(self.profile, self.epoch)


class _Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    size: int


class _Version(msgspec.Struct):
    v: int


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """A backup whose code was right: its header, the root key of the store in it, and the members to come."""

    header: BackupHeader
    root: Secret
    members: Iterator[tuple[str, Iterator[bytes]]]


def write_backup(
    target: BinaryIO, header: BackupHeader, root: Secret, *, members: Iterator[tuple[str, Path]], entropy: Entropy
) -> None:
    """Write a whole backup of the named files to the target."""
    raw = msgspec.json.encode(header)
    target.write(_OPENING + len(raw).to_bytes(_LENGTH_BYTES, "big") + raw)
    with _stream_key(root, header, raw) as key:
        sealed = SealedWriter(target, _seal(header.id), key=key.value, entropy=entropy)
    for name, path in members:
        with path.open("rb") as source:
            _put_member(sealed, name, path.stat().st_size)
            while data := source.read(CHUNK_BYTES):
                sealed.write(data)
    _put_member(sealed, "", 0)
    sealed.finish()


def open_backup(source: BinaryIO, *, name: str, code: Secret) -> OpenBackup:
    """Open a backup by its code. Raises `BackupDamaged`, `BackupTooNew` or `WrongCode`; members raise as they come."""
    header, raw = _read_header(source, name)
    root = open_code(header.code, code=code, place=header.place)
    try:
        with _stream_key(root, header, raw) as key:
            sealed = SealedReader(source, _seal(header.id), key=key.value)
    except StreamDamaged as error:
        root.wipe()
        raise BackupDamaged(file=name) from error
    return OpenBackup(header, root, _members(_Content(sealed, name), name))


class _Content:
    """The opened stream read from front to back in pieces of any size."""

    def __init__(self, sealed: SealedReader, name: str) -> None:
        self._sealed, self._name = sealed, name
        self._next, self._rest = 0, memoryview(b"")

    def exactly(self, size: int) -> bytes:
        return b"".join(self.pieces(size))

    def pieces(self, size: int) -> Iterator[bytes]:
        """Give the next `size` bytes in pieces of at most a chunk."""
        while size > 0:
            if not self._rest:
                self._rest = memoryview(self._chunk())
            piece, self._rest = self._rest[:size], self._rest[size:]
            size -= len(piece)
            yield bytes(piece)

    def _chunk(self) -> bytes:
        try:
            chunk = self._sealed.chunk(self._next)
        except (StreamDamaged, IndexError) as error:
            raise BackupDamaged(file=self._name) from error
        self._next += 1
        return chunk


def _members(content: _Content, name: str) -> Iterator[tuple[str, Iterator[bytes]]]:
    while True:
        length = int.from_bytes(content.exactly(_LENGTH_BYTES), "big")
        if length > _LARGEST_MEMBER_BYTES:
            raise BackupDamaged(file=name)
        member = msgspec.json.decode(content.exactly(length), type=_Member)
        if not member.name:
            return
        yield member.name, content.pieces(member.size)


def _read_header(source: BinaryIO, name: str) -> tuple[BackupHeader, bytes]:
    start = source.read(len(_OPENING) + _LENGTH_BYTES)
    length = int.from_bytes(start[len(_OPENING) :], "big")
    if not start.startswith(_OPENING) or not 0 < length <= _LARGEST_HEADER_BYTES:
        raise BackupDamaged(file=name)
    raw = source.read(length)
    try:
        if msgspec.json.decode(raw, type=_Version).v > FORMAT:
            raise BackupTooNew(file=name)
        return msgspec.json.decode(raw, type=BackupHeader), raw
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BackupDamaged(file=name) from error


def _put_member(sealed: SealedWriter, name: str, size: int) -> None:
    raw = msgspec.json.encode(_Member(name, size))
    sealed.write(len(raw).to_bytes(_LENGTH_BYTES, "big") + raw)


def _stream_key(root: Secret, header: BackupHeader, raw: bytes) -> Secret:
    label = f"backup/{hashlib.sha256(raw).hexdigest()}"
    return subkey(root, label, profile=header.profile, epoch=header.epoch)


def _seal(backup_id: UUID) -> Seal:
    return Seal(magic=_MAGIC, id=backup_id, name=str(backup_id))
