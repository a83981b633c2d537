"""Households: who lives or keeps house together, in which role and from when to when. A person may be in several."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from caseworker.domain import elements
from caseworker.domain.contact_points import Address
from caseworker.domain.definition import Record, Search, describe, fact, subject
from caseworker.domain.definition import members as a_set  # `members` is a field here
from caseworker.domain.elements import Dated
from caseworker.domain.ids import HouseholdId, PersonId
from caseworker.domain.values import day_before


class HouseholdKind(StrEnum):
    """What kind of household it is."""

    UNKNOWN = "unknown"
    SINGLE = "single"
    COUPLE = "couple"
    COUPLE_WITH_CHILDREN = "couple_with_children"
    LONE_PARENT = "lone_parent"
    THREE_GENERATIONS = "three_generations"
    SHARED_FLAT = "shared_flat"
    INSTITUTION = "institution"


class HouseholdRole(StrEnum):
    """What a member is in the household."""

    HEAD = "head"
    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    OTHER_RELATIVE = "other_relative"
    LODGER = "lodger"
    RESIDENT = "resident"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMember(Dated):
    """A person's part in the household. `part_time` for one who lives there some days, as a child of two homes does."""

    person: Annotated[PersonId, fact(refers="person")]
    role: HouseholdRole = HouseholdRole.MEMBER
    part_time: bool = False


@subject("household")
@dataclass(frozen=True, slots=True, kw_only=True)
class Household(Record):
    """People who keep house together. `name` is what staff call it ("Kowalski, Mill Lane"), and may be empty."""

    id: HouseholdId
    name: Annotated[str, describe(search=Search.TITLE)] = ""
    kind: Annotated[HouseholdKind, describe()] = HouseholdKind.UNKNOWN
    members: Annotated[tuple[HouseholdMember, ...], a_set()] = ()
    addresses: Annotated[tuple[Address, ...], a_set()] = ()
    note: Annotated[str, describe()] = ""


def members_on(household: Household, on: date) -> tuple[HouseholdMember, ...]:
    """Return who belongs to the household on that day, in the order in which they were recorded."""
    return tuple(sorted((one for one in household.members if one.holds(on)), key=lambda one: one.id))


def households_of(people: Collection[PersonId], households: Iterable[Household], on: date) -> tuple[Household, ...]:
    """Return the households a person belongs to on that day; `people` are all records that are that person.

    The one lived in all the time comes before those lived in part of it.
    """
    found = []
    for household in households:
        parts = [one for one in members_on(household, on) if one.person in people]
        if parts:
            found.append((all(one.part_time for one in parts), household.id, household))
    return tuple(household for *_, household in sorted(found, key=lambda item: item[:2]))


def join(household: Household, member: HouseholdMember) -> Household:
    """Return the household with the member; one who is in it under that id already changes nothing."""
    return replace(household, members=elements.added(household.members, member))


def leave(household: Household, member_id: UUID, *, last_day: date, new_id: UUID) -> Household:
    """Return the household which the member left after `last_day`; a replay changes nothing.

    Raises `PeriodEndsTooEarly` when the member came later.
    """
    return replace(household, members=elements.ended(household.members, member_id, last_day=last_day, new_id=new_id))


def change_role(household: Household, member_id: UUID, *, became: HouseholdMember, new_id: UUID) -> Household:
    """Return the household where the member has another role from `became.valid_from` on; the old role stays readable.

    Without a first day the old role is held to have been wrong and is replaced.
    """
    if became.valid_from is None:
        return replace(household, members=elements.replaced(household.members, member_id, became))
    return join(leave(household, member_id, last_day=day_before(became.valid_from), new_id=new_id), became)


def lives_with(people: Collection[PersonId], households: Iterable[Household], on: date) -> tuple[HouseholdMember, ...]:
    """Return the other members of all households of the person; one who shares two of them is told twice."""
    homes = households_of(people, households, on)
    return tuple(one for home in homes for one in members_on(home, on) if one.person not in people)
