"""Appointments at our office: book, move, check in, cancel; and what a day holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from caseworker.desk.work_desk import WorkDesk
from caseworker.desk.work_numbers import walk_in_number
from caseworker.domain import appointments, walk_ins
from caseworker.domain.appointments import Appointment, AppointmentId
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.people import Person
from caseworker.domain.walk_ins import WalkIn, WalkInId
from caseworker.store import day_lists
from caseworker.store.about import seen_of
from caseworker.store.day_lists import Span
from caseworker.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """An appointment to be booked, with an officer or with a team."""

    starts_at: datetime
    ends_at: datetime
    person: PersonId | None = None
    case: CaseId | None = None
    reason: str = ""
    title: str = ""
    officer: OfficerId | None = None
    team: str = ""
    place: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A line of the day's list. The person is None when none is known, or when the officer may not see them."""

    appointment: Appointment
    person: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn:
    """A person who is here for an appointment, and their place in the queue."""

    appointment: Appointment
    walk_in: WalkIn


class Appointments(WorkDesk):
    """What is planned at our office."""

    def on_day(self, day: date | None = None, *, officer: OfficerId | None = None) -> tuple[Booked, ...]:
        """Return the appointments of a day (today unless named) in order: an officer's, or everybody's."""
        with self._reading() as reader:
            found = day_lists.appointments(
                reader, self._listed(Appointment), self._day(day or self._today()), officer=officer
            )
            ids = {one.person for one in found if one.person is not None}
            people = {one.id: one for one in seen_of(reader, Person, ids, visible=self._listed(Person))}
        return tuple(Booked(appointment=one, person=people.get(one.person) if one.person else None) for one in found)

    def book(self, booking: Booking) -> Appointment:
        """Book an appointment. Raises AppointmentTimesWrong, or AppointmentTaken for time that is not free."""
        with self._acting("appointment.book") as unit:
            case, person = self._known(unit, Case, booking.case), self._known(unit, Person, booking.person)
            made = Appointment(
                id=AppointmentId(unit.new_id()),
                territory=self._near(case, person),
                sensitivity=self._as_close(case, person),
                person=booking.person,
                case=booking.case,
                reason=booking.reason,
                title=booking.title.strip(),
                officer=booking.officer,
                team=booking.team,
                starts_at=booking.starts_at,
                ends_at=booking.ends_at,
                place=booking.place,
                needs=booking.needs,
                booked_at=unit.deed.at,
                booked_by=self._me,
            )
            booked = appointments.book(made, others=self._others(unit, made))
            self._may_create(booked)
            unit.add(booked)
            return booked

    def move(self, appointment_id: AppointmentId, *, starts_at: datetime, ends_at: datetime) -> Appointment:
        """Move an appointment. Raises as `book`, or AppointmentSettled."""

        def moved(known: Appointment, unit: Unit) -> Appointment:
            others = self._others(unit, replace(known, starts_at=starts_at, ends_at=ends_at))
            return appointments.move(known, starts_at=starts_at, ends_at=ends_at, others=others)

        return self._change("appointment.move", appointment_id, moved)

    def check_in(self, appointment_id: AppointmentId, *, queue: str) -> CheckedIn:
        """Check a person in: they get a number and a place in a queue by their booked time. Twice is once.

        Raises NotInPack or AppointmentSettled.
        """
        line = self._sitting.pack.queue(queue)
        with self._acting("appointment.check_in") as unit:
            known = self._written(unit, Appointment, appointment_id)
            here = self._walk_in_of(unit, known)
            checked = appointments.check_in(known, at=unit.deed.at)
            unit.save(checked)
            if here is None:
                here = walk_ins.arrive(
                    walk_in_id=WalkInId(unit.new_id()),
                    queue=line.id,
                    issued=walk_in_number(unit, line),
                    territory=line.territory,
                    at=unit.deed.at,
                    person=known.person,
                    reason=known.reason,
                    needs=known.needs,
                    appointment=known.id,
                    booked_for=known.starts_at,
                )
                self._may_create(here)
                unit.add(here)
            return CheckedIn(appointment=checked, walk_in=here)

    def serve(self, appointment_id: AppointmentId) -> Appointment:
        """Say that the person was served. Raises AppointmentSettled."""
        return self._change(
            "appointment.serve", appointment_id, lambda known, unit: appointments.serve(known, at=unit.deed.at)
        )

    def no_show(self, appointment_id: AppointmentId) -> Appointment:
        """Say that nobody came. Raises TooEarlyForNoShow or AppointmentSettled."""
        return self._change(
            "appointment.no_show", appointment_id, lambda known, unit: appointments.no_show(known, at=unit.deed.at)
        )

    def cancel(self, appointment_id: AppointmentId, *, reason: str) -> Appointment:
        """Cancel an appointment; its time is free again. Raises ReasonMissing or AppointmentSettled."""
        return self._change(
            "appointment.cancel",
            appointment_id,
            lambda known, unit: appointments.cancel(known, reason=reason, at=unit.deed.at),
            reason=reason,
        )

    def _walk_in_of(self, unit: Unit, appointment: Appointment) -> WalkIn | None:
        """Return the stay that an earlier check-in began and that has not ended."""
        stays = unit.pointing_at(appointment.id, WalkIn)
        return next((one for one in stays if one.finished_at is None), None)

    def _others(self, unit: Unit, appointment: Appointment) -> list[Appointment]:
        if appointment.officer is None:
            return []
        return day_lists.appointments_touching(
            unit, appointment.officer, Span(appointment.starts_at, appointment.ends_at)
        )

    def _change(
        self,
        action: str,
        appointment_id: AppointmentId,
        change: Callable[[Appointment, Unit], Appointment],
        *,
        reason: str = "",
    ) -> Appointment:
        with self._acting(action, reason=reason) as unit:
            changed = change(self._written(unit, Appointment, appointment_id), unit)
            unit.save(changed)
            return changed
