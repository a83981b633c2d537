"""Builders for people: each fills in everything the test is not about. Ids are counted, so every run is alike."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from caseworker.domain.consents import Consent, ConsentWord, Evidence
from caseworker.domain.contact_points import Address, ContactKind, ContactPoint
from caseworker.domain.households import Household, HouseholdMember
from caseworker.domain.ids import HouseholdId, OfficerId, PersonId, new_id
from caseworker.domain.names import PersonName
from caseworker.domain.people import Person
from caseworker.domain.relationships import Relationship, Tie
from caseworker.domain.safety import SafetyFact, SafetyKind

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_MS = int(NOON.timestamp() * 1000)
_counted = count(1)


def an_id() -> UUID:
    """A UUIDv7 that no other call returns, later ones greater."""
    turn = next(_counted)
    return new_id(_MS + turn, lambda size: turn.to_bytes(size, "big"))


NORTH_1 = OfficerId(an_id())
EAST_1 = OfficerId(an_id())


def a_person_id() -> PersonId:
    return PersonId(an_id())


def a_person(**over: Any) -> Person:
    return Person(**{"id": a_person_id(), "territory": "north", **over})


def a_name(full: str = "Marta Kowalska", **over: Any) -> PersonName:
    return PersonName(**{"id": an_id(), "full": full, **over})


def a_phone(value: str = "0555 010 4471", **over: Any) -> ContactPoint:
    kind, safe = over.pop("kind", ContactKind.MOBILE), over.pop("safe", True)
    return replace(ContactPoint.of(kind, value, **{"id": an_id(), **over}), safe=safe)


def an_address(street: str = "18 Mill Lane", **over: Any) -> Address:
    return Address(**{"id": an_id(), "street": street, "locality": "Northgate", **over})


def a_household(*members: HouseholdMember, **over: Any) -> Household:
    return Household(**{"id": HouseholdId(an_id()), "territory": "north", "members": members, **over})


def a_member(person: PersonId, **over: Any) -> HouseholdMember:
    return HouseholdMember(**{"id": an_id(), "person": person, **over})


def a_relationship(first: PersonId, tie: Tie, second: PersonId, **over: Any) -> Relationship:
    return Relationship(**{"id": an_id(), "first": first, "tie": tie, "second": second, **over})


def a_warning(**over: Any) -> SafetyFact:
    filled: dict[str, Any] = {
        "id": an_id(),
        "person": a_person_id(),
        "kind": SafetyKind.TWO_STAFF,
        "what": "Go in pairs.",
        "source": "Neighbour",
        "recorded_by": NORTH_1,
        "recorded_at": NOON,
        "review_on": date(2027, 1, 15),
    }
    return SafetyFact(**filled | over)


def a_consent(**over: Any) -> Consent:
    filled: dict[str, Any] = {
        "id": an_id(),
        "person": a_person_id(),
        "purpose": "share-with-health",
        "word": ConsentWord.GIVEN,
        "evidence": Evidence.SPOKEN,
        "at": NOON,
        "recorded_by": NORTH_1,
        "recorded_at": NOON,
    }
    return Consent(**filled | over)
