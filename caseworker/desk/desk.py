"""What every desk does alike: ask whether it is allowed, act in one transaction, and leave a trail of both.

A refusal is recorded before it is told: it ends the transaction it came up in, then it is written down, then it is
raised. Reading one person's or one case's record is recorded too; lists are filtered in the query and leave no trace of
what they left out.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, replace
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from caseworker.desk.sitting import Sitting
from caseworker.domain.access import Context, Resource, decide, visible_scopes
from caseworker.domain.actions import AccessDenied, Action, Decision, Deny, Reason
from caseworker.domain.definition import Record
from caseworker.domain.ids import new_id
from caseworker.domain.people import Person
from caseworker.domain.plain import to_micros
from caseworker.domain.subjects import SUBJECTS
from caseworker.errors import CaseworkerError
from caseworker.store.audit import Entry
from caseworker.store.groups import group_of
from caseworker.store.reader import NotHere, Reader
from caseworker.store.search.hits import VisibleClause
from caseworker.store.unit import Deed, Unit
from caseworker.store.visibility import resource_of, visible_clause

R = TypeVar("R", bound=Record)

_HIDDEN: Mapping[str, Mapping[str, Any]] = {
    subject.definition.kind: {
        field.name: "" if field.default is MISSING else field.default
        for field in subject.definition.fields
        if field.rule.sensitive
    }
    for subject in SUBJECTS
}
"""What stands in the sensitive fields of each kind for those who may not read them."""


class Refused(Exception):
    """Carries a refusal out of its transaction, with what is to be recorded of it; never leaves a desk."""

    def __init__(self, entry: Entry, told: CaseworkerError) -> None:
        super().__init__(told.key)
        self.entry = entry
        self.told = told


class Desk:
    """The common part of the desks. A desk holds no state of its own and may be used from any thread.

    Whether something is allowed is asked inside `_acting` or `_reading`, of the record as that transaction sees it.
    """

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def fresh_id(self) -> UUID:
        """Return an id for something that a person is putting together, such as a name or an address."""
        return new_id(to_micros(self._now()) // 1000, os.urandom)

    def _now(self) -> datetime:
        return self._sitting.clock()

    def _today(self) -> date:
        """The day it is at the agency."""
        return self._sitting.calendar.day_of(self._now())

    @contextmanager
    def _acting(self, action: str, *, reason: str = "", at: datetime | None = None) -> Iterator[Unit]:
        """Give the unit of one action of the program, such as `person.add`; everything in it is written or nothing."""
        deed = Deed(author=self._sitting.author, at=at or self._now(), action=action, reason=reason)
        with self._refusing(), self._sitting.store.unit(deed) as unit:
            yield unit

    @contextmanager
    def _reading(self) -> Iterator[Reader]:
        """Give a snapshot of the store; it may be read while something is being written."""
        with self._refusing(), self._sitting.store.reading() as reader:
            yield reader

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Around a transaction: when it ends in a refusal, record that, now that the store can be written again."""
        try:
            yield
        except Refused as refused:
            self._sitting.store.witness(refused.entry)
            raise refused.told from None

    def _allows(self, action: Action, resource: Resource, *, purpose: str = "") -> bool:
        """Return whether the officer may do this; asking leaves no trace."""
        return not isinstance(self._decide(action, resource, purpose), Deny)

    def _may(self, action: Action, resource: Resource, *, subject: UUID | None = None, purpose: str = "") -> None:
        """Return when the officer may do this; otherwise AccessDenied is recorded and raised (NotHere when sealed)."""
        decision = self._decide(action, resource, purpose)
        if not isinstance(decision, Deny):
            return
        sealed = decision.reason is Reason.SEALED
        told = NotHere(kind=resource.kind) if sealed else AccessDenied(reason=decision.reason.value)
        why = decision.reason.value
        raise Refused(self._entry(action.value, subject, out="deny", why=why, kind=resource.kind), told)

    def _decide(self, action: Action, resource: Resource, purpose: str) -> Decision:
        context = Context(at=self._now(), online=False, purpose=purpose)
        return decide(self._sitting.actor, action, resource, context)

    def _may_on(self, reader: Reader, action: Action, record: Record, *, purpose: str = "") -> None:
        """The same for a record as it stands."""
        self._may(action, resource_of(reader, record), subject=record.id, purpose=purpose)

    def _may_create(self, record: Record) -> None:
        """The same for a record about to be made: its maker is among those who work on it."""
        resource = Resource(
            kind=record.definition.kind,
            territory=record.territory,
            sensitivity=record.sensitivity,
            assigned=frozenset({self._sitting.actor.officer}),
            case=getattr(record, "case", None),
        )
        self._may(Action.CREATE, resource, subject=record.id)

    def _opened(self, reader: Reader, subject: type[R], record_id: UUID) -> R:
        """Return a record the officer may read, leaving the trace of the reading; raises NotHere or AccessDenied.

        For `_reading` only: inside `_acting`, `unit.get` and `_may_on` do, and what is written is the trace.
        """
        record = reader.get(subject, record_id)
        self._may_on(reader, Action.READ, record)
        self._trail(Action.READ.value, record_id, kind=subject.definition.kind)
        return record

    def _discreet(self, reader: Reader, record: R) -> R:
        """Return the record without the words of its sensitive fields, unless the officer may read these."""
        hidden = _HIDDEN[record.definition.kind]
        if not hidden or self._allows(Action.READ_SENSITIVE, self._worked_on(reader, record)):
            return record
        return replace(record, **hidden)

    def _worked_on(self, reader: Reader, record: Record) -> Resource:
        """The resource of a record, with those who work on its person's cases among those who work on it."""
        found = resource_of(reader, record)
        person = getattr(record, "person", None)
        if person is None:
            return found
        people = reader.many(Person, group_of(reader.connection, person))
        return replace(found, assigned=found.assigned.union(*(resource_of(reader, one).assigned for one in people)))

    def _listed(self, subject: type[Record]) -> VisibleClause:
        """Return the SQL condition, on the subject's table `r`, of what the officer may see in lists."""
        scopes = visible_scopes(self._sitting.actor)
        return visible_clause(scopes, self._sitting.store.schema, subject.definition.kind)

    def _trail(self, act: str, subject: UUID | None = None, *, kind: str = "") -> None:
        """Record something that changed no case data. Never inside `_acting`, whose own record is the trace."""
        self._sitting.store.witness(self._entry(act, subject, kind=kind))

    def _entry(
        self, act: str, subject: UUID | None = None, *, out: str = "allow", why: str = "", kind: str = ""
    ) -> Entry:
        facts = {name: value for name, value in (("why", why), ("kind", kind)) if value}
        return Entry(
            author=self._sitting.author,
            at=self._now(),
            act=act,
            obj=str(subject) if subject else "",
            out=out,
            x=dict(facts),
        )
