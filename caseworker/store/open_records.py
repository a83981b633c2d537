"""Records that are being brought up to date: each with its base apart from what the officer sees, until written out.

What is written is always worked out anew from the base and the own edits that lie on it, so it does not matter in which
order rows, answers and the passing of operations came. Works inside the caller's transaction.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.operations import canonical
from caseworker.store import aside, attachment_keys, sql
from caseworker.store.overlay import Fields, Laid, Overlay, lay
from caseworker.store.record_writer import Head, NewRow, RecordWriter, remove_records
from caseworker.store.rows.tables import Stored, SubjectRows
from caseworker.store.schema import Schema

_PART = 500
_ATTACHMENT = "attachment"
_SHADOW = "INSERT INTO shadow (record, field, base, seen) VALUES (?, ?, ?, ?)"


@dataclass(slots=True)
class Open:
    """One record. `base` is what the log brought, at the version `v`; None when the log has not brought it, or it left.

    `withheld`: the log has it, but its words went when its officer erased it here.
    """

    rows: SubjectRows
    id: UUID
    stored: Stored | None
    base: Fields | None = None
    v: int = 0
    scopes: int | None = None
    withheld: bool = False
    erased: bool = False
    has_shadows: bool = False
    is_aside: bool = False

    def set_base(self, fields: Fields, *, v: int, scopes: int | None) -> None:
        """Let the log's record be this one."""
        self.base, self.v, self.scopes, self.withheld, self.erased = fields, v, scopes, False, False

    def drop_base(self, *, erased: bool = False) -> None:
        """Let the log have no such record for this device."""
        self.base, self.v, self.scopes, self.withheld, self.erased = None, 0, None, False, erased


class OpenRecords:
    """The records open in one transaction.

    `changed` are the ids by kind of those whose look has changed, `unsealed` the attachments whose files may go, and
    `missing` the scopes of records that should be seen again although their words went.
    """

    def __init__(self, connection: sa.Connection, schema: Schema, *, index_later: bool = False) -> None:
        self.overlay = Overlay(connection)
        self.changed: dict[str, set[UUID]] = {}
        self.unsealed: set[UUID] = set()
        self.missing: set[int] = set()
        self._connection = connection
        self._schema = schema
        self._open: dict[UUID, Open] = {}
        self._writer = RecordWriter(connection, index_later=index_later)

    def __contains__(self, record: UUID) -> bool:
        return record in self._open

    def opened(self, kind: str, records: Iterable[UUID]) -> dict[UUID, Open]:
        """Return these records of one kind, open; they are read when they were not."""
        wanted = list(dict.fromkeys(records))
        rows = self._schema.rows[kind]
        closed = [one for one in wanted if one not in self._open]
        for start in range(0, len(closed), _PART):
            self._read(rows, closed[start : start + _PART])
        return {one: self._open[one] for one in wanted}

    def insert(self, kind: str, fresh: Collection[NewRow]) -> None:
        """Write records that are not here and on which nothing lies, past all of this."""
        rows = self._schema.rows[kind]
        whole = [one for one in fresh if rows.is_whole(one.fields)]
        for one in fresh if len(whole) < len(fresh) else ():
            if not rows.is_whole(one.fields):
                aside.put(self._connection, aside.Aside(one.id, kind, one.v, one.scopes, one.fields))
        self._writer.insert(rows, whole)
        self.changed.setdefault(kind, set()).update(one.id for one in whole)

    def remove(self, kind: str, gone: Collection[Stored], *, words: bool = True) -> None:
        """Take records away on which nothing lies, past all of this; without `words` the caller sees to their words."""
        remove_records(self._connection, self._schema.rows[kind], list(gone), words=words)
        self.changed.setdefault(kind, set()).update(one.id for one in gone)
        if kind == _ATTACHMENT:
            for one in gone:
                self._unseal(one)

    def write_out(self) -> None:
        """Write all open records as they are to be seen now, and close them."""
        layers = self.overlay.on(self._open)
        for kind, group in _by_kind(self._open.values()):
            self._write(kind, [(one, lay(one.base, one.v, layers.get(one.id, ()))) for one in group])
        self._open.clear()
        self.overlay.let_go()

    def _read(self, rows: SubjectRows, records: Collection[UUID]) -> None:
        marks, ids = ",".join("?" * len(records)), tuple(one.bytes for one in records)
        found = sql.run(self._connection, f"{rows.select_sql} WHERE r.id IN ({marks})", ids)
        stored = {one.id: one for one in map(rows.stored, found)}
        shadows: dict[UUID, Fields] = {}
        beneath = f"SELECT record, field, base FROM shadow WHERE record IN ({marks})"
        for record, field, base in sql.run(self._connection, beneath, ids):
            shadows.setdefault(UUID(bytes=record), {})[field] = msgspec.json.decode(base)
        beside = aside.find(self._connection, records)
        for record in records:
            self._open[record] = _opened(rows, record, stored.get(record), shadows.get(record), beside.get(record))

    def _write(self, kind: str, group: list[tuple[Open, Laid]]) -> None:
        rows = self._schema.rows[kind]
        new: list[NewRow] = []
        gone: list[Stored] = []
        for one, laid in group:
            shown = self._shown(one, laid)
            if shown is not None and one.stored is not None:
                self._update(one, one.stored, shown, laid)
            elif shown is not None:
                new.append(NewRow(one.id, one.v, _born(one, laid), shown, one.scopes))
            elif one.stored is not None:
                gone.append(one.stored)
            if (shown is None) != (one.stored is None):
                self.changed.setdefault(kind, set()).add(one.id)
            self._set_aside(one, shown)
            if kind == _ATTACHMENT and one.base is None and one.stored is not None and shown is None:
                self._unseal(one.stored, erased=one.erased)
        if gone:
            remove_records(self._connection, rows, gone)
        if new:
            self._writer.insert(rows, new)
        self._write_shadows((one, laid) for one, laid in group if one.base is not None)

    def _shown(self, one: Open, laid: Laid) -> Fields | None:
        """Return what is to stand in the row, None when there is to be none."""
        if laid.fields is None:
            return None
        if one.withheld:
            self.missing |= set() if one.scopes is None else {one.scopes}
            one.drop_base()
            return None
        return one.rows.lean(laid.fields) if one.rows.is_whole(laid.fields) else None

    def _update(self, one: Open, stored: Stored, shown: Fields, laid: Laid) -> None:
        head = Head(one.v, _born(one, laid), one.scopes)
        self._writer.update(one.rows, stored.rid, one.id, before=stored.fields, after=shown, head=head)
        if shown != stored.fields:
            self.changed.setdefault(one.rows.kind, set()).add(one.id)

    def _set_aside(self, one: Open, shown: Fields | None) -> None:
        if shown is None and one.base is not None:
            kept = None if one.withheld or one.rows.is_whole(one.base) else one.base
            aside.put(self._connection, aside.Aside(one.id, one.rows.kind, one.v, one.scopes, kept))
        elif one.is_aside:
            aside.drop(self._connection, one.id)

    def _write_shadows(self, group: Iterable[tuple[Open, Laid]]) -> None:
        for one, laid in group:
            if one.has_shadows:
                sql.run(self._connection, "DELETE FROM shadow WHERE record = ?", (one.id.bytes,))
            if laid.seen and laid.fields is not None and one.base is not None:
                sql.run_many(self._connection, _SHADOW, _shadows(one, one.base, laid))

    def _unseal(self, gone: Stored, *, erased: bool = False) -> None:
        """Let the content of an attachment go, unless the server has yet to get it from here."""
        sha256 = str(gone.fields.get("sha256", ""))
        if erased or not attachment_keys.is_awaited(self._connection, gone.id, sha256):
            attachment_keys.forget(self._connection, gone.id)
            self.unsealed.add(gone.id)


def _opened(
    rows: SubjectRows, record: UUID, stored: Stored | None, shadows: Fields | None, beside: aside.Aside | None
) -> Open:
    one = Open(rows, record, stored, has_shadows=shadows is not None, is_aside=beside is not None)
    if stored is not None and stored.v:
        one.set_base({**stored.fields, **(shadows or {})}, v=stored.v, scopes=stored.scopes)
    elif beside is not None:
        one.set_base(dict(beside.fields or {}), v=beside.v, scopes=beside.scopes)
        one.withheld = beside.fields is None
    return one


def _shadows(one: Open, base: Fields, laid: Laid) -> Iterator[tuple[bytes, str, str, int]]:
    for name, seen in laid.seen.items():
        yield one.id.bytes, name, canonical(base.get(name, one.rows.default_of(name))).decode(), seen


def _born(one: Open, laid: Laid) -> int | None:
    return laid.made_by if one.base is None else None


def _by_kind(records: Iterable[Open]) -> Iterator[tuple[str, list[Open]]]:
    found: dict[str, list[Open]] = {}
    for one in records:
        found.setdefault(one.rows.kind, []).append(one)
    yield from found.items()
