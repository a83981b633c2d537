"""The desk where somebody decides about people who may have been entered twice: that they are two, and back again.

What may be a pair was found by the sweep (`sweeping`). That two records are two people travels to everybody who may
merge them; such a pair is not offered again, and can be seen and taken back. Merging itself is done at `merging`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from caseworker.desk.finding import Finding
from caseworker.desk.likely_same import Likeness
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.sitting import Sitting
from caseworker.domain.actions import Action
from caseworker.domain.distinctions import PairKey, PersonDistinction, PersonDoubt, doubt, pair_of, tell_apart
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.linkage import Likelihood
from caseworker.domain.people import Person
from caseworker.store import likely_pairs
from caseworker.store.distinctions import apart, distinctions_around, standing_ones
from caseworker.store.groups import survivors_of
from caseworker.store.reader import Reader
from caseworker.store.visibility import resource_of

DISTINGUISH, DOUBT = "person.distinguish", "person.doubt"
MOST_PAIRS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """Two records that may be one person: the older first, how likely, and why.

    `decided` tells who said, when and for what reason, that they are two people; None while nobody did.
    """

    left: PersonId
    right: PersonId
    likelihood: Likelihood
    decided: "Decided | None" = None

    @property
    def key(self) -> PairKey:
        """Both records, the older first."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Decided:
    """That somebody said of two records that they are two people."""

    by: OfficerId
    at: datetime
    reason: str


class Duplicates(PersonDesk):
    """List pairs, and say which are none."""

    def __init__(self, sitting: Sitting, finding: Finding) -> None:
        super().__init__(sitting)
        self._likeness = Likeness(sitting, finding)

    def pairs(self, *, limit: int = MOST_PAIRS) -> tuple[Twice, ...]:
        """Return pairs nobody has decided about and whom the officer may merge, the likeliest first; no trace."""
        with self._reading() as reader:
            return tuple(islice(self._open(reader), limit))

    def decided(self, *, limit: int = MOST_PAIRS) -> tuple[Twice, ...]:
        """Return pairs of which it stands that they are two people, the latest decision first; no trace."""
        with self._reading() as reader:
            return tuple(islice(self._told_apart(reader), limit))

    def apart(self) -> frozenset[PairKey]:
        """Return every pair of which it stands, by anybody, that they are two people."""
        with self._reading() as reader:
            return apart(reader.connection)

    def keep_apart(self, one: PersonId, other: PersonId, *, reason: str) -> tuple[PersonDistinction, ...]:
        """Say that two records are two people; nothing is changed where that stands already.

        Raises AlreadyOnePerson, ReasonMissing, AccessDenied.
        """
        with self._acting(DISTINGUISH, reason=reason) as unit:
            left, right = self._whole(unit, one), self._whole(unit, other)
            for whole in (left, right):
                self._may_on(unit, Action.MERGE, whole.kept)
            made = tell_apart(
                left.kept,
                right.kept,
                known=distinctions_around(unit, (left.id, right.id)),
                new_id=unit.new_id,
                reason=reason,
                by=self._sitting.actor.officer,
                at=self._now(),
            )
            for told in made:
                unit.add(told)
            return made

    def let_meet(self, one: PersonId, other: PersonId, *, reason: str) -> tuple[PersonDoubt, ...]:
        """Take that back, whoever said it; nothing is changed where it does not stand.

        Raises ReasonMissing, AccessDenied.
        """
        with self._acting(DOUBT, reason=reason) as unit:
            left, right = self._whole(unit, one), self._whole(unit, other)
            known = distinctions_around(unit, (*left.ids, *right.ids))
            made = doubt(
                [pair_of(a, b) for a in left.ids for b in right.ids],
                known=known,
                new_id=unit.new_id,
                reason=reason,
                by=self._sitting.actor.officer,
                at=self._now(),
            )
            for told in known.standing:
                if told.id in {each.distinction for each in made}:
                    self._may_on(unit, Action.UNMERGE, told)
            for each in made:
                unit.add(each)
            return made

    def _open(self, reader: Reader) -> Iterator[Twice]:
        decided = apart(reader.connection)
        for pair in likely_pairs.listed(reader.connection, visible=self._listed(Person)):
            if pair.key not in decided and self._may_merge(reader, reader.many(Person, pair.key)):
                yield Twice(left=pair.left, right=pair.right, likelihood=pair.likelihood)

    def _told_apart(self, reader: Reader) -> Iterator[Twice]:
        seen: set[PairKey] = set()
        for told in standing_ones(reader, visible=self._listed(PersonDistinction)):
            survivors = survivors_of(reader.connection, told.pair)
            key = pair_of(*(survivors[one] for one in told.pair))
            both = reader.many(Person, key)
            if key in seen or key[0] == key[1] or len(both) < len(key) or not self._may_merge(reader, both):
                continue
            seen.add(key)
            likelihood = self._likeness.between(reader, *both)
            decided = Decided(told.by, told.at, told.reason)
            yield Twice(left=key[0], right=key[1], likelihood=likelihood, decided=decided)

    def _may_merge(self, reader: Reader, people: Iterable[Person]) -> bool:
        return all(self._allows(Action.MERGE, resource_of(reader, one)) for one in people)
