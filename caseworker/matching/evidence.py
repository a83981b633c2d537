"""What two values of one aspect say about two records, as ratios of likelihoods against strangers, remembered.

An aspect is what is weighed together: a name with its parts, a birth date, a street with its number, a postcode with
its town. The ratios of all aspects multiply to what the whole records say.
"""

from math import exp2
from typing import NamedTuple

from caseworker.matching.comparing import compare_facts
from caseworker.matching.facts import AddressFacts, PersonFacts
from caseworker.matching.frequencies import Frequencies
from caseworker.matching.levels import COUNTED, FIELDS, MISSING, SAME_LEVEL
from caseworker.matching.rarity import Rarity
from caseworker.matching.weights import Weights

ASPECTS = 10
NAMING_ASPECTS = range(2)  # name and birth date stand first
UNKNOWN = -1
_NOTHING = PersonFacts()
_NO_ADDRESS = AddressFacts()


class Ratio(NamedTuple):
    """How many times likelier two values are in one person, and in one household, than in two strangers."""

    same: float
    household: float


class Evidence:
    """Weighs values by fixed weights. Values are known by numbers, so that what was weighed once is looked up."""

    def __init__(self, weights: Weights, frequencies: Frequencies) -> None:
        self._weights, self._rarity = weights, Rarity(frequencies, weights.strangers)
        self._numbers: dict[PersonFacts, int] = {}
        self._values: list[PersonFacts] = []
        self._known: dict[tuple[int, int], Ratio] = {}

    def values(self, record: PersonFacts) -> tuple[int, ...]:
        """Return the number of the record's value in each aspect, `UNKNOWN` where it says nothing."""
        return tuple(self._number(value) for value in _parted(record))

    def ratio(self, one: int, other: int) -> Ratio:
        """Return what two values of one aspect say."""
        pair = (one, other) if one <= other else (other, one)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = self._weigh(self._values[one], self._values[other])
        return known

    def _number(self, value: PersonFacts) -> int:
        if value == _NOTHING:
            return UNKNOWN
        number = self._numbers.setdefault(value, len(self._values))
        if number == len(self._values):
            self._values.append(value)
        return number

    def _weigh(self, one: PersonFacts, other: PersonFacts) -> Ratio:
        levels = compare_facts(one, other)
        rarity = exp2(sum(self._rarity.bits(one, other, levels)))
        same = household = rarity
        for at, level in enumerate(levels):
            if level != MISSING:
                name = FIELDS[at].name
                chance = 1.0 if at in COUNTED and level == SAME_LEVEL else self._weights.strangers[name][level]
                same *= self._weights.same[name][level] / chance
                household *= self._weights.household[name][level] / chance
        return Ratio(same, household)


def _parted(record: PersonFacts) -> tuple[PersonFacts, ...]:
    """Return the record's aspects, each as facts that hold nothing else."""
    home = record.addresses[0] if record.addresses else _NO_ADDRESS
    return (
        PersonFacts(names=record.names),
        PersonFacts(birth=record.birth),
        PersonFacts(identifiers=record.identifiers),
        PersonFacts(phones=record.phones),
        PersonFacts(emails=record.emails),
        _at(AddressFacts(number=home.number, street=home.street)),
        _at(AddressFacts(postcode=home.postcode, locality=home.locality)),
        _at(AddressFacts(region=home.region)),
        PersonFacts(gender=record.gender),
        PersonFacts(details=record.details),
    )


def _at(address: AddressFacts) -> PersonFacts:
    return _NOTHING if address == _NO_ADDRESS else PersonFacts(addresses=(address,))
