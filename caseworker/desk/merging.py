"""The desk where a supervisor says that two records are one person, and takes it back.

A merge writes what it brings onto the older record and leaves the other alone; an unmerge takes out what the merge had
brought and leaves what was written since.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.protecting import protect_joined
from caseworker.domain.actions import Action
from caseworker.domain.contact_points import Address
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.merge_values import is_empty, kept_values, unmerge_values
from caseworker.domain.merged_homes import homes_apart, homes_given_back, living_as
from caseworker.domain.merging import (
    CHOSEN_FIELDS,
    MergeId,
    PersonMerge,
    PersonUnmerge,
    UnknownMerge,
    merge_people,
    standing,
    unmerge_people,
)
from caseworker.domain.people import Person, display_name
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.store.about import seen_of
from caseworker.store.groups import merges_around
from caseworker.store.reader import Reader
from caseworker.store.unit import Unit
from caseworker.store.visibility import resource_of

MERGE, UNMERGE = "person.merge", "person.unmerge"
SPLIT_DAYS = 30


class PeopleNotHere(CaseworkerError):
    """A merge was to be undone on a device that has not (or not yet) all the people it concerns."""

    key = "merge.people-not-here"
    sentence = (
        "Not everybody whom this merge concerns is on this device ({missing} missing), so what it had brought could not"
        " be taken out. Nothing was changed. Synchronize and try again; if it stays so, somebody who can open all of"
        " them has to undo it."
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people to be compared, each as shown, and the fields in which one may be chosen because both tell.

    `homes` are where each lives, when both tell it and not the same: one of them may be said to hold from now on.
    """

    left: Person
    right: Person
    to_choose: tuple[str, ...]
    homes: tuple[Address, Address] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merge that can be taken back: the record that stands for the person, the other one, and their numbers.

    `name` is what the person is called now; what may not be seen is "".
    """

    merge: MergeId
    person: PersonId
    joined: PersonId
    name: str
    number: str
    other_number: str
    by: OfficerId
    at: datetime
    reason: str


class Merging(PersonDesk):
    """Compare, merge and unmerge people."""

    def compare(self, left: PersonId, right: PersonId) -> Pair:
        """Return two people side by side; both readings are recorded."""
        with self._reading() as reader:
            one, other = self._whole(reader, left), self._whole(reader, right)
            for whole in (one, other):
                self._trail(Action.READ.value, whole.id, kind=Person.definition.kind)
            homes = homes_apart(one.shown, other.shown, self._today())
            return Pair(one.shown, other.shown, tuple(_apart(one.shown, other.shown)), homes)

    def merge(
        self,
        left: PersonId,
        right: PersonId,
        *,
        reason: str,
        from_left: Collection[str] = (),
        from_right: Collection[str] = (),
        lives_as: PersonId | None = None,
    ) -> PersonMerge:
        """Make two people one. `from_left` and `from_right` name fields for which someone chose a side.

        `lives_as` is the one of the two whose home holds from today: the other's stays as an address of before.
        Without it both hold.

        Raises AlreadyOnePerson, UnknownField, ReasonMissing, AccessDenied.
        """
        with self._acting(MERGE, reason=reason) as unit:
            one, other = self._whole(unit, left), self._whole(unit, right)
            for whole in (one, other):
                self._may_on(unit, Action.MERGE, whole.kept)
            known = merges_around(unit, (*one.ids, *other.ids))
            merge = merge_people(
                one.kept,
                other.kept,
                merge_id=MergeId(unit.new_id()),
                merges=known.merges,
                unmerges=known.unmerges,
                reason=reason,
                by=self._sitting.actor.officer,
                at=self._now(),
                from_left=from_left,
                from_right=from_right,
            )
            unit.add(merge)
            unit.save(replace(unit.get(Person, merge.survivor), **kept_values(merge)))
            if lives_as is not None:
                self._settle_home(unit, merge, left=lives_as in one.ids)
            protect_joined(unit, (*one.ids, *other.ids), listed=self._listed)
            return merge

    def _settle_home(self, unit: Unit, merge: PersonMerge, *, left: bool) -> None:
        person, lives_as = unit.get(Person, merge.survivor), merge.left if left else merge.right
        unit.save(replace(person, addresses=living_as(person, merge, lives_as, on=self._today())))

    def unmerge(self, merge: MergeId, *, reason: str) -> tuple[PersonUnmerge, ...]:
        """Take a merge back; both people are again what they were, with what was written on them since.

        Returns what was undone, nothing when it was undone before. Raises UnknownMerge, ReasonMissing, AccessDenied,
        and PeopleNotHere while the merge is here without both people, or those whom merges around them changed.
        """
        with self._acting(UNMERGE, reason=reason) as unit:
            wrong = unit.find(PersonMerge, merge)
            if wrong is None:
                raise UnknownMerge
            self._may_on(unit, Action.UNMERGE, wrong)
            known = merges_around(unit, (wrong.left, wrong.right))
            undone = unmerge_people(
                merge,
                merges=known.merges,
                unmerges=known.unmerges,
                new_id=unit.new_id,
                reason=reason,
                by=self._sitting.actor.officer,
                at=self._now(),
            )
            for one in undone:
                unit.add(one)
            if undone:
                _require_here(unit, {wrong.left, wrong.right, *(one.survivor for one in known.merges)})
                _give_back(unit, known.people, known.merges, (*known.unmerges, *undone), wrong)
                _give_homes_back(unit, [one for one in known.merges if one.id in {each.merge for each in undone}])
            return undone

    def merges_of(self, person: PersonId) -> tuple[PersonMerge, ...]:
        """Return the merges that make this person one, oldest first, without the snapshots unless they may be read."""
        with self._reading() as reader:
            whole = self._whole(reader, person)
            known = merges_around(reader, whole.ids)
            found = (one for one in standing(known.merges, known.unmerges) if one.left in whole.ids)
            return tuple(self._discreet(reader, one) for one in found)

    def lately(self, *, days: int = SPLIT_DAYS) -> tuple[Merged, ...]:
        """Return the merges of the last days that stand and that this officer may undo, the newest first."""
        since, visible = to_micros(self._now() - timedelta(days=days)), self._listed(PersonMerge)
        with self._reading() as reader:
            found = reader.select(
                PersonMerge, f"WHERE r.at >= ? AND ({visible.sql}) ORDER BY r.at DESC", (since, *visible.parameters)
            )
            known = (one for one in found if not reader.pointing_at(one.id, PersonUnmerge, limit=1))
            mine = [one for one in known if self._allows(Action.UNMERGE, resource_of(reader, one))]
            return tuple(self._merged(reader, one) for one in mine)

    def _merged(self, reader: Reader, merge: PersonMerge) -> Merged:
        seen = seen_of(reader, Person, (merge.left, merge.right), visible=self._listed(Person))
        known = {one.id: one for one in seen}
        person = known.get(merge.survivor)
        return Merged(
            merge=merge.id,
            person=merge.survivor,
            joined=merge.loser,
            name="" if person is None else display_name(person, on=self._today()) or person.description,
            number="" if person is None else person.shown_number,
            other_number=known[merge.loser].shown_number if merge.loser in known else "",
            by=merge.by,
            at=merge.at,
            reason=merge.reason,
        )


def _require_here(reader: Reader, people: Collection[PersonId]) -> None:
    """Raise PeopleNotHere unless all of them are: what a merge brought onto one who is not here would stay for good."""
    missing = len(people) - len(reader.many(Person, people))
    if missing:
        raise PeopleNotHere(missing=missing)


def _give_back(
    unit: Unit,
    people: Iterable[PersonId],
    merges: Collection[PersonMerge],
    unmerges: Collection[PersonUnmerge],
    wrong: PersonMerge,
) -> None:
    for person in sorted(people):
        now = unit.find(Person, person)
        if now is not None:
            values = unmerge_values(now, merges, unmerges, edited=_edited_since(unit, person, wrong))
            unit.save(replace(now, **values))


def _give_homes_back(unit: Unit, undone: Collection[PersonMerge]) -> None:
    for survivor in sorted({one.survivor for one in undone}):
        now = unit.get(Person, survivor)
        unit.save(replace(now, addresses=homes_given_back(now, undone)))


def _edited_since(reader: Reader, person: PersonId, merge: PersonMerge) -> frozenset[str]:
    """The fields that people changed by hand on a record after the merge; none when its history does not know it."""
    edited: set[str] = set()
    for revision in reader.history(Person, person):
        if revision.action == MERGE and revision.at == merge.at:
            return frozenset(edited)
        if revision.action not in {MERGE, UNMERGE}:
            edited |= {change.field for change in revision.changes}
    return frozenset()


def _apart(left: Person, right: Person) -> Iterable[str]:
    for field in Person.definition.fields:
        one, other = getattr(left, field.name), getattr(right, field.name)
        told = not (is_empty(field, one) or is_empty(field, other))
        if field.name in CHOSEN_FIELDS and told and one != other:
            yield field.name
