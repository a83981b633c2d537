"""Members of a set field: dated ones, and the four things that can happen to one.

An element is never edited. What changes is taken out and another put in with a new id, so that two devices that change
the same one lose neither wording. The functions take and return the tuple of a `members` field.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from caseworker.domain.definition import Element
from caseworker.domain.values import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Element):
    """An element that holds from a first to a last day, both included; None is open. Refuses a last before a first."""

    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        Period(self.valid_from, self.valid_to)

    def holds(self, on: date) -> bool:
        """Whether it holds on that day."""
        return Period(self.valid_from, self.valid_to).contains(on)


E = TypeVar("E", bound=Element)
D = TypeVar("D", bound=Dated)


def identity(member: Element | str | UUID) -> UUID | str:
    """Return what makes a member the same one: an element's id; a word or an id is itself."""
    return member.id if isinstance(member, Element) else member


def added(members: tuple[E, ...], element: E) -> tuple[E, ...]:
    """Return the members with the element; one that is already there (by id) changes nothing."""
    return members if _holds(members, element.id) else (*members, element)


def removed(members: tuple[E, ...], element_id: UUID) -> tuple[E, ...]:
    """Return the members without the element; one that is not there changes nothing."""
    return tuple(member for member in members if member.id != element_id)


def replaced(members: tuple[E, ...], element_id: UUID, element: E) -> tuple[E, ...]:
    """Return the members with the element in the old one's place; a replay, or an old one gone meanwhile, is harmless.

    Where the old one has gone the new one is still added: its author meant it to be there.
    """
    if _holds(members, element.id) or not _holds(members, element_id):
        return added(removed(members, element_id), element)
    return tuple(element if member.id == element_id else member for member in members)


def ended(members: tuple[D, ...], element_id: UUID, *, last_day: date, new_id: UUID) -> tuple[D, ...]:
    """Return the members with that element holding no longer than `last_day`, under its new id.

    One that has gone, or that ended by then, is left alone. Raises `PeriodEndsTooEarly` when it began later.
    """
    for member in members:
        if member.id == element_id and (member.valid_to is None or member.valid_to > last_day):
            changes: dict[str, Any] = {"id": new_id, "valid_to": last_day}
            return replaced(members, element_id, replace(member, **changes))
    return members


def current(members: Iterable[D], on: date) -> tuple[D, ...]:
    """Return those that hold on that day, the latest to begin first, then the first recorded."""
    holding = sorted((member for member in members if member.holds(on)), key=lambda member: member.id)
    return tuple(sorted(holding, key=_began, reverse=True))


def _began(member: Dated) -> date:
    return member.valid_from or date.min


def _holds(members: tuple[Element, ...], element_id: UUID) -> bool:
    return any(member.id == element_id for member in members)
