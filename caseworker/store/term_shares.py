"""How common names and places are among the people of a store, answered from the search index.

An agreement in a seldom name says more (Winkler 1988). The index counts each word over all columns of a person; a term
of several words counts as often as its seldomest one. That is nearer than the matching needs.
"""

from collections.abc import MutableMapping

import sqlalchemy as sa

from caseworker.store import sql
from caseworker.store.search.index import words_of
from caseworker.text.folding import words

_PERSON = "person"
_COUNTED = frozenset({"given", "family", "street", "locality", "birth"})
_SEEN_OFTEN, _LARGE = 5, 20_000  # people with a value, people in an office: enough to tell how common the value is
MOST_KEPT = 200_000


class TermShares:
    """Answers for one transaction; `known` outlives it, and holds words with how many people have them."""

    def __init__(self, connection: sa.Connection, known: MutableMapping[str, int]) -> None:
        self._connection, self._known = connection, known
        self._people = int(sql.scalar(connection, "SELECT coalesce(max(rid), 1) FROM person"))

    @property
    def people(self) -> int:
        """How many people there are, as far as can be told at once: the number of the last row."""
        return self._people

    def share(self, term: str) -> float | None:
        """Return the share of people with a term, None for kinds of terms that the index does not know apart.

        The two who are compared are not counted, as in a file. In a small office a value that few have may still be a
        common one: nothing is known of it.
        """
        kind, _, text = term.partition(":")
        if kind not in _COUNTED:
            return None
        counts = [self._count(word) for word in words(text)]
        others = min(counts) - 1 if counts else 0
        if not counts or (others < _SEEN_OFTEN and self._people < _LARGE):
            return None
        return min(1.0, max(1, others) / self._people)

    def _count(self, word: str) -> int:
        if word not in self._known:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            found = sql.first(self._connection, f"SELECT doc FROM {words_of(_PERSON)} WHERE term = ?", (word,))
            self._known[word] = 0 if found is None else int(found[0])
        return self._known[word]
