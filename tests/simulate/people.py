"""Officers who merge people and take it back, on any devices in any order, by the product's own rules.

When all is at rest every merge that still stands is undone by somebody who sees them all, and everybody has to be
exactly who they were.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.merge_values import kept_values, unmerge_values
from caseworker.domain.merging import (
    AlreadyOnePerson,
    MergeId,
    PersonMerge,
    PersonUnmerge,
    groups,
    merge_people,
    standing,
    unmerge_people,
)
from caseworker.domain.operations import Mutation, Verb, between
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.schema import schema_of
from sync.server.storage import OperationRow
from tests.simulate.device import Device
from tests.simulate.disk import Shown
from tests.simulate.matter import lean
from tests.simulate.setting import Setting
from tests.simulate.truth import expect

SUBJECTS = (Person, PersonMerge, PersonUnmerge)
WHY = "The simulator says so"


class Screen:
    """What a device shows, as values of the domain."""

    def __init__(self, shown: Shown) -> None:
        self.people = {one.id: one for one in _all(Person, shown)}
        self.merges = _all(PersonMerge, shown)
        self.unmerges = _all(PersonUnmerge, shown)

    def joined(self, person: PersonId) -> frozenset[PersonId]:
        """Return everybody who was ever merged with a person, near or far, undone or not."""
        return groups(self.merges, ()).group_of(person)

    def can_undo(self, person: PersonId) -> bool:
        """Whether everybody is here onto whom merges around a person brought something.

        While a device is filled a merge may be here before its people: what it brought could not be given back.
        """
        around = self.joined(person)
        return all(one.survivor in self.people for one in self.merges if one.left in around)


def act(world: Setting) -> None:
    """An officer makes a person, merges two, or takes a merge back."""
    device = world.rng.choice(world.devices)
    screen = Screen(device.disk.view())
    what = world.rng.random()
    if len(screen.people) < 2 or (what < 0.2 and len(world.people) < 5):
        person = _somebody(world)
        if device.edit((_creation(person),), world.now_ms):
            world.people[person.id] = _plain(person)
    elif what < 0.6:
        merge(world, device, screen)
    elif screen.merges:
        wrong = world.rng.choice(sorted(screen.merges, key=lambda one: one.id))
        if screen.can_undo(wrong.left):
            undo(world, device, screen, wrong)


def merge(world: Setting, device: Device, screen: Screen) -> None:
    """Merge two people as the desk does: the merge, and what it brings onto the older of them."""
    left, right = (screen.people[one] for one in world.rng.sample(sorted(screen.people), 2))
    try:
        made = merge_people(
            left,
            right,
            merge_id=MergeId(world.an_id()),
            merges=screen.merges,
            unmerges=screen.unmerges,
            reason=WHY,
            by=OfficerId(device.id),
            at=_moment(world),
        )
    except AlreadyOnePerson:
        return
    survivor = screen.people[made.survivor]
    changed = replace(survivor, **kept_values(made))
    device.edit((_creation(made), *_changes(survivor, changed)), world.now_ms)


def undo(world: Setting, device: Device, screen: Screen, wrong: PersonMerge) -> bool:
    """Take a merge back as the desk does; tell whether there was anything to undo."""
    undone = unmerge_people(
        wrong.id,
        merges=screen.merges,
        unmerges=screen.unmerges,
        new_id=world.an_id,
        reason=WHY,
        by=OfficerId(device.id),
        at=_moment(world),
    )
    mutations = [_creation(one) for one in undone]
    for person in sorted(screen.people) if undone else ():
        now = screen.people[person]
        values = unmerge_values(now, screen.merges, (*screen.unmerges, *undone))
        mutations += _changes(now, replace(now, **values))
    return bool(mutations) and device.edit(tuple(mutations), world.now_ms)


def undo_all(world: Setting) -> bool:
    """Undo one merge that still stands, by somebody who sees everything; tell whether there was one."""
    device = world.devices[0]
    screen = Screen(device.disk.view())
    left = [one for one in standing(screen.merges, screen.unmerges) if screen.can_undo(one.left)]
    return bool(left) and undo(world, device, screen, left[0])


def all_are_who_they_were(world: Setting) -> None:
    """After every merge has been undone: everybody is who they were.

    Where the log does not know that an undoing had seen its merge, what the merge had brought may stay in view; then
    nobody has lost anything, and that is all that can be said.
    """
    unseen = undone_unseen(world)
    for device in world.devices:
        screen = Screen(device.disk.view())
        for person in (one for one in screen.people.values() if screen.can_undo(one.id)):
            now, was = _in_any_order(_plain(person)), _in_any_order(world.people[person.id])
            if any(one.id in unseen for one in screen.merges if one.left in screen.joined(person.id)):
                expect(_is_within(was, now), "I5", "an undone merge has taken something away:", now, was)
            else:
                expect(now == was, "I5", "an undone merge has left something:", now, was)


def undone_unseen(world: Setting) -> frozenset[UUID]:
    """Return the merges whose undoing had not seen them, as far as the log knows.

    An undoing that was written on a log which a restored backup has lost counts as having seen the shared past only.
    """
    if not world.used["server restored"] + world.used["restored while away"]:
        return frozenset()
    made: dict[UUID, OperationRow] = {}
    undone: list[tuple[UUID, OperationRow]] = []
    rows = world.tx.operations(world.truth.born)
    for op_id, row in rows.items():
        for one in world.truth.born[op_id].mutations:
            if one.verb is Verb.CREATE and one.kind == PersonMerge.definition.kind:
                made[one.record] = row
            elif one.verb is Verb.CREATE and one.kind == PersonUnmerge.definition.kind:
                undone.append((UUID(str(one.value["merge"])), row))
    return frozenset(merge for merge, row in undone if merge in made and not _had_seen(row, made[merge]))


def _had_seen(later: OperationRow, earlier: OperationRow) -> bool:
    return earlier.seq <= later.seen or earlier.life in {later.life, *dict(later.past)}


def _is_within(was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    return all(
        set(value) <= set(now.get(name, ())) if isinstance(value, list) else now.get(name) == value
        for name, value in was.items()
    )


_ROWS: Mapping[Any, SubjectRows] = {subject: schema_of(SUBJECTS).of(subject) for subject in SUBJECTS}


def _all(subject: type[Any], shown: Shown) -> list[Any]:
    kind = subject.definition.kind
    return [_ROWS[subject].value(key, fields) for key, (of, fields) in sorted(shown.items()) if of == kind]


def _plain(record: Any) -> dict[str, Any]:
    return lean(_ROWS[type(record)].plain(record))


def _creation(record: Any) -> Mutation:
    fields: Any = _ROWS[type(record)].plain(record)
    return Mutation(record.definition.kind, record.id, Verb.CREATE, "", fields)


def _changes(before: Person, after: Person) -> list[Mutation]:
    rows = _ROWS[Person]
    return between(rows.definition, before.id, rows.plain(before), rows.plain(after), rows.default_of)


def _somebody(world: Setting) -> Person:
    rng = world.rng
    return Person(
        id=PersonId(world.an_id()),
        territory="A",
        language=rng.choice(("", world.a_word())),
        gender=rng.choice(("", world.a_word())),
        languages=tuple(world.a_word() for _ in range(rng.randrange(3))),
        birth_date=rng.choice((None, PartialDate(1900 + rng.randrange(90)))),
        identified=rng.random() < 0.8,
    )


def _moment(world: Setting) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=world.now_ms)


def _in_any_order(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: sorted(value) if isinstance(value, list) else value for name, value in fields.items()}
