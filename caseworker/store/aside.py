"""Records of the server's log that have no row: kept here as they came, handed on unchanged and never shown.

They are of a kind that this version does not know, lack a field it cannot do without, or lie beneath an own erasing;
of the last only the version is kept. Works inside the caller's transaction.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.operations import Plain
from caseworker.store import sql

_JSON = msgspec.json.Encoder()
_PART = 500
_PUT = "INSERT OR REPLACE INTO aside (id, kind, v, scopes, fields) VALUES (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Aside:
    """One record without a row, at the server's version `v`. `fields` None: its words are gone from here."""

    id: UUID
    kind: str
    v: int
    scopes: int | None
    fields: Mapping[str, Plain] | None


def find(connection: sa.Connection, records: Collection[UUID]) -> dict[UUID, Aside]:
    """Return those of the records that are kept aside."""
    if sql.first(connection, "SELECT 1 FROM aside LIMIT 1") is None:
        return {}
    found: dict[UUID, Aside] = {}
    listed = [one.bytes for one in records]
    for start in range(0, len(listed), _PART):
        part = listed[start : start + _PART]
        marks = ",".join("?" * len(part))
        for one in _read(connection, f"WHERE id IN ({marks})", tuple(part)):
            found[one.id] = one
    return found


def of_kind(connection: sa.Connection, kind: str) -> Iterator[Aside]:
    """Give the records of a kind that are kept aside with their words, in the order of their ids."""
    return _read(connection, "WHERE kind = ? AND fields IS NOT NULL ORDER BY id", (kind,))


def everything(connection: sa.Connection) -> Iterator[Aside]:
    """Give every record that is kept aside."""
    return _read(connection, "ORDER BY id", ())


def put(connection: sa.Connection, one: Aside) -> None:
    """Keep a record aside, in place of its earlier state."""
    fields = None if one.fields is None else _JSON.encode(one.fields).decode()
    sql.run(connection, _PUT, (one.id.bytes, one.kind, one.v, one.scopes, fields))


def drop(connection: sa.Connection, record: UUID) -> None:
    """Let a record go."""
    sql.run(connection, "DELETE FROM aside WHERE id = ?", (record.bytes,))


def _read(connection: sa.Connection, condition: str, parameters: tuple[object, ...]) -> Iterator[Aside]:
    rows = sql.run(connection, f"SELECT id, kind, v, scopes, fields FROM aside {condition}", parameters).fetchall()
    for record, kind, v, scopes, fields in rows:
        yield Aside(UUID(bytes=record), kind, v, scopes, None if fields is None else msgspec.json.decode(fields))
