"""Putting a service back from a backup, into an empty database: its log goes on in a new epoch.

Devices see the epoch and send again whatever the backup did not hold. Numbers leased since the backup are not known any
more, so every series leaves a good many out.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from caseworker.domain.ids import Entropy, new_id
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.lineage import Epoch
from sync.server.audit.log import AuditLog, Entry
from sync.server.backup.frames import FORMAT, Blob, Data, End, Frame, Header, KeyFile, Rows, frames
from sync.server.backup.kept import as_row, tables
from sync.server.backup.sealing import BackupDamaged
from sync.server.blobs.objects import ObjectMissing, Objects
from sync.server.database import SCHEMA_VERSION, Database
from sync.server.numbers import Numbers
from sync.server.tables import STREAM

KeepBlob = Callable[[Blob, Iterator[bytes]], None]


class NotEmpty(CaseworkerError):
    """There is a service in this database already."""

    key = "backup.not-empty"
    sentence = "There is work in this database already, so nothing was restored into it. Name an empty one."


class BackupTooNew(CaseworkerError):
    """The backup was made by a newer version."""

    key = "backup.too-new"
    sentence = "This backup was made by a newer version of the service. Nothing was restored. Install that version."


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: stream, place in its log, rows by table, contents of attachments, files of keys."""

    stream: str
    head: int
    counts: dict[str, int]
    blobs: int
    keys: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows of all tables."""
        return sum(self.counts.values())


def read_into(
    connection: sa.Connection,
    file: BinaryIO,
    *,
    key: bytes,
    name: str,
    keep_blob: KeepBlob | None = None,
) -> Contents:
    """Read a whole backup into empty tables, in the caller's transaction, and return what it holds.

    Contents are compared with their sums. Raises BackupDamaged or BackupTooNew: the transaction must not be committed.
    """
    reading = _Reading(connection, name, keep_blob)
    told = frames(file, key=key, name=name)
    for frame in told:
        reading.take(frame, told)
    return reading.contents()


def key_files_in(path: Path, *, key: bytes) -> dict[str, bytes]:
    """Return the key files in a backup by their names; raises BackupDamaged."""
    found: dict[str, bytes] = {}
    with path.open("rb") as file:
        for frame in frames(file, key=key, name=path.name):
            if isinstance(frame, KeyFile):
                found[frame.name] = frame.content
            elif not isinstance(frame, Header):
                break
    return found


def restore(
    database: Database,
    path: Path,
    *,
    key: bytes,
    now: datetime,
    entropy: Entropy,
    objects: Objects,
) -> Contents:
    """Put a service back from a file, in one transaction, and begin a new epoch.

    Key files are put back before (`key_files_in`), the audit log is told afterwards (`note_restored`). Raises NotEmpty,
    BackupDamaged, BackupTooNew, StorageUnreachable.
    """
    database.create()
    with path.open("rb") as file, database.writing() as connection:
        if connection.execute(sa.select(STREAM.c.head).where(STREAM.c.stream == database.stream)).first() is not None:
            raise NotEmpty
        found = read_into(
            connection,
            file,
            key=key,
            name=path.name,
            keep_blob=lambda blob, parts: _keep_blob(objects, blob, parts),
        )
        if found.stream != database.stream:
            raise BackupDamaged(file=path.name)
        tx = database.tx(connection)
        tx.begin_epoch(Epoch(new_id(to_micros(now) // 1000, entropy), found.head))
        tx.mark_safe(found.head)
        Numbers(database.stream).skip_ahead(connection)
        return found


def note_restored(connection: sa.Connection, log: AuditLog, found: Contents, *, now: datetime) -> None:
    """Record in the audit log that the service was put back, and up to where."""
    log.append(connection, Entry(act="server.restore", at=now, x={"head": found.head, "rows": found.rows}))


class _Reading:
    """Takes frames in, one after the other."""

    def __init__(self, connection: sa.Connection, name: str, keep_blob: KeepBlob | None) -> None:
        self._connection, self._name = connection, name
        self._keep_blob = keep_blob
        self._tables = {one.name: one for one in tables()}
        self._header: Header | None = None
        self._end: End | None = None
        self._counts: dict[str, int] = {}
        self._keys: list[str] = []
        self._blobs = 0

    def take(self, frame: Frame, following: Iterator[Frame]) -> None:
        """Take one frame, and with a `Blob` the parts that follow it."""
        if isinstance(frame, Header):
            self._begin(frame)
        elif self._header is None:
            raise BackupDamaged(file=self._name)
        elif isinstance(frame, Rows):
            self._insert(frame, self._header)
        elif isinstance(frame, KeyFile):
            self._keys.append(frame.name)
        elif isinstance(frame, Blob):
            self._take_blob(frame, following)
        elif isinstance(frame, End):
            self._end = frame

    def contents(self) -> Contents:
        """Return what was read; raises BackupDamaged unless it is what the end says."""
        if self._header is None or self._end is None:
            raise BackupDamaged(file=self._name)
        read = {name: self._counts.get(name, 0) for name in self._end.counts}
        if (read, self._blobs) != (self._end.counts, self._end.blobs):
            raise BackupDamaged(file=self._name)
        return Contents(self._header.stream, self._header.head, read, self._blobs, tuple(self._keys))

    def _begin(self, header: Header) -> None:
        if header.format > FORMAT or header.schema > SCHEMA_VERSION:
            raise BackupTooNew
        self._header = header

    def _insert(self, frame: Rows, header: Header) -> None:
        table, columns = self._tables.get(frame.table), header.columns.get(frame.table)
        if columns is None or any(len(row) != len(columns) for row in frame.rows):
            raise BackupDamaged(file=self._name)
        self._counts[frame.table] = self._counts.get(frame.table, 0) + len(frame.rows)
        if table is not None:
            self._connection.execute(sa.insert(table), [as_row(table, columns, row) for row in frame.rows])

    def _take_blob(self, blob: Blob, following: Iterator[Frame]) -> None:
        parts = self._parts(blob, following)
        if self._keep_blob is not None:
            self._keep_blob(blob, parts)
        for _ in parts:
            continue
        self._blobs += 1

    def _parts(self, blob: Blob, following: Iterator[Frame]) -> Iterator[bytes]:
        left, digest = blob.size, hashlib.sha256()
        while left > 0:
            frame = next(following, None)
            if not isinstance(frame, Data) or not 0 < len(frame.data) <= left:
                raise BackupDamaged(file=self._name)
            left -= len(frame.data)
            digest.update(frame.data)
            yield frame.data
        if digest.hexdigest() != blob.sha256:
            raise BackupDamaged(file=self._name)


def _keep_blob(objects: Objects, blob: Blob, parts: Iterator[bytes]) -> None:
    """Put content back unless the storage still has it."""
    with suppress(ObjectMissing):
        if blob.size and objects.read(blob.name, start=blob.size - 1, end=blob.size):
            return
    objects.put(blob.name, parts)
