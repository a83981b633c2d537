"""For which devices there is something in a part of the log: a question of grants, asked for many at once."""

from typing import Any

import sqlalchemy as sa

from caseworker.domain.ids import DeviceId
from sync.server.database import Database
from sync.server.tables import CHANGE, GRANT

_MOST_ASKED = 400  # devices in one question


class Interest:
    """Asks the log of one stream."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def head(self) -> int:
        """Return the last number of the log."""
        return self._database.head()

    def concerned(self, devices: frozenset[DeviceId], *, after: int, up_to: int) -> frozenset[DeviceId]:
        """Return those of the devices for which there is a row after a place and up to another."""
        listed, found = sorted(devices), set[DeviceId]()
        with self._database.reading() as connection:
            for start in range(0, len(listed), _MOST_ASKED):
                asked = self._question(listed[start : start + _MOST_ASKED], after=after, up_to=up_to)
                found |= {DeviceId(device) for device in connection.execute(asked).scalars()}
        return frozenset(found)

    def _question(self, devices: list[DeviceId], *, after: int, up_to: int) -> sa.Select[Any]:
        stream = self._database.stream
        row = sa.select(sa.literal(1)).where(
            CHANGE.c.stream == stream, CHANGE.c.scope == GRANT.c.scope, CHANGE.c.seq > after, CHANGE.c.seq <= up_to
        )
        asked = sa.select(GRANT.c.device).distinct()
        return asked.where(GRANT.c.stream == stream, GRANT.c.device.in_(devices), row.exists())
