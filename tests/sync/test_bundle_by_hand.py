"""Whole profiles and a whole service: files travel over the network, and everything travels on a stick."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caseworker.cli.main import main
from caseworker.desk.contents import ContentState
from caseworker.desk.documents import FileEntered
from caseworker.desk.office import Office
from caseworker.desk.people import NewPerson
from caseworker.domain.attachments import Attachment, Origin
from caseworker.domain.people import Person
from sync.server.audit.leaves import Leaves
from sync.server.blobs.uploads import BlobPolicy, Uploads
from sync.server.bundling import bundle_desk
from sync.server.chunks.book import ChunkBook
from tests.sync.server.contents import some_bytes
from tests.together.networked import PHRASE, Town, a_town

SCAN = some_bytes(1_300_000)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        yield made


def attach(office: Office, person: Person, content: bytes = SCAN) -> Attachment:
    entered = FileEntered(name="scan.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person.id)
    return office.documents.attach(io.BytesIO(content), entered)


def read(office: Office, attachment: Attachment) -> bytes:
    target = io.BytesIO()
    with office.documents.open(attachment.id) as content:
        content.copy_to(target)
    return target.getvalue()


def answer(town: Town, bundle: Path, back: Path) -> None:
    """What the service does with a bundle that somebody brought."""
    parts = town.server.assembly.parts
    uploads = Uploads(parts.database, parts.objects, entropy=os.urandom, policy=BlobPolicy())
    desk = bundle_desk(town.server.assembly.service, uploads, parts=parts, entropy=os.urandom)
    with bundle.open("rb") as source, back.open("wb") as target:
        desk.answer(source, target, now=town.server.clock())


class Stick:
    """Runs commands on a closed profile, with files in a folder of their own."""

    def __init__(self, office: Office, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        office.close()
        self.profile, self.capsys = office.vault.profile.directory, capsys
        self.out, self.back, self.phrase = folder / "out.bundle", folder / "back.bundle", folder / "phrase"
        self.phrase.write_text(PHRASE + "\n", encoding="utf-8")

    def __call__(self, *words: str) -> tuple[int, str, str]:
        code = main(["--profile", str(self.profile), "--passphrase-file", str(self.phrase), "--json", *words])
        told = self.capsys.readouterr()
        return code, told.out, told.err

    def done(self, *words: str) -> Any:
        code, out, err = self(*words)
        assert code == 0, err
        return json.loads(out)


def test_a_file_attached_by_one_officer_is_opened_by_another(town: Town) -> None:
    ann, ben = town.hires("Ann"), town.hires("Ben")
    person = ann.enter("a man in a red coat")
    scan = attach(ann.office, person)
    ann.sync()
    ben.sync()
    assert ann.office.contents.states([scan.id])[scan.id].where is ContentState.HERE
    assert read(ben.office, scan) == SCAN


def test_a_newcomer_is_filled_from_chunks(town: Town) -> None:
    parts = town.server.assembly.parts
    gus = town.hires("Gus")
    people = [gus.enter(f"a person with {number} bags") for number in range(20)]
    gus.sync()
    parts.chunks._least_records = 1
    eve = town.hires("Eve")
    eve.sync()
    assert [described(eve.office, one) for one in people] == [one.description for one in people]
    with parts.database.reading() as connection:
        found = ChunkBook(connection, parts.database.stream).chunks("north/0")
    assert sum(one.entry.rows for one in found) >= 20
    gus.office.people.edit(people[0].id, description="a person with no bags")
    gus.sync()
    eve.sync()
    assert described(eve.office, people[0]) == "a person with no bags"


def described(office: Office, person: Person) -> str:
    with office.store.reading() as reader:
        return reader.get(Person, person.id).description


def test_everything_an_officer_did_reaches_colleagues_on_a_stick(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cay, dan = town.joins("Cay", with_keyring=False), town.hires("Dan")
    person = cay.people.add(NewPerson(identified=False, description="a woman with a green umbrella"))
    scan = attach(cay, person, some_bytes(400_000, seed=5))
    stick = Stick(cay, tmp_path, capsys)

    exported = stick.done("bundle", "export", str(stick.out))
    answer(town, stick.out, stick.back)
    taken = stick.done("bundle", "import", str(stick.back))
    again = stick.done("bundle", "import", str(stick.back))
    stick.back.write_bytes(b"not a bundle at all")
    damaged = stick("bundle", "import", str(stick.back))
    dan.sync()

    assert (exported["operations"], exported["files"], exported["left"]) == (2, 1, 0)
    assert (taken["pushes"], taken["files"]) == (2, 1)  # which log it is, and the answers
    assert not any(again.values())
    assert b"umbrella" not in stick.out.read_bytes()
    assert damaged[0] == 1
    assert "Nothing is lost" in damaged[2]
    assert read(dan.office, scan) == some_bytes(400_000, seed=5)


def test_files_and_the_audit_trail_travel_on_a_stick_too(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fay, hal = town.hires("Fay"), town.joins("Hal", with_keyring=False)
    person = fay.enter("a woman with two dogs")
    scan = attach(fay.office, person, some_bytes(400_000, seed=6))
    fay.sync()
    device = hal.sitting.author.device
    stick = Stick(hal, tmp_path, capsys)
    taken = []
    for _ in range(2):  # of which files there are, it hears with the first answer
        stick.done("bundle", "export", str(stick.out))
        answer(town, stick.out, stick.back)
        taken.append(stick.done("bundle", "import", str(stick.back)))

    assert [one["fetched"] > 0 for one in taken] == [False, True]
    with town.server.assembly.parts.database.reading() as connection:
        kept = Leaves(connection, town.server.assembly.parts.database.stream).chain(str(device))
    assert kept.seq > 1
    assert scan.size == 400_000
