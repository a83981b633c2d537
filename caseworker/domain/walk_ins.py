"""Walk-ins: a person at our office now, with a place in a queue and a number, from arrival until they leave.

One definition each: **waiting** from arrival until called, and again whenever sent back to a queue; **invited** from
the call until they stand at the counter; **being served** while at the counter; **on hold** while set aside;
**finished** once they received service, left before, or booked. The four times add up to the whole stay exactly.

Rules only. A moment before the last one is taken as the last one, so a clock set back never makes a time negative.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.appointments import AppointmentId
from caseworker.domain.definition import Nature, Record, Search, count, decide, describe, fact, members, subject
from caseworker.domain.definition import number as from_block  # `number` is a field here
from caseworker.domain.ids import InteractionId, OfficerId, PersonId
from caseworker.domain.inputs import microseconds, moment
from caseworker.domain.numbers import Issued, final_number
from caseworker.errors import CaseworkerError

WalkInId = NewType("WalkInId", UUID)


class WalkInState(StrEnum):
    """Where a walk-in stands; see the module for what each word means."""

    WAITING = "waiting"
    INVITED = "invited"
    BEING_SERVED = "being_served"
    ON_HOLD = "on_hold"
    FINISHED = "finished"


class WalkInOutcome(StrEnum):
    """How a walk-in ended."""

    RECEIVED_SERVICE = "received_service"
    LEFT_BEFORE = "left_before"
    BOOKED = "booked"


class NotNow(CaseworkerError):
    """Something was to be done with a walk-in that its state does not allow."""

    key = "walk-in.not-now"
    sentence = "Number {number} is {state}, so this cannot be done now: {action}. Nothing was changed."


class CalledElsewhere(CaseworkerError):
    """Another counter has called the number already."""

    key = "walk-in.called-elsewhere"
    sentence = "Number {number} has been called to counter {counter}. Nothing was changed. Call the next one."


class NotServed(CaseworkerError):
    """A walk-in was to be finished as served without ever having been at a counter."""

    key = "walk-in.not-served"
    sentence = "Number {number} has not been at a counter. Nothing was changed. Say that they left, or booked."


@subject("walk_in", nature=Nature.WORKFLOW, moment="arrived_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn(Record):
    """One stay at the office. `person` may be unknown, then `described_as` may help to call them.

    `booked_for` is the time of their appointment. `state_since` is when the present state began; `waited_us`,
    `invited_us`, `served_us` and `held_us` are the times spent in states already left, in microseconds.
    """

    id: WalkInId
    queue: Annotated[str, decide()]
    number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    provisional_number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    person: Annotated[PersonId | None, decide(refers="person")] = None
    described_as: Annotated[str, describe()] = ""
    reason: Annotated[str, decide()] = ""
    needs: Annotated[tuple[str, ...], members()] = ()
    appointment: Annotated[AppointmentId | None, decide(refers="appointment")] = None
    booked_for: Annotated[datetime | None, describe()] = None
    arrived_at: Annotated[datetime, fact(indexed=True)]
    state: Annotated[WalkInState, decide()] = WalkInState.WAITING
    state_since: Annotated[datetime, describe()]
    held_from: Annotated[WalkInState | None, describe()] = None
    called_at: Annotated[datetime | None, describe()] = None
    served_at: Annotated[datetime | None, describe()] = None
    finished_at: Annotated[datetime | None, describe()] = None
    waited_us: Annotated[int, describe()] = 0
    invited_us: Annotated[int, describe()] = 0
    served_us: Annotated[int, describe()] = 0
    held_us: Annotated[int, describe()] = 0
    counter: Annotated[str, decide()] = ""
    officer: Annotated[OfficerId | None, decide(refers="officer")] = None
    outcome: Annotated[WalkInOutcome | None, decide()] = None
    contact: Annotated[InteractionId | None, decide(refers="interaction")] = None
    calls: Annotated[int, count()] = 0
    transfers: Annotated[int, count()] = 0

    @property
    def shown_number(self) -> str:
        """The number to call out: the final one, or the provisional one until then."""
        return self.number or self.provisional_number

    def time_us(self, state: WalkInState, *, at: datetime) -> int:
        """Return the microseconds spent in a state until `at`, the present spell included; 0 for finished."""
        if state is WalkInState.FINISHED:
            return 0
        spent: int = getattr(self, _TIME_OF[state])
        return spent + (microseconds(self.state_since, at) if state is self.state else 0)


_TIME_OF = {
    WalkInState.WAITING: "waited_us",
    WalkInState.INVITED: "invited_us",
    WalkInState.BEING_SERVED: "served_us",
    WalkInState.ON_HOLD: "held_us",
}


def arrive(
    *,
    walk_in_id: WalkInId,
    queue: str,
    issued: Issued,
    territory: str,
    at: datetime,
    person: PersonId | None = None,
    described_as: str = "",
    reason: str = "",
    needs: tuple[str, ...] = (),
    appointment: AppointmentId | None = None,
    booked_for: datetime | None = None,
) -> WalkIn:
    """Return a walk-in that waits in a queue under the number issued."""
    return WalkIn(
        id=walk_in_id,
        territory=territory,
        queue=queue,
        number="" if issued.provisional else issued.text,
        provisional_number=issued.text if issued.provisional else "",
        person=person,
        described_as=described_as,
        reason=reason,
        needs=needs,
        appointment=appointment,
        booked_for=booked_for,
        arrived_at=moment(at),
        state_since=at,
    )


def give_number(walk_in: WalkIn, issued: Issued) -> WalkIn:
    """Return the walk-in with its final number; the provisional one stays beside it. Raises AlreadyNumbered."""
    return replace(walk_in, number=final_number(current=walk_in.number, issued=issued))


def identify(walk_in: WalkIn, person: PersonId) -> WalkIn:
    """Return the walk-in with the person known."""
    return replace(walk_in, person=person)


def call(walk_in: WalkIn, *, counter: str, by: OfficerId, at: datetime) -> WalkIn:
    """Return the walk-in invited to a counter; called there already, nothing changes.

    Raises CalledElsewhere when another counter called first, NotNow in any other state.
    """
    if walk_in.state is WalkInState.INVITED:
        if walk_in.counter == counter:
            return walk_in
        raise CalledElsewhere(number=walk_in.shown_number, counter=walk_in.counter)
    _only_from(walk_in, "call", WalkInState.WAITING)
    moved = _enter(walk_in, WalkInState.INVITED, at)
    return replace(moved, counter=counter, officer=by, called_at=moved.state_since, calls=walk_in.calls + 1)


def recall(walk_in: WalkIn, *, at: datetime) -> WalkIn:
    """Return the walk-in called once more to the same counter; raises NotNow unless invited."""
    _only_from(walk_in, "call again", WalkInState.INVITED)
    return replace(walk_in, called_at=max(moment(at), walk_in.state_since), calls=walk_in.calls + 1)


def serve(walk_in: WalkIn, *, counter: str, by: OfficerId, at: datetime) -> WalkIn:
    """Return the walk-in being served, whether they were called or simply stepped up; raises NotNow otherwise."""
    if walk_in.state is WalkInState.BEING_SERVED:
        return walk_in
    _only_from(walk_in, "serve", WalkInState.WAITING, WalkInState.INVITED)
    moved = _enter(walk_in, WalkInState.BEING_SERVED, at)
    first = walk_in.served_at or moved.state_since
    called = walk_in.called_at or moved.state_since
    return replace(moved, counter=counter, officer=by, called_at=called, served_at=first)


def send_back(walk_in: WalkIn, *, at: datetime) -> WalkIn:
    """Return the walk-in waiting in its queue again, at the place its arrival gives it; raises NotNow."""
    if walk_in.state is WalkInState.WAITING:
        return walk_in
    _only_from(walk_in, "send back to the queue", WalkInState.INVITED, WalkInState.BEING_SERVED)
    return replace(_enter(walk_in, WalkInState.WAITING, at), counter="", officer=None)


def hold(walk_in: WalkIn, *, at: datetime) -> WalkIn:
    """Return the walk-in set aside, while papers are fetched or they step out; raises NotNow."""
    if walk_in.state is WalkInState.ON_HOLD:
        return walk_in
    _only_from(walk_in, "put on hold", WalkInState.WAITING, WalkInState.BEING_SERVED)
    return replace(_enter(walk_in, WalkInState.ON_HOLD, at), held_from=walk_in.state)


def resume(walk_in: WalkIn, *, at: datetime) -> WalkIn:
    """Return the walk-in in the state it was held from; raises NotNow unless on hold."""
    _only_from(walk_in, "resume", WalkInState.ON_HOLD)
    return replace(_enter(walk_in, walk_in.held_from or WalkInState.WAITING, at), held_from=None)


def transfer(walk_in: WalkIn, *, queue: str, at: datetime) -> WalkIn:
    """Return the walk-in waiting in another queue, keeping number and arrival; raises NotNow once finished."""
    if (walk_in.queue, walk_in.state) == (queue, WalkInState.WAITING):
        return walk_in
    _not_finished(walk_in, "send to another queue")
    moved = _enter(walk_in, WalkInState.WAITING, at)
    return replace(moved, queue=queue, counter="", officer=None, held_from=None, transfers=walk_in.transfers + 1)


def no_show(walk_in: WalkIn, *, at: datetime) -> WalkIn:
    """Return the walk-in finished because nobody came when called; raises NotNow unless invited."""
    if walk_in.outcome is WalkInOutcome.LEFT_BEFORE:
        return walk_in
    _only_from(walk_in, "mark as not there", WalkInState.INVITED)
    return finish(walk_in, outcome=WalkInOutcome.LEFT_BEFORE, at=at)


def finish(walk_in: WalkIn, *, outcome: WalkInOutcome, at: datetime, contact: InteractionId | None = None) -> WalkIn:
    """Return the walk-in finished, with the contact that tells of it; the same outcome again changes nothing.

    Raises NotServed for "received service" without a counter, NotNow when it ended otherwise.
    """
    if walk_in.outcome is outcome:
        return walk_in
    _not_finished(walk_in, "finish")
    if outcome is WalkInOutcome.RECEIVED_SERVICE and walk_in.served_at is None:
        raise NotServed(number=walk_in.shown_number)
    moved = _enter(walk_in, WalkInState.FINISHED, at)
    return replace(moved, outcome=outcome, finished_at=moved.state_since, held_from=None, contact=contact)


def take_back(walk_in: WalkIn, *, at: datetime) -> WalkIn:
    """Return a walk-in that was finished by mistake waiting again; the time since then counts as waiting.

    Raises NotNow for one that is still here.
    """
    moment(at)
    _only_from(walk_in, "take back", WalkInState.FINISHED)
    return replace(
        walk_in,
        state=WalkInState.WAITING,
        counter="",
        officer=None,
        outcome=None,
        finished_at=None,
        contact=None,
    )


def _enter(walk_in: WalkIn, state: WalkInState, at: datetime) -> WalkIn:
    spent = walk_in.time_us(walk_in.state, at=at)
    since = max(moment(at), walk_in.state_since)
    times = {name: getattr(walk_in, name) for name in _TIME_OF.values()} | {_TIME_OF[walk_in.state]: spent}
    return replace(walk_in, state=state, state_since=since, **times)


def _only_from(walk_in: WalkIn, action: str, *states: WalkInState) -> None:
    if walk_in.state not in states:
        raise NotNow(number=walk_in.shown_number, state=walk_in.state.value.replace("_", " "), action=action)


def _not_finished(walk_in: WalkIn, action: str) -> None:
    _only_from(walk_in, action, *_TIME_OF)
