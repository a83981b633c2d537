"""Weights learned from records without anybody saying which are one person: expectation and maximization (EM).

All pairs of a file are seen in two layers: those that share a blocking key, each with its levels, and a random sample
of the others, who are taken for strangers. Each round says how likely each pair is of which kind, then counts the
levels by that (Dempster, Laird and Rubin 1977; for linkage Winkler 1988). What a file has too few examples of is held
near the usual weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseworker.matching.kinds import Judge, Pattern
from caseworker.matching.levels import BIRTH, FIELDS, MISSING, ORDER, Birth, Levels
from caseworker.matching.weights import Shares, Weights

_ROUNDS = 25
# How many pairs the usual weights count for.
_KNOWN_SAME, _KNOWN_HOUSEHOLD, _KNOWN_STRANGERS = 20.0, 50.0, 5.0
_SETTLED = 1e-3
_ORDER = FIELDS[ORDER].name  # strangers whose names agree may as well agree crosswise
_BIRTH = FIELDS[BIRTH].name
_MOST_TWINS = 0.2  # of the pairs of a household
_Counts = list[list[float]]


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparisons of a file: those of candidates, counted, and levels of pairs that share no key, each standing for
    `weight` pairs; `pairs` there are in all.
    """

    candidates: Mapping[Pattern, float]
    others: Mapping[Levels, int]
    weight: float
    pairs: float


def learn(compared: Compared, start: Weights) -> Weights:
    """Return the weights that explain the comparisons best, beginning with others."""
    away = _empty()
    for levels, number in compared.others.items():
        _add(away, levels, number * compared.weight)
    weights = start
    for _ in range(_ROUNDS):
        before = weights.pairs_same
        weights = _round(compared, away, weights, start)
        if abs(weights.pairs_same - before) < _SETTLED * before:
            break
    return weights


def _round(compared: Compared, away: Sequence[Sequence[float]], weights: Weights, start: Weights) -> Weights:
    judge = Judge(weights)
    same, household, strangers = _empty(), _empty(), [list(row) for row in away]
    all_same = all_household = 0.0
    for pattern, number in compared.candidates.items():
        kinds = judge.kinds(pattern)
        all_same += kinds.same * number
        all_household += kinds.household * number
        _add(same, pattern.levels, kinds.same * number)
        _add(household, pattern.levels, kinds.household * number)
        _add(strangers, pattern.levels, kinds.strangers * number)
    of_strangers = _shares(strangers, start.strangers, _KNOWN_STRANGERS) | {_ORDER: start.strangers[_ORDER]}
    of_same = _shares(same, start.same, _KNOWN_SAME)
    of_household = _shares(household, start.household, _KNOWN_HOUSEHOLD) | {
        name: start.household[name] for name in start.held
    }
    return Weights(
        of_same | {_BIRTH: _misread(of_same[_BIRTH], of_strangers[_BIRTH])},
        of_household | {_BIRTH: _few_twins(of_household[_BIRTH])},
        of_strangers,
        max(all_same, 1.0) / compared.pairs,
        max(all_household, 1.0) / compared.pairs,
        max(all_same, 1.0) * start.namesakes / compared.pairs,
        start.namesakes,
        start.held,
    )


def _misread(birth: tuple[float, ...], of_strangers: tuple[float, ...]) -> tuple[float, ...]:
    """Return the shares of one person's birth dates with those quite apart spread as among strangers: a date that was
    misread altogether is no likelier a generation off than chance has it.
    """
    apart = birth[Birth.DIFFERS] + birth[Birth.GENERATION]
    chance = of_strangers[Birth.GENERATION] / (of_strangers[Birth.DIFFERS] + of_strangers[Birth.GENERATION])
    return (*birth[: Birth.DIFFERS], apart * (1 - chance), apart * chance)


def _few_twins(birth: tuple[float, ...]) -> tuple[float, ...]:
    """Return the shares of a household's birth dates with no more twins than there can be."""
    over = max(0.0, birth[Birth.SAME] - _MOST_TWINS)
    return (birth[Birth.SAME] - over, *birth[1 : Birth.DIFFERS], birth[Birth.DIFFERS] + over, birth[Birth.GENERATION])


def _empty() -> _Counts:
    return [[0.0] * len(field.agreements) for field in FIELDS]


def _add(counts: _Counts, levels: Levels, number: float) -> None:
    if number > 1e-6:
        for row, level in zip(counts, levels, strict=True):
            if level != MISSING:
                row[level] += number


def _shares(counts: _Counts, usual: Shares, known: float) -> dict[str, tuple[float, ...]]:
    made = {}
    for field, row in zip(FIELDS, counts, strict=True):
        whole = sum(row) + known
        made[field.name] = tuple(
            (count + known * share) / whole for count, share in zip(row, usual[field.name], strict=True)
        )
    return made
