"""Making a backup while the service runs, and reading it back: only then its place in the log counts as safe.

One snapshot of the database is written, then what attachments it names are copied from the object storage. The file is
written under another name and renamed when it is whole and on the disk.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

import sqlalchemy as sa

from caseworker.domain.ids import Entropy
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.server.backup.frames import FORMAT, Blob, Data, FrameWriter, Header, KeyFile, Rows
from sync.server.backup.kept import rows_of, tables
from sync.server.backup.restore import Contents, read_into
from sync.server.blobs.objects import ObjectMissing, Objects
from sync.server.blobs.tables import BLOB
from sync.server.database import SCHEMA_VERSION, Database, open_database

_PART = ".part"


class BackupExists(CaseworkerError):
    """A file is already at the place."""

    key = "backup.exists"
    sentence = "{file} is there already and is not overwritten. Choose another name."


class BackupIncomplete(CaseworkerError):
    """What was read back is not what is in the database."""

    key = "backup.incomplete"
    sentence = "The backup {file} could not be read back as it was written, so it was removed. Make another one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is backed up. `keys` are files by name; without `with_blobs` contents are only listed."""

    database: Database
    objects: Objects
    keys: Mapping[str, bytes]
    with_blobs: bool = True


def make(source: Source, target: Path, *, key: bytes, now: datetime, entropy: Entropy) -> Contents:
    """Write a backup, read it back, and mark its place as safe; return what it holds.

    Raises BackupExists, BackupIncomplete, StorageUnreachable, or OSError when the disk is full; then there is no file.
    """
    if target.exists():
        raise BackupExists(file=target.name)
    part = target.with_name(target.name + _PART)
    try:
        written = _write(source, part, key=key, now=now, entropy=entropy)
        found = try_out(part, key=key, name=target.name)
        if found != written:
            raise BackupIncomplete(file=target.name)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _make_durable(target.parent)
    source.database.transact(lambda connection: source.database.tx(connection).mark_safe(written.head))
    return written


def try_out(path: Path, *, key: bytes, name: str = "") -> Contents:
    """Read a whole backup into a database that is thrown away and return what it holds; raises BackupDamaged."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".trial-") as folder:
        os.chmod(folder, 0o700)  # noqa: PTH101  the folder is only a name here
        trial = open_database(f"sqlite:///{Path(folder) / 'trial.db'}")
        try:
            trial.create()
            with path.open("rb") as file, trial.writing() as connection:
                return read_into(connection, file, key=key, name=name or path.name)
        finally:
            trial.close()


def _write(source: Source, path: Path, *, key: bytes, now: datetime, entropy: Entropy) -> Contents:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        writer = FrameWriter(file, key=key, entropy=entropy)
        with source.database.reading() as connection:
            head = source.database.tx(connection).stream().head
            writer.put(_header(source.database.stream, head, now))
            for name, content in sorted(source.keys.items()):
                writer.put(KeyFile(name, content))
            counts = _write_rows(connection, source.database.stream, writer.put)
            listed = _blobs(connection, source.database.stream)
        blobs = _copy_blobs(source.objects, listed, writer.put) if source.with_blobs else 0
        writer.finish(counts, blobs)
        file.flush()
        os.fsync(file.fileno())
    return Contents(source.database.stream, head, counts, blobs, tuple(sorted(source.keys)))


def _header(stream: str, head: int, now: datetime) -> Header:
    columns = {str(table.name): [str(column.name) for column in table.c] for table in tables()}
    return Header(FORMAT, SCHEMA_VERSION, stream, head, to_micros(now), columns)


def _write_rows(connection: sa.Connection, stream: str, put: Callable[[Rows], None]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table in tables():
        name = str(table.name)
        counts[name] = 0
        for part in rows_of(connection, table, stream):
            put(Rows(name, part))
            counts[name] += len(part)
    return counts


def _blobs(connection: sa.Connection, stream: str) -> list[Blob]:
    mine = sa.select(BLOB.c.sha256, BLOB.c.name, BLOB.c.size).where(BLOB.c.stream == stream)
    return [Blob(row.sha256, row.name, row.size) for row in connection.execute(mine.order_by(BLOB.c.sha256))]


def _copy_blobs(objects: Objects, listed: Iterable[Blob], put: Callable[[Blob | Data], None]) -> int:
    return sum(_copy_blob(objects, one, put) for one in listed)


def _copy_blob(objects: Objects, one: Blob, put: Callable[[Blob | Data], None]) -> bool:
    """Copy one content; False for one that was erased since the snapshot."""
    parts, digest = objects.stream(one.name, size=one.size), hashlib.sha256()
    try:
        first = next(parts, b"")
    except ObjectMissing:
        return False
    put(one)
    for part in chain([first] if first else [], parts):
        digest.update(part)
        put(Data(part))
    if digest.hexdigest() != one.sha256:
        raise BackupIncomplete(file=one.name)
    return True


def _make_durable(folder: Path) -> None:
    if os.name == "nt":  # there is no such call for folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
