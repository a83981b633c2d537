"""Publishing a pack: checked whole, once by the server, with the records every device would make."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
import sqlalchemy as sa

from caseworker.domain import publication
from caseworker.domain.agency import Pack
from caseworker.domain.directory import Service
from caseworker.packs.faults import PackFaulty
from caseworker.packs.pack import load_pack
from sync.server.packs import NoSuchPack, OtherAgency, Packs, VersionTaken
from sync.server.rows import SqlTx
from sync.server.storage import StoredRecord
from tests.sync.server.ledgers import NOON, STREAM, a_database, entropy

NEXT = "3.99"
RIVERSIDE = Path(__file__).parents[3] / "resources" / "packs" / "riverside"


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    with a_database() as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(RIVERSIDE, tmp_path / "pack")


def the_packs() -> Packs:
    return Packs(STREAM, entropy=entropy())


def offered(connection: sa.Connection) -> dict[Any, StoredRecord]:
    return {one.id: one for one in SqlTx(connection, STREAM).records_in("all", after=None)}


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_published_pack_is_delivered_as_it_was_checked(connection: sa.Connection) -> None:
    packs = the_packs()
    assert packs.current(connection) is None
    assert packs.version_in_force(connection) == ""
    published = packs.publish(connection, RIVERSIDE, now=NOON)
    pack = load_pack(RIVERSIDE)
    assert msgspec.json.decode(published.pack.content, type=Pack) == pack
    assert packs.version(connection, pack.version) == published.pack == the_packs().current(connection)
    assert packs.pack(connection) == pack
    assert packs.parents(connection) == {one.id: one.parent for one in pack.territories if one.parent}
    with pytest.raises(NoSuchPack):
        packs.version(connection, "none")


def test_its_records_are_those_that_a_device_would_make(connection: sa.Connection) -> None:
    pack = load_pack(RIVERSIDE)
    made = the_packs().publish(connection, RIVERSIDE, now=NOON).records
    expected: set[UUID] = {one.id for one in publication.directory_of(pack)}
    expected |= {publication.answer_id(pack, one.id, one.language) for one in pack.answers}
    assert offered(connection).keys() == expected
    assert made.made == len(expected)
    assert len(made.filed) == 1


def test_publishing_the_same_again_changes_nothing(connection: sa.Connection) -> None:
    packs = the_packs()
    packs.publish(connection, RIVERSIDE, now=NOON)
    head = SqlTx(connection, STREAM).stream().head
    again = packs.publish(connection, RIVERSIDE, now=NOON + timedelta(days=1))
    assert not again.is_new
    assert (again.records.made, again.records.changed, again.records.ended) == (0, 0, 0)
    assert SqlTx(connection, STREAM).stream().head == head


def test_a_newer_version_changes_what_differs_and_ends_what_is_gone(ledger: sa.Connection, folder: Path) -> None:
    packs, connection = the_packs(), ledger
    packs.publish(connection, RIVERSIDE, now=NOON)
    pack = load_pack(RIVERSIDE)
    first = pack.directory[0]
    change(folder, "directory.yaml", first.title, "Another name")
    change(folder, "agency.yaml", pack.version, NEXT)
    published = packs.publish(connection, folder, now=NOON)
    assert published.is_new
    assert published.records.changed >= 1
    records = offered(connection)
    service = next(one for one in publication.directory_of(pack) if isinstance(one, Service))
    assert "Another name" in str(records[service.id].fields["name"])
    assert packs.version_in_force(connection) == NEXT
    assert packs.version(connection, pack.version).sha256 == pack.sha256


def test_an_answer_that_left_the_pack_is_ended_and_comes_back(connection: sa.Connection, folder: Path) -> None:
    packs, pack = the_packs(), load_pack(RIVERSIDE)
    packs.publish(connection, RIVERSIDE, now=NOON)
    article = pack.answers[0]
    for file in (folder / "answers").glob(f"{article.id}*.md"):
        file.unlink()
    change(folder, "agency.yaml", pack.version, NEXT)
    assert packs.publish(connection, folder, now=NOON).records.ended >= 1
    answer = publication.answer_id(pack, article.id, article.language)
    assert offered(connection)[answer].fields["valid_to"] == "2026-11-22"
    assert packs.publish(connection, RIVERSIDE, now=NOON).records.changed >= 1
    assert offered(connection)[answer].fields.get("valid_to") is None


def test_a_faulty_pack_is_never_published(connection: sa.Connection, folder: Path) -> None:
    packs = the_packs()
    (folder / "policy.yaml").unlink()
    with pytest.raises(PackFaulty):
        packs.publish(connection, folder, now=NOON)
    assert packs.current(connection) is None
    assert not offered(connection)


def test_one_version_names_one_pack(connection: sa.Connection, folder: Path) -> None:
    packs = the_packs()
    packs.publish(connection, RIVERSIDE, now=NOON)
    change(folder, "directory.yaml", load_pack(folder).directory[0].title, "Another name")
    with pytest.raises(VersionTaken):
        packs.publish(connection, folder, now=NOON)


def test_another_agencys_pack_is_refused(connection: sa.Connection, folder: Path) -> None:
    packs = the_packs()
    packs.publish(connection, RIVERSIDE, now=NOON)
    change(folder, "agency.yaml", f"id: {load_pack(folder).agency.id}", "id: elsewhere")
    with pytest.raises(OtherAgency):
        packs.publish(connection, folder, now=NOON)
