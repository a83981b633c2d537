"""A fixed set of worlds holds every invariant; planted faults are found; the same seed is the same world."""

from dataclasses import replace

import pytest

from caseworker.domain.operations import Mutation, Verb
from tests.simulate.bad_days import DAYS, write_story
from tests.simulate.levels import CORE, LEVELS, MODEL, MUTANTS
from tests.simulate.matter import KIND
from tests.simulate.officers import create
from tests.simulate.parts import Parts
from tests.simulate.run import catch, run_level, run_seeds
from tests.simulate.setting import SCOPES
from tests.simulate.world import World

FIXED = {"model": range(30), "core": range(12)}
QUICKLY_FOUND = ("drop overlay at the ack", "no chain check", "revoke without purge", "wall-clock winner", "no dedupe")
EVERY_MUTANT = [(level, name) for level, planted in MUTANTS.items() for name in planted]


def test_a_fixed_set_of_worlds_holds_in_the_model() -> None:
    report = run_seeds(FIXED["model"], LEVELS["model"])
    assert report.violations == []
    assert set(DAYS) <= report.used.keys()


def test_a_fixed_set_of_worlds_holds_with_the_real_store_and_the_real_tables() -> None:
    report = run_seeds(FIXED["core"], LEVELS["core"])
    assert report.violations == []
    assert set(DAYS) <= report.used.keys()
    assert report.used["server killed"]
    assert report.used["not saved, disk full"]


@pytest.mark.parametrize("level", LEVELS)
def test_one_seed_is_one_world(level: str) -> None:
    worlds = [LEVELS[level](seed) for seed in (4, 4, 5)]
    for world in worlds:
        world.run()
    assert worlds[0].trace == worlds[1].trace != worlds[2].trace


def test_a_run_goes_on_until_it_has_made_so_many_steps() -> None:
    report = run_level("model", first=7, runs=None, steps=2_000, jobs=1)
    assert report.violations == []
    assert report.steps >= 2_000


@pytest.mark.parametrize("parts", [MODEL, CORE], ids=["model", "core"])
def test_a_text_of_fifteen_megabytes_travels_alone_and_holds_nobody_up(parts: Parts) -> None:
    world = World(3, replace(parts, only=("safe",)))
    author = world.devices[0]
    world.tx.grant(author.id, SCOPES)
    record = create(world, author)
    write_story(world, author, record, 15_000_000)
    author.edit((Mutation(KIND, record, Verb.SET, "stage", world.a_word()),), world.now_ms)
    world.rest()
    stored = world.tx.records([record])[record]
    assert len(str(stored.fields["story"])) > 15_000_000
    assert stored.fields["stage"]
    world.close()


@pytest.mark.parametrize("name", QUICKLY_FOUND)
def test_a_planted_fault_is_found_at_once(name: str) -> None:
    assert catch(name, limit_s=20).seed is not None


def test_every_planted_fault_is_in_the_place_of_one_part() -> None:
    whole = Parts()
    assert all(MUTANTS[level][name] != whole for level, name in EVERY_MUTANT)


@pytest.mark.nightly
@pytest.mark.parametrize(("level", "name"), EVERY_MUTANT)
def test_every_planted_fault_is_found_within_a_minute(level: str, name: str) -> None:
    assert catch(name, level=level).seed is not None
