"""Builders for work: each fills in everything the test is not about. Ids are counted, so every run is alike."""

from datetime import date, timedelta
from typing import Any

from caseworker.domain.agency import AnswerArticle
from caseworker.domain.answers import Answer, AnswerId, published
from caseworker.domain.appointments import Appointment, AppointmentId
from caseworker.domain.approvals import Approval, ApprovalId
from caseworker.domain.attachments import Attachment, AttachmentId, Origin
from caseworker.domain.case_types import (
    CaseType,
    Guard,
    GuardKind,
    Move,
    Named,
    Outcome,
    PersonRole,
    RoleName,
    Stage,
    TaskTemplate,
)
from caseworker.domain.cases import Case, CasePerson, StagePassage
from caseworker.domain.directory import Place, PlaceId, Service
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, ServiceId
from caseworker.domain.interactions import Channel, ContactOutcome, Interaction
from caseworker.domain.notes import Note, NoteId
from caseworker.domain.numbers import Issued, Ledger, NumberStyle
from caseworker.domain.opening import Hours
from caseworker.domain.referrals import Referral, ReferralId, SharedItem
from caseworker.domain.tasks import Task, TaskId
from caseworker.domain.visits import Visit, VisitId
from caseworker.domain.walk_ins import WalkIn, WalkInId
from tests.domain.people_builders import EAST_1, NOON, NORTH_1, TODAY, a_person_id, an_id

SUPERVISOR = OfficerId(an_id())
COUNTER_1 = OfficerId(an_id())


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def a_case_type(**over: Any) -> CaseType:
    """Housing support: apply, check papers, assess, decide, pay and review."""
    given = {
        "id": "housing-support",
        "title": "Housing support",
        "prefix": "HB",
        "start": "apply",
        "stages": (
            Stage(id="apply", title="Apply", doing="Applying"),
            Stage(id="check", title="Check papers", doing="In check"),
            Stage(id="assess", title="Assess", doing="In assessment", tasks=assess_tasks()),
            Stage(id="decide", title="Decide", doing="Being decided"),
            Stage(id="pay", title="Pay and review", doing="Paying"),
        ),
        "moves": (
            Move(title="Check papers", from_stage="apply", to_stage="check"),
            Move(
                title="Assess",
                from_stage="check",
                to_stage="assess",
                guards=(
                    Guard(kind=GuardKind.DOCUMENT, name="tenancy"),
                    Guard(kind=GuardKind.CONSENT, name="ask-landlord"),
                    Guard(kind=GuardKind.FIELD_SET, name="rent"),
                ),
            ),
            Move(
                title="Send for approval",
                from_stage="assess",
                to_stage="decide",
                guards=(Guard(kind=GuardKind.TASKS_DONE),),
            ),
            Move(
                title="Pay",
                from_stage="decide",
                to_stage="pay",
                guards=(Guard(kind=GuardKind.APPROVAL, name="supervisor"),),
                roles=(RoleName.SUPERVISOR,),
            ),
        ),
        "outcomes": (
            Outcome(id="granted", title="Granted", stages=("pay",)),
            Outcome(id="withdrawn", title="Withdrawn"),
        ),
        "retention": "benefits",
        "approver": RoleName.SUPERVISOR,
        "team": "north-area",
        "hold_reasons": (Named(id="documents", title="Waiting for documents"), Named(id="landlord", title="Landlord")),
        "documents": (Named(id="tenancy", title="Tenancy agreement"),),
        "people": (PersonRole(id="applicant", title="Applicant"),),
        "fields": ("rent",),
    }
    return CaseType(**{**given, **over})


def assess_tasks() -> tuple[TaskTemplate, ...]:
    return (
        TaskTemplate(id="papers", title="Check tenancy agreement and bank statements", due_working_days=3),
        TaskTemplate(id="landlord", title="Ask landlord to confirm the rent", due_working_days=5),
        TaskTemplate(id="thanks", title="Thank the landlord", required=False, role=RoleName.FRONT_DESK),
        TaskTemplate(id="ask", title="Ask a supervisor to approve", after=("papers", "landlord")),
    )


def a_case(**over: Any) -> Case:
    stage = over.get("stage", "apply")
    given = {
        "id": CaseId(an_id()),
        "territory": "north",
        "number": "HB-20418",
        "case_type": "housing-support",
        "pack_version": "2026.1",
        "title": "Housing support",
        "opened_at": NOON,
        "opened_by": NORTH_1,
        "stage": stage,
        "stage_since": NOON,
        "passages": (StagePassage(id=an_id(), stage=stage, at=NOON, by=NORTH_1),),
        "owner": NORTH_1,
        "owner_since": NOON,
        "team": "north-area",
    }
    return Case(**{**given, **over})


def a_case_person(**over: Any) -> CasePerson:
    return CasePerson(**{"id": an_id(), "person": a_person_id(), "role": "applicant", **over})


def a_task(**over: Any) -> Task:
    given = {
        "id": TaskId(an_id()),
        "territory": "north",
        "title": "Ask landlord to confirm the rent",
        "assignee": NORTH_1,
        "team": "north-area",
        "due": TODAY + timedelta(days=5),
        "created_at": NOON,
        "created_by": NORTH_1,
    }
    return Task(**{**given, **over})


def a_visit(**over: Any) -> Visit:
    given = {
        "id": VisitId(an_id()),
        "territory": "north",
        "person": a_person_id(),
        "purpose": "Housing condition follow-up",
        "officer": NORTH_1,
        "planned_from": NOON,
        "planned_to": NOON + minutes(60),
        "place": "7 Foundry Street, Flat 2",
    }
    return Visit(**{**given, **over})


def an_appointment(**over: Any) -> Appointment:
    given = {
        "id": AppointmentId(an_id()),
        "territory": "east",
        "person": a_person_id(),
        "officer": EAST_1,
        "starts_at": NOON,
        "ends_at": NOON + minutes(30),
        "booked_at": NOON - timedelta(days=3),
        "booked_by": COUNTER_1,
    }
    return Appointment(**{**given, **over})


def a_contact(**over: Any) -> Interaction:
    given = {
        "id": InteractionId(an_id()),
        "territory": "north",
        "channel": Channel.COUNTER,
        "occurred_at": NOON,
        "recorded_at": NOON + minutes(2),
        "outcome": ContactOutcome.ANSWERED,
        "officer": COUNTER_1,
    }
    return Interaction(**{**given, **over})


def a_note(**over: Any) -> Note:
    given = {
        "id": NoteId(an_id()),
        "territory": "north",
        "person": a_person_id(),
        "text": "Back bedroom worse than on 12 November.",
        "occurred_at": NOON,
        "recorded_at": NOON,
        "officer": NORTH_1,
    }
    return Note(**{**given, **over})


def a_walk_in(**over: Any) -> WalkIn:
    arrived = over.get("arrived_at", NOON)
    given = {
        "id": WalkInId(an_id()),
        "territory": "north",
        "queue": "general",
        "number": "A41",
        "arrived_at": arrived,
        "state_since": arrived,
    }
    return WalkIn(**{**given, **over})


def a_ledger(**over: Any) -> Ledger:
    given = {"series": "case:HB", "style": NumberStyle(prefix="HB", digits=5), "device_part": "7K3"}
    return Ledger(**{**given, **over})


def final(text: str = "RF-00012") -> Issued:
    return Issued(text=text)


def provisional(text: str = "P-7K3-RF1") -> Issued:
    return Issued(text=text, provisional=True)


def a_referral(**over: Any) -> Referral:
    given = {
        "id": ReferralId(an_id()),
        "territory": "north",
        "person": a_person_id(),
        "service": ServiceId(an_id()),
        "service_name": "Harbour food bank",
        "shares": (a_shared_item(),),
        "drafted_at": NOON,
        "drafted_by": NORTH_1,
        "officer": NORTH_1,
    }
    return Referral(**{**given, **over})


def a_shared_item(label: str = "Household", words: str = "Two adults and one child", **over: Any) -> SharedItem:
    return SharedItem(**{"id": an_id(), "label": label, "words": words, **over})


def a_place(**over: Any) -> Place:
    return Place(**{"id": PlaceId(an_id()), "name": "Tenants advice centre", "address": "9 Market Square", **over})


def a_service(**over: Any) -> Service:
    return Service(**{"id": ServiceId(an_id()), "name": "Advice for tenants", **over})


def hours(byday: str = "MO,TU,WE,TH,FR", opens: float = 9, closes: float = 16, **over: Any) -> Hours:
    """A row of opening hours, with the times in hours."""
    return Hours(
        **{"id": an_id(), "byday": byday, "opens_min": round(opens * 60), "closes_min": round(closes * 60), **over}
    )


def an_article(**over: Any) -> AnswerArticle:
    given = {
        "id": "proof-of-rent",
        "title": "What counts as proof of rent",
        "topic": "housing",
        "say": "Please bring your tenancy agreement.",
        "body": "Any one of these.",
        "language": "en",
        "version": 3,
        "valid_from": date(2026, 1, 1),
        "valid_to": None,
        "checked_on": date(2026, 11, 3),
        "checked_by": "housing",
        "keywords": ("rent", "landlord"),
    }
    return AnswerArticle(**{**given, **over})


def an_answer(**over: Any) -> Answer:
    return published(an_article(**over), answer_id=AnswerId(an_id()), territory="")


def an_approval(**over: Any) -> Approval:
    given = {
        "id": ApprovalId(an_id()),
        "territory": "north",
        "title": "Food parcel, 4 weeks",
        "case": CaseId(an_id()),
        "stage": "decide",
        "asked_of": RoleName.SUPERVISOR,
        "asked_by": COUNTER_1,
        "asked_at": NOON,
    }
    return Approval(**{**given, **over})


def an_attachment(**over: Any) -> Attachment:
    given = {
        "id": AttachmentId(an_id()),
        "territory": "north",
        "name": "Tenancy agreement.pdf",
        "media_type": "application/pdf",
        "size": 48_211,
        "sha256": "5e" * 32,
        "origin": Origin.SCAN,
        "captured_at": NOON,
        "recorded_at": NOON,
        "officer": COUNTER_1,
        "person": a_person_id(),
    }
    return Attachment(**{**given, **over})
