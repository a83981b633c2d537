"""How two words of names, two codes and two texts agree, as levels. Strings in, levels out; results are remembered.

Distances are optimal string alignment and Jaro-Winkler (Winkler 1990) from `rapidfuzz`.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from caseworker.matching.levels import Code, Name, Street
from caseworker.text.names import PARTICLES, short_forms, spellings
from caseworker.text.transliteration import is_unspaced, latin_forms, sound_key

_REMEMBERED = 1 << 17
_LOOSE_ALIKE = 0.84
_UNLIKE = 0.6  # below it two words have too little in common to look further
_SHORTEST_STEM = 3
_TOLD_APART = {"van", "thi"}  # middle words of Vietnamese names that say man or woman
_LONG = 5  # letters; in a shorter word one letter makes another name


def part_level(one: tuple[str, ...], other: tuple[str, ...]) -> Name:
    """Return how the words of one part of a name agree with those of another."""
    if one == other:
        return Name.SAME
    if len(one) == len(other) == 1:
        return word_level(one[0], other[0])
    return _many_level(one, other) if one <= other else _many_level(other, one)


@lru_cache(maxsize=_REMEMBERED)
def _many_level(one: tuple[str, ...], other: tuple[str, ...]) -> Name:
    if {*one, *other} >= _TOLD_APART and len(_TOLD_APART.intersection(one)) == 1:
        return Name.DIFFERS
    if sorted(_weighty(one)) == sorted(_weighty(other)) or "".join(one) == "".join(other):
        return Name.SPELLING
    first = word_level(_weighty(one)[0], _weighty(other)[0])
    joined = word_level("".join(one), "".join(other))
    best = min(word_level(left, right) for left in _weighty(one) for right in _weighty(other))
    return min(first, joined, max(best, Name.PARTLY))


def whole_level(one: tuple[str, ...], other: tuple[str, ...]) -> Name:
    """Return how two names agree whose words may be parted or ordered otherwise; `DIFFERS` when that is not it."""
    return _whole_level(one, other) if one <= other else _whole_level(other, one)


@lru_cache(maxsize=_REMEMBERED)
def _whole_level(one: tuple[str, ...], other: tuple[str, ...]) -> Name:
    if len(one) > 2 and sorted(one) == sorted(other):
        return Name.SPELLING
    left, right = "".join(one), "".join(other)
    if min(len(left), len(right)) < _LONG:
        return Name.DIFFERS
    return max(Name.SPELLING, word_level(left, right))


def _weighty(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word not in PARTICLES] or list(words)


def word_level(one: str, other: str) -> Name:
    """Return how two folded words of names agree; the same whichever comes first."""
    if one == other:
        return Name.SAME
    return _word_level(one, other) if one < other else _word_level(other, one)


@lru_cache(maxsize=_REMEMBERED)
def _word_level(one: str, other: str) -> Name:
    if len(one) == 1 or len(other) == 1:
        return _initial_level(one, other)
    if other in short_forms(one):
        return Name.NICKNAME
    if one.isascii() and other.isascii():
        return _latin_level(one, other)
    if is_unspaced(one) and is_unspaced(other):
        return Name.LOOSE if len(one) > 1 < len(other) and set(one) == set(other) else Name.DIFFERS
    native = _latin_level(one, other)
    return min(native, *(_foreign_level(left, right) for left in _forms(one) for right in _forms(other)))


def _forms(word: str) -> tuple[str, ...]:
    """Return the Latin forms of a whole word; of a word in Han or Hangul not those of its signs apart."""
    forms = latin_forms(word)
    return forms[:1] if len(word) > 1 and is_unspaced(word) else forms or (word,)


def _initial_level(one: str, other: str) -> Name:
    if (one.isascii() and other.isascii()) or (one[0] == other[0] and not is_unspaced(one[0])):
        return Name.INITIAL if one[0] == other[0] else Name.DIFFERS
    return Name.SPELLING if set(_forms(one)) & set(_forms(other)) else Name.DIFFERS


def _foreign_level(one: str, other: str) -> Name:
    """Compare transliterations: scripts that leave vowels out agree in the consonants alone."""
    sounds = sound_key(one), sound_key(other)
    if one == other or (sounds[0] == sounds[1] and len(sounds[0]) > 1):
        return Name.SPELLING
    return _latin_level(one, other)


def _latin_level(one: str, other: str) -> Name:
    alike, longest = JaroWinkler.similarity(one, other), max(len(one), len(other))
    if alike < _UNLIKE:
        short_by_ear = longest == _SHORTEST_STEM and sound_key(one) == sound_key(other)
        return Name.LOOSE if short_by_ear or sorted(one) == sorted(other) else Name.DIFFERS
    if _is_other_name(*sorted((one, other), key=len)):
        return Name.DIFFERS
    slips = OSA.distance(one, other)
    by_ear = longest >= _LONG and slips <= 2 and sound_key(one) == sound_key(other)
    if by_ear or other in spellings(one) or one in spellings(other):
        return Name.SPELLING
    if (slips == 1 and longest >= _LONG) or (slips == 2 and longest > 7):
        return Name.CLOSE
    some_slips = slips == 1 and longest == _SHORTEST_STEM and sound_key(one) == sound_key(other)
    if some_slips or (slips <= 2 and longest > 3) or alike >= _LOOSE_ALIKE or sorted(one) == sorted(other):
        return Name.LOOSE
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    return Name.LOOSE if len(shorter) >= _SHORTEST_STEM and longer.startswith(shorter) else Name.DIFFERS


def _is_other_name(shorter: str, longer: str) -> bool:
    """Whether one letter makes another name: `Robert` and `Roberta`, `Miller` and `Muller`."""
    if longer == shorter + "a":
        return len(shorter) >= _SHORTEST_STEM and shorter[-1] not in "aeiouyvn"
    apart = [{one, other} for one, other in zip(shorter, longer, strict=False) if one != other]
    return len(shorter) == len(longer) and apart == [{"i", "u"}]


def code_level(one: str, other: str) -> Code:
    """Return how two numbers or codes agree: a slip is one sign, or two neighbours changed over."""
    if one == other:
        return Code.SAME
    return Code.SLIP if len(one) > 2 < len(other) and OSA.distance(one, other, score_cutoff=1) <= 1 else Code.DIFFERS


def text_level(one: str, other: str) -> Street:
    """Return how two names of streets or places agree."""
    if one == other:
        return Street.SAME
    return _text_level(one, other) if one < other else _text_level(other, one)


@lru_cache(maxsize=_REMEMBERED)
def _text_level(one: str, other: str) -> Street:
    whole = _letters_level(one.replace(" ", ""), other.replace(" ", ""))
    if whole <= Street.SLIP:
        return whole
    left, right = one.split(), other.split()
    rest = [word for word in left if word not in right], [word for word in right if word not in left]
    if not rest[0] or not rest[1]:
        return Street.LOOSE
    apart = _letters_level("".join(rest[0]), "".join(rest[1]))
    return max(apart, Street.LOOSE) if len(rest[0]) < len(left) else max(apart, whole)


def _letters_level(one: str, other: str) -> Street:
    if one == other:
        return Street.SLIP
    longest = max(len(one), len(other))
    slips = OSA.distance(one, other, score_cutoff=longest // 3)
    if slips <= max(1, longest // 8):
        return Street.SLIP
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    begins = len(shorter) >= _SHORTEST_STEM and longer.startswith(shorter)
    return Street.LOOSE if slips <= longest // 3 or begins else Street.DIFFERS
