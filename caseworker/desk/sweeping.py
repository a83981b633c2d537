"""The desk of the sweep: people who came or changed are compared with all others, a few at a time.

Each step is a short reading and a shorter writing, so everything else is done between two of them. Who waits is kept in
the store: a sweep that is cut off, today or by the end of the program, goes on where it was. Whoever may not merge
anybody does not sweep: for them nobody would be listed.
"""

from dataclasses import dataclass

from caseworker.desk.finding import Finding
from caseworker.desk.likely_same import Likeness
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.sitting import Sitting
from caseworker.domain.access import Resource, visible_scopes
from caseworker.domain.actions import Action
from caseworker.domain.distinctions import pair_of
from caseworker.domain.ids import PersonId
from caseworker.domain.linkage import PROBABLE_FROM
from caseworker.domain.people import Person
from caseworker.store import likely_pairs, people_list
from caseworker.store.groups import survivors_of
from caseworker.store.likely_pairs import LikelyPair
from caseworker.store.reader import Reader
from caseworker.store.search import behind
from caseworker.store.visibility import resource_of

PIECE = 2  # people of one step [some 20 ms each among a million]
_PAIRS_OF_ONE = 8
_PERSON = Person.definition.kind


@dataclass(frozen=True, slots=True)
class Swept:
    """What one step did: how many were looked at, and whether anybody may still wait.

    Not `is_ready`: nothing was done, because the words that people are found by are still being gathered.
    """

    looked_at: int
    goes_on: bool
    is_ready: bool = True


_NOT_READY = Swept(0, goes_on=True, is_ready=False)
_DONE = Swept(0, goes_on=False)


class Sweeping(PersonDesk):
    """Finds pairs of people who may be one. One step at a time."""

    def __init__(self, sitting: Sitting, finding: Finding) -> None:
        super().__init__(sitting)
        self._likeness = Likeness(sitting, finding)

    @property
    def is_of_use(self) -> bool:
        """Whether the officer may merge anybody."""
        places = visible_scopes(self._sitting.actor).territories
        return any(self._allows(Action.MERGE, _anybody(territory)) for territory in places)

    def waiting(self) -> int:
        """Return how many people are still to be compared."""
        with self._reading() as reader:
            return likely_pairs.count_waiting(reader.connection)

    def step(self, *, limit: int = PIECE) -> Swept:
        """Compare the next people, those first who came last, and keep the pairs; leaves no trace.

        `Finding.prepare` and, after a first synchronization, `Office.tidy` have to be done before.
        """
        if not self.is_of_use:
            return _DONE
        with self._reading() as reader:
            if not self._likeness.is_prepared or behind.is_behind(reader.connection):
                return _NOT_READY
            waiting = likely_pairs.waiting(reader.connection, limit=limit)
            people = [one for one in self._people(reader, [each.rid for each in waiting]) if one is not None]
            found = {pair.key: pair for one in people for pair in self._pairs(reader, one)}
        if waiting:
            with self._sitting.store.writing() as connection:
                likely_pairs.settle(connection, waiting, [one.id for one in people], found.values())
        return Swept(len(waiting), goes_on=len(waiting) == limit)

    def _people(self, reader: Reader, rows: list[int]) -> list[Person | None]:
        return people_list.people_at(reader, rows, self._listed(Person)) if rows else []

    def _pairs(self, reader: Reader, person: Person) -> list[LikelyPair]:
        if survivors_of(reader.connection, [person.id])[person.id] != person.id or not self._may_merge(reader, person):
            return []
        likely = self._likeness.like(reader, person, limit=_PAIRS_OF_ONE, least=PROBABLE_FROM)
        return [
            LikelyPair(*pair_of(PersonId(person.id), one.person.id), one.likelihood)
            for one in likely
            if self._may_merge(reader, one.person)
        ]

    def _may_merge(self, reader: Reader, person: Person) -> bool:
        return self._allows(Action.MERGE, resource_of(reader, person))


def _anybody(territory: str) -> Resource:
    return Resource(kind=_PERSON, territory=territory)
