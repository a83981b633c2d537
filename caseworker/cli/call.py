"""One call of a command: its options, its terminal, its clock; and how a family of commands is told to argparse."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from platformdirs import user_cache_path, user_data_path, user_state_path

from caseworker.cli.terminal import Terminal

APP = "caseworker"
Clock: TypeAlias = Callable[[], datetime]


class WrongUse(Exception):
    """The command was called in a way it does not know. The text is one sentence; the exit code is 2."""


def system_clock() -> datetime:
    """Return the present moment with the zone of this machine."""
    return datetime.now(UTC).astimezone()


@dataclass(slots=True)
class Stopping:
    """What to tell a person who stops the command: what is safe now, and what to do. Long work keeps it true."""

    safe: str = "What was saved before is safe, and nothing is half done."


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a command is handed. `options` are those of its own parser and the ones every command has."""

    options: argparse.Namespace
    terminal: Terminal
    clock: Clock
    stopping: Stopping = field(default_factory=Stopping)

    @property
    def profile(self) -> Path:
        """The directory of the profile to work with."""
        chosen: Path | None = self.options.profile
        return chosen.absolute() if chosen is not None else profiles_folder() / "default"


Command: TypeAlias = Callable[[Call], None]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  it has no public name


def profiles_folder() -> Path:
    """Return where profiles are kept unless told otherwise."""
    return user_data_path(APP, appauthor=False) / "profiles"


def cache_folder() -> Path:
    """Return where things are kept that can be made again."""
    return user_cache_path(APP, appauthor=False)


def state_folder() -> Path:
    """Return where the program keeps its own records, such as those of its faults."""
    return user_state_path(APP, appauthor=False)


def common() -> argparse.ArgumentParser:
    """Return the options that every command takes, before or after its name."""
    made = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = made.add_argument_group("options of every command")
    group.add_argument("--profile", metavar="DIR", type=Path, help="the profile's directory")
    group.add_argument("--json", action="store_true", help="give the result as one JSON document")
    group.add_argument(
        "--passphrase-file", metavar="FILE", help="read the passphrase from this file, or from standard input with -"
    )
    group.add_argument("--log-level", choices=["debug", "info", "warning", "error"], help="what is told on stderr")
    return made


@cache
def _shared() -> argparse.ArgumentParser:
    """The same, made once for all commands; the program's own parser gives its options defaults, and needs others."""
    return common()


def add(commands: Commands, name: str, run: Command, *, says: str, **settings: Any) -> argparse.ArgumentParser:
    """Add a command to a family and return its parser."""
    made = commands.add_parser(name, help=says, description=says, parents=[_shared()], **settings)
    made.set_defaults(run=run)
    return made


def family(commands: Commands, name: str, *, says: str) -> Commands:
    """Add a name under which several commands stand."""
    made = commands.add_parser(name, help=says, description=says, parents=[_shared()])
    return made.add_subparsers(required=True, metavar="COMMAND", dest=f"{name}_command")
