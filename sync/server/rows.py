"""The service's transaction over SQL: `storage.Tx` on SQLite and PostgreSQL, by statements both understand.

Whoever opens the connection begins and commits the transaction. On SQLite it must begin with the write lock
(BEGIN IMMEDIATE) before a push; on PostgreSQL the records are locked in the order of their ids. The row that hands out
numbers is updated last in a push, so that writers wait for each other only a moment and no number is ever seen before
its rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Plain, without
from sync.protocol.lineage import Epoch, Lineage
from sync.protocol.messages import State, What
from sync.server.clocks_text import from_text, to_text
from sync.server.storage import ChangeRow, FiledOperation, OperationRow, PlaceRow, StoredRecord, Stream
from sync.server.tables import (
    CHANGE,
    CONFLICT,
    GRANT,
    MENTION,
    OP,
    OP_ABOUT,
    OP_BODY,
    PLACE,
    RECORD,
    RECORD_SCOPE,
    STREAM,
)

_PART = 500
_JSON = msgspec.json.Encoder()
_LINEAGE = msgspec.json.Decoder(Lineage)


class SqlTx:
    """One transaction on one stream. Satisfies `storage.Tx`."""

    def __init__(self, connection: sa.Connection, stream: str) -> None:
        self._connection = connection
        self._stream = stream

    def make_stream(self, epoch: Epoch) -> None:
        """Begin a stream that does not exist yet."""
        row = {"head": 0, "floor": 0, "safe": 0, "lineage": _text((epoch,))}
        self._connection.execute(sa.insert(STREAM).values(stream=self._stream, **row))

    def grant(self, device: DeviceId, scopes: Iterable[str]) -> None:
        """Give a device these scopes and no others."""
        self._connection.execute(sa.delete(GRANT).where(self._mine(GRANT), GRANT.c.device == device))
        self._add(GRANT, [{"device": device, "scope": scope} for scope in sorted(scopes)])

    def stream(self) -> Stream:
        """Return the state of the log."""
        row = self._connection.execute(sa.select(STREAM).where(self._mine(STREAM))).one()
        return Stream(row.head, row.floor, row.safe, _LINEAGE.decode(row.lineage))

    def allot(self, count: int) -> int:
        """Take numbers and return the first."""
        head = STREAM.c.head + count
        taken = sa.update(STREAM).where(self._mine(STREAM)).values(head=head).returning(STREAM.c.head)
        return int(self._connection.execute(taken).scalar_one()) - count + 1

    def begin_epoch(self, epoch: Epoch) -> None:
        """Continue the log in a new epoch."""
        self._set_stream(lineage=_text((*self.stream().lineage, epoch)))

    def mark_safe(self, place: int) -> None:
        """Say up to where the log is in a backup that was read back."""
        self._set_stream(safe=max(self.stream().safe, place))

    def trim(self, floor: int) -> None:
        """Let go of rows up to a place."""
        kept_from = max(self.stream().floor, floor)
        self._set_stream(floor=kept_from)
        self._connection.execute(sa.delete(CHANGE).where(self._mine(CHANGE), CHANGE.c.seq <= kept_from))

    def grants(self, device: DeviceId) -> frozenset[str]:
        """Return the scopes a device may have now."""
        found = self._connection.execute(sa.select(GRANT.c.scope).where(self._mine(GRANT), GRANT.c.device == device))
        return frozenset(found.scalars())

    def records(self, ids: Sequence[UUID]) -> dict[UUID, StoredRecord]:
        """Return those of the records that are known, and lock them in the order of their ids."""
        found: dict[UUID, StoredRecord] = {}
        for part in _parts(ids):
            wanted = sa.select(RECORD).where(self._mine(RECORD), RECORD.c.id.in_(part)).order_by(RECORD.c.id)
            rows = self._connection.execute(wanted.with_for_update()).all()
            found |= {one.id: one for one in self._stored(rows)}
        return found

    def put_records(self, records: Iterable[StoredRecord]) -> None:
        """Write records as they stand now."""
        listed = list(records)
        self._remove(RECORD, RECORD.c.id, [one.id for one in listed])
        self._remove(RECORD_SCOPE, RECORD_SCOPE.c.id, [one.id for one in listed])
        self._remove(MENTION, MENTION.c.id, [one.id for one in listed])
        self._add(RECORD, [_record_row(one) for one in listed])
        self._add(RECORD_SCOPE, [{"id": one.id, "scope": scope} for one in listed for scope in sorted(one.scopes)])
        self._add(MENTION, [{"id": one.id, "word": word} for one in listed for word in sorted(one.mentions)])

    def mentioning(self, words: Iterable[str]) -> dict[str, list[UUID]]:
        """Return which records mention these words."""
        found: dict[str, list[UUID]] = {}
        for part in _parts(sorted(set(words))):
            wanted = sa.select(MENTION.c.word, MENTION.c.id).where(self._mine(MENTION), MENTION.c.word.in_(part))
            for row in self._connection.execute(wanted.order_by(MENTION.c.id)):
                found.setdefault(row.word, []).append(row.id)
        return found

    def last_place(self, device: DeviceId, life: UUID) -> PlaceRow | None:
        """Return the last operation of a life."""
        wanted = self._of_life(device, life).order_by(PLACE.c.n.desc()).limit(1)
        return _place(self._connection.execute(wanted).one_or_none())

    def place(self, device: DeviceId, life: UUID, n: int) -> PlaceRow | None:
        """Return an operation of a life by its number."""
        wanted = self._of_life(device, life).where(PLACE.c.n == n)
        return _place(self._connection.execute(wanted).one_or_none())

    def add_places(self, places: Iterable[PlaceRow]) -> None:
        """Add operations to their lives."""
        self._add(
            PLACE,
            [
                {"device": one.device, "life": one.life, "n": one.n, "chain": one.chain, "op_id": one.op_id}
                for one in places
            ],
        )

    def operations(self, ids: Iterable[OperationId]) -> dict[OperationId, OperationRow]:
        """Return those of the operations that are known."""
        found: dict[OperationId, OperationRow] = {}
        for part in _parts(sorted(set(ids))):
            rows = self._connection.execute(sa.select(OP).where(self._mine(OP), OP.c.op_id.in_(part)))
            found |= {OperationId(row.op_id): _operation(row) for row in rows}
        return found

    def put_operations(self, operations: Iterable[FiledOperation]) -> None:
        """Write operations with their state."""
        listed = list(operations)
        ids = [one.row.op_id for one in listed]
        for table in (OP, OP_BODY, OP_ABOUT):
            self._remove(table, table.c.op_id, ids)
        self._add(OP, [_operation_row(one.row) for one in listed])
        self._add(OP_BODY, [{"op_id": one.row.op_id, "body": one.body} for one in listed])
        self._add(OP_ABOUT, [{"record": r, "op_id": one.row.op_id} for one in listed for r in sorted(one.about)])

    def parked_for(self, record: UUID) -> list[FiledOperation]:
        """Return the operations that wait for a record, the oldest first."""
        wanted = self._about(record).where(OP.c.state == State.PARKED.value).order_by(OP.c.seq)
        rows = self._connection.execute(wanted).all()
        return [FiledOperation(_operation(row), row.body, self._records_of(row.op_id)) for row in rows]

    def conflicts_about(self, record: UUID) -> list[UUID]:
        """Return the ids of the conflicts about a record."""
        wanted = sa.select(CONFLICT.c.id).where(self._mine(CONFLICT), CONFLICT.c.record == record)
        return list(self._connection.execute(wanted.order_by(CONFLICT.c.id)).scalars())

    def add_conflicts(self, pairs: Iterable[tuple[UUID, UUID]]) -> None:
        """Write down conflicts."""
        self._add(CONFLICT, [{"record": record, "id": conflict} for record, conflict in pairs])

    def add_changes(self, rows: Iterable[ChangeRow]) -> None:
        """Append to the log."""
        self._add(CHANGE, [_change_row(one) for one in rows])

    def changes(self, *, after: int, scopes: frozenset[str]) -> Iterator[ChangeRow]:
        """Give the log's rows of these scopes after a place, in order."""
        wanted = sa.select(CHANGE).where(self._mine(CHANGE), CHANGE.c.seq > after, CHANGE.c.scope.in_(sorted(scopes)))
        rows = self._connection.execute(wanted.order_by(CHANGE.c.seq, CHANGE.c.part)).yield_per(_PART)
        return (_change(row) for row in rows)

    def records_in(self, scope: str, *, after: UUID | None) -> Iterator[StoredRecord]:
        """Give the records of a scope in the order of their ids."""
        while True:
            wanted = (
                sa.select(RECORD)
                .join(RECORD_SCOPE, (RECORD_SCOPE.c.stream == RECORD.c.stream) & (RECORD_SCOPE.c.id == RECORD.c.id))
                .where(self._mine(RECORD), RECORD_SCOPE.c.scope == scope)
                .order_by(RECORD.c.id)
                .limit(_PART)
            )
            rows = self._connection.execute(wanted if after is None else wanted.where(RECORD.c.id > after)).all()
            yield from self._stored(rows)
            if len(rows) < _PART:
                return
            after = rows[-1].id

    def versions_in(self, scope: str) -> Iterator[tuple[UUID, int]]:
        """Give id and version of every record of a scope."""
        wanted = (
            sa.select(RECORD.c.id, RECORD.c.v)
            .join(RECORD_SCOPE, (RECORD_SCOPE.c.stream == RECORD.c.stream) & (RECORD_SCOPE.c.id == RECORD.c.id))
            .where(self._mine(RECORD), RECORD_SCOPE.c.scope == scope)
        )
        return ((row.id, row.v) for row in self._connection.execute(wanted))

    def forget(self, record: UUID) -> None:
        """Take what a record said out of the log and out of operations about it."""
        saying = CHANGE.c.what.in_([What.PUT.value, What.FULL.value])
        self._connection.execute(sa.delete(CHANGE).where(self._mine(CHANGE), CHANGE.c.id == record, saying))
        for row in self._connection.execute(self._about(record)).all():
            one = (OP_BODY.c.op_id == row.op_id) & self._mine(OP_BODY)
            self._connection.execute(sa.update(OP_BODY).where(one).values(body=without(row.body, record)))
            one = (OP.c.op_id == row.op_id) & self._mine(OP)
            self._connection.execute(sa.update(OP).where(one).values(reason=""))

    def _mine(self, table: sa.Table) -> sa.ColumnElement[bool]:
        return table.c.stream == self._stream

    def _set_stream(self, **values: Any) -> None:
        self._connection.execute(sa.update(STREAM).where(self._mine(STREAM)).values(**values))

    def _add(self, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(sa.insert(table), [{"stream": self._stream, **row} for row in rows])

    def _remove(self, table: sa.Table, column: sa.Column[Any], ids: Sequence[UUID]) -> None:
        for part in _parts(ids):
            self._connection.execute(sa.delete(table).where(self._mine(table), column.in_(part)))

    def _of_life(self, device: DeviceId, life: UUID) -> sa.Select[Any]:
        return sa.select(PLACE).where(self._mine(PLACE), PLACE.c.device == device, PLACE.c.life == life)

    def _about(self, record: UUID) -> sa.Select[Any]:
        return (
            sa.select(OP, OP_BODY.c.body)
            .join(OP_ABOUT, (OP_ABOUT.c.stream == OP.c.stream) & (OP_ABOUT.c.op_id == OP.c.op_id))
            .join(OP_BODY, (OP_BODY.c.stream == OP.c.stream) & (OP_BODY.c.op_id == OP.c.op_id))
            .where(self._mine(OP), OP_ABOUT.c.record == record)
        )

    def _records_of(self, op_id: UUID) -> frozenset[UUID]:
        wanted = sa.select(OP_ABOUT.c.record).where(self._mine(OP_ABOUT), OP_ABOUT.c.op_id == op_id)
        return frozenset(self._connection.execute(wanted).scalars())

    def _stored(self, rows: Sequence[Any]) -> Iterator[StoredRecord]:
        scopes: dict[UUID, set[str]] = {}
        mentions: dict[UUID, set[str]] = {}
        for part in _parts([row.id for row in rows]):
            wanted = sa.select(RECORD_SCOPE).where(self._mine(RECORD_SCOPE), RECORD_SCOPE.c.id.in_(part))
            for row in self._connection.execute(wanted):
                scopes.setdefault(row.id, set()).add(row.scope)
            wanted = sa.select(MENTION).where(self._mine(MENTION), MENTION.c.id.in_(part))
            for row in self._connection.execute(wanted):
                mentions.setdefault(row.id, set()).add(row.word)
        for row in rows:
            yield StoredRecord(
                kind=row.kind,
                id=row.id,
                scopes=frozenset(scopes.get(row.id, ())),
                v=row.v,
                schema=row.schema,
                fields=_fields(row.body),
                clocks=from_text(row.clocks),
                erased=row.erased,
                mentions=frozenset(mentions.get(row.id, ())),
            )


def _parts(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (ids[start : start + _PART] for start in range(0, len(ids), _PART))


def _text(value: Any) -> str:
    return _JSON.encode(value).decode()


def _fields(text: str) -> dict[str, Plain]:
    fields: dict[str, Plain] = msgspec.json.decode(text)
    return fields


def _record_row(one: StoredRecord) -> dict[str, Any]:
    named = {"id": one.id, "kind": one.kind, "v": one.v, "schema": one.schema, "erased": one.erased}
    return {**named, "body": _text(one.fields), "clocks": to_text(one.clocks)}


def _change_row(one: ChangeRow) -> dict[str, Any]:
    return {
        "seq": one.seq,
        "part": one.part,
        "scope": one.scope,
        "kind": one.kind,
        "id": one.id,
        "what": one.what.value,
        "patch": _text(one.fields),
        "op_id": one.op,
        "elsewhere": _text(sorted(one.elsewhere)),
    }


def _change(row: Any) -> ChangeRow:
    elsewhere = frozenset(msgspec.json.decode(row.elsewhere, type=list[str]))
    fields = _fields(row.patch)
    return ChangeRow(row.seq, row.part, row.scope, row.kind, row.id, What(row.what), fields, row.op_id, elsewhere)


def _operation_row(row: OperationRow) -> dict[str, Any]:
    made = {name: getattr(row, name) for name in row.__slots__}
    return {**made, "state": row.state.value}


def _operation(row: Any) -> OperationRow:
    return OperationRow(
        op_id=OperationId(row.op_id),
        officer=OfficerId(row.officer),
        device=DeviceId(row.device),
        life=row.life,
        at=row.at,
        hlc=row.hlc,
        seen=row.seen,
        seq=row.seq,
        state=State(row.state),
        refusal=row.refusal,
        action=row.action,
        reason=row.reason,
        digest=row.digest,
    )


def _place(row: Any) -> PlaceRow | None:
    return None if row is None else PlaceRow(DeviceId(row.device), row.life, row.n, row.chain, OperationId(row.op_id))
