"""Work that came back: what the server refused, kept for its author with every word until they dismiss it.

Works inside the caller's transaction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.operations import Mutation
from caseworker.domain.plain import from_micros
from caseworker.store import sql
from caseworker.store.own_words import mutations_of

_AT, _ACTION, _REASON = 8, 9, 10  # where a body tells them
_KEEP = (
    "INSERT INTO returned (op_id, n, at, action, word, reason, body, dismissed) VALUES (?, ?, ?, ?, ?, ?, ?, 0) "
    "ON CONFLICT (op_id) DO NOTHING"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """One piece of work that was refused. `word` names the server's reason, `reason` is the author's own.

    `mutations` hold what was written, without what was erased since.
    """

    op_id: UUID
    n: int
    at: datetime
    action: str
    word: str
    reason: str
    mutations: tuple[Mutation, ...]


def keep(connection: sa.Connection, *, op_id: bytes, n: int, word: str, body: bytes) -> None:
    """Keep an operation that was refused; one that came back before stays as its author left it."""
    told: list[Any] = msgspec.json.decode(body)
    reason = told[_REASON] if isinstance(told[_REASON], str) else ""
    sql.run(connection, _KEEP, (op_id, n, told[_AT], told[_ACTION], word, reason, body))


def take_back(connection: sa.Connection, *, after: int) -> None:
    """Let go of what came back of the operations beyond a number: they wait to be sent again."""
    sql.run(
        connection,
        "DELETE FROM returned WHERE dismissed = 0 AND n > ? AND op_id IN (SELECT op_id FROM outbox WHERE n > ?)",
        (after, after),
    )


def everything(connection: sa.Connection) -> Iterator[Returned]:
    """Give what came back and is not dismissed, the oldest first."""
    rows = sql.run(
        connection, "SELECT op_id, n, at, action, word, reason, body FROM returned WHERE dismissed = 0 ORDER BY n"
    )
    for op_id, n, at, action, word, reason, body in rows:
        yield Returned(
            op_id=UUID(bytes=op_id),
            n=n,
            at=from_micros(at),
            action=action,
            word=word,
            reason=reason,
            mutations=tuple(mutations_of(body)),
        )


def count(connection: sa.Connection) -> int:
    """Return how many pieces of work came back and are not dismissed."""
    return int(sql.scalar(connection, "SELECT count(*) FROM returned WHERE dismissed = 0"))


def dismiss(connection: sa.Connection, op_id: UUID) -> bool:
    """Let the words of one go, for good; returns whether it was there. That it was dismissed is remembered."""
    done = sql.run(
        connection,
        "UPDATE returned SET dismissed = 1, body = X'5B5B5D5D', reason = '' WHERE op_id = ? AND dismissed = 0",
        (op_id.bytes,),
    )
    return bool(done.rowcount)
