"""Enrolment tickets: made for one person, good once, for a day, for five tries.

Of the code only an id is kept and, sealed under the storage key, the MAC key that follows from it. A try is counted
before it is judged.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
import sqlalchemy as sa

from caseworker.domain.ids import Entropy, OfficerId
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.tickets import CODE_BYTES, Ticket
from sync.server.identity.people import Officer, People
from sync.server.identity.server_keys import ServerKeys
from sync.server.identity.tables import TICKET

GOOD_FOR = timedelta(hours=24)
MOST_TRIES = 5


class TicketRefused(CaseworkerError):
    """The ticket is unknown, used, too old, tried too often, or the person has changed since. Which is not told."""

    key = "enrol.refused"
    sentence = (
        "The server does not accept this ticket. It may be used, older than a day, or tried too often. Nothing was"
        " changed. Ask your administrator for a new one."
    )
    status = 403


class OfficerNotActive(CaseworkerError):
    """A ticket was asked for somebody who may not work here."""

    key = "enrol.officer-not-active"
    sentence = "This person is not active here, so no ticket was made. Make them active first."


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """A ticket that is good now: whose it is, and the key of the MAC."""

    id: str
    officer: Officer
    mac_key: bytes


class Tickets:
    """The tickets of one stream."""

    def __init__(self, stream: str, *, keys: ServerKeys, people: People, entropy: Entropy) -> None:
        self._stream, self._keys, self._people, self._entropy = stream, keys, people, entropy

    def make(self, connection: sa.Connection, officer: OfficerId, *, server: str, now: datetime) -> Ticket:
        """Return a new ticket, shown this once. Raises OfficerUnknown, OfficerNotActive."""
        person = self._people.get(connection, officer)
        if not person.active:
            raise OfficerNotActive
        code = self._entropy(CODE_BYTES)
        ticket = Ticket(server=server, root_fingerprint=self._keys.root_fingerprint, code=code)
        row = {
            "stream": self._stream,
            "id": ticket.id,
            "officer": officer,
            "role": person.role.value,
            "territories": _listed(person),
            "sealed_key": self._keys.seal(f"ticket/{ticket.id}", ticket.mac_key, self._entropy),
            "made_at": to_micros(now),
            "ends_at": to_micros(now + GOOD_FOR),
            "tries": 0,
        }
        connection.execute(sa.insert(TICKET).values(row))
        return ticket

    def count_try(self, connection: sa.Connection, ticket: str) -> None:
        """Count a try at a ticket, whether or not there is one. To be committed before the try is judged."""
        connection.execute(sa.update(TICKET).where(self._is(ticket)).values(tries=TICKET.c.tries + 1))

    def open(self, connection: sa.Connection, ticket: str, *, now: datetime) -> OpenTicket:
        """Return the ticket if it is good now, its present try counted before; raises TicketRefused."""
        good = (TICKET.c.used_at.is_(None), TICKET.c.ends_at > to_micros(now), TICKET.c.tries <= MOST_TRIES)
        row = connection.execute(sa.select(TICKET).where(self._is(ticket), *good).with_for_update()).one_or_none()
        officer = None if row is None else self._people.find(connection, OfficerId(row.officer))
        if row is None or officer is None or not officer.active:
            raise TicketRefused
        if (row.role, row.territories) != (officer.role.value, _listed(officer)):
            raise TicketRefused
        return OpenTicket(ticket, officer, self._keys.unseal(f"ticket/{ticket}", row.sealed_key))

    def use_up(self, connection: sa.Connection, ticket: str, *, now: datetime) -> None:
        """Make the ticket good for nothing more; raises TicketRefused when it was used meanwhile."""
        used = sa.update(TICKET).where(self._is(ticket), TICKET.c.used_at.is_(None)).values(used_at=to_micros(now))
        if connection.execute(used).rowcount != 1:
            raise TicketRefused

    def forget_old(self, connection: sa.Connection, *, now: datetime) -> int:
        """Remove tickets that ended a month ago; returns how many."""
        old = to_micros(now - timedelta(days=30))
        gone = sa.delete(TICKET).where(TICKET.c.stream == self._stream, TICKET.c.ends_at < old)
        return connection.execute(gone).rowcount

    def _is(self, ticket: str) -> sa.ColumnElement[bool]:
        return sa.and_(TICKET.c.stream == self._stream, TICKET.c.id == ticket)


def _listed(officer: Officer) -> str:
    return msgspec.json.encode(sorted(officer.territories)).decode()
