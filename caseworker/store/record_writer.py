"""Rows in and out of the tables of the subjects, with their links and search words: the part that edits made here and
changes brought by the server have in common. Works inside the caller's transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.operations import Plain
from caseworker.store import history, likely_pairs, sql
from caseworker.store.rows.tables import Stored, SubjectRows
from caseworker.store.search import behind
from caseworker.store.search import index as search_index

_LINK_IN = "INSERT OR IGNORE INTO link (target, moment, code, source) VALUES (?, ?, ?, ?)"
_LINK_OUT = "DELETE FROM link WHERE target = ? AND moment = ? AND code = ? AND source = ?"


@dataclass(frozen=True, slots=True)
class NewRow:
    """A record that has no row yet: `v` is the server's version, `born` the own operation that made it.

    `scopes` is the number of the set of scopes it is in.
    """

    id: UUID
    v: int
    born: int | None
    fields: Mapping[str, Plain]
    scopes: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a row beside its fields, as it is to be from now on."""

    v: int
    born: int | None
    scopes: int | None


class RecordWriter:
    """Writes rows for one transaction; numbers them itself.

    With `index_later` the search rows of new records are left to `search.behind`.
    """

    def __init__(self, connection: sa.Connection, *, index_later: bool = False) -> None:
        self._connection = connection
        self._next: dict[str, int] = {}
        self._index_later = index_later
        self._behind: set[str] = set()

    def insert(self, rows: SubjectRows, new: Sequence[NewRow]) -> None:
        """Write new rows of one subject. Raises FieldMissing, and has written nothing, when one is not whole."""
        first = self._numbers(rows, len(new))
        cells = [
            rows.columns(first + i, one.id.bytes, one.v, one.born, one.fields, scopes=one.scopes)
            for i, one in enumerate(new)
        ]
        self._many(rows.insert_sql, cells)
        if rows.link_codes:
            self._many(_LINK_IN, [link for one in new for link in link_rows(rows, one.id, one.fields)])
        likely_pairs.came(self._connection, rows.kind, first=first, count=len(new))
        if not self._index_later:
            texts = (search_index.SearchText(first + i, rows.words(one.fields)) for i, one in enumerate(new))
            search_index.write(self._connection, rows.kind, texts)
        elif rows.kind not in self._behind:
            self._behind.add(rows.kind)
            behind.fall_behind(self._connection, rows.kind, first=first)

    def update(
        self,
        rows: SubjectRows,
        rid: int,
        record: UUID,
        *,
        before: dict[str, Plain],
        after: dict[str, Plain],
        head: Head | None = None,
    ) -> None:
        """Write the fields that differ between two states of one record, and what stands beside them."""
        changed = [name for name in rows.codecs if before.get(name) != after.get(name)]
        cells = [rows.column_of(name, after.get(name, rows.default_of(name))) for name in changed]
        places = [f'"{name}" = ?' for name in changed]
        if head is not None:
            cells += [head.v, head.born, head.scopes]
            places += ["v = ?", "born = ?", "scopes = ?"]
        unknown = rows.unknown(after)
        if unknown != rows.unknown(before):
            cells.append(unknown)
            places.append("extra = ?")
        if places:
            statement = f'UPDATE "{rows.kind}" SET {", ".join(places)} WHERE rid = ?'
            sql.run(self._connection, statement, (*cells, rid))
        if not rows.followed.isdisjoint(changed):
            self._follow(rows, rid, record, before, after)

    def _follow(
        self, rows: SubjectRows, rid: int, record: UUID, before: dict[str, Plain], after: dict[str, Plain]
    ) -> None:
        self._relink(rows, record, before, after)
        old, new = rows.words(before), rows.words(after)
        if old != new:
            likely_pairs.changed(self._connection, rows.kind, rid, record)
            search_index.replace(
                self._connection,
                rows.kind,
                search_index.SearchText(rid, new),
                old=search_index.SearchText(rid, old),
            )

    def _relink(self, rows: SubjectRows, record: UUID, before: dict[str, Plain], after: dict[str, Plain]) -> None:
        if rows.link_codes:
            old, new = set(link_rows(rows, record, before)), set(link_rows(rows, record, after))
            self._many(_LINK_OUT, sorted(old - new))
            self._many(_LINK_IN, sorted(new - old))

    def _numbers(self, rows: SubjectRows, how_many: int) -> int:
        if rows.kind not in self._next:
            statement = f'SELECT coalesce(max(rid), 0) + 1 FROM "{rows.kind}"'
            self._next[rows.kind] = sql.scalar(self._connection, statement)
        first = self._next[rows.kind]
        self._next[rows.kind] += how_many
        return first

    def _many(self, statement: str, parameters: Iterable[Sequence[Any]]) -> None:
        listed = list(parameters)
        if listed:
            sql.run_many(self._connection, statement, listed)


def remove_record(
    connection: sa.Connection, rows: SubjectRows, rid: int, record: UUID, fields: dict[str, Plain]
) -> None:
    """Take a record off this device: row, links, search words, shadows, and the values in its history."""
    remove_records(connection, rows, [Stored(rid, record, 0, None, fields)])


def remove_records(connection: sa.Connection, rows: SubjectRows, gone: Sequence[Stored], *, words: bool = True) -> None:
    """The same for many records of one subject; without `words` their search words are left to the caller."""
    if words:
        texts = [search_index.SearchText(one.rid, rows.words(one.fields)) for one in gone]
        search_index.erase(connection, rows.kind, texts)
    likely_pairs.forget(connection, rows.kind, [one.id for one in gone])
    links = [link for one in gone for link in link_rows(rows, one.id, one.fields)]
    if links:
        sql.run_many(connection, _LINK_OUT, links)
    sql.run_many(connection, f'DELETE FROM "{rows.kind}" WHERE rid = ?', [(one.rid,) for one in gone])
    sql.run_many(connection, "DELETE FROM shadow WHERE record = ?", [(one.id.bytes,) for one in gone])
    history.erase_all(connection, [one.id for one in gone])


def link_rows(rows: SubjectRows, record: UUID, fields: Mapping[str, Plain]) -> list[tuple[bytes, int, int, bytes]]:
    """Return the rows of the link table for one record."""
    return [(link.target, link.moment, link.code, record.bytes) for link in rows.links(record, fields)]
