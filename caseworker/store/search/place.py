"""Where a search looks: one kind, through one officer's eyes. The only statements that read the index are here.

Every statement carries the officer's condition before any limit.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from caseworker.store import sql
from caseworker.store.search.hits import VisibleClause
from caseworker.store.search.index import table_of
from caseworker.store.search.match_words import WORD_COLUMNS, Condition
from caseworker.store.search.ranking import Found
from caseworker.store.search.vocabulary import Vocabulary

_COLUMNS = "f.rowid, r.id, f.name, f.birth, f.place, f.title, f.exact"


@dataclass(frozen=True, slots=True)
class Place:
    """One kind in one store, as one officer may see it. Without a vocabulary only what is typed right is found."""

    connection: sa.Connection
    kind: str
    visible: VisibleClause
    vocabulary: Vocabulary | None

    def rows(self, wanted: Condition, limit: int, *, newest: bool = False, body: bool = False) -> list[Found]:
        """Return visible rows that fulfil the condition, by their numbers; the text of the body only when asked for."""
        check = f" AND ({wanted.sql})" if wanted.sql else ""
        order, text = "DESC" if newest else "ASC", "f.body" if body else "''"
        statement = f"SELECT {_COLUMNS}, {text} {self._source()}{check} ORDER BY f.rowid {order} LIMIT ?"
        parameters = (wanted.match, *self.visible.parameters, *wanted.parameters, limit)
        return [Found(*row) for row in sql.run(self.connection, statement, parameters)]

    def holds(self, word: str) -> bool:
        """Say whether anything visible holds a word of the vocabulary."""
        statement = f"SELECT 1 {self._source()} LIMIT 1"
        parameters = (f'{WORD_COLUMNS} : "{word}"', *self.visible.parameters)
        return sql.first(self.connection, statement, parameters) is not None

    def _source(self) -> str:
        table = table_of(self.kind)
        return (
            f'FROM "{table}" AS f JOIN "{self.kind}" AS r ON r.rid = f.rowid '
            f'WHERE f."{table}" MATCH ? AND ({self.visible.sql})'
        )
