"""From what was typed to what the index is asked: quoted words under fixed columns, never query syntax.

Boundary: parts of a query in, a MATCH expression and an SQL condition out. Only letters, digits and marks reach an
expression, each word in quotes; everything else went when the text was folded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from caseworker.store.search.query import Part, code_words, decade_words, year_words
from caseworker.store.search.search_rows import CODE_LENGTH, MAIL_LENGTH

WORD_COLUMNS = "{name place title}"
SHORTEST_START = 3  # letters
_MONTH_LENGTH = len("195803")


@dataclass(frozen=True, slots=True)
class Condition:
    """What the index is asked (`match`) and what the rows found must also fulfil (`sql` on alias `f`)."""

    match: str
    sql: str = ""
    parameters: tuple[Any, ...] = ()


def conditions(parts: Sequence[Part], *, prefix: bool) -> list[Condition]:
    """Return the conditions under which all parts are met: words and dates; and, where a number needs it, codes.

    With `prefix`, an unfinished word may go on. The index knows only the end of a long number and the beginning of an
    address, so rows found by these are checked against the whole, which is why they are asked for apart.
    """
    asked = [_condition(parts, prefix=prefix, by_code=False)] if all(_has_words(part) for part in parts) else []
    if any(_is_partly_indexed(part) for part in parts):
        asked.append(_condition(parts, prefix=prefix, by_code=True))
    return asked


def _condition(parts: Sequence[Part], *, prefix: bool, by_code: bool) -> Condition:
    coded = [part for part in parts if by_code and _is_partly_indexed(part)]
    checks = [" OR ".join(["instr(f.exact, ?) > 0"] * len(_whole_codes(part))) for part in coded]
    parameters = [text for part in coded for text in _whole_codes(part)]
    matches = [_code_match(part) if part in coded else _word_match(part, prefix=prefix) for part in parts]
    return Condition(" AND ".join(matches), " AND ".join(f"({check})" for check in checks), tuple(parameters))


def quoted(words: Iterable[str], *, unfinished: str = "") -> str:
    """Return words joined by OR, each in quotes; the unfinished one may go on."""
    return " OR ".join([f'"{word}"' + ("*" if word == unfinished else "") for word in words])


def goes_on(part: Part) -> bool:
    """Say whether an unfinished part may be the beginning of a word."""
    return part.unfinished and not part.is_number and not part.mail


def is_short(part: Part) -> bool:
    """Say whether an unfinished word is too short to ask the index for all words that begin with it."""
    return goes_on(part) and part.typed.isascii() and len(part.typed) < SHORTEST_START


def _has_words(part: Part) -> bool:
    return bool(part.words or part.dates or decade_words(part))


def _is_partly_indexed(part: Part) -> bool:
    return bool(part.mail) or any(len(ending) != CODE_LENGTH for ending in part.endings)


def _whole_codes(part: Part) -> list[str]:
    return [f"|{part.mail}"] if part.mail else [f"{ending}|" for ending in part.endings]


def _word_match(part: Part, *, prefix: bool) -> str:
    choices = []
    if part.words:
        unfinished = part.typed if prefix and goes_on(part) and not is_short(part) else ""
        choices.append(f"{WORD_COLUMNS} : ({quoted(part.words, unfinished=unfinished)})")
    births = [*year_words(part), *decade_words(part)]
    if births:
        each = [f'"{word}"' + ("*" if len(word) == _MONTH_LENGTH else "") for word in births]
        choices.append(f"birth : ({' OR '.join(each)})")
    if part.endings and not _is_partly_indexed(part):
        choices.append(_code_match(part))
    return f"({' OR '.join(choices)})"


def _code_match(part: Part) -> str:
    codes = code_words(part)
    short = codes[0] if part.mail and len(codes[0]) < MAIL_LENGTH else ""
    return f"code : ({quoted(codes, unfinished=short)})"
