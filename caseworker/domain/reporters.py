"""Reports of one matter at a place: who reported it, how many they are, and who is told when it is put right.

That somebody reported a matter is a contact that began its case or was joined to it, so that a report is a fact that no
later edit loses, and reports taken at two counters at once both count. Nobody need give a name to be counted. Who is in
the case as its first role is a reporter too: they may have been entered without a contact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from caseworker.domain.case_types import CaseType
from caseworker.domain.cases import Case
from caseworker.domain.contact_points import postal_address_on
from caseworker.domain.ids import InteractionId, PersonId
from caseworker.domain.interactions import ContactOutcome, Direction, Interaction
from caseworker.domain.people import ContactWay, Person, current_emails, current_phones

PLACE = "place"
_REPORTS = frozenset({ContactOutcome.NEW_CASE, ContactOutcome.JOINED_TO_CASE})


def is_reported(case_type: CaseType) -> bool:
    """Say whether cases of this type are about a place that several people may report: it asks for the place."""
    return PLACE in case_type.fields


@dataclass(frozen=True, slots=True)
class Reporters:
    """Everybody who reported one matter: those who are known, and how many gave no name."""

    people: tuple[PersonId, ...]
    unnamed: int

    @property
    def count(self) -> int:
        """How many they are; a case always has one, whoever it was."""
        return max(1, len(self.people) + self.unnamed)


def reporters_of(
    case: Case,
    case_type: CaseType,
    contacts: Iterable[Interaction],
    *,
    known_later: Mapping[InteractionId, tuple[PersonId, ...]] | None = None,
) -> Reporters:
    """Return who reported a case. `contacts` are those of the case, `known_later` whom contacts were identified with.

    Where no contact tells of the beginning and nobody stands in the case, somebody unknown began it.
    """
    later = known_later or {}
    reports = [one for one in contacts if _is_report(one) or one.id == case.opened_from]
    named = {one.id: (*one.people, *later.get(one.id, ())) for one in reports}
    first = case_type.people[0].id if case_type.people else ""
    stand_in_it = [one.person for one in case.people if one.role == first]
    told = dict.fromkeys([*stand_in_it, *(person for people in named.values() for person in people)])
    unnamed = sum(not people for people in named.values())
    is_begun = any(one.outcome is ContactOutcome.NEW_CASE or one.id == case.opened_from for one in reports)
    return Reporters(tuple(told), unnamed + (not is_begun and not stand_in_it))


@dataclass(frozen=True, slots=True)
class Notice:
    """How one reporter is told that their matter is settled: by which way, and where that reaches them."""

    person: Person
    way: ContactWay
    reach: str


def notices_to(people: Iterable[Person], *, on: date) -> tuple[Notice, ...]:
    """Return how each is told, in their own order: by the way they prefer, else by e-mail, telephone or letter.

    A way they do not want, a number where others may listen and one that no longer reaches them are never used. Who
    left nothing that can be used, and who has died, is not among them.
    """
    told = (_notice(person, on) for person in people if person.died_on is None)
    return tuple(one for one in told if one is not None)


def _is_report(contact: Interaction) -> bool:
    return contact.direction is Direction.IN and contact.outcome in _REPORTS


def _notice(person: Person, on: date) -> Notice | None:
    reaches = {way: reach for way, reach in _reaches(person, on).items() if reach and way.value not in person.not_by}
    if person.preferred_contact in reaches:
        return Notice(person, person.preferred_contact, reaches[person.preferred_contact])
    return next((Notice(person, way, reach) for way, reach in reaches.items()), None)


def _reaches(person: Person, on: date) -> dict[ContactWay, str]:
    """Return where each way leads, in the order in which they are chosen; "" where it leads nowhere."""
    mails = [one.value for one in current_emails(person, on) if one.safe and not one.stale]
    phones = [one.value for one in current_phones(person, on) if one.safe and not one.stale]
    home = postal_address_on(person.addresses, on)
    phone = next(iter(phones), "")
    letter = home.shown if home else ""
    return {
        ContactWay.EMAIL: next(iter(mails), ""),
        ContactWay.PHONE: phone,
        ContactWay.LETTER: letter,
        ContactWay.TEXT_MESSAGE: phone,
        ContactWay.VISIT: letter,
    }
