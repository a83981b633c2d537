"""Numbered streams of chance, and ids derived from them. Everything random in a population comes from here.

Each entity draws from its own stream, named by (seed, kind, index), so nothing depends on the order of making. Nothing
here is secret: these streams are for practice data and never for keys.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import accumulate
from math import exp
from random import Random
from typing import Generic, TypeVar

from caseworker.domain.ids import new_id

T = TypeVar("T")

_NUMBERS = 100_000_000  # numbers people read out have eight digits
_FIRST = 27_182_818
_SCATTER = 61_803_399  # odd and not divisible by five, so multiplying permutes the eight-digit numbers


def stream(seed: int, kind: str, index: int) -> Random:
    """Return the stream of one entity: `Random(sha256(seed, kind, index))`."""
    digest = sha256(f"{seed}:{kind}:{index}".encode()).digest()
    return Random(int.from_bytes(digest, "big"))  # noqa: S311 (practice data, not secrets)


def derived_id(*, seed: int, kind: str, index: int, at_us: int) -> str:
    """Return the id of an entity as UUIDv7 text: the moment it was recorded, and bits from (seed, kind, index)."""
    digest = sha256(f"{seed}:id:{kind}:{index}".encode()).digest()
    return str(new_id(max(at_us, 0) // 1000, lambda size: digest[:size]))


def scattered_number(index: int) -> str:
    """Return an eight-digit number for an index below 100 million: all different, in no visible order."""
    return f"{(_FIRST + index * _SCATTER) % _NUMBERS:08d}"


class Weighted(Generic[T]):
    """Things with weights. `pick` costs one draw and a bisection."""

    __slots__ = ("_cumulative", "_total", "items")

    def __init__(self, items: Iterable[T], weights: Iterable[float]) -> None:
        self.items: tuple[T, ...] = tuple(items)
        self._cumulative = list(accumulate(weights))
        self._total = self._cumulative[-1]

    def pick(self, chance: Random) -> T:
        """Return one of the items, each as often as its weight says."""
        return self.items[min(bisect_right(self._cumulative, chance.random() * self._total), len(self.items) - 1)]


def weighted(*pairs: tuple[T, float]) -> Weighted[T]:
    """Return the `Weighted` of (item, weight) pairs."""
    return Weighted((item for item, _ in pairs), (weight for _, weight in pairs))


def zipf(items: Sequence[T], *, exponent: float) -> Weighted[T]:
    """Return the items weighted by rank: the first most often, the n-th 1/n**exponent as often."""
    return Weighted(items, ((rank + 1) ** -exponent for rank in range(len(items))))


def poisson(chance: Random, mean: float) -> int:
    """Return a Poisson count (Knuth's product method, taken in steps so that large means do not underflow)."""
    count = 0
    while mean > 30:
        mean -= 30
        count += poisson(chance, 30)
    limit, product = exp(-mean), chance.random()
    while product > limit:
        count += 1
        product *= chance.random()
    return count
