"""The exchange: the only door through which work leaves this device and other people's work comes in.

It hands over what waits, takes in what a server replied, and tells how far own work has come. It knows no network:
values go out and come in, and what changed comes back as `News` for whoever shows it. The program acts here, not an
officer, so nothing is asked of the officer's rights.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.desk.sitting import Sitting
from caseworker.domain.ids import DeviceId
from caseworker.store import holdings, numbers, returned, sending, standing, told, travel
from caseworker.store.answers import Made, OwnAnswer
from caseworker.store.attachments import AttachmentFiles
from caseworker.store.holdings import Holding
from caseworker.store.incoming import Change, Credit, What
from caseworker.store.receiving import News, Page, Receiving
from caseworker.store.returned import Returned
from caseworker.store.sending import Progress, Status, WaitingWork
from caseworker.store.standing import Epoch, Filling, Standing
from caseworker.store.told import Told
from caseworker.store.travel import Waiting

__all__ = [
    "Change",
    "Credit",
    "Epoch",
    "Exchange",
    "Filling",
    "Holding",
    "Made",
    "News",
    "OwnAnswer",
    "Page",
    "Progress",
    "Receiving",
    "Returned",
    "Standing",
    "Status",
    "Told",
    "Waiting",
    "WaitingWork",
    "What",
]

PAGE_OPERATIONS = 500
PAGE_BYTES = 1 << 20


class Exchange(Desk):
    """Sync's door. `synchronized` is called when a round is complete: it makes an older copy of this store known.

    `files` are the sealed attachments, from which goes what has to leave this device.
    """

    def __init__(
        self, sitting: Sitting, *, synchronized: Callable[[], None], files: AttachmentFiles | None = None
    ) -> None:
        super().__init__(sitting)
        self._synchronized = synchronized
        self._files = files

    @property
    def device(self) -> DeviceId:
        """The device this is."""
        return self._sitting.author.device

    def to_do(self, *, limit: int, limit_bytes: int) -> tuple[Standing, list[Waiting], list[Told]]:
        """Return `standing`, `waiting` and `told` from one snapshot."""
        with self._reading() as reader:
            waiting = list(travel.waiting(reader.connection, limit=limit, limit_bytes=limit_bytes))
            return standing.standing(reader.connection), waiting, list(told.everything(reader.connection))

    def standing(self) -> Standing:
        """Return where this device stands with its server."""
        with self._reading() as reader:
            return standing.standing(reader.connection)

    def waiting(self, *, limit: int = PAGE_OPERATIONS, limit_bytes: int = PAGE_BYTES) -> tuple[Waiting, ...]:
        """Return the oldest operations without an answer, in order: so many and so many bytes, but always one.

        Handing them over changes nothing: until they are answered they are handed over again.
        """
        with self._reading() as reader:
            return tuple(travel.waiting(reader.connection, limit=limit, limit_bytes=limit_bytes))

    def told(self) -> tuple[Told, ...]:
        """Return the conflicts that are still to be told to a server that lost them."""
        with self._reading() as reader:
            return tuple(told.everything(reader.connection))

    @contextmanager
    def receiving(self) -> Iterator[Receiving]:
        """Give what takes in one reply of the server: on a normal end all of it is durable, otherwise nothing.

        Its `news` may be read afterwards. Files of attachments that had to go are gone then, or are strays that `tidy`
        removes.
        """
        with self._sitting.store.receiving() as receiving:
            yield receiving
        if self._files is not None:
            for one in receiving.news.unsealed:
                self._files.erase(one)

    def in_bulk(self) -> AbstractContextManager[None]:
        """Put off the search index, around a first pull of many records: `index_some` writes it afterwards."""
        return self._sitting.store.bulk(index_later=True)

    def index_some(self) -> bool:
        """Let the words of some records that came in bulk be found; return whether there may be more of them."""
        return self._sitting.store.index_some()

    def versions(self, scope: str) -> list[tuple[UUID, int]]:
        """Return id and version of each record of one scope that the server's log brought."""
        with self._reading() as reader:
            return list(holdings.versions(reader.connection, reader.schema, scope))

    def holdings(self) -> list[Holding]:
        """Return every record as the server's log brought it: for checks, it reads the whole store."""
        with self._reading() as reader:
            return list(holdings.base_of(reader.connection, reader.schema))

    def status(self) -> Status:
        """Return how far own work has come, in numbers."""
        with self._reading() as reader:
            return sending.status(reader.connection)

    def waiting_work(self) -> tuple[WaitingWork, ...]:
        """Return what is saved here and not sent, by action of the program; together it is `status().saved_here`."""
        with self._reading() as reader:
            return tuple(sending.waiting_work(reader.connection))

    def progress(self, records: Collection[UUID]) -> dict[UUID, Progress]:
        """Return how far the work on each of these records has come. Nothing is called sent before the server said."""
        with self._reading() as reader:
            return sending.progress(reader.connection, records)

    def returned(self) -> tuple[Returned, ...]:
        """Return the work that the server refused, with every word of it, the oldest first."""
        with self._reading() as reader:
            return tuple(returned.everything(reader.connection))

    def dismiss(self, op_id: UUID) -> None:
        """Let the words of work that came back go, for good. Twice is once."""
        with self._sitting.store.writing() as connection:
            returned.dismiss(connection, op_id)

    def lease_numbers(self, series: str, *, first: int, last: int) -> None:
        """Keep a block of numbers reserved for this device; twice is once. Raises BlockOverlaps."""
        with self._sitting.store.writing() as connection:
            numbers.lease(connection, series, first=first, last=last)

    def finished(self) -> None:
        """Say that a round of synchronization is complete."""
        self._synchronized()
