"""A field officer's day: visits with their readiness, appointments and what is due, complete on this device."""

from dataclasses import dataclass
from datetime import date

from caseworker.desk.tasks import Tasks, ToDo
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import safety, visits
from caseworker.domain.appointments import Appointment
from caseworker.domain.cases import Case
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.domain.safety import SafetyFact
from caseworker.domain.visits import Check, OnThisDevice, Visit, VisitId
from caseworker.store import day_lists
from caseworker.store.about import about, seen_of
from caseworker.store.day_lists import Span
from caseworker.store.groups import group_of
from caseworker.store.reader import Reader
from caseworker.store.search.hits import VisibleClause

_FORMS, _FORM_ENDING = "forms/", ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """A visit, whom it is to, each line of its checklist, and the warnings that stand.

    The person is None, and a warning is left out, where the officer may not see them; two staff are asked for all the
    same (`Visit.two_staff`).
    """

    visit: Visit
    person: Person | None
    checks: dict[Check, bool]
    warnings: tuple[SafetyFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDay:
    """A day in order: visits with their readiness, appointments, and the tasks due by then."""

    day: date
    visits: tuple[Readiness, ...]
    appointments: tuple[Appointment, ...]
    tasks: tuple[ToDo, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSeen:
    """A visit in a list, and whom it is to: None where the officer may not see them, or they are not here."""

    visit: Visit
    person: Person | None


def warnings_about(reader: Reader, person: PersonId, *, visible: VisibleClause) -> list[SafetyFact]:
    """Return the visible safety facts about a person, that is, about every record that is that person."""
    return about(reader, SafetyFact, group_of(reader.connection, person), visible=visible)


class FieldDay(WorkDesk):
    """What lies before an officer, and whether everything for it is here."""

    def my_day(self, day: date | None = None) -> MyDay:
        """Return the officer's day, today unless another is named; tasks are those due by that day."""
        chosen = day or self._today()
        span = self._day(chosen)
        with self._reading() as reader:
            planned = day_lists.visits(reader, self._listed(Visit), self._me, span)
            booked = day_lists.appointments(reader, self._listed(Appointment), span, officer=self._me)
            ready = tuple(self._readiness(reader, visit) for visit in planned)
        tasks = Tasks(self._sitting).mine(until=chosen)
        return MyDay(day=chosen, visits=ready, appointments=tuple(booked), tasks=tasks)

    def visits(self, since: date, until: date, *, everybody: bool = False) -> tuple[VisitSeen, ...]:
        """Return the visits from one day to another, both included: the officer's own, or all that may be seen."""
        span = Span(self._day(since).since, self._day(until).until)
        with self._reading() as reader:
            seen = self._listed(Visit)
            found = (
                day_lists.all_visits(reader, seen, span)
                if everybody
                else day_lists.visits(reader, seen, self._me, span)
            )
            wanted = {visit.person for visit in found}
            people = seen_of(reader, Person, wanted, visible=self._listed(Person)) if wanted else []
            known = {person.id: person for person in people}
            return tuple(VisitSeen(visit=visit, person=known.get(visit.person)) for visit in found)

    def people_here(self) -> int:
        """Return how many people are on this device that the officer may see."""
        visible = self._listed(Person)
        with self._reading() as reader:
            return reader.count(Person, f"WHERE {visible.sql}", visible.parameters)

    def readiness(self, visit_id: VisitId) -> Readiness:
        """Return whether everything for a visit is on this device and in order; the reading is recorded."""
        with self._reading() as reader:
            return self._readiness(reader, self._opened(reader, Visit, visit_id))

    def _readiness(self, reader: Reader, visit: Visit) -> Readiness:
        on = self._sitting.calendar.day_of(visit.planned_from)
        warnings = warnings_about(reader, visit.person, visible=self._listed(SafetyFact))
        people = seen_of(reader, Person, [visit.person], visible=self._listed(Person))
        return Readiness(
            visit=visit,
            person=next(iter(people), None),
            checks=visits.readiness(visit, self._on_this_device(reader, visit)),
            warnings=safety.in_force(warnings, on),
        )

    def _on_this_device(self, reader: Reader, visit: Visit) -> OnThisDevice:
        person = reader.find(Person, visit.person)
        case = None if visit.case is None else reader.find(Case, visit.case)
        paths = (file.path for file in self._sitting.pack.files)
        forms = {path.removeprefix(_FORMS).removesuffix(_FORM_ENDING) for path in paths if path.startswith(_FORMS)}
        whole = person is not None and (visit.case is None or case is not None)
        return OnThisDevice(whole_record=whole, forms=frozenset(forms))
