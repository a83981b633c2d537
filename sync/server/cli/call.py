"""One call of a command of the service: options, terminal, clock, randomness; and how commands are told to argparse."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from platformdirs import user_data_path

from caseworker.domain.ids import Entropy
from sync.server.cli.terminal import Terminal

FOLDER_VARIABLE = "CASEWORKER_SERVER_FOLDER"


class WrongUse(Exception):
    """The command was called in a way it does not know. The text is one sentence; the exit code is 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a command is handed. `environ` are the variables that settings may come from."""

    options: argparse.Namespace
    terminal: Terminal
    clock: Callable[[], datetime]
    entropy: Entropy
    environ: Mapping[str, str]

    @property
    def folder(self) -> Path:
        """The data folder of the service."""
        chosen: Path | None = self.options.folder
        told = self.environ.get(FOLDER_VARIABLE)
        if chosen is not None:
            return chosen.absolute()
        return Path(told).absolute() if told else user_data_path("caseworker-server", appauthor=False)


Command: TypeAlias = Callable[[Call], None]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  it has no public name


def common() -> argparse.ArgumentParser:
    """Return the options that every command takes, before or after its name."""
    made = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = made.add_argument_group("options of every command")
    group.add_argument("--folder", metavar="DIR", type=Path, help=f"the service's data folder (or {FOLDER_VARIABLE})")
    group.add_argument("--json", action="store_true", help="give the result as one JSON document")
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
