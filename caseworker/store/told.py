"""Conflicts that are still to be told to a server that lost them. Works inside the caller's transaction."""

from dataclasses import dataclass
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.operations import Plain
from caseworker.store import sql


@dataclass(frozen=True, slots=True)
class Told:
    """One conflict as the lost part of the log had it, in plain fields."""

    id: UUID
    fields: dict[str, Plain]


def keep(connection: sa.Connection, one: Told) -> None:
    """Keep a conflict to be told, in place of an earlier state of it."""
    fields = msgspec.json.encode(one.fields).decode()
    sql.run(connection, "INSERT OR REPLACE INTO told_conflict (id, fields) VALUES (?, ?)", (one.id.bytes, fields))


def everything(connection: sa.Connection) -> list[Told]:
    """Return the conflicts that are to be told, in the order of their ids."""
    rows = sql.run(connection, "SELECT id, fields FROM told_conflict ORDER BY id")
    return [Told(UUID(bytes=record), msgspec.json.decode(fields)) for record, fields in rows]


def taken(connection: sa.Connection, ids: frozenset[UUID]) -> None:
    """Let go of conflicts that the server has been told of."""
    sql.run_many(connection, "DELETE FROM told_conflict WHERE id = ?", [(one.bytes,) for one in ids])
