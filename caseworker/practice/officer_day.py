"""A day of the officer of a practice office: visits, tasks, papers, requests for approval, a referral, drafts.

Everything is done at the desks, as the officer would. What is there already from earlier today is not done twice.
"""

import io
from dataclasses import dataclass
from datetime import timedelta

from caseworker.desk.approvals import GroundLine, Request
from caseworker.desk.case_lists import CaseLists
from caseworker.desk.documents import FileEntered
from caseworker.desk.office import Office
from caseworker.desk.referrals import NewReferral, Words
from caseworker.desk.tasks import Plan
from caseworker.desk.visits import RoutineVisit, VisitPlan
from caseworker.domain.attachments import Origin
from caseworker.domain.cases import Case
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.ids import PersonId, ServiceId
from caseworker.domain.people import display_name
from caseworker.domain.safety import SafetyKind
from caseworker.practice.day_clock import DayClock
from caseworker.practice.papers import pdf, picture

_VISITS = (
    (9, 0, "First visit after the application", "Front door, second bell."),
    (10, 45, "Look at the damp in the bedroom", "Ring twice, she comes down."),
    (13, 15, "Go through the bank statements", ""),
    (14, 30, "Check who lives in the household", "Side gate, dog in the yard."),
    (16, 0, "Talk about the rent arrears", ""),
)
_TASKS = (
    (-3, "Chase the landlord for the tenancy agreement"),
    (-1, "Ring back about the rent arrears"),
    (0, "Send the list of missing papers"),
    (0, "Tell the school about the new address"),
    (1, "Ask the energy company for the last bill"),
    (4, "Prepare the meeting with the landlord"),
)
_REQUESTS = (
    ("Approve the deposit loan", "The flat is free from the first of next month.", "Deposit", "£640.00"),
    ("Approve rent support for three months", "Arrears began when the work ended.", "Rent a month", "£585.00"),
    ("Approve an advance for heating", "The meter is on emergency credit.", "Advance", "£80.00"),
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A case and the person it is about."""

    case: Case
    person: PersonId


def matters(office: Office, *, limit: int = 60) -> list[Matter]:
    """Return the officer's open cases that are about somebody, the most pressing first."""
    found = CaseLists(office.sitting).mine(limit=limit)
    return [Matter(one.case, one.case.people[0].person) for one in found if one.case.people]


def live_officer_day(office: Office, clock: DayClock) -> None:
    """Do what an officer has done by now, as far as it is not done."""
    own = matters(office)
    if not own:
        return
    if not office.field_day.my_day().visits:
        _plan_visits(office, own, clock)
        _plan_tasks(office, own, clock)
    if not office.drafts.open_ones():
        _begin_typing(office, own)
    if not _has_asked(office):
        _ask_approvals(office, own, clock)
        _attach_papers(office, own, clock)
        _refer(office, own[0], clock)


def _plan_visits(office: Office, own: list[Matter], clock: DayClock) -> None:
    for number, (hour, minute, purpose, way_in) in enumerate(_VISITS):
        matter, begins = own[number % len(own)], clock.today(hour, minute)
        if number == 1:
            _warn(office, matter.person, SafetyKind.ANIMAL, "Large dog in the hall, friendly when called Bruno.")
        plan = VisitPlan(
            person=matter.person,
            case=matter.case.id,
            purpose=purpose,
            planned_from=begins,
            planned_to=begins + timedelta(minutes=40),
            place=_address(office, matter.person),
            way_in=way_in,
        )
        with clock.ago(12 * 60):
            visit = office.visits.plan(plan)
        if number == 0 and visit.planned_to < clock():
            said = RoutineVisit(outcome="Spoke with the family, the flat is warm and dry. Papers follow.", minutes=35)
            office.visits.record(visit.id, said)


def _warn(office: Office, person: PersonId, kind: SafetyKind, what: str) -> None:
    review = office.sitting.clock().date() + timedelta(days=120)
    office.safety.warn(person, kind, what=what, source="Told by the person", review_on=review)


def _address(office: Office, person: PersonId) -> str:
    known = office.people.open(person).person
    return next((one.shown for one in reversed(known.addresses) if one.valid_to is None), "")


def _plan_tasks(office: Office, own: list[Matter], clock: DayClock) -> None:
    for number, (days, title) in enumerate(_TASKS):
        matter = own[(number + 2) % len(own)]
        due = clock().date() + timedelta(days=days)
        office.tasks.plan(Plan(title=title, case=matter.case.id, person=matter.person, due=due))


def _begin_typing(office: Office, own: list[Matter]) -> None:
    texts = ("Rang about the boiler. Landlord promised a man for", "She has found work from Monday, ask for the first")
    for matter, text in zip(own[3:], texts, strict=False):
        office.drafts.keep("counter-contact", matter.person, text=text)


def _has_asked(office: Office) -> bool:
    return bool(office.documents.of_case(matters(office)[0].case.id))


def _ask_approvals(office: Office, own: list[Matter], clock: DayClock) -> None:
    pack = office.sitting.pack
    decided = [one for one in own if pack.case_type(one.case.case_type).approver is not None]
    for number, (matter, (title, words, label, value)) in enumerate(zip(decided[4:], _REQUESTS, strict=False)):
        grounds = (
            GroundLine(label=label, value=value),
            GroundLine(label="People in the household", value=str(2 + number)),
            GroundLine(label="Income last month", value=f"£{880 + 145 * number}.00"),
        )
        due = clock().date() + timedelta(days=number)
        with clock.ago(200 - 60 * number):
            office.approvals.ask(Request(case=matter.case.id, title=title, request=words, grounds=grounds, due=due))


def _attach_papers(office: Office, own: list[Matter], clock: DayClock) -> None:
    damp = picture(wall=(216, 208, 190), stain=(120, 112, 84))
    kitchen = picture(wall=(198, 212, 214), stain=(96, 104, 92))
    letter = pdf(
        "Harbour Lettings", "", "Rent from the first of January: 640.00 a month.", "This is an invented letter."
    )
    first, second = own[0], own[1 % len(own)]
    for matter, name, kind, content, document_type in (
        (first, "bedroom wall.png", "image/png", damp, ""),
        (first, "letter from the landlord.pdf", "application/pdf", letter, "tenancy-agreement"),
        (second, "kitchen.png", "image/png", kitchen, ""),
        (second, "what was said.txt", "text/plain", b"The heating stopped on Friday.\nThe landlord knows.\n", ""),
    ):
        entered = FileEntered(
            name=name,
            media_type=kind,
            origin=Origin.PHOTO if kind == "image/png" else Origin.FILE,
            document_type=document_type,
            person=matter.person,
            case=matter.case.id,
        )
        with clock.ago(90):
            office.documents.attach(io.BytesIO(content), entered)


def _refer(office: Office, matter: Matter, clock: DayClock) -> None:
    """Send somebody to another service, with their word; the service is to be asked again today."""
    services = office.finding.find("advice", kinds=("service",), limit=1)
    if not services:
        return
    office.consents.record(matter.person, "refer", ConsentWord.GIVEN, evidence=Evidence.SPOKEN)
    person = office.people.open(matter.person).person
    shares = (Words(label="name", words=display_name(person, on=clock().date())),)
    referral = NewReferral(person=matter.person, service=ServiceId(services[0].id), case=matter.case.id, shares=shares)
    office.referrals.refer(referral, ask_again_on=clock().date())
