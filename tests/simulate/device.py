"""A simulated device: one disk, the loop's brain, an officer who edits, and a clock that may be wrong."""

from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID

from caseworker.domain.ids import DeviceId
from caseworker.domain.operations import Mutation, Verb
from sync.client.books import BeginLife, Books, Step, TakeIn
from sync.client.core import State, SyncCore
from sync.client.tempo import Tempo, edited, failed, pulled, pushed, woken
from sync.protocol.limits import MOST_OPERATIONS, PUSH_BYTES
from sync.protocol.messages import PushRequest, What
from sync.server.rulebook import by_territory
from tests.simulate.disk import Disk, Killed
from tests.simulate.matter import KIND, WORDS
from tests.simulate.truth import Born, Truth, expect


class Device:
    """One machine. `made` makes ids; two machines may bear the same device id when one is a copy of the other."""

    def __init__(self, disk: Disk, *, core: SyncCore, truth: Truth, rng: Random, made: Callable[[], UUID]) -> None:
        self.disk = disk
        self.core = core
        self.tempo = Tempo()
        self.backup: Disk | None = None
        self.skew_ms = 0
        self.frozen_ms: int | None = None
        self._truth = truth
        self._rng = rng
        self._made = made
        self._highest: tuple[Any, int, int] = (None, 0, 0)

    @property
    def id(self) -> DeviceId:
        """Which device this says it is."""
        return self.disk.owner.device

    @property
    def books(self) -> Books:
        """The books on its disk."""
        return self.disk.books

    def twin(self) -> "Device":
        """Return a second machine with a copy of this disk."""
        other = object.__new__(Device)
        other.__dict__ |= self.__dict__
        other.disk = self.disk.copy()
        other.tempo, other.backup = Tempo(), None
        return other

    def plan(self, now_ms: int) -> Any:
        """Return what the loop wants to do next."""
        return self.core.plan(self._state(now_ms))

    def edit(self, mutations: tuple[Mutation, ...], now_ms: int) -> bool:
        """Write one operation down; its author has the present screen in view. False when nothing came of it."""
        disk = self.disk
        if not mutations:
            return False
        done = disk.write(mutations, at_ms=self._clock_ms(now_ms))
        if done is None:
            return False
        words = {(m.record, m.field): str(m.value) for m in done.mutations if m.verb is Verb.SET and m.field in WORDS}
        self._truth.born[done.op_id] = Born(self.id, done.n, done.mutations, words)
        self._truth.bodies.add(done.digest)
        disk.seen = self._truth.written(words.values(), disk.seen)
        self._note_erased([m.record for m in done.mutations if m.verb is Verb.ERASE])
        self.tempo = edited(self.tempo, now_ms) if self._rng.random() < 0.5 else woken(self.tempo, now_ms)
        return True

    def receive(self, request: Any, reply: Any, now_ms: int) -> tuple[Step, ...]:
        """Take a reply in, whatever has become of this machine since it asked, and return what was done for it."""
        state = self._state(now_ms)
        is_push = isinstance(request, PushRequest)
        before = self.disk.view() if is_push else {}
        if is_push:
            steps = self.core.on_push_reply(state, request, reply, new_life=self._made)
            self.tempo = pushed(self.tempo, now_ms) if steps else self._failed(now_ms)
        else:
            steps = self.core.on_pull_reply(state, request, reply)
            self.tempo = pulled(self.tempo, now_ms, more=not steps or reply.more)
        if not self._carry_out(steps):
            self.lost(now_ms)
            return ()
        again = any(isinstance(step, BeginLife) and step.missing_after is not None for step in steps)
        if is_push and not again and self.books.place().epoch == state.place.epoch:
            self._nothing_vanished(before)
        self._went_forward()
        return steps

    def _failed(self, now_ms: int) -> Tempo:
        return failed(self.tempo, now_ms, chance=self._rng.random(), began_ms=now_ms)

    def lost(self, now_ms: int) -> None:
        """Nothing came back."""
        self.tempo = self._failed(now_ms)

    def restart(self) -> None:
        """The program was killed: what was committed is there, plans and moments are not."""
        self.tempo = Tempo()

    def put_back(self, disk: Disk) -> None:
        """The laptop comes back from a backup; what only the lost disk had is gone."""
        self._truth.only_on_lost_disks |= set(self.disk.own_ids()) - set(disk.own_ids())
        lost, self.disk = self.disk, disk.copy()
        lost.close()
        self.tempo = Tempo()
        self._highest = (None, 0, 0)

    def _carry_out(self, steps: tuple[Step, ...]) -> bool:
        if not steps:
            return True
        place = self.books.place()
        try:
            self.disk.books.carry_out(steps)
        except Killed:
            expect(self.books.place() == place, "I9", "a transaction that was cut off has left something")
            return False
        if any(isinstance(step, BeginLife) for step in steps):
            self._truth.bodies |= {one.digest for one in self.disk.outbox()}
        self._note_erased(_erased_by(steps))
        self.disk.seen = self._truth.look(self.disk.seen, self.disk.view().values())
        return True

    def _note_erased(self, records: list[UUID]) -> None:
        """Words of an erased record may have left an operation before it was sent."""
        if not records:
            return
        for own in self.disk.outbox():
            born = self._truth.born[own.op_id].mutations
            self._truth.withdrawn |= {one.record for one in born if one.verb is not Verb.ERASE} - own.about

    def _clock_ms(self, now_ms: int) -> int:
        return max(0, now_ms + self.skew_ms if self.frozen_ms is None else self.frozen_ms)

    def _state(self, now_ms: int) -> State:
        here = self.books.entries(limit=MOST_OPERATIONS, limit_bytes=PUSH_BYTES)
        return State(
            place=here.place,
            waiting=here.waiting,
            told=here.told,
            tempo=self.tempo,
            now_ms=now_ms,
            budget_bytes=1,
        )

    def _nothing_vanished(self, before: Any) -> None:
        """An answer changes nothing on screen, but where the log had brought the operation before its late answer.

        What is in scopes that the answer makes the device read anew (an own erasing was refused) is back after that.
        """
        now = self.disk.view()
        if now == before:
            return
        base, outbox, place = self.disk.base(), self.disk.outbox(), self.books.place()
        for record in {**before, **now}:
            shown = before.get(record) or now[record]
            if before.get(record) != now.get(record) and by_territory(*shown) & set(place.held):
                about = [one for one in outbox if record in one.about]
                passed = (
                    base[record].v if record in base else place.cursor
                )  # one that has left the scopes is in no base
                late = any(one.seq and one.seq <= passed for one in about)
                expect(late, "I6", "an answer changed what its officer sees")

    def _went_forward(self) -> None:
        place, last_n = self.books.place(), self.disk.last_n
        epoch, cursor, n = self._highest
        expect(last_n >= n, "I8", "numbers went back")
        expect(place.epoch != epoch or place.cursor >= cursor, "I8", "the cursor went back")
        self._highest = (place.epoch, place.cursor, last_n)


def _erased_by(steps: tuple[Step, ...]) -> list[UUID]:
    pages = [step.page for step in steps if isinstance(step, TakeIn)]
    return [row.id for page in pages for row in page.rows if row.what is What.ERASE and row.kind == KIND]
