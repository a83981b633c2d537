"""The exchange: the only door through which work leaves this device and other people's work comes in.

It hands over what waits, takes note of what the server answered, takes in pages of the server's log, and numbers. It
knows no network: bytes go out, values come in, and what changed comes back as `News` for whoever shows it. The program
acts here, not an officer, so nothing is asked of the officer's rights.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.desk.sitting import Sitting
from caseworker.domain.ids import DeviceId
from caseworker.store import numbers, receipts, travel
from caseworker.store.case_store import News
from caseworker.store.incoming import Change, Credit, What
from caseworker.store.receipts import ForkFound
from caseworker.store.travel import Waiting

__all__ = ["Change", "Credit", "Exchange", "ForkFound", "News", "Standing", "Waiting", "What"]

PAGE_OPERATIONS = 500
PAGE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where this device stands: its life, its last operation with its chain, the server's log it has read.

    `waiting` counts operations the server has not answered. Until one is safe there it stays on this device.
    """

    device: DeviceId
    life: UUID
    n: int
    chain: bytes
    cursor: int
    safe: int
    waiting: int


class Exchange(Desk):
    """Sync's door. `synchronized` is called when a round is complete: it makes an older copy of this store known."""

    def __init__(self, sitting: Sitting, *, synchronized: Callable[[], None]) -> None:
        super().__init__(sitting)
        self._synchronized = synchronized

    def standing(self) -> Standing:
        """Return where this device stands."""
        with self._reading() as reader:
            here = travel.place(reader.connection)
            waiting = travel.count_waiting(reader.connection)
        return Standing(
            device=self._sitting.author.device,
            life=UUID(bytes=here.life),
            n=here.n,
            chain=here.chain,
            cursor=here.cursor,
            safe=here.safe,
            waiting=waiting,
        )

    def waiting(self, *, limit: int = PAGE_OPERATIONS, limit_bytes: int = PAGE_BYTES) -> tuple[Waiting, ...]:
        """Return the oldest operations to send, in order: at most so many and so many bytes, but always one.

        Handing them over changes nothing: until they are acknowledged they are handed over again.
        """
        with self._reading() as reader:
            oldest = travel.waiting(reader.connection, limit=limit)
        return tuple(_within(oldest, limit_bytes))

    def acknowledge(self, *, life: UUID, up_to: int, chain: bytes, seq: int) -> None:
        """Take note that the server has answered operations up to a number, at or before `seq` of its log.

        They stay on this device until its log has passed them and the server holds them safely. Raises ForkFound.
        """
        with self._sitting.store.writing() as connection:
            receipts.acknowledge(connection, life=life, up_to=up_to, chain=chain, seq=seq)

    def take_in(self, changes: Iterable[Change], *, cursor: int, safe: int = 0) -> News:
        """Take in a page of the server's log with the place it reaches, all or nothing, and say what changed here.

        `safe` is the place up to which the server's log is in a backup. The same page again changes nothing.
        """
        news = self._sitting.store.take_in(changes, cursor=cursor, safe=safe)
        return News({kind: ids for kind, ids in news.changed.items() if ids})

    def lease_numbers(self, series: str, *, first: int, last: int) -> None:
        """Keep a block of numbers reserved for this device; twice is once. Raises BlockOverlaps."""
        with self._sitting.store.writing() as connection:
            numbers.lease(connection, series, first=first, last=last)

    def finished(self) -> None:
        """Say that a round of synchronization is complete."""
        self._synchronized()


def _within(oldest: Sequence[Waiting], limit_bytes: int) -> Iterable[Waiting]:
    spent = 0
    for one in oldest:
        spent += len(one.body)
        if spent > limit_bytes and one is not oldest[0]:
            return
        yield one
