"""Who changed a record from what to what, when and why; and any earlier state of it.

A row of history holds the plain values its edit replaced. Earlier states are worked out by walking back from today's,
so a record made by an import or a first synchronization costs next to nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Author, Plain
from caseworker.domain.plain import from_micros
from caseworker.store import sql

_JSON = msgspec.json.Encoder()
_PART = 500


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's plain value before and after an edit; None stands for the field's default."""

    field: str
    before: Plain
    after: Plain


@dataclass(frozen=True, slots=True)
class Revision:
    """One edit of one record. `fields` are all its plain fields just after; `made` tells that this edit made it."""

    op_id: OperationId
    author: Author
    at: datetime
    action: str
    reason: str
    made: bool
    changes: tuple[FieldChange, ...]
    fields: dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Past:
    """One row to be written: the record and the values its edit replaced (None: this edit made the record)."""

    kind: str
    record: bytes
    before: dict[str, Plain] | None


def write(connection: sa.Connection, eid: int, pasts: Iterable[Past]) -> None:
    """Write the history rows of one edit."""
    rows = [(eid, one.kind, one.record, None if one.before is None else _JSON.encode(one.before)) for one in pasts]
    sql.run_many(connection, "INSERT INTO history (eid, kind, record, before) VALUES (?, ?, ?, ?)", rows)


def revisions(connection: sa.Connection, record: UUID, now: dict[str, Plain]) -> list[Revision]:
    """Return every known edit of a record, newest first; `now` are its plain fields today."""
    rows = sql.run(
        connection,
        "SELECT e.op_id, e.officer, e.device, e.at, e.action, e.reason, h.before FROM history h "
        "JOIN edit e ON e.eid = h.eid WHERE h.record = ? ORDER BY h.eid DESC",
        (record.bytes,),
    )
    found, after = [], now
    for op_id, officer, device, at, action, reason, replaced in rows:
        before = {} if replaced is None else _before(after, msgspec.json.decode(replaced))
        author = Author(officer=OfficerId(UUID(bytes=officer)), device=DeviceId(UUID(bytes=device)))
        found.append(
            Revision(
                OperationId(UUID(bytes=op_id)),
                author,
                from_micros(at),
                action,
                reason,
                replaced is None,
                tuple(_changes(before, after)),
                after,
            )
        )
        after = before
    return found


def erase(connection: sa.Connection, record: UUID) -> None:
    """Take the values out of a record's history, and the reasons of the edits that touched it; who and when stays."""
    sql.run(connection, "UPDATE history SET before = '{}' WHERE record = ? AND before IS NOT NULL", (record.bytes,))
    touching = "(SELECT eid FROM history WHERE record = ?)"
    sql.run(
        connection,
        f"DELETE FROM audit_reason WHERE seq IN (SELECT audit FROM edit WHERE eid IN {touching})",
        (record.bytes,),
    )
    sql.run(connection, f"UPDATE edit SET reason = '' WHERE eid IN {touching}", (record.bytes,))


def erase_all(connection: sa.Connection, records: Sequence[UUID]) -> None:
    """Do the same for many records, most of which may have no history."""
    for start in range(0, len(records), _PART):
        part = [one.bytes for one in records[start : start + _PART]]
        marks = ",".join("?" * len(part))
        told = sql.run(connection, f"SELECT DISTINCT record FROM history WHERE record IN ({marks})", part).fetchall()
        for (record,) in told:
            erase(connection, UUID(bytes=record))


def _before(after: dict[str, Plain], replaced: dict[str, Plain]) -> dict[str, Plain]:
    merged = {**after, **replaced}
    return {name: value for name, value in merged.items() if value is not None}


def _changes(before: dict[str, Plain], after: dict[str, Plain]) -> list[FieldChange]:
    names = [*after, *(name for name in before if name not in after)]
    return [
        FieldChange(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    ]
