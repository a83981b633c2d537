"""Places as people say them: "Main Street 14", "91-33 97 STREET", "corner of Oak Rd and Mill Lane", "40.69, -73.84".

Boundary: strings in, comparable values out. Nothing is looked up: whether a street exists is never asked. The usual
short forms of English and German street words are told to be the same; other languages are compared as they are
written, folded.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from caseworker.text.folding import fold, words

_KINDS = {
    "street": ("st", "str"),
    "avenue": ("av", "ave"),
    "road": ("rd",),
    "boulevard": ("blvd", "bd"),
    "drive": ("dr",),
    "lane": ("ln",),
    "place": ("pl",),
    "court": ("ct",),
    "square": ("sq",),
    "terrace": ("ter",),
    "highway": ("hwy",),
    "parkway": ("pkwy",),
    "expressway": ("expy",),
    "north": ("n",),
    "east": ("e",),
    "south": ("s",),
    "west": ("w",),
    "saint": (),
    "strasse": (),
    "weg": (),
    "platz": (),
}
_WHOLE = {short: whole for whole, shorts in _KINDS.items() for short in shorts}
_SIDES = frozenset({"north", "east", "south", "west"})
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_NUMBER = re.compile(r"(\d{1,5})([a-z]?)(?:\s?[-/\u2013]\s?(\d{1,5})([a-z]?))?")
_BESIDE = frozenset({"near", "opposite", "opp", "outside", "behind", "by", "at", "corner", "of", "the", "in", "front"})
_WITHIN = frozenset({"flat", "apt", "apartment", "unit", "room", "floor", "suite", "fl", "no", "number"})
_CROSSING = re.compile(r"\s(?:and|und|y)\s|&|\s/\s|\bat\b", re.IGNORECASE)
_POINT = re.compile(r"\(?\s*([+-]?\d{1,2}(?:\.\d{1,15})?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)\s*\)?")
_LONGEST = 300  # characters
_WIDEST_RANGE = 40  # 12-14 are houses; 91-33 is the 33rd house of the 91st block
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A written place. `streets` are the folded words of one street, or of two that cross; `around` those of the town.

    `houses` is the first and last house number, None where none was said. A number of the form block-house, as in
    Queens (91-33), counts as 9133.
    """

    streets: tuple[tuple[str, ...], ...] = ()
    houses: tuple[int, int] | None = None
    around: frozenset[str] = frozenset()


def spot_of(text: str) -> Spot:
    """Return what a written place says; a text that names no street gives an empty spot."""
    parts = [part for part in re.split(r"[,\n;]", text[:_LONGEST]) if part.strip()]
    for at, part in enumerate(parts):
        spot = _street_of(part)
        if spot is not None:
            around = frozenset(word for other in parts[at + 1 :] for word in words(other))
            houses = spot.houses or _alone(parts[:at])
            return Spot(spot.streets, houses, around)
    return Spot()


def point_of(text: str) -> tuple[int, int] | None:
    """Return latitude and longitude in millionths of a degree where the text is nothing else, None otherwise."""
    found = _POINT.fullmatch(text.strip()[:_LONGEST])
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return round(latitude * _MICRO), round(longitude * _MICRO)


def same_street(one: Spot, other: Spot, *, unfinished: bool = False) -> bool:
    """Say whether both lie on one street, in towns that may be the same.

    With `unfinished` the last word of `one` may be the beginning of a word: it is still being typed.
    """
    if one.around and other.around and not one.around & other.around:
        return False
    return any(_is_same(mine, theirs, unfinished) for mine in one.streets for theirs in other.streets)


def houses_apart(one: Spot, other: Spot) -> int | None:
    """Return how many numbers lie between two places of one street, 0 for the same; None where one has no number."""
    if one.houses is None or other.houses is None:
        return None
    return max(0, max(one.houses[0], other.houses[0]) - min(one.houses[1], other.houses[1]))


def telling_words(street: Sequence[str]) -> tuple[str, ...]:
    """Return the words by which a street is looked up: those that do more than say what kind of street it is."""
    return tuple(word for word in street if word not in _KINDS) or tuple(street)


def spellings(word: str) -> tuple[str, ...]:
    """Return the forms in which a word of a street may have been written."""
    if word.endswith("strasse") and word != "strasse":
        return (word, word.removesuffix("asse"))
    if word.isdecimal():
        return (word, f"{word}{_ending(int(word))}")
    return (word, *_KINDS.get(word, ()))


def _street_of(part: str) -> Spot | None:
    """Return street and house number of a part of an address, None when it is a flat, a number alone or nothing."""
    sides = [_plain(side) for side in _CROSSING.split(part)]
    named = [side for side in sides if side]
    if len(named) > 1:
        return Spot(tuple(_canonical(_without_house(side)[0]) for side in named[:2]))
    tokens = named[0] if named else []
    if not tokens or tokens[0] in _WITHIN:
        return None
    street, houses = _without_house(tokens)
    if not any(not word.isdecimal() for word in street):
        return None
    return Spot((_canonical(street),), houses)


def _plain(part: str) -> list[str]:
    """Return the folded tokens of a part; house numbers such as 91-33, 12a and 12/3 stay whole."""
    found = re.findall(r"\d{1,5}[a-z]?\s?[-/\u2013]\s?\d{1,5}[a-z]?|[^\s.]+", fold(part))
    tokens = [token for one in found for token in _tokens(one)]
    while tokens and tokens[0] in _BESIDE:
        tokens.pop(0)
    return tokens


def _tokens(token: str) -> Iterable[str]:
    return (token,) if _NUMBER.fullmatch(token) else words(token)


def _without_house(tokens: Sequence[str]) -> tuple[list[str], tuple[int, int] | None]:
    """Part a street from its house number, at its beginning or its end; what is left always names a street."""
    first, rest = _houses(tokens[0]), list(tokens[1:])
    if first is not None and rest and not _is_the_name(rest):
        return rest, first
    last = _houses(tokens[-1]) if len(tokens) > 1 else None
    if last is not None and not tokens[-2].isdecimal():
        return list(tokens[:-1]), last
    return list(tokens), None


def _is_the_name(rest: Sequence[str]) -> bool:
    """Whether a number before these words is the street's own: "5 Avenue", "97 Street", but "103 West Street" 103."""
    whole = [_WHOLE.get(word, word) for word in rest]
    return whole[0] not in _SIDES and all(word in _KINDS for word in whole)


def _houses(token: str) -> tuple[int, int] | None:
    found = _NUMBER.fullmatch(token)
    if found is None:
        return None
    first = int(found[1])
    if found[3] is None:
        return first, first
    second = int(found[3])
    if first <= second <= first + _WIDEST_RANGE:
        return first, second
    block = first * 100 + second
    return block, block


def _alone(parts: Iterable[str]) -> tuple[int, int] | None:
    """Return the house number that stands before a comma: "12, Main Street"."""
    found = (_houses("".join(fold(part).split())) for part in parts)
    return next((one for one in found if one is not None), None)


def _canonical(street: Sequence[str]) -> tuple[str, ...]:
    return tuple(_whole_words(street))


def _whole_words(street: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(street):
        ordinal = _ORDINAL.fullmatch(word)
        if ordinal:
            yield ordinal[1]
        elif word == "st" and at == 0 and len(street) > 1:
            yield "saint"
        elif word.endswith("str") and len(word) > len("str"):
            yield f"{word}asse"
        else:
            yield _WHOLE.get(word, word)


def _is_same(mine: Sequence[str], theirs: Sequence[str], unfinished: bool) -> bool:  # noqa: FBT001  told by name above
    if tuple(mine) == tuple(theirs) or "".join(mine) == "".join(theirs):
        return True
    if not unfinished or len(mine) > len(theirs):
        return False
    begun = " ".join(mine)
    return len(begun) >= 3 and " ".join(theirs).startswith(begun)


def _ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
