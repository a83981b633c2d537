"""How a command ends: its exit code, its one sentence, and what it never tells."""

import argparse
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from caseworker import __version__
from caseworker.cli import main as entry
from caseworker.cli.main import main
from caseworker.errors import CaseworkerError
from tests.cli.office import PASSPHRASE, CommandLine

ROOT = Path(__file__).resolve().parents[2]
CITIZENS_WORDS = "Marisol Quintero"


def test_the_program_says_its_version_in_a_process_of_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "caseworker.cli.main", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, f"caseworker {__version__}\n", "")


@pytest.mark.parametrize("words", [[], ["nonsense"], ["person"], ["find"], ["case", "move", "HB-1"]])
def test_wrong_use_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err.startswith("usage: caseworker")


def test_wrong_use_found_later_ends_with_2_and_names_the_help(cli: CommandLine) -> None:
    said = cli("task", "list", "--until", "tomorrow")

    assert said.code == 2
    assert said.err == "A day is written as YYYY-MM-DD. See: caseworker task --help\n"


def test_a_wrong_passphrase_ends_with_1_and_one_sentence(cli: CommandLine) -> None:
    said = cli("case", "list", passphrase="copper lantern willow garden")

    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("The passphrase is not right. Everything saved is safe.")
    assert said.err.count("\n") == 1
    assert cli.done("profile", "lock-info")["wrong_passphrases"] == 1


def test_a_missing_profile_is_told_before_a_passphrase_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(tmp_path / "nobody"), "find", "lima"]) == 1
    assert "nobody" in capsys.readouterr().err


def test_without_a_terminal_the_passphrase_is_not_waited_for(
    cli: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(cli.profile), "find", "lima"]) == 1
    assert "--passphrase-file" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "\n", "\ufeff\n"])
def test_an_empty_passphrase_file_is_refused_with_its_name(cli: CommandLine, tmp_path: Path, content: str) -> None:
    (tmp_path / "secret.txt").write_text(content, "utf-8")

    assert "secret.txt" in cli("case", "list", "--passphrase-file", str(tmp_path / "secret.txt")).err


def test_a_passphrase_file_may_come_from_another_system(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\nand a second line\r\n")

    assert cli("case", "list", "--passphrase-file", str(tmp_path / "secret.txt")).code == 0


def test_ctrl_c_ends_with_130_and_says_what_is_safe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _run_instead(monkeypatch, KeyboardInterrupt())

    assert main(["case", "list"]) == 130
    assert capsys.readouterr().err == "Stopped. What was saved before is safe, and nothing is half done.\n"


def test_a_mistake_of_the_program_is_recorded_without_anybodys_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    _run_instead(monkeypatch, ValueError(f"no such name: {CITIZENS_WORDS}"))

    assert main(["case", "list"]) == 70

    told = capsys.readouterr().err
    record = tmp_path / "caseworker" / "faults.log"
    assert told.count("\n") == 1
    assert str(record) in told
    assert CITIZENS_WORDS not in told
    written = record.read_text("utf-8")
    assert "builtins.ValueError" in written
    assert "caseworker/cli/main.py:" in written
    assert CITIZENS_WORDS not in written
    assert str(Path.home()) not in written
    if os.name != "nt":
        assert stat.S_IMODE(record.stat().st_mode) == 0o600


def test_a_mistake_with_a_cause_names_both(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    wrapped = RuntimeError(CITIZENS_WORDS)
    wrapped.__cause__ = KeyError(CITIZENS_WORDS)
    _run_instead(monkeypatch, wrapped)

    assert main(["case", "list"]) == 70
    written = (tmp_path / "caseworker" / "faults.log").read_text("utf-8")
    assert written.index("KeyError") < written.index("RuntimeError")


def test_logs_at_debug_hold_no_citizens_words_and_no_passphrase(cli: CommandLine) -> None:
    cli("person", "add", "--name", CITIZENS_WORDS, "--birth-date", "1958-03-12")

    said = cli("find", CITIZENS_WORDS, "--log-level", "debug", "--json")
    missing = cli("person", "show", "Quintero-77", "--log-level", "debug")

    assert said.json["results"]
    for told in (said.err, missing.err):
        assert "Quintero" not in told
        assert PASSPHRASE not in told


def test_a_foreseen_failure_is_told_in_its_own_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class LampIsOut(CaseworkerError):
        key = "lamp.out"
        sentence = "The lamp in room {room} is out. Everything is safe. Change it."

    _run_instead(monkeypatch, LampIsOut(room=3))

    assert main(["case", "list"]) == 1
    assert capsys.readouterr().err == "The lamp in room 3 is out. Everything is safe. Change it.\n"


def _run_instead(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let every command end in this way."""

    def run(_call: object) -> None:
        raise error

    class Reader(argparse.ArgumentParser):
        def parse_args(self, *_words: object, **_settings: object) -> argparse.Namespace:  # type: ignore[override]
            settings = {"profile": None, "json": False, "passphrase_file": None, "log_level": "warning"}
            return argparse.Namespace(run=run, command="case", **settings)

    monkeypatch.setattr(entry, "parser", Reader)
