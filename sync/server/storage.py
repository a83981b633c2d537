"""What the central service keeps, as values, and the transaction in which its rules read and write them.

`Tx` is one transaction on one stream (an agency, or a territory of a large one), the same in memory and in SQL. The
rules see nothing else of a database. Whoever opens the transaction commits it, or nothing of it has happened.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from msgspec import Struct, field

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.merge import Clock, Dot
from caseworker.domain.operations import Plain
from sync.protocol.lineage import Epoch, Lineage
from sync.protocol.messages import State, What

Fields = Mapping[str, Plain]
Past = tuple[tuple[UUID, int], ...]
"""Former lives of a device, each with the number up to which the present one continues it."""


class Stream(Struct, frozen=True):
    """The log: its last number, the oldest cursor that can still be served, what a read-back backup holds."""

    head: int
    floor: int
    safe: int
    lineage: Lineage

    @property
    def epoch(self) -> UUID:
        """The epoch the log is in now."""
        return self.lineage[-1].id


class Clocks(Struct, frozen=True, gc=False):
    """By which operations a record stands: the one that made it, those of fields set since, and of set members.

    A field that came with the record stands by `made`; a member without dots was put there by it.
    """

    made: Clock
    fields: Mapping[str, Clock] = field(default_factory=dict)
    dots: Mapping[str, Mapping[str, tuple[Dot, ...]]] = field(default_factory=dict)


class StoredRecord(Struct, frozen=True, gc=False):
    """One record as the log has left it. `v` is the number of the last change to it.

    `mentions` are words by which it is found again by others: a case it belongs to, a file it names (rulebook.py).
    """

    kind: str
    id: UUID
    scopes: frozenset[str]
    v: int
    schema: int
    fields: Fields
    clocks: Clocks
    erased: bool = False
    mentions: frozenset[str] = frozenset()


class ChangeRow(Struct, frozen=True, gc=False):
    """One row of the log for one scope. `elsewhere` are all scopes the record is in afterwards, where they changed."""

    seq: int
    part: int
    scope: str
    kind: str
    id: UUID
    what: What
    fields: Fields
    op: OperationId | None
    elsewhere: frozenset[str] = frozenset()


class OperationRow(Struct, frozen=True, gc=False):
    """What became of one operation. Its body is kept apart, because it can be erased; this stays."""

    op_id: OperationId
    officer: OfficerId
    device: DeviceId
    life: UUID
    at: int
    hlc: int
    seen: int
    seq: int
    state: State
    refusal: str
    action: str
    reason: str
    digest: bytes
    past: Past = ()


class FiledOperation(Struct, frozen=True, gc=False):
    """An operation with its body, of which erased mutations are digests only, and the records it is about."""

    row: OperationRow
    body: bytes
    about: frozenset[UUID]


class PlaceRow(Struct, frozen=True, gc=False):
    """Where an operation stands in a life of its device. After a fork the same operation has a place in two lives."""

    device: DeviceId
    life: UUID
    n: int
    chain: bytes
    op_id: OperationId


class Overtaken(Exception):
    """Another transaction wrote what this one had looked for in vain: nothing is wrong, it is to be run again."""


class Tx(Protocol):
    """One transaction on one stream."""

    def stream(self) -> Stream:
        """Return the state of the log."""

    def allot(self, count: int) -> int:
        """Take numbers for so many operations and return the first. The row it locks is the last one locked."""

    def begin_epoch(self, epoch: Epoch) -> None:
        """Continue the log in a new epoch: called once when the stream is made and after every restored backup."""

    def mark_safe(self, place: int) -> None:
        """Say up to where the log is in a backup that was read back."""

    def trim(self, floor: int) -> None:
        """Let go of rows up to a place; devices that have read less are filled anew."""

    def grants(self, device: DeviceId) -> frozenset[str]:
        """Return the scopes a device may have now."""

    def records(self, ids: Sequence[UUID]) -> dict[UUID, StoredRecord]:
        """Return those of the records that are known, and lock them in the order given."""

    def put_records(self, records: Iterable[StoredRecord]) -> None:
        """Write records as they stand now."""

    def mentioning(self, words: Iterable[str]) -> dict[str, list[UUID]]:
        """Return, for each word that any record mentions, the ids of the records that do, in the order of their ids."""

    def last_place(self, device: DeviceId, life: UUID) -> PlaceRow | None:
        """Return the last operation of a life, None for a life that is not known."""

    def place(self, device: DeviceId, life: UUID, n: int) -> PlaceRow | None:
        """Return an operation of a life by its number."""

    def moved(self, device: DeviceId, life: UUID) -> Past:
        """Return former lives from which operations moved into a life, with the number of the last from each."""

    def add_places(self, places: Iterable[PlaceRow]) -> None:
        """Add operations to their lives."""

    def operations(self, ids: Iterable[OperationId]) -> dict[OperationId, OperationRow]:
        """Return those of the operations that are known."""

    def put_operations(self, operations: Iterable[FiledOperation]) -> None:
        """Write operations; one that is known already gets its new state."""

    def parked_for(self, records: Sequence[UUID]) -> dict[UUID, list[FiledOperation]]:
        """Return, for each of the records, the operations that wait for it, in the order of their numbers."""

    def conflicts_about(self, records: Sequence[UUID]) -> dict[UUID, list[UUID]]:
        """Return, for each of the records, the ids of the conflicts about it."""

    def make_sure(self, *, absent: Collection[UUID], waiting: Mapping[UUID, Sequence[FiledOperation]]) -> None:
        """Look again, after `allot`, for records that were not there and for operations that wait for records.

        Rows that do not exist cannot be locked, so another push may have written them meanwhile. Then Overtaken is
        raised, and the whole transaction is to be run again.
        """

    def add_conflicts(self, pairs: Iterable[tuple[UUID, UUID]]) -> None:
        """Write down conflicts, each as the record it is about and its own id."""

    def add_changes(self, rows: Iterable[ChangeRow]) -> None:
        """Append to the log."""

    def changes(self, *, after: int, scopes: frozenset[str]) -> Iterable[ChangeRow]:
        """Give the log's rows of these scopes after a place, in order."""

    def records_in(self, scope: str, *, after: UUID | None) -> Iterable[StoredRecord]:
        """Give the records of a scope whose ids come after one, in the order of their ids, without erased ones."""

    def versions_in(self, scope: str) -> Iterable[tuple[UUID, int]]:
        """Give id and version of every record of a scope, in no particular order."""

    def forget(self, record: UUID) -> None:
        """Take what a record said out of the log and out of the bodies of operations about it. Digests stay."""
