"""Bad days of a whole profile: two programs at once, no room, killed at work and while backing up."""

import io
import multiprocessing
import os
import random
import signal
from collections.abc import Callable
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from caseworker.desk.documents import FileEntered
from caseworker.desk.maintenance import Maintenance
from caseworker.desk.notes import NoteEntered
from caseworker.desk.office import Office
from caseworker.desk.people import NewPerson
from caseworker.desk.restoring import restore
from caseworker.domain.attachments import Attachment, Origin
from caseworker.domain.ids import PersonId
from caseworker.domain.notes import Note
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.store import audit, drafts
from caseworker.store.backup import new_backup_code, verify_backup
from caseworker.store.keys.codes import new_code
from caseworker.store.profile import ProfileInUse
from tests.domain.people_builders import a_name
from tests.fakes.keyring import FileSecrets
from tests.store.agreement import assert_agreed, assert_rebuilt, assert_sound
from tests.store.killing import killed, needs_fork, time_of
from tests.together.offices import CARD, PHRASE, Place, founded

Tell = Callable[[str], None]
ROOM = 200_000
SCAN = bytes(range(256)) * 2_000

pytestmark = needs_fork


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return founded(tmp_path_factory.mktemp("template"))


@pytest.fixture
def place(template: Place, tmp_path: Path) -> Place:
    return template.copied(tmp_path)


def add(office: Office, name: str) -> PersonId:
    return office.people.add(NewPerson(names=(a_name(name),), description=name)).id


def assert_whole(office: Office) -> None:
    with office.store.reading() as reader:
        assert_agreed(reader)
        assert_rebuilt(reader)
    assert_sound(office.vault.writer)


def test_a_second_program_is_refused_until_the_first_is_gone_however_it_went(place: Place) -> None:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    first = context.Process(target=_stay_open, args=(place, theirs))
    first.start()
    assert ours.recv() == "open"
    before = (place.directory / "keys.json").read_bytes(), (place.directory / "state.json").read_bytes()

    with pytest.raises(ProfileInUse) as refused:
        place.enter()
    assert "open in another window or program" in refused.value.say()
    assert ((place.directory / "keys.json").read_bytes(), (place.directory / "state.json").read_bytes()) == before

    assert first.pid is not None
    os.kill(first.pid, signal.SIGKILL)
    first.join()
    office = place.enter()
    with office.store.reading() as reader:
        assert [one.description for one in reader.select(Person)] == ["Ada First"]
    assert_whole(office)
    office.close()


def _stay_open(place: Place, pipe: Connection) -> None:
    add(place.enter(), "Ada First")
    pipe.send("open")
    signal.pause()


@pytest.mark.parametrize("times", [3, pytest.param(30, marks=pytest.mark.nightly)])
def test_killed_at_work_the_next_opening_finds_all_that_was_acknowledged(times: int, place: Place) -> None:
    source, acknowledged = random.Random(21), 0
    for _ in range(times):
        told = killed(partial(_work, place), after_s=source.uniform(0.05, 0.3), first="open")
        acknowledged += sum(word == "saved" for word in told.words)
        office = place.enter()
        with office.store.reading() as reader:
            kept = reader.count(Note)
            assert acknowledged <= kept <= acknowledged + times
            files = {one.id for one in reader.select(Attachment)}
            assert files <= set(office.vault.attachments.ids())
        acknowledged = kept
        office.tidy()
        assert set(office.vault.attachments.ids()) == files  # what a kill left without a record is gone
        for one in files:
            into = io.BytesIO()
            with office.documents.open(one) as content:
                content.copy_to(into)
            assert into.getvalue() == SCAN
        assert_whole(office)
        office.close()
    assert acknowledged


def _work(place: Place, tell: Tell) -> None:
    office = place.enter()
    person = add(office, "Ada Worker")
    tell("open")
    for number in count():
        entered = FileEntered(name="scan.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person)
        office.documents.attach(io.BytesIO(SCAN), entered)
        office.notes.write(NoteEntered(text=f"note {number}", person=person))
        tell("saved")


@pytest.mark.parametrize("attempt", ["edit", "document", "draft"])
def test_what_finds_no_room_is_refused_and_work_goes_on_when_there_is_room(attempt: str, place: Place) -> None:
    told = killed(partial(_until_full, place, attempt), after_s=60)

    assert told.ended, told.words
    key, saved, sound = told.words
    assert key in {"store.disk-full", "store.not-writable"}
    assert sound == "books agree"
    office = place.enter()
    with office.store.reading() as reader:
        assert reader.count(Note) == (int(saved) + 1 if attempt == "edit" else 0)
        assert reader.count(Attachment) == (1 if attempt == "document" else 0)
        kept = drafts.of(reader.connection, CARD.id)
        assert [one.words("text")[:5] for one in kept] == (["again"] if attempt == "draft" else [])
        assert audit.verify(reader.connection) > 0
    assert len(list(office.vault.attachments.ids())) == (1 if attempt == "document" else 0)
    assert list(place.directory.rglob("*.part")) == []
    assert_whole(office)
    office.close()


def _until_full(place: Place, attempt: str, tell: Tell) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limits on file sizes")
    office = place.enter()
    person = add(office, "Ada Full")
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
    saved = 0
    try:
        while True:
            _try(office, attempt, person, "words " * 2_000 + str(saved))
            saved += 1
    except CaseworkerError as error:
        tell(error.key)
        tell(str(saved))
    with office.store.reading() as reader:
        assert_agreed(reader)
        assert [one.id for one in reader.select(Person)] == [person]
    tell("books agree")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    _try(office, attempt, person, "again there is room")
    office.close()


def _try(office: Office, attempt: str, person: PersonId, words: str) -> None:
    if attempt == "edit":
        office.notes.write(NoteEntered(text=words, person=person))
    elif attempt == "draft":
        office.drafts.keep("contact", person, text=words)
    else:
        entered = FileEntered(name="scan.pdf", media_type="application/pdf", origin=Origin.SCAN, person=person)
        office.documents.attach(io.BytesIO(SCAN), entered)


@pytest.mark.parametrize("times", [2, pytest.param(30, marks=pytest.mark.nightly)])
def test_killed_while_backing_up_there_is_no_backup_or_a_proven_one(times: int, place: Place, tmp_path: Path) -> None:
    office = place.enter()
    for number in range(30):
        add(office, f"Ada {number}" + " long" * 500)
    code = new_backup_code(office.vault)
    office.close()
    source, whole_s = random.Random(22), time_of(lambda: _back_up(place, tmp_path / "whole.cwbackup", code))
    for number in range(times):
        target = tmp_path / f"{number}.cwbackup"
        told = killed(partial(_back_up, place, target, code), after_s=source.uniform(0, whole_s), first="begins")
        assert target.exists() or "done" not in told.words
        if target.exists():
            verify_backup(target, code=code, scratch=tmp_path / "scratch")
        office = place.enter()
        assert list((place.directory / "tmp").iterdir()) == []
        assert_whole(office)
        Maintenance(office.sitting, office.vault).back_up(tmp_path / f"{number}.again", code=code)
        office.close()


def _back_up(place: Place, target: Path, code: str, tell: Tell = print) -> None:
    office = place.enter()
    tell("begins")
    Maintenance(office.sitting, office.vault).back_up(target, code=code)
    tell("done")
    office.close()


@pytest.mark.parametrize("times", [2, pytest.param(30, marks=pytest.mark.nightly)])
def test_killed_while_restoring_the_office_opens_or_can_be_restored_again(
    times: int, place: Place, tmp_path: Path
) -> None:
    office = place.enter()
    people = {add(office, f"Ada {number}") for number in range(20)}
    code = new_backup_code(office.vault)
    Maintenance(office.sitting, office.vault).back_up(tmp_path / "monday", code=code)
    office.close()
    source, whole_s = random.Random(23), time_of(lambda: _bring_back(place, tmp_path, 0, code))
    for number in range(1, times + 1):
        killed(partial(_bring_back, place, tmp_path, number, code), after_s=source.uniform(0, whole_s))
        if not (tmp_path / f"restored{number}").exists():
            _bring_back(place, tmp_path, number, code)
        secrets = FileSecrets(tmp_path / f"keyring{number}")
        again = Place(tmp_path / f"restored{number}", tmp_path / f"keyring{number}", place.clock, place.recovery_key)
        office = again.enter(PHRASE, secrets=secrets)
        with office.store.reading() as reader:
            assert {one.id for one in reader.select(Person)} == people
        assert office.vault.state.new_device_identity
        assert_whole(office)
        office.close()


def _bring_back(place: Place, folder: Path, number: int, code: str, _: Tell = print) -> None:
    wish = place.wish(secrets=FileSecrets(folder / f"keyring{number}"))
    restore(folder / "monday", folder / f"restored{number}", wish, code=code, clock=place.clock).close()


def test_a_backup_code_that_was_mistaken_leaves_no_profile(place: Place, tmp_path: Path) -> None:
    office = place.enter()
    Maintenance(office.sitting, office.vault).back_up(tmp_path / "monday", code=new_backup_code(office.vault))
    office.close()
    with pytest.raises(CaseworkerError):
        _bring_back(place, tmp_path, 1, new_code(os.urandom, size_bytes=16))
    assert not (tmp_path / "restored1").exists()
