"""The service's tables in memory: for trying rules out, and as the plainest statement of what `Tx` promises.

A transaction here is simply the object itself; `copy` is its backup. Values are immutable, so a copy is shallow.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from uuid import UUID

from msgspec.structs import replace

from caseworker.domain.ids import DeviceId, OperationId
from caseworker.domain.operations import without
from sync.protocol.lineage import Epoch
from sync.protocol.messages import State, What
from sync.server.storage import ChangeRow, FiledOperation, OperationRow, Past, PlaceRow, StoredRecord, Stream

_SAYING = {What.PUT, What.FULL}


class MemoryTx:
    """One stream. Satisfies `storage.Tx`."""

    def __init__(self) -> None:
        self._stream = Stream(head=0, floor=0, safe=0, lineage=())
        self._records: dict[UUID, StoredRecord] = {}
        self._log: list[ChangeRow] = []
        self._places: dict[tuple[DeviceId, UUID, int], PlaceRow] = {}
        self._last: dict[tuple[DeviceId, UUID], PlaceRow] = {}
        self._moved: dict[tuple[DeviceId, UUID], dict[UUID, int]] = {}
        self._operations: dict[OperationId, FiledOperation] = {}
        self._conflicts: dict[UUID, tuple[UUID, ...]] = {}
        self._grants: dict[DeviceId, frozenset[str]] = {}

    def copy(self) -> "MemoryTx":
        """Return a backup of everything; the grants stay shared, because they are policy and no part of the log."""
        made = copy(self)
        for name, kept in vars(self).items():
            if name != "_grants":
                setattr(made, name, copy(kept))
        return made

    def all_records(self) -> Iterator[StoredRecord]:
        """Give every record, erased ones too: for looking at the whole."""
        return iter(self._records.values())

    def lives(self) -> Iterator[tuple[PlaceRow, FiledOperation]]:
        """Give every place of every life in order, with its operation."""
        for key in sorted(self._places):
            yield self._places[key], self._operations[self._places[key].op_id]

    def grant(self, device: DeviceId, scopes: Iterable[str]) -> None:
        """Give a device these scopes and no others."""
        self._grants[device] = frozenset(scopes)

    def stream(self) -> Stream:
        """Return the state of the log."""
        return self._stream

    def allot(self, count: int) -> int:
        """Take numbers and return the first."""
        first = self._stream.head + 1
        self._stream = replace(self._stream, head=self._stream.head + count)
        return first

    def begin_epoch(self, epoch: Epoch) -> None:
        """Continue the log in a new epoch."""
        self._stream = replace(self._stream, lineage=(*self._stream.lineage, epoch))

    def mark_safe(self, place: int) -> None:
        """Say up to where the log is in a backup that was read back."""
        self._stream = replace(self._stream, safe=max(self._stream.safe, place))

    def trim(self, floor: int) -> None:
        """Let go of rows up to a place."""
        self._stream = replace(self._stream, floor=max(self._stream.floor, floor))
        self._log = [row for row in self._log if row.seq > self._stream.floor]

    def grants(self, device: DeviceId) -> frozenset[str]:
        """Return the scopes a device may have now."""
        return self._grants.get(device, frozenset())

    def records(self, ids: Sequence[UUID]) -> dict[UUID, StoredRecord]:
        """Return those of the records that are known."""
        return {one: self._records[one] for one in ids if one in self._records}

    def put_records(self, records: Iterable[StoredRecord]) -> None:
        """Write records as they stand now."""
        self._records |= {one.id: one for one in records}

    def mentioning(self, words: Iterable[str]) -> dict[str, list[UUID]]:
        """Return which records mention these words."""
        wanted, found = frozenset(words), dict[str, list[UUID]]()
        for one in sorted(self._records.values(), key=lambda record: record.id):
            for word in one.mentions & wanted:
                found.setdefault(word, []).append(one.id)
        return found

    def last_place(self, device: DeviceId, life: UUID) -> PlaceRow | None:
        """Return the last operation of a life."""
        return self._last.get((device, life))

    def place(self, device: DeviceId, life: UUID, n: int) -> PlaceRow | None:
        """Return an operation of a life by its number."""
        return self._places.get((device, life, n))

    def moved(self, device: DeviceId, life: UUID) -> Past:
        """Return former lives from which operations moved into a life."""
        return tuple(self._moved.get((device, life), {}).items())

    def add_places(self, places: Iterable[PlaceRow]) -> None:
        """Add operations to their lives, in their order."""
        for one in places:
            self._places[one.device, one.life, one.n] = one
            self._last[one.device, one.life] = one
            known = self._operations.get(one.op_id)
            if known is not None and known.row.life != one.life:
                moved = self._moved.get((one.device, one.life), {})
                self._moved[one.device, one.life] = {**moved, known.row.life: one.n}

    def operations(self, ids: Iterable[OperationId]) -> dict[OperationId, OperationRow]:
        """Return those of the operations that are known."""
        return {one: self._operations[one].row for one in ids if one in self._operations}

    def put_operations(self, operations: Iterable[FiledOperation]) -> None:
        """Write operations with their state."""
        self._operations |= {one.row.op_id: one for one in operations}

    def parked_for(self, records: Sequence[UUID]) -> dict[UUID, list[FiledOperation]]:
        """Return the operations that wait for each record, the oldest first."""
        if not records:
            return {}
        waiting = [one for one in self._operations.values() if one.row.state is State.PARKED]
        waiting.sort(key=lambda one: one.row.seq)
        return {record: [one for one in waiting if record in one.about] for record in records}

    def conflicts_about(self, records: Sequence[UUID]) -> dict[UUID, list[UUID]]:
        """Return the ids of the conflicts about each record."""
        return {record: list(self._conflicts.get(record, ())) for record in records}

    def make_sure(self, *, absent: Collection[UUID], waiting: Mapping[UUID, Sequence[FiledOperation]]) -> None:
        """Do nothing: there is one writer."""

    def add_conflicts(self, pairs: Iterable[tuple[UUID, UUID]]) -> None:
        """Write down conflicts."""
        for record, conflict in pairs:
            self._conflicts[record] = (*self._conflicts.get(record, ()), conflict)

    def add_changes(self, rows: Iterable[ChangeRow]) -> None:
        """Append to the log."""
        self._log.extend(rows)

    def changes(self, *, after: int, scopes: frozenset[str]) -> Iterator[ChangeRow]:
        """Give the log's rows of these scopes after a place, in order."""
        start = bisect_right(self._log, after, key=lambda row: row.seq)
        return (row for row in self._log[start:] if row.scope in scopes)

    def records_in(self, scope: str, *, after: UUID | None) -> Iterator[StoredRecord]:
        """Give the records of a scope in the order of their ids."""
        inside = (one for one in self._records.values() if scope in one.scopes and (after is None or one.id > after))
        return iter(sorted(inside, key=lambda one: one.id))

    def versions_in(self, scope: str) -> Iterator[tuple[UUID, int]]:
        """Give id and version of every record of a scope."""
        return ((one.id, one.v) for one in self._records.values() if scope in one.scopes)

    def forget(self, record: UUID) -> None:
        """Take what a record said out of the log and out of operations about it."""
        self._log = [row for row in self._log if row.id != record or row.what not in _SAYING]
        for op_id, one in self._operations.items():
            if record in one.about:
                self._operations[op_id] = replace(one, body=without(one.body, record), row=replace(one.row, reason=""))
