"""Nonces: what a device has sent once it cannot send again. Kept for ten minutes, as long as a request can be good."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from caseworker.domain.ids import DeviceId
from caseworker.domain.plain import to_micros
from sync.server.identity.caller import NotAuthenticated
from sync.server.identity.tables import NONCE

KEPT = timedelta(minutes=10)
_SPENT = sa.insert(NONCE)


class Nonces:
    """The nonces of one stream."""

    def __init__(self, stream: str) -> None:
        self._stream = stream

    def spend(self, connection: sa.Connection, device: DeviceId, nonce: str, *, now: datetime) -> None:
        """Take note of a nonce. Raises NotAuthenticated for one that was spent; give the transaction up then."""
        row = {"stream": self._stream, "device": device, "nonce": nonce, "ends_at": to_micros(now + KEPT)}
        try:
            connection.execute(_SPENT, row)
        except IntegrityError as error:
            raise NotAuthenticated from error

    def forget_old(self, connection: sa.Connection, *, now: datetime) -> int:
        """Remove those that no longer matter; returns how many. For a quiet moment every few minutes."""
        old = sa.delete(NONCE).where(NONCE.c.stream == self._stream, NONCE.c.ends_at < to_micros(now))
        return connection.execute(old).rowcount
