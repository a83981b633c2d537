"""The ways in for recovery: a locked-out device asks and fetches, somebody else on a device of their own approves."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import sqlalchemy as sa

from caseworker.domain.plain import to_micros
from sync.protocol.recovery import (
    Approval,
    RecoveryAnswer,
    RecoveryAsk,
    RecoveryAsked,
    RecoveryFetch,
    WaitingRequest,
    WaitingRequests,
)
from sync.protocol.sessions import Done
from sync.protocol.small_messages import from_json
from sync.server.audit.log import Entry
from sync.server.identity.recoveries import RecoveryRefused
from sync.server.web.door import Call, Reply, Route, Visit, as_json, open_to_all, signed
from sync.server.web.enrolment_parts import LIMIT_BYTES, REFUSED, ROOM, EnrolmentParts


def routes(parts: EnrolmentParts) -> Sequence[Route]:
    """Return the routes of both sides."""
    return [*_asking(parts), *_approving(parts)]


def _asking(parts: EnrolmentParts) -> list[Route]:
    database, recoveries = parts.database, parts.identity.recoveries

    def ask(visit: Visit) -> Reply:
        request = from_json(visit.body, RecoveryAsk, limit_bytes=LIMIT_BYTES)
        return as_json(database.transact(lambda connection: _ask(parts, connection, request, visit)))

    def fetch(visit: Visit) -> Reply:
        request = from_json(visit.body, RecoveryFetch, limit_bytes=LIMIT_BYTES)
        with database.reading() as connection:
            return as_json(recoveries.fetch(connection, request.id, now=visit.now))

    opened = partial(open_to_all, "POST", limit_bytes=LIMIT_BYTES)
    return [
        opened(
            f"{ROOM}/recovery/ask",
            ask,
            says="a locked-out device asks to be let in again",
            takes=RecoveryAsk,
            gives=RecoveryAsked,
        ),
        opened(
            f"{ROOM}/recovery/fetch",
            fetch,
            says="whether it was approved, and what was released",
            takes=RecoveryFetch,
            gives=RecoveryAnswer,
        ),
    ]


def _approving(parts: EnrolmentParts) -> list[Route]:
    database, recoveries = parts.database, parts.identity.recoveries

    def waiting(call: Call) -> Reply:
        with database.reading() as connection:
            found = recoveries.waiting_for(connection, call.caller.actor, now=call.now)
        listed = (
            WaitingRequest(
                id=one.id,
                ask=one.ask,
                officer=str(one.device.officer),
                device=one.device.name,
                asked_at=to_micros(one.asked_at),
            )
            for one in found
        )
        return as_json(WaitingRequests(tuple(listed)))

    def approve(call: Call) -> Reply:
        told = from_json(call.body, Approval, limit_bytes=LIMIT_BYTES)
        database.transact(lambda connection: _approve(parts, connection, told, call))
        return as_json(Done())

    return [
        signed(
            "GET",
            f"{ROOM}/recovery/waiting",
            waiting,
            says="the requests of locked-out devices that the caller may approve",
            gives=WaitingRequests,
        ),
        signed(
            "POST",
            f"{ROOM}/recovery/{{id}}/approve",
            approve,
            says="let a locked-out device in again, after comparing its digits",
            limit_bytes=LIMIT_BYTES,
            takes=Approval,
            gives=Done,
            statuses=REFUSED,
        ),
    ]


def _ask(parts: EnrolmentParts, connection: sa.Connection, request: RecoveryAsk, visit: Visit) -> RecoveryAsked:
    asked = parts.identity.recoveries.ask(connection, request, now=visit.now)
    told = {"wanted": request.wanted.value}
    if parts.identity.devices.find(connection, request.device) is not None:
        entry = Entry(act="recovery.ask", at=visit.now, device=request.device, obj=str(asked.id), x={**told})
        parts.record(connection, entry)
    return asked


def _approve(parts: EnrolmentParts, connection: sa.Connection, told: Approval, call: Call) -> None:
    request, recoveries, by = _id(call), parts.identity.recoveries, call.caller.actor
    if told.sealed:
        recoveries.hand_over_root(
            connection,
            request,
            code=told.code,
            sealed=told.sealed,
            signature=told.signature,
            by=by,
            now=call.now,
        )
    else:
        recoveries.release(connection, request, code=told.code, by=by, now=call.now)
    caller = call.caller
    entry = Entry(act="recovery.approve", at=call.now, actor=caller.officer, device=caller.device, obj=str(request))
    parts.record(connection, entry)


def _id(call: Call) -> UUID:
    try:
        return UUID(call.path_params["id"])
    except ValueError as error:
        raise RecoveryRefused from error
