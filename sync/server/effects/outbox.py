"""Writing down what is to be sent, in the transaction of the work that it follows from (sync design, section 6).

The key of a message is operation, kind and target, so that each is written at most once however often a push comes.
What is written holds ids and words of the program; templates are filled when a message is sent, from what stands then.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.plain import to_micros
from sync.protocol.bodies import read_body
from sync.protocol.messages import State
from sync.protocol.wire import BadMessage
from sync.server.effects.subscriptions import Subscription, subscriptions
from sync.server.effects.tables import EFFECT
from sync.server.rows import SqlTx
from sync.server.storage import Fields, FiledOperation, StoredRecord

LATE_AFTER = timedelta(hours=24)
PENDING, SENT, STALE, DEAD = "pending", "sent", "stale", "dead"
_TAKEN_IN = frozenset({State.APPLIED, State.CONFLICT})
_NORMAL = 0
_MICROSECOND = timedelta(microseconds=1)


class Outbox:
    """What is to be sent for one stream. Operations done longer before their arrival than `late_after` send nothing."""

    def __init__(self, stream: str, *, late_after: timedelta = LATE_AFTER) -> None:
        self._stream = stream
        self._late_after = late_after // _MICROSECOND

    def effects_of(
        self,
        connection: sa.Connection,
        filed: Iterable[FiledOperation],
        now: datetime,
        *,
        clock_behind: timedelta = timedelta(),
    ) -> int:
        """Write down what follows from newly judged operations and return how many messages that are.

        Only from operations that were taken in, and only about records that are not restricted, as they stand now.
        `clock_behind` is how far the clock of the device they came from is behind the service's.
        """
        taken = [one for one in filed if one.row.state in _TAKEN_IN and one.about]
        listening = subscriptions(connection, self._stream) if taken else ()
        if not listening:
            return 0
        known = SqlTx(connection, self._stream).records(sorted({record for one in taken for record in one.about}))
        at = to_micros(now)
        late = {one.row.op_id for one in taken if self._is_late(one.row.at, at, clock_behind // _MICROSECOND)}
        rows = [
            row
            for one in taken
            for row in self._rows(one, listening, known, now=at, state=STALE if one.row.op_id in late else PENDING)
        ]
        return self._insert(connection, rows)

    def tell(
        self,
        connection: sa.Connection,
        *,
        event: UUID,
        action: str,
        kind: str,
        record: UUID,
        territory: str,
        now: datetime,
    ) -> int:
        """Write down that the service itself did something to one record, such as opening it through broken glass."""
        at = to_micros(now)
        about = [{"kind": kind, "id": str(record), "territory": territory}]
        rows = [
            self._row(one, event, _payload(event, action, at=at, state="applied", about=about), PENDING, at)
            for one in subscriptions(connection, self._stream)
            if _wants(one, kind=kind, action=action, territory=territory)
        ]
        return self._insert(connection, rows)

    def _rows(
        self,
        one: FiledOperation,
        listening: Sequence[Subscription],
        known: Mapping[UUID, StoredRecord],
        *,
        now: int,
        state: str,
    ) -> Iterable[dict[str, Any]]:
        op, mutated = one.row, _mutated(one)
        for listener in listening:
            about = [
                {"kind": kind, "id": str(record), "territory": territory, "verbs": verbs}
                for record, kind, territory, verbs in _tellable(mutated, known)
                if _wants(listener, kind=kind, action=op.action, territory=territory)
            ]
            if about:
                payload = _payload(op.op_id, op.action, at=op.at, state=op.state.value, about=about)
                yield self._row(listener, op.op_id, payload, state, now)

    def _is_late(self, at: int, now: int, behind: int) -> bool:
        """Whether something came too late to be told, by the service's clock.

        What the present error of the device's clock would put into the future was done before the clock went wrong.
        """
        age = now - (at + behind)
        return (age if age >= -self._late_after else now - at) > self._late_after

    def _row(self, to: Subscription, op_id: UUID, payload: str, state: str, now: int) -> dict[str, Any]:
        key = {"stream": self._stream, "op_id": op_id, "kind": to.kind.value, "target": to.target}
        told = {"subscription": to.id, "payload": payload, "state": state, "due_at": now}
        return {**key, **told, "attempts": 0, "sent_at": None, "error": ""}

    def _insert(self, connection: sa.Connection, rows: Sequence[dict[str, Any]]) -> int:
        """Insert what is not there yet: of the same key the first stays."""
        fresh = {(row["op_id"], row["kind"], row["target"]): row for row in reversed(rows)}
        ids = sorted({op_id for op_id, _, _ in fresh})
        for start in range(0, len(ids), 500):
            mine = (EFFECT.c.stream == self._stream, EFFECT.c.op_id.in_(ids[start : start + 500]))
            for row in connection.execute(sa.select(EFFECT.c.op_id, EFFECT.c.kind, EFFECT.c.target).where(*mine)):
                fresh.pop((row.op_id, row.kind, row.target), None)
        if fresh:
            connection.execute(sa.insert(EFFECT), list(fresh.values()))
        return len(fresh)


def key_of(op_id: UUID, kind: str, target: str) -> str:
    """Return the key by which a receiver knows a message again: SHA-256 of operation, kind and target, in hex."""
    return hashlib.sha256("\n".join((str(op_id), kind, target)).encode()).hexdigest()


def _mutated(one: FiledOperation) -> dict[UUID, list[str]]:
    try:
        body = read_body(one.body)
    except BadMessage:
        return {}
    found: dict[UUID, list[str]] = {}
    for mutation in body.mutations:
        verbs = found.setdefault(mutation.record, [])
        if mutation.verb not in verbs:
            verbs.append(mutation.verb)
    return found


def _tellable(
    mutated: Mapping[UUID, list[str]], known: Mapping[UUID, StoredRecord]
) -> Iterable[tuple[UUID, str, str, list[str]]]:
    for record, verbs in mutated.items():
        stored = known.get(record)
        if stored is not None and is_open(stored.fields):
            yield record, stored.kind, str(stored.fields.get("territory") or ""), verbs


def is_open(fields: Fields) -> bool:
    """Whether a record may be spoken of outside: it is neither restricted nor sealed."""
    return (fields.get("sensitivity") or _NORMAL) == _NORMAL


def _wants(one: Subscription, *, kind: str, action: str, territory: str) -> bool:
    choices = ((one.wanted.kinds, kind), (one.wanted.actions, action), (one.wanted.territories, territory))
    return all(not chosen or told in chosen for chosen, told in choices)


def _payload(op_id: UUID, action: str, *, at: int, state: str, about: Sequence[Mapping[str, Any]]) -> str:
    told = {"event": str(op_id), "action": action, "at": at, "state": state, "records": list(about)}
    return json.dumps(told, separators=(",", ":"))
