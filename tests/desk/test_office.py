"""A profile opened as a whole: its desks work together, and closing it leaves nothing readable behind."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker.desk import office as offices
from caseworker.desk.documents import FileEntered
from caseworker.desk.office import Office, OfficerCard, at_work
from caseworker.desk.people import NewPerson
from caseworker.domain.actions import Role
from caseworker.domain.attachments import Origin
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.preparing import prepare
from caseworker.store.vault import Visit
from tests.desk.sittings import ME, MORNING, MovableClock, riverside, trail
from tests.domain.people_builders import a_name
from tests.fakes.keyring import FakeSecrets

PHRASE = "copper lantern willow harbour"
CARD = OfficerCard(id=ME, name="Ada North", role=Role.SUPERVISOR, territories=("north",))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with at_work(made_in(tmp_path / "profile", FakeSecrets())) as made:
        yield made


def made_in(directory: Path, secrets: FakeSecrets) -> Office:
    wish = Enrolment(passphrase=PHRASE, now=MORNING, secrets=secrets, cost=LOWEST)
    return offices.found(directory, wish, card=CARD, pack=riverside(), clock=MovableClock())


def test_a_profile_is_closed_and_entered_again_with_all_that_was_done(tmp_path: Path) -> None:
    secrets = FakeSecrets()
    with at_work(made_in(tmp_path / "profile", secrets)) as first:
        person = first.people.add(NewPerson(names=(a_name("Marta Kowalska"),)))
    first.close()

    visit = Visit(now=MORNING, secrets=secrets, prepare=prepare)
    with at_work(offices.enter(tmp_path / "profile", visit, passphrase=PHRASE, clock=MovableClock())) as again:
        assert again.card == CARD
        assert again.people.open(person.id).person == person
        assert [act for act, _ in trail(again.store)] == [
            "profile.unlock",
            "person.add",
            "profile.lock",
            "profile.unlock",
            "case.read",
        ]


def test_closing_removes_every_readable_copy(office: Office) -> None:
    person = office.people.add(NewPerson(names=(a_name(),)))
    entered = FileEntered(name="scan.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person.id)
    attachment = office.documents.attach(io.BytesIO(b"content"), entered)
    copy = office.documents.copy_out(attachment.id)

    office.close()

    assert not copy.exists()


def test_tidying_removes_files_that_a_crash_left_without_a_record(office: Office) -> None:
    person = office.people.add(NewPerson(names=(a_name(),)))
    entered = FileEntered(name="scan.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person.id)
    attachment = office.documents.attach(io.BytesIO(b"content"), entered)
    path = office.vault.attachments.path(attachment.id)
    stray = path.with_name(str(office.people.fresh_id()))
    shutil.copy(path, stray)

    assert office.tidy() == 1
    assert (path.exists(), stray.exists()) == (True, False)


def test_erasing_through_the_office_empties_the_log(office: Office) -> None:
    person = office.people.add(NewPerson(names=(a_name(),)))

    assert office.erasing.erase_person(person.id, reason="She asked for it.").off_disk
    log = office.vault.profile.store.with_name("case.db-wal")
    assert not log.exists() or log.stat().st_size == 0
