"""Of which kind a pair of records is, by Bayes' rule over what the weights say of each kind."""

from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from caseworker.matching.levels import COUNTED, FIELDS, MISSING, NAMING, SAME_LEVEL, Levels
from caseworker.matching.weights import Shares, Weights

_BIT = log(2)


class Pattern(NamedTuple):
    """One comparison: the levels, and how seldom the agreeing values are, in bits (`rarity`)."""

    levels: Levels
    naming: float
    other: float


@dataclass(frozen=True, slots=True)
class Kinds:
    """How likely a pair is one person, two of one household, two namesakes; strangers otherwise."""

    same: float
    household: float
    namesakes: float

    @property
    def strangers(self) -> float:
        """How likely they are two strangers."""
        return max(0.0, 1.0 - self.same - self.household - self.namesakes)


class Judge:
    """Tells kinds by weights that are fixed; the logarithms are taken once."""

    def __init__(self, weights: Weights) -> None:
        self._same, self._household = _logs(weights.same), _logs(weights.household)
        self._strangers = _logs(weights.strangers)
        for at in COUNTED:  # how seldom the value is stands in the pattern
            self._strangers[at][SAME_LEVEL] = 0.0
        self._bases = log(weights.pairs_same), log(weights.pairs_household), log(weights.pairs_namesakes)

    def kinds(self, pattern: Pattern) -> Kinds:
        """Return how likely the pair of a pattern is of each kind."""
        same, household, namesakes = self._bases
        naming, other = -pattern.naming * _BIT, -pattern.other * _BIT
        for at, level in enumerate(pattern.levels):
            if level != MISSING:
                as_same = self._same[at][level]
                same += as_same
                household += self._household[at][level]
                if at in NAMING:
                    namesakes += as_same
                    naming += self._strangers[at][level]
                else:
                    other += self._strangers[at][level]
        return of_logs(same, household, namesakes + other, naming + other)


def of_logs(same: float, household: float, namesakes: float, strangers: float) -> Kinds:
    """Return the kinds whose natural logarithms are these, up to what they have in common."""
    top = max(same, household, namesakes, strangers)
    shares = [exp(one - top) for one in (same, household, namesakes, strangers)]
    whole = sum(shares)
    return Kinds(shares[0] / whole, shares[1] / whole, shares[2] / whole)


def _logs(shares: Shares) -> list[list[float]]:
    return [[log(share) for share in shares[field.name]] for field in FIELDS]
