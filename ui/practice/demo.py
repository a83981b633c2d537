"""`caseworker demo`: a practice office with its server, and its window. The server ends with the window.

caseworker demo [--size 2000] [--role officer] [--fresh]
caseworker demo --real DIR                          with data that the world made, beside the invented people
caseworker demo --offscreen --screenshots DIR       a short day, played through the window, as pictures
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_cache_path

from caseworker.domain.actions import Role
from caseworker.errors import CaseworkerError
from caseworker.practice.population.cli import size_of
from caseworker.practice.population.residents import RESIDENTS
from caseworker.practice.roles import ROLES
from ui.clock import system_clock
from ui.practice.application import Doorway
from ui.practice.kept import RunningOffice, practice_office
from ui.practice.played_day import play
from ui.practice.real_input import bring_real
from ui.practice.server_process import environment
from ui.shipped import pack_folder

DONE, FAILED, WRONG_USE, STOPPED = 0, 1, 2, 130
_FOLDER = "practice-office"
_NO_DISPLAY = (
    "There is no display here, so the window cannot be opened. Nothing was changed."
    " Pictures of a short day can be made without one: caseworker demo --offscreen --screenshots DIR"
)


class PracticePackMissing(CaseworkerError):
    """The agency pack that ships with the program is not there."""

    key = "practice.pack-missing"
    sentence = "The demonstration agency pack is missing. Nothing was changed. Install the program again, complete."


def main(argv: Sequence[str] | None = None) -> int:
    """Read the options and run; return the exit code."""
    try:
        options = parser().parse_args(argv)
    except SystemExit as ended:  # argparse has said what is wrong, or has given help
        return int(ended.code or 0)
    return run(options)


def parser() -> argparse.ArgumentParser:
    """Return the reader of the options."""
    made = argparse.ArgumentParser(prog="caseworker demo", description="A practice office with invented people.")
    made.add_argument("--size", type=_size, default=2000, help="how many people: whole thousands, 2000 if left out")
    made.add_argument("--role", type=Role, choices=ROLES, default=Role.OFFICER, help="whose window opens first")
    made.add_argument("--real", type=Path, metavar="DIR", help="bring in what is in a folder, and send it")
    made.add_argument("--fresh", action="store_true", help="make the office anew")
    made.add_argument("--offscreen", action="store_true", help="play a short day without a display")
    made.add_argument("--screenshots", type=Path, metavar="DIR", help="where the pictures of that day go")
    return made


def run(options: argparse.Namespace) -> int:
    """Start the practice office and show its window, or play a day in it; return the exit code."""
    if options.offscreen != (options.screenshots is not None):
        _tell("--offscreen and --screenshots DIR belong together.")
        return WRONG_USE
    if not options.offscreen and not _has_display():
        _tell(_NO_DISPLAY)
        return FAILED
    try:
        with practice_office(
            user_cache_path("caseworker", appauthor=False) / _FOLDER,
            size=options.size,
            pack=_pack(),
            clock=system_clock,
            progress=_tell,
            fresh=options.fresh,
            apart=options.offscreen,
        ) as office:
            if options.real is not None:
                bring_real(office, options.real, clock=system_clock, progress=_tell)
            return play(office, options.screenshots) if options.offscreen else _shown(office, options.role)
    except CaseworkerError as error:
        _tell(error.say())
        return FAILED
    except KeyboardInterrupt:
        _tell("Stopped. A practice office that was not finished is made anew the next time.")
        return STOPPED


def _shown(office: RunningOffice, role: Role) -> int:
    """Show the window, in a process that a lock may begin anew, until it is closed."""
    with subprocess.Popen(Doorway(office=office, role=role).words(), env=environment()) as window:  # noqa: S603  our own program
        try:
            return window.wait()
        except BaseException:
            window.terminate()
            raise


def _pack() -> Path:
    found = pack_folder()
    if found is None:
        raise PracticePackMissing
    return found


def _size(word: str) -> int:
    try:
        size = size_of(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError("give whole thousands") from error
    if size < RESIDENTS or size % RESIDENTS:
        raise argparse.ArgumentTypeError("give whole thousands")
    return size


def _has_display() -> bool:
    """Whether Qt finds somewhere to show a window."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201  a program's own word to who started it
