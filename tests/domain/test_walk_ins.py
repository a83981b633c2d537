"""Walk-ins: one definition of each time, whatever happens at the counter and to the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import walk_ins
from caseworker.domain.ids import InteractionId
from caseworker.domain.numbers import AlreadyNumbered
from caseworker.domain.queues import stay_us
from caseworker.domain.walk_ins import (
    CalledElsewhere,
    NotNow,
    NotServed,
    WalkIn,
    WalkInId,
    WalkInOutcome,
    WalkInState,
)
from caseworker.errors import CaseworkerError
from tests.domain.builders import COUNTER_1, a_walk_in, final, minutes, provisional
from tests.domain.people_builders import NOON, NORTH_1, a_person_id, an_id

S = WalkInState
_US = timedelta(microseconds=1)

# What each step leads to, by the state it starts from; a step that is missing there is refused.
LEADS_TO: dict[str, dict[S, S]] = {
    "call": {S.WAITING: S.INVITED, S.INVITED: S.INVITED},
    "recall": {S.INVITED: S.INVITED},
    "serve": {S.WAITING: S.BEING_SERVED, S.INVITED: S.BEING_SERVED, S.BEING_SERVED: S.BEING_SERVED},
    "send_back": {S.INVITED: S.WAITING, S.BEING_SERVED: S.WAITING, S.WAITING: S.WAITING},
    "hold": {S.WAITING: S.ON_HOLD, S.BEING_SERVED: S.ON_HOLD, S.ON_HOLD: S.ON_HOLD},
    "transfer": {state: S.WAITING for state in S if state is not S.FINISHED},
    "no_show": {S.INVITED: S.FINISHED},
    "leave": dict.fromkeys(S, S.FINISHED),
}


STEPS: dict[str, Callable[[WalkIn, datetime], WalkIn]] = {
    "call": lambda walk_in, at: walk_ins.call(walk_in, counter="2", by=COUNTER_1, at=at),
    "recall": lambda walk_in, at: walk_ins.recall(walk_in, at=at),
    "serve": lambda walk_in, at: walk_ins.serve(walk_in, counter="2", by=COUNTER_1, at=at),
    "send_back": lambda walk_in, at: walk_ins.send_back(walk_in, at=at),
    "hold": lambda walk_in, at: walk_ins.hold(walk_in, at=at),
    "resume": lambda walk_in, at: walk_ins.resume(walk_in, at=at),
    "transfer": lambda walk_in, at: walk_ins.transfer(walk_in, queue="documents", at=at),
    "no_show": lambda walk_in, at: walk_ins.no_show(walk_in, at=at),
    "leave": lambda walk_in, at: walk_ins.finish(walk_in, outcome=WalkInOutcome.LEFT_BEFORE, at=at),
    "finish": lambda walk_in, at: walk_ins.finish(walk_in, outcome=WalkInOutcome.RECEIVED_SERVICE, at=at),
}


def step(walk_in: WalkIn, name: str, at: datetime) -> WalkIn:
    return STEPS[name](walk_in, at)


FORWARD = st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=9))
ANY_WAY = st.timedeltas(min_value=-timedelta(days=2), max_value=timedelta(hours=9))


@given(st.lists(st.tuples(st.sampled_from(list(STEPS)), FORWARD), max_size=25))
def test_each_time_is_the_sum_of_its_spells_and_together_they_are_the_whole_stay(
    steps: list[tuple[str, timedelta]],
) -> None:
    walk_in, at = a_walk_in(), NOON
    expected = dict.fromkeys(S, 0)
    for name, passed in steps:
        at += passed
        if walk_in.state is not S.FINISHED:
            expected[walk_in.state] += passed // _US
        try:
            walk_in = step(walk_in, name, at)
        except CaseworkerError:
            continue
        assert walk_in.arrived_at <= walk_in.state_since <= at

    times = {state: walk_in.time_us(state, at=at) for state in S}
    assert times == expected
    assert sum(times.values()) == stay_us(walk_in, at=at)


@given(st.lists(st.tuples(st.sampled_from(list(STEPS)), ANY_WAY), max_size=25))
def test_a_clock_that_jumps_makes_no_time_negative_and_no_moment_out_of_order(
    steps: list[tuple[str, timedelta]],
) -> None:
    walk_in, at = a_walk_in(), NOON
    for name, passed in steps:
        at += passed
        before = walk_in
        try:
            walk_in = step(walk_in, name, at)
        except CaseworkerError:
            continue
        assert walk_in.state_since >= before.state_since
        assert all(walk_in.time_us(state, at=at) >= 0 for state in S)
        if walk_in.called_at and walk_in.finished_at:
            assert walk_in.arrived_at <= walk_in.called_at <= walk_in.finished_at
        if walk_in.served_at:
            assert walk_in.called_at
            assert walk_in.arrived_at <= walk_in.served_at <= walk_in.state_since


@given(st.sampled_from(list(LEADS_TO)), st.sampled_from(list(S)))
def test_a_step_leads_where_the_table_says_and_is_refused_with_a_sentence_elsewhere(name: str, state: S) -> None:
    ended = {"outcome": WalkInOutcome.LEFT_BEFORE, "finished_at": NOON} if state is S.FINISHED else {}
    walk_in = a_walk_in(state=state, counter="2", held_from=S.WAITING if state is S.ON_HOLD else None, **ended)
    expected = LEADS_TO[name].get(state)
    if name == "no_show" and state is S.FINISHED:
        expected = S.FINISHED  # said once more of someone who left: nothing changes

    if expected is None:
        with pytest.raises(NotNow) as refused:
            step(walk_in, name, NOON)
        assert refused.value.say().startswith(f"Number A41 is {state.value.replace('_', ' ')}, so this cannot be done")
    else:
        assert step(walk_in, name, NOON).state is expected


@pytest.mark.parametrize("held", [S.WAITING, S.BEING_SERVED])
def test_a_walk_in_resumes_where_it_was_held_and_the_hold_is_in_neither_time(held: S) -> None:
    walk_in = a_walk_in()
    if held is S.BEING_SERVED:
        walk_in = step(walk_in, "serve", NOON)
    on_hold = walk_ins.hold(walk_in, at=NOON + minutes(4))
    back = walk_ins.resume(on_hold, at=NOON + minutes(14))

    assert (back.state, back.held_from) == (held, None)
    assert back.time_us(held, at=NOON + minutes(15)) == minutes(5) // _US
    assert back.time_us(S.ON_HOLD, at=NOON + minutes(15)) == minutes(10) // _US


def test_who_called_and_who_served_first_is_kept_when_someone_steps_up_or_comes_back() -> None:
    called = step(a_walk_in(), "call", NOON + minutes(2))
    assert (called.counter, called.officer, called.called_at) == ("2", COUNTER_1, NOON + minutes(2))

    served = walk_ins.serve(called, counter="3", by=NORTH_1, at=NOON + minutes(3))
    assert (served.counter, served.officer) == ("3", NORTH_1)
    assert (served.called_at, served.served_at) == (NOON + minutes(2), NOON + minutes(3))

    back = walk_ins.send_back(served, at=NOON + minutes(4))
    again = walk_ins.serve(back, counter="2", by=COUNTER_1, at=NOON + minutes(9))
    assert (back.counter, back.officer, again.served_at) == ("", None, NOON + minutes(3))

    stepped_up = step(a_walk_in(), "serve", NOON + minutes(5))
    assert stepped_up.called_at == stepped_up.served_at == NOON + minutes(5)


def test_a_provisional_number_at_the_counter_is_replaced_once_and_stays_beside_the_final_one() -> None:
    walk_in = walk_ins.give_number(a_walk_in(number="", provisional_number="P-7K3-A1"), final("A48"))

    assert (walk_in.shown_number, walk_in.provisional_number) == ("A48", "P-7K3-A1")
    with pytest.raises(AlreadyNumbered):
        walk_ins.give_number(walk_in, final("A49"))


def test_a_hold_of_which_nobody_knows_where_it_began_ends_in_the_queue() -> None:
    assert walk_ins.resume(a_walk_in(state=S.ON_HOLD), at=NOON).state is S.WAITING


def test_nothing_of_a_hold_or_a_counter_goes_along_to_another_queue_or_stays_at_the_end() -> None:
    held = walk_ins.hold(step(a_walk_in(), "serve", NOON), at=NOON)
    moved = walk_ins.transfer(held, queue="documents", at=NOON)
    done = walk_ins.finish(held, outcome=WalkInOutcome.RECEIVED_SERVICE, at=NOON)

    assert (moved.held_from, moved.officer, moved.counter) == (None, None, "")
    assert (done.held_from, done.officer, done.counter) == (None, COUNTER_1, "2")


def test_two_counters_do_not_call_the_same_number() -> None:
    called = step(a_walk_in(), "call", NOON)

    with pytest.raises(CalledElsewhere, match="A41"):
        walk_ins.call(called, counter="3", by=COUNTER_1, at=NOON)


def test_a_walk_in_sent_to_another_queue_keeps_number_and_arrival() -> None:
    served = step(a_walk_in(), "serve", NOON + minutes(9))
    moved = walk_ins.transfer(served, queue="documents", at=NOON + minutes(12))

    assert (moved.number, moved.arrived_at, moved.queue, moved.counter) == ("A41", NOON, "documents", "")
    assert (moved.transfers, moved.served_at) == (1, NOON + minutes(9))
    assert walk_ins.transfer(moved, queue="documents", at=NOON + minutes(13)) == moved


def test_finishing_twice_is_finishing_once_and_otherwise_is_refused() -> None:
    contact = InteractionId(an_id())
    served = step(a_walk_in(), "serve", NOON)
    done = walk_ins.finish(served, outcome=WalkInOutcome.RECEIVED_SERVICE, at=NOON + minutes(3), contact=contact)

    assert walk_ins.finish(done, outcome=WalkInOutcome.RECEIVED_SERVICE, at=NOON + minutes(9)) == done
    assert (done.finished_at, done.contact) == (NOON + minutes(3), contact)
    with pytest.raises(NotNow):
        walk_ins.finish(done, outcome=WalkInOutcome.BOOKED, at=NOON)


def test_nobody_received_service_without_having_been_at_a_counter() -> None:
    with pytest.raises(NotServed, match="A41"):
        walk_ins.finish(a_walk_in(), outcome=WalkInOutcome.RECEIVED_SERVICE, at=NOON)

    booked = walk_ins.finish(a_walk_in(), outcome=WalkInOutcome.BOOKED, at=NOON)
    assert booked.outcome is WalkInOutcome.BOOKED


def test_each_call_is_counted_and_the_last_one_shown() -> None:
    called = walk_ins.recall(step(a_walk_in(), "call", NOON), at=NOON + minutes(1))

    assert (called.calls, called.called_at, called.state_since) == (2, NOON + minutes(1), NOON)


def test_someone_may_arrive_without_a_name_and_be_known_later() -> None:
    walk_in = walk_ins.arrive(
        walk_in_id=WalkInId(an_id()),
        queue="general",
        issued=provisional("P-7K3-A1"),
        territory="north",
        at=NOON,
        described_as="Red coat",
        needs=("step-free",),
    )
    person = a_person_id()

    assert (walk_in.person, walk_in.shown_number, walk_in.state) == (None, "P-7K3-A1", S.WAITING)
    assert walk_ins.identify(walk_in, person).person == person


def test_who_left_by_mistake_waits_again_and_the_time_between_counts_as_waiting() -> None:
    gone = walk_ins.finish(a_walk_in(), outcome=WalkInOutcome.LEFT_BEFORE, at=NOON + minutes(4))

    back = walk_ins.take_back(gone, at=NOON + minutes(9))

    assert (back.state, back.outcome, back.finished_at, back.counter) == (S.WAITING, None, None, "")
    assert back.time_us(S.WAITING, at=NOON + minutes(9)) == stay_us(back, at=NOON + minutes(9))
    with pytest.raises(NotNow):
        walk_ins.take_back(back, at=NOON + minutes(9))
