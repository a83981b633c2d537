"""Search rows that are still to be written: of records that came in bulk, which are indexed once all of them are here.

Until then the records are in every list and are opened as usual; only their words are not found. Where indexing has to
go on is kept in the store, so a program that was cut off takes it up again. Works inside the caller's transaction.
"""

import msgspec
import sqlalchemy as sa

from caseworker.store import book, sql
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.schema import Schema
from caseworker.store.search import index

_NAME = "search_behind"
_JSON = msgspec.json.Encoder()


def fall_behind(connection: sa.Connection, kind: str, *, first: int) -> None:
    """Note that records of a kind from a row number on may be without their search rows."""
    known = _behind(connection)
    _note(connection, known | {kind: min(first, known.get(kind, first))})


def is_behind(connection: sa.Connection) -> bool:
    """Whether words of some records are not found yet."""
    return bool(_behind(connection))


def catch_up(connection: sa.Connection, schema: Schema, *, limit: int) -> bool:
    """Write the search rows of so many records that lack them; return whether there may be more."""
    known = _behind(connection)
    if not known:
        return False
    kind, first = min(known.items())
    last = _index_some(connection, schema.rows[kind], first, limit) if kind in schema.rows else None
    if last is None:
        del known[kind]
    else:
        known[kind] = last + 1
    _note(connection, known)
    return bool(known)


def _index_some(connection: sa.Connection, rows: SubjectRows, first: int, limit: int) -> int | None:
    """Index rows from a number on; return the number of the last one, None when there was none."""
    statement = f"{rows.words_sql} WHERE rid >= ? ORDER BY rid LIMIT ?"
    found = sql.run(connection, statement, (first, limit)).fetchall()
    if not found:
        return None
    last: int = found[-1][0]
    there = f'SELECT rowid FROM "{index.table_of(rows.kind)}" WHERE rowid BETWEEN ? AND ?'
    done = {rid for (rid,) in sql.run(connection, there, (first, last))}
    texts = (index.SearchText(row[0], rows.words_in(row)) for row in found if row[0] not in done)
    index.write(connection, rows.kind, texts)
    return last


def _behind(connection: sa.Connection) -> dict[str, int]:
    told = book.look_up(connection, _NAME)
    return msgspec.json.decode(told, type=dict[str, int]) if told else {}


def _note(connection: sa.Connection, known: dict[str, int]) -> None:
    book.write_down(connection, _NAME, _JSON.encode(known).decode())
