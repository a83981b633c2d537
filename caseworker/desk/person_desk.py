"""What the desks for people have in common: a person is all records that are that person, shown as one.

The oldest record the officer may read stands for the person; what is written goes there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.domain.access import CONTACT_FIELDS, visible_scopes
from caseworker.domain.actions import Action
from caseworker.domain.definition import Record
from caseworker.domain.ids import PersonId
from caseworker.domain.merge_values import as_one
from caseworker.domain.people import Person
from caseworker.store.groups import group_of, merges_around
from caseworker.store.reader import NotHere, Reader
from caseworker.store.search.hits import VisibleClause
from caseworker.store.unit import Unit
from caseworker.store.visibility import resource_of, visible_clauses

Change = Callable[[Person], Person]


@dataclass(frozen=True, slots=True)
class WholePerson:
    """A person: as shown, as kept in the record that stands for them, and every record that is them."""

    shown: Person
    kept: Person
    others: tuple[Person, ...]
    ids: tuple[PersonId, ...]

    @property
    def id(self) -> PersonId:
        """The record that stands for the person."""
        return self.kept.id

    def holder_of(self, entry_id: UUID) -> Person:
        """Return the record that holds a name, contact point, address or identifier; the kept one when none does."""
        return next((one for one in (self.kept, *self.others) if _holds(one, entry_id)), self.kept)


class PersonDesk(Desk):
    """A desk at which people are read and written."""

    def _whole(self, reader: Reader, person: PersonId) -> WholePerson:
        """Return a person by any of their records; raises NotHere, or AccessDenied when none of them may be read."""
        ids = group_of(reader.connection, person)
        here = reader.many(Person, ids)
        if not here:
            raise NotHere(kind="person")
        readable = [one for one in here if self._allows(Action.READ, resource_of(reader, one))]
        if not readable:
            self._may_on(reader, Action.READ, here[0])
        kept, *others = readable
        shown = kept
        if others:
            known = merges_around(reader, ids)
            shown = as_one(kept, others, known.merges, known.unmerges)
        return WholePerson(shown, kept, tuple(others), ids)

    def _change(
        self, action: str, person: PersonId, change: Change, *, reason: str = "", of: UUID | None = None
    ) -> Person:
        """Change the record that stands for a person, or the one that holds the entry `of`; returns them as shown."""
        with self._acting(action, reason=reason) as unit:
            whole = self._whole(unit, person)
            record = whole.kept if of is None else whole.holder_of(of)
            changed = change(record)
            self._may_on(unit, _asked_of(record, changed), record)
            unit.save(changed)
            return self._as_left(unit, whole)

    def _as_left(self, unit: Unit, whole: WholePerson) -> Person:
        kept, *others = (unit.get(Person, one.id) for one in (whole.kept, *whole.others))
        if not others:
            return kept
        known = merges_around(unit, whole.ids)
        return as_one(kept, others, known.merges, known.unmerges)

    def _visible(self) -> Mapping[str, VisibleClause]:
        return visible_clauses(visible_scopes(self._sitting.actor), self._sitting.store.schema)

    def _territory(self, *near: Record | None) -> str:
        """Return where something new belongs: with the first of these, otherwise in the officer's own territory."""
        for one in near:
            if one is not None and one.territory:
                return one.territory
        return min(self._sitting.actor.territories, default="")


def _asked_of(before: Person, after: Person) -> Action:
    """Return what a change of a person asks for: less when it says only how to reach them and talk with them."""
    names = (field.name for field in before.definition.fields)
    changed = {name for name in names if getattr(before, name) != getattr(after, name)}
    return Action.WRITE_CONTACT if changed <= CONTACT_FIELDS else Action.WRITE


def _holds(person: Person, entry_id: UUID) -> bool:
    entries = (*person.names, *person.contact_points, *person.addresses, *person.identifiers)
    return any(one.id == entry_id for one in entries)
