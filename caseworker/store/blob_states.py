"""How far the content of attachments has travelled, and which of it is to travel next. No content, no keys.

A row of `blob_state` is about one content, by its sum: on its way `up` to the server or `down` to this device, with so
many of its bytes there. Content that is here without a row was never sent; with all bytes `done` it is on both sides.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from caseworker.store import sql

WANTED = 2  # the priority of what an officer waits for
_SENT = "s.direction = 'up' AND s.done < s.size"


class Direction(StrEnum):
    """Which way content travels."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Travelling:
    """One content that has a way to go. `size` and `done` are bytes; `failed` counts tries in a row."""

    attachment: UUID
    sha256: str
    size: int
    done: int = 0
    failed: int = 0
    priority: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where the content of one attachment is: `is_here` with its key, and the row about it, if any."""

    attachment: UUID
    size: int
    is_here: bool
    direction: Direction | None
    done: int
    priority: int


def to_send(connection: sa.Connection, *, limit: int) -> list[Travelling]:
    """Return content that is here and not on the server, what failed least first, then the smallest."""
    rows = sql.run(
        connection,
        "SELECT a.id, a.sha256, a.size, coalesce(s.done, 0), coalesce(s.failed, 0) FROM attachment a "
        "JOIN attachment_key k ON k.id = a.id LEFT JOIN blob_state s ON s.sha256 = a.sha256 "
        f"WHERE s.sha256 IS NULL OR ({_SENT}) GROUP BY a.sha256 ORDER BY 5, a.size, a.id LIMIT ?",
        (limit,),
    )
    return [_travelling(row) for row in rows]


def to_fetch(connection: sa.Connection, *, officer: UUID, wanted_only: bool, limit: int) -> list[Travelling]:
    """Return content that is not here: what the officer waits for, then of the officer's open cases, then the rest."""
    only = f"AND s.priority >= {WANTED} " if wanted_only else ""
    rows = sql.run(
        connection,
        "SELECT a.id, a.sha256, a.size, coalesce(s.done, 0), coalesce(s.failed, 0), coalesce(s.priority, 0), "
        'EXISTS (SELECT 1 FROM "case" c WHERE c.id = a."case" AND c.owner = ? AND c.status <> \'closed\') AS mine '
        "FROM attachment a LEFT JOIN blob_state s ON s.sha256 = a.sha256 AND s.direction = 'down' "
        f"WHERE NOT EXISTS (SELECT 1 FROM attachment_key k WHERE k.id = a.id) {only}"
        f"AND NOT EXISTS (SELECT 1 FROM blob_state s WHERE s.sha256 = a.sha256 AND {_SENT}) "
        "ORDER BY 6 DESC, mine DESC, 5, a.size, a.id LIMIT ?",
        (officer.bytes, limit),
    )
    return [_travelling(row, priority=row[5]) for row in rows]


def note(connection: sa.Connection, direction: Direction, one: Travelling) -> None:
    """Write down how far some content has come, in place of what was known of it."""
    sql.run(
        connection,
        "INSERT INTO blob_state (sha256, attachment, direction, size, done, priority, failed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET attachment = excluded.attachment, "
        "direction = excluded.direction, size = excluded.size, done = excluded.done, priority = excluded.priority, "
        "failed = excluded.failed",
        (one.sha256, one.attachment.bytes, direction.value, one.size, one.done, one.priority, one.failed),
    )


def forget_sent(connection: sa.Connection) -> None:
    """Forget what was sent: the server came back from a backup and may not have it any more."""
    sql.run(connection, "DELETE FROM blob_state WHERE direction = 'up'")


def forget_strays(connection: sa.Connection) -> None:
    """Forget content that no attachment names any more."""
    sql.run(connection, "DELETE FROM blob_state WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")


def whereabouts(connection: sa.Connection, attachments: Collection[UUID]) -> list[Whereabouts]:
    """Return where the content of these attachments is; at most a few hundred, unknown ones are left out."""
    rows = sql.run(
        connection,
        "SELECT a.id, a.size, k.id IS NOT NULL, s.direction, coalesce(s.done, 0), coalesce(s.priority, 0) "
        "FROM attachment a LEFT JOIN attachment_key k ON k.id = a.id LEFT JOIN blob_state s ON s.sha256 = a.sha256 "
        f"WHERE a.id IN ({','.join('?' * len(attachments))})",
        tuple(one.bytes for one in attachments),
    )
    return [
        Whereabouts(
            attachment=UUID(bytes=row[0]),
            size=row[1],
            is_here=bool(row[2]),
            direction=None if row[3] is None else Direction(row[3]),
            done=row[4],
            priority=row[5],
        )
        for row in rows
    ]


def count_to_send(connection: sa.Connection) -> tuple[int, int]:
    """Return how many contents wait to be sent, and how many bytes of them are left."""
    row = sql.first(
        connection,
        "SELECT count(*), coalesce(sum(size - done), 0) FROM (SELECT a.size, coalesce(s.done, 0) AS done "
        "FROM attachment a JOIN attachment_key k ON k.id = a.id LEFT JOIN blob_state s ON s.sha256 = a.sha256 "
        f"WHERE s.sha256 IS NULL OR ({_SENT}) GROUP BY a.sha256)",
    )
    assert row is not None, "a count always gives a row"
    return int(row[0]), int(row[1])


def _travelling(row: tuple[Any, ...], *, priority: int = 0) -> Travelling:
    attachment, sha256, size, done, failed = row[:5]
    return Travelling(
        attachment=UUID(bytes=attachment), sha256=sha256, size=size, done=done, failed=failed, priority=priority
    )
