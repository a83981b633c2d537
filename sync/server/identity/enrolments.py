"""Enrolling a device: the server's side of `sync/protocol/enrolment.py`.

A finish whose answer was lost may be sent again and gets the same device; with anything in it changed it is refused
like every other wrong try.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.domain.ids import Entropy, new_id
from caseworker.domain.plain import to_micros
from caseworker.domain.statements import signed_bytes
from sync.protocol.enrolment import (
    RANDOM_BYTES,
    TRANSCRIPT_KIND,
    BeginReply,
    BeginRequest,
    Card,
    Certificate,
    FinishReply,
    FinishRequest,
    TrustReply,
    check_code,
    sign_certificate,
    transcript_mac,
    transcript_of,
)
from sync.protocol.statements import is_signed
from sync.server.identity.device_secrets import can_be_sealed_to
from sync.server.identity.devices import Device, Devices
from sync.server.identity.people import Officer, People
from sync.server.identity.server_keys import ServerKeys
from sync.server.identity.tables import DEVICE, ENROLMENT
from sync.server.identity.tickets import TicketRefused, Tickets
from sync.server.rows import SqlTx

_GOOD_FOR = timedelta(minutes=15)
PackVersion = Callable[[sa.Connection], str]
"""Reads the version of the pack in force, "" when none is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What enrolment works with."""

    stream: str
    keys: ServerKeys
    people: People
    devices: Devices
    tickets: Tickets
    pack_version: PackVersion
    entropy: Entropy


@dataclass(frozen=True, slots=True)
class _Begun:
    request: BeginRequest
    reply: BeginReply
    transcript: bytes


class Enrolments:
    """Takes devices in."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._keys, self._stream = register.keys, register.stream

    def trust(self) -> TrustReply:
        """Return whom to trust here."""
        return TrustReply(self._keys.root, self._keys.trust)

    def begin(self, connection: sa.Connection, request: BeginRequest, *, now: datetime) -> BeginReply:
        """Return the server's side of the transcript. The caller has counted the try; raises TicketRefused."""
        self._register.tickets.open(connection, request.ticket, now=now)
        known = self._register.devices.find(connection, request.device) is not None
        if known or not can_be_sealed_to(request.sealing_key):
            raise TicketRefused
        reply = BeginReply(
            enrolment=new_id(to_micros(now) // 1000, self._register.entropy),
            random=self._register.entropy(RANDOM_BYTES),
            server_time=to_micros(now),
        )
        self._forget_old(connection, now)
        row = {
            "stream": self._stream,
            "id": reply.enrolment,
            "ticket": request.ticket,
            "begin": msgspec.json.encode(request),
            "random": reply.random,
            "begun_at": reply.server_time,
        }
        connection.execute(sa.insert(ENROLMENT).values(row))
        return reply

    def finish(self, connection: sa.Connection, request: FinishRequest, *, now: datetime) -> FinishReply:
        """Enrol the device that proved its key and its ticket; raises TicketRefused for every other.

        The ticket is used up, and the device has its scopes, in this transaction.
        """
        begun = self._begun(connection, request.enrolment, now)
        known = self._register.devices.find(connection, begun.request.device)
        if known is not None:
            return self._again(connection, begun, request, known, now)
        ticket = self._register.tickets.open(connection, begun.request.ticket, now=now)
        if not hmac.compare_digest(transcript_mac(ticket.mac_key, begun.transcript), request.mac):
            raise TicketRefused
        _check_signature(begun, request)
        self._register.tickets.use_up(connection, ticket.id, now=now)
        self._take_in(connection, begun, ticket.officer, now)
        return self._welcome(connection, self._register.devices.get(connection, begun.request.device), now)

    def ticket_of(self, connection: sa.Connection, enrolment: UUID) -> str:
        """Return the ticket an enrolment was begun with, "" for an unknown one: whose try a finish is."""
        found = sa.select(ENROLMENT.c.ticket).where(ENROLMENT.c.stream == self._stream, ENROLMENT.c.id == enrolment)
        return str(connection.execute(found).scalar_one_or_none() or "")

    def _begun(self, connection: sa.Connection, enrolment: UUID, now: datetime) -> _Begun:
        mine = (ENROLMENT.c.stream == self._stream, ENROLMENT.c.id == enrolment)
        row = connection.execute(sa.select(ENROLMENT).where(*mine)).one_or_none()
        if row is None or row.begun_at < to_micros(now - _GOOD_FOR):
            raise TicketRefused
        request = msgspec.json.decode(row.begin, type=BeginRequest)
        reply = BeginReply(enrolment=enrolment, random=row.random, server_time=row.begun_at)
        return _Begun(request, reply, transcript_of(request, reply, root=self._keys.root, trust=self._keys.document))

    def _take_in(self, connection: sa.Connection, begun: _Begun, officer: Officer, now: datetime) -> None:
        request, at = begun.request, to_micros(now)
        certificate = Certificate(
            device=request.device,
            officer=officer.id,
            signing_key=request.signing_key,
            sealing_key=request.sealing_key,
            enrolled_at=at,
            transcript=sha256(begun.transcript).digest(),
        )
        row = {
            "stream": self._stream,
            "id": request.device,
            "officer": officer.id,
            "name": request.name,
            "signing_key": request.signing_key,
            "sealing_key": request.sealing_key,
            "certificate": sign_certificate(certificate, self._keys.signing),
            "transcript": certificate.transcript,
            "check_code": check_code(begun.transcript),
            "app": request.app,
            "schema_version": 0,
            "lease_seq": 0,
            "enrolled_at": at,
            "seen_at": at,
        }
        connection.execute(sa.insert(DEVICE).values(row))
        self._register.people.grant_again(connection, officer.id)

    def _again(
        self, connection: sa.Connection, begun: _Begun, request: FinishRequest, known: Device, now: datetime
    ) -> FinishReply:
        """Answer a finish that was answered before: only for the very same transcript."""
        mine = (DEVICE.c.stream == self._stream, DEVICE.c.id == known.id)
        transcript = connection.execute(sa.select(DEVICE.c.transcript).where(*mine)).scalar_one()
        if transcript != sha256(begun.transcript).digest() or not known.is_in_use:
            raise TicketRefused
        _check_signature(begun, request)
        return self._welcome(connection, known, now)

    def _welcome(self, connection: sa.Connection, device: Device, now: datetime) -> FinishReply:
        officer = self._register.people.get(connection, device.officer)
        mine = (DEVICE.c.stream == self._stream, DEVICE.c.id == device.id)
        return FinishReply(
            certificate=connection.execute(sa.select(DEVICE.c.certificate).where(*mine)).scalar_one(),
            lease=self._register.devices.lease(connection, device.id, now=now),
            card=_card(officer),
            stream=self._stream,
            epoch=SqlTx(connection, self._stream).stream().epoch,
            pack=self._register.pack_version(connection),
            server_time=to_micros(now),
        )

    def _forget_old(self, connection: sa.Connection, now: datetime) -> None:
        old = to_micros(now - timedelta(days=1))
        gone = sa.delete(ENROLMENT).where(ENROLMENT.c.stream == self._stream, ENROLMENT.c.begun_at < old)
        connection.execute(gone)


def _check_signature(begun: _Begun, request: FinishRequest) -> None:
    signed = signed_bytes(TRANSCRIPT_KIND, begun.transcript)
    if not is_signed(signed, request.signature, begun.request.signing_key):
        raise TicketRefused


def _card(officer: Officer) -> Card:
    return Card(
        officer=officer.id,
        name=officer.name,
        role=officer.role.value,
        team=officer.team,
        territories=officer.territories,
        desk=officer.desk,
    )
