"""Safety: what staff must know before they meet a person or go to a place. A record apart from the person.

It stands apart so that it can be more closely kept: its own sensitivity decides who may see it. A fact whose review is
overdue still warns; it only stops when someone ends it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from caseworker.domain.definition import Record, decide, describe, fact, subject, text
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.inputs import reason_given
from caseworker.domain.values import Period
from caseworker.errors import CaseworkerError


class SafetyKind(StrEnum):
    """What kind of care is asked for."""

    TWO_STAFF = "two_staff"
    NOT_AT_HOME = "not_at_home"  # meet at our office only
    VIOLENCE = "violence"
    WEAPON = "weapon"
    ANIMAL = "animal"
    INFECTION = "infection"
    BUILDING = "building"  # unsafe stairs, no light, no signal
    ADDRESS_PROTECTED = "address_protected"  # nobody may be told where they live
    OTHER = "other"


class ReviewInThePast(CaseworkerError):
    """A next review that would already be overdue."""

    key = "safety.review-in-the-past"
    sentence = "The next review must be after today. The warning stays as it was. Choose a later day."


@subject("safety_fact", moment="recorded_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyFact(Record):
    """One warning about one person: what, who says so, and when it must be looked at again."""

    person: Annotated[PersonId, fact(refers="person")]
    kind: Annotated[SafetyKind, decide()]
    what: Annotated[str, text(sensitive=True)]
    source: Annotated[str, describe(sensitive=True)]
    recorded_by: Annotated[OfficerId, fact(refers="officer")]
    recorded_at: Annotated[datetime, fact()]
    review_on: Annotated[date, decide(indexed=True)]
    observed_on: Annotated[date | None, describe()] = None
    ended_on: Annotated[date | None, decide()] = None
    end_reason: Annotated[str, describe(sensitive=True)] = ""

    @property
    def period(self) -> Period:
        """From the day it was recorded to the day it was ended, both included; always, when it has not been ended."""
        return Period(None, self.ended_on)


def in_force(facts: Iterable[SafetyFact], on: date) -> tuple[SafetyFact, ...]:
    """Return the warnings that stand on that day, overdue ones included, the next to be reviewed first."""
    standing = (item for item in facts if item.period.contains(on))
    return tuple(sorted(standing, key=lambda item: (item.review_on, item.id)))


def is_overdue(fact_: SafetyFact, on: date) -> bool:
    """Whether the warning stands and its review date has passed."""
    return fact_.period.contains(on) and fact_.review_on < on


def needs_two_staff(facts: Iterable[SafetyFact], on: date) -> bool:
    """Whether a visit on that day takes two staff."""
    return any(item.kind is SafetyKind.TWO_STAFF for item in in_force(facts, on))


def review(warning: SafetyFact, *, next_review: date, today: date) -> SafetyFact:
    """Return the warning confirmed until its next review; raises `ReviewInThePast`."""
    if next_review <= today:
        raise ReviewInThePast
    return replace(warning, review_on=next_review)


def end(warning: SafetyFact, *, on: date, reason: str) -> SafetyFact:
    """Return the warning ended with that day and its reason; one that has ended is left alone.

    Raises `ReasonMissing` without a reason.
    """
    if warning.ended_on is not None:
        return warning
    return replace(warning, ended_on=on, end_reason=reason_given(reason))
