"""People: citizens, identified or not yet, with what is needed to know, reach and serve them.

Rules only. A person may have many names or none, a birth date known to the day or hardly at all. What concerns
safety is a record apart (safety.py); that two records are one person is told by merges (merging.py), not by a field.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from caseworker.domain import elements
from caseworker.domain.contact_points import (
    Address,
    AddressKind,
    ContactPoint,
    Identifier,
    address_on,
    emails_on,
    phones_on,
)
from caseworker.domain.definition import Record, Search, decide, describe, members, subject
from caseworker.domain.definition import number as from_block  # `number` is a field here
from caseworker.domain.elements import Dated
from caseworker.domain.ids import PersonId
from caseworker.domain.names import NameKind, NamePurpose, PersonName, name_for
from caseworker.domain.numbers import Issued, final_number
from caseworker.domain.values import PartialDate, day_before
from caseworker.errors import CaseworkerError


class BornInTheFuture(CaseworkerError):
    """A birth date that has not come yet."""

    key = "person.born-in-the-future"
    sentence = "This date of birth has not come yet. Use a date that has passed."


class DiedBeforeBirth(CaseworkerError):
    """Birth and death that cannot both be right."""

    key = "person.died-before-birth"
    sentence = "The date of death is before the date of birth. Nothing was changed. Check both dates."


class DiedInTheFuture(CaseworkerError):
    """A date of death that has not come yet."""

    key = "person.died-in-the-future"
    sentence = "This date of death has not come yet. Nothing was changed. Use a date that has passed."


class InterpreterNeed(StrEnum):
    """Whether an interpreter is needed to talk with them."""

    UNKNOWN = "unknown"
    NO = "no"
    SOMETIMES = "sometimes"  # for decisions, at the doctor's, on the telephone
    ALWAYS = "always"


class ContactWay(StrEnum):
    """A way in which a person may wish, or not wish, to be contacted. `not_by` of a person holds such words."""

    PHONE = "phone"
    TEXT_MESSAGE = "text_message"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    AT_THE_OFFICE = "at_the_office"


@subject("person")
@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A citizen. Not yet identified: no name is needed, `description` says whom we mean ("man about 40, red coat").

    Languages are BCP 47 tags; `language` is the one to use, `languages` are all others they can be spoken to in.
    `sex`, `gender` and `form_of_address` ("Ms", "Dr") are words as the person states them, empty when not asked.
    """

    id: PersonId
    number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    provisional_number: Annotated[str, from_block(search=Search.IDENTIFIER)] = ""
    identified: Annotated[bool, decide()] = True
    description: Annotated[str, describe(search=Search.BODY)] = ""
    names: Annotated[tuple[PersonName, ...], members()] = ()
    form_of_address: Annotated[str, describe()] = ""
    birth_date: Annotated[PartialDate | None, decide(search=Search.BIRTH)] = None
    died_on: Annotated[PartialDate | None, decide()] = None
    sex: Annotated[str, describe()] = ""
    gender: Annotated[str, describe()] = ""
    language: Annotated[str, describe()] = ""
    languages: Annotated[tuple[str, ...], members()] = ()
    interpreter: Annotated[InterpreterNeed, describe()] = InterpreterNeed.UNKNOWN
    access_needs: Annotated[tuple[str, ...], members()] = ()
    preferred_contact: Annotated[ContactWay | None, describe()] = None
    not_by: Annotated[tuple[str, ...], members()] = ()
    contact_note: Annotated[str, describe()] = ""
    contact_points: Annotated[tuple[ContactPoint, ...], members()] = ()
    addresses: Annotated[tuple[Address, ...], members()] = ()
    identifiers: Annotated[tuple[Identifier, ...], members()] = ()

    @property
    def shown_number(self) -> str:
        """The number to read out: the final one, or the provisional one until then."""
        return self.number or self.provisional_number


def display_name(person: Person, *, on: date, purpose: NamePurpose = NamePurpose.EVERYDAY) -> str:
    """Return the name to show on that day, sign for sign as written; empty when none is known."""
    name = name_for(person.names, on=on, purpose=purpose)
    return name.shown if name else ""


def initials(person: Person, *, on: date) -> str:
    """Return one or two letters for a small picture, of the everyday name; empty when there is none."""
    name = name_for(person.names, on=on, purpose=NamePurpose.EVERYDAY)
    return name.initials if name else ""


def current_address(person: Person, on: date) -> Address | None:
    """Return where to find the person on that day, or None."""
    return address_on(person.addresses, on)


def current_phones(person: Person, on: date) -> tuple[ContactPoint, ...]:
    """Return the numbers to ring on that day, the best first."""
    return phones_on(person.contact_points, on)


def current_emails(person: Person, on: date) -> tuple[ContactPoint, ...]:
    """Return the e-mail addresses to use on that day, the best first."""
    return emails_on(person.contact_points, on)


def age_between(person: Person, on: date) -> tuple[int, int | None] | None:
    """Return the least and greatest age in years on that day, or at death; None when no birth date is known."""
    if person.birth_date is None:
        return None
    last = person.died_on.latest if person.died_on else None
    return person.birth_date.age_between(min(on, last) if last else on)


Entry = PersonName | ContactPoint | Address | Identifier
_FIELD: dict[type[Dated], str] = {
    PersonName: "names",
    ContactPoint: "contact_points",
    Address: "addresses",
    Identifier: "identifiers",
}
_SETS = tuple(_FIELD.values())


def add(person: Person, entry: Entry) -> Person:
    """Return the person with one more name, contact point, address or identifier; adding it again changes nothing."""
    field = _FIELD[type(entry)]
    return _with(person, field, elements.added(getattr(person, field), entry))


def take_out(person: Person, entry_id: UUID) -> Person:
    """Return the person without a name, contact point, address or identifier that was entered in error."""
    return _each_set(person, lambda entries: elements.removed(entries, entry_id))


def correct(person: Person, entry_id: UUID, entry: Entry) -> Person:
    """Return the person with the entry in the place of the one that was wrong. The new one has a new id."""
    field = _FIELD[type(entry)]
    return _with(person, field, elements.replaced(getattr(person, field), entry_id, entry))


def end(person: Person, entry_id: UUID, *, last_day: date, new_id: UUID) -> Person:
    """Return the person with the entry holding no longer than `last_day`, under its new id.

    It stays to be read and found. Raises `PeriodEndsTooEarly` when it began after that day.
    """
    return _each_set(person, lambda entries: elements.ended(entries, entry_id, last_day=last_day, new_id=new_id))


def mark_stale(person: Person, point_id: UUID, *, new_id: UUID) -> Person:
    """Return the person with the contact point kept but marked as no longer reaching them; a replay changes nothing."""
    for point in person.contact_points:
        if point.id == point_id and not point.stale:
            return correct(person, point_id, replace(point, id=new_id, stale=True))
    return person


def move(person: Person, address: Address, *, old_address_id: UUID | None, new_id: UUID) -> Person:
    """Return the person living at the new home, the old one ended the day before its first day, under `new_id`.

    A home without a first day leaves the old one as it is. Raises `PeriodEndsTooEarly` when the old one began later.
    Only for `AddressKind.HOME`: other addresses are added.
    """
    if address.kind is not AddressKind.HOME:
        raise ValueError("one moves home; other addresses are added")
    if old_address_id is not None and address.valid_from is not None:
        person = end(person, old_address_id, last_day=day_before(address.valid_from), new_id=new_id)
    return add(person, address)


def change_name(person: Person, name: PersonName, *, old_name_id: UUID | None, new_id: UUID) -> Person:
    """Return the person bearing the new name from its first day on; the old name is kept as a name of before.

    A birth name remains what it was; any other becomes a former name that ended the day before, under `new_id`.
    """
    for old in person.names:
        if old.id == old_name_id and old.kind is not NameKind.BIRTH:
            person = correct(person, old.id, _former(old, name.valid_from, new_id))
    return add(person, name)


def identify(person: Person, name: PersonName) -> Person:
    """Return the person as identified, with the name. What was written to describe them before stays."""
    return add(replace(person, identified=True), name)


def give_number(person: Person, issued: Issued) -> Person:
    """Return the person with its number; a provisional one stays searchable beside the final one.

    Raises `AlreadyNumbered` when the final number is another one already.
    """
    if issued.provisional:
        return person if person.shown_number else replace(person, provisional_number=issued.text)
    return replace(person, number=final_number(current=person.number, issued=issued))


def set_birth_date(person: Person, birth_date: PartialDate | None, *, today: date) -> Person:
    """Return the person with the birth date as far as it is known, or None; raises when it cannot be right."""
    if birth_date is not None and birth_date.is_after(today):
        raise BornInTheFuture
    _in_order(birth_date, person.died_on)
    return person if birth_date == person.birth_date else replace(person, birth_date=birth_date)


def record_death(person: Person, died_on: PartialDate | None, *, today: date) -> Person:
    """Return the person with the day of death as far as it is known; None takes back what was entered in error."""
    if died_on is not None and died_on.is_after(today):
        raise DiedInTheFuture
    _in_order(person.birth_date, died_on)
    return replace(person, died_on=died_on)


def _in_order(birth: PartialDate | None, death: PartialDate | None) -> None:
    if birth and death and death.latest and birth.is_after(death.latest):
        raise DiedBeforeBirth


def _former(old: PersonName, new_from: date | None, new_id: UUID) -> PersonName:
    last = day_before(new_from) if new_from and (old.valid_to is None or old.valid_to >= new_from) else old.valid_to
    return replace(old, id=new_id, kind=NameKind.FORMER, valid_to=last)


def _with(person: Person, field: str, entries: tuple[Dated, ...]) -> Person:
    changes: dict[str, Any] = {field: entries}
    return replace(person, **changes)


def _each_set(person: Person, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Person:
    changes: dict[str, Any] = {field: change(getattr(person, field)) for field in _SETS}
    return replace(person, **changes)
