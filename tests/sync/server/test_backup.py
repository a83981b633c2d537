"""Backups: online, sealed, read back before they count; a restored service goes on in a new epoch."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from caseworker.domain.ids import OperationId
from caseworker.domain.merge import Clock
from sync.protocol.lineage import Epoch
from sync.server.audit import export
from sync.server.audit.log import Entry
from sync.server.backup.backup import BackupExists, BackupIncomplete, Source, make, try_out
from sync.server.backup.kept import ENDS_BY_ITSELF, tables
from sync.server.backup.restore import NotEmpty, key_files_in, note_restored, restore
from sync.server.backup.sealing import BackupDamaged
from sync.server.blobs.objects import Objects, open_objects
from sync.server.blobs.tables import BLOB
from sync.server.database import Database, open_database
from sync.server.numbers import SKIPPED_AFTER_RESTORE, Numbers
from sync.server.storage import Clocks, StoredRecord
from sync.server.tables import METADATA
from tests.sync.server.ledgers import KEY, LAPTOP, NOON, STREAM, a_log, entropy

BACKUP_KEY = bytes(range(32))
CONTENT = b"content of a letter" + entropy(5)(200_000)
SUM = sha256(CONTENT).hexdigest()


def a_record(number: int) -> StoredRecord:
    fields = {"territory": "north", "text": f"words of citizens {sha256(b'%d' % number).hexdigest()}"}
    clocks = Clocks(Clock(1, UUID(int=1), 1, 1, OperationId(UUID(int=1))))
    return StoredRecord("note", UUID(int=number), frozenset({"north/0"}), number, 1, fields, clocks)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Database]:
    made = open_database(f"sqlite:///{tmp_path / 'service.db'}")
    made.create()
    made.begin_stream(Epoch(UUID(int=0xE), 0))
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    made = open_database(f"sqlite:///{tmp_path / 'other.db'}")
    yield made
    made.close()


@pytest.fixture
def source(here: Database, tmp_path: Path) -> Source:
    return filled(here, tmp_path)


def filled(database: Database, tmp_path: Path) -> Source:
    """A service with records, numbers leased, an audit log and one attachment."""
    objects = open_objects((tmp_path / "blobs").as_uri())
    objects.put("one", CONTENT)
    with database.writing() as connection:
        tx = database.tx(connection)
        tx.put_records(a_record(number) for number in range(300))
        tx.allot(300)
        Numbers(STREAM).lease(connection, LAPTOP, "person", count=10, request=UUID(int=1))
        a_log().append_all(connection, [Entry(act="people.add", at=NOON, reason="words")] * 5)
        a_log().checkpoint(connection, NOON)
        row = {"stream": STREAM, "sha256": SUM, "name": "one", "size": len(CONTENT), "device": LAPTOP}
        connection.execute(sa.insert(BLOB), [{**row, "stored_at": 1, "mentioned": True}])
    return Source(database=database, objects=objects, keys={"server.key": b"a key"})


def back_up(source: Source, target: Path) -> None:
    make(source, target, key=BACKUP_KEY, now=NOON, entropy=entropy())


def put_back(database: Database, path: Path, objects: Objects) -> None:
    restore(
        database,
        path,
        key=BACKUP_KEY,
        now=NOON + timedelta(days=1),
        entropy=entropy(3),
        objects=objects,
    )


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr) for table in tables()}


def test_every_table_is_in_a_backup_or_ends_by_itself() -> None:
    assert {one.name for one in tables()} | ENDS_BY_ITSELF >= METADATA.tables.keys()


def test_a_backup_counts_as_safe_only_when_it_was_read_back(source: Source, tmp_path: Path) -> None:
    target = tmp_path / "backup"
    found = make(source, target, key=BACKUP_KEY, now=NOON, entropy=entropy())
    with source.database.reading() as connection:
        stream = source.database.tx(connection).stream()
    assert stream.safe == stream.head == found.head > 0
    assert found.blobs == 1
    assert target.stat().st_mode & 0o077 == 0
    assert try_out(target, key=BACKUP_KEY) == found
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith((".", "backup"))) == ["backup"]


def test_a_restored_service_is_the_same_in_a_new_epoch(database: Database, empty: Database, tmp_path: Path) -> None:
    target, source = tmp_path / "backup", filled(database, tmp_path)
    before = everything(source.database)
    back_up(source, target)
    objects = open_objects((tmp_path / "other").as_uri())
    put_back(empty, target, objects)
    after = everything(empty)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"stream", "number_series"}
    assert key_files_in(target, key=BACKUP_KEY) == {"server.key": b"a key"}
    assert b"".join(objects.stream("one", size=len(CONTENT))) == CONTENT
    with empty.writing() as connection:
        stream = empty.tx(connection).stream()
        assert len(stream.lineage) == 2
        assert stream.lineage[-1].forked_at == stream.head == stream.safe
        first, _ = Numbers(STREAM).lease(connection, LAPTOP, "person", count=5, request=UUID(int=2))
        assert first == 11 + SKIPPED_AFTER_RESTORE
        found = try_out(target, key=BACKUP_KEY)
        note_restored(connection, a_log(), found, now=NOON)
        export.check_kept(connection, a_log(), STREAM, key=KEY.public_key())


def test_nothing_is_restored_over_anything(source: Source, tmp_path: Path) -> None:
    back_up(source, tmp_path / "backup")
    with pytest.raises(NotEmpty):
        put_back(source.database, tmp_path / "backup", source.objects)
    with pytest.raises(BackupExists):
        back_up(source, tmp_path / "backup")


def damaged(raw: bytes) -> Iterator[bytes]:
    first, second = slice(70, 70 + 65_552), slice(70 + 65_552, 70 + 2 * 65_552)
    yield raw[:-70_000]
    yield raw + bytes(100)
    yield raw[: len(raw) // 2] + bytes([raw[len(raw) // 2] ^ 1]) + raw[len(raw) // 2 + 1 :]
    yield raw[:10] + bytes([raw[10] ^ 1]) + raw[11:]
    yield raw[: first.start] + raw[second] + raw[first] + raw[second.stop :]


def test_a_damaged_backup_restores_nothing(source: Source, empty: Database, tmp_path: Path) -> None:
    target = tmp_path / "backup"
    back_up(source, target)
    raw = target.read_bytes()
    for one in damaged(raw):
        target.write_bytes(one)
        with pytest.raises(BackupDamaged):
            put_back(empty, target, source.objects)
        with empty.reading() as connection:
            assert connection.execute(sa.text("SELECT count(*) FROM record")).scalar() == 0
    target.write_bytes(raw)
    put_back(empty, target, source.objects)


def test_the_file_holds_nothing_readable(source: Source, tmp_path: Path) -> None:
    back_up(source, tmp_path / "backup")
    raw = (tmp_path / "backup").read_bytes()
    assert b"words of citizens" not in raw
    assert b"content of a letter" not in raw
    assert b"a key" not in raw


def test_an_attachment_that_is_not_what_it_should_be_fails_the_backup(source: Source, tmp_path: Path) -> None:
    source.objects.remove(["one"])
    source.objects.put("one", b"x" * len(CONTENT))
    with pytest.raises(BackupIncomplete):
        back_up(source, tmp_path / "backup")
    assert not list(tmp_path.glob("backup*"))
    with source.database.reading() as connection:
        assert source.database.tx(connection).stream().safe == 0


def test_attachments_can_be_left_to_a_storage_that_is_copied_elsewhere(source: Source, tmp_path: Path) -> None:
    lean = replace(source, with_blobs=False)
    assert make(lean, tmp_path / "lean", key=BACKUP_KEY, now=NOON, entropy=entropy()).blobs == 0
    back_up(source, tmp_path / "whole")
    assert (tmp_path / "lean").stat().st_size < (tmp_path / "whole").stat().st_size


def test_an_attachment_erased_meanwhile_is_left_out(source: Source, tmp_path: Path) -> None:
    source.objects.remove(["one"])
    assert make(source, tmp_path / "backup", key=BACKUP_KEY, now=NOON, entropy=entropy()).blobs == 0


def test_work_goes_on_while_a_backup_is_made(source: Source, tmp_path: Path) -> None:
    with source.database.reading() as connection:
        before = source.database.tx(connection).stream().head
        with source.database.writing() as writer:
            a_log().append(writer, Entry(act="people.add", at=NOON))
    found = make(source, tmp_path / "backup", key=BACKUP_KEY, now=NOON, entropy=entropy())
    assert found.head == before
    assert found.counts["audit_leaf"] == 6


def test_a_service_is_put_back_into_another_kind_of_database(
    source: Source, database: Database, tmp_path: Path
) -> None:
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM stream"))
    back_up(source, tmp_path / "backup")
    before = everything(source.database)
    put_back(database, tmp_path / "backup", source.objects)
    after = everything(database)
    assert {name for name in before if before[name] != after[name]} == {"stream", "number_series"}
