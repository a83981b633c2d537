"""Reading the log and the records in order: every row once, by ranges of an index, a page at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import OperationId
from caseworker.domain.merge import Clock
from sync.protocol.messages import What
from sync.server.database import Database
from sync.server.engines import SQLITE
from sync.server.paging import in_pages
from sync.server.statements import statements
from sync.server.storage import ChangeRow, Clocks, StoredRecord
from tests.sync.overhearing import overheard

MADE = Clocks(Clock(0, UUID(int=1), 1, 0, OperationId(UUID(int=1))))
SCOPES = tuple(f"T{number}/0" for number in range(12))
LONG = 2500  # numbers: further from the head than the log is read through


@pytest.fixture
def filled(database: Database) -> tuple[Database, list[ChangeRow]]:
    """A log of some thousand rows in a dozen scopes, and as many records."""
    rows = [row for seq in range(1, LONG + 1) for row in _rows(seq)]
    records = [_record(number) for number in range(1, LONG + 1)]
    with database.writing() as connection:
        tx = database.tx(connection)
        tx.allot(LONG)
        tx.add_changes(rows)
        tx.put_records(records)
    with database.writing() as connection:
        connection.exec_driver_sql("ANALYZE")
    return database, rows


def _rows(seq: int) -> list[ChangeRow]:
    return [
        ChangeRow(seq, part, SCOPES[(seq + part) % 12], "matter", UUID(int=seq), What.PUT, {"stage": str(seq)}, None)
        for part in range(1, 1 + seq % 3)
    ]


def _record(number: int) -> StoredRecord:
    return StoredRecord("matter", UUID(int=number), frozenset({SCOPES[number % 12]}), number, 1, {"title": "x"}, MADE)


def test_the_log_is_told_in_order_from_near_and_from_far(filled: tuple[Database, list[ChangeRow]]) -> None:
    database, rows = filled
    for after in (0, 1, 400, LONG - 2001, LONG - 2000, LONG - 1, LONG, LONG + 5):
        for scopes in (frozenset(SCOPES[:5]), frozenset(SCOPES), frozenset({"nowhere"}), frozenset[str]()):
            with database.reading() as connection:
                told = list(database.tx(connection).changes(after=after, scopes=scopes))
            assert told == [row for row in rows if row.seq > after and row.scope in scopes]


def test_the_records_of_a_scope_are_told_in_the_order_of_their_ids(
    filled: tuple[Database, list[ChangeRow]],
) -> None:
    database, _ = filled
    with database.reading() as connection:
        tx = database.tx(connection)
        whole = [one.id.int for one in tx.records_in(SCOPES[3], after=None)]
        rest = [one.id.int for one in tx.records_in(SCOPES[3], after=UUID(int=whole[50]))]
        versions = dict(tx.versions_in(SCOPES[3]))
    assert whole == list(range(3, LONG + 1, 12))
    assert rest == whole[51:]
    assert versions == {UUID(int=number): number for number in whole}


def test_who_stops_reading_early_has_read_little(filled: tuple[Database, list[ChangeRow]]) -> None:
    database, _ = filled
    said: list[str] = []

    @contextmanager
    def note(statement: str, *_told: Any) -> Iterator[None]:
        said.append(statement)
        yield

    with database.reading() as connection, overheard(note):
        assert len(list(islice(database.tx(connection).records_in(SCOPES[0], after=None), 20))) == 20
        assert len(list(islice(database.tx(connection).changes(after=0, scopes=frozenset(SCOPES)), 20))) == 20
    assert len(said) == 2 + len(SCOPES)  # a page of records, the head of the log, a page of each scope's


def test_nothing_is_read_from_one_end_to_the_other(filled: tuple[Database, list[ChangeRow]]) -> None:
    database, _ = filled
    say = statements(database.kind)
    asked: list[tuple[str, tuple[Any, ...]]] = [
        (say.changes_in, (database.stream, 10, 0, SCOPES[0], 100)),
        (say.changes, (database.stream, LONG - 100, 0, say.listed(SCOPES[:3]), 100)),
        (say.records_in, (database.stream, SCOPES[0], say.before_all, 100)),
        (say.versions_in, (database.stream, SCOPES[0], say.before_all, 100)),
        (say.records, (database.stream, say.listed([UUID(int=5).hex, UUID(int=6).hex]))),
        (say.operations, (database.stream, say.listed([UUID(int=5).hex, UUID(int=6).hex]))),
    ]
    for statement, parameters in asked:
        plan = _plan(database, statement, parameters)
        bad = ("SCAN ", "TEMP B-TREE") if database.kind == SQLITE else ("Seq Scan", "Sort", "Hash")
        assert not [line for line in plan if any(word in line for word in bad) and "json_each" not in line], plan


def _plan(database: Database, statement: str, parameters: tuple[Any, ...]) -> list[str]:
    """Return how a statement is done; PostgreSQL, which reads through tables as small as these, by indexes only."""
    explain = "EXPLAIN QUERY PLAN " if database.kind == SQLITE else "EXPLAIN "
    with database.reading() as connection:
        for way in () if database.kind == SQLITE else ("seqscan", "sort", "hashjoin"):
            connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
        return [str(row[-1]) for row in connection.exec_driver_sql(explain + statement, parameters)]


@given(st.lists(st.integers(0, 5000), unique=True), st.integers(-1, 5000), st.integers(1, 1 << 21))
def test_pages_hold_every_row_once_whatever_its_size(keys: list[int], after: int, size: int) -> None:
    held, asked = sorted(keys), list[int]()

    def read(start: int, limit: int) -> list[int]:
        asked.append(limit)
        return [key for key in held if key > start][:limit]

    told = list(in_pages(read, after=after, key_of=lambda row: row, size_of=lambda _row: size))
    assert told == [key for key in held if key > after]
    assert all(limit * size <= (1 << 19) or limit in {1, 32} for limit in asked)
