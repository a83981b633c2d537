"""Distinctions: saying that two records which look like one person are two, and taking it back.

The counterpart of merging. A distinction changes neither record: it tells everybody who may merge them that somebody
has looked, so that the pair is not offered again. It stands until somebody doubts it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Nature, Record, fact, subject
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.inputs import moment, reason_given
from caseworker.domain.merging import AlreadyOnePerson
from caseworker.domain.people import Person

DistinctionId = NewType("DistinctionId", UUID)
PairKey = tuple[PersonId, PersonId]


@subject("person_distinction", nature=Nature.FACT, moment="at")
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDistinction(Record):
    """That two records are two people. Two in different territories are told apart in both, by one record in each."""

    id: DistinctionId
    left: Annotated[PersonId, fact(refers="person")]
    right: Annotated[PersonId, fact(refers="person")]
    reason: Annotated[str, fact()]
    by: Annotated[OfficerId, fact(refers="officer")]
    at: Annotated[datetime, fact(indexed=True)]

    @property
    def pair(self) -> PairKey:
        """Both records, the older first."""
        return pair_of(self.left, self.right)


@subject("person_doubt", nature=Nature.FACT, moment="at")
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDoubt(Record):
    """That a distinction was wrong, or may be. It holds for good; the two may be told apart again by a new one."""

    distinction: Annotated[DistinctionId, fact(refers="person_distinction")]
    reason: Annotated[str, fact()]
    by: Annotated[OfficerId, fact(refers="officer")]
    at: Annotated[datetime, fact(indexed=True)]


@dataclass(frozen=True, slots=True)
class DistinctionsKnown:
    """Distinctions, and the doubts there are of them. Order and repeats do not matter."""

    distinctions: tuple[PersonDistinction, ...]
    doubts: tuple[PersonDoubt, ...]

    @property
    def standing(self) -> tuple[PersonDistinction, ...]:
        """The distinctions nobody doubts, each once, in the order of their ids."""
        doubted = {doubt.distinction for doubt in self.doubts}
        known = {one.id: one for one in self.distinctions if one.id not in doubted}
        return tuple(known[one] for one in sorted(known))


NOTHING_KNOWN = DistinctionsKnown((), ())


def pair_of(one: PersonId, other: PersonId) -> PairKey:
    """Return two records as a pair, the older first."""
    return (one, other) if one < other else (other, one)


def tell_apart(
    left: Person,
    right: Person,
    *,
    known: DistinctionsKnown,
    new_id: Callable[[], UUID],
    reason: str,
    by: OfficerId,
    at: datetime,
) -> tuple[PersonDistinction, ...]:
    """Return what says that two people, each given as the record that stands for it, are two: one for each territory.

    A territory where it is said already is left out, so a replay changes nothing. As closely kept as the more closely
    kept of the two. Raises `AlreadyOnePerson` for one and the same record, and `ReasonMissing`.
    """
    if left.id == right.id:
        raise AlreadyOnePerson
    words, pair = reason_given(reason), pair_of(left.id, right.id)
    said = {one.territory for one in known.standing if one.pair == pair}
    return tuple(
        PersonDistinction(
            id=DistinctionId(new_id()),
            territory=territory,
            sensitivity=max(left.sensitivity, right.sensitivity),
            left=pair[0],
            right=pair[1],
            reason=words,
            by=by,
            at=moment(at),
        )
        for territory in sorted({left.territory, right.territory} - said)
    )


def doubt(
    pairs: Iterable[PairKey],
    *,
    known: DistinctionsKnown,
    new_id: Callable[[], UUID],
    reason: str,
    by: OfficerId,
    at: datetime,
) -> tuple[PersonDoubt, ...]:
    """Return what takes every standing distinction of these pairs back; empty when none stands. Raises
    `ReasonMissing`.
    """
    words, wanted = reason_given(reason), frozenset(pairs)
    return tuple(
        PersonDoubt(
            id=new_id(),
            territory=one.territory,
            sensitivity=one.sensitivity,
            distinction=one.id,
            reason=words,
            by=by,
            at=moment(at),
        )
        for one in known.standing
        if one.pair in wanted
    )
