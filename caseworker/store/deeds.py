"""Who did what: the edits known on this device and what its audit trail tells besides, the newest first.

An edit is found by the records it touched, so that only edits of visible records are told. The trail has no index: it
is read whole [0.3 s for 100,000 records], once for a list, and then only for the rows that are looked at.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.ids import OfficerId
from caseworker.domain.plain import from_micros, to_micros
from caseworker.store import sql
from caseworker.store.search.hits import VisibleClause

_PARTS = {"t": "t", "actor": "actor", "act": "act", "obj": "obj", "kind": "x.kind", "op": "x.op"}
_TEXT = "CAST(record AS TEXT)"
_READABLE = f"SELECT seq, CASE WHEN json_valid({_TEXT}) THEN {_TEXT} ELSE '{{}}' END AS told FROM audit"
_FIRST = "CASE h.kind WHEN 'person' THEN 0 WHEN 'case' THEN 1 WHEN 'visit' THEN 2 ELSE 3 END"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedsWanted:
    """Which are wanted: of one officer, of acts that begin with one of these words, in a time, about some records."""

    officer: OfficerId | None = None
    acts: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    records: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class DeedRef:
    """One thing that was done: of the trail (`seq`) or an edit (`eid`), with the record it is foremost about."""

    at_us: int
    seq: int = 0
    eid: int = 0
    kind: str = ""
    record: UUID | None = None


@dataclass(frozen=True, slots=True)
class DeedTold:
    """Who did it, by which act of the program, whether it was allowed, and the reason that was given."""

    by: OfficerId
    act: str
    allowed: bool
    reason: str


def edits(
    connection: sa.Connection, wanted: DeedsWanted, visible: Mapping[str, VisibleClause], *, limit: int
) -> list[DeedRef]:
    """Return edits of visible records, the newest first, each with the foremost record it touched."""
    seen, parameters = _seen(visible)
    conditions, more = _narrowed("e.at", "e.officer", "e.action", wanted)
    if wanted.officer is not None:
        more[0] = wanted.officer.bytes
    if wanted.records:
        conditions.append(f"h.record IN ({','.join('?' * len(wanted.records))})")
        more += [one.bytes for one in wanted.records]
    rows = sql.run(
        connection,
        f"SELECT e.at, h.eid, h.kind, h.record, MIN({_FIRST}) FROM history h JOIN edit e ON e.eid = h.eid "
        f"WHERE {' AND '.join([*conditions, seen])} GROUP BY h.eid ORDER BY e.at DESC, h.eid DESC LIMIT ?",
        (*more, *parameters, limit),
    )
    return [DeedRef(at, eid=eid, kind=kind, record=UUID(bytes=record)) for at, eid, kind, record, _ in rows]


def trail(connection: sa.Connection, wanted: DeedsWanted, *, with_edits: bool, limit: int) -> list[DeedRef]:
    """Return records of the trail, the newest first; without those that tell of edits unless these are wanted too."""
    conditions, parameters = _narrowed("t", "actor", "act", wanted)
    conditions.append("t IS NOT NULL AND actor IS NOT NULL")
    if not with_edits:
        conditions.append("op IS NULL")
    if wanted.records:
        conditions.append(f"obj IN ({','.join('?' * len(wanted.records))})")
        parameters += [str(one) for one in wanted.records]
    parts = ", ".join(f"json_extract(told, '$.{path}') AS {name}" for name, path in _PARTS.items())
    rows = sql.run(
        connection,
        f"SELECT t, seq, kind, obj FROM (SELECT seq, {parts} FROM ({_READABLE})) "
        f"WHERE {' AND '.join(conditions)} ORDER BY seq DESC LIMIT ?",
        (*parameters, limit),
    )
    return [DeedRef(t, seq=seq, kind=kind or "", record=_id(obj)) for t, seq, kind, obj in rows]


def told(connection: sa.Connection, refs: Sequence[DeedRef]) -> dict[DeedRef, DeedTold]:
    """Return what is told of some of them; at most a few hundred."""
    return _told_by_trail(connection, refs) | _told_by_edits(connection, refs)


def moment_of(ref: DeedRef) -> datetime:
    """Return when it was done."""
    return from_micros(ref.at_us)


def _told_by_trail(connection: sa.Connection, refs: Sequence[DeedRef]) -> dict[DeedRef, DeedTold]:
    known = {ref.seq: ref for ref in refs if ref.seq}
    rows = sql.run(
        connection,
        "SELECT a.seq, a.record, r.text FROM audit a LEFT JOIN audit_reason r ON r.seq = a.seq "
        f"WHERE a.seq IN ({','.join('?' * len(known))})",
        tuple(known),
    )
    found = {}
    for seq, record, reason in rows:
        content: dict[str, Any] = json.loads(record)
        officer = OfficerId(UUID(content["actor"]))
        found[known[seq]] = DeedTold(officer, str(content["act"]), content["out"] == "allow", reason or "")
    return found


def _told_by_edits(connection: sa.Connection, refs: Sequence[DeedRef]) -> dict[DeedRef, DeedTold]:
    known = {ref.eid: ref for ref in refs if ref.eid}
    rows = sql.run(
        connection,
        f"SELECT eid, officer, action, reason FROM edit WHERE eid IN ({','.join('?' * len(known))})",
        tuple(known),
    )
    return {
        known[eid]: DeedTold(OfficerId(UUID(bytes=officer)), action, allowed=True, reason=reason)
        for eid, officer, action, reason in rows
    }


def _narrowed(at: str, officer: str, act: str, wanted: DeedsWanted) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    parameters: list[Any] = []
    if wanted.officer is not None:
        conditions.append(f"{officer} = ?")
        parameters.append(str(wanted.officer))
    if wanted.since is not None:
        conditions.append(f"{at} >= ?")
        parameters.append(to_micros(wanted.since))
    if wanted.until is not None:
        conditions.append(f"{at} < ?")
        parameters.append(to_micros(wanted.until))
    if wanted.acts:
        conditions.append("(" + " OR ".join([f"substr({act}, 1, ?) = ?"] * len(wanted.acts)) + ")")
        for one in wanted.acts:
            parameters += [len(one), one]
    return conditions, parameters


def _seen(visible: Mapping[str, VisibleClause]) -> tuple[str, list[Any]]:
    ways, parameters = [], []
    for kind, clause in visible.items():
        ways.append(f'(h.kind = ? AND EXISTS (SELECT 1 FROM "{kind}" r WHERE r.id = h.record AND {clause.sql}))')
        parameters += [kind, *clause.parameters]
    return f"({' OR '.join(ways)})", parameters


def _id(words: str | None) -> UUID | None:
    try:
        return UUID(words) if words else None
    except ValueError:
        return None
