"""Appointments as a calendar file, for use outside the program; what it is for is recorded."""

from dataclasses import dataclass
from datetime import date

from caseworker.desk.imports.calendar import OWN_UID
from caseworker.desk.taking_out import TakingOut
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.appointments import Appointment, AppointmentState
from caseworker.domain.ids import OfficerId
from caseworker.domain.people import Person, display_name
from caseworker.formats.calendar_out import EventOut, calendar_bytes
from caseworker.store import day_lists
from caseworker.store.about import seen_of
from caseworker.store.day_lists import Span

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What is written to a file, and how many appointments it holds."""

    content: bytes
    count: int


class CalendarExport(WorkDesk, TakingOut):
    """Takes appointments out."""

    def appointments(self, first: date, last: date, *, purpose: str, officer: OfficerId | None = None) -> CalendarFile:
        """Return the appointments from the first to the last day, both included: an officer's, or everybody's.

        Their names are in it as far as the officer may see them. Raises AccessDenied, also without a purpose.
        """
        with self._reading() as reader:
            self._may(Action.EXPORT, Resource(kind="appointment", territory=self._near()), purpose=purpose.strip())
            span = Span(self._day(first).since, self._day(last).until)
            found = day_lists.appointments(reader, self._listed(Appointment), span, officer=officer)
            people = sorted({one.person for one in found if one.person is not None})
            known: dict[object, Person] = {}
            for begin in range(0, len(people), _AT_ONCE):
                part = people[begin : begin + _AT_ONCE]
                known |= {one.id: one for one in seen_of(reader, Person, part, visible=self._listed(Person))}
        self._leave_export("appointment_list", None, len(found), purpose.strip())
        events = [self._event(one, known.get(one.person)) for one in found]
        return CalendarFile(calendar_bytes(events, at=self._now()), len(events))

    def _event(self, one: Appointment, person: Person | None) -> EventOut:
        name = display_name(person, on=self._today()) or person.shown_number if person else ""
        return EventOut(
            uid=f"{one.id}{OWN_UID}",
            summary=one.title or name or self._sitting.pack.agency.name,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=one.place,
            description=one.note,
            contact=name,
            is_cancelled=one.state is AppointmentState.CANCELLED,
            sequence=one.moved + (one.state is AppointmentState.CANCELLED),
        )
