"""The ways in for devices that are not signed in: enrolment, sessions, the last word of a wipe, and recovery."""

from collections.abc import Sequence
from functools import partial

import sqlalchemy as sa

from sync.protocol.enrolment import (
    BeginReply,
    BeginRequest,
    DeviceSecretSent,
    FinishReply,
    FinishRequest,
    TrustReply,
    TrustRequest,
    read_certificate,
)
from sync.protocol.sessions import (
    Challenge,
    ChallengeRequest,
    Done,
    OpenReply,
    OpenRequest,
    WipeReceiptSent,
)
from sync.protocol.small_messages import from_json
from sync.server.audit.log import Entry
from sync.server.identity.tickets import TicketRefused
from sync.server.web import recovery_routes
from sync.server.web.door import Call, Reply, Route, Visit, as_json, open_to_all, signed
from sync.server.web.enrolment_parts import LIMIT_BYTES, REFUSED, ROOM, EnrolmentParts

__all__ = ["EnrolmentParts", "routes"]

_NOT_ACCEPTED = {401: "not accepted; the same for every reason"}


def routes(parts: EnrolmentParts) -> Sequence[Route]:
    """Return the routes of enrolment, sessions and recovery."""
    return [*_enrolling(parts), *_signing_in(parts), *recovery_routes.routes(parts)]


def _enrolling(parts: EnrolmentParts) -> list[Route]:
    database, enrolments, tickets = parts.database, parts.identity.enrolments, parts.identity.tickets

    def trust(visit: Visit) -> Reply:
        from_json(visit.body, TrustRequest, limit_bytes=LIMIT_BYTES)
        return as_json(enrolments.trust())

    def begin(visit: Visit) -> Reply:
        request = from_json(visit.body, BeginRequest, limit_bytes=LIMIT_BYTES)
        database.transact(lambda connection: tickets.count_try(connection, request.ticket))
        return as_json(database.transact(lambda connection: enrolments.begin(connection, request, now=visit.now)))

    def finish(visit: Visit) -> Reply:
        request = from_json(visit.body, FinishRequest, limit_bytes=LIMIT_BYTES)
        try:
            reply = database.transact(lambda connection: _enrol(parts, connection, request, visit))
        except TicketRefused:
            database.transact(
                lambda connection: tickets.count_try(connection, enrolments.ticket_of(connection, request.enrolment))
            )
            raise
        return as_json(reply)

    opened = partial(open_to_all, "POST", limit_bytes=LIMIT_BYTES)
    return [
        opened(f"{ROOM}/enrol/trust", trust, says="whom to trust here", takes=TrustRequest, gives=TrustReply),
        opened(
            f"{ROOM}/enrol/begin",
            begin,
            says="begin to enrol a device with a ticket",
            takes=BeginRequest,
            gives=BeginReply,
            statuses=REFUSED,
        ),
        opened(
            f"{ROOM}/enrol/finish",
            finish,
            says="prove ticket and key, and become a device of the agency",
            takes=FinishRequest,
            gives=FinishReply,
            statuses=REFUSED,
        ),
    ]


def _signing_in(parts: EnrolmentParts) -> list[Route]:
    database, identity = parts.database, parts.identity

    def challenge(visit: Visit) -> Reply:
        request = from_json(visit.body, ChallengeRequest, limit_bytes=LIMIT_BYTES)
        return as_json(identity.sessions.challenge(request.device, now=visit.now))

    def open_session(visit: Visit) -> Reply:
        request = from_json(visit.body, OpenRequest, limit_bytes=LIMIT_BYTES)
        return as_json(database.transact(lambda connection: identity.sessions.open(connection, request, now=visit.now)))

    def wiped(visit: Visit) -> Reply:
        receipt = from_json(visit.body, WipeReceiptSent, limit_bytes=LIMIT_BYTES)
        database.transact(lambda connection: _take_receipt(parts, connection, receipt, visit))
        return as_json(Done())

    def secret(call: Call) -> Reply:
        sent = from_json(call.body, DeviceSecretSent, limit_bytes=LIMIT_BYTES)
        database.transact(lambda connection: identity.secrets.keep(connection, call.caller.device, sent, now=call.now))
        return as_json(Done())

    opened = partial(open_to_all, "POST", limit_bytes=LIMIT_BYTES)
    return [
        opened(
            f"{ROOM}/session/challenge",
            challenge,
            says="ask for a challenge and the time",
            takes=ChallengeRequest,
            gives=Challenge,
        ),
        opened(
            f"{ROOM}/session/open",
            open_session,
            says="answer the challenge and get a token, a lease, or an order to wipe",
            takes=OpenRequest,
            gives=OpenReply,
            statuses=_NOT_ACCEPTED,
        ),
        opened(
            f"{ROOM}/session/wiped",
            wiped,
            says="the last word of a device that has wiped itself",
            takes=WipeReceiptSent,
            gives=Done,
            statuses=_NOT_ACCEPTED,
        ),
        signed(
            "POST",
            f"{ROOM}/device-secret",
            secret,
            says="hand in a copy of the device secret",
            limit_bytes=LIMIT_BYTES,
            takes=DeviceSecretSent,
            gives=Done,
        ),
    ]


def _enrol(parts: EnrolmentParts, connection: sa.Connection, request: FinishRequest, visit: Visit) -> FinishReply:
    reply = parts.identity.enrolments.finish(connection, request, now=visit.now)
    device = read_certificate(reply.certificate, parts.identity.keys.public).device
    parts.record(connection, Entry(act="device.enrol", at=visit.now, actor=reply.card.officer, device=device))
    return reply


def _take_receipt(parts: EnrolmentParts, connection: sa.Connection, receipt: WipeReceiptSent, visit: Visit) -> None:
    parts.identity.devices.wiped(connection, receipt, now=visit.now)
    told = {"keyring_cleared": receipt.keyring_cleared, "outbox_kept": receipt.outbox_kept}
    parts.record(connection, Entry(act="device.wiped", at=visit.now, device=receipt.device, x={**told}))
