"""Whoever walks over everything a server offers is told nothing of what is not theirs: no id, no word, no number.

Each walk is taken on two servers. They hold the same for those who walk, and as much for others, but nothing of that
is alike: so their answers are the same to the byte, or something shows through.
"""

import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.server.parts import KEYS_FOLDER
from sync.server.rows import SqlTx
from tests.sync.hostile.at_hand import a_server_at_hand
from tests.sync.hostile.planted import WALKERS, Filled, a_filling, filled, officers
from tests.sync.hostile.telling import everything_in, leaks, said
from tests.sync.hostile.walkers import Walker, a_walker
from tests.sync.hostile.walks import STEPS, manifest, pull, refetch
from tests.sync.server.agency import EVERYTHING

SHORT, LONG = 3, 5
WALKS_EACH = 34  # of each who walks: 204 in all
NIGHTLY_EACH = 1_670

Twins = tuple[Filled, Filled]


@contextmanager
def two_servers(folder: Path) -> Iterator[Twins]:
    """Two servers that hold the same for those who walk, and other things for others."""
    keys = folder / "one" / KEYS_FOLDER
    with a_server_at_hand(folder / "one") as one, a_server_at_hand(folder / "other", keys=keys) as other:
        here, there = officers(one), officers(other)
        first = a_filling(here, seed=1)
        second = a_filling(there, seed=2, common=first)
        yield filled(one, here, first), filled(other, there, second)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    with two_servers(tmp_path_factory.mktemp("twins")) as made:
        yield made


def walk(pair: tuple[Walker, Walker], name: str, seed: str, *, steps: int = SHORT) -> None:
    """Walk; whatever an answer should not say fails the test."""
    where, chances = "", [random.Random(seed), random.Random(seed)]
    for step in range(steps):
        told = list[tuple[object, ...]]()
        for walker, chance in zip(pair, chances, strict=True):
            request = chance.choice(STEPS)(walker, chance)
            answer = walker.ask(request)
            where = f"{request.method} {request.target} in walk {seed}, step {step}"
            assert answer.status < 500, where
            for part in everything_in(walker, answer):
                assert leaks(walker.world.hidden[name], part) == [], where
            told += [said(walker, answer)] if answer.is_whole else []
        assert len(told) < len(pair) or told[0] == told[1], where


@pytest.mark.parametrize("name", WALKERS)
def test_a_walk_tells_nothing_that_is_not_the_walkers(
    twins: Twins, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    pair = a_walker(twins[0], name), a_walker(twins[1], name)
    for number in range(WALKS_EACH):
        walk(pair, name, f"{name}/{number}")

    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    assert "POST /sync/v1/push" in logged
    assert not any(word in logged for one in twins[0].planted.values() for word in one.words)
    assert pair[0].device.token not in logged


def test_a_server_that_gives_everything_would_be_found_out(twins: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqlTx, "grants", lambda *_: EVERYTHING)
    walker, chance, found = a_walker(twins[0], "officer"), random.Random(7), list[str]()
    for step in (pull, refetch, manifest) * 10:
        for part in everything_in(walker, walker.ask(step(walker, chance))):
            found += leaks(walker.world.hidden["officer"], part)

    assert {"case", "note", "person", "conflict"} <= set(found)


@pytest.mark.nightly
@pytest.mark.parametrize("name", WALKERS)
def test_ten_thousand_walks_tell_nothing_that_is_not_the_walkers(name: str, tmp_path: Path) -> None:
    for part in range(0, NIGHTLY_EACH, 400):
        with two_servers(tmp_path / str(part)) as twins:
            pair = a_walker(twins[0], name), a_walker(twins[1], name)
            for number in range(part, min(part + 400, NIGHTLY_EACH)):
                walk(pair, name, f"nightly/{name}/{number}", steps=LONG)
