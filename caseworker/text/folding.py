"""Folding: one plain form for spellings that a reader takes for the same.

Boundary: strings in, strings out. What is stored is never changed by this; only what is compared and searched is
folded. Folding goes by NFKC and case folding (Unicode 15, sections 3.13 and 5.18), drops accents of Latin, Greek,
Cyrillic, Hebrew and Arabic letters, invisible and direction signs, and writes katakana as hiragana. Scripts in which a
mark is a vowel (Devanagari, Thai and their like) keep their marks.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "'’‘ʼʻ`´ʹ′＇‛"
_ACCENTS = (
    (0x300, 0x36F),  # Latin, Greek, Cyrillic
    (0x483, 0x487),
    (0x591, 0x5BD),  # Hebrew
    (0x5BF, 0x5BF),
    (0x5C1, 0x5C2),
    (0x5C4, 0x5C5),
    (0x5C7, 0x5C7),
    (0x610, 0x61A),  # Arabic
    (0x64B, 0x65F),
    (0x670, 0x670),
)
_INVISIBLE = (
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x600, 0x605),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x180B, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0001, 0xE007F),
    (0xE0100, 0xE01EF),
)
_LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ə": "e",
    "ٱ": "ا",
    "ى": "ي",
    "ة": "ه",
    "ی": "ي",
    "ک": "ك",
    "ـ": "",
    "ך": "כ",
    "ם": "מ",
    "ן": "נ",
    "ף": "פ",
    "ץ": "צ",
}
_KATAKANA, _TO_HIRAGANA = range(0x30A1, 0x30F7), 0x60
_FOLDED = (
    {code: "" for first, last in (*_ACCENTS, *_INVISIBLE) for code in range(first, last + 1)}
    | {code: chr(code - _TO_HIRAGANA) for code in _KATAKANA}
    | {ord(letter): plain for letter, plain in _LETTERS.items()}
)
_PARTED = dict.fromkeys(map(ord, _APOSTROPHES), " ")
_NO_APOSTROPHES = dict.fromkeys(map(ord, _APOSTROPHES))
_WORD = re.compile(
    # letters, digits, and the marks that are vowels in the scripts of South and South-East Asia
    "(?:[^\\W_]|[\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a81-\u0acd"
    "\u0b01-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d\u0d82-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ecd\u0f71-\u0f84\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u3099\u309a])+"
)
_ASCII_WORDS = bytes(code if chr(code).isalnum() else 0x20 for code in range(128)).lower() + bytes(128)
_ASCII_APOSTROPHES = b"'`"


def fold(text: str) -> str:
    """Return the comparable form: case, accents, ligatures, widths and invisible signs gone. Folding twice is folding
    once.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", decomposed.translate(_FOLDED))


def words(text: str) -> list[str]:
    """Return the folded words of a text. An apostrophe joins its neighbours (`O'Brien` gives `obrien`); a hyphen parts
    them.
    """
    if text.isascii():
        return ascii_words(text)
    return list(_other_words(text))


def ascii_words(text: str) -> list[str]:
    """As `words`, for a text that is known to be ASCII."""
    return text.encode().translate(_ASCII_WORDS, _ASCII_APOSTROPHES).decode().split()


@lru_cache(maxsize=4096)
def _other_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text).translate(_NO_APOSTROPHES)))


def apostrophe_parts(text: str) -> list[str]:
    """Return the folded pieces of words around apostrophes: `O'Brien` gives `o` and `brien`. Empty when there is
    none.
    """
    parted = text.translate(_PARTED)
    return words(parted) if parted != text else []
