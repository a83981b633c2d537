"""The desk that looks for people who were entered twice: piece by piece, newest first, where both may be merged.

What somebody said is not one person is remembered on this device and not offered here again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from caseworker.desk.finding import Finding
from caseworker.desk.likely_same import Likely, Same, compare, questions
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.remembered import Remembered
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import Action
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.store import people_list
from caseworker.store.groups import survivors_of
from caseworker.store.reader import Reader
from caseworker.store.visibility import resource_of

PIECE = 4  # people of one look: each costs a handful of searches
LIKELY = 0.55
_LOOKED_AT = 6
_APART = "duplicates.apart"
_MOST_APART = 5000

PairKey = tuple[PersonId, PersonId]


@dataclass(frozen=True, slots=True)
class Twice:
    """Two records that may be one person: the older first, how likely (0 to 1), and what both have in common."""

    left: PersonId
    right: PersonId
    likelihood: float
    same: frozenset[Same]

    @property
    def key(self) -> PairKey:
        """Both records, the older first."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Piece:
    """What one look found: how many people were looked at, and where to go on (0: everybody was)."""

    found: tuple[Twice, ...]
    looked_at: int
    before: int


class Duplicates(PersonDesk):
    """Find pairs, and remember which are no pairs."""

    def __init__(self, sitting: Sitting, finding: Finding) -> None:
        super().__init__(sitting)
        self._finding, self._remembered = finding, Remembered(sitting)

    def look(self, before: int = 0, *, limit: int = PIECE) -> Piece:
        """Look at some of the people who came to this device last, beyond where the look before ended; no trace."""
        apart = self.apart()
        with self._reading() as reader:
            people = people_list.newest(reader, self._listed(Person), before=before, limit=limit)
            found = {one.key: one for _, person in people for one in self._twins(reader, person)}
            ended = people[-1][0] if len(people) == limit else 0
            pairs = sorted(found.values(), key=lambda one: (-one.likelihood, one.key))
            return Piece(tuple(one for one in pairs if one.key not in apart), len(people), ended)

    def apart(self) -> frozenset[PairKey]:
        """Return the pairs of which somebody said on this device that they are two people."""
        return frozenset(self._kept_apart())

    def keep_apart(self, one: PersonId, other: PersonId) -> None:
        """Say that two records are two people."""
        pairs = [pair for pair in self._kept_apart() if pair != _key(one, other)]
        self._write_apart([*pairs, _key(one, other)][-_MOST_APART:])

    def let_meet(self, one: PersonId, other: PersonId) -> None:
        """Take that back."""
        self._write_apart([pair for pair in self._kept_apart() if pair != _key(one, other)])

    def _twins(self, reader: Reader, person: Person) -> Iterable[Twice]:
        asked: dict[PersonId, None] = {}
        for question in questions(person):
            asked |= dict.fromkeys(self._finding.people_like(reader, question, limit=_LOOKED_AT))
        survivors = survivors_of(reader.connection, [person.id, *asked])
        if survivors[person.id] != person.id or not self._may_merge(reader, person):
            return
        for other in reader.many(Person, [one for one in asked if survivors[one] == one != person.id]):
            likely: Likely = compare(person, other)
            if likely.likelihood >= LIKELY and self._may_merge(reader, other):
                yield Twice(*_key(person.id, other.id), likely.likelihood, likely.same)

    def _may_merge(self, reader: Reader, person: Person) -> bool:
        return self._allows(Action.MERGE, resource_of(reader, person))

    def _kept_apart(self) -> list[PairKey]:
        words = self._remembered.recall(_APART)
        pairs = json.loads(words) if words else []
        return [(PersonId(UUID(one)), PersonId(UUID(other))) for one, other in pairs]

    def _write_apart(self, pairs: Iterable[PairKey]) -> None:
        self._remembered.keep(_APART, json.dumps([[one.hex, other.hex] for one, other in pairs]))


def _key(one: PersonId, other: PersonId) -> PairKey:
    return (one, other) if one < other else (other, one)
