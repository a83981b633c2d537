"""How long the log is kept: until every device in use has read it, 180 days at least and 400 days at most.

Devices tell with each pull how far they have read; it is noted once a day. The age of the log is known by marks, which
say where it ended on a day by the server's clock. A device that comes back to less than is kept sends its work first
and is then filled anew: letting go of the log loses nothing but that time.
"""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from caseworker.domain.ids import DeviceId
from caseworker.domain.plain import to_micros
from sync.server.database import Database
from sync.server.engines import SQLITE
from sync.server.identity.devices import in_use
from sync.server.identity.tables import DEVICE
from sync.server.tables import METADATA

KEPT_AT_LEAST = timedelta(days=180)
KEPT_AT_MOST = timedelta(days=400)
_A_DAY = timedelta(days=1)

READ_PLACE = sa.Table(
    "read_place",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("device", sa.Uuid, primary_key=True),
    sa.Column("place", sa.BigInteger, nullable=False),
    sa.Column("noted_at", sa.BigInteger, nullable=False),
)
LOG_MARK = sa.Table(
    "log_mark",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("marked_at", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("head", sa.BigInteger, nullable=False),
)


class LogKeeping:
    """Knows how far the devices of one stream have read, and lets go of what nobody needs any more."""

    def __init__(self, database: Database) -> None:
        self._database, self._stream = database, database.stream
        self._insert: Any = (sqlite if database.kind == SQLITE else postgresql).insert

    def is_news(self, connection: sa.Connection, device: DeviceId, place: int, *, now: datetime) -> bool:
        """Whether this place is to be noted: the first one, one further back, or another one after a day."""
        mine = (READ_PLACE.c.stream == self._stream, READ_PLACE.c.device == device)
        known = connection.execute(sa.select(READ_PLACE.c.place, READ_PLACE.c.noted_at).where(*mine)).first()
        if known is None or place < known.place:
            return True
        return bool(place > known.place and to_micros(now - _A_DAY) >= known.noted_at)

    def note(self, connection: sa.Connection, device: DeviceId, place: int, *, now: datetime) -> None:
        """Note how far a device has read. The last word counts, so that a store put back from a copy is waited for."""
        told = {"place": place, "noted_at": to_micros(now)}
        row = self._insert(READ_PLACE).values(stream=self._stream, device=device, **told)
        connection.execute(row.on_conflict_do_update(index_elements=["stream", "device"], set_=told))

    def trim(self, now: datetime) -> int:
        """Mark where the log ends, once a day, and let go of what may go; return the place it is kept from."""
        return self._database.transact(lambda connection: self._trim(connection, now))

    def _trim(self, connection: sa.Connection, now: datetime) -> int:
        tx = self._database.tx(connection)
        stream = tx.stream()
        self._mark(connection, stream.head, now)
        old, too_old = self._end_at(connection, now - KEPT_AT_LEAST), self._end_at(connection, now - KEPT_AT_MOST)
        floor = min(max(self._read_by_all(connection, stream.head), too_old), old)
        if floor <= stream.floor:
            return stream.floor
        tx.trim(floor)
        return floor

    def _mark(self, connection: sa.Connection, head: int, now: datetime) -> None:
        """Write a mark when there is none of the last day, and let those go that tell nothing any more."""
        if self._last_mark(connection, now, after=now - _A_DAY) is None:
            row = self._insert(LOG_MARK).values(stream=self._stream, marked_at=to_micros(now), head=head)
            connection.execute(row.on_conflict_do_nothing())
        needed = self._last_mark(connection, now - KEPT_AT_MOST)
        if needed is not None:
            older = (LOG_MARK.c.stream == self._stream, LOG_MARK.c.marked_at < needed.marked_at)
            connection.execute(sa.delete(LOG_MARK).where(*older))

    def _end_at(self, connection: sa.Connection, moment: datetime) -> int:
        """Return where the log ended then at the latest: what comes after may be younger."""
        mark = self._last_mark(connection, moment)
        return 0 if mark is None else int(mark.head)

    def _last_mark(self, connection: sa.Connection, up_to: datetime, *, after: datetime | None = None) -> Any:
        """Return the last mark up to a moment, None when there is none; with `after` it has to be younger than that."""
        wanted = [LOG_MARK.c.stream == self._stream, LOG_MARK.c.marked_at <= to_micros(up_to)]
        if after is not None:
            wanted.append(LOG_MARK.c.marked_at > to_micros(after))
        asked = sa.select(LOG_MARK.c.marked_at, LOG_MARK.c.head).where(*wanted)
        return connection.execute(asked.order_by(LOG_MARK.c.marked_at.desc()).limit(1)).first()

    def _read_by_all(self, connection: sa.Connection, head: int) -> int:
        """Return what every device in use has read; one that was never heard of may need all of it."""
        same = (READ_PLACE.c.stream == DEVICE.c.stream) & (READ_PLACE.c.device == DEVICE.c.id)
        least = sa.func.min(sa.func.coalesce(READ_PLACE.c.place, 0))
        asked = sa.select(least).select_from(DEVICE.outerjoin(READ_PLACE, same))
        found = connection.execute(asked.where(DEVICE.c.stream == self._stream, in_use())).scalar()
        return head if found is None else int(found)
