"""Where this device stands in the server's log, and what waits to be sent: in order and chained.

States of an outbox row: *waiting* (the server has not answered), *answered* (it has, but its log has not passed by here
yet), *kept* (passed; sent again should the server lose a day). It leaves the device when the server says it is safe.
A row keeps its number for good; its life changes when the server does not know this store's past (`lives.py`).
"""

from dataclasses import dataclass
from sys import maxsize
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.operations import FIRST_CHAIN, Operation, digest, extend
from caseworker.store import sql
from caseworker.store.audit import FIRST_LEAF


@dataclass(frozen=True, slots=True)
class Place:
    """Where this device stands: its life, its last operation with chain and clock, and the server's log it has read.

    Operations from `pending_from` on, and none before it, may not have been passed by the log yet.
    """

    life: bytes
    n: int
    chain: bytes
    hlc: int
    cursor: int
    safe: int
    pending_from: int

    @property
    def is_anything_pending(self) -> bool:
        """Whether there is an own operation that the log has not passed."""
        return self.pending_from <= self.n


@dataclass(frozen=True, slots=True)
class Waiting:
    """One operation as it travels. Of mutations that were erased, `body` holds only the digests.

    `seen_at_most`: after the server lost a part of its log, only up to there is it what the author had seen.
    """

    n: int
    life: UUID
    op_id: UUID
    body: bytes
    digest: bytes
    chain: bytes
    seen_at_most: int | None


def begin_life(connection: sa.Connection, life: UUID) -> None:
    """Start counting operations from 1 with an empty chain; called once for a new store."""
    sql.run(
        connection,
        "INSERT INTO travel (one, life, n, chain, hlc, cursor, safe, pending_from, newest, lineage, audited, leaf) "
        "VALUES (1, ?, 0, ?, 0, 0, 0, 1, 0, '[]', 0, ?)",
        (life.bytes, FIRST_CHAIN, FIRST_LEAF),
    )


def place(connection: sa.Connection) -> Place:
    """Return where this device stands."""
    row = sql.first(connection, "SELECT life, n, chain, hlc, cursor, safe, pending_from FROM travel")
    assert row is not None, "a store is never without its place"
    return Place(*row)


def enqueue(connection: sa.Connection, here: Place, operation: Operation, *, eid: int) -> None:
    """Append an operation that continues `here`, and move the device's place on; `eid` is its row among the edits."""
    body, body_digest = operation.sealed()
    chain = extend(here.chain, body_digest)
    sql.run(
        connection,
        "INSERT INTO outbox (n, op_id, eid, life, seen, digest, chain, state, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
        (operation.n, operation.op_id.bytes, eid, here.life, operation.seen, body_digest, chain, body),
    )
    sql.run(connection, "UPDATE travel SET n = ?, chain = ?, hlc = ?", (operation.n, chain, operation.hlc))


def waiting(connection: sa.Connection, *, limit: int, limit_bytes: int = maxsize) -> list[Waiting]:
    """Return the oldest operations that the server has not answered, in order: so many and so large, but always one."""
    last = None
    for count, (n, size) in enumerate(sql.run(connection, f"SELECT n, length(body) {_WAITING} ORDER BY n")):
        limit_bytes -= size
        if count and (limit_bytes < 0 or count == limit):
            break
        last = n
    if last is None:
        return []
    columns = "SELECT n, life, op_id, body, digest, chain, seen_at_most"
    rows = sql.run(connection, f"{columns} {_WAITING} AND n <= ? ORDER BY n", (last,))
    return [Waiting(n, UUID(bytes=life), UUID(bytes=op_id), *rest) for n, life, op_id, *rest in rows]


_WAITING = "FROM outbox WHERE n >= (SELECT pending_from FROM travel) AND state = 'waiting'"


def count_waiting(connection: sa.Connection) -> int:
    """Return how many operations wait to be sent."""
    return int(sql.scalar(connection, f"SELECT count(*) {_WAITING}"))


def find_pending_from(connection: sa.Connection, *, start: int) -> None:
    """Work out again from which operation on, none before `start`, there may be some that the log has not passed."""
    pending = "SELECT n FROM outbox WHERE n >= ? AND state <> 'kept' ORDER BY n LIMIT 1"
    first = sql.scalar(connection, pending, (start,))
    sql.run(connection, "UPDATE travel SET pending_from = coalesce(?, n + 1)", (first,))


def broken_link(connection: sa.Connection) -> int | None:
    """Return the first n whose chain does not follow from the one before it, None when all do.

    A new life begins with an empty chain. The row before the first one here may be gone, because the server holds it
    safely; then its chain is taken on trust.
    """
    before: tuple[int, bytes, bytes] | None = None
    rows = sql.run(connection, "SELECT n, life, body, digest, chain FROM outbox ORDER BY n")
    for n, life, body, body_digest, chain in rows:
        gap = before is not None and n != before[0] + 1
        start = _start(n, life, before)
        if gap or not _tells(body, body_digest) or (start is not None and extend(start, body_digest) != chain):
            return int(n)
        before = (n, life, chain)
    return None


def _start(n: int, life: bytes, before: tuple[int, bytes, bytes] | None) -> bytes | None:
    """Return the chain that an operation continues; None when the one before it is not here any more."""
    if n == 1 or (before is not None and life != before[1]):
        return FIRST_CHAIN
    return None if before is None else before[2]


def _tells(body: bytes, body_digest: bytes) -> bool:
    """Whether a body is the one of this digest; bytes that are no body are not."""
    try:
        return digest(body) == body_digest
    except ValueError:
        return False
