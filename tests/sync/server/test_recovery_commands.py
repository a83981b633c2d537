"""Letting locked-out devices in again at the console: only with the digits, only by somebody else."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import Place, wrap_recovery
from sync.protocol.enrolment import DeviceSecretSent, finish_request, secret_info, transcript_of
from sync.protocol.recovery import RecoveryAsk, Wanted, ask_code, ask_info
from sync.server.cli.main import DONE, FAILED, main
from sync.server.identity.device_secrets import SUITE
from sync.server.identity.people import Officer
from sync.server.identity.private_files import pem
from sync.server.identity.server_keys import RECOVERY_KEY, ROOT_KEY
from sync.server.parts import KEYS_FOLDER, ServerParts, open_parts
from sync.server.settings import read_settings
from tests.sync.server.identities import URL, Laptop

NOW = datetime.now(UTC)
ANN, BOSS = OfficerId(UUID(int=0xA)), OfficerId(UUID(int=0xB))
DEVICE, PROFILE = DeviceId(UUID(int=0xD)), UUID(int=0xF)
SECRET, ROOT = bytes(range(32)), bytes(range(32, 64))


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "service"
    wish = ["init", "--agency", "Riverside", "--admin", "Ada Admin", "--port", "0", "--folder", str(folder)]
    assert main(wish, environ={}) == DONE
    return folder


@pytest.fixture
def folder(founded: Path, tmp_path: Path) -> Path:
    """A service with an officer, her device and its secret, and a supervisor."""
    copied = shutil.copytree(founded, tmp_path / "service")
    for parts in _opened(copied):
        with parts.database.writing() as connection:
            for officer, name, role in ((ANN, "Ann", Role.OFFICER), (BOSS, "Sue Boss", Role.SUPERVISOR)):
                parts.identity.people.add(connection, Officer(id=officer, name=name, role=role), now=NOW)
            _enrol(parts, connection)
    return copied


def _opened(folder: Path) -> Iterator[ServerParts]:
    parts = open_parts(read_settings(folder, {}), entropy=os.urandom)
    yield parts
    parts.database.close()


def _enrol(parts: ServerParts, connection: sa.Connection) -> None:
    identity, laptop = parts.identity, Laptop(DEVICE)
    ticket = identity.tickets.make(connection, ANN, server=URL, now=NOW)
    request = laptop.begins(ticket)
    begun = identity.enrolments.begin(connection, request, now=NOW)
    told = transcript_of(request, begun, root=identity.keys.root, trust=identity.keys.document)
    proof = finish_request(begun.enrolment, told, mac_key=ticket.mac_key, signing_key=laptop.signing)
    identity.enrolments.finish(connection, proof, now=NOW)
    bundle = X25519PublicKey.from_public_bytes(identity.keys.document.bundle_key)
    sealed = SUITE.encrypt(SECRET, bundle, info=secret_info(device=DEVICE, profile=PROFILE, epoch=1))
    sent = DeviceSecretSent(profile=PROFILE, epoch=1, sealed=sealed)
    identity.secrets.keep(connection, DEVICE, sent, now=NOW)


def ask(folder: Path, wanted: Wanted, key: X25519PrivateKey) -> tuple[UUID, RecoveryAsk]:
    """Ask as the locked-out device does."""
    for parts in _opened(folder):
        recovery = X25519PublicKey.from_public_bytes(parts.identity.keys.document.recovery_key)
        slot = wrap_recovery(Secret(ROOT), recovery_key=recovery, place=Place(PROFILE, 1)).sealed
        made = RecoveryAsk(
            wanted=wanted,
            device=DEVICE,
            profile=PROFILE,
            epoch=1,
            ephemeral=key.public_key().public_bytes_raw(),
            random=os.urandom(32),
            slot=slot,
        )
        with parts.database.writing() as connection:
            return parts.identity.recoveries.ask(connection, made, now=datetime.now(UTC)).id, made
    raise AssertionError


def released(folder: Path, request: UUID, made: RecoveryAsk, key: X25519PrivateKey) -> bytes | None:
    for parts in _opened(folder):
        with parts.database.reading() as connection:
            answer = parts.identity.recoveries.fetch(connection, request, now=datetime.now(UTC))
        return SUITE.decrypt(answer.sealed, key, info=ask_info(made)) if answer.sealed else None
    raise AssertionError


def run(folder: Path, *words: str) -> int:
    return main([*words, "--json", "--folder", str(folder)], environ={})


def test_a_device_gets_its_secret_back_from_the_administrator(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = X25519PrivateKey.generate()
    request, made = ask(folder, Wanted.DEVICE_SECRET, key)
    capsys.readouterr()
    assert run(folder, "recovery", "list") == DONE
    listed = capsys.readouterr().out
    assert json.loads(listed)["requests"][0]["id"] == str(request)
    assert ask_code(made) not in listed

    approve = ("recovery", "approve", str(request), "--by")
    wrong = f"{(int(ask_code(made)) + 1) % 10**6:06d}"
    assert run(folder, *approve, "Ada Admin", "--code", wrong) == FAILED
    assert run(folder, *approve, "Ann", "--code", ask_code(made)) == FAILED
    assert released(folder, request, made, key) is None
    assert run(folder, *approve, "Ada Admin", "--code", ask_code(made)) == DONE
    assert released(folder, request, made, key) == SECRET
    assert run(folder, *approve, "Ada Admin", "--code", ask_code(made)) == FAILED


def test_a_root_key_comes_from_a_trusted_supervisor_with_the_recovery_key(folder: Path, tmp_path: Path) -> None:
    key, supervisor = X25519PrivateKey.generate(), tmp_path / "supervisor.key"
    supervisor.touch(mode=0o600)
    supervisor.write_bytes(pem(Ed25519PrivateKey.generate()))
    keys = folder / KEYS_FOLDER
    request, made = ask(folder, Wanted.ROOT_KEY, key)
    words = ["recovery", "root", str(request), "--code", ask_code(made), "--recovery-key", str(keys / RECOVERY_KEY)]
    words += ["--supervisor-key", str(supervisor), "--by"]

    assert run(folder, *words, "Sue Boss") == FAILED
    trust = ("recovery", "trust", "--by", "Sue Boss", "--supervisor-key", str(supervisor))
    assert run(folder, *trust, "--root-key", str(keys / ROOT_KEY)) == DONE
    assert run(folder, *words, "Ada Admin") == FAILED
    assert released(folder, request, made, key) is None
    assert run(folder, *words, "Sue Boss") == DONE
    assert released(folder, request, made, key) == ROOT


def test_a_root_key_is_never_given_for_a_request_that_wants_a_secret(folder: Path, tmp_path: Path) -> None:
    key = X25519PrivateKey.generate()
    request, made = ask(folder, Wanted.DEVICE_SECRET, key)
    supervisor = tmp_path / "supervisor.key"
    supervisor.touch(mode=0o600)
    supervisor.write_bytes(pem(Ed25519PrivateKey.generate()))
    words = ["recovery", "root", str(request), "--code", ask_code(made), "--supervisor-key", str(supervisor)]

    assert run(folder, *words, "--recovery-key", str(folder / KEYS_FOLDER / RECOVERY_KEY), "--by", "Sue Boss") == FAILED
