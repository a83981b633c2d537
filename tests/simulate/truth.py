"""What each officer really had on screen, kept apart from everything the protocol says about it.

Every value that is written is a word of its own. A screen that shows a word has shown all that its author had seen when
writing it: what is seen is followed transitively, as a bit for each word. No checker reads `seen`, `clocks` or `v`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

from tests.simulate.matter import CONFLICT, KIND, WORDS


class Violation(AssertionError):
    """An invariant that does not hold; its text begins with the invariant's number."""


def expect(holds: object, invariant: str, *facts: object) -> None:
    """Raise Violation unless it holds."""
    if not holds:
        raise Violation(f"{invariant}: {' '.join(str(fact)[:400] for fact in facts)}")


@dataclass
class Born:
    """One operation as its author made it: the words it wrote, what it added up, and its records."""

    device: UUID
    n: int
    mutations: tuple[Any, ...]
    words: dict[tuple[UUID, str], str] = field(default_factory=dict)


class Truth:
    """Everything that was written, by whom and after having seen what."""

    def __init__(self) -> None:
        self.born: dict[UUID, Born] = {}
        self.only_on_lost_disks: set[UUID] = set()
        self.safe: set[UUID] = set()  # operations that a backup holds which will always be there
        self.bodies: set[bytes] = set()
        self.withdrawn: set[UUID] = set()  # records whose words an erasing took out of an operation before it was sent
        self._bits: dict[str, int] = {}
        self._seen_by: dict[str, int] = {}

    @property
    def everything(self) -> int:
        """What someone has seen who has seen every word there is."""
        return (1 << len(self._bits)) - 1

    def word(self, told: str) -> int:
        """Return the bit of a word; a new word gets the next one."""
        return self._bits.setdefault(told, 1 << len(self._bits))

    def written(self, words: Iterable[str], seen: int) -> int:
        """Note that words were written by someone who had seen so much; return what that one has seen now."""
        told = list(words)
        for one in told:
            seen |= self.word(one)
        for one in told:
            self._seen_by[one] = seen
        return seen

    def had_seen(self, author_of: str, word: str) -> bool:
        """Whether the author of one word had had another on screen, or had it from someone who had."""
        return bool(self._seen_by[author_of] & self.word(word))

    def look(self, seen: int, shown: Iterable[tuple[str, dict[str, Any]]]) -> int:
        """Return what someone has seen after looking at this screen."""
        for kind, fields in shown:
            for word in words_on(kind, fields):
                if word in self._seen_by and not seen & self._bits[word]:
                    seen |= self._seen_by[word]
        return seen


def words_on(kind: str, fields: dict[str, Any]) -> Iterator[str]:
    """Give the words that a record shows."""
    if kind == KIND:
        for name in WORDS:
            if fields.get(name):
                yield fields[name]
    elif kind == CONFLICT:
        for side in fields["sides"]:
            yield _told(side["value"])


@lru_cache(maxsize=1 << 14)
def _told(value: str) -> str:
    return str(json.loads(value))
