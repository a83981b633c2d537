"""The service's transaction over SQL: `storage.Tx` on SQLite and PostgreSQL, by statements both understand.

Whoever opens the connection begins and commits the transaction. On SQLite it must begin with the write lock
(BEGIN IMMEDIATE) before a push; on PostgreSQL the records are locked in the order of their ids. The row that hands out
numbers is updated last in a push, so that writers wait for each other only a moment and no number is ever seen before
its rows.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from operator import itemgetter
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, OperationId
from caseworker.domain.operations import without
from sync.protocol.bodies import read_body
from sync.protocol.lineage import Epoch
from sync.server.engines import as_failed
from sync.server.paging import in_pages
from sync.server.row_values import (
    about_rows,
    change_of,
    change_rows,
    lineage_text,
    operation_of,
    operation_row,
    place_of,
    place_row,
    record_of,
    record_row,
    stream_of,
    text_of,
    words_of,
)
from sync.server.statements import Values, Writing, statements, without_nul
from sync.server.storage import ChangeRow, FiledOperation, OperationRow, Overtaken, Past, PlaceRow, StoredRecord, Stream
from sync.server.tables import CHANGE, GRANT, STREAM

_NEAR = 2000  # numbers: so far from the head the log is read through, and not scope by scope
_LAST_PART = (1 << 31) - 1
_NOTHING = ("[]", "[]")  # of scopes and mentions

_Place = tuple[int, int]
_Led = tuple[UUID, frozenset[str], frozenset[str]]
"""A record, the words that led to it, and those that do now."""


class SqlTx:
    """One transaction on one stream. Satisfies `storage.Tx`."""

    def __init__(self, connection: sa.Connection, stream: str) -> None:
        self._connection = connection
        self._stream = stream
        self._say = statements(connection.dialect.name)
        self._uuid = self._say.uuid
        self._failure: type[Exception] = connection.dialect.loaded_dbapi.Error

    def make_stream(self, epoch: Epoch) -> None:
        """Begin a stream that does not exist yet."""
        row = {"head": 0, "floor": 0, "safe": 0, "lineage": lineage_text((epoch,))}
        self._connection.execute(sa.insert(STREAM).values(stream=self._stream, **row))

    def grant(self, device: DeviceId, scopes: Iterable[str]) -> None:
        """Give a device these scopes and no others."""
        mine = (GRANT.c.stream == self._stream) & (GRANT.c.device == device)
        self._connection.execute(sa.delete(GRANT).where(mine))
        rows = [{"stream": self._stream, "device": device, "scope": scope} for scope in sorted(scopes)]
        if rows:
            self._connection.execute(sa.insert(GRANT), rows)

    def stream(self) -> Stream:
        """Return the state of the log."""
        return stream_of(self._one(self._say.stream))

    def allot(self, count: int) -> int:
        """Take numbers and return the first."""
        (head,) = self._run(self._say.allot, (count, self._stream)).fetchone()
        return int(head) - count + 1

    def begin_epoch(self, epoch: Epoch) -> None:
        """Continue the log in a new epoch."""
        self._set_stream(lineage=lineage_text((*self.stream().lineage, epoch)))

    def mark_safe(self, place: int) -> None:
        """Say up to where the log is in a backup that was read back."""
        self._set_stream(safe=max(self.stream().safe, place))

    def trim(self, floor: int) -> None:
        """Let go of rows up to a place."""
        kept_from = max(self.stream().floor, floor)
        self._set_stream(floor=kept_from)
        old = (CHANGE.c.stream == self._stream) & (CHANGE.c.seq <= kept_from)
        self._connection.execute(sa.delete(CHANGE).where(old))

    def grants(self, device: DeviceId) -> frozenset[str]:
        """Return the scopes a device may have now."""
        return frozenset(row[0] for row in self._read(self._say.grants, device.hex))

    def records(self, ids: Sequence[UUID]) -> dict[UUID, StoredRecord]:
        """Return those of the records that are known; where others could write, lock them in the order of their ids."""
        if not ids:
            return {}
        statement = self._say.records if self._reads_only() else self._say.lock_records
        asked = {one.hex: one for one in ids} if self._say.sqlite else {}
        uuid = asked.__getitem__ if self._say.sqlite else self._uuid  # an id need not be made anew
        found = (record_of(row, uuid) for row in self._read(statement, self._digits(ids)))
        return {one.id: one for one in found}

    def put_records(self, records: Iterable[StoredRecord]) -> None:
        """Write records as they stand now, and what leads to them where that has changed."""
        listed = list(records)
        if not listed:
            return
        told = self._read(self._say.indexed, self._digits(one.id for one in listed))
        before = {key: (scopes, mentions) for key, scopes, mentions in told}
        self._write(self._say.put_records, [record_row(self._stream, one, self._say.told) for one in listed])
        had = [(one, *before.get(self._say.told(one.id), _NOTHING)) for one in listed]
        scopes = [(one.id, words_of(was), one.scopes) for one, was, _ in had if was != text_of(one.scopes)]
        mentions = [(one.id, words_of(was), one.mentions) for one, _, was in had if was != text_of(one.mentions)]
        self._lead(scopes, add=self._say.add_scopes, remove=self._say.remove_scopes)
        self._lead(mentions, add=self._say.add_mentions, remove=self._say.remove_mentions)

    def mentioning(self, words: Iterable[str]) -> dict[str, list[UUID]]:
        """Return which records mention these words."""
        found: dict[str, list[UUID]] = {}
        for word, record in self._read(self._say.mentioning, self._say.listed(sorted(set(words)))):
            found.setdefault(word, []).append(self._uuid(record))
        return found

    def last_place(self, device: DeviceId, life: UUID) -> PlaceRow | None:
        """Return the last operation of a life."""
        return place_of(self._one(self._say.last_place, device.hex, life.hex), self._uuid)

    def place(self, device: DeviceId, life: UUID, n: int) -> PlaceRow | None:
        """Return an operation of a life by its number."""
        return place_of(self._one(self._say.place, device.hex, life.hex, n), self._uuid)

    def moved(self, device: DeviceId, life: UUID) -> Past:
        """Return former lives from which operations moved into a life. They moved when it began, so its first tells."""
        first = self._one(self._say.first_life, device.hex, life.hex)
        if first is None or self._uuid(first[0]) == life:
            return ()
        return tuple((self._uuid(former), n) for former, n in self._read(self._say.moved, device.hex, life.hex))

    def add_places(self, places: Iterable[PlaceRow]) -> None:
        """Add operations to their lives."""
        self._write(self._say.add_places, [place_row(self._stream, one, self._say.told) for one in places])

    def operations(self, ids: Iterable[OperationId]) -> dict[OperationId, OperationRow]:
        """Return those of the operations that are known."""
        digits = self._digits(ids)
        found = (operation_of(row, self._uuid) for row in self._read(self._say.operations, digits))
        return {one.op_id: one for one in found}

    def put_operations(self, operations: Iterable[FiledOperation]) -> None:
        """Write operations with their state; raises Overtaken when one was decided on meanwhile."""
        listed = list(operations)
        rows = [operation_row(self._stream, one, self._say.told) for one in listed]
        if self._write(self._say.put_operations, rows) != len(rows):
            raise Overtaken
        self._write(
            self._say.add_about, [row for one in listed for row in about_rows(self._stream, one, self._say.told)]
        )

    def parked_for(self, records: Sequence[UUID]) -> dict[UUID, list[FiledOperation]]:
        """Return the operations that wait for each record, the oldest first."""
        found: dict[UUID, list[FiledOperation]] = {record: [] for record in records}
        for record, body, *row in self._read(self._say.parked, self._digits(records)) if found else ():
            about = frozenset(one.record for one in read_body(body).mutations)
            found[self._uuid(record)].append(FiledOperation(operation_of(row, self._uuid), body, about))
        return found

    def conflicts_about(self, records: Sequence[UUID]) -> dict[UUID, list[UUID]]:
        """Return the ids of the conflicts about each record."""
        found: dict[UUID, list[UUID]] = {record: [] for record in records}
        for record, conflict in self._read(self._say.conflicts, self._digits(records)) if found else ():
            found[self._uuid(record)].append(self._uuid(conflict))
        return found

    def make_sure(self, *, absent: Collection[UUID], waiting: Mapping[UUID, Sequence[FiledOperation]]) -> None:
        """Look again for what was not there; on SQLite nobody else can have written."""
        if self._say.sqlite:
            return
        if absent and self._one(self._say.present, self._digits(absent)) is not None:
            raise Overtaken
        now = self.parked_for(list(waiting))
        if any(len(now[record]) != len(known) for record, known in waiting.items()):
            raise Overtaken

    def add_conflicts(self, pairs: Iterable[tuple[UUID, UUID]]) -> None:
        """Write down conflicts."""
        told = self._say.told
        self._write(self._say.add_conflicts, [(self._stream, told(record), told(one)) for record, one in pairs])

    def add_changes(self, rows: Iterable[ChangeRow]) -> None:
        """Append to the log."""
        self._write(self._say.add_changes, list(change_rows(self._stream, rows, self._say.told)))

    def changes(self, *, after: int, scopes: frozenset[str]) -> Iterator[ChangeRow]:
        """Give the log's rows of these scopes after a place, in order, reading a page at a time."""
        head = self.stream().head
        if after >= head or not scopes:
            return iter(())
        if head - after <= _NEAR:
            rows = self._log(self._say.changes, after, self._say.listed(sorted(scopes)))
        else:  # each scope by its own range of the index
            rows = merge(*(self._log(self._say.changes_in, after, one) for one in scopes), key=itemgetter(0, 1))
        return (change_of(row, self._uuid) for row in rows)

    def records_in(self, scope: str, *, after: UUID | None) -> Iterator[StoredRecord]:
        """Give the records of a scope in the order of their ids, reading a page at a time."""
        rows = self._in_scope(self._say.records_in, scope, after, lambda row: len(row[6]) + len(row[7]))
        return (record_of(row, self._uuid) for row in rows)

    def versions_in(self, scope: str) -> Iterator[tuple[UUID, int]]:
        """Give id and version of every record of a scope."""
        rows = self._in_scope(self._say.versions_in, scope, None, lambda _row: 64)
        return ((self._uuid(key), v) for key, v in rows)

    def forget(self, record: UUID) -> None:
        """Take what a record said out of the log and out of operations about it."""
        self._run(self._say.unsay, (self._stream, record.hex))
        for op_id, body in self._read(self._say.about, record.hex):
            self._run(self._say.wordless, (without(body, record), self._stream, self._uuid(op_id).hex))

    def _reads_only(self) -> bool:
        return bool(self._connection.get_execution_options().get("postgresql_readonly"))

    def _read(self, statement: str, *asked: Any) -> Sequence[Any]:
        """Return the rows as the driver makes them."""
        rows: Sequence[Any] = self._run(statement, (self._stream, *map(without_nul, asked))).fetchall()
        return rows

    def _run(self, statement: str, asked: Sequence[Any]) -> Any:
        """Run a statement past SQLAlchemy, whose result objects cost more than the statement, and return the cursor."""
        driver: Any = self._connection.connection.driver_connection
        try:
            return driver.execute(statement, asked)
        except self._failure as error:
            raise as_failed(error, self._connection) from error

    def _one(self, statement: str, *asked: Any) -> Any:
        rows = self._read(statement, *asked)
        return rows[0] if rows else None

    def _write(self, how: Writing, rows: Sequence[Values]) -> int:
        """Write rows by one statement; return how many it wrote."""
        if not rows:
            return 0
        told = self._say.rows(how, rows)
        return int((self._run_many if self._say.sqlite else self._run)(how.text, told).rowcount)

    def _run_many(self, statement: str, rows: Sequence[Values]) -> Any:
        """Run a statement once for each row."""
        driver: Any = self._connection.connection.driver_connection
        try:
            return driver.executemany(statement, rows)
        except self._failure as error:
            raise as_failed(error, self._connection) from error

    def _digits(self, ids: Iterable[UUID]) -> str:
        return self._say.listed_ids(ids)

    def _lead(self, told: Sequence[_Led], *, add: Writing, remove: Writing) -> None:
        """Write which words lead to records, where that has changed."""
        stream, id_of = self._stream, self._say.told
        self._write(remove, [(stream, word, id_of(one)) for one, had, has in told for word in sorted(had - has)])
        self._write(add, [(stream, word, id_of(one)) for one, had, has in told for word in sorted(has - had)])

    def _log(self, statement: str, after: int, scopes: Any) -> Iterator[Any]:
        def read(place: _Place, limit: int) -> Sequence[Any]:
            return self._read(statement, *place, scopes, limit)

        return in_pages(read, after=(after, _LAST_PART), key_of=itemgetter(0, 1), size_of=lambda row: len(row[5]))

    def _in_scope(self, statement: str, scope: str, after: UUID | None, size_of: Callable[[Any], int]) -> Iterator[Any]:
        def read(key: str, limit: int) -> Sequence[Any]:
            return self._read(statement, scope, key, limit)

        start = self._say.before_all if after is None else after.hex
        return in_pages(read, after=start, key_of=lambda row: self._uuid(row[0]).hex, size_of=size_of)

    def _set_stream(self, **values: Any) -> None:
        self._connection.execute(sa.update(STREAM).where(STREAM.c.stream == self._stream).values(**values))
