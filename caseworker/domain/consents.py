"""Consent: what a person agreed to, or withdrew, and how we know. Each is written once; the latest word counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from caseworker.domain.definition import Nature, Record, fact, subject
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.inputs import moment


class ConsentWord(StrEnum):
    """What the person said."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Evidence(StrEnum):
    """How we know."""

    SPOKEN = "spoken"
    SIGNED = "signed"
    WRITTEN = "written"  # a letter, an e-mail, a web form
    REPRESENTATIVE = "representative"  # said by someone entitled to act for them


@subject("consent", nature=Nature.FACT, moment="at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """One word on one purpose. `purpose` is an id of the agency's list of purposes ("share-with-health").

    `at` is when the person said it, `recorded_at` when it was written down. `until` is the last day it is good for.
    """

    person: Annotated[PersonId, fact(refers="person")]
    purpose: Annotated[str, fact()]
    word: Annotated[ConsentWord, fact()]
    evidence: Annotated[Evidence, fact()]
    at: Annotated[datetime, fact()]
    recorded_by: Annotated[OfficerId, fact(refers="officer")]
    recorded_at: Annotated[datetime, fact()]
    until: Annotated[date | None, fact()] = None
    note: Annotated[str, fact()] = ""


def latest(consents: Iterable[Consent], *, purpose: str, at: datetime) -> Consent | None:
    """Return the last word on the purpose up to that moment; of two at one moment the one that does not agree.

    The consents are those of one person, of all records that are that person; the order they come in does not matter.
    """
    said = (one for one in consents if one.purpose == purpose and moment(one.at) <= moment(at))
    return max(said, key=lambda one: (one.at, one.word is not ConsentWord.GIVEN, one.id), default=None)


def stands(consents: Iterable[Consent], *, purpose: str, at: datetime) -> bool:
    """Whether the person agrees to the purpose at that moment: the last word is a yes that has not run out.

    The last day counts in the time zone `at` is given in. Nothing said is no consent.
    """
    last = latest(consents, purpose=purpose, at=at)
    return last is not None and last.word is ConsentWord.GIVEN and (last.until is None or at.date() <= last.until)


def standing(consents: Iterable[Consent], *, at: datetime) -> frozenset[str]:
    """Return all purposes the person agrees to at that moment."""
    known = tuple(consents)
    return frozenset(one.purpose for one in known if stands(known, purpose=one.purpose, at=at))
