"""The working papers of one push: records open to changes, and everything that is to be written when it is closed."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from caseworker.domain.ids import DeviceId, OperationId
from sync.protocol.messages import State
from sync.server.drafts import PROVISIONAL, Draft, moved
from sync.server.rulebook import Rulebook
from sync.server.storage import ChangeRow, FiledOperation, OperationRow, Tx


class Papers:
    """Loads what is asked for once and gathers what is to be written. Decides nothing."""

    def __init__(self, tx: Tx, rules: Rulebook) -> None:
        self.rules = rules
        self.drafts: dict[UUID, Draft] = {}
        self.changed: dict[UUID, None] = {}
        self.forgotten: list[UUID] = []
        self.changes: list[ChangeRow] = []
        self.filed: dict[OperationId, FiledOperation] = {}
        self._tx = tx
        self._unknown: set[UUID] = set()
        self._conflicts: dict[UUID, list[UUID]] = {}
        self._new_conflicts: list[tuple[UUID, UUID]] = []
        self._grants: dict[DeviceId, frozenset[str]] = {}
        self._numbers = 0

    def next_number(self) -> int:
        """Return the next provisional number."""
        self._numbers += 1
        return PROVISIONAL + self._numbers - 1

    def load(self, ids: Iterable[UUID]) -> None:
        """Read and lock records, in the order of their ids."""
        wanted = sorted(set(ids) - self.drafts.keys() - self._unknown)
        if wanted:
            found = self._tx.records(wanted)
            self.drafts |= {key: Draft.of(one) for key, one in found.items()}
            self._unknown |= set(wanted) - found.keys()

    def made(self, draft: Draft) -> None:
        """Take in a record that did not exist."""
        self.drafts[draft.id] = draft
        self._unknown.discard(draft.id)

    def granted(self, device: DeviceId) -> frozenset[str]:
        """Return the scopes a device may have now."""
        if device not in self._grants:
            self._grants[device] = self._tx.grants(device)
        return self._grants[device]

    def operation(self, op_id: OperationId) -> OperationRow | None:
        """Return an operation, of this push or an earlier one."""
        filed = self.filed.get(op_id)
        return self._tx.operations([op_id]).get(op_id) if filed is None else filed.row

    def parked_for(self, record: UUID) -> list[FiledOperation]:
        """Return the operations that wait for a record, the oldest first."""
        known = {one.row.op_id: one for one in self._tx.parked_for(record)}
        known |= {op_id: one for op_id, one in self.filed.items() if record in one.about}
        return sorted((one for one in known.values() if one.row.state is State.PARKED), key=lambda one: one.row.seq)

    def about(self, record: UUID) -> list[Draft]:
        """Return the conflicts about a record, erased ones too."""
        if record not in self._conflicts:
            self._conflicts[record] = self._tx.conflicts_about(record)
        self.load(self._conflicts[record])
        return [self.drafts[one] for one in self._conflicts[record] if one in self.drafts]

    def add_conflict(self, record: UUID, conflict: UUID) -> None:
        """Write down that a new conflict is about a record."""
        self.about(record)
        self._conflicts[record].append(conflict)
        self._new_conflicts.append((record, conflict))

    def close(self) -> int:
        """Take numbers, write everything, and return how far provisional numbers have moved."""
        first = self._tx.allot(self._numbers) if self._numbers else 0
        shift = first - PROVISIONAL
        self._tx.put_records([self.drafts[one].stored(shift) for one in self.changed])
        self._tx.put_operations(
            [replace(one, row=replace(one.row, seq=moved(one.row.seq, shift))) for one in self.filed.values()]
        )
        self._tx.add_conflicts(self._new_conflicts)
        for record in self.forgotten:
            self._tx.forget(record)
        self._tx.add_changes([replace(one, seq=moved(one.seq, shift)) for one in self.changes])
        return shift
