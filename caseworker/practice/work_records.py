"""Contacts, tasks, notes, warnings, referrals and visits, from rows of the population to records."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, HandedOn, Interaction, record
from caseworker.domain.notes import Note, NoteId, NoteKind
from caseworker.domain.people import Person
from caseworker.domain.plain import from_micros
from caseworker.domain.referrals import OUTCOMES, Referral, ReferralId, ReferralState, SharedItem
from caseworker.domain.safety import SafetyFact, SafetyKind
from caseworker.domain.tasks import Task, TaskId, TaskState
from caseworker.domain.visits import Visit, VisitId, VisitState
from caseworker.practice.case_records import sensitivity_of
from caseworker.practice.frame import Frame, day_of, derived
from caseworker.practice.own_services import SERVICE_BY_ID, service_id
from caseworker.practice.people_records import Rows
from caseworker.practice.population.tables import Cases, Consents, Interactions, Notes, Referrals, Tasks, Visits

_OUTCOMES = {"joined_open_case": ContactOutcome.JOINED_TO_CASE}
_WARNINGS = (
    ("dog", SafetyKind.ANIMAL),
    ("two", SafetyKind.TWO_STAFF),
    ("weapon", SafetyKind.WEAPON),
    ("threat", SafetyKind.VIOLENCE),
    ("stair", SafetyKind.BUILDING),
)


class Work:
    """Maps the work of one neighbourhood. What belongs to a closely kept case is kept as closely."""

    def __init__(self, rows: Rows, frame: Frame, territory: str, people: dict[UUID, Person]) -> None:
        self._rows, self._frame, self._territory, self._people = rows, frame, territory, people
        self._sensitivity = {row.case_id: sensitivity_of(row, frame) for row in rows.all(Cases)}
        self._asked = {row.consent_id: OfficerId(UUID(row.recorded_by)) for row in rows.all(Consents)}

    def records(self) -> Iterator[Record]:
        """Yield every record of the work."""
        for contact in self._rows.all(Interactions):
            yield record(self._interaction(contact))
        for task in self._rows.all(Tasks):
            yield self._task(task)
        for note in self._rows.all(Notes):
            yield self._warning(note) if note.kind == "safety" else self._note(note)
        for referral in self._rows.all(Referrals):
            yield self._referral(referral)
        for visit in self._rows.all(Visits):
            yield self._visit(visit)

    def _of_case(self, case: str) -> Sensitivity:
        return self._sensitivity.get(case, Sensitivity.NORMAL)

    def _interaction(self, row: Interactions) -> Interaction:
        service = SERVICE_BY_ID[row.service_id]
        forwarded = SERVICE_BY_ID.get(row.forwarded_to)
        return Interaction(
            id=InteractionId(UUID(row.interaction_id)),
            territory=self._territory,
            sensitivity=self._of_case(row.case_id),
            channel=Channel(row.channel),
            direction=Direction(row.direction),
            occurred_at=from_micros(row.occurred_at),
            recorded_at=from_micros(row.recorded_at),
            duration_s=row.duration_s or None,
            people=(PersonId(UUID(row.record_id)),) if row.record_id else (),
            case=CaseId(UUID(row.case_id)) if row.case_id else None,
            reason=self._frame.reason(service.team),
            title=service.name,
            text=row.text,
            outcome=_OUTCOMES.get(row.outcome) or ContactOutcome(row.outcome),
            belongs_to=service_id(row.forwarded_to) if forwarded else None,
            belongs_to_name=forwarded.name if forwarded else "",
            handed_on=HandedOn.FORWARDED if forwarded else None,
            officer=OfficerId(UUID(row.officer_id)),
            team=self._frame.team(service.team),
        )

    def _task(self, row: Tasks) -> Task:
        done = row.done_at is not None
        return Task(
            id=TaskId(UUID(row.task_id)),
            territory=self._territory,
            sensitivity=self._of_case(row.case_id),
            title=row.title,
            case=CaseId(UUID(row.case_id)) if row.case_id else None,
            person=PersonId(UUID(row.record_id)) if row.record_id else None,
            assignee=OfficerId(UUID(row.assignee_id)),
            team=self._frame.team(row.team_id),
            due=day_of(row.due),
            state=TaskState(row.state),
            created_at=from_micros(row.created_at),
            created_by=OfficerId(UUID(row.assignee_id)),
            done_at=from_micros(row.done_at) if row.done_at is not None else None,
            done_by=OfficerId(UUID(row.assignee_id)) if done else None,
        )

    def _note(self, row: Notes) -> Note:
        at = from_micros(row.at)
        return Note(
            id=NoteId(UUID(row.note_id)),
            territory=self._territory,
            sensitivity=self._of_case(row.case_id),
            kind=NoteKind.OBSERVATION if row.case_id else NoteKind.OTHER,
            person=PersonId(UUID(row.record_id)) if row.record_id else None,
            case=CaseId(UUID(row.case_id)) if row.case_id else None,
            title="Access" if row.kind == "access" else "",
            text=row.text,
            occurred_at=at,
            recorded_at=at,
            officer=OfficerId(UUID(row.officer_id)),
        )

    def _warning(self, row: Notes) -> SafetyFact:
        at = from_micros(row.at)
        words = row.text.casefold()
        return SafetyFact(
            id=UUID(row.note_id),
            territory=self._territory,
            person=PersonId(UUID(row.record_id)),
            kind=next((kind for word, kind in _WARNINGS if word in words), SafetyKind.OTHER),
            what=row.text,
            source=row.source,
            recorded_by=OfficerId(UUID(row.officer_id)),
            recorded_at=at,
            review_on=day_of(row.review_on) or (at + timedelta(days=365)).date(),
        )

    def _referral(self, row: Referrals) -> Referral:
        own, state = UUID(row.referral_id), ReferralState(row.state)
        settled = from_micros(row.settled_at) if row.settled_at is not None else None
        by = self._asked[row.consent_id]
        return Referral(
            id=ReferralId(own),
            territory=self._territory,
            sensitivity=self._of_case(row.case_id),
            person=PersonId(UUID(row.record_id)),
            case=CaseId(UUID(row.case_id)) if row.case_id else None,
            service=service_id(row.to_service_id),
            service_name=SERVICE_BY_ID[row.to_service_id].name,
            shares=tuple(self._shared(row)),
            consent=UUID(row.consent_id) if row.consent_id else None,
            state=state,
            drafted_at=from_micros(row.sent_at),
            drafted_by=by,
            officer=by,
            sent_at=from_micros(row.sent_at),
            answered_at=settled if state is ReferralState.ACCEPTED else None,
            ask_again_on=day_of(row.ask_again_on) if state not in OUTCOMES else None,
            outcome_at=settled if state in OUTCOMES else None,
        )

    def _shared(self, row: Referrals) -> Iterator[SharedItem]:
        person = self._people.get(UUID(row.record_id))
        for label in row.shared.split("; "):
            words = _words_of(person, label) or "as told at the contact"
            yield SharedItem(id=derived(UUID(row.referral_id), f"shared {label}"), label=label, words=words)

    def _visit(self, row: Visits) -> Visit:
        ended = VisitState(row.state)
        person = self._people.get(UUID(row.record_id))
        return Visit(
            id=VisitId(UUID(row.visit_id)),
            territory=self._territory,
            sensitivity=self._of_case(row.case_id),
            person=PersonId(UUID(row.record_id)),
            case=CaseId(UUID(row.case_id)) if row.case_id else None,
            purpose="Visit at home",
            officer=OfficerId(UUID(row.officer_id)),
            planned_from=from_micros(row.planned_from),
            planned_to=from_micros(row.planned_to),
            place=_words_of(person, "address"),
            state=ended,
            at_door_at=from_micros(row.planned_from) if ended is not VisitState.CANCELLED else None,
            ended_at=from_micros(row.recorded_at),
        )


def _words_of(person: Person | None, label: str) -> str:
    """Return what a referral tells of a person under a label, empty when that is not known."""
    if person is None:
        return ""
    match label:
        case "name":
            return person.names[0].shown if person.names else ""
        case "birth date":
            return person.birth_date.to_text() if person.birth_date else ""
        case "address":
            return person.addresses[-1].shown if person.addresses else ""
        case "telephone":
            return next((one.phone for one in person.contact_points if one.phone), "")
    return ""
