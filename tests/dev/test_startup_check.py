"""The start-up check of the built application notices an application that is not whole."""

import os
from pathlib import Path

import pytest

import startup_check
from startup_check import StartupFailed, check

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs here are shell scripts")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "caseworker"
    path.write_text("")
    path.chmod(0o755)
    return path


def script(version: str = "echo caseworker 1.2.3", health: str = "echo '{}'; exit 1") -> str:
    return f'#!/bin/sh\nif [ "$1" = --version ]; then {version}; else {health}; fi\n'


def test_a_program_that_names_its_version_and_its_health_is_whole(program: Path) -> None:
    program.write_text(script())
    check(program, version="1.2.3")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (script(version="echo caseworker 1.2.4"), "instead of 'caseworker 1.2.3'"),
        (script(version="exit 127"), "broke down with code 127"),
        (script(version="kill -9 $$"), "broke down with code -9"),
        (script(health="echo well"), "did not give JSON"),
        (script(health="echo 'Traceback (most recent call last)' >&2; exit 1"), "broke down with code 1"),
        (script(health="sleep 5"), "was not done after 1 s"),
        (script(health='test "$HOME" = "$PWD" || exit 9; test -z "$SECRET_OF_BUILDER" || exit 9'), "did not give JSON"),
        ("#!/nowhere/sh\n", "could not be started"),
    ],
)
def test_a_program_that_is_not_whole_is_told_in_a_sentence(
    program: Path, monkeypatch: pytest.MonkeyPatch, content: str, says: str
) -> None:
    program.write_text(content)
    monkeypatch.setenv("SECRET_OF_BUILDER", "1")
    monkeypatch.setattr(startup_check, "LIMIT_S", 1)
    with pytest.raises(StartupFailed) as failure:
        check(program, version="1.2.3")
    assert says in str(failure.value)


def test_a_program_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StartupFailed, match="could not be started"):
        check(tmp_path / "caseworker", version="1.2.3")
