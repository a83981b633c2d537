"""Takes in what the server's log brings, in one transaction with the place reached in that log.

The base is written only from the log, the overlay only by the officer: a field with pending edits keeps what its
officer sees, and the value that came is put in its shadow. When the log has passed the last pending edit, the shadow
becomes the field. Taking the same change in twice is taking it in once (sync design, sections 1 and 3).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import cast
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.definition import Merge
from caseworker.domain.ids import OperationId
from caseworker.domain.operations import Author, Mutation, Plain, Verb, applied, canonical
from caseworker.store import book, groups, history, sql, travel
from caseworker.store.reader import Reader
from caseworker.store.record_writer import NewRow, RecordWriter, remove_record
from caseworker.store.rows.tables import Stored, SubjectRows
from caseworker.store.schema import Schema

_PART = 500
_NOTHING = ("", "", "", "", None)  # what is left of an erased mutation
_ADDING = frozenset({Merge.SET, Merge.COUNT})


class What(StrEnum):
    """What the server decided about a record."""

    FULL = "full"  # all fields
    PUT = "put"  # the fields that changed
    LEAVE = "leave"  # the record is out of this device's scopes
    ERASE = "erase"  # the record is gone everywhere


@dataclass(frozen=True, slots=True)
class Credit:
    """The edit behind a change, for the history."""

    op_id: OperationId
    author: Author
    at_micros: int
    action: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One numbered decision of the server. `fields` are plain; fields this version does not know are kept."""

    seq: int
    what: What
    kind: str
    id: UUID
    fields: Mapping[str, Plain]
    credit: Credit | None = None


class Intake:
    """Takes changes in for one transaction. `finish` moves the cursor and lets passed operations go."""

    def __init__(self, connection: sa.Connection, schema: Schema) -> None:
        self._connection = connection
        self._reader = Reader(connection, schema)
        self._schema = schema
        self._writer = RecordWriter(connection)
        self._device = book.look_up(connection, "device")
        self._changed: dict[str, set[UUID]] = {}

    @property
    def changed(self) -> Mapping[str, set[UUID]]:
        """The records that were changed here, by kind: the news for whoever shows them."""
        return self._changed

    def take(self, changes: Iterable[Change]) -> None:
        """Take changes in, in their order."""
        for (kind, new), group in groupby(changes, lambda one: (one.kind, one.what is What.FULL)):
            rows = self._schema.rows[kind]
            listed = list(group)
            if new:
                self._take_full(rows, listed)
            else:
                for one in listed:
                    self._take_one(rows, one)

    def finish(self, cursor: int) -> None:
        """Set the place reached in the server's log, and let its values stand where no edit is pending any more."""
        sql.run(self._connection, "UPDATE travel SET cursor = ?", (cursor,))
        last = travel.passed(self._connection, cursor)
        if last is not None:
            self._settle(last)
        groups.follow(self._reader, self._changed)

    def _take_full(self, rows: SubjectRows, changes: Sequence[Change]) -> None:
        for start in range(0, len(changes), _PART):
            part = changes[start : start + _PART]
            here = self._present(rows, [one.id.bytes for one in part])
            fresh = {one.id: one for one in part if one.id.bytes not in here}
            self._writer.insert(rows, [NewRow(one.id, one.seq, None, dict(one.fields)) for one in fresh.values()])
            for one in part:
                if one is not fresh.get(one.id):
                    self._take_one(rows, one)
            self._changed.setdefault(rows.kind, set()).update(fresh)

    def _present(self, rows: SubjectRows, ids: Sequence[bytes]) -> set[bytes]:
        statement = f'SELECT id FROM "{rows.kind}" WHERE id IN ({",".join("?" * len(ids))})'
        return {row[0] for row in sql.run(self._connection, statement, tuple(ids))}

    def _take_one(self, rows: SubjectRows, change: Change) -> None:
        row = sql.first(self._connection, f"{rows.select_sql} WHERE r.id = ?", (change.id.bytes,))
        stored = None if row is None else rows.stored(row)
        if stored is not None and change.seq <= stored.v:
            return
        if change.what in {What.LEAVE, What.ERASE}:
            if stored is not None:
                remove_record(self._connection, rows, stored.rid, stored.id, stored.fields)
                if change.what is What.ERASE:
                    travel.erase_mutations(self._connection, stored.id)
        elif stored is not None:
            self._merge(rows, stored, change)
        elif change.what is What.FULL:
            self._writer.insert(rows, [NewRow(change.id, change.seq, None, rows.lean(change.fields))])
        self._changed.setdefault(rows.kind, set()).add(change.id)

    def _merge(self, rows: SubjectRows, stored: Stored, change: Change) -> None:
        coming = dict(change.fields)
        if change.what is What.FULL:
            coming = {name: change.fields.get(name, rows.default_of(name)) for name in {*rows.codecs, *change.fields}}
        shadowed = self._shadowed(stored.id)
        after = dict(stored.fields)
        for name, value in coming.items():
            if name in shadowed:
                sql.run(
                    self._connection,
                    "UPDATE shadow SET base = ? WHERE record = ? AND field = ?",
                    (canonical(value).decode(), stored.id.bytes, name),
                )
                after[name] = self._overlaid(rows, stored, name, value)
            else:
                after[name] = value
        self._write_history(stored, change, {name for name in coming if name not in shadowed})
        self._writer.update(rows, stored.rid, stored.id, before=stored.fields, after=rows.lean(after))
        statement = f'UPDATE "{rows.kind}" SET v = ?, born = NULL WHERE rid = ?'
        sql.run(self._connection, statement, (change.seq, stored.rid))

    def _shadowed(self, record: UUID) -> set[str]:
        rows = sql.run(self._connection, "SELECT field FROM shadow WHERE record = ?", (record.bytes,))
        return {row[0] for row in rows}

    def _overlaid(self, rows: SubjectRows, stored: Stored, name: str, base: Plain) -> Plain:
        if rows.definition.field(name).rule.merge not in _ADDING:
            return stored.fields.get(name, rows.default_of(name))
        seen = {name: base}
        for mutation in self._pending(stored.id, name):
            seen = applied(seen, mutation)
        return seen[name]

    def _pending(self, record: UUID, name: str) -> Iterator[Mutation]:
        bodies = sql.run(
            self._connection,
            "SELECT o.body FROM history h JOIN outbox o ON o.eid = h.eid "
            "WHERE h.record = ? AND o.state <> 'kept' ORDER BY o.n",
            (record.bytes,),
        )
        for (body,) in bodies:
            for mutation in msgspec.json.decode(body)[-1]:
                kind, one, verb, field, value = _NOTHING if isinstance(mutation, str) else mutation
                if one == str(record) and field == name:
                    yield Mutation(kind, record, Verb(verb), field, cast(Plain, value))

    def _write_history(self, stored: Stored, change: Change, names: set[str]) -> None:
        credit = change.credit
        if credit is None or not names or str(credit.author.device) == self._device:
            return  # own edits are in the history since they were made
        made = sql.run(
            self._connection,
            "INSERT INTO edit (op_id, officer, device, at, action, reason) VALUES (?, ?, ?, ?, ?, ?)",
            (
                credit.op_id.bytes,
                credit.author.officer.bytes,
                credit.author.device.bytes,
                credit.at_micros,
                credit.action,
                credit.reason,
            ),
        )
        before = {name: stored.fields.get(name) for name in sorted(names)}
        history.write(self._connection, made.lastrowid, [history.Past(change.kind, stored.id.bytes, before)])

    def _settle(self, last_n: int) -> None:
        query = "SELECT record, kind, field, base FROM shadow WHERE last_n <= ? ORDER BY record"
        done = list(sql.run(self._connection, query, (last_n,)))
        for (record, kind), group in groupby(done, lambda row: (row[0], row[1])):
            rows = self._schema.rows[kind]
            row = sql.first(self._connection, f"{rows.select_sql} WHERE r.id = ?", (record,))
            assert row is not None, "a shadow goes with its record"
            stored = rows.stored(row)
            bases = {field: msgspec.json.decode(base) for _, _, field, base in group}
            after = rows.lean({**stored.fields, **bases})
            self._writer.update(rows, stored.rid, stored.id, before=stored.fields, after=after)
            self._changed.setdefault(kind, set()).add(stored.id)
        sql.run(self._connection, "DELETE FROM shadow WHERE last_n <= ?", (last_n,))
