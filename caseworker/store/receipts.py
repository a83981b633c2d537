"""What the server says it has received, held against what this device sent: a copied or restored device is found here.

Works inside the caller's transaction.
"""

from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.operations import FIRST_CHAIN
from caseworker.errors import CaseworkerError
from caseworker.store import sql, travel


class ForkFound(CaseworkerError):
    """The server has other operations of this device than this device has."""

    key = "sync.fork"
    sentence = (
        "The server holds other work of this device than this device does, from number {n} on; a copy or an old backup "
        "of it was in use. Nothing was removed. Tell the people who run the server: the device needs a new identity."
    )


def acknowledge(connection: sa.Connection, *, life: UUID, up_to: int, chain: bytes, seq: int) -> None:
    """Mark operations as answered up to a number, put at or before `seq` of the server's log.

    Raises ForkFound when life or chain are not those of this device. The same answer again changes nothing.
    """
    here = travel.place(connection)
    known = chain_at(connection, up_to)
    if life.bytes != here.life or up_to > here.n or known not in {None, chain}:
        raise ForkFound(n=up_to)
    travel.acknowledge(connection, up_to=up_to, seq=seq)


def chain_at(connection: sa.Connection, n: int) -> bytes | None:
    """Return the chain after an operation; None when it has left the device, because the server holds it safely."""
    if n == 0:
        return FIRST_CHAIN
    found: bytes | None = sql.scalar(connection, "SELECT chain FROM outbox WHERE n = ?", (n,))
    return found
