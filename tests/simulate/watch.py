"""Checkers that watch the server and the devices while the world runs. Those for a world at rest are in rest.py."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sync.protocol.messages import PullReply, PullRequest, PushReply, State, What
from sync.server.rulebook import by_territory
from sync.server.storage import StoredRecord
from tests.simulate.disk import Disk, Kept
from tests.simulate.matter import CONFLICT, KIND, WORDS, lean
from tests.simulate.truth import Truth, expect, words_on

Versions = dict[UUID, dict[int, dict[str, Any]]]


class Watch:
    """Watches one world."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.parked: set[int] = set()
        self.records: dict[UUID, StoredRecord] = {}
        self._about: dict[UUID, set[UUID]] = {}
        self._versions: Versions = {}
        self._erased: set[UUID] = set()
        self._highest: tuple[Any, int, int] = (None, 0, 0)

    def restored(self, tx: Any) -> None:
        """The server is at an earlier place again."""
        self.records, self._versions, self._erased, self._about = {}, {}, set(), {}
        self.pushed(tx)

    def pushed(self, tx: Any) -> None:
        """After every push: no word is gone without a trace, and the log has not gone back."""
        changed = [one for one in tx.all_records() if self.records.get(one.id) is not one]
        before = {one.id: self.records.get(one.id) for one in changed}
        for one in changed:
            self._note(one)
        for one in changed:
            was = before[one.id]
            if one.kind == KIND and not one.erased and was is not None:
                self._no_word_overwritten_unseen(one.id, was.fields, one.fields)
        stream = tx.stream()
        epoch, head, safe = self._highest
        expect(stream.epoch != epoch or (stream.head >= head and stream.safe >= safe), "I8", "the log went back")
        self._highest = (stream.epoch, stream.head, stream.safe)

    def answered(self, reply: PushReply) -> None:
        """Note which operations, by their number on a device, had to wait."""
        self.parked |= {one.n for one in reply.answers if one.state is State.PARKED}

    def filled(self, request: PullRequest, page: PullReply) -> None:
        """A page that fills a scope does not bring again what was on the device before it."""
        going_on = request.filling
        if going_on is None or going_on.after is None or going_on.scope in page.gone:
            return
        full = [row for row in page.rows if row.what is What.FULL and going_on.scope in row.scopes]
        again = [row for row in full if row.id <= going_on.after]
        expect(not again, "I14", "a filling brought again", len(again), "records")

    def pulled(self, disk: Disk, page: PullReply) -> None:
        """After a page: nothing out of scope is here, and the base is the log up to the cursor."""
        reach = {*page.held, *([page.filling.scope] if page.filling else [])}
        for record, base in disk.base().items():
            self._within(record, base, reach)
            known = self._versions.get(record, {})
            if base.v in known and base.fields is not None:
                expect(known[base.v] == base.fields, "I9", "the base is not the log at", base.v, known[base.v], base)
            if not page.filling and not page.resume_at and record not in self._erased:
                newer = [v for v in known if base.v < v <= page.cursor]
                expect(not newer, "I9", "the base misses", newer, "at", page.cursor)

    def in_conflict(self, record: UUID, name: str) -> set[str]:
        """Return the words that the conflicts about a field show."""
        found: set[str] = set()
        for each in self._about.get(record, ()):
            one = self.records[each]
            if not one.erased and one.fields["field"] == name:
                found |= set(words_on(CONFLICT, dict(one.fields)))
        return found

    def _within(self, record: UUID, base: Kept, reach: set[str]) -> None:
        scopes = reach if base.fields is None else by_territory(base.kind, base.fields)
        expect(scopes & reach, "I7", "a record out of scope is here:", record)

    def _note(self, one: StoredRecord) -> None:
        self.records[one.id] = one
        self._versions.setdefault(one.id, {})[one.v] = lean(one.fields)
        if one.erased:
            self._erased.add(one.id)
        elif one.kind == CONFLICT:
            self._about.setdefault(UUID(str(one.fields["record"])), set()).add(one.id)

    def _no_word_overwritten_unseen(self, record: UUID, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        for name in WORDS:
            was, word = before.get(name), str(now.get(name))
            if was and word != was:
                successors = {word, *self.in_conflict(record, name)}
                told = was in successors or any(self.truth.had_seen(one, was) for one in successors)
                expect(told, "I4", name, "lost", was, "to", word)
