"""How `.venv` comes about: made whole or not counted as made, and again whenever what it is made from changes."""

import json
import os
import platform
import shutil
import subprocess
from pathlib import Path

import pytest

from make_environment import (
    COMMANDS,
    STAMP,
    VENV,
    is_ready,
    make,
    provide_commands,
    python_of,
    stamp_for,
    without_harmless_lines,
)
from system_packages import Missing

LOCK = b"alembic==1.20.1 \\\n    --hash=sha256:00\n"


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """What a finished environment looks like from outside."""
    venv = tmp_path / "venv"
    python_of(venv).parent.mkdir(parents=True)
    python_of(venv).touch()
    (venv / STAMP).write_text(json.dumps(stamp_for(LOCK)))
    return venv


def test_a_finished_environment_is_used_again(finished: Path) -> None:
    assert is_ready(finished, wanted=stamp_for(LOCK))


def test_line_ends_of_another_system_change_nothing(finished: Path) -> None:
    assert is_ready(finished, wanted=stamp_for(LOCK.replace(b"\n", b"\r\n")))


def test_other_requirements_want_another_environment(finished: Path) -> None:
    assert not is_ready(finished, wanted=stamp_for(LOCK.replace(b"1.20.1", b"1.20.2")))


def test_another_python_wants_another_environment(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "python_version", lambda: "3.12.0")
    assert not is_ready(finished, wanted=stamp_for(LOCK))


def test_an_environment_whose_python_was_removed_is_made_again(finished: Path) -> None:
    python_of(finished).unlink()
    assert not is_ready(finished, wanted=stamp_for(LOCK))


@pytest.mark.parametrize("stamp", ["", "{", "null", '"words"', "{}"])
def test_a_spoilt_stamp_is_no_stamp(finished: Path, stamp: str) -> None:
    (finished / STAMP).write_text(stamp)
    assert not is_ready(finished, wanted=stamp_for(LOCK))


@pytest.mark.skipif(os.name == "nt", reason="there the commands are batch files")
def test_the_programs_commands_run_from_any_folder(tmp_path: Path) -> None:
    provide_commands(VENV)
    (tmp_path / "caseworker").mkdir()  # what lies about in a folder is never taken for the program

    for name in COMMANDS:
        command = [str(python_of(VENV).parent / name), "--version"]
        said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
        assert said.stdout.startswith(f"{name} ")


def test_commands_are_written_once(finished: Path) -> None:
    provide_commands(finished)
    written = {path: path.stat().st_mtime_ns for path in python_of(finished).parent.iterdir()}
    provide_commands(finished)

    assert {path: path.stat().st_mtime_ns for path in python_of(finished).parent.iterdir()} == written


@pytest.mark.nightly
def test_what_could_not_be_filled_does_not_count_as_made(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = finished.parent / "lock.txt"
    lock.write_bytes(LOCK)  # its hash fits no package
    for name in ("UV_OFFLINE", "PIP_NO_INDEX"):
        monkeypatch.setenv(name, "1")

    with pytest.raises(Missing, match="could not be installed"):
        make(finished, lock=lock)

    assert not is_ready(finished, wanted=stamp_for(LOCK))


def test_an_interruption_leaves_nothing_that_counts_as_made(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    lock = finished.parent / "lock.txt"
    lock.write_bytes(LOCK)
    monkeypatch.setattr(shutil, "rmtree", interrupted)

    with pytest.raises(KeyboardInterrupt):
        make(finished, lock=lock)

    assert not is_ready(finished, wanted=stamp_for(LOCK))


def test_only_harmless_remarks_of_pip_are_left_out() -> None:
    harmless = "WARNING: Location 'file:///wheels/' is ignored: it is neither a file nor a directory.\n"
    assert without_harmless_lines(f"{harmless}ERROR: no hash\n{harmless}") == "ERROR: no hash\n"
