"""Organisations: landlords, employers, schools, partner services, and the people who speak for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from caseworker.domain.contact_points import Address, ContactPoint, Identifier
from caseworker.domain.definition import Record, Search, decide, describe, fact, members, subject
from caseworker.domain.elements import Dated
from caseworker.domain.ids import OrganisationId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPerson(Dated):
    """Someone who speaks for the organisation: a person we know by record, or just a name; and what they do there."""

    role: str
    person: Annotated[PersonId | None, fact(refers="person")] = None
    name: Annotated[str, fact(search=Search.NAME)] = ""


@subject("organisation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A body that is no person. `other_names` are former names, short forms and names in other languages."""

    id: OrganisationId
    name: Annotated[str, describe(search=Search.NAME)]
    other_names: Annotated[tuple[str, ...], members(search=Search.NAME)] = ()
    kind: Annotated[str, describe()] = ""
    identifiers: Annotated[tuple[Identifier, ...], members()] = ()
    contact_points: Annotated[tuple[ContactPoint, ...], members()] = ()
    addresses: Annotated[tuple[Address, ...], members()] = ()
    people: Annotated[tuple[OrganisationPerson, ...], members()] = ()
    closed_on: Annotated[date | None, decide()] = None
    note: Annotated[str, describe()] = ""


def speakers_on(organisation: Organisation, on: date) -> tuple[OrganisationPerson, ...]:
    """Return who speaks for the organisation on that day, in the order in which they were recorded."""
    return tuple(sorted((one for one in organisation.people if one.holds(on)), key=lambda one: one.id))


def still_open(organisations: Iterable[Organisation], on: date) -> tuple[Organisation, ...]:
    """Return those that have not closed before that day."""
    return tuple(one for one in organisations if one.closed_on is None or one.closed_on >= on)
