"""Pictures of the entrance: unlocking, the profiles of a device, the first run, and the ways to get in again."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path

from PySide6.QtTest import QTest

from caseworker.desk.door_plates import door_of
from ui.entrance.further import FurtherSteps
from ui.entrance.keeper import Keeper
from ui.entrance.keeping import DoorKeeper
from ui.entrance.steps import Way
from ui.entrance.window import EntranceWindow
from ui.preferences import Preferences
from ui.tasks import Lanes

_REST_MS = 300


def entrance_pictures(
    profile: Path, preferences: Preferences, clock: Callable[[], datetime], *, size: tuple[int, int], pack: Path
) -> Iterator[tuple[str, EntranceWindow]]:
    """Give the window once for each of its states, with the state's name. `profile` is the one that was open last."""
    keeper: Future[Keeper] = Future()
    keeper.set_result(DoorKeeper(clock=clock, environ={}))
    lanes = Lanes()
    window = EntranceWindow(
        profile.parent, keeper, lanes, preferences, clock=clock, device="FIELD-07", pack=pack, chosen=profile
    )
    window.furnish(FurtherSteps())
    window.resize(*size)
    window.show()
    door = door_of(profile)
    for name, act in (
        ("unlock", window.begin),
        ("profiles", window.switch),
        ("first run", window.welcome),
        ("enrolment by ticket", lambda: window.start_new(alone=False)),
        ("profile without a server", lambda: window.start_new(alone=True)),
        ("ways to get in again", lambda: window.ways(door)),
        ("recovery code", lambda: window.readmit(door, Way.CODE)),
        ("help of a supervisor", lambda: window.readmit(door, Way.SUPERVISOR)),
    ):
        act()
        QTest.qWait(_REST_MS)
        yield f"entrance {name}", window
    window.close()
    lanes.close()
