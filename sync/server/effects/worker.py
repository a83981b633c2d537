"""Sending what was written down: claimed in one transaction, sent outside of any, and marked in another.

A worker that dies after sending sends the same key again; the receiver knows it by that. Several workers, also in
several processes, share the work. What cannot be delivered for about two days is put aside and counted.
"""

import json
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.plain import to_micros
from sync.server.effects.outbox import DEAD, PENDING, SENT, key_of
from sync.server.effects.sending import Message, NotSent, Sender
from sync.server.effects.subscriptions import EffectKind, Subscription, subscriptions
from sync.server.effects.tables import EFFECT
from sync.server.effects.words import filled
from sync.server.rows import SqlTx
from sync.server.storage import StoredRecord

MOST_AT_ONCE = 50
MOST_ATTEMPTS = 16
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
CLAIM = timedelta(minutes=5)
_FORGET = {"payload": "{}"}

_log = logging.getLogger(__name__)

Writing = Callable[[], AbstractContextManager[sa.Connection]]
Chance = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one round."""

    sent: int = 0
    put_off: int = 0
    dead: int = 0


class EffectWorker:
    """Sends what is due on one stream. `chance` gives numbers from 0 to 1, by which waits differ."""

    def __init__(self, stream: str, writing: Writing, senders: Mapping[EffectKind, Sender], *, chance: Chance) -> None:
        self._stream = stream
        self._writing = writing
        self._senders = senders
        self._chance = chance

    def run_once(self, now: datetime) -> Round:
        """Send what is due now and say what came of it."""
        with self._writing() as connection:
            claimed = self._claim(connection, now)
        outcomes = [self._send(row, message, now) for row, message in claimed]
        return Round(outcomes.count(SENT), outcomes.count(PENDING), outcomes.count(DEAD))

    def _claim(self, connection: sa.Connection, now: datetime) -> list[tuple[Any, Message]]:
        at = to_micros(now)
        due = (EFFECT.c.stream == self._stream, EFFECT.c.state == PENDING, EFFECT.c.due_at <= at)
        able = EFFECT.c.kind.in_([kind.value for kind in self._senders])
        wanted = sa.select(EFFECT).where(*due, able).order_by(EFFECT.c.due_at).limit(MOST_AT_ONCE)
        known = {one.id: one for one in subscriptions(connection, self._stream)}
        claimed = []
        for row in connection.execute(wanted).all():
            later = at + CLAIM // timedelta(microseconds=1)
            taken = sa.update(EFFECT).where(self._is(row), EFFECT.c.due_at == row.due_at, EFFECT.c.state == PENDING)
            mine = connection.execute(taken.values(due_at=later, attempts=row.attempts + 1)).rowcount == 1
            if mine and row.subscription in known:
                claimed.append((row, self._message(connection, row, known[row.subscription], now)))
        return claimed

    def _message(self, connection: sa.Connection, row: Any, to: Subscription, now: datetime) -> Message:
        told = json.loads(row.payload)
        key, words = key_of(row.op_id, row.kind, row.target), ""
        if to.wanted.template:
            words = filled(to.wanted.template, self._records(connection, told))
        body = json.dumps({"id": key, **told, **({"text": words} if words else {})}, separators=(",", ":"))
        subject = f"Caseworker: {told['action']}"
        return Message(key=key, target=row.target, body=body, words=words, subject=subject, at=now, secret=to.secret)

    def _records(self, connection: sa.Connection, told: Mapping[str, Any]) -> dict[UUID, StoredRecord]:
        ids = sorted(UUID(one["id"]) for one in told["records"])
        return SqlTx(connection, self._stream).records(ids)

    def _send(self, row: Any, message: Message, now: datetime) -> str:
        try:
            self._senders[EffectKind(row.kind)].send(message)
        except NotSent as error:
            return self._put_off(row, error, now)
        self._mark(row, state=SENT, sent_at=to_micros(now), error="", **_FORGET)
        return SENT

    def _put_off(self, row: Any, error: NotSent, now: datetime) -> str:
        attempts = row.attempts + 1
        if error.lasting or attempts >= MOST_ATTEMPTS:
            _log.warning("an effect could not be delivered: kind %s, attempts %d, %s", row.kind, attempts, error.word)
            self._mark(row, state=DEAD, error=error.word)
            return DEAD
        self._mark(row, due_at=to_micros(now + self._wait(attempts)), error=error.word)
        return PENDING

    def _wait(self, attempts: int) -> timedelta:
        """Return twice as long each time, less up to half of it."""
        longest: timedelta = min(FIRST_WAIT * (1 << attempts - 1), LONGEST_WAIT)
        return longest * (1 - self._chance() / 2)

    def _mark(self, row: Any, **values: Any) -> None:
        with self._writing() as connection:
            connection.execute(sa.update(EFFECT).where(self._is(row)).values(**values))

    def _is(self, row: Any) -> sa.ColumnElement[bool]:
        key = (EFFECT.c.op_id == row.op_id, EFFECT.c.kind == row.kind, EFFECT.c.target == row.target)
        return sa.and_(EFFECT.c.stream == self._stream, *key)


def counts(connection: sa.Connection, stream: str) -> dict[str, int]:
    """Return how many messages are in each state: pending, sent, stale, dead."""
    told = sa.select(EFFECT.c.state, sa.func.count()).where(EFFECT.c.stream == stream).group_by(EFFECT.c.state)
    return {state: int(number) for state, number in connection.execute(told)}


def forget_sent(connection: sa.Connection, stream: str, *, before: datetime) -> int:
    """Remove messages sent, or too late to be sent, before a moment, and return how many that were.

    Not earlier than devices may still bring the same operation again: its key must be known until then.
    """
    done = EFFECT.c.state.in_([SENT, "stale"])
    old = sa.delete(EFFECT).where(EFFECT.c.stream == stream, done, EFFECT.c.due_at < to_micros(before))
    return connection.execute(old).rowcount
