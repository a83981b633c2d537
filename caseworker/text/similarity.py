"""How alike two names are, for ranking what was found and for telling namesakes from misspellings.

Boundary: names in, a number from 0 to 1 out. Distances are optimal string alignment and Jaro-Winkler (Winkler 1990)
from `rapidfuzz`. A number here orders candidates; it never decides that two people are one.
"""

from collections.abc import Sequence

from rapidfuzz.distance import OSA, JaroWinkler

from caseworker.text.names import PARTICLES, name_words, short_forms, spellings
from caseworker.text.transliteration import latin_forms, sound_key

POSSIBLE = 0.8  # at or above this two written names may belong to one person when other facts agree
_SAME, _SPELLING, _SHORT, _SOUND, _INITIAL = 1.0, 0.97, 0.92, 0.9, 0.85
_VOWELS_APART = 0.55
_OTHER_NAME = 0.7
_CONTRADICTION = 0.8
_TOLD_APART = (frozenset({"van", "thi"}),)  # middle words that say man or woman


def word_similarity(typed: str, kept: str) -> float:
    """Return how likely the one folded word was written for the other: 1 the same, 0 nothing in common."""
    if typed == kept:
        return _SAME
    if kept in spellings(typed) or typed in spellings(kept):
        return _SPELLING
    if kept in short_forms(typed):
        return _SHORT
    pairs = [(one, other) for one in latin_forms(typed) for other in latin_forms(kept)]
    return max((_plain_similarity(one, other) for one, other in pairs), default=0.0)


def _plain_similarity(one: str, other: str) -> float:
    if one == other:
        return _SPELLING
    alike, most = _letters_alike(one, other), _limit(*sorted((one, other), key=len))
    if sound_key(one) == sound_key(other) and len(one) > 1 and len(other) > 1 and alike >= _VOWELS_APART:
        alike = max(alike, _SOUND - 0.25 * (1 - alike))
    return min(alike, most)


def _limit(shorter: str, longer: str) -> float:
    """Return the most that letters may count where one letter tells two names apart: `Robert`, `Roberta`; `Mill`,
    `Mull`.
    """
    if shorter and longer == shorter + "a" and shorter[-1] not in "aeiouyvn":
        return _OTHER_NAME
    if len(shorter) == len(longer) >= 5:
        apart = [{a, b} for a, b in zip(shorter, longer, strict=True) if a != b]
        if len(apart) == 1 and apart[0] == {"i", "u"}:
            return _OTHER_NAME
    return 1.0


def _letters_alike(one: str, other: str) -> float:
    longest = max(len(one), len(other))
    slips = OSA.distance(one, other)
    if longest >= 6 and (one + "ova" == other or other + "ova" == one):
        return _INITIAL
    if slips == 1 and longest >= 5:
        return 0.9 if longest >= 7 else 0.86
    jaro = float(JaroWinkler.similarity(one, other))
    return min(jaro, 0.84) * (1 - 1.2 * max(0.0, slips / longest - 0.32))


def name_similarity(one: str, other: str) -> float:
    """Return how likely two written names belong to one person, from 0 to 1, by the names alone.

    Order does not matter; a name left out costs little, a name that contradicts costs much; an initial stands for a
    name.
    """
    left, right = _whole_words(one), _whole_words(other)
    if not left or not right:
        return 0.0
    shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
    score = max(_joined(left, right), _matched(shorter, longer))
    return score * (_CONTRADICTION if _contradict(name_words(one), name_words(other)) else 1.0)


def _joined(left: Sequence[str], right: Sequence[str]) -> float:
    if len(left) == len(right):
        return 0.0
    one, other = "".join(left), "".join(right)
    if not one.isascii() or not other.isascii():
        return 0.0
    return (
        _SPELLING
        if one == other
        else 0.95 * _plain_similarity(one, other)
        if sound_key(one) == sound_key(other)
        else 0.0
    )


def _contradict(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(
        len(pair & set(one)) == 1 and len(pair & set(other)) == 1 and pair <= {*one, *other} for pair in _TOLD_APART
    )


def _whole_words(name: str) -> list[str]:
    found = [word for word in name_words(name) if word not in PARTICLES or len(word) == 1]
    return found or list(name_words(name))


def _matched(shorter: Sequence[str], longer: Sequence[str]) -> float:
    left_over = list(longer)
    agreed = []
    for word in shorter:
        best = max(left_over, key=lambda kept: _or_initial(word, kept))
        agreed.append(_or_initial(word, best))
        left_over.remove(best)
    contradicted = 0.9 if min(agreed) <= _OTHER_NAME else 1.0
    return sum(agreed) / len(agreed) * contradicted * (1 - 0.03 * min(len(left_over), 3))


def _or_initial(one: str, other: str) -> float:
    if one != other and (len(one) == 1 or len(other) == 1):
        return _INITIAL if one[0] == other[0] else 0.0
    return word_similarity(one, other)
