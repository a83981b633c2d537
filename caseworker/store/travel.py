"""What waits to be sent, in order and chained, and what is kept until the server holds it in a backup.

States of an outbox row: *waiting* (the server has not answered), *acknowledged* (it has, but its log has not passed
by here yet), *kept* (passed; sent again should the server lose a day). It leaves the device when the server says it is
safe.
"""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.operations import FIRST_CHAIN, Operation, digest, extend, without
from caseworker.store import sql
from caseworker.store.audit import FIRST_LEAF


@dataclass(frozen=True, slots=True)
class Place:
    """Where this device stands: its life, its last operation with chain and clock, and the server's log it has read."""

    life: bytes
    n: int
    chain: bytes
    hlc: int
    cursor: int
    safe: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One operation as it travels. Of mutations that were erased, `body` holds only the digests."""

    n: int
    op_id: UUID
    body: bytes
    digest: bytes
    chain: bytes


def begin_life(connection: sa.Connection, life: UUID) -> None:
    """Start counting operations from 1 with an empty chain; called once for a new store."""
    sql.run(
        connection,
        "INSERT INTO travel (one, life, n, chain, hlc, cursor, safe, audited, leaf) VALUES (1, ?, 0, ?, 0, 0, 0, 0, ?)",
        (life.bytes, FIRST_CHAIN, FIRST_LEAF),
    )


def place(connection: sa.Connection) -> Place:
    """Return where this device stands."""
    row = sql.first(connection, "SELECT life, n, chain, hlc, cursor, safe FROM travel")
    assert row is not None, "a store is never without its place"
    return Place(*row)


def enqueue(connection: sa.Connection, here: Place, operation: Operation, *, eid: int) -> None:
    """Append an operation that continues `here`, and move the device's place on; `eid` is its row among the edits."""
    body, body_digest = operation.sealed()
    chain = extend(here.chain, body_digest)
    sql.run(
        connection,
        "INSERT INTO outbox (n, op_id, eid, body, digest, chain, state) VALUES (?, ?, ?, ?, ?, ?, 'waiting')",
        (operation.n, operation.op_id.bytes, eid, body, body_digest, chain),
    )
    sql.run(connection, "UPDATE travel SET n = ?, chain = ?, hlc = ?", (operation.n, chain, operation.hlc))


def waiting(connection: sa.Connection, *, limit: int) -> list[Waiting]:
    """Return the oldest operations that the server has not answered, in order."""
    rows = sql.run(
        connection,
        "SELECT n, op_id, body, digest, chain FROM outbox WHERE state = 'waiting' ORDER BY n LIMIT ?",
        (limit,),
    )
    return [Waiting(n, UUID(bytes=op_id), *rest) for n, op_id, *rest in rows]


def count_waiting(connection: sa.Connection) -> int:
    """Return how many operations wait to be sent."""
    return int(sql.scalar(connection, "SELECT count(*) FROM outbox WHERE state = 'waiting'"))


def acknowledge(connection: sa.Connection, *, up_to: int, seq: int) -> None:
    """Mark operations as answered by the server, which put them at or before `seq` of its log."""
    sql.run(
        connection, "UPDATE outbox SET state = 'acknowledged', seq = ? WHERE state = 'waiting' AND n <= ?", (seq, up_to)
    )


def passed(connection: sa.Connection, cursor: int) -> int | None:
    """Mark as kept what the log has passed at `cursor`; return the last such n, or None when there is none."""
    last = sql.scalar(connection, "SELECT max(n) FROM outbox WHERE state = 'acknowledged' AND seq <= ?", (cursor,))
    if last is not None:
        sql.run(connection, "UPDATE outbox SET state = 'kept' WHERE state = 'acknowledged' AND n <= ?", (last,))
    return None if last is None else int(last)


def forget_safe(connection: sa.Connection, safe: int) -> None:
    """Let go of operations that the server holds in a backup it has read back."""
    sql.run(connection, "UPDATE travel SET safe = max(safe, ?)", (safe,))
    sql.run(connection, "DELETE FROM outbox WHERE state = 'kept' AND seq <= ?", (safe,))


def erase_mutations(connection: sa.Connection, record: UUID) -> None:
    """Leave only digests of what operations did to a record; what they did to others stays, and so does the chain."""
    touching = "SELECT n, body FROM outbox WHERE eid IN (SELECT eid FROM history WHERE record = ?)"
    for n, body in list(sql.run(connection, touching, (record.bytes,))):
        sql.run(connection, "UPDATE outbox SET body = ? WHERE n = ?", (without(body, record), n))


def broken_link(connection: sa.Connection) -> int | None:
    """Return the first n whose chain does not follow from the one before it, None when all do.

    The row before the first one here may be gone; then its chain is taken on trust.
    """
    before: tuple[int, bytes] | None = None
    for n, body, body_digest, chain in sql.run(connection, "SELECT n, body, digest, chain FROM outbox ORDER BY n"):
        start = FIRST_CHAIN if n == 1 else before[1] if before else None
        gap = before is not None and n != before[0] + 1
        changed = not _tells(body, body_digest)
        if gap or changed or (start is not None and extend(start, body_digest) != chain):
            return int(n)
        before = (n, chain)
    return None


def _tells(body: bytes, body_digest: bytes) -> bool:
    """Whether a body is the one of this digest; bytes that are no body are not."""
    try:
        return digest(body) == body_digest
    except ValueError:
        return False
