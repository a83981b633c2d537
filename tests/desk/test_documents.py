"""Files at the desk: sealed with their record, opened in memory, and gone without a trace when they must be."""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from caseworker.desk.documents import Documents, FileEntered
from caseworker.domain.actions import AccessDenied, Action, Role
from caseworker.domain.attachments import AttachedToNothing, Attachment, FileIsEmpty, FileTooLarge, Origin, RunsCode
from caseworker.domain.people import Person
from caseworker.store.attachments import AttachmentFiles, AttachmentMissing
from caseworker.store.case_store import CaseStore
from caseworker.store.temporary_copies import TemporaryCopies
from tests.desk.sittings import a_sitting, trail
from tests.domain.people_builders import a_person
from tests.store.stores import a_store, deed

CONTENT = b"the tenancy agreement, " * 9000  # several sealed chunks


@dataclass
class Shelf:
    """A store with one person in it, and where its files are."""

    store: CaseStore
    folder: Path
    person: Person

    def desk(self, role: Role = Role.OFFICER, counter: str = "") -> Documents:
        copies = TemporaryCopies(self.folder / "tmp" / "copies")
        sitting = a_sitting(self.store, role=role, desk=counter)
        return Documents(sitting, AttachmentFiles(self.folder / "att"), copies, entropy=os.urandom)

    def sealed(self) -> list[Path]:
        return [one for one in (self.folder / "att").glob("*/*") if one.is_file()]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    person = a_person()
    with a_store(tmp_path) as store:
        with store.unit(deed()) as unit:
            unit.add(person)
        yield Shelf(store, tmp_path, person)


def a_scan(shelf: Shelf, **over: object) -> FileEntered:
    filled = {"name": "Kowalska tenancy.pdf", "media_type": "application/pdf", "origin": Origin.SCAN}
    return FileEntered(**{**filled, "person": shelf.person.id, **over})  # type: ignore[arg-type]  # each test knows


def test_what_was_attached_is_read_back_from_a_sealed_file_with_a_telling_record(shelf: Shelf) -> None:
    desk = shelf.desk()

    attachment = desk.attach(io.BytesIO(CONTENT), a_scan(shelf))

    assert (attachment.size, attachment.territory) == (len(CONTENT), "north")
    with desk.open(attachment.id) as content:
        assert b"".join(content.chunk(n) for n in range(content.chunks)) == CONTENT
    assert desk.of_person(shelf.person.id) == (attachment,)
    (sealed,) = shelf.sealed()
    assert b"tenancy" not in sealed.read_bytes()
    assert trail(shelf.store)[-2:] == [("document.attach", "allow"), ("case.open_attachment", "allow")]


def test_a_file_that_is_refused_leaves_nothing_behind(shelf: Shelf) -> None:
    desk = shelf.desk()

    with pytest.raises(FileIsEmpty):
        desk.attach(io.BytesIO(b""), a_scan(shelf))
    with pytest.raises(FileTooLarge) as refused:
        desk.attach(io.BytesIO(CONTENT), a_scan(shelf), limit=70_000)
    with pytest.raises(AttachedToNothing):
        desk.attach(io.BytesIO(CONTENT), a_scan(shelf, person=None))

    assert refused.value.facts == {"size": len(CONTENT), "limit": 70_000}
    assert shelf.sealed() == []
    assert desk.of_person(shelf.person.id) == ()


def test_a_record_that_cannot_be_saved_takes_its_file_with_it(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="time zone"):
        shelf.desk().attach(io.BytesIO(CONTENT), a_scan(shelf, captured_at=naive()))

    assert shelf.sealed() == []


def naive() -> datetime:
    return datetime(2026, 11, 1)  # noqa: DTZ001 - the mistake this test makes


def test_a_copy_for_a_viewer_tells_nothing_by_its_name_and_goes_at_the_end(shelf: Shelf) -> None:
    desk = shelf.desk()
    attachment = desk.attach(io.BytesIO(CONTENT), a_scan(shelf))

    copy = desk.copy_out(attachment.id)

    assert copy.read_bytes() == CONTENT
    assert copy.suffix == ".pdf"
    assert "owalska" not in copy.name
    assert desk.copies() == (copy,)
    assert os.name == "nt" or copy.stat().st_mode & 0o777 == 0o600
    desk.remove_copies()
    assert (desk.copies(), copy.exists()) == ((), False)


@pytest.mark.parametrize(
    ("name", "content"),
    [("Letter.pdf.exe", b"words"), ("Letter.pdf", b"MZ\x90\x00" + bytes(70_000)), ("start.sh", b"#!/bin/sh\n")],
)
def test_no_viewer_gets_a_program_but_it_can_be_taken_out(shelf: Shelf, name: str, content: bytes) -> None:
    desk = shelf.desk(Role.SUPERVISOR)
    attachment = desk.attach(io.BytesIO(content), a_scan(shelf, name=name))

    with pytest.raises(RunsCode):
        desk.copy_out(attachment.id)

    assert desk.copies() == ()
    taken = io.BytesIO()
    desk.take_out(attachment.id, taken, purpose="To have it looked at")
    assert taken.getvalue() == content


def test_a_front_desk_opens_only_what_was_added_there(shelf: Shelf) -> None:
    here, there = (shelf.desk(Role.FRONT_DESK, counter) for counter in ("counter-1", "counter-2"))
    attachment = here.attach(io.BytesIO(CONTENT), a_scan(shelf))

    with here.open(attachment.id) as content:
        assert content.size == len(CONTENT)
    with pytest.raises(AccessDenied), there.open(attachment.id):
        pass


def test_an_erased_file_is_gone_with_its_key(shelf: Shelf) -> None:
    attachment = shelf.desk().attach(io.BytesIO(CONTENT), a_scan(shelf))

    with pytest.raises(AccessDenied):
        shelf.desk().erase(attachment.id, reason="Not ours to keep.")
    shelf.desk(Role.SUPERVISOR).erase(attachment.id, reason="Not ours to keep.")

    assert shelf.sealed() == []
    with shelf.store.reading() as reader:
        assert reader.find(Attachment, attachment.id) is None
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM attachment_key").scalar_one() == 0


def test_a_record_whose_content_is_elsewhere_says_so(shelf: Shelf) -> None:
    desk = shelf.desk()
    attachment = desk.attach(io.BytesIO(CONTENT), a_scan(shelf))
    shelf.sealed()[0].unlink()

    with pytest.raises(AttachmentMissing), desk.open(attachment.id):
        pass


def test_the_page_of_a_file_says_what_may_be_done_with_it(shelf: Shelf) -> None:
    attachment = shelf.desk().attach(io.BytesIO(CONTENT), a_scan(shelf))

    page = shelf.desk().page(attachment.id)
    assert (page.attachment, page.person, page.case) == (attachment, shelf.person, None)
    assert Action.OPEN_ATTACHMENT in page.may
    assert Action.REDACT not in page.may
    assert Action.REDACT in shelf.desk(Role.SUPERVISOR).page(attachment.id).may


def test_a_file_is_taken_out_only_with_a_purpose_and_by_who_may(shelf: Shelf) -> None:
    attachment = shelf.desk().attach(io.BytesIO(CONTENT), a_scan(shelf))
    taken = io.BytesIO()
    shelf.desk(Role.SUPERVISOR).take_out(attachment.id, taken, purpose="Asked for by the court")

    assert taken.getvalue() == CONTENT
    for role, purpose in ((Role.OFFICER, "for me"), (Role.SUPERVISOR, "  ")):
        with pytest.raises(AccessDenied):
            shelf.desk(role).take_out(attachment.id, io.BytesIO(), purpose=purpose)


def test_one_readable_copy_is_removed_and_the_others_stay(shelf: Shelf) -> None:
    desk = shelf.desk()
    attachment = desk.attach(io.BytesIO(CONTENT), a_scan(shelf))
    first, second = desk.copy_out(attachment.id), desk.copy_out(attachment.id)

    assert desk.remove_copy(first)
    assert desk.copies() == (second,)
    with pytest.raises(ValueError, match="no copy"):
        desk.remove_copy(shelf.folder / "elsewhere.pdf")
