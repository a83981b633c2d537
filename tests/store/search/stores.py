"""A small encrypted store with a table of a kind and its search rows, for tests of search alone."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.definition import Search
from caseworker.store import engine
from caseworker.store.keys.secret import Secret
from caseworker.store.search import index
from caseworker.store.search.hits import EVERYTHING, Hit, VisibleClause
from caseworker.store.search.index import SearchText
from caseworker.store.search.searcher import Searcher

TODAY = date(2026, 11, 20)
Words = Mapping[Search, Sequence[str]]


@dataclass
class Shelf:
    """One kind of records in a real store, and a searcher over it."""

    connection: sa.Connection
    kind: str
    searcher: Searcher

    def put(self, rid: int, words: Words, *, territory: str = "east", sensitivity: int = 0) -> None:
        self.connection.exec_driver_sql(
            f"INSERT INTO {self.kind} VALUES (?, ?, ?, ?)", (rid, UUID(int=rid).bytes, territory, sensitivity)
        )
        index.write(self.connection, self.kind, [SearchText(rid, words)])

    def refresh(self) -> None:
        self.searcher.prepare(self.connection, [self.kind])

    def find(
        self, text: str, *, visible: VisibleClause = EVERYTHING, region: str | None = "US", limit: int = 20
    ) -> list[Hit]:
        return self.searcher.search(
            self.connection, text, kinds=[self.kind], visible={self.kind: visible}, region=region, on=TODAY, limit=limit
        )

    def rids(self, text: str, **how: object) -> list[int]:
        return [hit.rid for hit in self.find(text, **how)]  # type: ignore[arg-type]  # passed on as they are


@contextmanager
def a_shelf(folder: Path, kind: str = "person") -> Iterator[Shelf]:
    """An empty shelf in an encrypted file, inside one transaction."""
    path = folder / "case.db"
    path.touch()
    writer = engine.build(engine.keyed(path, Secret(bytes(range(32)))), name=path.name, write=True, cache_mib=2)
    try:
        with writer.begin() as connection:
            connection.exec_driver_sql(
                f"CREATE TABLE {kind} (rid INTEGER PRIMARY KEY, id BLOB UNIQUE, territory TEXT, sensitivity INTEGER)"
            )
            index.create_tables(connection, [kind])
            yield Shelf(connection, kind, Searcher())
    finally:
        writer.dispose()
