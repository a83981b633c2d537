"""The ways in for broken glass: opening a case, reading it, a note on it, and the review.

Every decision leaves a record in the audit log, the refused ones too: they are committed before they are told.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.actions import AccessDenied, Deny
from caseworker.domain.break_glass import OwnReview
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.break_glass import REQUEST_BYTES, GlassNote, GlassReply, GlassRequest, Openings, ToReview, Written
from sync.protocol.small_messages import from_json
from sync.server.break_glass import NoSuchGlass, Opening
from sync.server.web.door import Call, Reply, Route, as_json, signed
from sync.server.web.operations_parts import OperationsParts, record

_HERE = "/sync/v1/break-glass"
_SMALL_BYTES = 4096
_NOT_FOUND = {404: "Nothing of that name is open to the caller."}
_REFUSED = {403: "Refused; of a sealed case no more is told than of none."}


class GlassRefused(CaseworkerError):
    """A case is not opened, for whatever reason: sealed, unknown, not needed, not in this role."""

    key = "break-glass.refused"
    sentence = "This case cannot be opened in this way. Nothing was changed. Its supervisor can help."
    status: ClassVar[int] = HTTPStatus.FORBIDDEN


def routes(parts: OperationsParts) -> Sequence[Route]:
    """Return these routes."""
    return [*_opening(parts), *_review(parts)]


def _opening(parts: OperationsParts) -> list[Route]:
    def open_case(call: Call) -> Reply:
        asked = from_json(call.body, GlassRequest, limit_bytes=REQUEST_BYTES)
        shown = parts.database.transact(lambda connection: _open(parts, connection, call, asked))
        if shown is None:
            raise GlassRefused
        return as_json(shown)

    def case(call: Call) -> Reply:
        glass = _id(call)
        return as_json(parts.database.transact(lambda connection: _show(parts, connection, call, glass)))

    def note(call: Call) -> Reply:
        glass, asked = _id(call), from_json(call.body, GlassNote, limit_bytes=REQUEST_BYTES)
        return as_json(parts.database.transact(lambda connection: _note(parts, connection, call, glass, asked)))

    return [
        signed(
            "POST",
            _HERE,
            open_case,
            says="Open one case because it cannot wait, and be shown it.",
            limit_bytes=REQUEST_BYTES,
            takes=GlassRequest,
            gives=GlassReply,
            statuses=_REFUSED,
        ),
        signed(
            "GET", f"{_HERE}/{{id}}/case", case, says="Be shown the opened case.", gives=GlassReply, statuses=_NOT_FOUND
        ),
        signed(
            "POST",
            f"{_HERE}/{{id}}/note",
            note,
            says="Write a note on the opened case.",
            limit_bytes=REQUEST_BYTES,
            takes=GlassNote,
            gives=Written,
            statuses=_NOT_FOUND,
        ),
    ]


def _review(parts: OperationsParts) -> list[Route]:
    def waiting(call: Call) -> Reply:
        with parts.database.reading() as connection:
            listed = parts.glasses.to_review(connection, call.caller.actor, now=call.now)
        return as_json(Openings(tuple(map(_told, listed))))

    def review(call: Call) -> Reply:
        glass = _id(call)
        try:
            done = parts.database.transact(lambda connection: _reviewed(parts, connection, call, glass))
        except (AccessDenied, OwnReview) as error:
            parts.database.transact(lambda connection: _deny(parts, connection, call, "break_glass.review", glass))
            raise (GlassRefused if isinstance(error, OwnReview) else NoSuchGlass) from error
        return as_json(_told(done))

    return [
        signed("GET", _HERE, waiting, says="List the openings the caller may review.", gives=Openings),
        signed(
            "POST",
            f"{_HERE}/{{id}}/review",
            review,
            says="Say that an opening was reviewed; never one's own.",
            limit_bytes=_SMALL_BYTES,
            gives=ToReview,
            statuses={**_NOT_FOUND, **_REFUSED},
        ),
    ]


def _open(parts: OperationsParts, connection: sa.Connection, call: Call, asked: GlassRequest) -> GlassReply | None:
    """Open a case and tell of it; None when it is refused, which is recorded all the same."""
    found = parts.glasses.open(connection, call.caller, asked, now=call.now)
    if isinstance(found, Deny):
        _deny(parts, connection, call, "break_glass.open", asked.case, reason=asked.reason, word=found.reason.value)
        return None
    opening, is_new = found
    if is_new:
        _announce(parts, connection, call, opening)
    shown = parts.glasses.shown(connection, call.caller, opening.glass.id, now=call.now)
    what = {"category": opening.glass.category.value, "records": len(shown.rows)}
    reason = asked.reason if is_new else ""
    record(parts, connection, call, act="break_glass.open", obj=asked.case, reason=reason, x=what)
    return shown


def _announce(parts: OperationsParts, connection: sa.Connection, call: Call, opening: Opening) -> None:
    """Tell at once whoever wants to hear of it; supervisors have it in their list for review from now on."""
    case = parts.database.tx(connection).records([opening.glass.case])[opening.glass.case]
    parts.outbox.tell(
        connection,
        event=opening.glass.id,
        action="break_glass.open",
        kind="case",
        record=case.id,
        territory=str(case.fields.get("territory") or ""),
        now=call.now,
    )


def _show(parts: OperationsParts, connection: sa.Connection, call: Call, glass: UUID) -> GlassReply:
    shown = parts.glasses.shown(connection, call.caller, glass, now=call.now)
    record(parts, connection, call, act="break_glass.read", obj=glass, x={"records": len(shown.rows)})
    return shown


def _note(parts: OperationsParts, connection: sa.Connection, call: Call, glass: UUID, asked: GlassNote) -> Written:
    seq, filed = parts.glasses.add_note(connection, call.caller, glass, note=asked.id, text=asked.text, now=call.now)
    if filed:
        parts.outbox.effects_of(connection, filed, call.now)
        record(parts, connection, call, act="break_glass.note", obj=glass, x={"note": str(asked.id)})
    return Written(seq)


def _reviewed(parts: OperationsParts, connection: sa.Connection, call: Call, glass: UUID) -> Opening:
    done = parts.glasses.review(connection, call.caller.actor, glass, now=call.now)
    record(parts, connection, call, act="break_glass.review", obj=glass)
    return done


def _deny(
    parts: OperationsParts,
    connection: sa.Connection,
    call: Call,
    act: str,
    obj: UUID,
    *,
    reason: str = "",
    word: str = "",
) -> None:
    x: dict[str, int | str] = {"reason": word} if word else {}
    record(parts, connection, call, act=act, obj=obj, reason=reason, x=x, out="deny")


def _id(call: Call) -> UUID:
    try:
        return UUID(call.path_params["id"])
    except ValueError as error:
        raise NoSuchGlass from error


def _told(one: Opening) -> ToReview:
    glass = one.glass
    return ToReview(
        id=glass.id,
        officer=glass.officer,
        device=one.device,
        case=glass.case,
        category=glass.category,
        reason=glass.reason,
        opened_at=to_micros(glass.opened_at),
        review_due=to_micros(glass.review_due),
        reviewed_by=glass.reviewed_by,
        reviewed_at=None if glass.reviewed_at is None else to_micros(glass.reviewed_at),
    )
