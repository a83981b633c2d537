"""What the server made of this device's operations, from its answer until it holds them safely.

Every operation is answered once. The answer is only a promise until the log has passed it; then the operation lets the
base be seen, and one that was refused goes back to its author. Works inside the caller's transaction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.store import returned, sql, travel
from caseworker.store.own_words import mutations_of

_ANSWER = "UPDATE outbox SET state = 'answered', answer = ?, seq = ?, refusal = ? WHERE n = ? AND state = 'waiting'"
_REOPEN = "UPDATE outbox SET state = 'waiting', answer = NULL, seq = NULL, refusal = NULL"


class Made(StrEnum):
    """What the server made of an operation."""

    APPLIED = "applied"
    SUPERSEDED = "superseded"  # by rule another value stands; this one is in the conflict list
    CONFLICT = "conflict"  # a person decides
    PARKED = "parked"  # it waits at the server for a record that is not there yet
    REFUSED = "refused"


ARRIVED = frozenset({Made.APPLIED, Made.SUPERSEDED, Made.CONFLICT})
"""Answers after which a piece of work may be called sent."""


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """The answer to operation `n`: `seq` is the place in the log from which on its effect is in the rows."""

    n: int
    made: Made
    seq: int
    word: str = ""


Records = dict[str, set[UUID]]
"""Ids of records by their kind."""


def take(connection: sa.Connection, answers: Iterable[OwnAnswer]) -> Records:
    """Note the answers to operations that had none; return the records in which the effect of some may be already."""
    newest = sql.scalar(connection, "SELECT newest FROM travel")
    about: Records = {}
    for one in answers:
        done = sql.run(connection, _ANSWER, (one.made.value, one.seq, one.word, one.n))
        if done.rowcount and one.seq <= newest:
            _gather(about, sql.scalar(connection, "SELECT body FROM outbox WHERE n = ?", (one.n,)))
    return about


def let_pass(connection: sa.Connection, cursor: int) -> Records:
    """Mark what the log has passed, give what was refused back, and return the records that these are about."""
    start = travel.place(connection).pending_from
    about: Records = {}
    for n, op_id, made, word, body in _passed(connection, start, cursor):
        _gather(about, body)
        if made == Made.REFUSED:
            returned.keep(connection, op_id=op_id, n=n, word=word, body=body)
    passed = "UPDATE outbox SET state = 'kept' WHERE n >= ? AND state = 'answered' AND seq <= ?"
    sql.run(connection, passed, (start, cursor))
    travel.find_pending_from(connection, start=start)
    return about


def forget_safe(connection: sa.Connection, safe: int) -> None:
    """Let go of operations that the server holds in a backup it has read back, up to the first that it does not."""
    sql.run(connection, "UPDATE travel SET safe = max(safe, ?)", (safe,))
    needed = "SELECT n FROM outbox WHERE state <> 'kept' OR seq > (SELECT safe FROM travel) ORDER BY n LIMIT 1"
    sql.run(connection, f"DELETE FROM outbox WHERE n < coalesce(({needed}), (SELECT n + 1 FROM travel))")


def reopen(connection: sa.Connection, *, after: int) -> None:
    """Let no operation beyond a number have an answer, whatever was answered; what came back waits again too."""
    sql.run(connection, f"{_REOPEN} WHERE n > ? AND state <> 'waiting'", (after,))
    returned.take_back(connection, after=after)
    travel.find_pending_from(connection, start=0)


def records_of(connection: sa.Connection, *, after: int = 0) -> Records:
    """Return the records that the operations beyond a number are about."""
    about: Records = {}
    for (body,) in sql.run(connection, "SELECT body FROM outbox WHERE n > ?", (after,)):
        _gather(about, body)
    return about


def _passed(connection: sa.Connection, start: int, cursor: int) -> Iterator[tuple[Any, ...]]:
    found = sql.run(
        connection,
        "SELECT n, op_id, answer, refusal, body FROM outbox WHERE n >= ? AND state = 'answered' AND seq <= ?",
        (start, cursor),
    )
    while part := found.fetchmany(100):
        yield from part


def _gather(about: Records, body: bytes) -> None:
    for mutation in mutations_of(body):
        about.setdefault(mutation.kind, set()).add(mutation.record)
