"""A simulated device: the books of one disk, the loop's brain, an officer who edits, and a clock that may be wrong."""

from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.operations import Author, Mutation, Operation, Verb, tick
from caseworker.domain.plain import from_micros
from sync.client.books import BeginLife, Place, Step
from sync.client.core import State, SyncCore
from sync.client.memory import MemoryBooks
from sync.client.tempo import Tempo, edited, failed, pulled, pushed, woken
from sync.protocol.limits import MOST_OPERATIONS, PUSH_BYTES
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest
from sync.server.rulebook import by_territory
from tests.simulate.matter import WORDS
from tests.simulate.parts import Parts
from tests.simulate.truth import Born, Truth, expect


@dataclass
class Disk:
    """What a backup of a laptop holds; what its officer has seen is remembered with it, by the checkers only."""

    books: MemoryBooks
    seen: int
    hlc: int

    def copy(self) -> "Disk":
        return Disk(self.books.copy(), self.seen, self.hlc)


class Device:
    """One machine. `made` makes ids; two machines may bear the same device id when one is a copy of the other."""

    def __init__(self, device: DeviceId, *, parts: Parts, truth: Truth, rng: Random, made: Any) -> None:
        self.id = device
        self.skew_ms = 0
        self.tempo = Tempo()
        self.backup: Disk | None = None
        self.core: SyncCore = parts.core()
        self.disk = Disk(parts.books(Place(device=device, life=made()), scopes_of=by_territory), 0, 0)
        self._truth = truth
        self._rng = rng
        self._made = made
        self._highest: tuple[Any, int, int] = (None, 0, 0)

    def twin(self) -> "Device":
        """Return a second machine with a copy of this disk."""
        other = object.__new__(Device)
        other.__dict__ |= self.__dict__
        other.disk = self.disk.copy()
        other.tempo = Tempo()
        return other

    @property
    def books(self) -> MemoryBooks:
        return self.disk.books

    def plan(self, now_ms: int) -> Any:
        return self.core.plan(self._state(now_ms))

    def edit(self, mutations: tuple[Mutation, ...], now_ms: int) -> None:
        """Write one operation down; its author has the present screen in view."""
        books, disk = self.books, self.disk
        disk.hlc = tick(disk.hlc, max(0, now_ms + self.skew_ms))
        operation = Operation(
            op_id=OperationId(self._made()),
            author=Author(officer=OfficerId(self.id), device=self.id),
            life=books.life,
            n=books.next_n(),
            seen=books.seen(mutations),
            hlc=disk.hlc,
            schema=1,
            at=from_micros(max(0, now_ms + self.skew_ms) * 1000),
            action="simulated",
            reason="",
            mutations=mutations,
        )
        words = {(m.record, m.field): str(m.value) for m in mutations if m.verb is Verb.SET and m.field in WORDS}
        self._truth.born[operation.op_id] = Born(self.id, operation.n, mutations, words)
        disk.seen = self._truth.written(words.values(), disk.seen)
        books.write(operation)
        self.note_bodies()
        self.tempo = edited(self.tempo, now_ms) if self._rng.random() < 0.5 else woken(self.tempo, now_ms)

    def receive(self, request: Any, reply: Any, now_ms: int) -> None:
        """Take a reply in, whatever has become of this machine since it asked."""
        state = self._state(now_ms)
        before = self.books.view() if isinstance(request, PushRequest) else {}
        epoch = self.books.place().epoch
        if isinstance(request, PushRequest):
            steps = self.core.on_push_reply(state, request, reply, new_life=self._made)
            self.tempo = pushed(self.tempo, now_ms) if steps else failed(self.tempo, now_ms, chance=self._rng.random())
        else:
            steps = self.core.on_pull_reply(state, request, reply)
            self.tempo = pulled(self.tempo, now_ms, more=not steps or reply.more)
        self.carry_out(steps)
        again = any(isinstance(step, BeginLife) and step.missing_after is not None for step in steps)
        if not again and isinstance(request, PushRequest) and self.books.place().epoch == epoch:
            self._nothing_vanished(before)
        self._went_forward()

    def carry_out(self, steps: tuple[Step, ...]) -> None:
        if steps:
            self.books.carry_out(steps)
            self.note_bodies()
            self.look()

    def lost(self, now_ms: int) -> None:
        """Nothing came back."""
        self.tempo = failed(self.tempo, now_ms, chance=self._rng.random())

    def restart(self) -> None:
        """The program was killed: what was committed is there, plans and moments are not."""
        self.tempo = Tempo()

    def look(self) -> None:
        self.disk.seen = self._truth.look(self.disk.seen, self.books.view().values())

    def put_back(self, disk: Disk) -> None:
        """The laptop comes back from a backup; what only the lost disk had is gone."""
        had = {one.pending.op_id for one in self.books.outbox}
        has = {one.pending.op_id for one in disk.books.outbox}
        self._truth.only_on_lost_disks |= had - has
        self.disk = disk.copy()
        self.tempo = Tempo()
        self._highest = (None, 0, 0)

    def note_bodies(self) -> None:
        for one in self.books.outbox:
            self._truth.bodies.add(one.pending.digest)
            born = self._truth.born[one.pending.op_id].mutations
            if len(one.mutations) < len(born):
                self._truth.withdrawn |= {each.record for each in born} - {each.record for each in one.mutations}

    def _state(self, now_ms: int) -> State:
        return State(
            place=self.books.place(),
            waiting=self.books.waiting(limit=self._limit(), limit_bytes=PUSH_BYTES),
            told=self.books.told(),
            tempo=self.tempo,
            now_ms=now_ms,
            budget_bytes=1,
        )

    def _nothing_vanished(self, before: dict[UUID, Any]) -> None:
        """An answer changes nothing on screen, but where the log had brought the operation before its late answer."""
        now = self.books.view()
        for record in {**before, **now}:
            if before.get(record) != now.get(record):
                base = self.books.base.get(record)
                about = [one for one in self.books.outbox if any(m.record == record for m in one.mutations)]
                late = base is not None and any(one.answer and one.answer.seq <= base.v for one in about)
                expect(late, "I6", "an answer changed what its officer sees")

    def _limit(self) -> int:
        return MOST_OPERATIONS

    def _went_forward(self) -> None:
        place = self.books.place()
        epoch, cursor, n = self._highest
        expect(self.books.last_n >= n, "I8", "numbers went back")
        expect(place.epoch != epoch or place.cursor >= cursor, "I8", "the cursor went back")
        self._highest = (place.epoch, place.cursor, self.books.last_n)


Reply = PushReply | PullReply
Request = PushRequest | PullRequest
