"""Checkers of a world that has come to rest: faults have stopped and every queue is empty."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from caseworker.domain.operations import FIRST_CHAIN, Verb, digest, extend
from sync.protocol.digests import buckets
from sync.protocol.messages import State
from sync.server.storage import OperationRow, StoredRecord
from tests.simulate.device import Device
from tests.simulate.matter import KIND, lean
from tests.simulate.truth import Born, expect
from tests.simulate.watch import Watch

_TOLD = {State.APPLIED, State.CONFLICT}
_DONE = {State.APPLIED, State.SUPERSEDED, State.CONFLICT}
_HIDDEN = {"martian"}  # a kind of record that no program knows yet: kept, and not shown


class Rest:
    """Looks at one world at rest. `tx` is asked anew, whatever was seen of it before."""

    def __init__(self, tx: Any, watch: Watch) -> None:
        self._tx = tx
        self._watch = watch
        self._truth = watch.truth
        self._records: dict[UUID, StoredRecord] = {one.id: one for one in tx.all_records()}
        self._rows: Mapping[UUID, OperationRow] = tx.operations(self._truth.born)

    def check(self, devices: Iterable[Device], *, one_disk_each: bool) -> None:
        """Raise Violation when an invariant does not hold."""
        for device in devices:
            self._same_as_the_server(device)
            expect(not device.disk.outbox(), "I17", "operations are still on a device when all is safe")
            expect(not device.books.told(), "I17", "conflicts are still to be told when all is safe")
        self._each_operation_once()
        if one_disk_each:
            self._in_the_order_they_were_made()
            self._no_number_twice()
        self._no_word_lost()
        self._sums_are_folds()
        self._chains_verify()
        self._everything_is_told_once()

    def _same_as_the_server(self, device: Device) -> None:
        granted = self._tx.grants(device.id)
        theirs = {key: one for key, one in self._records.items() if one.scopes & granted}
        want = {key: lean(one.fields) for key, one in theirs.items() if one.kind not in _HIDDEN}
        got = {key: fields for key, (kind, fields) in device.disk.view().items() if kind not in _HIDDEN}
        differ = [key for key in {*want, *got} if want.get(key) != got.get(key)]
        expect(not differ, "I2", [(key, got.get(key), want.get(key)) for key in differ][:1])
        ours = buckets((key, one.v) for key, one in device.disk.base().items())
        expect(ours == buckets((one.id, one.v) for one in theirs.values()), "I16", "digests differ at rest")

    def _each_operation_once(self) -> None:
        lost = self._truth.only_on_lost_disks - self._truth.safe
        for op_id, born in self._truth.born.items():
            row = self._rows.get(op_id)
            expect(row or op_id in lost, "I10" if op_id in self._truth.safe else "I3", "lost:", born.mutations)
            if row and row.state is State.PARKED:
                absent = [one.record for one in born.mutations if one.record not in self._records]
                expect(absent, "I3", "an operation waits for records that are there")

    def _in_the_order_they_were_made(self) -> None:
        made: dict[UUID, list[tuple[int, int]]] = {}
        for op_id, row in self._rows.items():
            born = self._truth.born[op_id]
            if born.n not in self._watch.parked:
                made.setdefault(born.device, []).append((born.n, row.seq))
        for listed in made.values():
            seqs = [seq for _, seq in sorted(listed)]
            expect(seqs == sorted(seqs), "I3", "operations of one device were applied out of their order")

    def _no_number_twice(self) -> None:
        for name in ("number", "provisional_number"):
            given = [one.fields[name] for one in self._records.values() if one.fields.get(name)]
            expect(len(given) == len(set(given)), "I5", "a", name, "was given twice")

    def _no_word_lost(self) -> None:
        written: dict[tuple[UUID, str], list[str]] = {}
        for born in self._done():
            for place, word in born.words.items():
                written.setdefault(place, []).append(word)
        for (record, name), words in written.items():
            found = self._records.get(record)
            if found is None or found.erased or record in self._truth.withdrawn:
                continue
            told = self._watch.in_conflict(record, name) | {str(found.fields.get(name))}
            for word in words:
                seen = any(self._truth.had_seen(other, word) for other in words if other != word)
                expect(word in told or seen, "I4", name, "lost", word, "without a word")

    def _sums_are_folds(self) -> None:
        visits: dict[UUID, int] = {}
        added: dict[UUID, set[Any]] = {}
        removed: dict[UUID, set[Any]] = {}
        for born in self._done():
            for one in born.mutations:
                if one.verb is Verb.INCREMENT:
                    visits[one.record] = visits.get(one.record, 0) + one.value
                elif one.verb is Verb.ADD:
                    added.setdefault(one.record, set()).add(one.value)
                elif one.verb is Verb.REMOVE:
                    removed.setdefault(one.record, set()).add(one.value)
        for key, record in self._records.items():
            if record.kind != KIND or record.erased or key in self._truth.withdrawn:
                continue
            expect((record.fields.get("visits") or 0) == visits.get(key, 0), "I5", "visits do not add up")
            tags = _words(record.fields.get("tags"))
            came, went = added.get(key, set()), removed.get(key, set())
            expect(tags <= came and came - went <= tags, "I5", "tags do not add up:", tags, came, went)

    def _done(self) -> Iterable[Born]:
        for op_id, born in self._truth.born.items():
            row = self._rows.get(op_id)
            if row and row.state in _DONE:
                yield born

    def _chains_verify(self) -> None:
        before: dict[tuple[UUID, UUID], bytes] = {}
        for place, filed in self._tx.lives():
            start = before.get((place.device, place.life), FIRST_CHAIN)
            if filed.row.life == place.life:
                expect(digest(filed.body) == filed.row.digest, "I11", "a body is not what was chained")
                expect(extend(start, filed.row.digest) == place.chain, "I11", "a chain does not verify")
                expect(filed.row.digest in self._truth.bodies, "I11", "a body that nobody wrote was taken in")
            before[place.device, place.life] = place.chain

    def _everything_is_told_once(self) -> None:
        """One message for each operation that was taken in, and none for what was not; the key keeps it to one."""
        told = self._tx.effects()
        if told is None:
            return
        taken = {op_id for op_id, row in self._rows.items() if row.state in _TOLD and self._says_something(op_id)}
        expect(taken <= told, "I12", "nobody outside heard of", len(taken - told), "operations")
        done = {op_id for op_id, row in self._rows.items() if row.state not in _TOLD}
        expect(not told & done, "I12", "somebody outside heard of what was not taken in")

    def _says_something(self, op_id: UUID) -> bool:
        """Whether an erasing has left words in an operation: without any it does nothing and nobody hears of it."""
        return any(one.record not in self._truth.withdrawn for one in self._truth.born[op_id].mutations)


def _words(value: Any) -> set[Any]:
    return set(value or ())
