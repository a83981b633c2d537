"""The counter and its appointments, on a real store under the demonstration pack."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.desk.appointments import Booking
from caseworker.desk.counter import Arrival
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.appointments import AppointmentState, AppointmentTaken
from caseworker.domain.case_types import NotInPack
from caseworker.domain.walk_ins import CalledElsewhere, NotServed, WalkIn, WalkInOutcome, WalkInState
from caseworker.errors import CaseworkerError
from caseworker.store import numbers
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MovableClock, a_sitting
from tests.desk.work import COLLEAGUE, Work, a_known_person
from tests.store.stores import a_passing_store

TEN = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture
def work(store: CaseStore, clock: MovableClock) -> Work:
    return at_the_desk(store, clock)


def at_the_desk(store: CaseStore, clock: MovableClock) -> Work:
    lease(store)
    return Work(a_sitting(store, role=Role.FRONT_DESK, territories=("riverside",), at=clock, desk="counter-1"))


def lease(store: CaseStore) -> None:
    with store.writing() as connection:
        for letter in "AHBU":
            numbers.lease(connection, f"walk_in:{letter}", first=41, last=240)


def test_a_walk_in_gets_a_number_of_the_queue_of_its_reason(work: Work) -> None:
    assert work.counter.walk_in(Arrival(reason="benefits")).number == "A41"
    assert work.counter.walk_in(Arrival(reason="housing")).number == "H41"
    assert work.counter.walk_in(Arrival(reason="benefits")).number == "A42"
    with pytest.raises(NotInPack):
        work.counter.walk_in(Arrival(reason="weather"))


def test_the_next_one_is_from_the_first_queue_of_the_counter_in_which_anyone_waits(
    work: Work, clock: MovableClock
) -> None:
    general = work.counter.walk_in(Arrival(queue="general"))
    clock.forward(minutes=1)
    urgent = work.counter.walk_in(Arrival(queue="urgent"))
    called = [work.counter.call_next("counter-1"), work.counter.call_next("counter-1")]
    assert [one.id if one else None for one in called] == [urgent.id, general.id]
    assert work.counter.call_next("counter-1") is None


def test_a_stay_from_the_call_to_the_end(work: Work, clock: MovableClock) -> None:
    came = work.counter.walk_in(Arrival(queue="general"))
    clock.forward(minutes=7)
    work.counter.call_next("counter-2")
    assert work.counter.recall(came.id).calls == 2
    clock.forward(minutes=1)
    work.counter.serve(came.id, "counter-2")
    clock.forward(minutes=5)
    work.counter.hold(came.id)
    clock.forward(minutes=3)
    work.counter.resume(came.id)
    clock.forward(minutes=2)
    done = work.counter.finish(came.id)
    assert (done.waited_us, done.invited_us, done.served_us, done.held_us) == tuple(
        minutes * 60_000_000 for minutes in (7, 1, 7, 3)
    )
    line = next(one for one in work.counter.queue_lines() if one.queue.id == "general")
    assert (line.summary.helped, line.summary.mean_wait_us, line.waiting) == (1, 7 * 60_000_000, ())


def test_a_number_called_to_one_counter_is_not_called_to_another(work: Work) -> None:
    came = work.counter.walk_in(Arrival(queue="general"))
    work.counter.call(came.id, "counter-1")
    with pytest.raises(CalledElsewhere):
        work.counter.call(came.id, "counter-2")


def test_who_is_sent_to_another_queue_keeps_number_and_place(work: Work, clock: MovableClock) -> None:
    first = work.counter.walk_in(Arrival(queue="general"))
    clock.forward(minutes=1)
    second = work.counter.walk_in(Arrival(queue="housing"))
    work.counter.transfer(first.id, "housing")
    (line,) = work.counter.queue_lines(["housing"])
    assert [one.id for one in line.waiting] == [first.id, second.id]
    assert line.waiting[0].number == first.number


def test_who_does_not_come_when_called_has_left(work: Work) -> None:
    came = work.counter.walk_in(Arrival(queue="general"))
    work.counter.call_next("counter-1")
    assert work.counter.no_show(came.id).outcome is WalkInOutcome.LEFT_BEFORE
    assert work.counter.here_now() == ()


def test_nobody_received_service_who_was_never_at_a_counter(work: Work) -> None:
    came = work.counter.walk_in(Arrival(queue="general"))
    with pytest.raises(NotServed):
        work.counter.finish(came.id)


def test_closing_the_day_ends_every_stay_also_those_of_the_day_before(work: Work, clock: MovableClock) -> None:
    forgotten = work.counter.walk_in(Arrival(queue="general"))
    work.counter.serve(forgotten.id, "counter-1")
    clock.forward(days=3)
    work.counter.walk_in(Arrival(queue="general"))
    held = work.counter.walk_in(Arrival(queue="urgent"))
    work.counter.hold(held.id)
    closed = work.counter.close_day()
    assert (closed.served, closed.left) == (1, 2)
    again = work.counter.close_day()
    assert (again.served, again.left) == (0, 0)


def test_an_appointment_is_checked_in_once_with_a_number_and_is_served_at_the_counter(
    work: Work, clock: MovableClock
) -> None:
    person = a_known_person(work.store, territory="riverside")
    booking = Booking(starts_at=TEN, ends_at=TEN + timedelta(minutes=30), person=person.id, officer=COLLEAGUE)
    booked = work.appointments.book(booking)
    clock.moment = TEN - timedelta(minutes=5)
    here = work.appointments.check_in(booked.id, queue="booked")
    assert (here.walk_in.number, here.walk_in.booked_for, here.walk_in.person) == ("B41", TEN, person.id)
    assert work.appointments.check_in(booked.id, queue="booked").walk_in == here.walk_in
    clock.forward(minutes=6)
    assert work.counter.call_next("room-1") is not None
    work.counter.serve(here.walk_in.id, "room-1")
    work.counter.finish(here.walk_in.id)
    (shown,) = work.appointments.on_day()
    assert (shown.appointment.state, shown.person) == (AppointmentState.SERVED, person)


def test_one_officer_is_not_booked_twice_for_the_same_time(work: Work) -> None:
    half = timedelta(minutes=30)
    first = work.appointments.book(Booking(starts_at=TEN, ends_at=TEN + half, officer=COLLEAGUE))
    with pytest.raises(AppointmentTaken):
        work.appointments.book(Booking(starts_at=TEN + half / 2, ends_at=TEN + 2 * half, officer=COLLEAGUE))
    other = work.appointments.book(Booking(starts_at=TEN + half, ends_at=TEN + 2 * half, officer=COLLEAGUE))
    with pytest.raises(AppointmentTaken):
        work.appointments.move(other.id, starts_at=TEN, ends_at=TEN + half)
    work.appointments.cancel(first.id, reason="They rang.")
    assert work.appointments.move(other.id, starts_at=TEN, ends_at=TEN + half).moved == 1


def test_the_days_list_is_the_day_at_the_office(work: Work) -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight in London, so the day after
    booked = work.appointments.book(Booking(starts_at=late, ends_at=late + timedelta(minutes=10)))
    assert work.appointments.on_day(late.date()) == ()
    assert [one.appointment for one in work.appointments.on_day(late.date() + timedelta(days=1))] == [booked]


def test_a_counter_of_another_territory_sees_no_queue(store: CaseStore, work: Work, clock: MovableClock) -> None:
    came = work.counter.walk_in(Arrival(queue="general"))
    north = Work(a_sitting(store, role=Role.FRONT_DESK, territories=("north",), at=clock, officer=COLLEAGUE))
    assert north.counter.call_next("counter-1") is None
    with pytest.raises(AccessDenied):
        north.counter.hold(came.id)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["arrive", "call", "serve", "hold", "resume", "send_back", "transfer", "finish", "no_show"]),
        st.integers(0, 5),
        st.integers(0, 900),
    ),
    max_size=25,
)


@given(STEPS)
def test_whatever_happens_at_the_counter_times_add_up_and_numbers_are_given_once(
    steps: list[tuple[str, int, int]],
) -> None:
    with a_passing_store() as store:
        clock = MovableClock()
        work = at_the_desk(store, clock)
        came: list[WalkIn] = []
        for step, which, seconds in steps:
            clock.forward(seconds=seconds)
            came = do(work, step, came, which)
        with store.reading() as reader:
            kept = reader.select(WalkIn)
        assert len({one.number for one in kept}) == len(kept) == len(came)
        for one in kept:
            spent = sum(one.time_us(state, at=clock()) for state in WalkInState)
            end = one.finished_at or clock()
            assert spent == (end - one.arrived_at) // timedelta(microseconds=1)
        assert sum(line.summary.waiting for line in work.counter.queue_lines()) == sum(
            one.state is WalkInState.WAITING for one in kept
        )


def do(work: Work, step: str, came: list[WalkIn], which: int) -> list[WalkIn]:
    """Do one step, or be refused: both are fine."""
    if step == "arrive":
        return [*came, work.counter.walk_in(Arrival(queue=("general", "housing", "urgent")[which % 3]))]
    if not came:
        return came
    one = came[which % len(came)].id
    acts: dict[str, Callable[[], object]] = {
        "call": lambda: work.counter.call_next(("counter-1", "counter-3")[which % 2]),
        "serve": lambda: work.counter.serve(one, "counter-1"),
        "hold": lambda: work.counter.hold(one),
        "resume": lambda: work.counter.resume(one),
        "send_back": lambda: work.counter.send_back(one),
        "transfer": lambda: work.counter.transfer(one, "housing"),
        "finish": lambda: work.counter.finish(one),
        "no_show": lambda: work.counter.no_show(one),
    }
    with suppress(CaseworkerError):
        acts[step]()
    return came
