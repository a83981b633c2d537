"""What of the server's log is on this device: the records as it brought them, whatever lies on them here."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.operations import Plain
from caseworker.store import aside, sql
from caseworker.store.rows.tables import Stored, SubjectRows
from caseworker.store.schema import Schema
from caseworker.store.scope_sets import ScopeSets

_PART = 500


@dataclass(frozen=True, slots=True)
class Holding:
    """One record as the log brought it, at the version `v`. Beneath an own erasing it has no fields here."""

    kind: str
    id: UUID
    v: int
    scopes: frozenset[str]
    fields: dict[str, Plain]


def base_of(connection: sa.Connection, schema: Schema) -> Iterator[Holding]:
    """Give every record as the log brought it, without fields that have their default."""
    sets = ScopeSets(connection)
    for kind, rows in schema.rows.items():
        for part in parts(connection, rows, "r.v > 0"):
            for one in part:
                fields = rows.lean({**one.fields, **beneath(connection, one.id)})
                yield Holding(kind, one.id, one.v, sets.scopes(one.scopes), fields)
    for beside in aside.everything(connection):
        yield Holding(beside.kind, beside.id, beside.v, sets.scopes(beside.scopes), dict(beside.fields or {}))


def versions(connection: sa.Connection, schema: Schema, scope: str) -> Iterator[tuple[UUID, int]]:
    """Give id and version of every record of one scope, in no order."""
    listed = ",".join(map(str, ScopeSets(connection).inside(scope)))
    if listed:
        for table in (*schema.rows, "aside"):
            found = sql.run(connection, f'SELECT id, v FROM "{table}" WHERE scopes IN ({listed}) AND v > 0')
            for record, v in found:
                yield UUID(bytes=record), v


def parts(connection: sa.Connection, rows: SubjectRows, condition: str) -> Iterator[list[Stored]]:
    """Give the rows of a subject that meet an SQL condition (alias `r`), a few hundred at a time.

    Which these are is settled first, so that they may be changed or taken away meanwhile.
    """
    found = [row[0] for row in sql.run(connection, f'SELECT r.rid FROM "{rows.kind}" AS r WHERE {condition}')]
    for start in range(0, len(found), _PART):
        part = found[start : start + _PART]
        marks = ",".join("?" * len(part))
        yield [rows.stored(row) for row in sql.run(connection, f"{rows.select_sql} WHERE r.rid IN ({marks})", part)]


def beneath(connection: sa.Connection, record: UUID) -> dict[str, Plain]:
    """Return what the log brought for the fields of a record that own edits hide."""
    found = sql.run(connection, "SELECT field, base FROM shadow WHERE record = ?", (record.bytes,))
    return {field: msgspec.json.decode(base) for field, base in found}
