"""The words of the index in memory, to find those that sound or look like a typed one.

Boundary: reads one word list; holds at most `MOST_WORDS` words (about 70 bytes each). Loading takes about half a
second for a million people and belongs off the screen's thread. Words erased since the load do no harm: whoever uses a
word asks the index whether anything visible holds it.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from zlib import crc32

import sqlalchemy as sa
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from caseworker.store import sql
from caseworker.store.search.index import words_of
from caseworker.text.transliteration import make_sound_key, sound_key

MOST_WORDS = 400_000
_SHORTEST, _LONGEST = 2, 40
_SOUNDS_ALIKE = 0.62
_TWO_SLIPS_FROM = 5  # letters
_MOST_NEAR = 120


class Vocabulary:
    """Words in order, with two more orders beside them: by sound, and by last letter."""

    def __init__(self, words: Iterable[str]) -> None:
        kept = (word for word in words if _SHORTEST <= len(word) <= _LONGEST and word.isascii())
        self._words = list(islice(kept, MOST_WORDS))
        sounds = array("I", [crc32(make_sound_key(word).encode()) for word in self._words])
        self._by_sound = array("I", sorted(range(len(sounds)), key=sounds.__getitem__))
        self._sounds = array("I", [sounds[at] for at in self._by_sound])
        self._by_end = sorted(self._words, key=_last_letter)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self._words, word)
        return at < len(self._words) and self._words[at] == word

    def sounding(self, word: str) -> list[tuple[str, float]]:
        """Return the words with the sound of a plain word, the most alike first; itself left out."""
        wanted = crc32(sound_key(word).encode())
        first, last = bisect_left(self._sounds, wanted), bisect_right(self._sounds, wanted)
        same = [self._words[at] for at in self._by_sound[first:last]]
        matches = process.extract(
            word, same, scorer=JaroWinkler.similarity, score_cutoff=_SOUNDS_ALIKE, limit=_MOST_NEAR
        )
        found = {other: float(alike) for other, alike, _ in matches}
        found |= {other: _SOUNDS_ALIKE for other in same if other not in found and _without_vowels(other)}
        found.pop(word, None)
        return sorted(found.items(), key=_most_alike_first)

    def alike(self, word: str) -> list[tuple[str, float]]:
        """Return the words one slip (two from five letters on) away from a plain word, the most alike first; itself
        left out.

        Words with the same first or the same last letter are looked at; when none is near, all words are.
        """
        slips = 1 if len(word) < _TWO_SLIPS_FROM else 2
        near = dict(self._near(word, self._same_start(word), slips))
        near.update(self._near(word, self._same_end(word), slips))
        if not near:
            near.update(self._near(word, self._words, slips))
        near.pop(word, None)
        found = [(other, _likeness(word, other, distance)) for other, distance in near.items()]
        return sorted(found, key=_most_alike_first)

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the words that begin with a plain start, in order."""
        at = bisect_left(self._words, start)
        while at < len(self._words) and self._words[at].startswith(start):
            yield self._words[at]
            at += 1

    def splits(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield the ways to part a word into two words of the vocabulary of at least three letters each."""
        for cut in range(3, len(word) - 2):
            if word[:cut] in self and word[cut:] in self:
                yield word[:cut], word[cut:]

    def _same_start(self, word: str) -> list[str]:
        return self._words[bisect_left(self._words, word[0]) : bisect_left(self._words, chr(ord(word[0]) + 1))]

    def _same_end(self, word: str) -> list[str]:
        start = bisect_left(self._by_end, word[-1], key=_last_letter)
        return self._by_end[start : bisect_right(self._by_end, word[-1], key=_last_letter)]

    @staticmethod
    def _near(word: str, among: list[str], slips: int) -> list[tuple[str, int]]:
        matches = process.extract(word, among, scorer=OSA.distance, score_cutoff=slips, limit=_MOST_NEAR)
        return [(other, int(distance)) for other, distance, _ in matches]


def load(connection: sa.Connection, kind: str) -> Vocabulary:
    """Read the words of a kind. Numbers and words in other scripts are left out; their Latin forms are there."""
    cursor = sql.run(
        connection,
        f"SELECT term FROM \"{words_of(kind)}\" WHERE term >= 'a' AND term < '{{'",
    )
    return Vocabulary(row[0] for row in cursor)


def _last_letter(word: str) -> str:
    return word[-1]


def _most_alike_first(pair: tuple[str, float]) -> tuple[float, str]:
    return -pair[1], pair[0]


def _likeness(word: str, other: str, slips: int) -> float:
    """One slip counts 0.85 and each further one 0.1 less; the beginning decides between equals (Jaro-Winkler)."""
    return 0.95 - 0.1 * slips - 0.1 * (1 - float(JaroWinkler.similarity(word, other)))


def _without_vowels(word: str) -> bool:
    return not any(letter in "aeiou" for letter in word)
