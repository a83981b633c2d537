"""Who read or changed this: the history of a record in words, and who looked at it, for a supervisor."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.desk.duplicates import DISTINGUISH, DOUBT
from caseworker.domain.actions import Action
from caseworker.domain.definition import Element, Merge, Record
from caseworker.domain.distinctions import PersonDistinction, PersonDoubt
from caseworker.domain.elements import identity
from caseworker.domain.ids import OfficerId, PersonId
from caseworker.domain.people import Person
from caseworker.domain.values import TextValue
from caseworker.store.distinctions import distinctions_around
from caseworker.store.groups import group_of
from caseworker.store.history import FieldChange, Revision
from caseworker.store.lookings import Looking, lookings_at
from caseworker.store.reader import Reader
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.visibility import resource_of

__all__ = ["Looking", "Told", "Trails", "in_words", "told_in"]

LAST_LOOKINGS = 200
TOLD_APART = "told apart"  # the field under which it stands that somebody is not somebody else; its value is a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change of one field in words. `field` is its name with blanks; an empty text stands for nothing there.

    Of a set, `before` holds what was taken out and `after` what was put in. `made` tells that this made the record.
    """

    field: str
    before: str
    after: str
    by: OfficerId
    at: datetime
    action: str
    why: str
    made: bool


class Trails(Desk):
    """Shows who read or changed one record."""

    def changes(self, subject: type[Record], record: UUID, *, again: bool = False) -> tuple[Told, ...]:
        """Return every change of a record known here, newest first. Raises NotHere or AccessDenied.

        The reading is recorded, unless it is that of a page which shows the record already (`again`).
        """
        with self._reading() as reader:
            if again:
                self._may_on(reader, Action.READ, reader.get(subject, record))
            else:
                self._opened(reader, subject, record)
            rows = reader.schema.of(subject)
            told = [one for revision in reader.history(subject, record) for one in told_in(rows, revision)]
            if subject is Person:
                told += self._distinctions(reader, PersonId(record))
                told.sort(key=lambda one: one.at, reverse=True)
            return tuple(told)

    def lookings(self, subject: type[Record], record: UUID, *, limit: int = LAST_LOOKINGS) -> tuple[Looking, ...]:
        """Return who looked at a record on this device, newest first; needs the right to read the trail."""
        with self._reading() as reader:
            self._ask(reader, subject, record)
            return tuple(lookings_at(reader.connection, (record,), limit=limit))

    def _distinctions(self, reader: Reader, person: PersonId) -> Iterable[Told]:
        """That a person was told apart from another, and that this was taken back: it stands in the history of both."""
        group = group_of(reader.connection, person)
        known = distinctions_around(reader, group)
        others = {
            one.id: self._number(reader, one.right if one.left in group else one.left) for one in known.distinctions
        }
        for told in known.distinctions:
            yield _decision(told, before="", after=others[told.id], action=DISTINGUISH)
        for doubt in known.doubts:
            yield _decision(doubt, before=others[doubt.distinction], after="", action=DOUBT)

    def _number(self, reader: Reader, person: PersonId) -> str:
        other = reader.find(Person, person)
        may_read = other is not None and self._allows(Action.READ, resource_of(reader, other))
        return other.shown_number if other is not None and may_read else "another record"

    def _ask(self, reader: Reader, subject: type[Record], record: UUID) -> None:
        self._may_on(reader, Action.READ_TRAIL, reader.get(subject, record))


def told_in(rows: SubjectRows, revision: Revision) -> Iterable[Told]:
    """Yield the changes of one edit of a record, field by field, in words."""
    for change in revision.changes:
        if change.field in rows.codecs:
            before, after = _both(rows, change)
            yield Told(
                field=change.field.replace("_", " "),
                before=before,
                after=after,
                by=revision.author.officer,
                at=revision.at,
                action=revision.action,
                why=revision.reason,
                made=revision.made,
            )


def _decision(decided: PersonDistinction | PersonDoubt, *, before: str, after: str, action: str) -> Told:
    return Told(
        field=TOLD_APART,
        before=before,
        after=after,
        by=decided.by,
        at=decided.at,
        action=action,
        why=decided.reason,
        made=False,
    )


def _both(rows: SubjectRows, change: FieldChange) -> tuple[str, str]:
    codec = rows.codecs[change.field]
    plain = (one if one is not None else rows.default_of(change.field) for one in (change.before, change.after))
    before, after = (None if one is None else codec.value(one) for one in plain)
    if rows.definition.field(change.field).rule.merge is not Merge.SET:
        return in_words(before), in_words(after)
    had, has = before or (), after or ()
    return _members(had, without=has), _members(has, without=had)


def _members(members: Iterable[Any], *, without: Iterable[Any]) -> str:
    known = {identity(one) for one in without}
    return "; ".join(in_words(one) for one in members if identity(one) not in known)


def in_words(value: Any) -> str:
    """Return a value as a person reads it; an element by what it shows, otherwise by its parts."""
    if isinstance(value, Element):
        shown = getattr(value, "shown", "") or getattr(value, "value", "")
        return str(shown) or ", ".join(filter(None, (in_words(getattr(value, one.name)) for one in fields(value)[1:])))
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return value.name.lower().replace("_", " ")
    if isinstance(value, TextValue):
        return value.to_text()
    return value.isoformat() if isinstance(value, date) else str(value)
