"""Queues: who is next, and how a queue stands."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import queues, walk_ins
from caseworker.domain.queues import QueueRules
from caseworker.domain.walk_ins import WalkInOutcome, WalkInState
from tests.domain.builders import COUNTER_1, a_walk_in, minutes
from tests.domain.people_builders import NOON

RULES = QueueRules(first_needs=frozenset({"small-child"}), late_min=15, target_wait_min=20)
LATER = NOON + minutes(30)


def test_needs_go_first_then_appointments_whose_time_has_come_then_arrival_then_early_appointments() -> None:
    early = a_walk_in(number="early", booked_for=LATER + minutes(15))
    first = a_walk_in(number="first")
    second = a_walk_in(number="second", arrived_at=NOON + minutes(5))
    due = a_walk_in(number="due", arrived_at=NOON + minutes(20), booked_for=NOON + minutes(25))
    child = a_walk_in(number="child", arrived_at=NOON + minutes(29), needs=("small-child",))
    late = a_walk_in(number="late", arrived_at=NOON + minutes(16), booked_for=NOON)

    order = queues.in_order([early, late, second, due, first, child], rules=RULES, at=LATER)

    assert [each.number for each in order] == ["child", "due", "first", "second", "late", "early"]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 30), st.none() | st.integers(0, 60), st.booleans(), st.sampled_from(list(WalkInState))
        ),
        max_size=12,
    ),
    st.integers(0, 1000),
)
def test_whoever_is_called_is_the_first_in_order_however_the_list_came(
    people: list[tuple[int, int | None, bool, WalkInState]], seed: int
) -> None:
    here = [
        a_walk_in(
            arrived_at=NOON + minutes(arrived),
            booked_for=None if booked is None else NOON + minutes(booked),
            needs=("small-child",) if child else (),
            state=state,
        )
        for arrived, booked, child, state in people
    ]
    shuffled = Random(seed).sample(here, len(here))
    order = queues.in_order(here, rules=RULES, at=LATER)

    assert order == queues.in_order(shuffled, rules=RULES, at=LATER)
    assert queues.next_to_call(shuffled, rules=RULES, at=LATER) == (order[0] if order else None)
    assert {each.id for each in order} == {each.id for each in here if each.state is WalkInState.WAITING}


def test_among_people_without_appointment_or_need_arrival_alone_decides_also_after_a_transfer() -> None:
    first = walk_ins.transfer(a_walk_in(queue="documents"), queue="general", at=LATER)
    second = a_walk_in(arrived_at=NOON + minutes(1))

    assert queues.next_to_call([second, first], rules=RULES, at=LATER) == first


def test_a_summary_counts_each_walk_in_once_and_leaves_holds_out_of_the_times() -> None:
    waiting = a_walk_in()
    held = walk_ins.resume(walk_ins.hold(a_walk_in(), at=NOON), at=NOON + minutes(25))
    served = walk_ins.serve(a_walk_in(), counter="2", by=COUNTER_1, at=NOON + minutes(10))
    set_aside = walk_ins.resume(walk_ins.hold(served, at=NOON + minutes(12)), at=NOON + minutes(20))
    helped = walk_ins.finish(set_aside, outcome=WalkInOutcome.RECEIVED_SERVICE, at=NOON + minutes(24))
    left = walk_ins.finish(a_walk_in(), outcome=WalkInOutcome.LEFT_BEFORE, at=NOON + minutes(3))
    invited = walk_ins.call(a_walk_in(), counter="3", by=COUNTER_1, at=NOON)

    summary = queues.summarise([waiting, held, helped, left, invited, served], rules=RULES, at=LATER)

    assert (summary.waiting, summary.invited, summary.being_served, summary.on_hold) == (2, 1, 1, 0)
    assert (summary.helped, summary.left_before, summary.booked) == (1, 1, 0)
    assert summary.longest_wait_us == 30 * 60_000_000
    assert summary.over_target == 1
    assert summary.mean_wait_us == 10 * 60_000_000
    assert summary.mean_service_us == 6 * 60_000_000


def test_an_appointment_counts_from_its_minute_on_and_for_the_agreed_minutes_of_being_late() -> None:
    walked_in = a_walk_in()
    on_time = a_walk_in(arrived_at=LATER, booked_for=LATER)
    just_late = a_walk_in(arrived_at=NOON + minutes(15), booked_for=NOON)

    assert queues.next_to_call([walked_in, on_time], rules=RULES, at=LATER) == on_time
    assert queues.next_to_call([walked_in, on_time], rules=RULES, at=LATER - minutes(1)) == walked_in
    assert queues.next_to_call([walked_in, just_late], rules=RULES, at=LATER) == just_late


def test_how_long_someone_stays_ends_when_they_leave() -> None:
    here = a_walk_in()
    gone = walk_ins.finish(here, outcome=WalkInOutcome.BOOKED, at=NOON + minutes(4))

    assert queues.stay_us(here, at=NOON + minutes(9)) == 9 * 60_000_000
    assert queues.stay_us(gone, at=NOON + minutes(9)) == 4 * 60_000_000


def test_an_empty_queue_has_nobody_next_and_no_times() -> None:
    summary = queues.summarise([], rules=RULES, at=NOON)

    assert queues.next_to_call([], rules=RULES, at=NOON) is None
    assert (summary.waiting, summary.longest_wait_us, summary.mean_wait_us) == (0, 0, 0)


def test_the_target_counts_from_the_minute_it_names() -> None:
    waiting = a_walk_in()

    assert queues.summarise([waiting], rules=RULES, at=NOON + minutes(19.99)).over_target == 0
    assert queues.summarise([waiting], rules=RULES, at=NOON + minutes(20)).over_target == 1
