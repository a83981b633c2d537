"""One transaction that changes records.

A unit gathers what an officer does and, when it ends well, writes it in one transaction: the rows with their links
and search words, the history, the operation for the outbox, and the audit record. When anything fails, none of them is
written.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from sys import maxsize
from typing import TypeVar, cast
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.definition import Record
from caseworker.domain.ids import Entropy, OperationId, new_id
from caseworker.domain.operations import (
    WIRE_SCHEMA,
    Author,
    Mutation,
    Operation,
    Plain,
    Verb,
    applied,
    between,
    canonical,
    tick,
)
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.store import aside, audit, groups, history, own_words, sql, travel
from caseworker.store.overlay import Overlay
from caseworker.store.reader import NotHere, Reader
from caseworker.store.record_writer import NewRow, RecordWriter, remove_record
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.schema import Schema

_SHADOW = (
    "INSERT INTO shadow (record, field, base, seen) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (record, field) DO UPDATE SET seen = min(seen, excluded.seen)"
)

R = TypeVar("R", bound=Record)


class AlreadyHere(CaseworkerError):
    """A record with this id exists already."""

    key = "store.already-here"
    sentence = "This {kind} exists already. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is being done: by whom, when (by their clock), as which action of the program, and why."""

    author: Author
    at: datetime
    action: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """A record that was made, or changed, by a part of a unit."""

    kind: str
    record: UUID
    made: bool


@dataclass(slots=True)
class _Touched:
    """A record that this unit made (`before` is None), changed or erased."""

    rows: SubjectRows
    rid: int
    before: dict[str, Plain] | None
    after: dict[str, Plain]
    v: int = 0
    scopes: int | None = None
    mutations: list[Mutation] = field(default_factory=list)
    erased: bool = False

    def again(self) -> "_Touched":
        return replace(self, mutations=list(self.mutations))


class Unit(Reader):
    """A transaction that changes records; ended by the store, never by hand."""

    def __init__(self, connection: sa.Connection, schema: Schema, deed: Deed, entropy: Entropy) -> None:
        super().__init__(connection, schema)
        self.deed = deed
        self._entropy = entropy
        self._at_ms = to_micros(deed.at) // 1000
        self._fresh: set[int] = set()  # ids made here, which no record has yet; numbers are hashed faster
        self._here = travel.place(connection)
        self._touched: dict[UUID, _Touched] = {}
        self._before_attempt: dict[UUID, _Touched | None] | None = None
        self._also: list[Callable[[int], None]] = []

    def new_id(self) -> UUID:
        """Return a fresh UUIDv7 at the moment of the deed."""
        fresh = new_id(self._at_ms, self._entropy)
        self._fresh.add(fresh.int)
        return fresh

    def add(self, record: Record) -> None:
        """Make a record. Raises AlreadyHere when its id is taken, TextCannotBeKept for a broken text."""
        rows = self.schema.of(type(record))
        if record.id in self._touched or (record.id.int not in self._fresh and self._is_here(rows, record.id)):
            raise AlreadyHere(kind=rows.kind)
        self._keep_for_attempt(record.id)
        self._touched[record.id] = _Touched(rows, 0, None, rows.plain(record))

    def save(self, record: Record) -> None:
        """Keep what differs from the record as it stands. Raises NotHere for a record that was never made."""
        rows = self.schema.of(type(record))
        touched = self._touched.get(record.id) or self._touch(rows, record.id)
        standing = rows.plain(rows.value(record.id, touched.after))
        found = between(rows.definition, record.id, standing, rows.plain(record), rows.default_of)
        if found:
            self._keep_for_attempt(record.id)
        for mutation in found:
            touched.after = rows.lean(applied(touched.after, mutation))
        touched.mutations += found
        if found:
            self._touched[record.id] = touched

    def erase(self, subject: type[Record], record_id: UUID) -> None:
        """Erase a record everywhere: its values leave history and outbox too; who acted and when stays.

        Raises NotHere. The words are off the disk once the caller has emptied the write-ahead log.
        """
        rows = self.schema.of(subject)
        touched = self._touch(rows, record_id)
        self._keep_for_attempt(record_id)
        touched.mutations = [Mutation(rows.kind, record_id, Verb.ERASE, "", None)]
        touched.erased = True
        self._touched[record_id] = touched

    def do(self, mutation: Mutation) -> None:
        """Do one thing to a field that is there, and tell of it even when it leaves the field as it is.

        For an officer who decides for a value that stands: what they saw is part of the decision. Raises NotHere.
        """
        rows = self.schema.rows[mutation.kind]
        touched = self._touched.get(mutation.record) or self._touch(rows, mutation.record)
        self._keep_for_attempt(mutation.record)
        touched.after = rows.lean(applied(touched.after, mutation))
        touched.mutations.append(mutation)
        self._touched[mutation.record] = touched

    @contextmanager
    def attempt(self) -> Iterator[list[Touch]]:
        """Around a part that may fail while the unit goes on: when it raises, what it did to records is taken back.

        The list is filled at the end with what it made and changed. A number it took stays taken. Not to be nested.
        """
        kept: dict[UUID, _Touched | None] = {}
        done: list[Touch] = []
        self._before_attempt = kept
        try:
            yield done
        except BaseException:
            self._restore(kept)
            raise
        finally:
            self._before_attempt = None
        done += [Touch(self._touched[one].rows.kind, one, self._touched[one].before is None) for one in kept]

    def also(self, act: Callable[[int], None]) -> None:
        """Have this done within the transaction once all is written: with the number of the edit, 0 without one."""
        self._also.append(act)

    def find(self, subject: type[R], record_id: UUID) -> R | None:
        """Return a record as this unit leaves it, or None."""
        touched = self._touched.get(record_id)
        if touched is None:
            return super().find(subject, record_id)
        if touched.erased:
            return None
        return cast(R, touched.rows.value(record_id, touched.after))

    def is_named_elsewhere(self, records: Collection[UUID]) -> bool:
        """Whether any of these records is named by another one that is not erased by this unit."""
        marks = ",".join("?" * len(records))
        statement = f"SELECT DISTINCT source FROM link WHERE target IN ({marks})"
        for (source,) in sql.run(self.connection, statement, tuple(one.bytes for one in records)):
            naming = UUID(bytes=source)
            touched = self._touched.get(naming)
            if naming not in records and (touched is None or not touched.erased):
                return True
        return False

    def touched(self) -> dict[str, list[UUID]]:
        """Return the ids of the records made or changed so far, by kind."""
        found: dict[str, list[UUID]] = {}
        for record_id, one in self._touched.items():
            found.setdefault(one.rows.kind, []).append(record_id)
        return found

    def finish(self) -> Operation | None:
        """Write everything the unit gathered; returns the operation, None when nothing was changed."""
        mutations = tuple(self._mutations())
        if not mutations:
            self._end(0)
            return None
        operation = self._operation(mutations)
        seq = audit.append(self.connection, self._audit_entry(operation), entropy=self._entropy)
        self._erase_records()
        self._write_records(operation)
        groups.follow(self, self.touched())
        eid = self._write_edit(operation, seq)
        history.write(self.connection, eid, self._pasts())
        travel.enqueue(self.connection, self._here, operation, eid=eid)
        self._end(eid)
        return operation

    def _end(self, eid: int) -> None:
        for act in self._also:
            act(eid)

    def _keep_for_attempt(self, record_id: UUID) -> None:
        kept = self._before_attempt
        if kept is not None and record_id not in kept:
            standing = self._touched.get(record_id)
            kept[record_id] = None if standing is None else standing.again()

    def _restore(self, kept: dict[UUID, _Touched | None]) -> None:
        for record_id, standing in kept.items():
            if standing is None:
                self._touched.pop(record_id, None)
            else:
                self._touched[record_id] = standing

    def _is_here(self, rows: SubjectRows, record_id: UUID) -> bool:
        return sql.first(self.connection, f'SELECT 1 FROM "{rows.kind}" WHERE id = ?', (record_id.bytes,)) is not None

    def _touch(self, rows: SubjectRows, record_id: UUID) -> _Touched:
        stored = self._stored(rows, record_id)
        if stored is None:
            raise NotHere(kind=rows.kind)
        return _Touched(rows, stored.rid, stored.fields, stored.fields, stored.v, stored.scopes)

    def _mutations(self) -> Iterator[Mutation]:
        for record_id, one in self._touched.items():
            if one.before is None:
                yield Mutation(one.rows.kind, record_id, Verb.CREATE, "", cast(Plain, one.after))
            else:
                yield from one.mutations

    def _operation(self, mutations: tuple[Mutation, ...]) -> Operation:
        return Operation(
            op_id=OperationId(self.new_id()),
            author=self.deed.author,
            life=UUID(bytes=self._here.life),
            n=self._here.n + 1,
            seen=self._seen(mutations),
            hlc=tick(self._here.hlc, to_micros(self.deed.at) // 1000),
            schema=WIRE_SCHEMA,
            at=self.deed.at,
            action=self.deed.action,
            reason=self.deed.reason,
            mutations=mutations,
        )

    def _seen(self, mutations: tuple[Mutation, ...]) -> int:
        """Return up to where of the server's log the officer had seen what is changed; making a record changes nothing.

        Nothing of a record that the log has not brought; and of a field that an own edit still hides, what that edit's
        author had seen: what came since is beneath it, and the edit may yet be refused. Where both say the same,
        nothing is hidden.
        """
        return min((self._seen_of(one) for one in mutations if one.verb is not Verb.CREATE), default=0)

    def _seen_of(self, mutation: Mutation) -> int:
        v = self._touched[mutation.record].v
        if not v:
            return 0
        on_top = self._seen_beneath(mutation)
        return min(on_top, max(v, self._here.cursor))

    def _seen_beneath(self, mutation: Mutation) -> int:
        """Return the least that an author of a pending edit on the same field had seen; very much without one."""
        if not self._here.is_anything_pending:
            return maxsize
        if mutation.verb is Verb.ERASE:
            layers = Overlay(self.connection).on([mutation.record]).get(mutation.record, ())
            return min((one.seen for one in layers if not one.mutation.field), default=maxsize)
        beneath = "SELECT seen, base FROM shadow WHERE record = ? AND field = ?"
        found = sql.first(self.connection, beneath, (mutation.record.bytes, mutation.field))
        return maxsize if found is None or found[1] == self._shown(mutation) else int(found[0])

    def _shown(self, mutation: Mutation) -> str:
        """Return as canonical text what a field showed before this unit."""
        one = self._touched[mutation.record]
        return canonical((one.before or {}).get(mutation.field, one.rows.default_of(mutation.field))).decode()

    def _erase_records(self) -> None:
        for record_id, one in self._touched.items():
            if one.erased:
                remove_record(self.connection, one.rows, one.rid, record_id, one.before or {})
                own_words.forget(self.connection, record_id)
                if one.v:
                    aside.put(self.connection, aside.Aside(record_id, one.rows.kind, one.v, one.scopes, None))

    def _write_records(self, operation: Operation) -> None:
        writer = RecordWriter(self.connection)
        made: dict[str, list[tuple[UUID, _Touched]]] = {}
        for record_id, one in self._touched.items():
            if one.erased:
                continue
            if one.before is None:
                made.setdefault(one.rows.kind, []).append((record_id, one))
            else:
                self._shadow(record_id, one, operation.seen)
                writer.update(one.rows, one.rid, record_id, before=one.before, after=one.after)
        for group in made.values():
            writer.insert(group[0][1].rows, [NewRow(record_id, 0, operation.n, one.after) for record_id, one in group])

    def _shadow(self, record_id: UUID, one: _Touched, seen: int) -> None:
        """Keep what the log brought beneath the fields that are edited; what it has not brought has nothing beneath."""
        before = one.before or {}
        fields = dict.fromkeys(mutation.field for mutation in one.mutations) if one.v else ()
        beneath = [(name, canonical(before.get(name, one.rows.default_of(name))).decode()) for name in fields]
        sql.run_many(self.connection, _SHADOW, [(record_id.bytes, *each, seen) for each in beneath])

    def _write_edit(self, operation: Operation, seq: int) -> int:
        made = sql.run(
            self.connection,
            "INSERT INTO edit (op_id, officer, device, at, action, reason, audit, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                operation.op_id.bytes,
                operation.author.officer.bytes,
                operation.author.device.bytes,
                to_micros(operation.at),
                operation.action,
                operation.reason,
                seq,
                operation.n,
            ),
        )
        return int(made.lastrowid)

    def _pasts(self) -> Iterator[history.Past]:
        for record_id, one in self._touched.items():
            if one.before is None:
                yield history.Past(one.rows.kind, record_id.bytes, None)
            elif one.erased:
                yield history.Past(one.rows.kind, record_id.bytes, {})
            else:
                names = dict.fromkeys(mutation.field for mutation in one.mutations)
                yield history.Past(one.rows.kind, record_id.bytes, {name: one.before.get(name) for name in names})

    def _audit_entry(self, operation: Operation) -> audit.Entry:
        touched = self.touched()
        only = [record_id for ids in touched.values() for record_id in ids]
        return audit.Entry(
            author=operation.author,
            at=operation.at,
            act=operation.action,
            obj=str(only[0]) if len(only) == 1 else "",
            reason=operation.reason,
            x={"op": str(operation.op_id), **{kind: len(ids) for kind, ids in touched.items()}},
        )
