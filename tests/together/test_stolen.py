"""What a thief has of a real profile opens nothing: directory, keyring or passphrase alone, or another's keyring."""

import json
import shutil
from pathlib import Path

import pytest

from caseworker.desk.people import NewPerson
from caseworker.store import entrance
from caseworker.store.damage import StoreDamage
from caseworker.store.engine import opens
from caseworker.store.keys.codes import new_code
from caseworker.store.keys.device_secret import KeyringLost
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import DeviceSecretForeign, WrongCode, WrongPassphrase
from caseworker.store.preparing import prepare
from caseworker.store.profile import ProfileMissing
from caseworker.store.unlocking import DeviceSecretMissing
from caseworker.store.vault import Visit
from tests.domain.people_builders import a_name
from tests.fakes.keyring import FakeSecrets, FileSecrets
from tests.together.offices import OTHER_PHRASE, PHRASE, Place, founded


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = founded(tmp_path_factory.mktemp("victim"))
    office = place.enter()
    office.people.add(NewPerson(names=(a_name("Wilhelmina Okonkwo"),)))
    office.close()
    return place


@pytest.fixture(scope="module")
def thief(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Another profile on the same machine, all of which the thief has."""
    return founded(tmp_path_factory.mktemp("thief"))


@pytest.fixture
def stolen(victim: Place, tmp_path: Path) -> Place:
    return victim.copied(tmp_path)


def entries(place: Place) -> dict[str, str]:
    kept: dict[str, str] = json.loads(place.keyring.read_text())
    return kept


def test_the_directory_alone_opens_nothing_whatever_is_tried(stolen: Place) -> None:
    with pytest.raises(DeviceSecretMissing):
        stolen.enter(PHRASE, secrets=FileSecrets(stolen.keyring.with_name("empty")))
    with pytest.raises(KeyringLost):
        entrance.unlock(
            stolen.directory, Visit(now=stolen.clock(), secrets=None, prepare=prepare), passphrase=OTHER_PHRASE
        )
    visit = Visit(now=stolen.clock(), secrets=FakeSecrets(), prepare=prepare)
    code = new_code(lambda size: b"\x05" * size)
    with pytest.raises(WrongCode):
        entrance.unlock_with_code(stolen.directory, visit, code=code, new_passphrase=OTHER_PHRASE)


def test_directory_and_keyring_do_not_open_without_the_passphrase(stolen: Place) -> None:
    with pytest.raises(WrongPassphrase):
        stolen.enter(OTHER_PHRASE)
    secret = next(value for name, value in entries(stolen).items() if "device-secret" in name)
    with pytest.raises(WrongPassphrase):
        stolen.enter(secret)


def test_directory_and_passphrase_do_not_open_with_another_device_secret(stolen: Place, thief: Place) -> None:
    own = {name.split("/", 1)[1]: value for name, value in entries(thief).items()}
    forged = {name: own[name.split("/", 1)[1]] for name in entries(stolen)}
    stolen.keyring.write_text(json.dumps(forged))

    with pytest.raises(DeviceSecretForeign):
        stolen.enter(PHRASE)


def test_keyring_and_passphrase_open_nothing_without_the_directory(stolen: Place) -> None:
    shutil.rmtree(stolen.directory)
    with pytest.raises(ProfileMissing):
        stolen.enter(PHRASE)


def test_the_slots_of_another_profile_do_not_open_this_store(stolen: Place, thief: Place) -> None:
    shutil.copyfile(stolen.directory / "case.db", thief.directory / "case.db")

    with pytest.raises(StoreDamage):
        thief.enter(PHRASE)


def test_no_key_that_lies_in_the_keyring_or_the_slots_fits_the_file(stolen: Place) -> None:
    slots = (stolen.directory / "keys.json").read_bytes()
    pieces = [*entries(stolen).values(), *slots.decode().split('"')]
    raw = [piece.encode()[:32].ljust(32, b"\0") for piece in pieces]
    assert len(raw) > 20
    assert not any(opens(stolen.directory / "case.db", Secret(key)) for key in raw)
    assert stolen.enter(PHRASE).people is not None  # the untouched three together do open it
