"""Broken glass: one case read outside one's own work because it cannot wait (security design, section 7).

Nothing lasting is given: the case is shown to the device that asked, for four hours, and is in none of its scopes.
Whoever opened it is told of to the supervisors of that case at once and reviewed by someone else within 72 hours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any, ClassVar
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain import break_glass
from caseworker.domain.access import Actor, Context, Resource, decide
from caseworker.domain.actions import AccessDenied, Action, Deny, Reason
from caseworker.domain.break_glass import BreakGlass, GlassCategory, reason_is_enough
from caseworker.domain.ids import CaseId, DeviceId, Entropy, OfficerId
from caseworker.domain.notes import Note, NoteId, write
from caseworker.domain.operations import Mutation, Verb
from caseworker.domain.plain import from_micros, to_micros
from caseworker.domain.subjects import SUBJECTS
from caseworker.errors import CaseworkerError
from sync.protocol.break_glass import GlassReply, GlassRequest
from sync.protocol.limits import PAGE_BYTES_MOST
from sync.protocol.messages import Row, What
from sync.server.identity.caller import Caller
from sync.server.own_operations import OwnOperations
from sync.server.plain_records import plain_of
from sync.server.rights import resource_of
from sync.server.rows import SqlTx
from sync.server.scopes import of_case, officers_in, tier_of
from sync.server.storage import FiledOperation, StoredRecord
from sync.server.tables import METADATA

_SENSITIVE: Mapping[str, frozenset[str]] = {
    one.definition.kind: frozenset(field.name for field in one.definition.fields if field.rule.sensitive)
    for one in SUBJECTS
}
_ROW_BYTES = 200

GLASS = sa.Table(
    "glass",
    METADATA,
    sa.Column("stream", sa.Text, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("officer", sa.Uuid, nullable=False),
    sa.Column("device", sa.Uuid, nullable=False),
    sa.Column("case", sa.Uuid, nullable=False),
    sa.Column("category", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("opened_at", sa.BigInteger, nullable=False),
    sa.Column("reviewed_by", sa.Uuid),
    sa.Column("reviewed_at", sa.BigInteger),
)
sa.Index("glass_of_officer", GLASS.c.stream, GLASS.c.officer, GLASS.c.case)


class NoSuchGlass(CaseworkerError):
    """There is no such opening for this person: unknown, somebody else's, or over."""

    key = "break-glass.not-open"
    sentence = "This case is not open to you any more. Ask again if it still cannot wait."
    status: ClassVar[int] = HTTPStatus.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening with the device it was asked from."""

    glass: BreakGlass
    device: DeviceId


class Glasses:
    """The openings of one stream."""

    def __init__(self, stream: str, *, entropy: Entropy) -> None:
        self._stream = stream
        self._own = OwnOperations(entropy=entropy)

    def open(
        self, connection: sa.Connection, caller: Caller, request: GlassRequest, *, now: datetime
    ) -> tuple[Opening, bool] | Deny:
        """Open a case, or say why not; also tell whether it was opened just now. A refusal is to be recorded.

        The same request again gives the same opening. Of a case that is sealed nobody learns more than of none.
        """
        if not reason_is_enough(request.reason):
            return Deny(Reason.SHORT_REASON)
        known = self._find(connection, request.id)
        if known is not None:
            is_same = (known.glass.officer, known.glass.case) == (caller.officer, request.case)
            return (known, False) if is_same else Deny(Reason.SEALED)
        case = SqlTx(connection, self._stream).records([request.case]).get(request.case)
        if case is None or case.erased or case.kind != "case":
            return Deny(Reason.SEALED)
        context = Context(at=now, online=True, category=request.category, reason=request.reason)
        decision = decide(caller.actor, Action.OPEN_BREAK_GLASS, _resource(case), context)
        if isinstance(decision, Deny):
            return decision
        return self._keep(connection, caller, request, now), True

    def shown(self, connection: sa.Connection, caller: Caller, glass: UUID, *, now: datetime) -> GlassReply:
        """Return the case and what belongs to it, as far as the glass opens it now; raises NoSuchGlass."""
        opening = self._open_to(connection, caller, glass, now)
        context = Context(at=now, online=True, glass=opening.glass)
        rows, left, more = list[Row](), PAGE_BYTES_MOST, False
        for one in self._belonging(connection, opening.glass.case):
            if isinstance(decide(caller.actor, Action.READ, _resource(one), context), Deny):
                continue
            row = _row(one)
            left -= _ROW_BYTES + sum(len(str(value)) for value in row.fields.values())
            more = left < 0 and bool(rows)
            if more:
                break
            rows.append(row)
        until = to_micros(opening.glass.opened_at + break_glass.OPEN_FOR)
        return GlassReply(id=glass, until=until, rows=tuple(rows), more=more)

    def add_note(
        self, connection: sa.Connection, caller: Caller, glass: UUID, *, note: UUID, text: str, now: datetime
    ) -> tuple[int, tuple[FiledOperation, ...]]:
        """Write a note on the opened case in the officer's name and return its place in the log.

        The same note again changes nothing. Raises NoSuchGlass, NoteIsEmpty, or AccessDenied for a case that has been
        closed to the officer meanwhile.
        """
        opening, tx = self._open_to(connection, caller, glass, now), SqlTx(connection, self._stream)
        known = tx.records([note, opening.glass.case])
        case = known.get(opening.glass.case)
        if note in known:
            return known[note].v, ()
        if case is None or case.erased:
            raise NoSuchGlass
        context = Context(at=now, online=True, glass=opening.glass)
        decide(caller.actor, Action.ADD_NOTE, _resource(case), context).or_refuse()
        written = write(_note(case, note, text, caller.officer, now))
        creation = Mutation("note", note, Verb.CREATE, "", dict(plain_of(written)))
        filed = self._own.write(
            tx, [creation], action="note.add", reason="", scopes=case.scopes, now=now, officer=caller.officer
        )
        return filed[0].row.seq, filed

    def of_officer(self, connection: sa.Connection, officer: OfficerId, case: UUID) -> BreakGlass | None:
        """Return the last opening of a case by an officer, None without one; whether it is open still is not asked."""
        mine = sa.select(GLASS).where(GLASS.c.stream == self._stream, GLASS.c.officer == officer, GLASS.c.case == case)
        row = connection.execute(mine.order_by(GLASS.c.opened_at.desc()).limit(1)).first()
        return None if row is None else _opening(row).glass

    def to_review(self, connection: sa.Connection, actor: Actor, *, now: datetime) -> list[Opening]:
        """Return the openings that this actor may review and nobody has, the oldest first."""
        waiting = sa.select(GLASS).where(GLASS.c.stream == self._stream, GLASS.c.reviewed_at.is_(None))
        listed = [_opening(row) for row in connection.execute(waiting.order_by(GLASS.c.opened_at))]
        cases = SqlTx(connection, self._stream).records(sorted({one.glass.case for one in listed}))
        return [one for one in listed if _may_review(actor, one, cases.get(one.glass.case), now)]

    def all(self, connection: sa.Connection) -> list[Opening]:
        """Return every opening, the oldest first: for those who run the service."""
        rows = connection.execute(sa.select(GLASS).where(GLASS.c.stream == self._stream).order_by(GLASS.c.opened_at))
        return [_opening(row) for row in rows]

    def review(self, connection: sa.Connection, actor: Actor, glass: UUID, *, now: datetime) -> Opening:
        """Take note that an opening was reviewed. Raises OwnReview, AccessDenied, or NoSuchGlass; twice is once."""
        opening = self._find(connection, glass)
        if opening is None:
            raise NoSuchGlass
        case = SqlTx(connection, self._stream).records([opening.glass.case]).get(opening.glass.case)
        reviewed = break_glass.review(opening.glass, by=actor.officer, at=now)
        if not _may_review(actor, opening, case, now):
            raise AccessDenied(reason=Reason.ROLE.value)
        values = {"reviewed_by": reviewed.reviewed_by, "reviewed_at": _micros(reviewed.reviewed_at)}
        connection.execute(sa.update(GLASS).where(self._is(glass)).values(values))
        return Opening(reviewed, opening.device)

    def _keep(self, connection: sa.Connection, caller: Caller, request: GlassRequest, now: datetime) -> Opening:
        row = {"id": request.id, "officer": caller.officer, "device": caller.device, "case": request.case}
        said = {"category": request.category.value, "reason": request.reason, "opened_at": to_micros(now)}
        connection.execute(sa.insert(GLASS), [{"stream": self._stream, **row, **said}])
        glass = BreakGlass(
            id=request.id,
            officer=caller.officer,
            case=request.case,
            category=request.category,
            reason=request.reason,
            opened_at=now,
        )
        return Opening(glass, caller.device)

    def _open_to(self, connection: sa.Connection, caller: Caller, glass: UUID, now: datetime) -> Opening:
        opening = self._find(connection, glass)
        if opening is None or (opening.glass.officer, opening.device) != (caller.officer, caller.device):
            raise NoSuchGlass
        if not opening.glass.is_open(now):
            raise NoSuchGlass
        return opening

    def _belonging(self, connection: sa.Connection, case: UUID) -> Iterator[StoredRecord]:
        tx = SqlTx(connection, self._stream)
        word = of_case(case)
        ids = [case, *tx.mentioning([word]).get(word, [])]
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            found = tx.records(sorted(part))
            yield from (found[one] for one in part if one in found and not found[one].erased)

    def _find(self, connection: sa.Connection, glass: UUID) -> Opening | None:
        row = connection.execute(sa.select(GLASS).where(self._is(glass))).first()
        return None if row is None else _opening(row)

    def _is(self, glass: UUID) -> sa.ColumnElement[bool]:
        return sa.and_(GLASS.c.stream == self._stream, GLASS.c.id == glass)


def _may_review(actor: Actor, opening: Opening, case: StoredRecord | None, now: datetime) -> bool:
    resource = _resource(case, concerns=opening.glass.officer)
    return not isinstance(decide(actor, Action.REVIEW_BREAK_GLASS, resource, Context(at=now)), Deny)


def _resource(record: StoredRecord | None, *, concerns: OfficerId | None = None) -> Resource:
    """Return the record as the decision asks for it; a case that was erased since is in nobody's territory."""
    if record is None:
        return Resource(kind="case", concerns=concerns)
    found = resource_of(record.kind, record.id, record.fields, assigned=officers_in(record.scopes))
    return found if concerns is None else replace(found, concerns=concerns)


def _row(one: StoredRecord) -> Row:
    hidden = _SENSITIVE.get(one.kind, frozenset())
    fields = {name: value for name, value in one.fields.items() if name not in hidden}
    return Row(seq=one.v, what=What.FULL, kind=one.kind, id=one.id, fields=fields)


def _note(case: StoredRecord, note: UUID, text: str, officer: OfficerId, now: datetime) -> Note:
    return Note(
        id=NoteId(note),
        case=CaseId(case.id),
        territory=str(case.fields.get("territory") or ""),
        sensitivity=tier_of(case.fields),
        text=text,
        occurred_at=now,
        recorded_at=now,
        officer=officer,
    )


def _opening(row: Any) -> Opening:
    glass = BreakGlass(
        id=row.id,
        officer=OfficerId(row.officer),
        case=CaseId(row.case),
        category=GlassCategory(row.category),
        reason=row.reason,
        opened_at=from_micros(row.opened_at),
        reviewed_by=None if row.reviewed_by is None else OfficerId(row.reviewed_by),
        reviewed_at=None if row.reviewed_at is None else from_micros(row.reviewed_at),
    )
    return Opening(glass, DeviceId(row.device))


def _micros(moment: datetime | None) -> int | None:
    return None if moment is None else to_micros(moment)
