"""Referrals: handing a person to another service, with consent, word by word, until the outcome is known.

Rules only. What is sent is exactly what was shown: the shared items of a draft, which freeze when it is sent. Whether
the consent stands is worked out from the consents and handed in.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

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
    subject,
)
from caseworker.domain.definition import number as from_block  # `number` is a field here
from caseworker.domain.ids import CaseId, OfficerId, PersonId, ServiceId
from caseworker.domain.inputs import moment
from caseworker.domain.numbers import Issued, final_number
from caseworker.errors import CaseworkerError

ReferralId = NewType("ReferralId", UUID)


class ReferralState(StrEnum):
    """Where a referral stands. The last three are outcomes: only they close it."""

    DRAFTED = "drafted"
    SENT = "sent"
    ACCEPTED = "accepted"
    ATTENDED = "attended"
    REFUSED = "refused"
    NO_CONTACT = "no_contact"


OUTCOMES = frozenset({ReferralState.ATTENDED, ReferralState.REFUSED, ReferralState.NO_CONTACT})


class NoConsent(CaseworkerError):
    """Nothing may be shared, because no consent for it stands."""

    key = "referral.no-consent"
    sentence = "There is no consent that stands for sharing this. Nothing was sent. Ask the person, and record it."


class NothingToShare(CaseworkerError):
    """A referral without a word in it was to be sent."""

    key = "referral.nothing-to-share"
    sentence = "This referral says nothing yet. Nothing was sent. Choose what the service needs to know."


class AlreadySent(CaseworkerError):
    """The words of a referral that has been sent were to be changed."""

    key = "referral.already-sent"
    sentence = "This referral was sent as it stands, and stays so. Make a further referral to say more."


class NotSentYet(CaseworkerError):
    """An answer came to a referral that has not been sent."""

    key = "referral.not-sent"
    sentence = "This referral has not been sent yet, so nothing can have come of it. It is kept as a draft."


class OutcomeKnown(CaseworkerError):
    """A referral whose outcome is known was to be changed."""

    key = "referral.outcome-known"
    sentence = "The outcome of this referral is known already: {outcome}. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedItem(Element):
    """One thing the other service is told: what it is called, and the very words."""

    label: str
    words: str


@subject("referral", nature=Nature.WORKFLOW, moment="drafted_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Record):
    """One referral. `service_name` keeps the name it was sent to; `consent_withdrawn_at` stops anything further."""

    id: ReferralId
    number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    provisional_number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    person: Annotated[PersonId, fact(refers="person")]
    case: Annotated[CaseId | None, fact(refers="case")] = None
    service: Annotated[ServiceId, fact(refers="service")]
    service_name: Annotated[str, fact(search=Search.TITLE)]
    shares: Annotated[tuple[SharedItem, ...], members(sensitive=True)] = ()
    consent: Annotated[UUID | None, decide(refers="consent")] = None
    consent_withdrawn_at: Annotated[datetime | None, decide()] = None
    state: Annotated[ReferralState, decide()] = ReferralState.DRAFTED
    drafted_at: Annotated[datetime, fact()]
    drafted_by: Annotated[OfficerId, fact(refers="officer")]
    officer: Annotated[OfficerId, decide(refers="officer")]
    sent_at: Annotated[datetime | None, describe()] = None
    answered_at: Annotated[datetime | None, describe()] = None
    ask_again_on: Annotated[date | None, decide(indexed=True)] = None
    asked: Annotated[int, count()] = 0
    outcome_at: Annotated[datetime | None, describe()] = None
    outcome_note: Annotated[str, describe(search=Search.BODY)] = ""


def share(referral: Referral, item: SharedItem) -> Referral:
    """Return the draft with one more thing to tell; the same words again change nothing. Raises AlreadySent."""
    _refuse_sent(referral)
    if any((known.label, known.words) == (item.label, item.words) for known in referral.shares):
        return referral
    return replace(referral, shares=(*referral.shares, item))


def leave_out(referral: Referral, item_id: UUID) -> Referral:
    """Return the draft without one of the things to tell; raises AlreadySent."""
    _refuse_sent(referral)
    return replace(referral, shares=tuple(item for item in referral.shares if item.id != item_id))


def what_is_sent(referral: Referral) -> str:
    """Return every word that leaves the agency, as it is shown before consent and as it is sent."""
    return "\n".join(f"{item.label}: {item.words}" for item in referral.shares)


def send(
    referral: Referral, *, consent: UUID | None, consent_stands: bool, issued: Issued, ask_again_on: date, at: datetime
) -> Referral:
    """Return the referral sent under its consent, with its number and the day to ask what became of it.

    Sending twice is sending once. Raises NoConsent or NothingToShare.
    """
    if referral.state is not ReferralState.DRAFTED:
        return referral
    if consent is None or not consent_stands or referral.consent_withdrawn_at is not None:
        raise NoConsent
    if not any(item.words.strip() for item in referral.shares):
        raise NothingToShare
    return replace(
        referral,
        state=ReferralState.SENT,
        consent=consent,
        number="" if issued.provisional else issued.text,
        provisional_number=issued.text if issued.provisional else "",
        sent_at=moment(at),
        ask_again_on=ask_again_on,
    )


def give_number(referral: Referral, issued: Issued) -> Referral:
    """Return the referral with its final number; the provisional one stays beside it. Raises AlreadyNumbered."""
    return replace(referral, number=final_number(current=referral.number, issued=issued))


def withdraw_consent(referral: Referral, *, at: datetime) -> Referral:
    """Return the referral marked: nothing further is sent, and what was sent stays on record."""
    if referral.consent_withdrawn_at is not None:
        return referral
    return replace(referral, consent_withdrawn_at=moment(at))


def accept(referral: Referral, *, at: datetime) -> Referral:
    """Return the referral accepted by the service; raises NotSentYet or OutcomeKnown."""
    if referral.state is ReferralState.ACCEPTED:
        return referral
    _refuse_unless_sent(referral)
    return replace(referral, state=ReferralState.ACCEPTED, answered_at=moment(at))


def ask_again(referral: Referral, *, on: date) -> Referral:
    """Return the referral asked about once more, with the next day to ask; raises NotSentYet or OutcomeKnown.

    The same day again changes nothing.
    """
    _refuse_unless_sent(referral)
    if referral.ask_again_on == on:
        return referral
    return replace(referral, ask_again_on=on, asked=referral.asked + 1)


def close(referral: Referral, *, outcome: ReferralState, at: datetime, note: str = "") -> Referral:
    """Return the referral closed with its outcome; the same outcome again changes nothing.

    Someone not reached at first may still attend or refuse. Raises NotSentYet or OutcomeKnown; ValueError when
    `outcome` is none of `OUTCOMES`.
    """
    if outcome not in OUTCOMES:
        raise ValueError(f"no outcome: {outcome.value}")
    if referral.state is outcome:
        return referral
    if referral.state is not ReferralState.NO_CONTACT:
        _refuse_unless_sent(referral)
    return replace(referral, state=outcome, outcome_at=moment(at), outcome_note=note.strip(), ask_again_on=None)


def is_due_to_ask(referral: Referral, *, on: date) -> bool:
    """Say whether someone should ask the service today what became of it."""
    return referral.state not in OUTCOMES and referral.ask_again_on is not None and on >= referral.ask_again_on


def _refuse_sent(referral: Referral) -> None:
    if referral.state is not ReferralState.DRAFTED:
        raise AlreadySent


def _refuse_unless_sent(referral: Referral) -> None:
    if referral.state is ReferralState.DRAFTED:
        raise NotSentYet
    if referral.state in OUTCOMES:
        raise OutcomeKnown(outcome=referral.state.value.replace("_", " "))
