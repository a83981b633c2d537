"""Offices for tests of screens: a profile for each role, made once, copied for each test; all know the same people.

Marta Kowalska (Polish, two staff for visits) has a housing case, tasks, contacts and a visit; Rosa Delgado Marín waits
at the counter; Tomasz Lisowski and the others are there to be found. It is Friday 20 November 2026, 09:00 UTC.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from caseworker.desk import office as offices
from caseworker.desk.approvals import Request
from caseworker.desk.cases import NewCase, Part
from caseworker.desk.counter import Arrival
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.office import Office, OfficerCard
from caseworker.desk.people import NewPerson
from caseworker.desk.tasks import Plan
from caseworker.desk.visits import VisitPlan
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.contact_points import ContactPoint
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.interactions import Channel, ContactOutcome, Direction
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from caseworker.store import numbers
from caseworker.store.founding import Enrolment
from caseworker.store.keys.kdf import LOWEST
from caseworker.store.preparing import prepare
from caseworker.store.vault import Visit
from tests.desk.sittings import MORNING, MovableClock, riverside
from tests.desk.work import keep
from tests.domain.people_builders import a_name, a_phone, a_warning, an_address

PASSPHRASE = "copper lantern willow harbour sparrow"
FRONT_DESK = OfficerCard(
    id=OfficerId(UUID("01900000-0000-7000-8000-0000000000f1")),
    name="Counter 2",
    role=Role.FRONT_DESK,
    team="front-desk",
    territories=("riverside", "north"),
    desk="counter-2",
)
OFFICER = OfficerCard(
    id=OfficerId(UUID("01900000-0000-7000-8000-0000000000f2")),
    name="North 1",
    role=Role.OFFICER,
    team="housing",
    territories=("north",),
)
SUPERVISOR = OfficerCard(
    id=OfficerId(UUID("01900000-0000-7000-8000-0000000000f3")),
    name="Duty supervisor",
    role=Role.SUPERVISOR,
    team="housing",
    territories=("riverside",),
)
AUDITOR = OfficerCard(
    id=OfficerId(UUID("01900000-0000-7000-8000-0000000000f4")),
    name="Auditor",
    role=Role.AUDITOR,
    team="records",
    territories=("riverside",),
)
CARDS = {card.role: card for card in (FRONT_DESK, OFFICER, SUPERVISOR, AUDITOR)}
_NUMBERS_EACH = 1000
_NAMES = ("Tomasz Lisowski", "Amina Yusuf Warsame", "Dilnoza Karimova", "Henry Oduya", "Grace Lund", "ليلى حدّاد")


@dataclass
class Known:
    """Who and what is in the profile of one role."""

    people: dict[str, PersonId] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)

    @property
    def marta(self) -> PersonId:
        """Marta Kowalska."""
        return self.people["Marta Kowalska"]

    @property
    def rosa(self) -> PersonId:
        """Rosa Delgado Marín."""
        return self.people["Rosa Delgado Marín"]

    @property
    def housing(self) -> Case:
        """Marta's housing case."""
        return self.cases["housing-support"]


@dataclass(frozen=True)
class ReadyOffice:
    """A closed profile that is copied for each test."""

    folder: Path
    known: Known

    def opened(self, directory: Path, clock: MovableClock) -> Office:
        """Copy it into a directory that is not there yet, and open the copy."""
        shutil.copytree(self.folder, directory)
        visit = Visit(now=clock(), secrets=None, prepare=prepare)
        return offices.enter(directory, visit, passphrase=PASSPHRASE, clock=clock)


def made_ready(folder: Path, role: Role) -> ReadyOffice:
    """Make the profile of a role in a folder, fill it as far as the role may, and close it."""
    clock = MovableClock(MORNING - timedelta(days=8))
    wish = Enrolment(passphrase=PASSPHRASE, now=clock(), secrets=None, cost=LOWEST)
    office = offices.found(folder, wish, card=CARDS[role], pack=riverside(), clock=clock)
    known = Known()
    try:
        if role in _FILLERS:
            _begin(office, role)
            _fill_people(office, known)
            _fill_cases(office, known, clock)
            clock.moment = MORNING - timedelta(minutes=30)
            _FILLERS[role](office, known, clock)
    finally:
        office.close()
    return ReadyOffice(folder, known)


def _begin(office: Office, role: Role) -> None:
    """Give an office its directory and answers, and numbers of its own."""
    office.library.publish()
    first = 1 + list(_FILLERS).index(role) * _NUMBERS_EACH
    with office.store.writing() as connection:
        for one in office.final_numbers.left():
            numbers.lease(connection, one.series, first=first, last=first + _NUMBERS_EACH - 1)


def _fill_people(office: Office, known: Known) -> None:
    def add(name: str, **over: object) -> Person:
        entered = NewPerson(**{"names": (a_name(name),), "territory": "north", **over})  # type: ignore[arg-type]
        person = office.people.add(entered)
        known.people[name] = person.id
        return person

    phone: ContactPoint = a_phone()
    marta = add(
        "Marta Kowalska",
        birth_date=PartialDate(1958, 3, 14),
        contact_points=(phone,),
        addresses=(an_address(),),
        language="pl",
    )
    add("Rosa Delgado Marín", birth_date=PartialDate(1971, 6, 2), language="es")
    for name in _NAMES:
        add(name)
    office.consents.record(marta.id, "keep-facts", ConsentWord.GIVEN, evidence=Evidence.SPOKEN)
    keep(office.store, a_warning(person=marta.id, territory="north", what="Two staff for visits."))


def _fill_cases(office: Office, known: Known, clock: MovableClock) -> None:
    owner = None if office.card.role is Role.FRONT_DESK else office.card.id
    part = (Part(person=known.marta, role="applicant"),)
    known.cases["housing-support"] = office.cases.open(NewCase(case_type="housing-support", people=part, owner=owner))
    texts = ("Asked which papers are needed.", "Brought the tenancy agreement.", "Asked when the decision will come.")
    for text in texts:
        clock.forward(days=1)
        office.interactions.log(
            ContactEntered(
                channel=Channel.PHONE,
                outcome=ContactOutcome.JOINED_TO_CASE,
                direction=Direction.IN,
                people=(known.marta,),
                case=known.housing.id,
                reason="housing",
                title=text,
                text=text * 3,
            )
        )
    office.tasks.plan(Plan(title="Call back about the hearing", person=known.marta, due=date(2026, 11, 20)))
    office.tasks.plan(Plan(title="Write the letter", case=known.housing.id, due=date(2026, 11, 27)))


def _fill_front_desk(office: Office, known: Known, clock: MovableClock) -> None:
    office.counter.walk_in(Arrival(reason="other", person=known.marta))
    office.counter.walk_in(Arrival(reason="documents", person=known.rosa, needs=("interpreter-es",)))
    clock.forward(minutes=10)
    office.counter.walk_in(Arrival(reason="school", described_as="Woman with a red coat"))


def _fill_officer(office: Office, known: Known, clock: MovableClock) -> None:
    begin = datetime(2026, 11, 20, 13, 0, tzinfo=MORNING.tzinfo)
    office.visits.plan(
        VisitPlan(
            person=known.marta,
            purpose="Look at the flat",
            planned_from=begin,
            planned_to=begin + timedelta(hours=1),
            case=known.housing.id,
            second_officer=SUPERVISOR.id,
            place="18 Mill Lane",
        )
    )
    office.approvals.ask(Request(case=known.housing.id, title="Pay the deposit", request="She cannot wait."))


def _fill_supervisor(office: Office, known: Known, clock: MovableClock) -> None:
    part = (Part(person=known.rosa, role="applicant"),)
    known.cases["food-parcel"] = office.cases.open(NewCase(case_type="food-parcel", people=part))


_FILLERS: dict[Role, Callable[[Office, Known, MovableClock], None]] = {
    Role.FRONT_DESK: _fill_front_desk,
    Role.OFFICER: _fill_officer,
    Role.SUPERVISOR: _fill_supervisor,
}
