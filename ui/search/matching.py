"""Which letters of a result were typed, and in words why something was found that is written otherwise."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from caseworker.desk.found import How, Reason
from caseworker.domain.definition import Search
from caseworker.text.folding import fold, words

translate = QCoreApplication.translate
Span = tuple[int, int]
_WORD = re.compile(r"\w+")
_NAMED = frozenset({Search.NAME})


def matched(title: str, typed: str) -> tuple[Span, ...]:
    """Return where in a title the typed letters stand, as (start, length): at the beginning of its words."""
    wanted = words(typed)
    found: list[Span] = []
    for word in _WORD.finditer(title):
        long = max((_agreeing(word.group(), one) for one in wanted), default=0)
        if long:
            found.append((word.start(), long))
    return tuple(found)


def _agreeing(word: str, typed: str) -> int:
    """Return how many letters of a word are those typed, 0 unless it begins with all of them."""
    for long in range(1, len(word) + 1):
        begun = fold(word[:long])
        if begun == typed:
            return long
        if not typed.startswith(begun):
            return 0
    return 0


def why(reasons: Sequence[Reason]) -> str:
    """Return in words why somebody was found whose name is written otherwise; "" where it is as it was typed."""
    hows = {one.how for one in reasons if one.role in _NAMED}
    said = {
        How.SOUNDS: translate("Search", "Sounds alike"),
        How.SIMILAR: translate("Search", "Spelt nearly so"),
        How.TRANSLITERATED: translate("Search", "From another script"),
        How.NICKNAME: translate("Search", "Short form of the name"),
    }
    for how, sentence in said.items():
        if how in hows:
            return sentence
    if any(one.how is How.SWAPPED for one in reasons):
        return translate("Search", "Day and month the other way round")
    return translate("Search", "Phone number agrees") if any(one.role is Search.PHONE for one in reasons) else ""


def all_begin(sentence: str, typed: str) -> bool:
    """Whether every typed word begins a word of a sentence: how commands are found."""
    have = words(sentence)
    return all(any(word.startswith(one) for word in have) for one in words(typed))
