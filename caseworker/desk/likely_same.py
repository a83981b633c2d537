"""How likely a person about to be entered is one who is here already. Values only; it never decides that they are.

A number or an address of the agency's own making counts for little, a name together with a birth date for much.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caseworker.domain.people import Person
from caseworker.text.folding import fold
from caseworker.text.phones import written_digits
from caseworker.text.similarity import POSSIBLE, name_similarity

LEAST = 0.35  # a name that is nearly the same, and nothing against it
_COMMON_DIGITS = 7  # the end of a number that two spellings of it share


class Same(StrEnum):
    """What two people have in common."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    EMAIL = "email"
    IDENTIFIER = "identifier"
    ADDRESS = "address"


_WEIGHT = {
    Same.NAME: 0.4,
    Same.BIRTH_DATE: 0.35,
    Same.PHONE: 0.25,
    Same.EMAIL: 0.25,
    Same.IDENTIFIER: 0.6,
    Same.ADDRESS: 0.15,
}
_DIFFERENT_BIRTH = 0.35


@dataclass(frozen=True, slots=True)
class Likely:
    """Someone who is here already, how likely they are the same (0 to 1), and what both have in common."""

    person: Person
    likelihood: float
    same: frozenset[Same]


def compare(entered: Person, known: Person) -> Likely:
    """Return how likely both are one person; a birth date that cannot be the same one counts against it."""
    name = _name(entered, known)
    common = {Same.NAME: name >= POSSIBLE, **_in_common(entered, known)}
    same = frozenset(point for point, agrees in common.items() if agrees)
    score = sum(_WEIGHT[point] * (name if point is Same.NAME else 1.0) for point in same)
    if entered.birth_date and known.birth_date and not entered.birth_date.could_be(known.birth_date):
        score -= _DIFFERENT_BIRTH
    return Likely(known, max(0.0, min(1.0, score)), same)


def likeliest(entered: Person, candidates: Sequence[Person], *, limit: int) -> tuple[Likely, ...]:
    """Return those who may well be the same, the likeliest first."""
    told = [compare(entered, one) for one in candidates]
    likely = [one for one in told if one.likelihood >= LEAST]
    return tuple(sorted(likely, key=lambda one: (-one.likelihood, one.person.id))[:limit])


def questions(person: Person) -> Iterator[str]:
    """Return what to search for: each name with and without the year of birth, then what is theirs alone."""
    for name in person.names:
        if person.birth_date:
            yield f"{name.shown} {person.birth_date.year} "
        yield f"{name.shown} "
    yield from (f"{point.value} " for point in person.contact_points if point.value)
    yield from (f"{one.value} " for one in person.identifiers if one.value)


def _name(entered: Person, known: Person) -> float:
    pairs = ((one.shown, other.shown) for one in entered.names for other in known.names)
    return max((name_similarity(one, other) for one, other in pairs), default=0.0)


def _in_common(entered: Person, known: Person) -> dict[Same, bool]:
    births = entered.birth_date, known.birth_date
    return {
        Same.BIRTH_DATE: births[0] is not None and births[1] is not None and births[0].could_be(births[1]),
        Same.PHONE: bool(_phones(entered) & _phones(known)),
        Same.EMAIL: bool(_mails(entered) & _mails(known)),
        Same.IDENTIFIER: bool(_identifiers(entered) & _identifiers(known)),
        Same.ADDRESS: bool(_addresses(entered) & _addresses(known)),
    }


def _phones(person: Person) -> set[str]:
    digits = (written_digits(point.phone) for point in person.contact_points if point.phone)
    return {one[-_COMMON_DIGITS:] for one in digits if len(one) >= _COMMON_DIGITS}


def _mails(person: Person) -> set[str]:
    return {point.email.casefold().strip() for point in person.contact_points if point.email}


def _identifiers(person: Person) -> set[tuple[str, str]]:
    return {(one.scheme.casefold(), "".join(fold(one.value).split())) for one in person.identifiers}


def _addresses(person: Person) -> set[str]:
    return {" ".join(fold(one.shown).split()) for one in person.addresses if one.shown}
