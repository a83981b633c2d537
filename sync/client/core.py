"""The loop's brain: what to ask of the server next, and what a reply means for the device's store.

Pure: the store's state, the moment and randomness are handed in; a request, or steps for one transaction, come out.
Push comes before pull. A reply may be lost, come twice, late, or to a store that has been put back from a copy in the
meantime: it counts only when it answers what this store still is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

import msgspec

from sync.client.books import (
    Answered,
    BeginEpoch,
    BeginLife,
    Pending,
    Place,
    Step,
    TakeIn,
    ToldTaken,
)
from sync.client.failures import AnotherLog
from sync.client.tempo import Tempo
from sync.protocol.limits import MOST_FORMER_LIVES, PAGE_BYTES_LEAST
from sync.protocol.lineage import Lineage, shared_past
from sync.protocol.messages import (
    FormerLife,
    PullReply,
    PullRequest,
    PushedOperation,
    PushReply,
    PushRequest,
    ToldConflict,
)

MOST_TOLD = 100  # conflicts in one push


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything the next step depends on. `waiting` are the oldest operations without an answer, in order."""

    place: Place
    waiting: Sequence[Pending]
    told: Sequence[ToldConflict] = ()
    tempo: Tempo = field(default_factory=Tempo)
    now_ms: int = 0
    budget_bytes: int = PAGE_BYTES_LEAST


@dataclass(frozen=True, slots=True)
class Sleep:
    """Nothing is to be done before this moment, unless something is edited or the server has news."""

    until_ms: int


Plan: TypeAlias = PushRequest | PullRequest | Sleep


class SyncCore:
    """Decides; holds no state."""

    def plan(self, state: State) -> Plan:
        """Return the next request, or until when to sleep."""
        tempo, now = state.tempo, state.now_ms
        if now < tempo.not_before_ms:
            return Sleep(tempo.not_before_ms)
        to_send = bool(state.waiting or state.told)
        if to_send and now >= tempo.push_at_ms:
            return self.push(state)
        if not to_send and now >= tempo.pull_at_ms:
            return self.pull(state)
        return Sleep(tempo.push_at_ms if to_send else tempo.pull_at_ms)

    def push(self, state: State) -> PushRequest:
        """Return the push of what waits, as far as it is of one life."""
        life = state.waiting[0].life if state.waiting else state.place.life
        batch = []
        for one in state.waiting:
            if one.life != life:
                break
            batch.append(_as_sent(one))
        return PushRequest(
            device=state.place.device,
            life=life,
            epoch=state.place.epoch,
            operations=tuple(batch),
            told=tuple(state.told[:MOST_TOLD]),
            past=tuple(FormerLife(one, n) for one, n in state.place.past[-MOST_FORMER_LIVES:] if one != life),
        )

    def pull(self, state: State) -> PullRequest:
        """Return the request for the next page."""
        place = state.place
        return PullRequest(
            device=place.device,
            epoch=place.epoch,
            cursor=place.cursor,
            held=place.held,
            filling=place.filling,
            resume_at=place.resume_at,
            budget_bytes=state.budget_bytes,
        )

    def on_push_reply(
        self, state: State, request: PushRequest, reply: PushReply, *, new_life: Callable[[], UUID]
    ) -> tuple[Step, ...]:
        """Return the steps that follow from the answer to a push; none when it is no answer to this store."""
        place = state.place
        if request.epoch != place.epoch:
            return ()
        if reply.lineage != place.lineage:
            return self.new_epoch(place, reply.lineage)
        if [one.n for one in reply.answers] != [one.n for one in request.operations[: len(reply.answers)]]:
            return ()
        steps: list[Step] = [ToldTaken(frozenset(one.id for one in request.told))] if request.told else []
        if self.is_ours(state, reply):
            steps.append(Answered(reply.answers))
        if (reply.fork or reply.gap is not None) and self._is_stuck(state, request, reply):
            steps.append(BeginLife(new_life(), reply.gap))
        return tuple(steps)

    def on_pull_reply(self, state: State, request: PullRequest, reply: PullReply) -> tuple[Step, ...]:
        """Return the steps that follow from a page; none when the store has moved since it was asked for."""
        place = state.place
        if request.epoch != place.epoch:
            return ()
        if reply.lineage != place.lineage:
            return self.new_epoch(place, reply.lineage)
        asked_from = (request.cursor, request.held, request.filling, request.resume_at)
        if asked_from != (place.cursor, place.held, place.filling, place.resume_at):
            return ()
        return (TakeIn(reply),)

    def new_epoch(self, place: Place, lineage: Lineage) -> tuple[Step, ...]:
        """Return the step into the epoch of the server.

        Raises AnotherLog for a log that has nothing in common with the one here: it is not this device's, or its server
        has lost everything, and what is here must not go because it is not there.
        """
        if place.lineage and place.lineage[:1] != lineage[:1]:
            raise AnotherLog
        shared = shared_past(place.lineage, lineage)
        return () if shared is None else (BeginEpoch(lineage, shared),)

    def is_ours(self, state: State, reply: PushReply) -> bool:
        """Whether the last operation answered waits here in that life and with that chain."""
        ack = reply.ack
        if ack is None:
            return False
        return any((one.life, one.n, one.chain.hex()) == (ack.life, ack.n, ack.chain) for one in state.waiting)

    def _is_stuck(self, state: State, request: PushRequest, reply: PushReply) -> bool:
        """Whether the first operation that the server did not take still waits here as it was sent."""
        left = request.operations[len(reply.answers) :]
        return any((one.n, one.chain.hex()) == (left[0].n, left[0].chain) for one in state.waiting if left)


def _as_sent(one: Pending) -> PushedOperation:
    return PushedOperation(n=one.n, chain=one.chain.hex(), body=msgspec.Raw(one.body), seen_at_most=one.seen_at_most)
