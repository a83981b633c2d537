"""Names of people: as written, in any script, in their own order. Nothing is transliterated, corrected or re-cased.

How a name is found by another spelling is the business of search; how it is shown and sorted is decided here.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from caseworker.domain.definition import Search, fact
from caseworker.domain.elements import Dated


class NameKind(StrEnum):
    """What a name is to the person who bears it."""

    OFFICIAL = "official"  # as on the papers now
    BIRTH = "birth"
    MARRIED = "married"
    PREFERRED = "preferred"  # what they wish to be called
    RELIGIOUS = "religious"
    OTHER_SCRIPT = "other_script"  # the same name as it stands in another script
    ALIAS = "alias"
    FORMER = "former"


class NameOrder(StrEnum):
    """Which part comes first when the parts are joined."""

    GIVEN_FIRST = "given_first"
    FAMILY_FIRST = "family_first"


class NamePurpose(StrEnum):
    """What a name is wanted for."""

    EVERYDAY = "everyday"  # speaking and writing to them: what they wish to be called
    OFFICIAL = "official"  # decisions and certificates: what their papers say


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName(Dated):
    """One name. `full` is as its bearer writes it and is what is shown; the parts may be empty, or be all there is.

    `script` is an ISO 15924 code ("Latn", "Arab"), `reading` how it is pronounced where that is written beside it
    (kana), `sort_as` overrides the place in a list ("Gogh, Vincent van"). Kept unchanged, sign for sign.
    """

    kind: NameKind = NameKind.OFFICIAL
    full: Annotated[str, fact(search=Search.NAME)] = ""
    given: Annotated[str, fact(search=Search.NAME)] = ""
    family: Annotated[str, fact(search=Search.NAME)] = ""
    order: NameOrder = NameOrder.GIVEN_FIRST
    script: str = ""
    reading: Annotated[str, fact(search=Search.NAME)] = ""
    sort_as: str = ""

    @property
    def shown(self) -> str:
        """The whole name: as written, otherwise its parts in their order."""
        return self.full or self._joined()

    @property
    def sorted_as(self) -> str:
        """The text that gives its place in a list: family name first, a single name as it is."""
        if self.sort_as:
            return self.sort_as
        parts = [part for part in (self.family, self.given) if part]
        return ", ".join(parts) if parts else self.full

    @property
    def initials(self) -> str:
        """One or two letters for a small picture, passing over particles ("van", "bin"); empty without a letter.

        A name whose script has a sign for a syllable or a word is told by the first sign of the family name.
        """
        first, second = self.given, self.family
        if self.order is NameOrder.FAMILY_FIRST:
            first, second = second, first
        if not (first or second):
            words = self.full.split()
            first, second = words[0] if words else "", words[-1] if len(words) > 1 else ""
        if _is_syllabic(self.shown):
            return _initial(self.family or self.full)
        return _initial(first) + _initial(second)

    def _joined(self) -> str:
        parts = [self.given, self.family]
        if self.order is NameOrder.FAMILY_FIRST:
            parts.reverse()
        blank = "" if _is_syllabic(self.given + self.family) else " "
        return blank.join(part for part in parts if part)


_WANTED = {
    NamePurpose.EVERYDAY: ("preferred", "official", "married", "birth", "religious", "other_script", "alias", "former"),
    NamePurpose.OFFICIAL: ("official", "married", "birth", "religious", "other_script", "former", "alias", "preferred"),
}


def name_for(names: Iterable[PersonName], *, on: date, purpose: NamePurpose) -> PersonName | None:
    """Return the name to use on that day: one that holds then, of the kind that suits best; None if there is none.

    Of two of one kind the later to begin is used, then the first recorded. Where no name holds on that day the one
    that would suit best is used all the same: a person does not lose the name.
    """
    wanted = _WANTED[purpose]

    def rank(name: PersonName) -> tuple[bool, int, int, int]:
        began = name.valid_from or date.min
        return not name.holds(on), wanted.index(name.kind), -began.toordinal(), name.id.int

    return min(names, key=rank, default=None)


# An apostrophe in front stands for a cut-off particle, as in the Dutch form of "het Hooft".
_CUT_OFF = frozenset({"'", "\u2018", "\u2019", "\u02bb"})


def _initial(words: str) -> str:
    """The first letter with its marks, of the first word that is no particle."""
    letters = [letter for word in words.split() if (letter := _first_letter(word))]
    for letter in letters:
        if not letter[0].islower():
            return letter
    return letters[0] if letters else ""


def _first_letter(word: str) -> str:
    if word[:1] in _CUT_OFF:
        return ""
    for start, sign in enumerate(word):
        if unicodedata.category(sign)[0] == "L":
            end = start + 1
            while end < len(word) and unicodedata.category(word[end])[0] == "M":
                end += 1
            return word[start:end]
    return ""


def _is_syllabic(words: str) -> bool:
    signs = [sign for sign in words if unicodedata.category(sign)[0] == "L"]
    return bool(signs) and unicodedata.name(signs[0], "").startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))
