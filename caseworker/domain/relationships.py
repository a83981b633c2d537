"""Relationships: a tie between two people, with dates, read from either side."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple
from uuid import UUID

from caseworker.domain.definition import Record, decide, describe, fact, subject
from caseworker.domain.ids import PersonId
from caseworker.domain.values import Period
from caseworker.errors import CaseworkerError


class RelatedToThemselves(CaseworkerError):
    """A tie between a person and the same person."""

    key = "relationship.with-themselves"
    sentence = "Both sides are the same person. Nothing was changed. Choose the other person."


class Tie(StrEnum):
    """What the first person is to the second."""

    PARENT = "parent"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    SPOUSE = "spouse"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    SIBLING = "sibling"
    OTHER_RELATIVE = "other_relative"
    GUARDIAN = "guardian"
    WARD = "ward"
    CARER = "carer"
    CARED_FOR = "cared_for"
    ATTORNEY = "attorney"  # may act for the other in law
    REPRESENTED = "represented"
    EMERGENCY_CONTACT = "emergency_contact"
    HAS_EMERGENCY_CONTACT = "has_emergency_contact"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"


_PAIRS = [
    (Tie.PARENT, Tie.CHILD),
    (Tie.GRANDPARENT, Tie.GRANDCHILD),
    (Tie.GUARDIAN, Tie.WARD),
    (Tie.CARER, Tie.CARED_FOR),
    (Tie.ATTORNEY, Tie.REPRESENTED),
    (Tie.EMERGENCY_CONTACT, Tie.HAS_EMERGENCY_CONTACT),
]
_INVERSE = dict(_PAIRS) | {there: here for here, there in _PAIRS}


def inverse(tie: Tie) -> Tie:
    """Return what the second person is to the first; a tie that is alike from both sides is its own."""
    return _INVERSE.get(tie, tie)


@subject("relationship")
@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Record):
    """`first` is the `tie` of `second`: Ana is the parent of Ben. It holds on both end days."""

    first: Annotated[PersonId, fact(refers="person")]
    second: Annotated[PersonId, fact(refers="person")]
    tie: Annotated[Tie, decide()]
    valid_from: Annotated[date | None, decide()] = None
    valid_to: Annotated[date | None, decide()] = None
    note: Annotated[str, describe()] = ""

    @property
    def period(self) -> Period:
        """When it holds. Two edits made apart may cross; such dates are read in their right order."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            return Period(self.valid_to, self.valid_from)
        return Period(self.valid_from, self.valid_to)


class Relative(NamedTuple):
    """Another person, and what they are to the one who was asked about."""

    person: PersonId
    tie: Tie
    relationship: UUID


def relate(relationship: Relationship, *, same: Collection[PersonId] = ()) -> Relationship:
    """Return the relationship when it can be; raises `RelatedToThemselves`, `PeriodEndsTooEarly`.

    `same` are the records that are one person with the first.
    """
    if relationship.second == relationship.first or relationship.second in same:
        raise RelatedToThemselves
    Period(relationship.valid_from, relationship.valid_to)
    return relationship


def end(relationship: Relationship, *, last_day: date) -> Relationship:
    """Return the relationship holding no longer than that day; one that ended by then is left alone."""
    if relationship.valid_to is not None and relationship.valid_to <= last_day:
        return relationship
    Period(relationship.valid_from, last_day)
    return replace(relationship, valid_to=last_day)


def relatives_of(people: Collection[PersonId], relationships: Iterable[Relationship], on: date) -> tuple[Relative, ...]:
    """Return who is what to the person on that day; `people` are all records that are that person.

    A tie told twice, from either side, is returned once. Ties between the person's own records are left out.
    """
    found: dict[tuple[PersonId, Tie], Relative] = {}
    for item in sorted(relationships, key=lambda one: one.id):
        if not item.period.contains(on) or (item.first in people) == (item.second in people):
            continue
        if item.second in people:
            relative = Relative(item.first, item.tie, item.id)
        else:
            relative = Relative(item.second, inverse(item.tie), item.id)
        found.setdefault(relative[:2], relative)
    return tuple(found.values())
