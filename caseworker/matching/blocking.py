"""Which pairs of a file's records are worth comparing.

Records that share a key are brought together, and each pair is given the bits of all keys it shares: a key of few
records says more than one of many. Only pairs whose bits make it unlikely that they met by chance are compared
(meta-blocking: Papadakis, Koutrika, Palpanas and Nejdl 2014).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import log2

from caseworker.matching.facts import PersonFacts
from caseworker.matching.keys import MOST_OF_ONE_KEY, blocking_keys

Pair = tuple[int, int]
_MOST_PAIRS = 3_000_000  # looked at in all, those of the rarest keys first: what is left says little
_OVERLAP = 1.25  # keys share facts, so their bits count some facts more than once


def candidate_pairs(records: Sequence[PersonFacts], may_be_one: Callable[[int, int], bool] | None = None) -> list[Pair]:
    """Return pairs of places in `records`, the lower first, in order; `may_be_one` leaves out what cannot be."""
    enough = _OVERLAP * log2(max(len(records), 2))
    bits: defaultdict[Pair, float] = defaultdict(float)
    for places in sorted(_blocks(records), key=len):
        if len(bits) > _MOST_PAIRS:
            break
        worth = log2(len(records) / len(places))
        for pair in combinations(places, 2):
            bits[pair] += worth
    found = (pair for pair, worth in bits.items() if worth >= enough)
    return sorted(pair for pair in found if may_be_one is None or may_be_one(*pair))


def _blocks(records: Iterable[PersonFacts]) -> list[list[int]]:
    """Return the places of records that share a key; most keys are of one record alone, and are not kept apart."""
    first: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        for key in blocking_keys(record):
            before = first.setdefault(key, place)
            if before != place:
                shared.setdefault(key, [before]).append(place)
    return [places for places in shared.values() if len(places) <= MOST_OF_ONE_KEY]
