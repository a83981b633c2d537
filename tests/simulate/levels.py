"""The levels of the simulator by name: the model of everything, and the product's real core.

One seed in eight is a world about people who are merged; the others are about matters with a field of every kind.
"""

from collections.abc import Callable

from tests.simulate.core_mutants import CORE_MUTANTS
from tests.simulate.mutants import MODEL_MUTANTS
from tests.simulate.parts import Parts
from tests.simulate.people_world import PeopleWorld
from tests.simulate.servers import SqlServer
from tests.simulate.store_disk import StoreDisk
from tests.simulate.world import World

MODEL = Parts()
CORE = Parts(tx=SqlServer, disk=StoreDisk)


def model_world(seed: int) -> World:
    """Return a world in memory."""
    return _world(seed, MODEL)


def core_world(seed: int) -> World:
    """Return a world of the product's own store and tables."""
    return _world(seed, CORE)


def _world(seed: int, parts: Parts) -> World:
    return PeopleWorld(seed, parts) if seed % 8 == 7 else World(seed, parts)


LEVELS: dict[str, Callable[[int], World]] = {"model": model_world, "core": core_world}
MUTANTS: dict[str, dict[str, Parts]] = {"model": MODEL_MUTANTS, "core": CORE_MUTANTS}
