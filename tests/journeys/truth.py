"""Whether what the window says about sending is so: compared with what the server durably has."""

import re
from uuid import UUID

import sqlalchemy as sa

from caseworker.desk.office import Office
from sync.server.tables import OP
from tests.journeys.keys import answered
from tests.journeys.seats import Seat
from ui.shell.sync_words import SyncState

_ANSWERED = "SELECT op_id FROM outbox WHERE state <> 'waiting'"
_WAITING = "SELECT op_id FROM outbox WHERE state = 'waiting'"


def assert_nothing_claimed(seat: Seat, *, offline: bool = False) -> None:
    """Check that neither the store nor the window says of anything that it was sent which the server has not.

    Without a network the window has to say how much waits, exactly.
    """
    seat.keys.settle()
    state, words, unsent = seat.sync_state, seat.sync_words, waiting(seat.office)
    assert state is not SyncState.ALL_SENT or not unsent, (words, len(unsent))
    assert counted_as_sent(seat.office) <= on_server(seat)
    if offline:
        assert not unsent & on_server(seat)
        assert seat.sync_state in {SyncState.OFFLINE, SyncState.DECIDE}, seat.sync_words
        told = seat.sync_state is SyncState.OFFLINE
        answered(lambda: not told or said_to_wait(seat) == len(unsent), f"{seat.sync_words}, {len(unsent)} wait")


def assert_on_server(seat: Seat) -> None:
    """Check that the server has everything that was made here, and has refused nothing."""
    assert not waiting(seat.office)
    assert counted_as_sent(seat.office) <= on_server(seat)
    refused = [one for one in seat.town.answers(seat.machine) if one[0] == "refused"]
    assert not refused, refused
    assert not seat.office.exchange.returned()


def said_to_wait(seat: Seat) -> int:
    """Return how many changes the window says are waiting, 0 when it names no number."""
    found = re.search(r"(\d+) (?:waiting )?to send", seat.sync_words)
    return int(found.group(1)) if found else 0


def on_server(seat: Seat) -> set[UUID]:
    """Return the operations of this device that the server durably has."""
    with seat.town.parts.database.reading() as connection:
        rows = connection.execute(sa.select(OP.c.op_id).where(OP.c.device == seat.machine.device))
        return {row.op_id for row in rows}


def counted_as_sent(office: Office) -> set[UUID]:
    """Return the operations which this device holds for sent, as far as it still has them."""
    return _ids(office, _ANSWERED)


def known_here(office: Office) -> set[UUID]:
    """Return every operation of this device that it still has, sent or not."""
    return counted_as_sent(office) | waiting(office)


def waiting(office: Office) -> set[UUID]:
    """Return the operations of this device that nobody has answered."""
    return _ids(office, _WAITING)


def _ids(office: Office, asked: str) -> set[UUID]:
    with office.store.reading() as reader:
        return {UUID(bytes=bytes(row[0])) for row in reader.connection.exec_driver_sql(asked)}
