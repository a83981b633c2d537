"""Brings the tables of a store to today's form, at its founding and at every opening."""

from uuid import UUID

from sqlalchemy import Connection

from caseworker.domain.subjects import SUBJECTS
from caseworker.store import book, travel
from caseworker.store.adopting import adopt
from caseworker.store.migrations.upgrade import upgrade
from caseworker.store.opening import Prepare
from caseworker.store.schema import schema_of
from caseworker.store.search import index as search_index

__all__ = ["SCHEMA", "Connection", "device_of", "founding", "prepare"]

SCHEMA = schema_of(SUBJECTS)

_DEVICE = "device"


def prepare(connection: Connection) -> None:
    """Run the missing migrations; what `entrance` asks for at every opening. Raises StoreNewer."""
    if upgrade(connection):
        search_index.create_tables(connection, SCHEMA.rows)
        adopt(connection, SCHEMA)


def founding(*, life: UUID, device: UUID, first: Prepare) -> Prepare:
    """Return a `prepare` for a new store: it begins the device's first life and then runs `first`, once."""

    def begin(connection: Connection) -> None:
        prepare(connection)
        if book.look_up(connection, _DEVICE) is None:
            travel.begin_life(connection, life)
            book.write_down(connection, _DEVICE, str(device))
            first(connection)

    return begin


def device_of(connection: Connection) -> UUID:
    """Return the id of this device, as the store was founded on it."""
    return UUID(book.look_up(connection, _DEVICE))
