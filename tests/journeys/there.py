"""What is there before a journey begins: people, people at the counter, appointments, cases, visits, requests.

Everything is entered at the desks of whoever would have done so.
"""

from datetime import timedelta
from itertools import count

from caseworker.desk.appointments import Booking
from caseworker.desk.approvals import Request
from caseworker.desk.cases import NewCase, Part
from caseworker.desk.counter import Arrival
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.office import Office
from caseworker.desk.people import NewPerson
from caseworker.desk.tasks import Plan
from caseworker.desk.visits import VisitPlan
from caseworker.domain.appointments import Appointment
from caseworker.domain.approvals import Approval
from caseworker.domain.cases import Case
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, Interaction
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit
from caseworker.domain.walk_ins import WalkIn, WalkInOutcome, WalkInState
from tests.domain.people_builders import a_name

_OVER = frozenset({WalkInState.FINISHED})
_SERVED = WalkInOutcome.RECEIVED_SERVICE
_NUMBER, _RARE = count(1), count(0)
_LETTERS = "bcdfghjklmnprstvwxyz"
_FAMILIES = (
    "Lisowski",
    "Oduya",
    "Karimova",
    "Warsame",
    "Delgado",
    "Kowalczyk",
    "Haddad",
    "Petrov",
    "Nguyen",
    "Sørensen",
)
_NAMES_OF_A_LIFE = 50
_GIVEN = ("Tomasz", "Henry", "Dilnoza", "Amina", "Rosa", "Beata", "Layla", "Ivan", "Minh", "Astrid")


def a_new_name() -> str:
    """Return a name that nobody else in these journeys has."""
    number = next(_NUMBER)
    return f"{_GIVEN[number % 10]} {_FAMILIES[number // 10 % 10]}{'abcdefghij'[number // 100 % 10]}{number:03}"


def a_rare_name() -> str:
    """Return a name whose first three letters nobody else's begins with, the first two hardly anybody's."""
    number = next(_RARE)
    return f"Q{_LETTERS[number % 20]}{_LETTERS[number // 20 % 20]}a Zdravko"


def skip_names(lives: int) -> None:
    """Leave out the names that a program with this profile may have given in so many lives before."""
    for _ in range(lives * _NAMES_OF_A_LIFE):
        next(_RARE)
        next(_NUMBER)


def somebody(office: Office, name: str = "", **more: object) -> Person:
    """Enter a person."""
    entered = {"names": (a_name(name or a_new_name()),), "territory": "north", **more}
    return office.people.add(NewPerson(**entered))  # type: ignore[arg-type]  # fields of a new person


def somebody_came(office: Office, person: PersonId | None = None, *, reason: str = "other") -> WalkIn:
    """Take somebody in at the counter."""
    return office.counter.walk_in(Arrival(reason=reason, person=person))


def nobody_is_here(office: Office) -> None:
    """Finish everybody who is at the counter or waits."""
    for one in office.counter.here_now():
        if one.state not in _OVER:
            served = one.served_at is not None
            office.counter.finish(one.id, outcome=_SERVED if served else WalkInOutcome.LEFT_BEFORE)


def an_appointment(office: Office, person: PersonId) -> Appointment:
    """Book somebody for a quarter of an hour from now."""
    begin = office.sitting.clock().replace(second=0, microsecond=0) + timedelta(minutes=15)
    taken = {one.appointment.starts_at for one in office.appointments.on_day()}
    while begin in taken:
        begin += timedelta(minutes=5)
    return office.appointments.book(Booking(starts_at=begin, ends_at=begin + timedelta(minutes=5), person=person))


def a_case(
    office: Office,
    person: PersonId,
    *,
    case_type: str = "housing-support",
    role: str = "applicant",
    mine: bool = True,
) -> Case:
    """Open a case."""
    part = (Part(person=person, role=role),)
    owner = office.card.id if mine else None
    return office.cases.open(NewCase(case_type=case_type, people=part, owner=owner))


def a_contact(office: Office, person: PersonId, text: str = "Asked which papers are needed.") -> Interaction:
    """Log a phone call that belongs to no case."""
    return office.interactions.log(
        ContactEntered(
            channel=Channel.PHONE,
            outcome=ContactOutcome.ANSWERED,
            direction=Direction.IN,
            people=(person,),
            reason="housing",
            title=text,
            text=text,
        )
    )


def a_task(office: Office, person: PersonId, title: str) -> Task:
    """Plan a task of one's own for today."""
    return office.tasks.plan(Plan(title=title, person=person, due=office.sitting.clock().date()))


def a_visit(office: Office, person: PersonId, case: Case | None = None, *, in_hours: int = 2) -> Visit:
    """Plan a visit, for today unless said otherwise."""
    begin = office.sitting.clock().replace(second=0, microsecond=0) + timedelta(hours=in_hours)
    known = None if case is None else case.id
    plan = VisitPlan(
        person=person,
        purpose="Look at the flat",
        planned_from=begin,
        planned_to=begin + timedelta(hours=1),
        case=known,
        place="18 Mill Lane",
    )
    return office.visits.plan(plan)


def a_request(office: Office, case: Case, title: str) -> Approval:
    """Ask for an approval."""
    return office.approvals.ask(Request(case=case.id, title=title, request="She cannot wait until Monday."))


def first_letters(person: Person) -> str:
    """Return the first three letters of a name, as one types them."""
    return person.names[0].full[:3].lower()


def a_phone_number() -> str:
    """Return a phone number that nobody else has."""
    return f"+44 20 7946 {next(_NUMBER):04}"
