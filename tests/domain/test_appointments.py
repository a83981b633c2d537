"""Appointments: booked without overlap, checked in, served, missed, moved, cancelled."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import appointments
from caseworker.domain.appointments import (
    AppointmentSettled,
    AppointmentState,
    AppointmentTaken,
    AppointmentTimesWrong,
    TooEarlyForNoShow,
)
from caseworker.domain.inputs import ReasonMissing
from tests.domain.builders import an_appointment, minutes
from tests.domain.people_builders import NOON, NORTH_1

SPANS = st.tuples(st.integers(0, 90), st.integers(1, 60))


@given(st.lists(SPANS, max_size=12))
def test_one_officer_never_has_two_appointments_at_one_minute(spans: list[tuple[int, int]]) -> None:
    kept: list[appointments.Appointment] = []
    taken_minutes: set[int] = set()
    for start, length in spans:
        wanted = an_appointment(starts_at=NOON + minutes(start), ends_at=NOON + minutes(start + length))
        clashes = taken_minutes & set(range(start, start + length))
        if clashes:
            with pytest.raises(AppointmentTaken):
                appointments.book(wanted, others=kept)
        else:
            kept.append(appointments.book(wanted, others=kept))
            taken_minutes |= set(range(start, start + length))


def test_another_officer_a_cancelled_one_or_no_officer_leaves_the_time_free() -> None:
    others = (
        an_appointment(officer=NORTH_1),
        appointments.cancel(an_appointment(), reason="Ill", at=NOON),
        an_appointment(officer=None),
    )

    wanted = an_appointment()
    assert appointments.book(wanted, others=others) == wanted
    without_officer = an_appointment(officer=None)
    assert appointments.book(without_officer, others=(an_appointment(officer=None),)) == without_officer


def test_an_appointment_is_not_in_its_own_way() -> None:
    booked = an_appointment()
    others = (booked, an_appointment(officer=NORTH_1))
    moved = appointments.move(booked, starts_at=NOON + minutes(10), ends_at=NOON + minutes(40), others=others)

    assert moved.starts_at == NOON + minutes(10)


def test_an_appointment_ends_after_it_begins() -> None:
    with pytest.raises(AppointmentTimesWrong):
        appointments.book(an_appointment(ends_at=NOON), others=())


def test_a_moved_appointment_is_booked_anew_and_counts_it() -> None:
    here = appointments.check_in(an_appointment(), at=NOON)
    later = NOON + timedelta(days=1)
    moved = appointments.move(here, starts_at=later, ends_at=later + minutes(30), others=(here,))

    assert (moved.state, moved.moved, moved.checked_in_at) == (AppointmentState.BOOKED, 1, None)
    assert appointments.move(moved, starts_at=later, ends_at=moved.ends_at, others=()) == moved


def test_a_late_person_called_absent_is_still_checked_in_and_served() -> None:
    missed = appointments.no_show(an_appointment(), at=NOON + minutes(10))
    assert (missed.state, missed.ended_at) == (AppointmentState.NO_SHOW, NOON + minutes(10))
    assert appointments.no_show(missed, at=NOON + minutes(11)) == missed
    here = appointments.check_in(missed, at=NOON + minutes(12))
    served = appointments.serve(here, at=NOON + minutes(20))

    assert here.checked_in_at == NOON + minutes(12)
    assert (here.ended_at, served.state, served.ended_at) == (None, AppointmentState.SERVED, NOON + minutes(20))
    assert appointments.serve(served, at=NOON + minutes(30)) == served
    assert appointments.check_in(here, at=NOON + minutes(40)) == here


def test_nobody_is_absent_before_the_time() -> None:
    with pytest.raises(TooEarlyForNoShow):
        appointments.no_show(an_appointment(), at=NOON - minutes(1))
    assert appointments.no_show(an_appointment(), at=NOON).state is AppointmentState.NO_SHOW


def test_a_cancelled_appointment_stays_cancelled() -> None:
    cancelled = appointments.cancel(an_appointment(), reason="Found a job", at=NOON)

    assert appointments.cancel(cancelled, reason="Other", at=NOON + minutes(1)) == cancelled
    assert (cancelled.ended_at, cancelled.cancel_reason) == (NOON, "Found a job")
    with pytest.raises(AppointmentSettled):
        appointments.check_in(cancelled, at=NOON)
    with pytest.raises(AppointmentSettled):
        appointments.no_show(cancelled, at=NOON)
    with pytest.raises(AppointmentSettled):
        appointments.move(cancelled, starts_at=NOON, ends_at=NOON + minutes(5), others=())
    with pytest.raises(ReasonMissing):
        appointments.cancel(an_appointment(), reason=" ", at=NOON)
