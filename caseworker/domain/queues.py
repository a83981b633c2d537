"""Queues: who is next, and how a queue stands.

Rules over walk-ins that are handed in. Order: first those whose needs go first, then appointments whose time has come,
then everyone else by arrival, and last those who are early for an appointment. Nobody loses a place by being sent on to
another queue, because arrival decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from caseworker.domain.inputs import microseconds, moment
from caseworker.domain.walk_ins import WalkIn, WalkInOutcome, WalkInState

_US_PER_MIN = 60_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRules:
    """What an office has agreed: needs that go first, how late an appointment may be and still count, the target."""

    first_needs: frozenset[str] = frozenset()
    late_min: int = 15
    target_wait_min: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueSummary:
    """A queue at one moment. Times are in microseconds and exclude holds; `helped` counts who received service."""

    waiting: int
    invited: int
    being_served: int
    on_hold: int
    helped: int
    left_before: int
    booked: int
    over_target: int
    longest_wait_us: int
    mean_wait_us: int
    mean_service_us: int


def in_order(walk_ins: Iterable[WalkIn], *, rules: QueueRules, at: datetime) -> tuple[WalkIn, ...]:
    """Return those who wait, in the order in which they are to be called at this moment."""
    waiting = (each for each in walk_ins if each.state is WalkInState.WAITING)
    return tuple(sorted(waiting, key=lambda each: _turn(each, rules, moment(at))))


def next_to_call(walk_ins: Iterable[WalkIn], *, rules: QueueRules, at: datetime) -> WalkIn | None:
    """Return who is to be called now, or None when nobody waits."""
    return min(
        (each for each in walk_ins if each.state is WalkInState.WAITING),
        key=lambda each: _turn(each, rules, moment(at)),
        default=None,
    )


def summarise(walk_ins: Iterable[WalkIn], *, rules: QueueRules, at: datetime) -> QueueSummary:
    """Return how the walk-ins handed in stand at this moment; means are over those who received service."""
    known = tuple(walk_ins)
    waits = [each.time_us(WalkInState.WAITING, at=at) for each in known if each.state is WalkInState.WAITING]
    served = [each for each in known if each.outcome is WalkInOutcome.RECEIVED_SERVICE]
    return QueueSummary(
        waiting=len(waits),
        invited=_in_state(known, WalkInState.INVITED),
        being_served=_in_state(known, WalkInState.BEING_SERVED),
        on_hold=_in_state(known, WalkInState.ON_HOLD),
        helped=len(served),
        left_before=sum(each.outcome is WalkInOutcome.LEFT_BEFORE for each in known),
        booked=sum(each.outcome is WalkInOutcome.BOOKED for each in known),
        over_target=sum(wait >= rules.target_wait_min * _US_PER_MIN for wait in waits),
        longest_wait_us=max(waits, default=0),
        mean_wait_us=_mean([each.waited_us for each in served]),
        mean_service_us=_mean([each.served_us for each in served]),
    )


def stay_us(walk_in: WalkIn, *, at: datetime) -> int:
    """Return the microseconds from arrival until they left, or until `at` while they are still here."""
    return microseconds(walk_in.arrived_at, walk_in.finished_at or max(moment(at), walk_in.state_since))


def _turn(walk_in: WalkIn, rules: QueueRules, at: datetime) -> tuple[int, datetime, datetime, str]:
    rank, since = 2, walk_in.arrived_at
    booked = walk_in.booked_for
    if booked is not None and walk_in.arrived_at <= booked + timedelta(minutes=rules.late_min):
        rank, since = (1 if booked <= at else 3), booked
    if rules.first_needs.intersection(walk_in.needs):
        rank, since = 0, walk_in.arrived_at
    return rank, since, walk_in.arrived_at, str(walk_in.id)


def _in_state(walk_ins: tuple[WalkIn, ...], state: WalkInState) -> int:
    return sum(each.state is state for each in walk_ins)


def _mean(times: list[int]) -> int:
    return sum(times) // len(times) if times else 0
