"""Which module knows which command: said once, true, and only what is meant is loaded."""

import argparse
import subprocess
import sys

import pytest

from caseworker.cli.families import MODULES, families
from caseworker.cli.main import main, parser


def commands_of(words: tuple[str, ...]) -> list[str]:
    made = argparse.ArgumentParser().add_subparsers()
    for add_commands in families(words):
        add_commands(made)
    return list(made.choices)


def test_each_module_adds_the_commands_that_are_said_of_it() -> None:
    for module, commands in MODULES.items():
        assert [name for name in commands_of(commands) if name in commands] == list(commands), module
    assert commands_of(()) == [name for commands in MODULES.values() for name in commands]


def test_a_folder_that_is_called_like_a_command_hides_none() -> None:
    assert {"case", "person"} <= set(commands_of(("--profile", "person", "case", "list")))
    words = ["--profile", "person", "case", "--help"]
    with pytest.raises(SystemExit) as ended:
        parser(words).parse_args(words)
    assert ended.value.code == 0


def test_a_word_that_is_no_command_is_told_with_all_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "import"]) == 2
    told = capsys.readouterr().err
    assert all(name in told for commands in MODULES.values() for name in commands)


def test_matching_a_file_loads_no_store() -> None:
    told = "import sys; from caseworker.cli.main import parser; parser(['match']); print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
