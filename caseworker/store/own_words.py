"""What own operations hold: the mutations of a body, and taking the words about an erased record out of all of them.

An operation is found by a record through its history: a row there names the edit, the edit the operation's number.
"""

from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.operations import Mutation, Plain, Verb, without
from caseworker.store import sql

_ABOUT = (
    "SELECT o.n, o.body FROM outbox o WHERE o.n IN "
    "(SELECT e.n FROM history h JOIN edit e ON e.eid = h.eid WHERE h.record = ?)"
)


def mutations_of(body: bytes) -> Iterator[Mutation]:
    """Give what an operation does, without the mutations of which an erasing has left only the digest."""
    told: list[Any] = msgspec.json.decode(body)
    for one in told[-1]:
        if not isinstance(one, str):
            kind, record, verb, field, value = one
            yield Mutation(kind, UUID(record), Verb(verb), field, cast(Plain, value))


def forget(connection: sa.Connection, record: UUID) -> None:
    """Leave only digests of what operations did to a record; what they did to others stays, and so does the chain.

    An operation that only erases the record holds no words of it and stays as it is. What came back to its author loses
    the words too.
    """
    for n, body in list(sql.run(connection, _ABOUT, (record.bytes,))):
        if any(one.record == record and one.verb is not Verb.ERASE for one in mutations_of(body)):
            bare = without(body, record)
            sql.run(connection, "UPDATE outbox SET body = ? WHERE n = ?", (bare, n))
            sql.run(connection, "UPDATE returned SET body = ?, reason = '' WHERE n = ? AND dismissed = 0", (bare, n))
    sql.run(connection, "DELETE FROM told_conflict WHERE id = ?", (record.bytes,))
