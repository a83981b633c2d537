"""The disk of a simulated device: its books, and what the checkers may look at without asking the protocol.

`MemoryDisk` is the model; `store_disk.py` keeps the same over the product's encrypted store.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from caseworker.domain.definition import Record
from caseworker.domain.ids import DeviceId, Entropy, OfficerId, OperationId, new_id
from caseworker.domain.numbers import Ledger, NumberStyle
from caseworker.domain.operations import Author, Mutation, Operation, tick
from caseworker.domain.plain import from_micros
from sync.client.books import Books, Place
from sync.client.memory import MemoryBooks
from tests.simulate.matter import lean

Shown = Mapping[UUID, tuple[str, dict[str, Any]]]
"""What an officer sees: kind and plain fields of each record."""


class Killed(Exception):
    """The program was killed here: what was committed is there, everything else has not happened."""


@dataclass(frozen=True)
class Owner:
    """Whose disk it is, and what the program on it knows: an `old` one knows fewer fields of its subjects.

    `entropy` is the seed's. A `blank` disk waits to be copied on.
    """

    device: DeviceId
    life: UUID
    entropy: Entropy
    subjects: tuple[type[Record], ...]
    old: bool = False
    blank: bool = False

    @property
    def author(self) -> Author:
        """Return who writes here."""
        return Author(officer=OfficerId(self.device), device=self.device)


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as the server's log brought it, at the version `v`. Beneath an own erasing its fields may be gone."""

    kind: str
    v: int
    fields: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Own:
    """One operation that is still on the disk. `about` are the records of which it still has words."""

    op_id: OperationId
    digest: bytes
    about: frozenset[UUID]
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One operation as it was written down."""

    op_id: OperationId
    n: int
    digest: bytes
    mutations: tuple[Mutation, ...]


def empty_ledger(owner: Owner) -> Ledger:
    """Return the ledger of a new device: no block yet, so its first numbers are provisional."""
    return Ledger(series="matter", style=NumberStyle(prefix="M"), device_part=owner.device.hex)


class Disk(Protocol):
    """Everything on one disk.

    `seen` is what its officer has seen, for the checkers; it is remembered with the disk. `ledger` are the numbers it
    may issue.
    """

    seen: int
    ledger: Ledger
    owner: Owner

    @property
    def books(self) -> Books:
        """The books, as the loop's brain knows them."""

    @property
    def last_n(self) -> int:
        """The number of the last operation made here."""

    def write(self, wanted: Sequence[Mutation], *, at_ms: int) -> Written | None:
        """Write down what an officer does; None when nothing was changed by it, or the disk was full."""

    def view(self) -> Shown:
        """Return everything the officer sees."""

    def base(self) -> Mapping[UUID, Kept]:
        """Return what the server's log brought."""

    def outbox(self) -> Sequence[Own]:
        """Return the operations that are still here, in the order of their numbers."""

    def own_ids(self) -> Collection[UUID]:
        """Return the ids of these operations."""

    def copy(self) -> "Disk":
        """Return a backup of the whole disk, or a second disk like it."""

    def cut_after(self, steps: int) -> None:
        """Let the program be killed in what it does next, after so many steps of the database; 0: not at all."""

    def fill(self, *, full: bool) -> None:
        """Let there be no room on the disk, or room again."""

    def close(self) -> None:
        """Let go of it."""


class MemoryDisk:
    """The model of a disk. Satisfies `Disk`; nothing is ever cut off, and there is always room."""

    make: Callable[..., MemoryBooks] = MemoryBooks

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        self.seen = 0
        self.ledger = empty_ledger(owner)
        self.books = type(self).make(Place(device=owner.device, life=owner.life))
        self._hlc = 0

    @property
    def last_n(self) -> int:
        """The number of the last operation made here."""
        return self.books.last_n

    def write(self, wanted: Sequence[Mutation], *, at_ms: int) -> Written | None:
        """Write one operation down as it is wanted, whatever is here of its records."""
        mutations = tuple(wanted)
        self._hlc = tick(self._hlc, at_ms)
        operation = Operation(
            op_id=OperationId(new_id(at_ms, self.owner.entropy)),
            author=self.owner.author,
            life=self.books.life,
            n=self.books.next_n(),
            seen=self.books.seen(mutations),
            hlc=self._hlc,
            schema=1,
            at=from_micros(at_ms * 1000),
            action="simulated",
            reason="",
            mutations=mutations,
        )
        self.books.write(operation)
        return Written(operation.op_id, operation.n, operation.sealed()[1], mutations)

    def view(self) -> Shown:
        """Return everything the officer sees."""
        return {key: (kind, lean(fields)) for key, (kind, fields) in self.books.view().items()}

    def base(self) -> Mapping[UUID, Kept]:
        """Return what the server's log brought."""
        return {key: Kept(one.kind, one.v, lean(one.fields)) for key, one in self.books.base.items()}

    def outbox(self) -> Sequence[Own]:
        """Return the operations that are still here."""
        return [
            Own(
                one.pending.op_id,
                one.pending.digest,
                frozenset(each.record for each in one.mutations),
                one.answer.seq if one.answer else None,
            )
            for one in self.books.outbox
        ]

    def own_ids(self) -> Collection[UUID]:
        """Return the ids of these operations."""
        return [one.pending.op_id for one in self.books.outbox]

    def copy(self) -> "MemoryDisk":
        """Return a backup of the whole disk."""
        other = object.__new__(type(self))
        other.__dict__ |= self.__dict__
        other.books = self.books.copy()
        return other

    def cut_after(self, steps: int) -> None:
        """Nothing: a step of the model happens whole."""

    def fill(self, *, full: bool) -> None:
        """Nothing: memory has room."""

    def close(self) -> None:
        """Nothing."""
