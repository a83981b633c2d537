"""Records of one person together: what several records say is more than what two of them say.

A group is one person as far as is known. Two groups are weighed aspect by aspect, as if a record of the one had been
written after some record of the other: the ratio of an aspect is the mean over their values. So a record without a
birth date may join by one member's postcode and another's spelling, and one odd value among many neither joins nor
parts. Groups grow from the likeliest pair on; a pair that is likely by itself stays apart when its groups are not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from caseworker.matching.evidence import ASPECTS, NAMING_ASPECTS, UNKNOWN, Evidence
from caseworker.matching.facts import PersonFacts
from caseworker.matching.kinds import of_logs
from caseworker.matching.weights import Weights

Pair = tuple[int, int]
_Values = list[tuple[int, int]]  # values of one aspect in a group, each with how many records say so
_MOST_VALUES = 8  # of one aspect in a group; the commonest
_FROM = 0.5
_HOPELESS = 0.01  # pairs less likely than this do not become one person by what others of their groups say
_MOST_ROUNDS = 40
_LARGEST = 100  # records of one person; beyond it something else is at work


class Groups:
    """Grows groups over records by the pairs that were compared. `grow` once, then ask."""

    def __init__(self, records: Sequence[PersonFacts], evidence: Evidence, weights: Weights) -> None:
        self._records, self._evidence = records, evidence
        self._bases = log(weights.pairs_same), log(weights.pairs_household), log(weights.pairs_namesakes)
        self._members: dict[int, list[int]] = {place: [place] for place in range(len(records))}
        self._numbers: dict[int, tuple[int, ...]] = {}
        self._known: dict[int, list[_Values]] = {}  # how often each value of each aspect is in a group
        self.scores: dict[Pair, float] = {}

    def grow(self, pairs: Mapping[Pair, float]) -> None:
        """Bring together what belongs together; `scores` then has each pair of a group, and each compared pair."""
        open_pairs = {pair: score for pair, score in pairs.items() if score >= _HOPELESS}
        whole = {place: place for place in self._members}
        for _ in range(_MOST_ROUNDS):
            merged = self._merge(_best(open_pairs), whole)
            if not merged:
                break
            open_pairs = self._again(open_pairs, whole, merged)
        self._keep(pairs, open_pairs, whole)

    def _merge(self, best: Iterable[tuple[Pair, float]], whole: dict[int, int]) -> set[int]:
        merged: set[int] = set()
        for (one, other), score in best:
            if len(self._members[one]) + len(self._members[other]) <= _LARGEST:
                self._join(one, other, score, whole)
                merged |= {one, other}
        return merged

    def _join(self, one: int, other: int, score: float, whole: dict[int, int]) -> None:
        for left in self._members[one]:
            for right in self._members[other]:
                self.scores[(left, right) if left < right else (right, left)] = score
        for place in self._members[other]:
            whole[place] = one
        self._members[one] += self._members.pop(other)
        self._known.pop(one, None)
        self._known.pop(other, None)

    def _values(self, group: int) -> list[_Values]:
        known = self._known.get(group)
        if known is None:
            counts: list[Counter[int]] = [Counter() for _ in range(ASPECTS)]
            for place in self._members[group]:
                for counter, value in zip(counts, self._of_record(place), strict=True):
                    if value != UNKNOWN:
                        counter[value] += 1
            known = self._known[group] = [counter.most_common(_MOST_VALUES) for counter in counts]
        return known

    def _of_record(self, place: int) -> tuple[int, ...]:
        known = self._numbers.get(place)
        if known is None:
            known = self._numbers[place] = self._evidence.values(self._records[place])
        return known

    def _again(self, open_pairs: Mapping[Pair, float], whole: Mapping[int, int], merged: set[int]) -> dict[Pair, float]:
        """Return the pairs of groups that are still apart, those weighed anew of which a group has grown."""
        found: dict[Pair, float] = {}
        for (one, other), score in open_pairs.items():
            left, right = whole[one], whole[other]
            if left == right:
                continue
            pair = (left, right) if left < right else (right, left)
            if pair not in found:
                found[pair] = self._weigh(*pair) if left in merged or right in merged else score
        return found

    def _weigh(self, one: int, other: int) -> float:
        if len(self._members[one]) > len(self._members[other]):
            one, other = other, one
        same, household, namesakes = self._bases
        for aspect, (mine, theirs) in enumerate(zip(self._values(one), self._values(other), strict=True)):
            if mine and theirs:
                as_same, as_household = self._written_after(mine, theirs)
                same += as_same
                household += as_household
                namesakes += as_same if aspect in NAMING_ASPECTS else 0.0
        return of_logs(same, household, namesakes, 0.0).same

    def _written_after(self, mine: _Values, theirs: _Values) -> tuple[float, float]:
        """Return the logarithms of the ratios for the smaller group's values, each written after one of the larger."""
        same = household = 0.0
        number = sum(often for _, often in theirs)
        for one, times in mine:
            as_same = as_household = 0.0
            for other, often in theirs:
                ratio = self._evidence.ratio(one, other)
                as_same += ratio.same * often
                as_household += ratio.household * often
            same += log(as_same / number) * times
            household += log(as_household / number) * times
        whole = sum(times for _, times in mine)
        return same / whole, household / whole

    def _keep(self, pairs: Mapping[Pair, float], open_pairs: Mapping[Pair, float], whole: Mapping[int, int]) -> None:
        for (one, other), score in pairs.items():
            left, right = whole[one], whole[other]
            if left == right:
                self.scores[one, other] = max(self.scores[one, other], score)
            else:
                again = open_pairs.get((left, right) if left < right else (right, left), score)
                self.scores[one, other] = min(score, again)


def _best(pairs: Mapping[Pair, float]) -> list[tuple[Pair, float]]:
    """Return the likely pairs of groups of which each is the other's likeliest, the likeliest first."""
    likeliest: dict[int, tuple[float, Pair]] = defaultdict(lambda: (_FROM, (-1, -1)))
    for pair, score in pairs.items():
        if score >= _FROM:
            for place in pair:
                likeliest[place] = max(likeliest[place], (score, pair))
    mutual = {pair: score for score, pair in likeliest.values() if all(likeliest[place][1] == pair for place in pair)}
    return sorted(mutual.items(), key=lambda item: (-item[1], item[0]))
