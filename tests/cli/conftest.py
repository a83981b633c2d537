"""Profiles for the tests of the command line."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from caseworker.domain.actions import Role
from caseworker.store.keys import kdf, slots
from caseworker.store.keys.kdf import KdfCost
from caseworker.store.keys.secret import Secret
from tests.cli.examples import Reader, furnish
from tests.cli.office import CommandLine, make_profile


@pytest.fixture(scope="session", autouse=True)
def _each_derivation_is_paid_once() -> Iterator[None]:
    """Remember what the slow derivation gave: a passphrase is tried many times here, always with the same outcome."""
    known: dict[tuple[str, bytes, KdfCost], bytes] = {}

    def stretch(passphrase: str, *, salt: bytes, cost: KdfCost) -> Secret:
        asked = (passphrase, salt, cost)
        if asked not in known:
            with kdf.stretch(passphrase, salt=salt, cost=cost) as derived:
                known[asked] = bytes(derived.value)
        return Secret(known[asked])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "stretch", stretch)
        yield


@pytest.fixture(scope="session")
def closed_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A supervisor's profile nobody works on."""
    directory = tmp_path_factory.mktemp("profiles") / "supervisor"
    make_profile(directory)
    return directory


@pytest.fixture(scope="session")
def closed_officer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A field officer's profile nobody works on."""
    directory = tmp_path_factory.mktemp("profiles") / "officer"
    make_profile(directory, role=Role.OFFICER, territories=("northgate",))
    return directory


@pytest.fixture
def cli(
    closed_profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """A supervisor's command line."""
    return CommandLine(shutil.copytree(closed_profile, tmp_path / "profile"), capsys, monkeypatch)


@pytest.fixture
def officer(
    closed_officer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """A field officer's command line."""
    return CommandLine(shutil.copytree(closed_officer, tmp_path / "officer"), capsys, monkeypatch)


@pytest.fixture
def reader(
    closed_profile: Path,
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Reader:
    """Someone who tries the documented examples, in a folder and home of their own."""
    furnish(tmp_path, closed_profile)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return Reader(tmp_path, capsysbinary, monkeypatch)


@pytest.fixture
def a_table(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a CSV file."""

    def write(text: str) -> Path:
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write
