"""The desk for conflicts: two values of one field that were written without knowledge of each other.

Everyone in reach of the record sees the same list, whatever their connection, and may settle it offline: it travels as
an operation that has seen both values. Nothing is lost by settling; the losing value stays in the conflict.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.domain import conflicts
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.conflicts import Conflict, ConflictId, Side
from caseworker.domain.definition import Record
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.line_merge import LineMerge
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Mutation, Plain
from caseworker.domain.people import Person, display_name
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from caseworker.store.reader import NotHere, Reader
from caseworker.store.rows.tables import SubjectRows
from caseworker.store.unit import Unit
from caseworker.store.visibility import resource_of

_MOST = 200  # in one list


class SettledAlready(CaseworkerError):
    """Somebody has settled this conflict in the meantime."""

    key = "conflict.settled-already"
    sentence = "This was settled in the meantime. Nothing was changed. Look at the value that stands now."


class ValueDoesNotFit(CaseworkerError):
    """A third value is of another kind than the field."""

    key = "conflict.value-does-not-fit"
    sentence = "That value does not fit the field. Nothing was changed. Both values are still there. Enter another one."


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """One conflict in a list: of which record and field, since when, and how far it has come.

    `called` is what people call the record: a person's name, a case's number and title; "" where it has neither.
    """

    id: ConflictId
    kind: str
    record: UUID
    called: str
    field: str
    at: datetime
    settled: Settled
    settled_by: OfficerId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideShown:
    """One of the two values, as the subject's own type, with who wrote it and when by their clock."""

    operation: OperationId
    value: Any
    officer: OfficerId
    device: DeviceId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictPage:
    """One conflict in full. `stands` is the value of the field now, `base` the one both started from (None: not known).

    `hidden` tells that values are left out, because this officer may not read that field. `merged` is a line merge of
    two texts to be looked over, None where there is none to offer.
    """

    line: ConflictLine
    stood: SideShown
    came: SideShown
    base: Any
    stands: Any
    merged: LineMerge | None
    may_settle: bool
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a conflict is settled with: one of its sides, or without one a value of the field's own type."""

    conflict: ConflictId
    side: OperationId | None = None
    value: Any = None


class Conflicts(Desk):
    """Look at conflicts and settle them."""

    def open(self, *, limit: int = _MOST) -> tuple[ConflictLine, ...]:
        """Return the open conflicts this officer may see, the oldest first."""
        return self._lines("r.settled = 0", (), limit=limit)

    def settled_by_rule(self, *, limit: int = _MOST) -> tuple[ConflictLine, ...]:
        """Return the conflicts a rule has settled and nobody has looked at, the newest first."""
        return self._lines("r.settled = 1", (), limit=limit, order="DESC")

    def decided(self, since: datetime, *, limit: int = _MOST) -> tuple[ConflictLine, ...]:
        """Return the conflicts that came up since a moment and that people have settled, the newest first."""
        return self._lines("r.settled = 2 AND r.at >= ?", (to_micros(since),), limit=limit, order="DESC")

    def count_open(self) -> int:
        """Return how many open conflicts this officer may see."""
        visible = self._listed(Conflict)
        with self._reading() as reader:
            return reader.count(Conflict, f"WHERE r.settled = 0 AND ({visible.sql})", visible.parameters)

    def count_mine(self) -> int:
        """Return how many open conflicts wait for this officer's decision: those they see and may settle."""
        visible = self._listed(Conflict)
        with self._reading() as reader:
            found = reader.select(Conflict, f"WHERE r.settled = 0 AND ({visible.sql})", visible.parameters)
            return sum(self._is_mine(reader, one) for one in found)

    def of_record(self, record: UUID) -> tuple[ConflictLine, ...]:
        """Return every conflict about one record that this officer may see, settled ones too, the oldest first."""
        return self._lines("r.id IN (SELECT l.source FROM link l WHERE l.target = ?)", (record.bytes,), limit=_MOST)

    def page(self, conflict: ConflictId) -> ConflictPage:
        """Return one conflict in full; raises NotHere or AccessDenied."""
        with self._reading() as reader:
            found, subject = self._found(reader, conflict)
            self._may(Action.READ, resource_of(reader, found), subject=found.id)
            self._trail(Action.READ.value, found.id, kind=found.definition.kind)
            return self._page(reader, found, subject)

    def settle_by(self, conflict: ConflictId, side: OperationId, *, reason: str = "") -> None:
        """Settle with one of the two values; raises NotOneOfTheSides, SettledAlready, NotHere or AccessDenied."""
        with self._acting("conflict.settle", reason=reason) as unit:
            found, _ = self._to_settle(unit, conflict)
            _carry_out(unit, conflicts.settle_with(found, side, by=self._sitting.actor.officer))

    def settle_with(self, conflict: ConflictId, value: Any, *, reason: str = "") -> None:
        """Settle with a third value, or a merged text that was looked over.

        Raises ValueDoesNotFit, TextCannotBeKept, SettledAlready, NotHere or AccessDenied.
        """
        with self._acting("conflict.settle", reason=reason) as unit:
            found, subject = self._to_settle(unit, conflict)
            plain = _plain(unit.schema.of(type(subject)), found.field, value)
            _carry_out(unit, conflicts.settle(found, value=plain, by=self._sitting.actor.officer))

    def settle_all(self, decisions: Sequence[Decision], *, reason: str = "") -> None:
        """Settle several conflicts, such as all fields of one record: all of them, or none when one is refused.

        Raises what `settle_by` and `settle_with` raise.
        """
        with self._acting("conflict.settle", reason=reason) as unit:
            officer = self._sitting.actor.officer
            for one in decisions:
                found, subject = self._to_settle(unit, one.conflict)
                if one.side is not None:
                    _carry_out(unit, conflicts.settle_with(found, one.side, by=officer))
                else:
                    plain = _plain(unit.schema.of(type(subject)), found.field, one.value)
                    _carry_out(unit, conflicts.settle(found, value=plain, by=officer))

    def dismiss(self, conflict: ConflictId, *, reason: str = "") -> None:
        """Settle by leaving the field as it stands; raises SettledAlready, NotHere or AccessDenied."""
        with self._acting("conflict.dismiss", reason=reason) as unit:
            found, _ = self._to_settle(unit, conflict)
            officer = self._sitting.actor.officer
            unit.save(replace(found, settled=Settled.BY_PERSON, settled_by=officer))

    def _lines(
        self, condition: str, parameters: tuple[object, ...], *, limit: int, order: str = ""
    ) -> tuple[ConflictLine, ...]:
        visible = self._listed(Conflict)
        where = f"WHERE {condition} AND ({visible.sql}) ORDER BY r.at {order}, r.id {order} LIMIT ?"
        with self._reading() as reader:
            found = reader.select(Conflict, where, (*parameters, *visible.parameters, limit))
            return tuple(_line(one, self._called(self._subject(reader, one))) for one in found)

    def _called(self, subject: Record | None) -> str:
        if isinstance(subject, Person):
            return display_name(subject, on=self._today())
        words = (getattr(subject, name, None) for name in ("shown_number", "title"))
        return " ".join(word for word in words if isinstance(word, str) and word)

    def _subject(self, reader: Reader, conflict: Conflict) -> Record | None:
        rows = reader.schema.rows.get(conflict.of)
        return None if rows is None else reader.find(rows.definition.value, conflict.record)

    def _is_mine(self, reader: Reader, conflict: Conflict) -> bool:
        subject = self._subject(reader, conflict)
        return subject is not None and self._allows(Action.SETTLE_CONFLICT, self._about(reader, conflict, subject))

    def _found(self, reader: Reader, conflict: ConflictId) -> tuple[Conflict, Record]:
        found = reader.get(Conflict, conflict)
        subject = self._subject(reader, found)
        if subject is None:
            raise NotHere(kind=found.of)
        return found, subject

    def _to_settle(self, unit: Unit, conflict: ConflictId) -> tuple[Conflict, Record]:
        found, subject = self._found(unit, conflict)
        self._may(Action.SETTLE_CONFLICT, self._about(unit, found, subject), subject=found.id)
        if found.settled is Settled.BY_PERSON:
            raise SettledAlready
        return found, subject

    def _about(self, reader: Reader, conflict: Conflict, subject: Record) -> Resource:
        """The resource of the conflict's subject: who works on that may settle what it says."""
        found = self._worked_on(reader, subject)
        return replace(found, assigned=found.assigned | resource_of(reader, conflict).assigned)

    def _page(self, reader: Reader, found: Conflict, subject: Record) -> ConflictPage:
        rows, about = reader.schema.of(type(subject)), self._about(reader, found, subject)
        hidden = _is_sensitive(rows, found.field) and not self._allows(Action.READ_SENSITIVE, about)
        base = json.loads(found.base) if found.base else None
        return ConflictPage(
            line=_line(found, self._called(subject)),
            stood=_side(rows, found, found.stood, hidden=hidden),
            came=_side(rows, found, found.came, hidden=hidden),
            base=None if hidden or base is None else _value(rows, found.field, base),
            stands=None if hidden else getattr(subject, found.field, None),
            merged=None if hidden else conflicts.offered_merge(found),
            may_settle=found.settled is not Settled.BY_PERSON and self._allows(Action.SETTLE_CONFLICT, about),
            hidden=hidden,
        )


def _carry_out(unit: Unit, mutations: tuple[Mutation, ...]) -> None:
    """Do it as an operation that says the value even where it stands already: that both were seen belongs to it."""
    for one in mutations:
        unit.do(one)


def _line(one: Conflict, called: str) -> ConflictLine:
    return ConflictLine(
        id=one.id,
        kind=one.of,
        record=one.record,
        called=called,
        field=one.field,
        at=one.at,
        settled=one.settled,
        settled_by=one.settled_by,
    )


def _side(rows: SubjectRows, conflict: Conflict, operation: OperationId, *, hidden: bool) -> SideShown:
    side: Side = next(one for one in conflict.sides if one.id == operation)
    return SideShown(
        operation=operation,
        value=None if hidden else _value(rows, conflict.field, json.loads(side.value)),
        officer=side.officer,
        device=side.device,
        at=side.at,
    )


def _value(rows: SubjectRows, field: str, plain: Plain) -> Any:
    """Return a plain value as the field's own type; of a field that this version does not know, as it is."""
    codec = rows.codecs.get(field)
    return plain if codec is None or plain is None else codec.value(plain)


def _plain(rows: SubjectRows, field: str, value: Any) -> Plain:
    """Return the plain form of a value of the field's own type; raises ValueDoesNotFit, TextCannotBeKept."""
    codec = rows.codecs.get(field)
    if codec is None:
        raise ValueDoesNotFit(kind=rows.kind, field=field)
    try:
        plain: Plain = codec.plain(value)
        fits = codec.value(plain) == value
    except (AttributeError, TypeError, ValueError, OverflowError):
        raise ValueDoesNotFit(kind=rows.kind, field=field) from None
    if not fits:
        raise ValueDoesNotFit(kind=rows.kind, field=field)
    return plain


def _is_sensitive(rows: SubjectRows, field: str) -> bool:
    return field in rows.codecs and rows.definition.field(field).rule.sensitive
