"""What may be told of a closed profile, and what an open one remembers for the next time."""

from datetime import timedelta
from pathlib import Path

import pytest

from caseworker.desk.door_plates import LockWhy, door_of, doors_in, seconds_to_wait
from caseworker.domain.actions import Role
from caseworker.store.keys.slots import WrongPassphrase
from tests.together.offices import CARD, Place, founded


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return founded(tmp_path_factory.mktemp("template"))


@pytest.fixture
def place(template: Place, tmp_path: Path) -> Place:
    return template.copied(tmp_path)


def test_a_closed_profile_tells_whose_it_is_and_that_it_was_not_locked(place: Place) -> None:
    (door,) = doors_in(place.directory.parent)

    assert (door.name, door.role, door.directory) == (CARD.name, Role.SUPERVISOR, place.directory)
    assert door.agency
    assert (door.waiting, door.locked_why, door.last_contact_at) == (0, LockWhy.NOT_LOCKED, None)
    assert door.tries_left == 5


def test_a_locked_profile_tells_why_and_when_until_it_is_closed_in_another_way(place: Place) -> None:
    office = place.enter()
    office.tell_lock(LockWhy.IDLE, idle_min=5, draft_kept=True)
    office.close()

    door = door_of(place.directory)
    assert (door.locked_why, door.locked_at, door.idle_min) == (LockWhy.IDLE, place.clock(), 5)
    assert door.draft_kept

    place.enter().close()
    assert door_of(place.directory).locked_why is LockWhy.NOT_LOCKED


def test_the_door_tells_when_everything_was_last_sent_and_fetched(place: Place) -> None:
    office = place.enter()
    assert office.last_contact_at is None
    office.exchange.finished()
    assert office.last_contact_at == place.clock()
    office.close()

    assert door_of(place.directory).last_contact_at == place.clock()


def test_wrong_passphrases_are_counted_down_and_then_the_next_has_to_wait(place: Place) -> None:
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongPassphrase):
            place.enter("not the passphrase at all")
        assert door_of(place.directory).tries_left == left

    now = place.clock()
    assert seconds_to_wait(place.directory, now=now) == 30
    assert seconds_to_wait(place.directory, now=now + timedelta(seconds=31)) == 0


def test_a_plate_that_was_spoilt_counts_as_absent(place: Place) -> None:
    (place.directory / "plate.json").write_bytes(b'{"name": 3')
    assert door_of(place.directory).name == place.directory.name

    (place.directory / "plate.json").unlink()
    assert door_of(place.directory).name == place.directory.name


def test_links_and_other_folders_are_no_profiles(place: Place, tmp_path: Path) -> None:
    folder = place.directory.parent
    (folder / "empty").mkdir()
    (folder / "link").symlink_to(place.directory)

    assert [door.directory for door in doors_in(folder)] == [place.directory]
    assert doors_in(folder / "nowhere") == ()


def test_what_was_remembered_is_there_at_the_next_opening_and_nowhere_outside_the_store(place: Place) -> None:
    office = place.enter()
    assert office.remembered.recall("place") == ""
    office.remembered.keep("place", "person Rosamunda")
    office.remembered.keep("place", "case Rosamunda")
    office.close()

    office = place.enter()
    assert office.remembered.recall("place") == "case Rosamunda"
    office.close()
    assert not [path for path in place.directory.rglob("*") if path.is_file() and b"Rosamunda" in path.read_bytes()]
