"""How likely two records are one person: what agrees and what does not, weighed, as a probability with its reasons.

The model is that of Fellegi and Sunter (1969) with four kinds of pairs instead of two. See docs/matching.md.
"""

from math import log2

from caseworker.domain.linkage import Agreement, Aspect, Likelihood, Reason
from caseworker.matching.comparing import compare_facts
from caseworker.matching.facts import PersonFacts
from caseworker.matching.frequencies import Frequencies
from caseworker.matching.kinds import Judge, Kinds, Pattern
from caseworker.matching.levels import BIRTH, FIELDS, MISSING, Birth, Levels
from caseworker.matching.rarity import Rarity
from caseworker.matching.weights import Weights

__all__ = ["Agreement", "Aspect", "Likelihood", "Reason", "Scorer"]

_LEAST = 1e-9
_WORTH_TELLING = 0.2  # a kind of pair this likely is told as a reason


class Scorer:
    """Compares records by fixed weights. Has no state that changes, so one may serve many threads."""

    def __init__(self, weights: Weights, frequencies: Frequencies) -> None:
        self._weights = weights
        self._rarity, self._judge = Rarity(frequencies, weights.strangers), Judge(weights)

    def compare(self, one: PersonFacts, other: PersonFacts) -> Likelihood:
        """Return the likelihood that both are one person; the same whichever comes first."""
        levels = compare_facts(one, other)
        kinds = self._judge.kinds(Pattern(levels, *self._rarity.bits(one, other, levels)))
        live_together = bool(one.household) and one.household == other.household
        reasons = self._reasons(levels, kinds, live_together=live_together)
        return Likelihood(min(max(kinds.same, _LEAST), 1 - _LEAST), reasons)

    def _reasons(self, levels: Levels, kinds: Kinds, *, live_together: bool) -> tuple[Reason, ...]:
        same, strangers = self._weights.same, self._weights.strangers
        found = [
            Reason(field.aspect, field.agreements[level], log2(same[field.name][level] / strangers[field.name][level]))
            for field, level in zip(FIELDS, levels, strict=True)
            if level != MISSING
        ]
        found.sort(key=lambda one: -abs(one.bits))
        if live_together:
            found.append(Reason(Aspect.HOUSEHOLD, Agreement.SAME))
        relation = _relation(levels, kinds)
        return (Reason(Aspect.RELATION, relation), *found) if relation else tuple(found)


def _relation(levels: Levels, kinds: Kinds) -> Agreement | None:
    """Return what else than one person the two may be."""
    if kinds.household < _WORTH_TELLING:
        return None
    if levels[BIRTH] == Birth.SAME:
        return Agreement.TWINS
    return Agreement.GENERATIONS if levels[BIRTH] == Birth.GENERATION else Agreement.LIVE_TOGETHER
