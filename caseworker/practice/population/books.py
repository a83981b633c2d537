"""Books of names, one per origin: which given and family names there are, and how common each is.

Lists come from Faker's providers (`faker_lists`) and from `name_lists`. Every name is kept in Unicode NFC with a Latin
form beside it.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from anyascii import anyascii

from caseworker.practice.population import faker_lists
from caseworker.practice.population import name_lists as lists
from caseworker.practice.population.origins import ORIGINS, Origin
from caseworker.practice.population.streams import Weighted, zipf

_COMMON = 1000


@dataclass(frozen=True, slots=True)
class Word:
    """One name as its people write it, in Latin letters, and its sound in kana where that is known."""

    native: str
    latin: str
    kana: str = ""


@dataclass(frozen=True, slots=True)
class Era:
    """The given names usual about a year of birth."""

    year: int
    female: Weighted[Word]
    male: Weighted[Word]


@dataclass(frozen=True, slots=True)
class Book:
    """The names of one origin. `tail` holds rare family names, `eras` given names by time of birth, where known."""

    female: Weighted[Word]
    male: Weighted[Word]
    family: Weighted[Word]
    tail: Weighted[Word] | None = None
    eras: tuple[Era, ...] = ()


def nfc(text: str) -> str:
    """Return the text in Unicode NFC."""
    return unicodedata.normalize("NFC", text)


@cache
def books() -> dict[str, Book]:
    """Return the book of each origin's code; read at the first call of a process (about a fifth of a second)."""
    return {origin.code: _book(origin) for origin in ORIGINS}


def _book(origin: Origin) -> Book:
    if origin.code in _PAIRED:
        female, male, family = (_pairs(text) for text in _PAIRED[origin.code])
    elif origin.code in _LISTED:
        female, male, family = (_plain(text.split()) for text in _LISTED[origin.code])
    elif origin.code == "ja_JP":
        kinds = ("first_name_female_pairs", "first_name_male_pairs", "last_name_pairs")
        female, male, family = (_triples(faker_lists.japanese_names(kind)) for kind in kinds)
    elif origin.code == "en_GB":
        return _home_book()
    else:
        female, male, family = _faker(origin)
    return Book(zipf(female, exponent=0.5), zipf(male, exponent=0.5), zipf(family, exponent=0.65))


def _faker(origin: Origin) -> tuple[list[Word], list[Word], list[Word]]:
    make: Callable[[Iterable[str]], list[Word]] = _plain if origin.script == "Latn" else _romanised
    female = _scattered(make(faker_lists.female_names(origin.code)))
    male = _scattered(make(faker_lists.male_names(origin.code)))
    family = make(faker_lists.family_names(origin.code))
    return female, male, family if origin.code in _BY_FREQUENCY else _scattered(family)


def _home_book() -> Book:
    american = faker_lists.family_names("en_US")
    rank = {name: number for number, name in enumerate(american)}
    british = sorted(faker_lists.family_names("en_GB"), key=lambda name: rank.get(name, len(rank)))
    names = list(dict.fromkeys([*british, *american]))
    invented = [head + tail for head in lists.PLACE_HEADS.split() for tail in lists.PLACE_TAILS.split()]
    common = frozenset(names[:_COMMON])
    rare = dict.fromkeys([*names[_COMMON:], *faker_lists.family_names("en_IE"), *invented])
    return Book(
        zipf(_plain(faker_lists.female_names("en_GB")), exponent=0.5),
        zipf(_plain(faker_lists.male_names("en_GB")), exponent=0.5),
        zipf(_plain(names[:_COMMON]), exponent=0.85),
        tail=zipf(_scattered(_plain(name for name in rare if name not in common)), exponent=0.2),
        eras=_eras(lists.GIVEN_BY_ERA),
    )


def _eras(text: str) -> tuple[Era, ...]:
    """Read the table of given names by year of birth: a line of women's names and one of men's for each year."""
    lines = text.replace("\n    ", " ").strip().split("\n")
    cells = (line.split(" ", 2) for line in lines)
    read = [(int(year), zipf(_plain(names.split()), exponent=0.5)) for year, _, names in cells]
    return tuple(Era(year, women, men) for (year, women), (_, men) in zip(read[::2], read[1::2], strict=True))


def _pairs(text: str) -> list[Word]:
    return [Word(nfc(native), roman) for native, roman in (pair.split("=") for pair in text.split())]


def _triples(triples: Sequence[tuple[str, str, str]]) -> list[Word]:
    return [Word(nfc(han), roman, nfc(kana)) for han, kana, roman in triples]


def _plain(names: Iterable[str]) -> list[Word]:
    return [Word(nfc(name), nfc(name)) for name in names]


def _romanised(names: Iterable[str]) -> list[Word]:
    return [Word(nfc(name), lists.KOREAN_LATIN.get(name) or latin(name)) for name in names]


def _scattered(words: list[Word]) -> list[Word]:
    """Order an alphabetical list as if by frequency: by a digest, so that every run agrees."""
    return sorted(words, key=lambda word: sha256(word.native.encode()).digest())


def latin(text: str) -> str:
    """Return a plain Latin writing of a name in another script, each part with a capital."""
    spelt = anyascii(_with_inherent_vowels(text))
    letters = "".join(sign for sign in spelt if sign.isalpha() or sign in " -")
    return " ".join(part.capitalize() for part in letters.replace("oy", "ou").split())


def _with_inherent_vowels(text: str) -> str:
    """Write the `a` that an Indic letter carries unless a sign follows; the last letter's is silent."""
    signs = []
    for sign, following in zip(text, text[1:] + " ", strict=True):
        signs.append(sign)
        if _indic_letter(sign) and _indic_letter(following) and anyascii(sign)[:1] not in set("aeiou"):
            signs.append("a")
    return "".join(signs)


def _indic_letter(sign: str) -> bool:
    return "\u0900" <= sign <= "\u0dff" and unicodedata.category(sign) == "Lo"


_PAIRED = {
    "ar_AA": (lists.ARABIC_F, lists.ARABIC_M, lists.ARABIC_FAMILY),
    "fa_IR": (lists.PERSIAN_F, lists.PERSIAN_M, lists.PERSIAN_FAMILY),
    "he_IL": (lists.HEBREW_F, lists.HEBREW_M, lists.HEBREW_FAMILY),
    "th_TH": (lists.THAI_F, lists.THAI_M, lists.THAI_FAMILY),
}
_LISTED = {
    "vi_VN": (lists.VIETNAMESE_F, lists.VIETNAMESE_M, lists.VIETNAMESE_FAMILY),
    "so_SO": (lists.SOMALI_F, lists.SOMALI_M, lists.SOMALI_FAMILY),
}
_BY_FREQUENCY = frozenset({"zh_CN", "zh_TW", "ko_KR", "ru_RU", "tr_TR", "hu_HU", "fr_FR"})
