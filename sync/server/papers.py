"""The working papers of one push: records open to changes, and everything that is to be written when it is closed."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from uuid import UUID

from msgspec.structs import replace

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Verb
from sync.protocol.bodies import Body, BodyMutation
from sync.protocol.messages import State
from sync.server.drafts import PROVISIONAL, Draft, moved
from sync.server.rulebook import Rulebook
from sync.server.storage import ChangeRow, FiledOperation, OperationRow, Tx

by_id = attrgetter("int")  # sorts UUIDs in their order, compared as numbers


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
        self._absent: set[UUID] = set()
        self._conflicts: dict[UUID, list[UUID]] = {}
        self._new_conflicts: list[tuple[UUID, UUID]] = []
        self._grants: dict[DeviceId, frozenset[str]] = {}
        self._known: dict[OperationId, OperationRow | None] = {}
        self._waiting: dict[UUID, list[FiledOperation]] = {}
        self._parked_here: dict[OperationId, FiledOperation] = {}
        self._led: dict[int, tuple[BodyMutation, frozenset[UUID]]] = {}
        self._mentioning: dict[str, set[UUID]] = {}
        self._mentioned_here: dict[str, set[UUID]] = {}
        self.workers: dict[UUID, frozenset[OfficerId]] = {}
        self._numbers = 0

    def next_number(self) -> int:
        """Return the next provisional number."""
        self._numbers += 1
        return PROVISIONAL + self._numbers - 1

    def look_ahead(self, bodies: Sequence[Body], *, known: Iterable[OperationId], told: Iterable[UUID]) -> None:
        """Read at once what judging these operations will ask for, so that a push is a few statements and not many.

        `known` are operations that have been judged already, `told` records about which conflicts come back. Nothing
        depends on it: what was not foreseen is read when it is asked for.
        """
        mutations = [one for body in bodies for one in body.mutations]
        about = {one.record for one in mutations} | set(told)
        self._led = {id(one): (one, self.rules.names.tied_or_people(one)) for one in mutations}
        self.load(about.union(*[ids for _, ids in self._led.values()]))
        self.look_up(frozenset[str]().union(*map(self.rules.companions_of, mutations)))
        self._known |= dict.fromkeys((*(body.op_id for body in bodies), *known), None)
        self._known |= self._tx.operations(self._known)
        self._conflicts |= self._tx.conflicts_about(sorted(about, key=by_id))
        self.load(one for found in self._conflicts.values() for one in found)
        created = {one.record for one in mutations if one.verb == Verb.CREATE}
        self._waiting |= self._tx.parked_for(sorted(created & self._unknown, key=by_id))

    def led_to(self, mutation: BodyMutation) -> frozenset[UUID]:
        """Return the records that a mutation ties its own to, and the people it is about."""
        one, ids = self._led.get(id(mutation), (None, frozenset[UUID]()))
        return ids if one is mutation else self.rules.names.tied_or_people(mutation)

    def load(self, ids: Iterable[UUID]) -> None:
        """Read and lock records, in the order of their ids."""
        drafts, unknown = self.drafts, self._unknown
        wanted = {one for one in ids if one not in drafts and one not in unknown}
        if wanted:
            found = self._tx.records(sorted(wanted, key=by_id))
            self.drafts |= {key: Draft.of(one) for key, one in found.items()}
            self._unknown |= wanted - found.keys()
            self._absent |= wanted - found.keys()

    def find(self, record: UUID) -> Draft | None:
        """Return a record, read and locked when it was not before; None when it is not known."""
        found = self.drafts.get(record)
        if found is None and record not in self._unknown:
            self.load([record])
            found = self.drafts.get(record)
        return found

    def mentioning(self, word: str) -> list[Draft]:
        """Return the records that are found by a word as they stand now, in the order of their ids."""
        if word not in self._mentioning:
            self.look_up([word])
        ids = self._mentioning[word]
        here = self._mentioned_here.get(word)
        if here is not None:
            ids = ids | here
        if not ids:
            return []
        listed = sorted(ids, key=by_id)
        self.load(listed)
        return [one for one in (self.drafts[record] for record in listed) if word in one.mentions]

    def look_up(self, words: Iterable[str]) -> None:
        """Find at once which records mention these words, as far as that is not known yet."""
        wanted = set(words) - self._mentioning.keys()
        if wanted:
            found = self._tx.mentioning(wanted)
            self._mentioning |= {word: set(found.get(word, ())) for word in wanted}

    def mention(self, draft: Draft, words: frozenset[str]) -> None:
        """Let a record be found by these words and no others."""
        for word in words - draft.mentions:
            self._mentioned_here.setdefault(word, set()).add(draft.id)
        draft.mentions = words

    def made(self, draft: Draft) -> None:
        """Take in a record that did not exist."""
        self.drafts[draft.id] = draft
        self._unknown.discard(draft.id)

    def granted(self, device: DeviceId) -> frozenset[str]:
        """Return the scopes a device may have now."""
        found = self._grants.get(device)
        if found is None:
            found = self._grants[device] = self._tx.grants(device)
        return found

    def operation(self, op_id: OperationId) -> OperationRow | None:
        """Return an operation, of this push or an earlier one."""
        filed = self.filed.get(op_id)
        if filed is not None:
            return filed.row
        known = self._known.get(op_id)
        if known is None and op_id not in self._known:
            known = self._known[op_id] = self._tx.operations([op_id]).get(op_id)
        return known

    def parked_for(self, record: UUID) -> list[FiledOperation]:
        """Return the operations that wait for a record, the oldest first."""
        if record not in self._waiting:
            self._waiting |= self._tx.parked_for([record])
        if not self._waiting[record] and not self._parked_here:
            return []
        known = {one.row.op_id: one for one in self._waiting[record]}
        known |= {op_id: one for op_id, one in self._parked_here.items() if record in one.about}
        now = (self.filed.get(op_id, one) for op_id, one in known.items())
        return sorted((one for one in now if one.row.state is State.PARKED), key=lambda one: one.row.seq)

    def file(self, filed: FiledOperation) -> None:
        """Keep an operation with what became of it."""
        self.filed[filed.row.op_id] = filed
        if filed.row.state is State.PARKED:
            self._parked_here[filed.row.op_id] = filed

    def about(self, record: UUID) -> list[Draft]:
        """Return the conflicts about a record, erased ones too."""
        conflicts = self._conflicts.get(record)
        if conflicts is None:
            self._conflicts |= self._tx.conflicts_about([record])
            conflicts = self._conflicts[record]
        if not conflicts:
            return []
        self.load(conflicts)
        return [self.drafts[one] for one in conflicts if one in self.drafts]

    def add_conflict(self, record: UUID, conflict: UUID) -> None:
        """Write down that a new conflict is about a record."""
        self.about(record)
        self._conflicts[record].append(conflict)
        self._new_conflicts.append((record, conflict))

    def close(self) -> int:
        """Take numbers, write everything, and return how far provisional numbers have moved.

        What had been looked for in vain is looked for again once no other push can take numbers; raises Overtaken.
        """
        first = self._tx.allot(self._numbers) if self._numbers else 0
        shift = first - PROVISIONAL
        self._tx.make_sure(absent=self._absent, waiting=self._waiting)
        self._tx.put_records([self.drafts[one].stored(shift) for one in self.changed])
        for op_id, one in self.filed.items():
            self.filed[op_id] = replace(one, row=replace(one.row, seq=moved(one.row.seq, shift)))
        self._tx.put_operations(self.filed.values())
        self._tx.add_conflicts(self._new_conflicts)
        self._tx.add_changes([replace(one, seq=moved(one.seq, shift)) for one in self.changes])
        for record in self.forgotten:  # in the same push, too
            self._tx.forget(record)
        return shift
