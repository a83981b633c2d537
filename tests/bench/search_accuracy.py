"""How often the right person is among the first five when the name is misspelt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from caseworker.store.search.hits import EVERYTHING
from caseworker.store.search.searcher import Searcher
from tests.bench.typing import misspelt, people_of

ASKED_ON = date(2026, 11, 20)
_FIRST = 5


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of searches, from 0 to 1, and the invented texts that failed."""

    first: float
    first_five: float
    searches: int
    missed: tuple[str, ...]


def search_accuracy(connection: sa.Connection, *, searches: int = 1000, seed: int = 11) -> Accuracy:
    """Measure with slips made here on people drawn from the store."""
    asked = list(misspelt(people_of(connection, count=searches, seed=seed), seed=seed))
    return accuracy_of(connection, [(text, frozenset({_id_of(connection, rid)})) for text, rid in asked])


def accuracy_of(
    connection: sa.Connection, queries: Iterable[tuple[str, frozenset[UUID]]], *, region: str = "GB"
) -> Accuracy:
    """Measure with texts and the records of the person that is meant: any one of them is the right one."""
    searcher = Searcher()
    searcher.prepare(connection, ["person"])
    ranks = [(text, _rank(searcher, connection, text, meant, region)) for text, meant in queries]
    return Accuracy(
        first=sum(rank == 0 for _, rank in ranks) / len(ranks),
        first_five=sum(rank < _FIRST for _, rank in ranks) / len(ranks),
        searches=len(ranks),
        missed=tuple(text for text, rank in ranks if rank >= _FIRST),
    )


def _rank(searcher: Searcher, connection: sa.Connection, text: str, meant: frozenset[UUID], region: str) -> int:
    """Return the place of the first right hit, from 0; a place that is not among the first five when there is none."""
    hits = searcher.search(
        connection, text, kinds=["person"], visible={"person": EVERYTHING}, region=region, on=ASKED_ON, limit=20
    )
    return next((at for at, hit in enumerate(hits) if hit.id in meant), len(hits) + _FIRST)


def _id_of(connection: sa.Connection, rid: int) -> UUID:
    return UUID(bytes=connection.exec_driver_sql("SELECT id FROM person WHERE rid = ?", (rid,)).scalar_one())
