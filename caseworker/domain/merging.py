"""Merging: saying that two records are one person, and taking it back. Nothing is rewritten by either.

References to people stay as they are. The records that are one person are those joined by merges that have not been
undone, and the oldest of them (the smallest id) stands for all: so A into B here and B into A there, in any order, on
any device, end in the same person. Which values a merge brings onto that record is told in merge_values.py.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Merge, Nature, Record, fact, members, subject
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.inputs import moment, reason_given
from caseworker.domain.people import Person
from caseworker.domain.snapshots import snapshot
from caseworker.errors import CaseworkerError

MergeId = NewType("MergeId", UUID)

# Sets are joined, the higher rank stands and each record keeps its numbers: there is nothing to choose.
_NOT_CHOSEN = frozenset({Merge.SET, Merge.RANK, Merge.NUMBER})
CHOSEN_FIELDS = frozenset(field.name for field in Person.definition.fields if field.rule.merge not in _NOT_CHOSEN)


class AlreadyOnePerson(CaseworkerError):
    """Two records that are already one person were to be merged."""

    key = "merge.already-one-person"
    sentence = "These two records are already one person. Nothing was changed."


class UnknownMerge(CaseworkerError):
    """A merge that is not known here was to be undone."""

    key = "merge.unknown"
    sentence = (
        "This merge is not on this device. Nothing was changed. Try again after the next contact with the server."
    )


class UnknownField(CaseworkerError):
    """A choice for a field that a person does not have, or that is not chosen between."""

    key = "merge.unknown-field"
    sentence = "'{field}' cannot be chosen from one of two people. Nothing was merged."


@subject("person_merge", nature=Nature.FACT, moment="at")
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMerge(Record):
    """That two records are one person. `left_was` and `right_was` are both as they were, as text of `snapshots`.

    `from_left` and `from_right` name the fields for which someone chose; the rest follows the rule of `kept_values`.
    `after` are the merges onto the same record that its author knew: the order in which values came, without a clock.
    """

    id: MergeId
    left: Annotated[PersonId, fact(refers="person")]
    right: Annotated[PersonId, fact(refers="person")]
    left_was: Annotated[str, fact(sensitive=True)]
    right_was: Annotated[str, fact(sensitive=True)]
    reason: Annotated[str, fact()]
    by: Annotated[OfficerId, fact(refers="officer")]
    at: Annotated[datetime, fact(indexed=True)]
    from_left: Annotated[tuple[str, ...], members()] = ()
    from_right: Annotated[tuple[str, ...], members()] = ()
    after: Annotated[tuple[MergeId, ...], members(refers="person_merge")] = ()

    @property
    def survivor(self) -> PersonId:
        """The record of the two that the merge brings values onto: the older one."""
        return min(self.left, self.right)

    @property
    def loser(self) -> PersonId:
        """The other record. It is kept, and not changed."""
        return max(self.left, self.right)


@subject("person_unmerge", nature=Nature.FACT, moment="at")
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonUnmerge(Record):
    """That a merge was wrong. It holds for good; the two may be merged again by a new merge."""

    merge: Annotated[MergeId, fact(refers="person_merge")]
    reason: Annotated[str, fact()]
    by: Annotated[OfficerId, fact(refers="officer")]
    at: Annotated[datetime, fact(indexed=True)]


def standing(merges: Iterable[PersonMerge], unmerges: Iterable[PersonUnmerge]) -> tuple[PersonMerge, ...]:
    """Return the merges that have not been undone, each once, in the order of their ids."""
    undone = {unmerge.merge for unmerge in unmerges}
    known = {merge.id: merge for merge in merges if merge.id not in undone}
    return tuple(known[merge_id] for merge_id in sorted(known))


@dataclass(frozen=True, slots=True)
class Groups:
    """Which records are one person. Records nobody merged are a person each and need not be named here."""

    _group_of: Mapping[PersonId, frozenset[PersonId]]

    def group_of(self, person: PersonId) -> frozenset[PersonId]:
        """Return all records that are this person, itself included."""
        return self._group_of.get(person, frozenset({person}))

    def survivor_of(self, person: PersonId) -> PersonId:
        """Return the record that stands for the person: the oldest of its group."""
        return min(self.group_of(person))

    def same(self, one: PersonId, other: PersonId) -> bool:
        """Whether both records are one person."""
        return other in self.group_of(one)


def groups(merges: Iterable[PersonMerge], unmerges: Iterable[PersonUnmerge]) -> Groups:
    """Return which records are one person. Order and repeats do not matter; an undo may come before its merge."""
    found: dict[PersonId, frozenset[PersonId]] = {}
    for merge in standing(merges, unmerges):
        pair = frozenset({merge.left, merge.right})
        joined = pair.union(*(found.get(person, pair) for person in pair))
        found.update(dict.fromkeys(joined, joined))
    return Groups(found)


def merge_people(
    left: Person,
    right: Person,
    *,
    merge_id: MergeId,
    merges: Iterable[PersonMerge],
    unmerges: Iterable[PersonUnmerge],
    reason: str,
    by: OfficerId,
    at: datetime,
    from_left: Collection[str] = (),
    from_right: Collection[str] = (),
) -> PersonMerge:
    """Return the merge of two people, each given as the record that stands for it now.

    Raises `AlreadyOnePerson`, `UnknownField` for a choice that cannot be made, and `ReasonMissing` without a reason.
    The merge is as closely kept as the more closely kept of the two, in the territory of the older.
    """
    known = tuple(merges)
    if left.id == right.id or groups(known, unmerges).same(left.id, right.id):
        raise AlreadyOnePerson
    _choices_can_be_made(from_left, from_right)
    return PersonMerge(
        id=merge_id,
        territory=min(left, right, key=lambda person: person.id).territory,
        sensitivity=max(left.sensitivity, right.sensitivity),
        left=left.id,
        right=right.id,
        left_was=snapshot(left),
        right_was=snapshot(right),
        reason=reason_given(reason),
        by=by,
        at=moment(at),
        from_left=tuple(sorted(from_left)),
        from_right=tuple(sorted(from_right)),
        after=tuple(sorted({merge.id for merge in known if merge.survivor == min(left.id, right.id)})),
    )


def unmerge_people(
    merge_id: MergeId,
    *,
    merges: Iterable[PersonMerge],
    unmerges: Iterable[PersonUnmerge],
    new_id: Callable[[], UUID],
    reason: str,
    by: OfficerId,
    at: datetime,
) -> tuple[PersonUnmerge, ...]:
    """Return what undoes the merge, and every other standing merge of the same two records made elsewhere meanwhile.

    Empty when it is undone already, so a replay is harmless. Raises `UnknownMerge` and `ReasonMissing`.
    """
    known = tuple(merges)
    wrong = next((merge for merge in known if merge.id == merge_id), None)
    if wrong is None:
        raise UnknownMerge
    alike = [merge for merge in standing(known, unmerges) if _pair(merge) == _pair(wrong)]
    if all(merge.id != merge_id for merge in alike):
        return ()
    words = reason_given(reason)
    return tuple(
        PersonUnmerge(
            id=new_id(),
            territory=merge.territory,
            sensitivity=merge.sensitivity,
            merge=merge.id,
            reason=words,
            by=by,
            at=moment(at),
        )
        for merge in alike
    )


def _pair(merge: PersonMerge) -> frozenset[PersonId]:
    return frozenset({merge.left, merge.right})


def _choices_can_be_made(from_left: Collection[str], from_right: Collection[str]) -> None:
    for name in (*from_left, *from_right):
        if name not in CHOSEN_FIELDS or (name in from_left and name in from_right):
            raise UnknownField(field=name)
