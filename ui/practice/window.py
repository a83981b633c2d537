"""The window of a practice office, as a process of its own; its server is the business of whoever started it.

    python -m ui.practice.window --folder DIR --url URL --role officer --name "officer=Ana Lima" … [--locked]

A lock begins this process anew, as in any profile.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from caseworker.desk.door_plates import harden
from caseworker.domain.actions import Role
from ui.opening import APP, made_app
from ui.practice.application import Doorway, PracticeLobby
from ui.practice.kept import RunningOffice


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; return the exit code."""
    harden()
    doorway = _doorway(argv)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    app = made_app([APP])
    lobby = PracticeLobby(app, doorway)
    lobby.open()
    code = app.exec()
    lobby.practice.end()
    lobby.close()
    return code


def _doorway(argv: Sequence[str] | None) -> Doorway:
    reader = argparse.ArgumentParser(prog="caseworker demo")
    reader.add_argument("--folder", type=Path, required=True)
    reader.add_argument("--url", required=True)
    reader.add_argument("--role", type=Role, required=True)
    reader.add_argument("--name", action="append", default=[])
    reader.add_argument("--locked", action="store_true")
    told = reader.parse_args(argv)
    names = {Role(role): name for role, _, name in (one.partition("=") for one in told.name)}
    return Doorway(office=RunningOffice(told.folder, told.url, names), role=told.role, locked=told.locked)


if __name__ == "__main__":
    sys.exit(main())
