"""One search over several kinds: what a person typed in, ranked hits with their reasons out.

Boundary: holds the vocabulary of each kind and nothing else; the connection, what the officer may see and the region
are handed in with every call. A search reads in the caller's transaction and never writes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from caseworker.store.search.hits import Hit, VisibleClause
from caseworker.store.search.ladder import climb
from caseworker.store.search.place import Place
from caseworker.store.search.query import LONGEST_QUERY, Query, readings
from caseworker.store.search.ranking import Found, judge
from caseworker.store.search.texts import Scored, find_texts
from caseworker.store.search.vocabulary import Vocabulary, load

NAMED_KINDS = frozenset({"person", "organisation", "household"})
_LEAST_SCORE = 0.3


class Searcher:
    """Finds records. One per open store; safe to use from one thread at a time.

    Before `prepare` has run for a kind, misspelt names of that kind are not found; everything else is.
    """

    def __init__(self) -> None:
        self._vocabularies: dict[str, Vocabulary] = {}

    def prepare(self, connection: sa.Connection, kinds: Iterable[str]) -> None:
        """Read the words of these kinds, or read them again [about a second for a million people; off the screen's
        thread].
        """
        for kind in NAMED_KINDS.intersection(kinds):
            self._vocabularies[kind] = load(connection, kind)

    def vocabulary(self, kind: str) -> Vocabulary | None:
        """Return the words of a kind, None before `prepare` has run for it."""
        return self._vocabularies.get(kind)

    def search(
        self,
        connection: sa.Connection,
        text: str,
        *,
        kinds: Sequence[str],
        visible: Mapping[str, VisibleClause],
        region: str | None,
        on: date,
        limit: int = 20,
    ) -> list[Hit]:
        """Return what matches, at most `limit` of each kind: kinds in the given order, within each the best first.

        A kind without an entry in `visible` is not looked at. `region` (ISO 3166 letters) says where telephone numbers
        without a country code belong; `on` is the day of asking, for years of birth in two digits. Any text is taken;
        the first 200 characters count.
        """
        ways = readings(text, region=region, this_year=on.year)
        hits: list[Hit] = []
        for kind in kinds:
            if kind in visible and ways:
                place = Place(connection, kind, visible[kind], self._vocabularies.get(kind))
                found = _named(place, ways, limit) if kind in NAMED_KINDS else _texts(place, text, ways, limit)
                hits.extend(_hit(kind, scored) for scored in found)
        return hits


def _named(place: Place, ways: Sequence[Query], limit: int) -> list[Scored]:
    best: dict[int, Scored] = {}
    for query in ways:
        for wider, rows in climb(place, query, enough=limit):
            _keep_best(best, wider, rows)
        if best:
            break
    kept = [scored for scored in best.values() if scored[0] >= _LEAST_SCORE]
    return sorted(kept, key=lambda scored: (-scored[0], scored[1].rid))[:limit]


def _keep_best(best: dict[int, Scored], query: Query, rows: Sequence[Found]) -> None:
    for row in rows:
        score, reasons = judge(query, row)
        if row.rid not in best or score > best[row.rid][0]:
            best[row.rid] = (score, row, reasons)


def _texts(place: Place, text: str, ways: Sequence[Query], limit: int) -> list[Scored]:
    return find_texts(place, text[:LONGEST_QUERY], ways, enough=limit)


def _hit(kind: str, scored: Scored) -> Hit:
    score, row, reasons = scored
    return Hit(kind=kind, id=UUID(bytes=row.id), rid=row.rid, score=score, reasons=reasons)
