"""Contacts: what came of each, who took it, and how long it lasted."""

from dataclasses import dataclass
from datetime import date
from random import Random

from caseworker.practice.population import cases, paperwork, texts
from caseworker.practice.population.arrivals import Arrival, Demand, channel_on
from caseworker.practice.population.calendar import day_text
from caseworker.practice.population.services import SERVICES, Service, asked_for
from caseworker.practice.population.streams import weighted
from caseworker.practice.population.tables import Interactions, Moment
from caseworker.practice.population.work import Desk, Subject

# Shares of all contacts. "Joined to an open case" (17 %) is not drawn: those are the follow-ups of cases.
_OUTCOMES = weighted(
    ("answered", 52.0), ("belongs_elsewhere", 9.0), ("new_case", 14.0), ("call_back", 5.0), ("given_up", 3.0)
)
_NOT_IDENTIFIED = 0.02
_MEDIAN_S = {"phone": 300.0, "counter": 600.0, "visit": 2400.0}


@dataclass(slots=True)
class _Contact:
    """One contact before it is a row."""

    at_us: int
    channel: str
    service: Service
    outcome: str
    case_id: str = ""
    outward: bool = False


def contact_all(desk: Desk, subject: Subject, demand: Demand) -> None:
    """Write down every contact that a person makes in the window, and the work that comes of it."""
    arrivals = demand.of_person(subject.chance)
    for arrival in sorted(arrivals, key=lambda item: item.at_us):
        if subject.person.created_us < arrival.at_us < subject.until_us:
            _first_contact(desk, subject, arrival)


def _first_contact(desk: Desk, subject: Subject, arrival: Arrival) -> None:
    chance = subject.chance
    service = arrival.service or asked_for(date.fromordinal(arrival.day).month).pick(chance)
    contact = _Contact(arrival.at_us, arrival.channel, service, _OUTCOMES.pick(chance))
    contact_id = desk.world.id("interaction", subject.next_index(), arrival.at_us)
    if contact.outcome == "new_case":
        made = cases.open_case(desk, subject, service=service, opened_us=arrival.at_us, interaction_id=contact_id)
        contact.case_id = made.id
        _put(desk, subject, contact, contact_id)
        for at_us in made.follow_ups:
            _follow_up(desk, subject, service, made.id, at_us)
        return
    _put(desk, subject, contact, contact_id)


def _follow_up(desk: Desk, subject: Subject, service: Service, case_id: str, at_us: int) -> None:
    """Write a contact about a case that is open: three in ten come from the office."""
    day, _ = desk.world.calendar.wall(at_us)
    channel = channel_on(subject.chance, desk.world.calendar, day)
    outward = channel in {"phone", "email", "letter", "message"} and subject.chance.random() < 0.3
    contact = _Contact(at_us, channel, service, "joined_open_case", case_id, outward)
    _put(desk, subject, contact, desk.world.id("interaction", subject.next_index(), at_us))


def _put(desk: Desk, subject: Subject, contact: _Contact, contact_id: str) -> None:
    chance, world = subject.chance, desk.world
    day, _ = world.calendar.wall(contact.at_us)
    duration_s = _duration_s(chance, contact.channel)
    late_s = int(chance.expovariate(1 / 240)) if duration_s else 0
    elsewhere = contact.outcome == "belongs_elsewhere"
    unknown = contact.outcome in {"answered", "given_up"} and chance.random() < _NOT_IDENTIFIED * 1.5
    record_id = "" if unknown else subject.record_at(contact.at_us)
    first_line = contact.channel in {"phone", "counter"} and not contact.case_id and chance.random() < 0.6
    officer = desk.office.someone(chance, team="advice" if first_line else contact.service.team, day=day)
    language = texts.LANGUAGES.pick(chance)
    forwarded = chance.choice(SERVICES).id if elsewhere else ""
    desk.sheets.put(
        Interactions(
            contact_id, record_id, contact.channel, "out" if contact.outward else "in", contact.service.id,
            Moment(contact.at_us), Moment(contact.at_us + (duration_s + late_s) * 1_000_000), duration_s,
            contact.outcome, contact.case_id, forwarded, officer.id, language,
            texts.filled(
                chance, texts.opening(chance, team=contact.service.team, language=language), language=language,
                person="" if unknown else subject.person.name.full, day=day_text(day), street=subject.street,
            ),
        )
    )  # fmt: skip
    if elsewhere and not unknown and chance.random() < 0.3:
        paperwork.refer(desk, subject, record_id=record_id, case_id="", service_id=forwarded, at_us=contact.at_us)


def _duration_s(chance: Random, channel: str) -> int:
    median = _MEDIAN_S.get(channel)
    return int(chance.lognormvariate(0, 0.7) * median) + 20 if median else 0
