"""Chunks for first pulls: whole, in order, the same for all who may have them, and gone when they tell too much."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from sync.protocol.lineage import Epoch
from sync.protocol.manifest import CHUNK_PLAIN_BYTES, ChunkEntry, Manifest, read_chunk, read_manifest, write_manifest
from sync.protocol.messages import Row, What
from sync.protocol.wire import BadMessage
from sync.server.blobs.objects import open_objects
from sync.server.blobs.shelf import RangeUnsatisfiable
from sync.server.chunks import building, chunks
from sync.server.chunks.book import ChunkBook
from sync.server.chunks.chunks import NoSuchChunk
from sync.server.database import Database
from tests.sync.server.contents import ANN, BEN, EPOCH, NOON, Contents, a_caller, some_contents

DEVICE = a_caller(ANN).device


@pytest.fixture
def contents(tmp_path: Path, small_chunks: None) -> Iterator[Contents]:
    with some_contents(tmp_path) as made:
        grant(made)
        yield made


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few records in each chunk."""
    monkeypatch.setattr(building, "CHUNK_PLAIN_BYTES", 1500)


def grant(contents: Contents) -> None:
    contents.grant(a_caller(ANN), "A/0", "B/0", f"@{ANN}")
    contents.grant(a_caller(BEN), "B/0")


def fill(contents: Contents, count: int = 40, *, start: int = 0, scopes: tuple[str, ...] = ("A/0",)) -> list[UUID]:
    ids = [UUID(int=1000 + start + i) for i in range(count)]
    for one in ids:
        contents.record("matter", {"title": "a case " + "x" * 100}, scopes=scopes, record=one)
    return ids


def told(contents: Contents, scope: str = "A/0") -> dict[UUID, Row]:
    """Every row of every chunk of a scope."""
    manifest = contents.chunks.manifest(DEVICE, scope)
    rows = [row for one in manifest.chunks for row in packed_rows(contents, one)]
    assert [row.id for row in rows] == sorted(row.id for row in rows)
    return {row.id: row for row in rows}


def packed_rows(contents: Contents, entry: ChunkEntry) -> tuple[Row, ...]:
    return read_chunk(contents.chunks.read(DEVICE, entry.sha256, asked=None).data, entry)


@pytest.mark.usefixtures("small_chunks")
def test_chunks_are_the_same_on_each_kind_of_database(database: Database) -> None:
    contents = Contents(database, open_objects("memory:///"))
    grant(contents)
    ids = fill(contents)
    assert list(told(contents)) == ids
    contents.erase(ids[3])
    assert contents.chunks.let_go_of_erased() == 1
    contents.record("matter", {"title": "now of B"}, record=ids[20], scopes=("B/0",), leaves=("A/0",))
    assert list(told(contents)) == [one for one in ids if one not in {ids[3], ids[20]}]
    assert contents.chunks.manifest(DEVICE, f"@{ANN}").members == ()


def test_what_takes_long_is_not_waited_for_and_made_soon_afterwards(
    contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "MOST_AT_ONCE", 10)
    ids = fill(contents)
    for _ in range(2):
        asked = contents.chunks.manifest(DEVICE, "A/0")
        assert (asked.chunks, asked.as_of, asked.chunked) == ((), 40, ("A/0",))
    assert contents.chunks.make_wanted() == 1
    assert contents.chunks.make_wanted() == 0
    assert list(told(contents)) == ids
    for one in ids[:20]:
        contents.record("matter", {"title": "now of B"}, record=one, scopes=("B/0",), leaves=("A/0",))
    assert (contents.chunks.manifest(DEVICE, "A/0").chunks, contents.chunks.manifest(DEVICE, "A/0").as_of) == ((), 60)
    assert contents.chunks.make_wanted() == 1
    assert list(told(contents)) == ids[20:]


def test_of_large_chunks_only_what_is_stale_is_made_while_somebody_waits(
    contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = fill(contents)
    assert list(told(contents)) == ids
    monkeypatch.setattr(chunks, "MOST_AT_ONCE", 20)
    contents.record("matter", {"title": "now of B"}, record=ids[5], scopes=("B/0",), leaves=("A/0",))
    assert list(told(contents)) == [one for one in ids if one != ids[5]]


def test_while_others_are_being_made_nobody_waits(contents: Contents) -> None:
    ids = fill(contents)
    with contents.chunks._building:
        assert contents.chunks.manifest(DEVICE, "A/0").chunks == ()
    assert list(told(contents)) == ids


def test_the_scopes_that_devices_hold_are_made_before_anybody_asks(
    contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = fill(contents)
    fill(contents, start=500, scopes=("C/0",))  # nobody holds it
    fill(contents, start=900, scopes=(f"@{ANN}",))
    monkeypatch.setattr(chunks, "MOST_AT_ONCE", 10)
    assert contents.chunks.warm() == 2
    assert list(told(contents)) == ids
    with contents.database.reading() as connection:
        book = ChunkBook(connection, contents.database.stream)
        assert [book.chunks(one) for one in ("C/0", f"@{ANN}")] == [(), ()]


def test_the_chunks_of_a_scope_hold_all_of_its_records_in_order(contents: Contents) -> None:
    ids = fill(contents)
    assert list(told(contents)) == ids
    manifest = contents.chunks.manifest(DEVICE, "A/0")
    assert len(manifest.chunks) > 3
    assert (manifest.as_of, manifest.lineage) == (40, (EPOCH,))
    assert manifest.chunked == ("A/0",)
    assert read_manifest(write_manifest(manifest)) == manifest


def test_asking_again_gives_the_same_chunks(contents: Contents) -> None:
    fill(contents)
    assert contents.chunks.manifest(DEVICE, "A/0") == contents.chunks.manifest(DEVICE, "A/0")


def test_a_few_changes_leave_the_chunks_alone_and_many_do_not(contents: Contents) -> None:
    ids = fill(contents)
    before = contents.chunks.manifest(DEVICE, "A/0").chunks
    contents.record("matter", {"title": "changed"}, record=ids[0], what=What.PUT)
    assert contents.chunks.manifest(DEVICE, "A/0").chunks == before
    for one in ids[: before[0].rows]:
        contents.record("matter", {"title": "changed"}, record=one, what=What.PUT)
    after = contents.chunks.manifest(DEVICE, "A/0").chunks
    assert [one for one in before if one not in after] == [before[0]]
    assert told(contents)[ids[0]].fields == {"title": "changed"}


def test_new_records_come_into_the_last_chunk_when_there_are_many(contents: Contents) -> None:
    fill(contents)
    before = contents.chunks.manifest(DEVICE, "A/0").chunks
    fill(contents, start=40)
    after = contents.chunks.manifest(DEVICE, "A/0").chunks
    assert after[: len(before) - 1] == before[:-1]
    assert len(told(contents)) == 80


def test_a_record_that_left_the_scope_is_told_to_no_newcomer(contents: Contents) -> None:
    ids = fill(contents)
    before = contents.chunks.manifest(DEVICE, "A/0").chunks
    contents.record("matter", {"title": "now of B"}, record=ids[5], scopes=("B/0",), leaves=("A/0",))
    assert ids[5] not in told(contents)
    assert len(told(contents)) == 39
    for one in before:
        if one not in contents.chunks.manifest(DEVICE, "A/0").chunks:
            with pytest.raises(NoSuchChunk):
                packed_rows(contents, one)


def test_an_erased_record_is_in_no_chunk_and_in_no_storage(contents: Contents) -> None:
    ids = fill(contents)
    told(contents)
    kept = set(contents.objects_kept("chunk/"))
    contents.erase(ids[7])
    assert contents.chunks.let_go_of_erased() == 1
    assert contents.chunks.let_go_of_erased() == 0
    gone = kept - set(contents.objects_kept("chunk/"))
    assert len(gone) == 1
    assert ids[7] not in told(contents)


def test_without_that_the_manifest_itself_leaves_erased_records_out(contents: Contents) -> None:
    ids = fill(contents)
    told(contents)
    contents.erase(ids[39])
    assert ids[39] not in told(contents)


def test_chunks_older_than_the_kept_log_are_made_anew(contents: Contents) -> None:
    fill(contents)
    told(contents)
    fill(contents, count=1, start=100, scopes=("B/0",))
    assert contents.chunks.oldest_place() == 40
    contents.database.transact(lambda one: contents.database.tx(one).trim(41))
    assert contents.chunks.manifest(DEVICE, "A/0").as_of == 41


def test_chunks_are_for_devices_that_hold_the_scope(contents: Contents) -> None:
    fill(contents)
    entry = contents.chunks.manifest(DEVICE, "A/0").chunks[0]
    ben = a_caller(BEN).device
    for refused in (
        lambda: contents.chunks.manifest(ben, "A/0"),
        lambda: contents.chunks.manifest(ben, "C/0"),
        lambda: contents.chunks.read(ben, entry.sha256, asked=None),
        lambda: contents.chunks.read(ben, "0" * 64, asked=None),
    ):
        with pytest.raises(NoSuchChunk) as error:
            refused()
        assert error.value.facts == {}


def test_rows_do_not_name_the_officers_a_record_is_assigned_to(contents: Contents) -> None:
    one = contents.record("matter", {"title": "a"}, scopes=("A/0", f"@{ANN}", f"@{BEN}", "all"))
    assert told(contents)[one].scopes == ("A/0", "all")
    assert told(contents, f"@{ANN}")[one].scopes == (f"@{ANN}", "A/0", "all")


def test_a_small_scope_has_no_chunks(contents: Contents) -> None:
    contents.chunks._least_records = chunks.LEAST_RECORDS
    fill(contents, count=2)
    manifest = contents.chunks.manifest(DEVICE, "A/0")
    assert (manifest.chunks, manifest.chunked) == ((), ())


def test_a_scope_that_was_emptied_has_no_chunks(contents: Contents) -> None:
    ids = fill(contents, count=3)
    told(contents)
    for one in ids:
        contents.record("matter", {"title": "now of B"}, record=one, scopes=("B/0",), leaves=("A/0",))
    assert told(contents) == {}


def test_a_part_of_a_chunk_can_be_asked_for(contents: Contents) -> None:
    fill(contents)
    entry = contents.chunks.manifest(DEVICE, "A/0").chunks[0]
    whole = contents.chunks.read(DEVICE, entry.sha256, asked=None).data
    assert contents.chunks.read(DEVICE, entry.sha256, asked="bytes=10-19").data == whole[10:20]
    with pytest.raises(RangeUnsatisfiable):
        contents.chunks.read(DEVICE, entry.sha256, asked=f"bytes={entry.bytes}-")


def test_what_a_crash_left_goes_with_a_sweep(contents: Contents) -> None:
    fill(contents)
    told(contents)
    contents.objects.put("chunk/00/stray", b"left")
    assert contents.chunks.sweep(now=NOON) == 0
    assert contents.chunks.sweep(now=NOON.replace(year=2998)) == 1
    assert len(told(contents)) == 40


def test_a_chunk_that_is_not_the_one_announced_is_refused(contents: Contents) -> None:
    fill(contents)
    first, second, *_ = contents.chunks.manifest(DEVICE, "A/0").chunks
    packed = contents.chunks.read(DEVICE, first.sha256, asked=None).data
    other = msgspec.structs.replace(first, rows=first.rows + 1)
    for entry, data in ((first, packed[:-1]), (second, packed), (other, packed)):
        with pytest.raises(BadMessage):
            read_chunk(data, entry)


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 9_000_000])
def test_bytes_that_are_no_manifest_are_refused(raw: bytes) -> None:
    with pytest.raises(BadMessage):
        read_manifest(raw)


def test_a_manifest_out_of_order_is_refused(contents: Contents) -> None:
    fill(contents)
    manifest = contents.chunks.manifest(DEVICE, "A/0")
    swapped = msgspec.structs.replace(manifest, chunks=manifest.chunks[::-1])
    with pytest.raises(BadMessage):
        read_manifest(write_manifest(swapped))


def test_a_chunk_has_about_a_mebibyte() -> None:
    assert CHUNK_PLAIN_BYTES == 4 << 20
    assert read_manifest(write_manifest(Manifest(scope="A/0", lineage=(Epoch(UUID(int=1), 0),), as_of=0))).chunks == ()
