"""Appointments: a planned meeting at our office, from booking to being served.

Rules only. That a person who checked in also has a place in a queue is the walk-in's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Nature, Record, Search, count, decide, describe, fact, members, subject
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.inputs import moment, reason_given
from caseworker.errors import CaseworkerError

AppointmentId = NewType("AppointmentId", UUID)


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    SERVED = "served"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class AppointmentTimesWrong(CaseworkerError):
    """An appointment would end before it begins."""

    key = "appointment.times"
    sentence = "The appointment would end before it begins. Nothing was booked. Check the two times."


class AppointmentTaken(CaseworkerError):
    """The officer already has an appointment at that time."""

    key = "appointment.taken"
    sentence = "That time is taken by {count} other appointments. Nothing was booked. Choose another time or officer."


class AppointmentSettled(CaseworkerError):
    """An appointment that is over or cancelled was to be changed."""

    key = "appointment.settled"
    sentence = "This appointment is over or cancelled. What was recorded stays. Book a new one."


class TooEarlyForNoShow(CaseworkerError):
    """Someone was called absent before the appointment had begun."""

    key = "appointment.too-early"
    sentence = "The appointment has not begun yet, so nobody is late. It stays booked."


@subject("appointment", nature=Nature.WORKFLOW, moment="starts_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """One appointment, with an officer or with a team. `place` is an office or a counter of the agency pack.

    `source_ref` is the mark of one brought in from a calendar, `source_version` the revision of it that is here, `note`
    what the calendar says of it beside its title.
    """

    id: AppointmentId
    person: Annotated[PersonId | None, decide(refers="person")] = None
    case: Annotated[CaseId | None, fact(refers="case")] = None
    reason: Annotated[str, decide()] = ""
    title: Annotated[str, describe(search=Search.TITLE)] = ""
    officer: Annotated[OfficerId | None, decide(refers="officer")] = None
    team: Annotated[str, decide()] = ""
    starts_at: Annotated[datetime, decide(indexed=True)]
    ends_at: Annotated[datetime, decide()]
    place: Annotated[str, describe(search=Search.PLACE)] = ""
    needs: Annotated[tuple[str, ...], members()] = ()
    state: Annotated[AppointmentState, decide()] = AppointmentState.BOOKED
    booked_at: Annotated[datetime, fact()]
    booked_by: Annotated[OfficerId, fact(refers="officer")]
    moved: Annotated[int, count()] = 0
    checked_in_at: Annotated[datetime | None, describe()] = None
    ended_at: Annotated[datetime | None, describe()] = None
    cancel_reason: Annotated[str, describe(search=Search.BODY)] = ""
    source_ref: Annotated[str, fact(indexed=True)] = ""
    source_version: Annotated[int, describe()] = 0
    note: Annotated[str, describe(search=Search.BODY)] = ""


def overlapping(appointment: Appointment, others: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """Return other appointments of the same officer that still hold any of the same time."""
    return tuple(
        other
        for other in others
        if other.id != appointment.id
        and other.officer is not None
        and other.officer == appointment.officer
        and _holds_time(other)
        and other.starts_at < appointment.ends_at
        and appointment.starts_at < other.ends_at
    )


def book(appointment: Appointment, *, others: Iterable[Appointment]) -> Appointment:
    """Return the appointment ready to be kept; raises AppointmentTimesWrong or AppointmentTaken."""
    if moment(appointment.ends_at) <= moment(appointment.starts_at):
        raise AppointmentTimesWrong
    taken = overlapping(appointment, others)
    if taken:
        raise AppointmentTaken(count=len(taken))
    return appointment


def move(
    appointment: Appointment, *, starts_at: datetime, ends_at: datetime, others: Iterable[Appointment]
) -> Appointment:
    """Return the appointment at another time; the same time again changes nothing. Raises as `book`, or when settled.

    Someone who had checked in is booked again: the check-in was for the earlier time.
    """
    if (appointment.starts_at, appointment.ends_at) == (starts_at, ends_at):
        return appointment
    _refuse_settled(appointment)
    moved = replace(
        appointment,
        starts_at=starts_at,
        ends_at=ends_at,
        moved=appointment.moved + 1,
        state=AppointmentState.BOOKED,
        checked_in_at=None,
    )
    return book(moved, others=others)


def give_to(appointment: Appointment, *, officer: OfficerId, others: Iterable[Appointment]) -> Appointment:
    """Return the appointment with another officer; raises AppointmentTaken or AppointmentSettled."""
    _refuse_settled(appointment)
    return book(replace(appointment, officer=officer), others=others)


def has_ended(appointment: Appointment) -> bool:
    """Say whether nothing of the appointment is ahead: it was served, missed or cancelled."""
    return not _holds_time(appointment)


def check_in(appointment: Appointment, *, at: datetime) -> Appointment:
    """Return the appointment with the person here; a late person called absent may still be checked in."""
    if appointment.state is AppointmentState.CHECKED_IN:
        return appointment
    if appointment.state is not AppointmentState.NO_SHOW:
        _refuse_settled(appointment)
    return replace(appointment, state=AppointmentState.CHECKED_IN, checked_in_at=moment(at), ended_at=None)


def serve(appointment: Appointment, *, at: datetime) -> Appointment:
    """Return the appointment served, whether or not the person was checked in before; raises AppointmentSettled."""
    if appointment.state is AppointmentState.SERVED:
        return appointment
    _refuse_settled(appointment)
    return replace(appointment, state=AppointmentState.SERVED, ended_at=moment(at))


def no_show(appointment: Appointment, *, at: datetime) -> Appointment:
    """Return the appointment as missed by the person; raises TooEarlyForNoShow or AppointmentSettled."""
    if appointment.state is AppointmentState.NO_SHOW:
        return appointment
    _refuse_settled(appointment)
    if moment(at) < appointment.starts_at:
        raise TooEarlyForNoShow
    return replace(appointment, state=AppointmentState.NO_SHOW, ended_at=at)


def cancel(appointment: Appointment, *, reason: str, at: datetime) -> Appointment:
    """Return the appointment cancelled; its time is free again. Raises ReasonMissing or AppointmentSettled."""
    if appointment.state is AppointmentState.CANCELLED:
        return appointment
    _refuse_settled(appointment)
    return replace(
        appointment, state=AppointmentState.CANCELLED, cancel_reason=reason_given(reason), ended_at=moment(at)
    )


def _holds_time(appointment: Appointment) -> bool:
    return appointment.state in {AppointmentState.BOOKED, AppointmentState.CHECKED_IN}


def _refuse_settled(appointment: Appointment) -> None:
    if not _holds_time(appointment):
        raise AppointmentSettled
