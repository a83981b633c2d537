"""A new life for what the server has not taken in: it is chained anew, in the order and under the numbers it had.

Works inside the caller's transaction.
"""

from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.operations import FIRST_CHAIN, digest, extend, in_life
from caseworker.store import answers, sql

_PASSED_LATELY = (
    256  # of operations that the log has passed, those a waiting one may have been made without having seen
)
_BEFORE = (
    "SELECT life, max(n) FROM outbox WHERE n >= (SELECT pending_from FROM travel) - ? AND state <> 'waiting' "
    "AND life <> (SELECT life FROM travel) GROUP BY life ORDER BY max(n)"
)
_REWRITE = "UPDATE outbox SET life = ?, body = ?, digest = ?, chain = ? WHERE n = ?"


def before(connection: sa.Connection) -> tuple[tuple[UUID, int], ...]:
    """Return former lives, oldest first, with the last number that the server answered in each.

    Only those of operations the log has not passed, or passed lately: of others everybody tells by the log.
    """
    return tuple((UUID(bytes=life), n) for life, n in sql.run(connection, _BEFORE, (_PASSED_LATELY,)))


def begin(connection: sa.Connection, life: UUID, *, missing_after: int | None) -> answers.Records:
    """Begin a life with all operations without an answer; return the records of those whose answer went.

    When the server misses operations after a number, those have no answer any more, whatever was answered.
    """
    reopened: answers.Records = {}
    if missing_after is not None:
        reopened = answers.records_of(connection, after=missing_after)
        answers.reopen(connection, after=missing_after)
    chain = FIRST_CHAIN
    waiting = [n for (n,) in sql.run(connection, "SELECT n FROM outbox WHERE state = 'waiting' ORDER BY n")]
    for n in waiting:
        body = in_life(sql.scalar(connection, "SELECT body FROM outbox WHERE n = ?", (n,)), life)
        body_digest = digest(body)
        chain = extend(chain, body_digest)
        sql.run(connection, _REWRITE, (life.bytes, body, body_digest, chain, n))
    sql.run(connection, "UPDATE travel SET life = ?, chain = ?", (life.bytes, chain))
    return reopened
