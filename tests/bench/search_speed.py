"""How long one keystroke in the search field takes on a store, encrypted or not."""

import time
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from caseworker.store.search.hits import EVERYTHING, VisibleClause
from caseworker.store.search.searcher import Searcher
from tests.bench.typing import keystrokes, people_of

ASKED_ON = date(2026, 11, 20)
_WARM_UP = 300


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds of a search, and how many there were."""

    p50_ms: float
    p95_ms: float
    p99_ms: float
    searches: int
    prepare_s: float


def search_speed(
    connection: sa.Connection, *, searches: int = 2000, seed: int = 7, visible: VisibleClause = EVERYTHING
) -> Speed:
    """Measure mixed searches for people, keystroke by keystroke, after a warm-up; the same queries for the same
    store.
    """
    searcher = Searcher()
    started = time.perf_counter()
    searcher.prepare(connection, ["person"])
    prepared = time.perf_counter() - started
    typed = list(keystrokes(people_of(connection, count=searches // 6, seed=seed), seed=seed))
    typed = typed[: searches + _WARM_UP]
    for text in typed[:_WARM_UP]:
        _timed(searcher, connection, text, visible)
    times = sorted(_timed(searcher, connection, text, visible) for text in typed[_WARM_UP:])
    return Speed(
        p50_ms=times[len(times) // 2],
        p95_ms=times[len(times) * 95 // 100],
        p99_ms=times[len(times) * 99 // 100],
        searches=len(times),
        prepare_s=prepared,
    )


def _timed(searcher: Searcher, connection: sa.Connection, text: str, visible: VisibleClause) -> float:
    started = time.perf_counter()
    searcher.search(connection, text, kinds=["person"], visible={"person": visible}, region="US", on=ASKED_ON, limit=20)
    return (time.perf_counter() - started) * 1000
