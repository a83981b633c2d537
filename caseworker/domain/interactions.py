"""Contacts: one exchange with people on one channel, in or out, identified or not. In code `Interaction`.

A contact is written once. What was wrong is corrected by a further contact that names the one it corrects; who it was
with may be said later by an identification. No name is ever needed to record one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from caseworker.domain.answers import AnswerId
from caseworker.domain.definition import Element, Nature, Record, Search, fact, members, subject
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId, ServiceId
from caseworker.domain.inputs import moment, reason_given
from caseworker.domain.visits import VisitId
from caseworker.domain.walk_ins import WalkInId
from caseworker.errors import CaseworkerError


class Channel(StrEnum):
    """How an exchange takes place."""

    COUNTER = "counter"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    WEB_FORM = "web_form"
    VISIT = "visit"
    MESSAGE = "message"
    VIDEO = "video"


WRITTEN = frozenset({Channel.EMAIL, Channel.LETTER, Channel.WEB_FORM, Channel.MESSAGE})


class Direction(StrEnum):
    """Who began: they (in) or we (out)."""

    IN = "in"
    OUT = "out"


class ContactOutcome(StrEnum):
    """What came of a contact."""

    ANSWERED = "answered"
    BELONGS_ELSEWHERE = "belongs_elsewhere"
    JOINED_TO_CASE = "joined_to_case"
    NEW_CASE = "new_case"
    CALL_BACK = "call_back"
    REFERRED = "referred"
    BOOKED = "booked"
    GIVEN_UP = "given_up"
    NOT_REACHED = "not_reached"
    WAITS_FOR_ANSWER = "waits_for_answer"


class HandedOn(StrEnum):
    """How a contact that belongs elsewhere got there, always at no cost to the person."""

    TOLD_WHERE = "told_where"
    PUT_THROUGH = "put_through"
    FORWARDED = "forwarded"


class IdentityCheck(StrEnum):
    """Whether the person showed who they are. The answers themselves are never kept."""

    NOT_ASKED = "not_asked"
    PASSED = "passed"
    NOT_PASSED = "not_passed"


class BelongsWhere(CaseworkerError):
    """A contact was to be recorded as belonging elsewhere without saying where."""

    key = "contact.belongs-where"
    sentence = "Say which service or office this belongs to. What you wrote is still here."


class MustBeForwarded(CaseworkerError):
    """A written contact that belongs elsewhere was only to be answered with an address."""

    key = "contact.must-be-forwarded"
    sentence = (
        "Something in writing that belongs elsewhere is forwarded for the person. "
        "What you wrote is still here. Choose 'forwarded', and send it on."
    )


class CaseNotNamed(CaseworkerError):
    """The outcome speaks of a case, but none is named."""

    key = "contact.case-not-named"
    sentence = "Choose the case this contact belongs to. What you wrote is still here."


class DurationWrong(CaseworkerError):
    """A contact was to last less than no time."""

    key = "contact.duration"
    sentence = "A contact cannot last {duration_s} seconds. What you wrote is still here. Check how long it took."


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven(Element):
    """An answer of the knowledge base as it was given: which one, in which version."""

    answer: Annotated[AnswerId, fact(refers="answer")]
    version: int


@subject("interaction", nature=Nature.FACT, moment="occurred_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Record):
    """One contact. `occurred_at` is when it happened, `recorded_at` when it was written down; they may be days apart.

    `people` may be empty: then `described_as` may say what is known. `source_ref` is the mark of a message brought in
    from elsewhere, so that bringing it in twice is seen. `place` is an office, a counter or an address. `quoted` is
    what a message repeats of earlier ones, shown folded; `thread` is the mark that the messages of one exchange share.
    """

    id: InteractionId
    channel: Annotated[Channel, fact()]
    direction: Annotated[Direction, fact()] = Direction.IN
    occurred_at: Annotated[datetime, fact()]
    recorded_at: Annotated[datetime, fact()]
    duration_s: Annotated[int | None, fact()] = None
    people: Annotated[tuple[PersonId, ...], members(refers="person")] = ()
    described_as: Annotated[str, fact(search=Search.BODY)] = ""
    identity: Annotated[IdentityCheck, fact()] = IdentityCheck.NOT_ASKED
    identity_asked: Annotated[tuple[str, ...], members()] = ()
    case: Annotated[CaseId | None, fact(refers="case")] = None
    walk_in: Annotated[WalkInId | None, fact(refers="walk_in")] = None
    visit: Annotated[VisitId | None, fact(refers="visit")] = None
    reply_to: Annotated[InteractionId | None, fact(refers="interaction")] = None
    reason: Annotated[str, fact()] = ""
    title: Annotated[str, fact(search=Search.TITLE)] = ""
    text: Annotated[str, fact(search=Search.BODY)] = ""
    outcome: Annotated[ContactOutcome, fact()]
    answers: Annotated[tuple[AnswerGiven, ...], members()] = ()
    belongs_to: Annotated[ServiceId | None, fact(refers="service")] = None
    belongs_to_name: Annotated[str, fact(search=Search.TITLE)] = ""
    handed_on: Annotated[HandedOn | None, fact()] = None
    officer: Annotated[OfficerId, fact(refers="officer")]
    team: Annotated[str, fact()] = ""
    place: Annotated[str, fact(search=Search.PLACE)] = ""
    source_ref: Annotated[str, fact(search=Search.IDENTIFIER, indexed=True)] = ""
    corrects: Annotated[InteractionId | None, fact(refers="interaction")] = None
    correction_reason: Annotated[str, fact(search=Search.BODY)] = ""
    quoted: Annotated[str, fact(search=Search.BODY)] = ""
    thread: Annotated[str, fact(indexed=True)] = ""

    @property
    def is_identified(self) -> bool:
        """Whether the contact itself says who it was with; an identification may say so later."""
        return bool(self.people)


def record(contact: Interaction) -> Interaction:
    """Return the contact ready to be kept.

    Raises BelongsWhere, MustBeForwarded, CaseNotNamed or DurationWrong. Moments are never refused: clocks may be wrong.
    """
    moment(contact.occurred_at)
    moment(contact.recorded_at)
    if contact.duration_s is not None and contact.duration_s < 0:
        raise DurationWrong(duration_s=contact.duration_s)
    if contact.outcome in {ContactOutcome.JOINED_TO_CASE, ContactOutcome.NEW_CASE} and contact.case is None:
        raise CaseNotNamed
    if contact.outcome is ContactOutcome.BELONGS_ELSEWHERE:
        _check_handed_on(contact)
    return contact


def correct(original: Interaction, corrected: Interaction, *, reason: str, by: OfficerId, at: datetime) -> Interaction:
    """Return the further contact that stands in place of `original`; the original stays in the record.

    `corrected` is the original with what was wrong replaced, under an id of its own (ValueError otherwise). Raises
    ReasonMissing, and whatever `record` raises.
    """
    if corrected.id == original.id:
        raise ValueError("a correction has an id of its own")
    return record(
        replace(
            corrected, corrects=original.id, correction_reason=reason_given(reason), officer=by, recorded_at=moment(at)
        )
    )


def standing(contacts: Iterable[Interaction]) -> tuple[Interaction, ...]:
    """Return the contacts that no other of them corrects, newest first.

    When two officers corrected the same contact apart from each other, both corrections stand.
    """
    known = tuple(contacts)
    corrected = {contact.corrects for contact in known}
    left = (contact for contact in known if contact.id not in corrected)
    return tuple(sorted(left, key=lambda contact: (contact.occurred_at, contact.id), reverse=True))


def _check_handed_on(contact: Interaction) -> None:
    if contact.belongs_to is None and not contact.belongs_to_name.strip():
        raise BelongsWhere
    incoming = contact.direction is Direction.IN
    if incoming and contact.channel in WRITTEN and contact.handed_on is not HandedOn.FORWARDED:
        raise MustBeForwarded
