"""What was typed into the one field, as far as its form tells: commands, a date, a telephone number, or words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from caseworker.text.dates import typed_dates

COMMANDS_SIGN = ">"
_DIGITS = re.compile(r"\d")
_PHONE = re.compile(r"[+(]?[\d(][\d()./\-\s]*\Z")
_NUMBER = re.compile(r"[^\W\d_]{1,5}[-/. ]?\d[\d\s/.-]*\Z")
_PHONE_DIGITS = 7


class Sort(StrEnum):
    """What something typed looks like."""

    NOTHING = ""
    COMMANDS = "commands"
    DATE = "date"
    YEAR = "year"
    PHONE = "phone"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Typed:
    """What it looks like, and the words to look for (without the sign for commands)."""

    sort: Sort
    words: str

    @property
    def is_name(self) -> bool:
        """Whether it may be somebody's name."""
        return self.sort is Sort.WORDS and not _DIGITS.search(self.words)


def read(text: str, *, this_year: int) -> Typed:
    """Return what a text looks like. Nothing is refused: what looks like nothing else is words."""
    plain = " ".join(text.split())
    if plain.startswith(COMMANDS_SIGN):
        return Typed(Sort.COMMANDS, plain[1:].strip())
    if not plain:
        return Typed(Sort.NOTHING, "")
    return Typed(_sort(plain, this_year), plain)


def _sort(plain: str, this_year: int) -> Sort:
    digits = len(_DIGITS.findall(plain))
    dates = typed_dates(plain, this_year=this_year) if digits >= 3 else ()
    if dates:
        return Sort.DATE if any(one.month for one in dates) else Sort.YEAR
    if _PHONE.match(plain) and digits >= _PHONE_DIGITS:
        return Sort.PHONE
    if digits and (_PHONE.match(plain) or _NUMBER.match(plain)):
        return Sort.NUMBER
    return Sort.WORDS
