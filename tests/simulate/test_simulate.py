"""A fixed set of worlds holds every invariant; planted faults are found; the same seed is the same world."""

import random
import time

import pytest

from tests.simulate.mutants import MUTANTS
from tests.simulate.parts import Parts
from tests.simulate.run import catch, run_seeds
from tests.simulate.sql_world import SqlWorld
from tests.simulate.world import FAULTS, World

FIXED = range(40)
FIXED_SQL = range(5)
QUICKLY_FOUND = ("drop overlay at the ack", "no chain check", "move without leave", "wall-clock winner", "no dedupe")
FRESH_S = 20.0


def test_a_fixed_set_of_worlds_holds() -> None:
    report = run_seeds(FIXED)
    assert report.violations == []
    assert set(FAULTS) <= report.used.keys()


def test_a_fixed_set_of_worlds_holds_with_the_service_s_real_rows() -> None:
    report = run_seeds(FIXED_SQL, SqlWorld)
    assert report.violations == []
    assert report.used["server killed"]


@pytest.mark.parametrize("make", [World, SqlWorld])
def test_one_seed_is_one_world(make: type[World] | type[SqlWorld]) -> None:
    worlds = [make(4), make(4), make(5)]
    for world in worlds:
        world.run()
    assert worlds[0].trace == worlds[1].trace != worlds[2].trace


@pytest.mark.parametrize("name", QUICKLY_FOUND)
def test_a_planted_fault_is_found_at_once(name: str) -> None:
    assert catch(name, limit_s=5).seed is not None


def test_every_planted_fault_is_in_the_place_of_one_part() -> None:
    whole = Parts()
    assert all(parts != whole for parts in MUTANTS.values())


@pytest.mark.nightly
@pytest.mark.parametrize("name", MUTANTS)
def test_every_planted_fault_is_found_within_a_minute(name: str) -> None:
    assert catch(name).seed is not None


@pytest.mark.nightly
@pytest.mark.parametrize("make", [World, SqlWorld])
def test_fresh_worlds_hold(make: type[World] | type[SqlWorld]) -> None:
    first = random.SystemRandom().randrange(1 << 32)
    until_s = time.monotonic() + FRESH_S
    seed = first
    while time.monotonic() < until_s:
        assert run_seeds(range(seed, seed + 10), make).violations == []
        seed += 10
    assert seed > first
