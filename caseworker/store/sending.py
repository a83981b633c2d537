"""How far own work has come: kept here, at the server, or sent back. It is sent when the server has said so."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.plain import from_micros
from caseworker.store import returned, sql
from caseworker.store.answers import ARRIVED, Made

_PART = 500
_OLDEST = (
    "SELECT e.at FROM outbox o JOIN edit e ON e.eid = o.eid "
    "WHERE o.n >= (SELECT pending_from FROM travel) AND o.state = 'waiting' ORDER BY o.n LIMIT 1"
)
_BY_ACTION = (
    "SELECT e.action, count(*), min(e.at) FROM outbox o JOIN edit e ON e.eid = o.eid "
    "WHERE o.state = 'waiting' OR o.answer = ? GROUP BY e.action ORDER BY min(e.at)"
)
_ON_RECORDS = (
    "SELECT h.record, o.state, o.answer, b.dismissed FROM history h JOIN edit e ON e.eid = h.eid "
    "JOIN outbox o ON o.n = e.n LEFT JOIN returned b ON b.op_id = o.op_id WHERE h.record IN ({marks})"
)


class Progress(StrEnum):
    """How far the work on a record has come, from the least far on; `RETURNED` asks for its author's attention."""

    RETURNED = "returned"
    DRAFT = "draft"
    SAVED_HERE = "saved_here"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Own work in numbers. `saved_here` waits for the server, or at the server for a record that is not there yet.

    `sent` counts what the server has taken and that is still on this device too, until it is in a backup there.
    """

    drafts: int
    saved_here: int
    sent: int
    returned: int
    oldest_waiting: datetime | None


def status(connection: sa.Connection) -> Status:
    """Return how far everything has come."""
    counted = list(sql.run(connection, "SELECT state, answer, count(*) FROM outbox GROUP BY state, answer"))
    oldest = sql.scalar(connection, _OLDEST)
    return Status(
        drafts=int(sql.scalar(connection, "SELECT count(*) FROM draft WHERE discarded_at IS NULL")),
        saved_here=sum(count for state, answer, count in counted if _is_saved_here(state, answer)),
        sent=sum(count for _, answer, count in counted if answer in ARRIVED),
        returned=returned.count(connection),
        oldest_waiting=None if oldest is None else from_micros(oldest),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingWork:
    """Edits of one action of the program that the server has not taken, such as `contact.log`: how many, since when."""

    action: str
    count: int
    oldest_at: datetime


def waiting_work(connection: sa.Connection) -> list[WaitingWork]:
    """Return what is saved here and not sent, by action, the one with the oldest edit first."""
    rows = sql.run(connection, _BY_ACTION, (Made.PARKED.value,))
    return [WaitingWork(action=action, count=count, oldest_at=from_micros(at)) for action, count, at in rows]


def progress(connection: sa.Connection, records: Collection[UUID]) -> dict[UUID, Progress]:
    """Return how far the work on each of these records has come."""
    listed = list(records)
    found = dict.fromkeys(listed, Progress.SENT)
    for start in range(0, len(listed), _PART):
        part = listed[start : start + _PART]
        marks, ids = ",".join("?" * len(part)), tuple(one.bytes for one in part)
        for record, state, answer, dismissed in sql.run(connection, _ON_RECORDS.format(marks=marks), ids):
            _lower(found, UUID(bytes=record), _step(state, answer, dismissed))
        drafts = f"SELECT about FROM draft WHERE discarded_at IS NULL AND about IN ({marks})"
        for (about,) in sql.run(connection, drafts, tuple(str(one) for one in part)):
            _lower(found, UUID(about), Progress.DRAFT)
    return found


_ORDER = list(Progress)


def _lower(found: dict[UUID, Progress], record: UUID, step: Progress) -> None:
    found[record] = min(found[record], step, key=_ORDER.index)


def _step(state: str, answer: str | None, dismissed: int | None) -> Progress:
    if answer == Made.REFUSED and not dismissed:
        return Progress.RETURNED
    return Progress.SAVED_HERE if _is_saved_here(state, answer) else Progress.SENT


def _is_saved_here(state: str, answer: str | None) -> bool:
    return state == "waiting" or answer == Made.PARKED
