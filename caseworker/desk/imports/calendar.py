"""Bringing appointments in from a calendar: an officer's, each with the person it is with where that is certain.

What repeats becomes one appointment for each day from a year back to two years ahead. Times taken already refuse
nothing: a calendar says what is, and two things may be at the same time. An appointment is changed by a later revision
of its event, and cancelled when the event is; what an officer changed here stays until then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from caseworker.desk.imports.bringing import CellRefused, Importer
from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.source import Source
from caseworker.desk.sitting import Sitting
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import appointments
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.appointments import Appointment, AppointmentId, AppointmentState
from caseworker.domain.ids import OfficerId
from caseworker.domain.import_runs import Outcome, RowRefused
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.formats.calendar import CalendarEvent, Moment
from caseworker.formats.calendar_rules import Spreading, Window, read_series
from caseworker.formats.faults import Fault
from caseworker.store.groups import group_of
from caseworker.store.reader import Reader
from caseworker.store.references import appointment_brought_in, reached_by_mail
from caseworker.store.unit import Unit

OWN_UID = "@caseworker"
"""The end of a uid that this program gave: what stands before it is the appointment's id."""
BACK, AHEAD = timedelta(days=366), timedelta(days=2 * 366)
_LONGEST = 10_000  # characters of a title, place or note
_SHORTEST = timedelta(minutes=1)
_CANCELLED_THERE = "Cancelled in the calendar it came from."


class NoEvents(CaseworkerError):
    """A file was to be brought in as a calendar that holds no events."""

    key = "import.no-events"
    sentence = "The file {file} holds no events of a calendar. Nothing was changed."


def read_appointments(source: Source, choices: Choices) -> Iterator[CalendarEvent | RowRefused]:  # noqa: ARG001
    """Yield the events of a calendar file; what could not be read of an event follows it. Raises NoEvents."""
    count = 0
    with source.open() as stream:
        for one in read_series(stream):
            if isinstance(one, Fault):
                yield RowRefused(one.line, one.field, one.sentence)
            else:
                count += 1
                yield one
    if not count:
        raise NoEvents(file=source.name)


class CalendarImporter(Importer[CalendarEvent], WorkDesk):
    """Brings appointments in, with an officer: the one at work unless another is named."""

    act: ClassVar[str] = "appointment.import"

    def __init__(self, sitting: Sitting, *, source: str, officer: OfficerId | None = None) -> None:
        super().__init__(sitting)
        self._source, self._officer = source, officer or self._me
        now = self._now()
        self._window = Window(now - BACK, now + AHEAD, sitting.calendar.time_zone)
        self._spreading = Spreading(self._window)

    def _prepare(self, unit: Unit, items: Sequence[CalendarEvent]) -> None:  # noqa: ARG002  its base hands them in
        self._may(Action.CREATE, Resource(kind="appointment", territory=self._near()))

    def _put(self, unit: Unit, item: CalendarEvent) -> Outcome:
        if item.start is None:
            raise CellRefused(field="DTSTART", why="The event does not say when it begins.")
        became = {self._bring_one(unit, one) for one in self._occasions(item)}
        for day in item.repeat.but if item.repeat else ():
            became |= self._called_off(unit, item, day)
        if not became:
            raise CellRefused(field="RRULE", why=self._outside())
        return next(one for one in (Outcome.CHANGED, Outcome.ADDED, Outcome.KNOWN) if one in became)

    def _occasions(self, item: CalendarEvent) -> Iterator[CalendarEvent]:
        for one in self._spreading.occasions(item):
            if isinstance(one, Fault):
                raise CellRefused(field=one.field, why=one.sentence)
            yield one

    def _outside(self) -> str:
        first, last = self._window.first.date(), self._window.last.date()
        return f"It repeats, but on no day from {first:%Y-%m-%d} to {last:%Y-%m-%d}, so there is nothing to bring in."

    def _bring_one(self, unit: Unit, event: CalendarEvent) -> Outcome:
        mark = f"{self._source}:{event.reference}"
        known = appointment_brought_in(unit, mark) or _own(unit, event.uid)
        if event.is_cancelled:
            return self._cancel(unit, known)
        if known is None:
            unit.add(self._made(unit, event, mark))
            return Outcome.ADDED
        if event.sequence <= known.source_version or not known.source_ref:
            return Outcome.KNOWN
        self._may_on(unit, Action.WRITE, known)
        unit.save(self._changed(known, event))
        return Outcome.CHANGED

    def _called_off(self, unit: Unit, item: CalendarEvent, day: Moment) -> set[Outcome]:
        """Cancel the occasion of a series that a later revision leaves out."""
        known = appointment_brought_in(unit, f"{self._source}:{replace(item, of=day).reference}")
        if known is None or item.sequence <= known.source_version:
            return set()
        return {self._cancel(unit, known)}

    def _cancel(self, unit: Unit, known: Appointment | None) -> Outcome:
        if known is None or known.state is not AppointmentState.BOOKED:
            return Outcome.KNOWN
        self._may_on(unit, Action.WRITE, known)
        unit.save(appointments.cancel(known, reason=_CANCELLED_THERE, at=unit.deed.at))
        return Outcome.CHANGED

    def _made(self, unit: Unit, event: CalendarEvent, mark: str) -> Appointment:
        person = self._person(unit, event)
        starts_at, ends_at = self._times(event)
        made = Appointment(
            id=AppointmentId(unit.new_id()),
            territory=self._near(person),
            sensitivity=self._as_close(person),
            person=person.id if person else None,
            title=_kept("SUMMARY", event.summary),
            officer=self._officer,
            starts_at=starts_at,
            ends_at=ends_at,
            place=_kept("LOCATION", event.place),
            booked_at=unit.deed.at,
            booked_by=self._me,
            source_ref=mark,
            source_version=event.sequence,
            note=_kept("DESCRIPTION", event.description),
        )
        self._may_create(made)
        return appointments.book(made, others=())

    def _changed(self, known: Appointment, event: CalendarEvent) -> Appointment:
        starts_at, ends_at = self._times(event)
        moved = appointments.move(known, starts_at=starts_at, ends_at=ends_at, others=())
        return replace(
            moved,
            title=_kept("SUMMARY", event.summary),
            place=_kept("LOCATION", event.place),
            note=_kept("DESCRIPTION", event.description),
            source_version=event.sequence,
        )

    def _times(self, event: CalendarEvent) -> tuple[datetime, datetime]:
        """Return when it begins and ends; what has no length is given a minute. Raises CellRefused."""
        assert event.start is not None
        try:
            starts_at = self._window.moment(event.start).astimezone(UTC)
            ends_at = self._window.moment(event.end or event.start).astimezone(UTC)
        except OverflowError as error:
            raise CellRefused(field="DTSTART", why="This is at the end of all calendars.") from error
        return starts_at, starts_at + _SHORTEST if ends_at == starts_at else ends_at

    def _person(self, unit: Unit, event: CalendarEvent) -> Person | None:
        """Return the person it is with, by their e-mail address; None when nobody, or more than one, is known by it."""
        visible = self._listed(Person)
        addresses = sorted({one.email.casefold() for one in event.attendees if one.email})
        found = [one for address in addresses for one in reached_by_mail(unit, address, visible=visible)]
        records = {group_of(unit.connection, one.id): one for one in found}
        return next(iter(records.values())) if len(records) == 1 else None


def _own(reader: Reader, uid: str) -> Appointment | None:
    """Return the appointment whose event this program has written itself."""
    if not uid.endswith(OWN_UID):
        return None
    try:
        return reader.find(Appointment, UUID(uid.removesuffix(OWN_UID)))
    except ValueError:
        return None


def _kept(field: str, text: str) -> str:
    """Return the text as it is kept; raises CellRefused when it is too long, or holds what no text does."""
    if len(text) > _LONGEST:
        raise CellRefused(field=field, why=f"This has more than {_LONGEST} characters.")
    if "\x00" in text:
        raise CellRefused(field=field, why="This holds a sign that no text has (NUL).")
    return text.strip()
