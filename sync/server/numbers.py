"""Numbers that people read out, leased to devices in blocks, so that none is ever given twice.

A series counts up; a block is taken from it in one statement. The same request gives the same block however often it is
asked. After a restored backup every series goes on far beyond what was leased since, see `skip_ahead`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.agency import Pack
from caseworker.domain.ids import DeviceId
from caseworker.errors import CaseworkerError
from sync.protocol.contact import MOST_NUMBERS
from sync.protocol.limits import LARGEST_NUMBER
from sync.server.tables import METADATA

SKIPPED_AFTER_RESTORE = 10_000
_FIRST = 1

SERIES = sa.Table(
    "number_series",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("series", sa.Text, primary_key=True),
    sa.Column("next", sa.BigInteger, nullable=False),
)
BLOCK = sa.Table(
    "number_block",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("device", sa.Uuid, primary_key=True),
    sa.Column("request", sa.Uuid, primary_key=True),
    sa.Column("series", sa.Text, nullable=False),
    sa.Column("first", sa.BigInteger, nullable=False),
    sa.Column("last", sa.BigInteger, nullable=False),
)
sa.Index("number_block_of_series", BLOCK.c.stream, BLOCK.c.series, BLOCK.c.first, unique=True)


class NumbersExhausted(CaseworkerError):
    """A series has no number left."""

    key = "number.exhausted"
    sentence = (
        "There are no numbers left of '{series}'. Work goes on with provisional numbers. Tell the people who run the "
        "server."
    )
    status: ClassVar[int] = HTTPStatus.CONFLICT


class NoSuchSeries(CaseworkerError):
    """The agency has no numbers of that name, or the request was made for another series before."""

    key = "number.no-such-series"
    sentence = "The agency gives no numbers '{series}'. Nothing was changed. It is tried again with a newer pack."
    status: ClassVar[int] = HTTPStatus.NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPolicy:
    """How many numbers a device is given at a time. `last` is the highest number of any series."""

    usual: int = 100
    sizes: Mapping[str, int] = field(default_factory=dict)
    last: int = LARGEST_NUMBER

    def size(self, series: str, wanted: int) -> int:
        """Return how many are given to who wants so many; 0 wants what is usual."""
        usual = self.sizes.get(series, self.usual)
        return max(1, min(wanted or usual, MOST_NUMBERS))


class Numbers:
    """Leases blocks on one stream."""

    def __init__(self, stream: str, policy: NumberPolicy | None = None) -> None:
        self._stream = stream
        self._policy = policy or NumberPolicy()

    def lease(
        self, connection: sa.Connection, device: DeviceId, series: str, *, count: int, request: UUID
    ) -> tuple[int, int]:
        """Reserve a block for a device and return its first and last number.

        The same request gives the same block. Raises NumbersExhausted, or NoSuchSeries for a request that was made for
        another series.
        """
        mine = (BLOCK.c.stream == self._stream, BLOCK.c.device == device, BLOCK.c.request == request)
        known = connection.execute(sa.select(BLOCK).where(*mine)).first()
        if known is not None and known.series != series:
            raise NoSuchSeries(series=series)
        if known is not None:
            return known.first, known.last
        first, last = self._take(connection, series, self._policy.size(series, count))
        row = {"stream": self._stream, "device": device, "request": request, "series": series}
        connection.execute(sa.insert(BLOCK), [{**row, "first": first, "last": last}])
        return first, last

    def skip_ahead(self, connection: sa.Connection, by: int = SKIPPED_AFTER_RESTORE) -> None:
        """Leave out numbers of every series: after a restored backup, blocks leased since are not known any more."""
        beyond = sa.update(SERIES).where(SERIES.c.stream == self._stream).values(next=SERIES.c.next + by)
        connection.execute(beyond)

    def _take(self, connection: sa.Connection, series: str, size: int) -> tuple[int, int]:
        mine = (SERIES.c.stream == self._stream, SERIES.c.series == series)
        taken = sa.update(SERIES).where(*mine).values(next=SERIES.c.next + size).returning(SERIES.c.next)
        after = connection.execute(taken).scalar()
        if after is None:
            after = _FIRST + size
            connection.execute(sa.insert(SERIES), [{"stream": self._stream, "series": series, "next": after}])
        first, last = after - size, min(after - 1, self._policy.last)
        if first > last:
            raise NumbersExhausted(series=series)
        return first, last


def series_of(pack: Pack) -> frozenset[str]:
    """Return every series that an agency gives numbers of, by the names that devices use."""
    cases = {f"case:{one.prefix}" for one in pack.case_types}
    queues = {f"walk_in:{one.letter}" for one in pack.queues}
    return frozenset({"person", "referral"} | cases | queues)
