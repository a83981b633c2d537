"""The search rows of every kind: made, written, replaced and erased inside the caller's transaction.

One full-text table for each kind, keyed by the row number of the record. Words arrive folded, so the tokenizer only
parts them at blanks. `secure-delete` takes words out of the index pages at once instead of marking them as gone.
"""

from collections.abc import Iterable

import sqlalchemy as sa

from caseworker.store import sql
from caseworker.store.search.search_rows import COLUMNS, SearchText, search_row

__all__ = [
    "SearchText",
    "begin_bulk",
    "create_tables",
    "empty",
    "end_bulk",
    "erase",
    "replace",
    "table_of",
    "words_of",
    "write",
]

_MERGES_AT_ONCE = 4  # FTS5's own default
_NEVER = 0
_MANY_SEGMENTS = 400  # FTS5 holds 2,000 at most and then reports a full disk
_PENDING_BYTES = 16 * 1024 * 1024  # words gathered in memory before a segment is written


def table_of(kind: str) -> str:
    """Return the name of the table that holds the search rows of a kind."""
    return f"search_{kind}"


def words_of(kind: str) -> str:
    """Return the name of the table that lists the words of a kind (fts5vocab, rows)."""
    return f"search_{kind}_words"


def create_tables(connection: sa.Connection, kinds: Iterable[str]) -> None:
    """Make the search tables of these kinds where they do not exist yet."""
    columns = ", ".join(COLUMNS[:-1])
    for kind in kinds:
        table = table_of(kind)
        sql.run(
            connection,
            f'CREATE VIRTUAL TABLE IF NOT EXISTS "{table}" USING fts5({columns}, {COLUMNS[-1]} UNINDEXED, '
            "tokenize='ascii', detail=column, columnsize=0)",
        )
        sql.run(connection, f'CREATE VIRTUAL TABLE IF NOT EXISTS "{words_of(kind)}" USING fts5vocab("{table}", row)')
        _configure(connection, kind, "secure-delete", 1)
        _configure(connection, kind, "hashsize", _PENDING_BYTES)


def write(connection: sa.Connection, kind: str, rows: Iterable[SearchText]) -> None:
    """Write the search rows of new records."""
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    statement = f'INSERT INTO "{table_of(kind)}" (rowid, {", ".join(COLUMNS)}) VALUES ({marks})'
    sql.run_many(connection, statement, map(search_row, rows))


def replace(connection: sa.Connection, kind: str, row: SearchText, old: SearchText) -> None:
    """Write the search row of a changed record; nothing happens when its words are the same."""
    if search_row(row) == search_row(old):
        return
    erase(connection, kind, [old])
    write(connection, kind, [row])


def erase(connection: sa.Connection, kind: str, rows: Iterable[SearchText]) -> None:
    """Take the words of these records out of the index. Rows that are not there are passed over."""
    statement = f'DELETE FROM "{table_of(kind)}" WHERE rowid = ?'
    sql.run_many(connection, statement, [(row.rid,) for row in rows])


def empty(connection: sa.Connection, kind: str) -> None:
    """Take all words of a kind out of the index at once, which costs far less than one record after the other."""
    sql.run(connection, f'DROP TABLE "{words_of(kind)}"')
    sql.run(connection, f'DROP TABLE "{table_of(kind)}"')
    create_tables(connection, [kind])


def begin_bulk(connection: sa.Connection, kinds: Iterable[str]) -> None:
    """Put off tidying the index until `end_bulk`, across any number of transactions: for a first sync or an import.

    Searching meanwhile is right but slower. A load that never reaches `end_bulk` costs speed, not words; the next one
    that does makes up for it.
    """
    for kind in kinds:
        _configure(connection, kind, "automerge", _NEVER)
        _configure(connection, kind, "crisismerge", _MANY_SEGMENTS)


def end_bulk(connection: sa.Connection, kinds: Iterable[str]) -> None:
    """Tidy the index of these kinds into one piece and go back to tidying as it grows [5 s for a million people]."""
    for kind in kinds:
        table = table_of(kind)
        sql.run(connection, f'INSERT INTO "{table}" ("{table}") VALUES (\'optimize\')')
        _configure(connection, kind, "automerge", _MERGES_AT_ONCE)
        _configure(connection, kind, "crisismerge", _MERGES_AT_ONCE * 4)


def _configure(connection: sa.Connection, kind: str, setting: str, value: int) -> None:
    table = table_of(kind)
    sql.run(connection, f'INSERT INTO "{table}" ("{table}", rank) VALUES (?, ?)', (setting, value))
