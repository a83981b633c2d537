"""How seldom the values are in which two records agree, in bits: -log2 of the share of records that have them.

Of names, birth dates and places that go together (a family's given names, a postcode's town) the whole is looked up as
well, so that what always comes together is not counted twice.
"""

from math import log2

from caseworker.matching.facts import AddressFacts, NameFacts, PersonFacts
from caseworker.matching.frequencies import Frequencies
from caseworker.matching.levels import (
    BIRTH,
    DETAIL,
    FAMILY,
    FIELDS,
    GIVEN,
    LOCALITY,
    ORDER,
    POSTCODE,
    STREET,
    Levels,
    Order,
)
from caseworker.matching.weights import Shares

_SAME = 0


class Rarity:
    """Bits of agreements. What the frequencies do not know counts as the usual value of its field."""

    def __init__(self, frequencies: Frequencies, strangers: Shares) -> None:
        self._share = frequencies.share
        self._usual = [strangers[field.name][_SAME] for field in FIELDS]

    def bits(self, one: PersonFacts, other: PersonFacts, levels: Levels) -> tuple[float, float]:
        """Return the bits of the name and the birth date, and those of everything else."""
        return self._naming(one, other, levels), self._other(one, other, levels)

    def _naming(self, one: PersonFacts, other: PersonFacts, levels: Levels) -> float:
        bits = 0.0
        if levels[GIVEN] == _SAME or levels[FAMILY] == _SAME:
            bits = self._names(*_agreeing(one.names, other.names), levels)
        if levels[BIRTH] == _SAME and one.birth:
            bits += self.birth(one.birth.digits)
        return bits

    def _names(self, one: NameFacts, other: NameFacts, levels: Levels) -> float:
        if levels[ORDER] == Order.SWAPPED:
            crossed = ((one.given, other.family), (one.family, other.given))
            bits = sum(self._either(" ".join(left)) for left, right in crossed if left == right)
        else:
            bits = self._term(f"given:{' '.join(one.given)}", GIVEN) if levels[GIVEN] == _SAME else 0.0
            bits += self._term(f"family:{' '.join(one.family)}", FAMILY) if levels[FAMILY] == _SAME else 0.0
        if levels[GIVEN] == levels[FAMILY] == _SAME:
            whole = self._share(f"name:{' '.join(one.given)}/{' '.join(one.family)}")
            bits = bits if whole is None else min(bits, -log2(whole))
        return bits

    def birth(self, digits: str) -> float:
        """Return the bits of a birth date: fewer than usual for one that many have, such as a first of January."""
        return min(-log2(self._usual[BIRTH]), self._term(f"birth:{digits}", BIRTH) + 3.0)

    def _either(self, text: str) -> float:
        """Return the bits of a word that stands now as given, now as family name: those of its commoner use."""
        return min(self._term(f"given:{text}", GIVEN), self._term(f"family:{text}", FAMILY))

    def _other(self, one: PersonFacts, other: PersonFacts, levels: Levels) -> float:
        bits = 0.0
        if levels[STREET] == _SAME or levels[POSTCODE] == _SAME or levels[LOCALITY] == _SAME:
            bits = self.place(_shared(one.addresses, other.addresses), levels)
        if levels[DETAIL] == _SAME:
            bits += max((self._term(term, DETAIL) for term in set(one.details) & set(other.details)), default=0.0)
        return bits

    def place(self, address: AddressFacts, levels: Levels) -> float:
        """Return the bits of the parts of an address that agree."""
        bits = 0.0
        if levels[POSTCODE] == _SAME:
            bits += self._term(f"postcode:{address.postcode}", POSTCODE)
        if levels[LOCALITY] == _SAME:
            bits += self._term(f"locality:{address.locality}", LOCALITY)
        if levels[POSTCODE] == levels[LOCALITY] == _SAME:
            whole = self._share(f"place:{address.postcode}/{address.locality}")
            bits = bits if whole is None else min(bits, -log2(whole))
        return bits + (self._term(f"street:{address.street}", STREET) if levels[STREET] == _SAME else 0.0)

    def _term(self, term: str, field: int) -> float:
        share = self._share(term)
        return -log2(self._usual[field] if share is None else share)


def _agreeing(some: tuple[NameFacts, ...], others: tuple[NameFacts, ...]) -> tuple[NameFacts, NameFacts]:
    """Return the two names that agree most; there is one in nearly every record."""
    if len(some) == len(others) == 1:
        return some[0], others[0]
    pairs = [(one, other) for one in some for other in others]
    return max(pairs, key=lambda pair: len(set(pair[0].words) & set(pair[1].words)))


def _shared(some: tuple[AddressFacts, ...], others: tuple[AddressFacts, ...]) -> AddressFacts:
    if len(some) == 1:
        return some[0]
    return max(some, key=lambda one: sum(_common(one, other) for other in others))


def _common(one: AddressFacts, other: AddressFacts) -> int:
    return (one.street == other.street) + (one.postcode == other.postcode) + (one.locality == other.locality)
