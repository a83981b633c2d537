"""How common a name, a place or a postcode is: an agreement in a seldom one says more (Winkler 1988).

A term is `kind:text` as `terms` gives them for a record: `family:smith`, `given:maria`, `street:mill lane`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from caseworker.matching.facts import PersonFacts


class Frequencies(Protocol):
    """Answers how common terms are. A store answers from an index, a file from a count, `Unknown` not at all."""

    def share(self, term: str) -> float | None:
        """Return the share of records that have the term (0 < share <= 1), or None when nothing is known of it."""


class Unknown:
    """Nothing is known: every agreement counts as one in a usual value."""

    def share(self, term: str) -> float | None:
        """Return None."""
        del term
        return None


class Counted:
    """Shares counted in records, or given as counts by whoever keeps them.

    The two records that are compared are not counted: what only they have is as seldom as one in all records.
    """

    def __init__(self, counts: Mapping[str, int], records: int) -> None:
        self._counts, self._records = counts, max(records, 1)

    @classmethod
    def of(cls, records: Iterable[PersonFacts]) -> "Counted":
        """Count the terms of records; each counts once in a record."""
        counts: Counter[str] = Counter()
        seen = 0
        for record in records:
            seen += 1
            counts.update(terms(record))
        return cls(counts, seen)

    def share(self, term: str) -> float | None:
        """Return the share of records with the term."""
        return max(self._counts.get(term, 1) - 1, 1) / self._records


def terms(record: PersonFacts) -> frozenset[str]:
    """Return the terms of a record whose frequency matters: its names, birth date, places and details. Whole names and
    whole places are terms too, because their parts often go together. A store that keeps frequencies counts these.
    """
    found: set[str] = set()
    for name in record.names:
        given, family = " ".join(name.given), " ".join(name.family)
        found |= {f"given:{given}", f"family:{family}", f"name:{given}/{family}"}
    for place in record.addresses:
        found |= {f"street:{place.street}", f"postcode:{place.postcode}", f"locality:{place.locality}"}
        found.add(f"place:{place.postcode}/{place.locality}")
    if record.birth:
        found.add(f"birth:{record.birth.digits}")
    return frozenset(found | set(record.details))
