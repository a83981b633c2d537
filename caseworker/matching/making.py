"""Facts of records: from a person of the register, or from the texts of a file's row.

Boundary: values and texts in, facts out. Text is folded and parted; nothing is corrected or guessed beyond that.
"""

import re
from collections.abc import Iterable
from itertools import islice

from caseworker.domain.contact_points import Address
from caseworker.domain.names import PersonName
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from caseworker.matching.facts import AddressFacts, BirthFacts, NameFacts, PersonFacts
from caseworker.text.folding import fold, words
from caseworker.text.phones import written_digits
from caseworker.text.transliteration import is_unspaced

_PHONE_DIGITS = 9  # the significant end that spellings with and without country code share
_MOST_WORDS, _LONGEST = 8, 120  # words of a part of a name, signs of a text: more would only cost time
_GENDERS = {"male": "m", "man": "m", "female": "f", "woman": "f"}
_BETWEEN = re.compile(r"[\s\-–]+")


def facts_of(person: Person, *, household: str = "") -> PersonFacts:
    """Return what is compared of a person: every name, address and contact point, of now and of before."""
    return PersonFacts(
        names=tuple(dict.fromkeys(_of_name(one) for one in person.names if one.shown)),
        birth=_of_birth(person.birth_date),
        identifiers=frozenset(f"{fold(one.scheme)}:{plain(one.value)}" for one in person.identifiers if one.value),
        phones=frozenset(filter(None, (phone_end(one.phone) for one in person.contact_points if one.phone))),
        emails=frozenset(fold(one.email).strip() for one in person.contact_points if one.email),
        addresses=tuple(dict.fromkeys(_of_address(one) for one in person.addresses if one.shown)),
        gender=gender_of(person.gender or person.sex),
        household=household,
    )


def name_facts(*, given: str = "", family: str = "", full: str = "") -> NameFacts:
    """Return a name's facts. Words of the full name that are in neither part count as further given names."""
    first, last = tuple(words(given)), tuple(words(family))
    if not first and not last:
        return _of_whole(words(full))
    told = {*first, *last, "".join(first), "".join(last)}
    more = tuple(word for word in words(full) if word not in told and "".join((*first, *last)) != word)
    return NameFacts((first + more)[:_MOST_WORDS], last[:_MOST_WORDS])


def address_facts(
    *, number: str = "", street: str = "", postcode: str = "", locality: str = "", region: str = ""
) -> AddressFacts:
    """Return an address's facts. A house number in the street's text is taken out of it when none is given apart."""
    parts = words(street)
    numbers = [part for part in parts if part[0].isdigit()]
    if not number and numbers:
        parts.remove(numbers[0])
        number = numbers[0]
    place = " ".join(words(locality))[:_LONGEST]
    return AddressFacts(plain(number), " ".join(parts)[:_LONGEST], plain(postcode), place, plain(region))


def phone_end(text: str) -> str:
    """Return the digits of a number that all its spellings share; empty when there are fewer than four."""
    digits = written_digits(text)[-_PHONE_DIGITS:].lstrip("0")
    return digits if len(digits) > 3 else ""


def gender_of(text: str) -> str:
    """Return `m`, `f`, or any other word as folded; empty when nothing was said."""
    folded = fold(text).strip()
    return _GENDERS.get(folded, folded)


def plain(text: str) -> str:
    """Return a number or code folded and without blanks and hyphens."""
    return _BETWEEN.sub("", fold(text))[:_LONGEST]


def _of_name(name: PersonName) -> NameFacts:
    return name_facts(given=name.given, family=name.family, full=name.full)


def _of_whole(parts: Iterable[str]) -> NameFacts:
    found = tuple(islice(parts, _MOST_WORDS))
    if len(found) == 1 and is_unspaced(found[0]) and len(found[0]) > 1:
        return NameFacts((found[0][1:],), (found[0][0],))
    if found and all(is_unspaced(one) for one in found):
        return NameFacts(found[1:], found[:1])
    return NameFacts(found[:-1], found[-1:])


def _of_birth(birth: PartialDate | None) -> BirthFacts | None:
    return None if birth is None else BirthFacts(birth.year, birth.month, birth.day)


def _of_address(address: Address) -> AddressFacts:
    return address_facts(street=address.street or address.lines, postcode=address.postcode, locality=address.locality)
