"""What the tasks of the three roles take: the keys that are pressed, and how long the program is waited for."""

import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure
from tests.journeys.journey import TASKS, Measured, run_task
from tests.journeys.world import World, a_world
from ui.opening import APP, made_app
from ui.preferences import ThemeChoice

_MODULES = ("front_desk", "officer", "supervisor")


def played() -> list[Measured]:
    """Play every task once, on the real store beside a real server, and return what each took."""
    for name in _MODULES:
        importlib.import_module(f"tests.journeys.{name}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = made_app([APP])
    app.setQuitOnLastWindowClosed(False)
    app.theme.apply(choice=ThemeChoice.LIGHT, reduced_motion=True)
    with TemporaryDirectory() as folder, a_world(app, Path(folder)) as world:
        return [taken for name in TASKS if (taken := _played(world, name)) is not None]


def _played(world: World, name: str) -> Measured | None:
    """A task that does not go through is no figure; the tests say more of it."""
    try:
        return run_task(world, name)
    except Exception as error:  # noqa: BLE001  the others are measured all the same
        print(f"{name}: did not go through: {error}", flush=True)
        return None


def figures(taken: Sequence[Measured]) -> list[Figure]:
    """Return two lines of the table for each task: its keys, and how long the program was waited for."""
    return [line for one in taken for line in _lines(one)]


def _lines(taken: Measured) -> tuple[Figure, Figure]:
    task = taken.task
    name = f"{task.name} ({task.role.value.replace('_', ' ')})"
    return (
        Figure(name=f"{name}: keys", value=taken.keys, unit="keys", limit=task.keys),
        Figure(name=f"{name}: waited for", value=taken.system_ms, unit="ms", limit=task.system_ms),
    )
