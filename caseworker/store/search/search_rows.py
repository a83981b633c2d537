"""What is indexed for one record: the words of its fields, folded, as one row of a full-text table.

Boundary: plain texts in, one tuple of plain words out. The columns are the same for every kind. Long numbers are kept
out of the index, because a million different words make it large and slow to write: `code` indexes only the last four
signs of a number (the first six of an e-mail address), and `exact` holds the whole of them, unindexed, to check
against.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from caseworker.domain.definition import Search
from caseworker.text.folding import ascii_words, fold, words
from caseworker.text.names import all_name_words
from caseworker.text.phones import written_digits

COLUMNS = ("name", "birth", "place", "code", "title", "body", "exact")
CODE_LENGTH = 4
MAIL_LENGTH = 6
LONGEST_TEXT = 200_000  # characters of a title or body that are indexed

Row = tuple[int, str, str, str, str, str, str, str]

_TAG = re.compile(r"<[^<>]{1,400}>")
_SIGNS = b" .-_/+()"
_PLAIN = b"abcdefghijklmnopqrstuvwxyz0123456789|@"
_LETTER = re.compile("[^0-9+()./ -]").search
_NONE: tuple[str, ...] = ()
_TEXTS = (Search.NAME, Search.BIRTH, Search.PLACE, Search.TITLE, Search.BODY)
_PHONE, _IDENTIFIER, _EMAIL = Search.PHONE, Search.IDENTIFIER, Search.EMAIL
_LOWER = bytes(range(256)).lower()


@dataclass(frozen=True, slots=True)
class SearchText:
    """The texts by which one record is found, per role, as they are kept. `rid` is the number of its row."""

    rid: int
    words: Mapping[Search, Sequence[str]]


def search_row(text: SearchText) -> Row:
    """Return the row of a record [about 6 microseconds for a person with a plain name, address and telephone]."""
    found = text.words
    name, birth, place, title, body = map(found.get, _TEXTS)
    codes, exact = _codes(found)
    return (
        text.rid,
        _plain_or_folded(name) if name else "",
        " ".join(map(_birth_words, birth)) if birth else "",
        _plain_or_folded(place) if place else "",
        codes,
        text_words(title) if title else "",
        text_words(body) if body else "",
        exact,
    )


def kept_words(text: str) -> list[str]:
    """Return the folded words of the name or place column of a row."""
    return ascii_words(text) if text.isascii() else text.split()


def mail_code(plain: str) -> str:
    """Return what is indexed of an e-mail address in its plain form: the first signs of what stands before the @."""
    return plain.partition("@")[0][:MAIL_LENGTH]


def _plain_or_folded(texts: Sequence[str]) -> str:
    """Return names or places as the index can part them: as written where they are plain, otherwise folded."""
    first = texts[0]
    if len(texts) > 1:
        rest = [text for text in texts if text not in first]
        first = " ".join([first, *rest]) if rest else first
    return first if first.isascii() and "'" not in first and "`" not in first else " ".join(all_name_words(texts))


def text_words(texts: Iterable[str]) -> str:
    """Return the folded words of titles or bodies in their order, mark-up left out."""
    kept = [_TAG.sub(" ", text[:LONGEST_TEXT]) if "<" in text else text[:LONGEST_TEXT] for text in texts]
    return " ".join([" ".join(words(text)) for text in kept])


def squashed(text: str) -> str:
    """Return an identifier without blanks and signs, folded: `RV-2026/00417` gives `rv202600417`."""
    if text.isascii():
        plain = text.encode().translate(_LOWER, _SIGNS)
        if plain.isalnum():
            return plain.decode()
    return "".join(words(text))


def squashed_mail(text: str) -> str:
    """Return an e-mail address, or its beginning, in the one form that is kept and compared."""
    if text.isascii():
        plain = text.encode().translate(_LOWER, _SIGNS)
        if plain.replace(b"@", b"").isalnum():
            return plain.decode()
    return "".join([sign for sign in fold(text) if sign.isalnum() or sign == "@"])


def _birth_words(text: str) -> str:
    """Return year, and year with month and day, of an EDTF text: `1958-03-12` gives `1958 19580312`."""
    if len(text) == len("1958-03-12"):
        return f"{text[:4]} {text[:4]}{text[5:7]}{text[8:]}"
    digits = "".join([sign for sign in text if sign.isdecimal()])
    return digits if len(digits) <= 4 else f"{digits[:4]} {digits}"


def _codes(found: Mapping[Search, Sequence[str]]) -> tuple[str, str]:
    """Return what is indexed of the numbers and addresses, and the whole of them between bars."""
    phones, identifiers, mails = found.get(_PHONE, _NONE), found.get(_IDENTIFIER, _NONE), found.get(_EMAIL, _NONE)
    if not (phones or identifiers or mails):
        return "", ""
    plain = "|".join([*phones, *identifiers, *mails]).encode(errors="replace").translate(_LOWER, _SIGNS)
    exact = plain.decode(errors="replace").split("|")
    if not _is_plain(plain, exact, phones, identifiers, mails):
        exact = [*map(written_digits, phones), *map(squashed, identifiers), *map(squashed_mail, mails)]
    numbers = len(exact) - len(mails)
    codes = [one[-CODE_LENGTH:] for one in exact[:numbers]]
    codes += [mail_code(one) for one in exact[numbers:]]
    return " ".join(codes), f"|{'|'.join(exact)}|"


def _is_plain(
    plain: bytes, exact: list[str], phones: Sequence[str], identifiers: Sequence[str], mails: Sequence[str]
) -> bool:
    """Say whether all could be brought to their plain form in one go, which is several times faster."""
    return not (
        plain.translate(None, _PLAIN)
        or len(exact) != len(phones) + len(identifiers) + len(mails)
        or any(map(_LETTER, phones))
        or any("@" in identifier for identifier in identifiers)
    )
