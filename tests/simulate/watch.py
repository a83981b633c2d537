"""Checkers that watch the server and the devices while the world runs, and once more when it has come to rest."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from caseworker.domain.operations import FIRST_CHAIN, Verb, digest, extend
from sync.client.memory import MemoryBooks
from sync.protocol.digests import buckets
from sync.protocol.messages import PullReply, PushReply, State
from sync.server.memory import MemoryTx
from sync.server.rulebook import by_territory
from tests.simulate.device import Device
from tests.simulate.matter import KIND, WORDS
from tests.simulate.truth import CONFLICT, Truth, expect, words_on

Versions = dict[UUID, dict[int, dict[str, Any]]]
_DONE = {State.APPLIED, State.SUPERSEDED, State.CONFLICT}


class Watch:
    """Watches one world."""

    def __init__(self, truth: Truth) -> None:
        self._truth = truth
        self._shown: dict[UUID, dict[str, Any]] = {}
        self._versions: Versions = {}
        self._erased: set[UUID] = set()
        self._parked: set[int] = set()
        self._highest: tuple[Any, int, int] = (None, 0, 0)

    def restored(self, tx: MemoryTx) -> None:
        """The server is at an earlier place again."""
        self._shown, self._versions, self._erased = {}, {}, set()
        self.pushed(tx)

    def pushed(self, tx: MemoryTx) -> None:
        """After every push: no word is gone without a trace, every operation is one that somebody wrote."""
        for one in list(tx.all_records()):
            if self._shown.get(one.id) is one.fields:
                continue
            before, now = self._shown.get(one.id, {}), dict(one.fields)
            self._versions.setdefault(one.id, {})[one.v] = now
            if one.kind == KIND and not one.erased:
                self._no_word_overwritten_unseen(tx, one.id, before, now)
            if one.erased:
                self._erased.add(one.id)
            self._shown[one.id] = one.fields  # type: ignore[assignment]  # kept to be compared by identity
        stream = tx.stream()
        epoch, head, safe = self._highest
        expect(stream.epoch != epoch or (stream.head >= head and stream.safe >= safe), "I8", "the log went back")
        self._highest = (stream.epoch, stream.head, stream.safe)

    def answered(self, reply: PushReply) -> None:
        """Note which operations, by their number on a device, had to wait."""
        self._parked |= {one.n for one in reply.answers if one.state is State.PARKED}

    def pulled(self, books: MemoryBooks, page: PullReply) -> None:
        """After a page: nothing out of scope is here, and the base is the log up to the cursor."""
        reach = {*page.held, *([page.filling.scope] if page.filling else [])}
        for record, base in books.base.items():
            expect(by_territory(base.kind, base.fields) & reach, "I7", "a record out of scope is here:", record)
            known = self._versions.get(record, {})
            if base.v in known:
                expect(known[base.v] == base.fields, "I9", "the base is not the log at", base.v)
            if not page.filling and not page.resume_at and record not in self._erased:
                newer = [v for v in known if base.v < v <= page.cursor]
                expect(not newer, "I9", "the base misses", newer, "at", page.cursor)

    def at_rest(self, tx: MemoryTx, devices: Iterable[Device], *, one_disk_each: bool) -> None:
        """When faults have stopped and every queue is empty."""
        listed = list(devices)
        for device in listed:
            self._same_as_the_server(tx, device)
            expect(not device.books.outbox, "I17", "operations are still on a device when all is safe")
            expect(not device.books.told(), "I17", "conflicts are still to be told when all is safe")
        self._each_operation_once(tx)
        if one_disk_each:
            self._in_the_order_they_were_made(tx)
        self._no_word_lost(tx)
        self._sums_are_folds(tx)
        self._chains_verify(tx)

    def _no_word_overwritten_unseen(
        self, tx: MemoryTx, record: UUID, before: dict[str, Any], now: dict[str, Any]
    ) -> None:
        for name in WORDS:
            was, word = before.get(name), str(now.get(name))
            if was and word != was:
                successors = {word, *self._in_conflict(tx, record, name)}
                told = was in successors or any(self._truth.had_seen(one, was) for one in successors)
                expect(told, "I4", name, "lost", was, "to", word)

    def _in_conflict(self, tx: MemoryTx, record: UUID, name: str) -> set[str]:
        found: set[str] = set()
        for one in tx.records(tx.conflicts_about(record)).values():
            if not one.erased and one.fields["field"] == name:
                found |= set(words_on(CONFLICT, dict(one.fields)))
        return found

    def _same_as_the_server(self, tx: MemoryTx, device: Device) -> None:
        granted = tx.grants(device.id)
        theirs = {one.id: one for one in tx.all_records() if one.scopes & granted}
        want = {key: dict(one.fields) for key, one in theirs.items()}
        got = {key: fields for key, (_, fields) in device.books.view().items()}
        differ = [key for key in {*want, *got} if want.get(key) != got.get(key)]
        expect(not differ, "I2", [(key, got.get(key), want.get(key)) for key in differ][:1])
        ours = buckets((key, one.v) for key, one in device.books.base.items())
        expect(ours == buckets((one.id, one.v) for one in theirs.values()), "I16", "digests differ at rest")

    def _each_operation_once(self, tx: MemoryTx) -> None:
        rows = tx.operations(self._truth.born)  # type: ignore[arg-type]  # ids of operations
        records = {one.id for one in tx.all_records()}
        for op_id, born in self._truth.born.items():
            row = rows.get(op_id)  # type: ignore[call-overload]
            expect(row or op_id in self._truth.only_on_lost_disks, "I3", "an operation was lost:", born.mutations)
            if row and row.state is State.PARKED:
                absent = [one.record for one in born.mutations if one.record not in records]
                expect(absent, "I3", "an operation waits for records that are there")

    def _in_the_order_they_were_made(self, tx: MemoryTx) -> None:
        rows = tx.operations(self._truth.born)  # type: ignore[arg-type]
        made: dict[UUID, list[tuple[int, int]]] = {}
        for op_id, row in rows.items():
            born = self._truth.born[op_id]
            if born.n not in self._parked:
                made.setdefault(born.device, []).append((born.n, row.seq))
        for listed in made.values():
            seqs = [seq for _, seq in sorted(listed)]
            expect(seqs == sorted(seqs), "I3", "operations of one device were applied out of their order")

    def _no_word_lost(self, tx: MemoryTx) -> None:
        rows = tx.operations(self._truth.born)  # type: ignore[arg-type]
        written: dict[tuple[UUID, str], list[str]] = {}
        for op_id, born in self._truth.born.items():
            row = rows.get(op_id)  # type: ignore[call-overload]
            if row and row.state in _DONE:
                for place, word in born.words.items():
                    written.setdefault(place, []).append(word)
        for (record, name), words in written.items():
            found = tx.records([record]).get(record)
            if found is None or found.erased or record in self._truth.withdrawn:
                continue
            told = self._in_conflict(tx, record, name) | {str(found.fields.get(name))}
            for word in words:
                seen = any(self._truth.had_seen(other, word) for other in words if other != word)
                expect(word in told or seen, "I4", name, "lost", word, "without a word")

    def _sums_are_folds(self, tx: MemoryTx) -> None:
        rows = tx.operations(self._truth.born)  # type: ignore[arg-type]
        visits: dict[UUID, int] = {}
        added: dict[UUID, set[Any]] = {}
        removed: dict[UUID, set[Any]] = {}
        for op_id, born in self._truth.born.items():
            row = rows.get(op_id)  # type: ignore[call-overload]
            if row is None or row.state not in _DONE:
                continue
            for one in born.mutations:
                if one.verb is Verb.INCREMENT:
                    visits[one.record] = visits.get(one.record, 0) + one.value
                elif one.verb is Verb.ADD:
                    added.setdefault(one.record, set()).add(one.value)
                elif one.verb is Verb.REMOVE:
                    removed.setdefault(one.record, set()).add(one.value)
        for record in tx.all_records():
            if record.kind != KIND or record.erased or record.id in self._truth.withdrawn:
                continue
            expect(record.fields.get("visits", 0) == visits.get(record.id, 0), "I5", "visits do not add up")
            tags = set(record.fields.get("tags") or ())  # type: ignore[arg-type]
            came, went = added.get(record.id, set()), removed.get(record.id, set())
            expect(tags <= came and came - went <= tags, "I5", "tags do not add up:", tags, came, went)

    def _chains_verify(self, tx: MemoryTx) -> None:
        before: dict[tuple[UUID, UUID], bytes] = {}
        for place, filed in tx.lives():
            start = before.get((place.device, place.life), FIRST_CHAIN)
            if filed.row.life == place.life:
                expect(digest(filed.body) == filed.row.digest, "I11", "a body is not what was chained")
                expect(extend(start, filed.row.digest) == place.chain, "I11", "a chain does not verify")
                expect(filed.row.digest in self._truth.bodies, "I11", "a body that nobody wrote was taken in")
            before[place.device, place.life] = place.chain
