"""What was typed, taken apart: words, numbers, dates and addresses, each with what it may stand for.

Boundary: text in, values out; no SQL beyond quoted words. Typed text reaches the index only as quoted words of letters,
digits and marks under a fixed column filter, never as query syntax.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace

from caseworker.store.search.hits import How
from caseworker.store.search.search_rows import CODE_LENGTH, mail_code, squashed, squashed_mail
from caseworker.text.dates import TypedDate, typed_dates
from caseworker.text.folding import words
from caseworker.text.names import PARTICLES, spellings, umlaut_digraphs
from caseworker.text.phones import endings, phone

LONGEST_QUERY = 200  # characters
MOST_PARTS = 8

_BEGINS_GROUPS = re.compile(r"[^\W\d_]+[-/.]?([0-9]{2,3})")
_NUMBER = re.compile(r"[+(]?[0-9][0-9()./\-+]*\Z")
_MONTH_NAME = re.compile(r"[^\W\d_]{3,}")
_CALLED = re.compile(r"\b(?:tel|phone|mobile|fax)[.:]+(?=[\s+(0-9])", re.IGNORECASE)
_STARTS_NUMBER = frozenset("+(0123456789")
_NEAR_YEARS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One thing typed. `words` are what it may stand for among names and places, with how and how surely (0 to 1)."""

    typed: str
    words: dict[str, tuple[How, float]] = field(default_factory=dict)
    is_number: bool = False
    dates: tuple[TypedDate, ...] = ()
    endings: tuple[str, ...] = ()
    mail: str = ""
    unfinished: bool = False  # the last thing typed, which may go on
    optional: bool = False  # an initial or a particle: welcomed, not demanded


@dataclass(frozen=True, slots=True)
class Query:
    """One reading of the typed text."""

    parts: tuple[Part, ...]

    @property
    def demanded(self) -> tuple[Part, ...]:
        """The parts that a hit must agree with; all of them when each is optional."""
        return tuple(part for part in self.parts if not part.optional) or self.parts


def readings(text: str, *, region: str | None, this_year: int) -> tuple[Query, ...]:
    """Return the ways to read a typed text, the likeliest first; nothing when it holds no letter and no digit.

    At most 200 characters and eight parts are looked at. There are several where the whole is a telephone number that
    can exist, where digits in groups may be one, or where a word of letters and digits may be an identifier or several
    words.
    """
    clean = _CALLED.sub(" ", _plain(text[: LONGEST_QUERY * 2])[:LONGEST_QUERY])
    goes_on = bool(clean) and not clean[-1].isspace()
    pieces = clean.split()
    made: dict[tuple[tuple[str, bool], ...], Query] = {}
    if _is_telephone(clean.strip(), region):
        made[((clean, True),)] = Query((_number(clean.strip(), region, this_year),))
    for grouped in (True, False):
        parts = _parts(pieces, grouped=grouped, goes_on=goes_on, region=region, this_year=this_year)[:MOST_PARTS]
        if parts:
            made.setdefault(tuple((part.typed, part.is_number) for part in parts), Query(tuple(parts)))
    return tuple(made.values())


def _plain(text: str) -> str:
    """Return the text with compatible signs as usual ones and the digits of every script as 0 to 9."""
    decimals = [unicodedata.decimal(sign, None) for sign in text] if not text.isascii() else []
    digits = [sign if value is None else str(value) for sign, value in zip(text, decimals, strict=False)]
    return unicodedata.normalize("NFKC", "".join(digits)) if digits else text


def _is_telephone(text: str, region: str | None) -> bool:
    """Say whether the whole text, with its groups, letters for digits and extension, is one number that can exist."""
    if text[:1] not in _STARTS_NUMBER or sum(sign.isdecimal() for sign in text) < CODE_LENGTH:
        return False
    found = phone(text, region)
    return found is not None and found.valid


def _parts(pieces: list[str], *, grouped: bool, goes_on: bool, region: str | None, this_year: int) -> list[Part]:
    parts: list[Part] = []
    at = 0
    while at < len(pieces):
        taken, found = _next(pieces, at, grouped=grouped, region=region, this_year=this_year)
        parts.extend(found)
        at += taken
    if parts and goes_on:
        parts[-1] = _going_on(parts[-1])
    return parts


def _next(pieces: list[str], at: int, *, grouped: bool, region: str | None, this_year: int) -> tuple[int, list[Part]]:
    dated = _spoken_date(pieces, at, this_year)
    if dated is not None:
        return dated
    piece = pieces[at]
    if "@" in piece and mail_code(squashed_mail(piece)):
        return 1, [Part(piece, mail=squashed_mail(piece))]
    if _NUMBER.match(piece):
        length = _group_length(pieces, at) if grouped else 1
        return length, [_number(" ".join(pieces[at : at + length]), region, this_year)]
    groups = _groups_of_identifier(pieces, at) if grouped else 1
    if groups > 1:
        return groups, [_identifier(" ".join(pieces[at : at + groups]))]
    if grouped and any(sign.isdecimal() for sign in piece) and len(squashed(piece)) >= CODE_LENGTH:
        return 1, [_identifier(piece)]
    return 1, [
        _number(word, region, this_year) if word.isdecimal() and word.isascii() else _word(word, piece)
        for word in words(piece)
    ]


def _spoken_date(pieces: list[str], at: int, this_year: int) -> tuple[int, list[Part]] | None:
    """Return a date of several words at this place: `12 March 1958`, `about 1958`."""
    for length in (5, 4, 3, 2):
        window = " ".join(pieces[at : at + length])
        if at + length <= len(pieces) and _MONTH_NAME.search(window):
            dates = typed_dates(window, this_year=this_year)
            if dates:
                return length, [Part(window, is_number=True, dates=dates)]
    return None


def _group_length(pieces: list[str], at: int) -> int:
    """Return how many pieces from here are groups of one long number: at least seven digits in all, or none but one."""
    length = 1
    while at + length < len(pieces) and _NUMBER.match(pieces[at + length]):
        length += 1
    digits = sum(sign.isdecimal() for piece in pieces[at : at + length] for sign in piece)
    return length if digits >= 7 else 1


def _groups_of_identifier(pieces: list[str], at: int) -> int:
    """Return how many pieces from here are one identifier written in groups: `CW-000 000 417`."""
    begun = _BEGINS_GROUPS.fullmatch(pieces[at])
    length = 1
    while begun and at + length < len(pieces) and _is_group(pieces[at + length], len(begun[1])):
        length += 1
    return length


def _is_group(piece: str, size: int) -> bool:
    return piece.isascii() and piece.isdecimal() and len(piece) == size


def _number(typed: str, region: str | None, this_year: int) -> Part:
    digits = "".join([sign for sign in typed if sign.isdecimal()])
    dates = typed_dates(typed, this_year=this_year)
    if len(digits) == 2 == len(typed):
        years = {this_year - this_year % 100 + int(digits), this_year - this_year % 100 - 100 + int(digits)}
        dates = tuple(TypedDate(year) for year in sorted(years) if year <= this_year)
    found = endings(typed, region) if len(digits) >= CODE_LENGTH else ()
    plain = dict.fromkeys(words(typed), (How.EXACT, 1.0))
    return Part(
        typed, words=plain, is_number=True, dates=dates, endings=found or ((digits,) if len(digits) == 3 else ())
    )


def _identifier(piece: str) -> Part:
    plain = squashed(piece)
    tail = re.search(r"[0-9]+\Z", plain)
    return Part(piece, words={plain: (How.EXACT, 1.0)}, is_number=True, endings=(plain, tail[0]) if tail else (plain,))


def _word(word: str, piece: str) -> Part:
    found: dict[str, tuple[How, float]] = {word: (How.EXACT, 1.0)}
    umlauts = umlaut_digraphs(piece) if len(words(piece)) == 1 else word
    other = How.SPELLING if word.isascii() else How.TRANSLITERATED
    for spelling in (*spellings(word), umlauts):
        found.setdefault(spelling, (other, 0.97))
    return Part(word, words=found, optional=word in PARTICLES or (len(word) == 1 and word.isascii()))


def _going_on(part: Part) -> Part:
    short_number = part.is_number and len(part.typed) < 3
    return replace(part, unfinished=True, optional=part.optional or short_number)


def year_words(part: Part) -> dict[str, tuple[How, float]]:
    """Return the words of the birth column that a part may mean: a year, or year, month and day in one."""
    found: dict[str, tuple[How, float]] = {}
    for date in part.dates:
        how, sure = (How.SWAPPED, 0.9) if date.swapped else (How.EXACT, 1.0)
        if date.month is None:
            found[str(date.year)] = (how, sure)
            if date.about:
                near = range(date.year - _NEAR_YEARS, date.year + _NEAR_YEARS + 1)
                found.update({str(year): (How.PART, 0.9) for year in near if year != date.year})
        elif date.day is None:
            found[f"{date.year}{date.month:02}"] = (how, sure)
        else:
            found[f"{date.year}{date.month:02}{date.day:02}"] = (how, sure)
    return found


def decade_words(part: Part) -> list[str]:
    """Return the ten years of a year of which three digits are typed; nothing for any other part."""
    digits = part.typed
    if part.unfinished and digits.isdecimal() and len(digits) == 3 and digits[:2] in {"18", "19", "20"}:
        return [f"{digits}{last}" for last in range(10)]
    return []


def code_words(part: Part) -> list[str]:
    """Return the index words of the code column that a part may mean."""
    if part.mail:
        return [mail_code(part.mail)]
    return list(dict.fromkeys(ending.zfill(CODE_LENGTH)[-CODE_LENGTH:] for ending in part.endings))
