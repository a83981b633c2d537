"""Tasks of the three roles as journeys: what is there, then keys and nothing else, then what came of it.

    @journey("call next", Role.FRONT_DESK, keys=1, system_ms=50)
    def call_next(world, seat):
        somebody_waits(seat)                # what is there
        keys = seat.begin(Place("front-desk"))
        yield                               # the network is cut here, or not
        keys.press("F4")
        assert …                            # what came of it, on this device

`play` runs one, with or without the network, and checks that no word about sending was untrue on the way and that all
of it is on the server in the end. `run_task` is for whoever measures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caseworker.domain.actions import Role
from tests.journeys.seats import Seat
from tests.journeys.truth import assert_nothing_claimed, assert_on_server
from tests.journeys.world import World

Steps = Callable[[World, Seat], Iterator[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of the table of tasks: who does it, and the most keys and milliseconds it may take.

    `is_sending`: to send is the task itself, so its steps lose the network before they begin.
    """

    name: str
    role: Role
    keys: int
    system_ms: float
    steps: Steps
    is_sending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a task took: command keys and letters looked up, words typed, and how long the program was waited for."""

    task: Task
    keys: int
    typed: int
    system_ms: float
    worst_ms: float


TASKS: dict[str, Task] = {}


def journey(name: str, role: Role, *, keys: int, system_ms: float, is_sending: bool = False) -> Callable[[Steps], Task]:
    """Enter a task in the table. `steps` yields once: after what is there, before the first key."""

    def enter(steps: Steps) -> Task:
        assert name not in TASKS, name
        TASKS[name] = Task(name=name, role=role, keys=keys, system_ms=system_ms, steps=steps, is_sending=is_sending)
        return TASKS[name]

    return enter


def play(world: World, task: Task, *, connected: bool = True) -> Measured:
    """Play a task once and check it; the network is whole again afterwards."""
    seat = world.seat(task.role)
    seat.connected = connected
    steps = task.steps(world, seat)
    next(steps)
    if not task.is_sending:
        seat.send_all()
        if not connected:
            seat.lose_network()
    try:
        finish(steps)
        taken = measured(task, seat)
        assert_nothing_claimed(seat, offline=not connected)
    finally:
        seat.send_all()
    assert_on_server(seat)
    assert taken.keys <= task.keys, f"{task.name}: {taken.keys} keys, {task.keys} are allowed"
    return taken


def run_task(world: World, name: str) -> Measured:
    """Play the task of this name with the network there, and return what it took."""
    return play(world, TASKS[name])


def finish(steps: Iterator[None]) -> None:
    """Play what follows the first key."""
    for _ in steps:
        raise AssertionError("a journey yields once")


def measured(task: Task, seat: Seat) -> Measured:
    """Return what was pressed since the journey began."""
    keys = seat.keys
    worst = max(keys.waits, default=0.0)
    return Measured(task=task, keys=keys.keys, typed=keys.typed, system_ms=keys.system_ms, worst_ms=worst)
