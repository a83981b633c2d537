"""What a merge brings onto the record that stands for a person, and what leaves it when a merge is undone.

Only that record is edited; the other one stays as it was and needs no repair. Elements come over with their own ids, so
they can be told from what was there before. All answers follow from the known merges alone, in whatever order they
arrived: each device that asks gets the same ones, and asking again when they have been carried out gives nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from caseworker.domain.definition import FieldDef, Merge
from caseworker.domain.elements import identity
from caseworker.domain.ids import PersonId
from caseworker.domain.merging import PersonMerge, PersonUnmerge, standing
from caseworker.domain.people import Person
from caseworker.domain.snapshots import read_snapshot

_FIELDS = Person.definition.fields
_SETS = tuple(field for field in _FIELDS if field.rule.merge is Merge.SET)
_SINGLE = tuple(field for field in _FIELDS if field.rule.merge not in {Merge.SET, Merge.NUMBER})


def kept_values(merge: PersonMerge) -> dict[str, Any]:
    """Return the fields of the older record that the merge changes, with their new values.

    Sets are joined. The higher rank stands (sensitivity). Numbers stay: each record keeps its own, and both are found.
    Any other field is as chosen; without a choice the older record's, or the other's where the older has none.
    """
    return _Read.of(merge).kept


def unmerge_values(
    now: Person, merges: Iterable[PersonMerge], unmerges: Iterable[PersonUnmerge], *, edited: Collection[str] = ()
) -> dict[str, Any]:
    """Return the fields of the record that still show an undone merge, with the values they return to.

    To be asked for every record of the group that was split. A field that was changed after the merge stays as it is;
    `edited` names fields that history knows to have been: a value set by hand that equals one a merge had brought, and
    a sensitivity lowered by hand, can be told only so.
    With the other record untouched, both are again exactly what they were. One thing cannot be told without history:
    where two devices that knew nothing of each other merged the same two records and a field was edited between the
    two, either of the values it had may return; both are in the history. And where the server was put back from a
    backup between a merge and its undoing, something the merge had brought may stay in view.
    """
    trace = _Trace.of(merges, unmerges)
    changed: dict[str, Any] = {}
    for field in _SETS:
        had = getattr(now, field.name)
        kept = tuple(one for one in had if trace.belongs(now.id, field.name, identity(one)))
        if kept != had:
            changed[field.name] = kept
    for field in _SINGLE:
        value = getattr(now, field.name)
        settled = value if field.name in edited else trace.settled(now.id, field, value)
        if settled != value:
            changed[field.name] = settled
    return changed


def as_one(
    survivor: Person, others: Iterable[Person], merges: Iterable[PersonMerge], unmerges: Iterable[PersonUnmerge]
) -> Person:
    """Return the person as the group tells of it: the oldest record, completed from the other records of the group.

    A merge made elsewhere may have brought values onto a record that no longer is the oldest, and an officer who did
    not know of the merge may have written on the other one. What is only there is added to the view and stored
    nowhere. What was brought over and then taken out stays out.
    """
    trace = _Trace.of(merges, unmerges)
    shown: dict[str, Any] = {field.name: getattr(survivor, field.name) for field in (*_SETS, *_SINGLE)}
    for other in sorted(others, key=lambda person: person.id):
        for field in _SETS:
            seen = {identity(one) for one in shown[field.name]} | trace.brought_to(survivor.id, field.name)
            more = (one for one in getattr(other, field.name) if identity(one) not in seen)
            shown[field.name] += tuple(one for one in more if trace.belongs(other.id, field.name, identity(one)))
        for field in _SINGLE:
            shown[field.name] = _joined(field, shown[field.name], getattr(other, field.name))
    return replace(survivor, **shown)


@dataclass(frozen=True, slots=True)
class _Read:
    """A merge with its snapshots read."""

    merge: PersonMerge
    survivor: Person
    loser: Person
    kept: dict[str, Any]

    @classmethod
    def of(cls, merge: PersonMerge) -> "_Read":
        left, right = read_snapshot(Person, merge.left_was), read_snapshot(Person, merge.right_was)
        survivor, loser = (left, right) if merge.left == merge.survivor else (right, left)
        from_survivor, from_loser = merge.from_left, merge.from_right
        if survivor is right:
            from_survivor, from_loser = from_loser, from_survivor
        kept = {}
        for field in (*_SETS, *_SINGLE):
            had, other = getattr(survivor, field.name), getattr(loser, field.name)
            value = other if field.name in from_loser else had
            if field.name not in (*from_survivor, *from_loser):
                value = _joined(field, had, other)
            if value != had:
                kept[field.name] = value
        return cls(merge, survivor, loser, kept)

    def follows(self, other: "_Read") -> bool:
        """Whether the author of this merge knew of the other one: an order that no clock has a part in."""
        return other.merge.id in self.merge.after

    def shows(self, field: FieldDef, value: Any) -> bool:
        """Whether a single field has its value from this merge. A rank may since have sunk with that of the other."""
        if field.name not in self.kept:
            return False
        if field.rule.merge is Merge.RANK:
            return bool(getattr(self.survivor, field.name) < value <= self.kept[field.name])
        return bool(value == self.kept[field.name])

    def brought(self, field: str) -> frozenset[UUID | str]:
        """What the merge adds to a set of the survivor, by identity."""
        return _identities(self.loser, field) - _identities(self.survivor, field)


@dataclass(frozen=True, slots=True)
class _Trace:
    """Where values came from: all merges, by the record they brought values onto; standing ones before undone ones.

    A record receives only from younger ones, so following a value from record to record always ends.
    """

    onto: dict[PersonId, list[_Read]]
    stands: frozenset[UUID]

    @classmethod
    def of(cls, merges: Iterable[PersonMerge], unmerges: Iterable[PersonUnmerge]) -> "_Trace":
        known = {merge.id: merge for merge in merges}
        onto: dict[PersonId, list[_Read]] = {}
        stands = frozenset(merge.id for merge in standing(known.values(), unmerges))
        for merge_id in sorted(known, key=lambda one: (one not in stands, one)):
            onto.setdefault(known[merge_id].survivor, []).append(_Read.of(known[merge_id]))
        return cls(onto, stands)

    def belongs(self, person: PersonId, field: str, member: UUID | str) -> bool:
        """Whether a member of a set is the record's own, or came by a standing merge from one whose own it was."""
        came_by = [read for read in self.onto.get(person, ()) if member in read.brought(field)]
        return not came_by or any(
            read.merge.id in self.stands and self.belongs(read.merge.loser, field, member) for read in came_by
        )

    def settled(self, person: PersonId, field: FieldDef, value: Any) -> Any:
        """Return what the value of a single field of the record is without the undone merges."""
        return self._settled(field, value, self.onto.get(person, []))

    def _settled(self, field: FieldDef, value: Any, reads: list[_Read]) -> Any:
        brought = [read for read in reads if read.shows(field, value)]
        if not brought:
            return value
        read = _last(brought)
        rest = [other for other in reads if other is not read and not other.follows(read)]
        before = self._settled(field, getattr(read.survivor, field.name), rest)
        if read.merge.id not in self.stands:
            return before
        came = self.settled(read.merge.loser, field, read.kept[field.name])
        if came == read.kept[field.name]:
            return value
        return max(before, came) if field.rule.merge is Merge.RANK else before

    def brought_to(self, person: PersonId, field: str) -> frozenset[UUID | str]:
        """What standing merges found on or brought to the record, by identity."""
        reads = [read for read in self.onto.get(person, ()) if read.merge.id in self.stands]
        return frozenset(
            key for read in reads for one in (read.survivor, read.loser) for key in _identities(one, field)
        )


def _identities(person: Person, field: str) -> frozenset[UUID | str]:
    return frozenset(identity(one) for one in getattr(person, field))


def _last(reads: list[_Read]) -> _Read:
    """The first that no other follows: of merges made apart a standing one, as these are before undone ones."""
    return next(read for read in reads if not any(other.follows(read) for other in reads))


def _joined(field: FieldDef, had: Any, other: Any) -> Any:
    if field.rule.merge is Merge.SET:
        present = {identity(one) for one in had}
        return had + tuple(one for one in other if identity(one) not in present)
    if field.rule.merge is Merge.RANK:
        return max(had, other)
    return other if is_empty(field, had) else had


def is_empty(field: FieldDef, value: Any) -> bool:
    """Whether nothing is told: no words, no date, a yes that was never said, or the word for not known."""
    return not value or (isinstance(value, StrEnum) and value == field.default)
