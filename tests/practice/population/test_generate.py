"""The same seed gives the same population: in any order, at any size, in any number of processes, on any machine."""

import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from caseworker.practice.population.csv_out import sums_of
from caseworker.practice.population.generate import Plan, PopulationRefused, neighbourhood, population
from caseworker.practice.population.streams import derived_id, scattered_number, stream

START = date(2026, 1, 1)
SMALL_SUM = "b507b49a8648b82c14c363f60d869229c06d53b58e8e444e0c03c89df74477b8"
_PROGRAM = """
from datetime import date
from caseworker.practice.population.csv_out import sums_of
from caseworker.practice.population.generate import population
made = population(seed=4711, size=1000, start=date(2026, 1, 1), days=90)
print("\\n".join(f"{table} {digest}" for table, digest in sums_of((batch.table, batch.rows) for batch in made).items()))
"""


def small_sums() -> dict[str, str]:
    made = population(seed=4711, size=1000, start=START, days=90)
    return sums_of((batch.table, batch.rows) for batch in made)


def elsewhere(hash_seed: str, zone: str) -> "subprocess.Popen[str]":
    root = Path(__file__).resolve().parents[3]
    surroundings = os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(root)}
    return subprocess.Popen([sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, text=True, env=surroundings)


def test_two_processes_with_other_hash_seeds_and_zones_give_the_same_sums() -> None:
    runs = [elsewhere("1", "Pacific/Auckland"), elsewhere("31337", "America/Lima")]
    first, second = (run.communicate(timeout=60)[0] for run in runs)

    assert first == second
    assert [run.returncode for run in runs] == [0, 0]
    assert dict(line.split() for line in first.splitlines()) == small_sums()


def test_the_sums_of_a_small_run_are_pinned() -> None:
    whole = "\n".join(f"{table} {digest}" for table, digest in small_sums().items())

    assert sha256(whole.encode()).hexdigest() == SMALL_SUM, "the rows changed: raise VERSION, then pin this sum again"


def test_a_neighbourhood_is_the_same_at_any_size_and_in_any_order() -> None:
    small = Plan(seed=1, size=10_000, start=START, days=60)
    large = Plan(seed=1, size=1_000_000, start=START, days=60)
    forwards = [neighbourhood(small, number) for number in (4, 7)]

    backwards = [neighbourhood(large, number) for number in (7, 4)]

    assert backwards == forwards[::-1]


def test_several_processes_give_the_same_rows_as_one() -> None:
    alone = list(population(seed=2, size=2000, start=START, days=20))

    assert list(population(seed=2, size=2000, start=START, days=20, processes=2)) == alone


def test_another_seed_gives_other_people() -> None:
    one, other = (neighbourhood(Plan(seed=seed, size=1000, start=START, days=10), 0) for seed in (1, 2))

    assert {row[0] for batch in one for row in batch.rows}.isdisjoint(row[0] for batch in other for row in batch.rows)


def test_a_stream_is_that_of_the_digest_of_seed_kind_and_index() -> None:
    expected = Random(int.from_bytes(sha256(b"9:case:12").digest(), "big"))

    assert stream(9, "case", 12).random() == expected.random()


def test_ids_are_version_seven_and_carry_the_moment() -> None:
    made = derived_id(seed=1, kind="case", index=5, at_us=1_767_225_600_000_000)

    assert made[14] == "7"
    assert made[19] in "89ab"
    assert int(made[:8] + made[9:13], 16) == 1_767_225_600_000
    assert made != derived_id(seed=1, kind="case", index=6, at_us=1_767_225_600_000_000)


def test_no_number_is_given_twice() -> None:
    assert len({scattered_number(index) for index in range(200_000)}) == 200_000


@pytest.mark.parametrize(
    ("size", "days", "start"),
    [
        (0, 30, START),
        (999, 30, START),
        (1500, 30, START),
        (6_000_000, 30, START),
        (1000, 0, START),
        (1000, 99_999, START),
        (1000, 30, date(1, 1, 1)),
        (1000, 30, date(9999, 1, 1)),
    ],
)
def test_a_size_or_window_out_of_bounds_is_refused_with_a_sentence(size: int, days: int, start: date) -> None:
    with pytest.raises(PopulationRefused) as refused:
        list(population(seed=1, size=size, start=start, days=days))

    assert "whole thousands" in refused.value.say()
