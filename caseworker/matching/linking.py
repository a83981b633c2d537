"""All pairs of a file's records that may be one person or organisation, each with its probability.

The whole way: candidates by their keys, levels of agreement, weights learned from them without labels, groups. Given
the same records it always ends the same; nothing is set by hand for a file.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from caseworker.matching.blocking import Pair, candidate_pairs
from caseworker.matching.comparing import compare_facts
from caseworker.matching.evidence import Evidence
from caseworker.matching.facts import PersonFacts
from caseworker.matching.frequencies import Counted
from caseworker.matching.groups import Groups
from caseworker.matching.kinds import Judge, Kinds, Pattern
from caseworker.matching.learning import Compared, learn
from caseworker.matching.levels import Levels
from caseworker.matching.rarity import Rarity
from caseworker.matching.weights import Weights

_LEARNT_FROM = 6_000  # candidates; more teach nothing new
_OTHERS = 5_000  # pairs that share no key
_TRIES = 20  # for each of them, before a file is taken to have none

Progress = Callable[[int, int], None]
MayBeOne = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Linked:
    """Scores of all pairs that were compared, by the places of their records, the lower first; and the weights."""

    scores: Mapping[Pair, float]
    weights: Weights


def link(
    records: Sequence[PersonFacts],
    *,
    sources: Sequence[str] = (),
    organisations: bool = False,
    progress: Progress = lambda _done, _whole: None,
) -> Linked:
    """Return how likely pairs of records are one; of several sources, only pairs across them.

    `sources` names where each record is from; empty: one source, in which a person may be several times. `progress` is
    told how many of five steps are done, and may raise to stop.
    """
    may_be_one: MayBeOne | None = (lambda one, other: sources[one] != sources[other]) if sources else None
    found = candidate_pairs(records, may_be_one)
    progress(1, 5)
    levels = {pair: compare_facts(records[pair[0]], records[pair[1]]) for pair in found}
    progress(2, 5)
    start = Weights.usual(len(records))
    start = start.for_organisations() if organisations else start
    counted = Counted.of(records)
    patterns = _patterns(records, levels, Rarity(counted, start.strangers))
    progress(3, 5)
    weights = learn(_compared(records, patterns, sources, may_be_one), start)
    progress(4, 5)
    groups = Groups(records, Evidence(weights, counted), weights)
    groups.grow(_judged(patterns, weights))
    progress(5, 5)
    return Linked(
        {pair: score for pair, score in groups.scores.items() if not may_be_one or may_be_one(*pair)}, weights
    )


def _patterns(records: Sequence[PersonFacts], levels: Mapping[Pair, Levels], rarity: Rarity) -> dict[Pair, Pattern]:
    made = {}
    for (one, other), agreed in levels.items():
        naming, rest = rarity.bits(records[one], records[other], agreed)
        made[one, other] = Pattern(agreed, round(naming), round(rest))
    return made


def _judged(patterns: Mapping[Pair, Pattern], weights: Weights) -> dict[Pair, float]:
    judge = Judge(weights)
    known: dict[Pattern, Kinds] = {}
    for pattern in patterns.values():
        if pattern not in known:
            known[pattern] = judge.kinds(pattern)
    return {pair: known[pattern].same for pair, pattern in patterns.items()}


def _compared(
    records: Sequence[PersonFacts],
    patterns: Mapping[Pair, Pattern],
    sources: Sequence[str],
    may_be_one: MayBeOne | None,
) -> Compared:
    """Return what there is to learn from: a sample of the candidates, and some pairs that are none."""
    chance = Random(len(records))  # noqa: S311  a sample, not a secret; the same for the same file
    seen = list(patterns.values())
    some = seen if len(seen) <= _LEARNT_FROM else chance.sample(seen, _LEARNT_FROM)
    others = _others(records, patterns, chance, may_be_one)
    whole = _all_pairs(len(records), sources)
    return Compared(
        {pattern: count * len(seen) / len(some) for pattern, count in Counter(some).items()},
        others,
        max(whole - len(seen), 1.0) / max(others.total(), 1),
        max(whole, 1.0),
    )


def _others(
    records: Sequence[PersonFacts], known: Mapping[Pair, Pattern], chance: Random, may_be_one: MayBeOne | None
) -> Counter[Levels]:
    found: Counter[Levels] = Counter()
    places = [chance.randrange(len(records)) for _ in range(_OTHERS * _TRIES)] if len(records) > 1 else []
    for one, other in pairwise(places):
        pair = (one, other) if one < other else (other, one)
        if one != other and pair not in known and (may_be_one is None or may_be_one(*pair)):
            found[compare_facts(records[one], records[other])] += 1
            if found.total() == _OTHERS:
                break
    return found


def _all_pairs(records: int, sources: Sequence[str]) -> float:
    within = sum(number * (number - 1) / 2 for number in Counter(sources).values())
    return records * (records - 1) / 2 - within
