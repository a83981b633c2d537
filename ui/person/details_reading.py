"""What was answered on a form of the Details tab, as values of the domain; what cannot be is told at its field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from caseworker.domain.contact_points import Address, AddressKind, ContactKind, ContactPoint, Identifier
from caseworker.domain.names import NameKind, NameOrder, PersonName
from caseworker.domain.people import ContactWay, Entry, InterpreterNeed
from ui.language_names import language_code
from ui.person import typed
from ui.person.form import Reading, Values
from ui.work import Work

translate = QCoreApplication.translate


class _Period(TypedDict):
    valid_from: date | None
    valid_to: date | None


def entry_of(kind: type[Entry], values: Values, work: Work, *, new_id: UUID) -> Entry:
    """Return the entry that was described; raises Faults."""
    reading = Reading(values)
    made = _READERS[kind](reading, work, new_id)
    reading.done()
    return made


def name_of(values: Values, work: Work, *, new_id: UUID) -> PersonName:
    """Return the name that was typed; raises Faults."""
    made = entry_of(PersonName, values, work, new_id=new_id)
    assert isinstance(made, PersonName), "a name was asked for"
    return made


def home_of(values: Values, work: Work, *, new_id: UUID) -> Address:
    """Return the new home that was typed; raises Faults."""
    made = entry_of(Address, values, work, new_id=new_id)
    assert isinstance(made, Address), "an address was asked for"
    return replace(made, kind=AddressKind.HOME)


def day_needed(reading: Reading, key: str, work: Work) -> date | None:
    """Return a day that must be said; where it is missing or no day, the sentence is noted."""
    words = reading.needed(key, translate("Person", "Say which day."))
    if not words:
        return None
    return reading.read(key, lambda text: typed.day(text, work.wording), not_a_day())


def not_a_day() -> str:
    """Return the sentence for what is no day."""
    return translate("Person", "This is no day. Write it as “28 November 2026”, “28.11.2026” or “today”.")


def talking_values(values: Values) -> dict[str, object]:
    """Return the fields of a person that say how to talk with them."""
    best = values.get("best", "")
    return {
        "language": language_code(values.get("language", "")),
        "languages": tuple(language_code(one) for one in listed(values.get("languages", ""))),
        "interpreter": InterpreterNeed(values.get("interpreter", "") or InterpreterNeed.UNKNOWN),
        "access_needs": listed(values.get("needs", "")),
        "preferred_contact": ContactWay(best) if best else None,
        "not_by": tuple(one.value for one in ContactWay if values.get(f"not-{one.value}") == "yes"),
        "contact_note": values.get("note", "").strip(),
    }


def listed(text: str) -> tuple[str, ...]:
    """Return the words between commas, each once."""
    return tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))


def _name(reading: Reading, work: Work, new_id: UUID) -> PersonName:
    full, given, family = (reading.text(key) for key in ("full", "given", "family"))
    if not (full or given or family):
        reading.fault("full", translate("Person", "Write the name, in any script. One name is enough."))
    return PersonName(
        id=new_id,
        kind=NameKind(reading.text("kind") or NameKind.OFFICIAL),
        full=full,
        given=given,
        family=family,
        order=NameOrder(reading.text("order") or NameOrder.GIVEN_FIRST),
        reading=reading.text("reading"),
        **_period(reading, work),
    )


def _point(reading: Reading, work: Work, new_id: UUID) -> ContactPoint:
    value = reading.needed("value", translate("Person", "Write the number or address."))
    made = ContactPoint.of(
        ContactKind(reading.text("kind") or ContactKind.MOBILE),
        value,
        id=new_id,
        note=reading.text("note"),
        **_period(reading, work),
    )
    return replace(made, safe=not reading.ticked("unsafe"))


def _address(reading: Reading, work: Work, new_id: UUID) -> Address:
    street, locality, care_of = (reading.text(key) for key in ("street", "locality", "care_of"))
    if not (street or locality or care_of):
        reading.fault("street", translate("Person", "Write the street, the place, or through whom they are reached."))
    return Address(
        id=new_id,
        kind=AddressKind(reading.text("kind") or AddressKind.HOME),
        street=street,
        postcode=reading.text("postcode"),
        locality=locality,
        care_of=care_of,
        note=reading.text("note"),
        **_period(reading, work),
    )


def _identifier(reading: Reading, work: Work, new_id: UUID) -> Identifier:
    return Identifier(
        id=new_id,
        scheme=reading.needed("scheme", translate("Person", "Say what kind of number this is.")),
        value=reading.needed("value", translate("Person", "Write the number.")),
        issuer=reading.text("issuer"),
        **_period(reading, work),
    )


def _period(reading: Reading, work: Work) -> _Period:
    first = reading.read("from", lambda text: typed.day(text, work.wording), not_a_day())
    last = reading.read("to", lambda text: typed.day(text, work.wording), not_a_day())
    if first and last and last < first:
        reading.fault("to", translate("Person", "The last day is before the first day. Check both dates."))
        last = None
    return {"valid_from": first, "valid_to": last}


_READERS: dict[type[Entry], Callable[[Reading, Work, UUID], Entry]] = {
    PersonName: _name,
    ContactPoint: _point,
    Address: _address,
    Identifier: _identifier,
}
