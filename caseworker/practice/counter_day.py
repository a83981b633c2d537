"""A day at the counter of a practice office: who came in, who waits, who is booked. All at the desks."""

from dataclasses import replace
from datetime import timedelta

from caseworker.desk.appointments import Booking
from caseworker.desk.counter import Arrival
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.office import Office
from caseworker.desk.people import NewPerson
from caseworker.domain.appointments import AppointmentId
from caseworker.domain.ids import PersonId, new_id
from caseworker.domain.interactions import Channel, ContactOutcome
from caseworker.domain.people import Person
from caseworker.domain.plain import to_micros
from caseworker.practice.day_clock import DayClock

_ARRIVALS = (
    (52, "housing", True, (), ""),
    (44, "benefits", True, (), ""),
    (31, "housing", True, (), ""),
    (27, "documents", False, (), "Man with a green folder"),
    (22, "benefits", True, ("interpreter-so",), ""),
    (16, "lost-card", True, ("step-free",), ""),
    (11, "food", False, ("small-child",), "Young woman with a small child"),
    (6, "housing", True, ("sight",), ""),
    (2, "other", False, (), "Asks for the way to the tax office"),
)
_BOOKED = ((-20, "housing"), (25, "benefits"), (70, "health"), (130, "housing"))
_SERVED_ELSEWHERE = 2  # of the first arrivals


def live_counter_day(office: Office, people: list[PersonId], clock: DayClock) -> None:
    """Let people come in, unless some are here; whoever was left over from another day is sent home first."""
    if office.counter.here_now() or not people:
        return
    office.counter.close_day()
    booked = _book(office, people, clock)
    _arrive(office, people, clock)
    if booked is not None:
        with clock.ago(8):
            office.appointments.check_in(booked, queue="booked")
    _ring(office, people[-1], clock)


def _arrive(office: Office, people: list[PersonId], clock: DayClock) -> None:
    counters = [one.id for one in office.sitting.pack.counters if one.id != office.card.desk]
    coming = iter(people)
    for number, (minutes, reason, is_known, needs, described_as) in enumerate(_ARRIVALS):
        person = next(coming, None) if is_known else None
        with clock.ago(minutes):
            came = office.counter.walk_in(Arrival(reason=reason, person=person, needs=needs, described_as=described_as))
        if number < _SERVED_ELSEWHERE and counters:
            with clock.ago(minutes - 30):
                office.counter.serve(came.id, counters[number % len(counters)])


def _book(office: Office, people: list[PersonId], clock: DayClock) -> AppointmentId | None:
    """Book today's appointments; return the one that is due now."""
    due = None
    now = clock().astimezone(clock.zone).replace(second=0, microsecond=0)
    for number, (minutes, reason) in enumerate(_BOOKED):
        begins = now - timedelta(minutes=now.minute % 15) + timedelta(minutes=minutes - minutes % 15)
        if begins.date() != now.date():
            continue
        booking = Booking(
            starts_at=begins,
            ends_at=begins + timedelta(minutes=30),
            person=people[(number + 7) % len(people)],
            reason=reason,
            team="housing",
            title=office.sitting.pack.reason(reason).label,
        )
        with clock.ago(60 * 20):
            made = office.appointments.book(booking)
        due = made.id if number == 0 else due
    return due


def _ring(office: Office, person: PersonId, clock: DayClock) -> None:
    with clock.ago(35):
        office.interactions.log(
            ContactEntered(
                channel=Channel.PHONE,
                outcome=ContactOutcome.ANSWERED,
                people=(person,),
                reason="documents",
                title="Which papers are missing",
                text="Rang to ask which papers are still missing. Told: the last two bank statements.",
                duration_s=240,
            )
        )


def write_down_twice(office: Office, person: Person) -> None:
    """Enter somebody a second time, as happens in a hurry: the same name and year, another spelling of the number."""
    if not person.names or person.birth_date is None:
        return
    fresh = new_id(to_micros(office.sitting.clock()) // 1000, office.vault.entropy)
    points = tuple(replace(one, id=fresh) for one in person.contact_points[:1])
    name = replace(person.names[0], id=fresh)
    office.people.add(NewPerson(names=(name,), birth_date=person.birth_date, contact_points=points))
