"""Takes in the rows of the server's log.

The base is written only from the log, the overlay only by the officer. A row counts only when its place in the log is
above the record's version, so taking the same one in twice, or an older one later, changes nothing (sync design,
sections 1 and 3). Rows of records that are new here and on which nothing lies are written many at a time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import OperationId
from caseworker.domain.operations import Author, Plain
from caseworker.store import aside, book, history, own_words, sql
from caseworker.store.aside import Aside
from caseworker.store.open_records import Open, OpenRecords
from caseworker.store.overlay import Layer, lay
from caseworker.store.record_writer import NewRow
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.schema import Schema
from caseworker.store.scope_sets import ScopeSets

_PART = 500


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
    """One numbered decision of the server. `fields` are plain; fields this version does not know are kept.

    `scopes` are all scopes of the record, empty when nothing is said of them.
    """

    seq: int
    what: What
    kind: str
    id: UUID
    fields: Mapping[str, Plain]
    credit: Credit | None = None
    scopes: tuple[str, ...] = ()


class Intake:
    """Takes changes in for one page. What they change is written out by whoever owns the open records."""

    def __init__(self, connection: sa.Connection, schema: Schema, records: OpenRecords) -> None:
        self._connection = connection
        self._schema = schema
        self._records = records
        self._sets = ScopeSets(connection)
        self._device = book.look_up(connection, "device")
        self._edits: dict[UUID, int] = {}
        self._newest = 0
        self._told: set[tuple[int, UUID]] = set()

    def take(self, changes: Iterable[Change]) -> None:
        """Take changes in, in their order."""
        for (kind, full), group in groupby(changes, lambda one: (one.kind, one.what is What.FULL)):
            rows = self._schema.rows.get(kind)
            listed = list(group)
            for start in range(0, len(listed), _PART):
                part = listed[start : start + _PART]
                self._newest = max(self._newest, *(one.seq for one in part), 0)
                if rows is None:
                    self._take_unknown(part)
                elif full:
                    self._take_full(rows, part)
                else:
                    self._take_each(rows, part)
        sql.run(self._connection, "UPDATE travel SET newest = max(newest, ?)", (self._newest,))

    def _take_full(self, rows: SubjectRows, part: Sequence[Change]) -> None:
        here = self._present(rows, [one.id for one in part])
        fresh: dict[UUID, Change] = {}
        for one in part:
            if one.id not in here:
                fresh.setdefault(one.id, one)
        number = self._sets.number
        self._records.insert(
            rows.kind, [NewRow(one.id, one.seq, None, one.fields, number(one.scopes)) for one in fresh.values()]
        )
        self._take_each(rows, [one for one in part if one is not fresh.get(one.id)])

    def _present(self, rows: SubjectRows, ids: Sequence[UUID]) -> set[UUID]:
        """Return those that are here in any way, or on which something lies."""
        statement = f'SELECT id FROM "{rows.kind}" WHERE id IN ({",".join("?" * len(ids))})'
        found = {UUID(bytes=row[0]) for row in sql.run(self._connection, statement, tuple(one.bytes for one in ids))}
        found |= {one for one in ids if one in self._records}
        return found | self._records.overlay.on(ids).keys() | aside.find(self._connection, ids).keys()

    def _take_each(self, rows: SubjectRows, part: Sequence[Change]) -> None:
        opened = self._records.opened(rows.kind, [one.id for one in part])
        overlay = self._records.overlay.on(opened)
        for change in part:
            self._take_one(opened[change.id], change, overlay.get(change.id, ()))

    def _take_one(self, one: Open, change: Change, layers: Sequence[Layer]) -> None:
        if one.base is not None and change.seq <= one.v:
            if change.seq == one.v and change.scopes:
                one.scopes = self._sets.number(change.scopes)
        elif change.what is What.LEAVE:
            one.drop_base()
        elif change.what is What.ERASE:
            one.drop_base(erased=True)
            self._forget_words(change.id)
        elif change.what is What.FULL:
            self._write_history(one, change, layers)
            one.set_base(dict(change.fields), v=change.seq, scopes=self._sets.number(change.scopes))
        elif one.base is not None:
            self._write_history(one, change, layers)
            one.base, one.v = {**one.base, **change.fields}, change.seq
            one.scopes = self._sets.number(change.scopes) or one.scopes

    def _forget_words(self, record: UUID) -> None:
        own_words.forget(self._connection, record)
        self._records.overlay.let_go()
        history.erase(self._connection, record)
        sql.run(self._connection, "DELETE FROM draft WHERE about = ?", (str(record),))

    def _take_unknown(self, part: Sequence[Change]) -> None:
        """Keep records of a kind that this version does not know as they come."""
        here = aside.find(self._connection, [one.id for one in part])
        for change in part:
            known = here.get(change.id)
            if known is not None and change.seq <= known.v:
                if change.seq == known.v and change.scopes:
                    here[change.id] = replace(known, scopes=self._sets.number(change.scopes))
                    aside.put(self._connection, here[change.id])
            elif change.what in {What.LEAVE, What.ERASE}:
                aside.drop(self._connection, change.id)
                here.pop(change.id, None)
            elif change.what is What.FULL:
                scopes = self._sets.number(change.scopes)
                here[change.id] = Aside(change.id, change.kind, change.seq, scopes, change.fields)
                aside.put(self._connection, here[change.id])
            elif known is not None:
                scopes = self._sets.number(change.scopes) or known.scopes
                fields = {**(known.fields or {}), **change.fields}
                here[change.id] = replace(known, v=change.seq, scopes=scopes, fields=fields)
                aside.put(self._connection, here[change.id])

    def _write_history(self, one: Open, change: Change, layers: Sequence[Layer]) -> None:
        """Write down what somebody else's edit replaced, as far as it was seen; own edits have been since they were."""
        credit = change.credit
        if credit is None or one.base is None or one.withheld or str(credit.author.device) == self._device:
            return
        base = one.base
        hidden = lay(base, one.v, layers).touched
        names = [name for name in change.fields if name not in hidden and base.get(name) != change.fields[name]]
        eid = self._edit(credit) if names else 0
        if names and (eid, one.id) not in self._told:
            self._told.add((eid, one.id))
            before = {name: base.get(name) for name in sorted(names)}
            history.write(self._connection, eid, [history.Past(change.kind, one.id.bytes, before)])

    def _edit(self, credit: Credit) -> int:
        known = self._edits.get(credit.op_id)
        if known is None:
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
            known = self._edits[credit.op_id] = int(made.lastrowid)
        return known
