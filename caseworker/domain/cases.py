"""Cases: one matter from first contact to outcome.

The case itself, how it begins, who and what belongs to it. Its way through stages and statuses is in `case_moves`, who
answers for it in `case_owners`. The moment, the officer and new ids are handed in; a new case comes out, or a refusal.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Annotated
from uuid import UUID

from caseworker.domain.case_types import CaseType
from caseworker.domain.definition import (
    Element,
    Nature,
    Record,
    Search,
    count,
    decide,
    describe,
    fact,
    members,
    rank,
    subject,
    text,
)
from caseworker.domain.definition import number as from_block  # `number` is a field here
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId
from caseworker.domain.inputs import moment, reason_given, title_given
from caseworker.domain.numbers import Issued, final_number
from caseworker.errors import CaseworkerError


class RoleMissing(CaseworkerError):
    """Somebody would belong to a case without a part in it."""

    key = "case.role-missing"
    sentence = "Say which part the person has in the case: some parts protect whoever has them. Nothing was changed."


class Status(StrEnum):
    """Whether work on a case goes on."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"


class Priority(IntEnum):
    """How urgent a case is compared with others of its team."""

    LOW = 0
    NORMAL = 1
    HIGH = 2
    URGENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePerson(Element):
    """A person in a case; `role` is a word of the case type (`applicant`, `landlord`, `reporter`).

    `protected` is what the case type said of the role when the person came into it (`protection`).
    """

    person: Annotated[PersonId, fact(refers="person")]
    role: str
    protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLink(Element):
    """A tie to another case; `tie` says which (`follows`, `same-matter`, `appeal-of`)."""

    case: Annotated[CaseId, fact(refers="case")]
    tie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDetail(Element):
    """A field only this case type has, by the name its agency pack gives it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePassage(Element):
    """That a case entered a stage: the dates on the stage line."""

    stage: str
    at: datetime
    by: OfficerId


@subject("case", nature=Nature.WORKFLOW, moment="opened_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """One matter. Moments that only accompany a decision merge by rule, so that one disagreement is one question.

    `received_at` is when what began it reached the agency; deadlines that count from there need it. `place` and its
    coordinates (WGS 84, millionths of a degree) are those of the matter itself, such as a pothole; `source_ref` is the
    mark of a request brought in from elsewhere.
    """

    id: CaseId
    number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    provisional_number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    case_type: Annotated[str, fact()]
    pack_version: Annotated[str, fact()]
    title: Annotated[str, describe(search=Search.TITLE)]
    summary: Annotated[str, text(sensitive=True)] = ""
    place: Annotated[str, describe(search=Search.PLACE)] = ""
    latitude_udeg: Annotated[int | None, describe()] = None
    longitude_udeg: Annotated[int | None, describe()] = None
    source_ref: Annotated[str, fact(search=Search.IDENTIFIER, indexed=True)] = ""
    people: Annotated[tuple[CasePerson, ...], members()] = ()
    details: Annotated[tuple[CaseDetail, ...], members()] = ()
    links: Annotated[tuple[CaseLink, ...], members()] = ()
    tags: Annotated[tuple[str, ...], members()] = ()
    received_at: Annotated[datetime | None, fact()] = None
    opened_at: Annotated[datetime, fact()]
    opened_by: Annotated[OfficerId, fact(refers="officer")]
    opened_from: Annotated[InteractionId | None, fact(refers="interaction")] = None
    stage: Annotated[str, decide()]
    stage_since: Annotated[datetime, describe()]
    passages: Annotated[tuple[StagePassage, ...], members()] = ()
    status: Annotated[Status, decide()] = Status.OPEN
    hold_reason: Annotated[str, decide()] = ""
    hold_note: Annotated[str, describe(search=Search.BODY)] = ""
    on_hold_since: Annotated[datetime | None, describe()] = None
    hold_until: Annotated[date | None, describe()] = None
    due: Annotated[date | None, decide(indexed=True)] = None
    priority: Annotated[Priority, decide()] = Priority.NORMAL
    owner: Annotated[OfficerId | None, decide(refers="officer", indexed=True)] = None
    owner_since: Annotated[datetime | None, describe()] = None
    team: Annotated[str, decide()] = ""
    handover_to: Annotated[OfficerId | None, decide(refers="officer")] = None
    handover_team: Annotated[str, decide()] = ""
    handover_on: Annotated[date | None, describe()] = None
    handover_asked_by: Annotated[OfficerId | None, describe(refers="officer")] = None
    escalation: Annotated[int, rank()] = 0
    escalated_at: Annotated[datetime | None, describe()] = None
    escalation_reason: Annotated[str, describe(search=Search.BODY)] = ""
    outcome: Annotated[str | None, decide()] = None
    outcome_reason: Annotated[str, text(search=Search.BODY)] = ""
    closed_at: Annotated[datetime | None, describe()] = None
    closed_by: Annotated[OfficerId | None, describe(refers="officer")] = None
    reopened: Annotated[int, count()] = 0
    reopen_reason: Annotated[str, describe(search=Search.BODY)] = ""
    legal_hold: Annotated[bool, rank()] = False
    legal_hold_reason: Annotated[str, describe()] = ""

    @property
    def shown_number(self) -> str:
        """The number to read out: the final one, or the provisional one until then."""
        return self.number or self.provisional_number


def open_case(
    case_type: CaseType,
    *,
    case_id: CaseId,
    passage_id: UUID,
    issued: Issued,
    pack_version: str,
    territory: str,
    people: tuple[CasePerson, ...],
    by: OfficerId,
    at: datetime,
    title: str = "",
    owner: OfficerId | None = None,
    received_at: datetime | None = None,
    opened_from: InteractionId | None = None,
) -> Case:
    """Return a new case in the first stage of its type, under the pack version it will keep.

    Without a title it takes its type's, without a moment of receipt that of opening. It belongs to the type's team and
    starts with the type's sensitivity, and its people are protected where the type protects their roles. Raises
    RoleMissing when nothing is said of somebody's part although the type knows parts.
    """
    if case_type.people and not all(one.role for one in people):
        raise RoleMissing
    begun = StagePassage(id=passage_id, stage=case_type.start, at=moment(at), by=by)
    return Case(
        id=case_id,
        territory=territory,
        sensitivity=case_type.sensitivity,
        number="" if issued.provisional else issued.text,
        provisional_number=issued.text if issued.provisional else "",
        case_type=case_type.id,
        pack_version=pack_version,
        title=title.strip() or case_type.title,
        people=tuple(replace(one, protected=case_type.protects(one.role)) for one in people),
        received_at=moment(received_at or at),
        opened_at=at,
        opened_by=by,
        opened_from=opened_from,
        stage=case_type.start,
        stage_since=at,
        passages=(begun,),
        owner=owner,
        owner_since=at if owner else None,
        team=case_type.team or "",
    )


def give_number(case: Case, issued: Issued) -> Case:
    """Return the case with its final number; the provisional one stays beside it. Raises AlreadyNumbered."""
    return replace(case, number=final_number(current=case.number, issued=issued))


def rename(case: Case, title: str) -> Case:
    """Return the case under another title; raises TitleMissing."""
    return replace(case, title=title_given(title))


def add_person(case: Case, person: CasePerson) -> Case:
    """Return the case with the person in that role; a person who already has the role is not added again."""
    if any((known.person, known.role) == (person.person, person.role) for known in case.people):
        return case
    return replace(case, people=(*case.people, person))


def remove_person(case: Case, person: PersonId, *, role: str) -> Case:
    """Return the case without the person in that role; other roles of the same person stay."""
    return replace(case, people=tuple(each for each in case.people if (each.person, each.role) != (person, role)))


def link(case: Case, tie: CaseLink) -> Case:
    """Return the case tied to another; the same tie again, or a tie to itself, changes nothing."""
    if tie.case == case.id or any((known.case, known.tie) == (tie.case, tie.tie) for known in case.links):
        return case
    return replace(case, links=(*case.links, tie))


def tag(case: Case, word: str) -> Case:
    """Return the case with the tag; a tag it has, or an empty one, changes nothing."""
    kept = " ".join(word.split())
    return case if not kept or kept in case.tags else replace(case, tags=(*case.tags, kept))


def untag(case: Case, word: str) -> Case:
    """Return the case without the tag."""
    return replace(case, tags=tuple(each for each in case.tags if each != word))


def set_detail(case: Case, detail: CaseDetail) -> Case:
    """Return the case with the detail in place of any earlier value of the same name."""
    if any((known.name, known.value) == (detail.name, detail.value) for known in case.details):
        return case
    return replace(case, details=(*(each for each in case.details if each.name != detail.name), detail))


def put_under_legal_hold(case: Case, *, reason: str) -> Case:
    """Return the case protected from erasure until the hold is lifted; raises ReasonMissing."""
    return replace(case, legal_hold=True, legal_hold_reason=reason_given(reason))


def lift_legal_hold(case: Case, *, reason: str) -> Case:
    """Return the case free for its ordinary retention; raises ReasonMissing."""
    return replace(case, legal_hold=False, legal_hold_reason=reason_given(reason))
