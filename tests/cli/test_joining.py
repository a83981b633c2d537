"""Becoming a device of an agency and being let in again, against a real server over TLS."""

import io
import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.cli import doors, enrolling, joining
from caseworker.cli.main import main
from caseworker.desk import doors as desk_doors
from caseworker.domain.access import Actor
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId, new_id
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.profile import Profile
from sync.protocol.recovery import ask_code
from sync.server.identity.recoveries import Waiting
from sync.server.identity.recovery_console import release_root
from sync.server.parts import system_clock
from tests.cli.examples import examples
from tests.fakes.keyring import FakeSecrets
from tests.sync.server.served_agency import ServedAgency, a_served_agency

PASSPHRASE, NEW_PASSPHRASE = "velvet acorn thunder kettle", "marble pigeon orchard saddle"
BOSS, BOSS_KEY = OfficerId(UUID(int=0xB055)), Ed25519PrivateKey.generate()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedAgency]:
    """One server for all tests here: each hires people of its own."""
    trusted = {str(BOSS): BOSS_KEY.public_key().public_bytes_raw()}
    with a_served_agency(tmp_path_factory.mktemp("server"), supervisors=trusted) as made:
        yield made


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> FakeSecrets:
    """A keyring for every command of a test, and derivations at the lowest cost."""
    made = FakeSecrets()
    for module in (enrolling, joining, doors):
        monkeypatch.setattr(module, "keyring_if_any", lambda: made)
    monkeypatch.setattr(desk_doors, "keyring_if_any", lambda: made)
    monkeypatch.setattr(desk_doors, "system_keyring", lambda: made)
    monkeypatch.setattr("caseworker.store.founding.calibrate", lambda _entropy: LOWEST)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "new.txt").write_text(PASSPHRASE + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, later: timedelta = timedelta(0)) -> int:
    return main([*words, "--json"], clock=lambda: system_clock() + later)


def enrolled(server: ServedAgency) -> OfficerId:
    """Follow the page: enrol as it says, with a real ticket."""
    officer = server.hire()
    (words,) = [words for words in examples() if words[1] == "enrol"]
    assert run(*[server.ticket(officer) if word == "TICKET" else word for word in words[1:]]) == 0
    return officer


def test_enrolling_as_the_page_says_makes_a_profile_that_opens(
    server: ServedAgency, folder: Path, secrets: FakeSecrets, capsys: pytest.CaptureFixture[str]
) -> None:
    officer = enrolled(server)
    told = capsys.readouterr()
    answer = json.loads(told.out)

    assert (answer["officer"], answer["role"]) == (str(officer), "officer")
    assert answer["device_secret_handed_in"]
    assert answer["check_code"] in told.err
    with server.parts.database.reading() as connection:
        device = server.identity.devices.get(connection, DeviceId(UUID(answer["device"])))
        pack = server.parts.packs.version_in_force(connection)
    assert (device.officer, device.check_code) == (officer, answer["check_code"])
    assert answer["pack"] == pack
    assert run("case", "list", "--profile", "ana", "--passphrase-file", "new.txt") == 0


def test_a_place_that_is_taken_costs_no_ticket(
    server: ServedAgency, folder: Path, secrets: FakeSecrets, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "ana").mkdir()
    (folder / "ana" / "file").write_text("mine")
    text = server.ticket(server.hire())
    assert run("enrol", "--profile", "ana", "--new-passphrase-file", "new.txt", text) == 1
    assert run("enrol", "--profile", "bo", "--new-passphrase-file", "new.txt", text) == 0
    assert run("enrol", "--profile", "cy", "--new-passphrase-file", "new.txt", text) == 1
    assert "does not accept this ticket" in capsys.readouterr().err
    assert not Profile(folder / "cy").keys.exists()


def test_text_that_is_no_ticket_is_told_and_may_come_from_standard_input(
    server: ServedAgency,
    folder: Path,
    secrets: FakeSecrets,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("enrol", "--profile", "ana", "caseworker-enrol:nothing") == 1
    assert "not a whole enrolment ticket" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.StringIO(server.ticket(server.hire()) + "\n"))
    assert run("enrol", "--profile", "ana", "--new-passphrase-file", "new.txt", "-") == 0


def test_a_server_without_a_pack_makes_no_profile(
    tmp_path: Path, folder: Path, secrets: FakeSecrets, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bare").mkdir()
    with a_served_agency(tmp_path / "bare", with_pack=False) as bare:
        text = bare.ticket(bare.hire())
        assert run("enrol", "--profile", "ana", "--new-passphrase-file", "new.txt", text) == 1
    assert "no agency pack yet" in capsys.readouterr().err


def test_a_locked_out_device_is_released_as_the_page_says(
    server: ServedAgency,
    folder: Path,
    secrets: FakeSecrets,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enrolled(server)
    for name in [name for name in secrets.entries if "device-secret" in name]:
        secrets.erase(name)
    opening = ("case", "list", "--profile", "ana", "--passphrase-file", "new.txt")
    assert run(*opening) == 1
    words = next(words for words in examples() if words[1] == "release")
    monkeypatch.setattr(joining, "ASKED_EVERY_S", 0.05)
    approving = Thread(target=_release, args=(server, _asked(server)), daemon=True)
    approving.start()
    assert run(*words[1:]) == 0
    approving.join()
    assert run(*opening) == 0
    assert "Read these digits" in capsys.readouterr().err


def test_nobody_who_approves_is_told_after_the_wait(
    server: ServedAgency,
    folder: Path,
    secrets: FakeSecrets,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    enrolled(server)
    monkeypatch.setattr(joining, "ASKED_EVERY_S", 0.05)

    assert run("release", "--profile", "ana", "--wait", "0") == 1
    assert "Nobody has released" in capsys.readouterr().err


def test_a_supervisor_recovers_a_profile_whose_passphrase_is_lost_as_the_page_says(
    server: ServedAgency,
    folder: Path,
    secrets: FakeSecrets,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server.hire("Sue Boss", Role.SUPERVISOR, "riverside", officer=BOSS)
    enrolled(server)
    words = [words for words in examples() if words[1] == "release"][1]
    (folder / "newer.txt").write_text(NEW_PASSPHRASE + "\n", "utf-8")
    monkeypatch.setattr(joining, "ASKED_EVERY_S", 0.05)
    approving = Thread(target=_hand_over_root, args=(server, _asked(server)), daemon=True)
    approving.start()
    assert run(*words[1:]) == 0, capsys.readouterr().err
    approving.join()

    opening = ("case", "list", "--profile", "ana", "--passphrase-file")
    assert run(*opening, "newer.txt") == 0
    assert run(*opening, "new.txt") == 1
    assert '"epoch": 2' in capsys.readouterr().out


def _release(server: ServedAgency, before: frozenset[UUID]) -> None:
    """Release a device as an administrator who was read its digits."""
    admin = Actor(officer=OfficerId(new_id(0, bytes)), role=Role.ADMINISTRATOR)
    waiting = _waiting(server, before)
    with server.parts.database.writing() as connection:
        server.identity.recoveries.release(
            connection, waiting.id, code=ask_code(waiting.ask), by=admin, now=system_clock()
        )


def _hand_over_root(server: ServedAgency, before: frozenset[UUID]) -> None:
    """Do what a supervisor does at the recovery console."""
    waiting = _waiting(server, before)
    code, recovery_key = ask_code(waiting.ask), server.recovery_key
    made = release_root(waiting.ask, code=code, recovery_key=recovery_key, supervisor_key=BOSS_KEY)
    with server.parts.database.writing() as connection:
        by = server.identity.people.actor(connection, BOSS)
        assert by is not None
        server.identity.recoveries.hand_over_root(
            connection,
            waiting.id,
            code=code,
            sealed=made.sealed,
            signature=made.signature,
            by=by,
            now=system_clock(),
        )


def _asked(server: ServedAgency) -> frozenset[UUID]:
    """The requests that are there already: those of other tests."""
    with server.parts.database.reading() as connection:
        return frozenset(one.id for one in server.identity.recoveries.waiting(connection, now=system_clock()))


def _waiting(server: ServedAgency, before: frozenset[UUID]) -> Waiting:
    """Wait for a new request; give up when none comes, because the command has failed then."""
    for _ in range(1000):
        with server.parts.database.reading() as connection:
            found = server.identity.recoveries.waiting(connection, now=system_clock())
        waiting = [one for one in found if one.id not in before]
        if waiting:
            return waiting[0]
        Event().wait(0.02)
    raise AssertionError("nobody asked")
