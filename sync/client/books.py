"""What the loop knows of the device's store, and what it may ask of it.

`Books` is kept by the device: the exchange over the encrypted store, or memory. Every step of one reply is carried out
in one transaction, so that data and the place reached in the log are never apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias
from uuid import UUID

from caseworker.domain.ids import DeviceId, OperationId
from sync.protocol.lineage import Lineage
from sync.protocol.messages import Answer, Filling, PullReply, ToldConflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the device stands.

    `past` are former lives with the last number that was answered in them, as far as the log may not have passed it.
    """

    device: DeviceId
    life: UUID
    lineage: Lineage = ()
    cursor: int = 0
    held: tuple[str, ...] = ()
    filling: Filling | None = None
    resume_at: int | None = None
    past: tuple[tuple[UUID, int], ...] = ()

    @property
    def epoch(self) -> UUID | None:
        """The epoch of the log it has read, None before the first contact."""
        return self.lineage[-1].id if self.lineage else None


@dataclass(frozen=True, slots=True)
class Pending:
    """One operation without an answer. Of mutations that were erased, its body holds only the digests."""

    n: int
    life: UUID
    op_id: OperationId
    body: bytes
    digest: bytes
    chain: bytes
    seen_at_most: int | None


@dataclass(frozen=True, slots=True)
class Answered:
    """The server has answered these operations. They stay in view until the log has passed their place."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class BeginLife:
    """The server does not know this store's past: what it has not answered goes on in a new life, numbers unchanged.

    When it misses operations after a number (`missing_after`), those have no answer any more, whatever was answered.
    """

    life: UUID
    missing_after: int | None = None


@dataclass(frozen=True, slots=True)
class BeginEpoch:
    """The server came back from a backup. Only up to `shared` is its log the one this device has read.

    All operations still here are without an answer, and their authors' seeing ends at `shared`. The base is dropped
    and read anew; conflicts with a version above `shared` are kept to be told.
    """

    lineage: Lineage
    shared: int


@dataclass(frozen=True, slots=True)
class ToldTaken:
    """The server has been told of these conflicts."""

    ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class TakeIn:
    """A page of the log: what left the scopes is dropped, rows are taken in, the place moves on."""

    page: PullReply


Step: TypeAlias = Answered | BeginLife | BeginEpoch | ToldTaken | TakeIn


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything in the books that the next step depends on, as of one moment."""

    place: Place
    waiting: Sequence[Pending]
    told: Sequence[ToldConflict]


class Books(Protocol):
    """The device's side of synchronization."""

    def entries(self, *, limit: int, limit_bytes: int) -> Entries:
        """Return place, waiting (so many and so large, but always one) and told, as of one moment."""

    def place(self) -> Place:
        """Return where the device stands."""

    def waiting(self, *, limit: int, limit_bytes: int) -> Sequence[Pending]:
        """Return the oldest operations without an answer, in order: so many and so large, but always one."""

    def told(self) -> Sequence[ToldConflict]:
        """Return the conflicts that are still to be told to a server that lost them."""

    def carry_out(self, steps: Sequence[Step]) -> object:
        """Carry out the steps of one reply in one transaction, or none of them. May return what changed."""
