"""Passphrases: generated ones of four words, and the rule for own ones.

Length and commonness count; there is no rule about kinds of characters and no expiry. Randomness and the word list
are handed in; `read_words` finds the list that ships with the program.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from caseworker import shipped
from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError

WORDS_IN_PHRASE = 4
SHORTEST_WITH_DEVICE_SECRET = 12
SHORTEST_ALONE = 15
LONGEST = 1024
_FEWEST_WORDS = 2000
_WORDS, _COMMON = "passphrase.txt", "common.txt"
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
)
_DIGITS = "01234567890123456789"
_LOOKALIKES = str.maketrans("0134578@$!", "oleastbasi")


class PassphraseTooShort(CaseworkerError):
    """Fewer characters than asked for."""

    key = "passphrase.too-short"
    sentence = (
        "The passphrase needs at least {shortest} characters. Nothing was changed."
        " Four or five ordinary words are easy to remember."
    )


class PassphraseTooLong(CaseworkerError):
    """More characters than accepted."""

    key = "passphrase.too-long"
    sentence = "The passphrase may have at most {longest} characters. Nothing was changed. Choose a shorter one."


class PassphraseTooCommon(CaseworkerError):
    """One of the first that anyone would try."""

    key = "passphrase.too-common"
    sentence = (
        "This passphrase is one of the first that anyone would try. Nothing was changed."
        " Take the suggested words, or words of your own that have nothing to do with each other."
    )


class WordsMissing(CaseworkerError):
    """The word list does not ship with this installation."""

    key = "passphrase.no-words"
    sentence = (
        "The word list {file} is missing from this installation. Nothing was changed."
        " Install the program again from a complete package."
    )


def suggest(words: Sequence[str], entropy: Entropy) -> str:
    """Return four words drawn evenly, joined by spaces: 44 bits or more with a list of 2,000 and more words."""
    if len(words) < _FEWEST_WORDS:
        raise ValueError("the word list is too short for a phrase of four")
    return " ".join(words[_below(len(words), entropy)] for _ in range(WORDS_IN_PHRASE))


def check_passphrase(passphrase: str, *, with_device_secret: bool, own_words: Iterable[str] = ()) -> None:
    """Raise `PassphraseTooShort`, `PassphraseTooLong` or `PassphraseTooCommon`.

    `own_words` are names around the officer that a guesser would try: the agency's, the officer's, the town's.
    """
    plain = unicodedata.normalize("NFC", passphrase)
    shortest = SHORTEST_WITH_DEVICE_SECRET if with_device_secret else SHORTEST_ALONE
    if len(plain.strip()) < shortest:
        raise PassphraseTooShort(shortest=shortest)
    if len(plain) > LONGEST:
        raise PassphraseTooLong(longest=LONGEST)
    if _repeats(plain) or _runs(plain) or _is_common(plain, own_words):
        raise PassphraseTooCommon


def read_words() -> tuple[str, ...]:
    """Return the word list that ships with this installation; raises `WordsMissing`."""
    return _shipped(_WORDS)


def _shipped(name: str) -> tuple[str, ...]:
    path = shipped.find("words", name)
    if path is None:
        raise WordsMissing(file=name)
    return tuple(path.read_text(encoding="utf-8").split())


def _below(limit: int, entropy: Entropy) -> int:
    """Draw evenly below the limit: values past the last whole multiple are drawn again."""
    while True:
        value = int.from_bytes(entropy(4), "big")
        if value < 2**32 // limit * limit:
            return value % limit


def _repeats(text: str) -> bool:
    """Whether the text is a short piece over and over, or made of very few different characters."""
    folded = "".join(text.casefold().split())
    return len(set(folded)) < 5 or re.fullmatch(r"(.{1,12})\1+.{0,3}", folded, re.DOTALL) is not None


def _runs(text: str) -> bool:
    """Whether the text is little more than runs along the alphabet, the digits or a keyboard."""
    folded = "".join(text.casefold().split())
    rows = [line for row in (*_ROWS, _DIGITS) for line in (row, row[::-1])]
    in_runs = sum(1 for at in range(len(folded) - 2) if any(folded[at : at + 3] in row for row in rows))
    return in_runs >= (len(folded) - 2) * 0.7


def _is_common(text: str, own_words: Iterable[str]) -> bool:
    known = frozenset(_shipped(_COMMON)) | {_letters(word) for word in own_words if len(_letters(word)) >= 4}
    folded = unicodedata.normalize("NFKC", text).casefold()
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)  # digits and signs around a word hide nothing
    return any(_made_of(_letters(form), known) for form in (core, core.translate(_LOOKALIKES)))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())


def _made_of(letters: str, known: frozenset[str]) -> bool:
    """Whether the letters are one or two known words, or too few letters to be anything else."""
    if letters in known:
        return True
    return any(letters[:at] in known and letters[at:] in known for at in range(1, len(letters)))
