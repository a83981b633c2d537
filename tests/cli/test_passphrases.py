"""Passphrases at a terminal: offered, typed twice, never shown; and questions before something is removed."""

import getpass
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from caseworker.cli.main import main
from tests.cli.office import PASSPHRASE, RIVERSIDE, CommandLine, clock

Type = Callable[..., None]


class Keyboard(io.StringIO):
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def type_at_terminal(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Someone who types these secrets unseen, and these lines in sight."""

    def types(*secrets: str, lines: str = "") -> None:
        coming = iter(secrets)
        monkeypatch.setattr(sys, "stdin", Keyboard(lines))
        monkeypatch.setattr(getpass, "getpass", lambda *_words, **_settings: next(coming))

    return types


def create(directory: Path) -> list[str]:
    words = ["profile", "create", "--profile", str(directory), "--name", "Ana Lima", "--role", "officer"]
    return [*words, "--territory", "northgate", "--pack", str(RIVERSIDE), "--no-keyring"]


def test_enter_takes_the_offered_four_words_and_they_open_the_profile(
    tmp_path: Path, type_at_terminal: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_at_terminal("")

    assert main(create(tmp_path / "ana"), clock=clock) == 0

    offered = next(line for line in capsys.readouterr().err.splitlines() if "made for you" in line).split(": ")[1]
    assert len(offered.split()) == 4
    type_at_terminal(offered)
    assert main(["task", "list", "--profile", str(tmp_path / "ana")], clock=clock) == 0


def test_an_own_passphrase_is_typed_twice_alike(
    tmp_path: Path, type_at_terminal: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_at_terminal("velvet acorn thunder kettle", "velvet acorn thunder kettel")

    assert main(create(tmp_path / "ana"), clock=clock) == 1

    assert "The two passphrases are not the same." in capsys.readouterr().err
    assert not (tmp_path / "ana").exists()


@pytest.mark.parametrize("chosen", ["too short", "ana lima ana lima", "riverside office"])
def test_a_passphrase_anyone_would_try_is_refused(
    tmp_path: Path, type_at_terminal: Type, chosen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    type_at_terminal(chosen, chosen)

    assert main(create(tmp_path / "ana"), clock=clock) == 1
    assert chosen not in capsys.readouterr().err


def test_without_a_keyring_a_profile_says_what_to_add(
    tmp_path: Path, type_at_terminal: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    type_at_terminal("")

    assert main([word for word in create(tmp_path / "ana") if word != "--no-keyring"], clock=clock) == 1
    assert "--no-keyring" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "gone"), [("wipe\n", True), ("yes\n", False), ("", False)])
def test_a_profile_is_wiped_only_by_the_word_for_it(
    cli: CommandLine, type_at_terminal: Type, typed: str, gone: bool
) -> None:
    type_at_terminal(lines=typed)

    assert main(["profile", "wipe", "--profile", str(cli.profile)], clock=clock) == 0
    assert (cli.profile / "keys.json").exists() is not gone


def test_where_nobody_can_be_asked_nothing_is_wiped(cli: CommandLine) -> None:
    assert cli("profile", "wipe").code == 2
    assert (cli.profile / "keys.json").exists()


def test_a_new_passphrase_takes_the_place_of_the_old(cli: CommandLine) -> None:
    new = "velvet acorn thunder kettle"

    cli.done("profile", "passphrase", "--new-passphrase-file", "-", typed=f"{new}\n")

    assert cli("task", "list").code == 1
    assert cli("task", "list", passphrase=new).code == 0


def test_a_printed_code_opens_once_under_a_new_passphrase(cli: CommandLine) -> None:
    code, new = cli.done("profile", "code")["code"], "velvet acorn thunder kettle"
    words = ("profile", "recover", "--code-file", "-", "--new-passphrase-file", "-")

    assert cli(*words, passphrase=code, typed=f"{new}\n").code == 0
    assert cli(*words, passphrase=code, typed=f"{PASSPHRASE}\n").code == 1
    assert cli("task", "list", passphrase=new).code == 0


def test_a_backup_comes_back_with_all_that_was_in_it(cli: CommandLine, tmp_path: Path) -> None:
    number = cli.done("person", "add", "--name", "Marisol Quintero")["number"]
    told = cli.done("backup", str(tmp_path / "store.cwbackup"))
    own = ("--code-file", "-", "--no-keyring", "--new-passphrase-file", "-")
    words = ("restore", told["file"], "--profile", str(tmp_path / "again"), *own)

    wrong = cli(*words, passphrase=cli.done("profile", "code")["code"], typed=f"{PASSPHRASE}\n")
    right = cli(*words, passphrase=told["code"], typed=f"{PASSPHRASE}\n")

    assert (wrong.code, right.code) == (1, 0)
    assert cli("person", "show", number, "--profile", str(tmp_path / "again")).code == 0
    assert cli(*words, passphrase=told["code"], typed=f"{PASSPHRASE}\n").code == 1
