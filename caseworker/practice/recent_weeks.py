"""The weeks before today of a practice office: cases that are under way, each from its first contact on.

The invented year leaves few open cases of so small a town, and none that an officer could go on with in the middle.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from uuid import UUID

from caseworker.desk.case_moves import CaseMoves
from caseworker.desk.cases import NewCase, Part
from caseworker.desk.documents import FileEntered
from caseworker.desk.interactions import ContactEntered
from caseworker.desk.office import Office
from caseworker.domain.attachments import Origin
from caseworker.domain.cases import Case, Priority
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.interactions import Channel, ContactOutcome
from caseworker.domain.tasks import TaskState
from caseworker.practice.day_clock import DayClock
from caseworker.practice.papers import pdf
from caseworker.practice.population.generate import Batch
from caseworker.practice.population.tables import People

MOST_DAYS = 26
_FRESH_DAYS = 3  # for so long a case may wait for its first step
_LEFT_WAITING = 9  # of so many older cases, one was left
_BEHIND = 5  # of so many days, the cases of one are behind
_NO_ANSWER = 4  # of so many landlords, one has not answered
_GROWN, _EACH = 19, 13


@dataclass(frozen=True, slots=True)
class _Story:
    """One case: its type, its first contact in words, the stages it went through."""

    case_type: str
    title: str
    words: str
    steps: tuple[str, ...] = ()
    channel: Channel = Channel.COUNTER


_STORIES = (
    _Story(
        "housing-support",
        "Rent went up in January",
        "Brought the letter of the landlord: the rent goes up by 85 pounds. Asks what we can do.",
        ("check-papers", "assess"),
    ),
    _Story(
        "housing-support",
        "Two months of arrears",
        "Rang, worried about a letter before court. Owes two months since the shifts were cut.",
        ("check-papers",),
        Channel.PHONE,
    ),
    _Story("housing-support", "Damp in the bedroom", "Mould behind the bed, the child coughs. Has photographs."),
    _Story(
        "housing-support",
        "Moving after a separation",
        "Needs a place for herself and two children by the end of the month.",
        ("check-papers", "assess"),
    ),
    _Story(
        "heating-allowance",
        "Meter on emergency credit",
        "Heating with one electric heater since Monday. A neighbour told him of the allowance.",
        (),
        Channel.PHONE,
    ),
    _Story("housing-support", "First home of their own", "Found a flat, asks for help with the deposit."),
    _Story("disability-card", "Lost card on the bus", "Lost the card on line 4. Needs it for the hospital."),
    _Story(
        "housing-support",
        "Overcrowded flat",
        "Five people in two rooms. The landlord does not answer letters.",
        ("check-papers",),
    ),
    _Story("food-parcel", "Nothing until Friday", "Payment comes on Friday, three at home, nothing in the kitchen."),
    _Story(
        "housing-support",
        "Boiler broken for nine days",
        "No hot water since the 3rd. Landlord promised a man twice.",
        ("check-papers", "assess"),
        Channel.PHONE,
    ),
)
_PAPERS = ("identity", "proof-of-income", "tenancy-agreement", "energy-bill")


def grown_people(batches: Sequence[Batch], *, until_year: int) -> list[PersonId]:
    """Return some of the grown people of a neighbourhood who are known by name, born full years before that one."""
    rows = [row for batch in batches for row in batch.rows if isinstance(row, People)]
    known = (one for one in rows if one.full_name and not (one.died_on or one.erased_on or one.sensitivity))
    grown = [one for one in known if one.birth_date[:4].isdigit() and int(one.birth_date[:4]) < until_year - _GROWN]
    return [PersonId(UUID(one.record_id)) for one in grown[::_EACH]]


def live_recent_weeks(
    office: Office, people: Sequence[PersonId], owners: Sequence[OfficerId | None], clock: DayClock
) -> None:
    """Open a case for each of these people, the oldest first, for one owner after another (None: the team's)."""
    known = {one.id for one in office.sitting.pack.case_types}
    stories = [one for one in _STORIES if one.case_type in known]
    begun, fresh = cycle([one for one in stories if one.steps]), cycle([one for one in stories if not one.steps])
    for number, (person, owner) in enumerate(zip(people, cycle(owners), strict=False)):
        days = max(1, MOST_DAYS - number * MOST_DAYS // len(people))
        story = next(fresh if days <= _FRESH_DAYS or number % _LEFT_WAITING == 0 else begun, None)
        if story is not None:
            _live(office, person, story, owner, clock, days=days, minute=number * 7 % 60)


def _live(
    office: Office,
    person: PersonId,
    story: _Story,
    owner: OfficerId | None,
    clock: DayClock,
    *,
    days: int,
    minute: int,
) -> None:
    with clock.days_ago(days, 9 + days % 6, minute):
        case = _opened(office, person, story, owner, urgent=days % 9 == 0)
    for number, stage in enumerate(story.steps):
        later = days - 3 * (number + 1)
        if later < 1:
            return
        with clock.days_ago(later, 10 + number, minute):
            _bring_to(office, case, person, stage)
    if "assess" in story.steps and days % _NO_ANSWER:
        with clock.days_ago(max(1, days - 10), 15, minute):
            _hear_from_landlord(office, case)
    if days % _BEHIND:
        with clock.days_ago(1, 15, minute):
            _keep_up(office, case, until=clock.today(12).date())


def _opened(office: Office, person: PersonId, story: _Story, owner: OfficerId | None, *, urgent: bool) -> Case:
    contact = office.interactions.log(
        ContactEntered(
            channel=story.channel,
            outcome=ContactOutcome.ANSWERED,
            people=(person,),
            title=story.title,
            text=story.words,
            duration_s=480,
        )
    )
    case_type = office.sitting.pack.case_type(story.case_type)
    role = case_type.people[0].id if case_type.people else "applicant"
    return office.cases.open(
        NewCase(
            case_type=case_type.id,
            people=(Part(person=person, role=role),),
            title=story.title,
            summary=story.words,
            priority=Priority.URGENT if urgent else Priority.NORMAL,
            owner=owner,
            received_at=contact.occurred_at,
            opened_from=contact.id,
        )
    )


def _bring_to(office: Office, case: Case, person: PersonId, stage: str) -> None:
    """Do what the stage before asks for, and move on."""
    for line in office.cases.page(case.id).tasks:
        if line.task.state is TaskState.OPEN:
            office.tasks.finish(line.task.id, note="Done with the papers on the table.")
    if stage == "check-papers":
        office.consents.record(person, "keep-facts", ConsentWord.GIVEN, evidence=Evidence.SIGNED)
    else:
        _bring_papers(office, case, person)
    CaseMoves(office.sitting).move(case.id, stage)


def _hear_from_landlord(office: Office, case: Case) -> None:
    for line in office.cases.page(case.id).deadlines:
        if line.deadline.rule == "landlord-answer":
            office.deadlines.meet(line.deadline.id)


def _keep_up(office: Office, case: Case, *, until: date) -> None:
    """Finish what was due by then."""
    for line in office.cases.page(case.id).tasks:
        task = line.task
        if task.state is TaskState.OPEN and not line.waits_for and task.due is not None and task.due <= until:
            office.tasks.finish(task.id)


def _bring_papers(office: Office, case: Case, person: PersonId) -> None:
    wanted = [one for one in office.sitting.pack.case_type(case.case_type).documents if one.id in _PAPERS]
    for one in wanted:
        content = pdf(one.title, "", "This is an invented paper of a practice office.")
        entered = FileEntered(
            name=f"{one.title.split(' or ')[0].lower()}.pdf",
            media_type="application/pdf",
            origin=Origin.SCAN,
            document_type=one.id,
            person=person,
            case=case.id,
        )
        office.documents.attach(io.BytesIO(content), entered)
