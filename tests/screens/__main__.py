"""`python3 dev.py screens`: pictures of every screen over invented people, by a clock that stands still.

The office behind them is built once and kept in the cache; every run works on a copy.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from platformdirs import user_cache_path

from caseworker.domain.actions import Role
from tests.screens.entrance import entrance_pictures
from tests.screens.fixed_server import FixedServer
from tests.screens.still_clock import StillClock
from tests.screens.walk import screens
from ui.opening import APP, made_app
from ui.practice.application import Doorway, PracticeLobby
from ui.practice.kept import RunningOffice, practice_office
from ui.practice.stage import Stage
from ui.preferences import Preferences, ThemeChoice

PACK = Path(__file__).resolve().parents[2] / "resources" / "packs" / "riverside"
NOW = datetime(2026, 11, 25, 10, 42, tzinfo=UTC)  # a Wednesday
PEOPLE = 2000


def main() -> int:
    """Read the options, show every screen, and return the exit code."""
    options = _parser().parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    clock = StillClock(NOW)
    with practice_office(
        user_cache_path("caseworker", appauthor=False) / "screens",
        size=PEOPLE,
        pack=PACK,
        clock=clock,
        progress=partial(print, flush=True),
        apart=True,
        server=lambda folder: FixedServer(folder, clock),
    ) as office:
        return _shown(options, office, clock)


def _shown(options: argparse.Namespace, office: RunningOffice, clock: StillClock) -> int:
    Preferences(office.folder / "preferences.json").change(
        theme=ThemeChoice(options.theme),
        text_percent=round(100 * options.scale),
        mirrored=options.rtl,
        language=options.lang,
        reduced_motion=True,
    )
    lobby = PracticeLobby(made_app([APP]), Doorway(office=office, role=Role.FRONT_DESK, clock=clock))
    width, _, height = options.size.partition("x")
    stage_size = (int(width), int(height))
    stage = Stage(lobby, options.out, lambda known: screens(known, office, clock, only=options.only, size=stage_size))
    lobby.open()
    code = lobby.app.exec()
    lobby.practice.end()
    if stage.failure is None and (not options.only or "entrance" in options.only):
        preferences, profile = lobby.preferences, office.profile(Role.OFFICER)
        for name, window in entrance_pictures(profile, preferences, clock, size=stage_size, pack=PACK):
            stage.keep(window.grab(), name)
    lobby.close()
    if stage.failure is not None:
        raise stage.failure
    print(f"{len(stage.taken)} pictures are in {options.out}.")
    return code


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="dev.py screens", description="Pictures of every screen.")
    made.add_argument("--out", type=Path, required=True, metavar="DIR")
    made.add_argument("--theme", choices=[one.value for one in ThemeChoice], default=ThemeChoice.LIGHT.value)
    made.add_argument("--scale", type=float, default=1.0, help="size of text: 1.0 to 2.0")
    made.add_argument("--rtl", action="store_true", help="from right to left")
    made.add_argument("--lang", default="en", help="the language, such as es")
    made.add_argument("--size", default="1440x900", metavar="WIDTHxHEIGHT")
    made.add_argument("--only", type=lambda words: frozenset(words.split(",")), default=frozenset(), metavar="PAGE,…")
    return made


if __name__ == "__main__":
    sys.exit(main())
