"""A service that knows people and devices: a real database, real keys, a clock moved by hand."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from sync.protocol.enrolment import BeginReply, BeginRequest, FinishReply, FinishRequest, finish_request, transcript_of
from sync.protocol.lineage import Epoch
from sync.protocol.sessions import OpenReply, OpenRequest, proof_bytes
from sync.protocol.signatures import Signed, sign
from sync.protocol.tickets import Ticket
from sync.server.database import Database, open_database
from sync.server.identity.caller import Caller
from sync.server.identity.people import Officer
from sync.server.identity.registry import Identity, identity_of
from sync.server.identity.server_keys import OFFLINE, ServerKeys, make_server_keys

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "https://cases.example:8440"
ANN, EVE, BOSS, ADMIN = (OfficerId(UUID(int=number)) for number in (0xA1, 0xE1, 0xB1, 0xC1))
PARENTS = {"north": "city", "south": "city"}


def people() -> list[Officer]:
    """One of each role that matters here."""
    return [
        Officer(id=ANN, name="Ann", role=Role.OFFICER, team="t", territories=("north",)),
        Officer(id=EVE, name="Eve", role=Role.FRONT_DESK, team="t", territories=("south",), desk="d1"),
        Officer(id=BOSS, name="Boss", role=Role.SUPERVISOR, territories=("city",)),
        Officer(id=ADMIN, name="Admin", role=Role.ADMINISTRATOR),
    ]


@cache
def some_keys() -> ServerKeys:
    """Keys made once per test run."""
    with TemporaryDirectory() as folder:
        made = make_server_keys(Path(folder) / "keys", os.urandom, agency="Riverside", now=NOON)
        assert all((Path(folder) / "keys" / name).stat().st_mode & 0o077 == 0 for name in OFFLINE)
        return made


@dataclass
class Laptop:
    """A device before and after it is enrolled, with its keys in the open."""

    device: DeviceId
    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    sealing: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)
    token: str = ""

    def begins(self, ticket: Ticket, **changes: object) -> BeginRequest:
        told = {
            "ticket": ticket.id,
            "device": self.device,
            "signing_key": self.signing.public_key().public_bytes_raw(),
            "sealing_key": self.sealing.public_key().public_bytes_raw(),
            "random": os.urandom(32),
            "name": "laptop",
            **changes,
        }
        return BeginRequest(**told)  # type: ignore[arg-type]  # each test knows what it changes

    def signs(self, *, body: bytes = b"{}", created: datetime = NOON, path: str = "/sync/v1/pull") -> dict[str, str]:
        """Return the headers of a signed POST, names in lower case as the service sees them."""
        request = Signed(method="POST", target_uri=URL + path, body=body, authorization=f"Bearer {self.token}")
        at = int(created.timestamp())
        headers = sign(request, self.signing, device=self.device, created_s=at, nonce=os.urandom(16))
        return {name.lower(): value for name, value in headers.items()}


@dataclass
class Agency:
    """A service with its people."""

    database: Database
    identity: Identity
    now: datetime = NOON

    def later(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now

    def ticket(self, officer: OfficerId = ANN) -> Ticket:
        with self.database.writing() as connection:
            return self.identity.tickets.make(connection, officer, server=URL, now=self.now)

    def begin(self, request: BeginRequest) -> BeginReply:
        with self.database.writing() as connection:
            self.identity.tickets.count_try(connection, request.ticket)
        with self.database.writing() as connection:
            return self.identity.enrolments.begin(connection, request, now=self.now)

    def finish(self, request: FinishRequest) -> FinishReply:
        with self.database.writing() as connection:
            return self.identity.enrolments.finish(connection, request, now=self.now)

    def transcript(self, request: BeginRequest, reply: BeginReply) -> bytes:
        keys = self.identity.keys
        return transcript_of(request, reply, root=keys.root, trust=keys.document)

    def proof(self, ticket: Ticket, laptop: Laptop, request: BeginRequest, reply: BeginReply) -> FinishRequest:
        told = self.transcript(request, reply)
        return finish_request(reply.enrolment, told, mac_key=ticket.mac_key, signing_key=laptop.signing)

    def enrol(self, officer: OfficerId = ANN, *, number: int = 1) -> Laptop:
        """Return a device that was enrolled and signed in."""
        laptop, ticket = Laptop(DeviceId(UUID(int=0xD0 + number))), self.ticket(officer)
        request = laptop.begins(ticket)
        self.finish(self.proof(ticket, laptop, request, self.begin(request)))
        self.sign_in(laptop)
        return laptop

    def open_request(self, laptop: Laptop, *, trust_version: int = 0) -> OpenRequest:
        challenge = self.identity.sessions.challenge(laptop.device, now=self.now).challenge
        proof = proof_bytes(device=laptop.device, challenge=challenge, server_key=self.identity.keys.public)
        signature = laptop.signing.sign(proof)
        return OpenRequest(device=laptop.device, challenge=challenge, signature=signature, trust_version=trust_version)

    def open_session(self, request: OpenRequest) -> OpenReply:
        with self.database.writing() as connection:
            return self.identity.sessions.open(connection, request, now=self.now)

    def sign_in(self, laptop: Laptop) -> OpenReply:
        reply = self.open_session(self.open_request(laptop))
        laptop.token = reply.token
        return reply

    def identify(
        self, headers: dict[str, str], *, body: bytes = b"{}", method: str = "POST", path: str = "/sync/v1/pull"
    ) -> Caller:
        with self.database.writing() as connection:
            return self.identity.doorkeeper.identify(
                connection,
                method=method,
                target_uri=URL + path,
                authority="cases.example:8440",
                headers=headers,
                body=body,
                now=self.now,
            )

    def grants(self, laptop: Laptop) -> frozenset[str]:
        with self.database.reading() as connection:
            return self.database.tx(connection).grants(laptop.device)


@contextmanager
def an_agency(folder: Path) -> Iterator[Agency]:
    """A service in a folder, with its people: as it was left there, or a new one without devices."""
    is_new = not (folder / "server.db").exists()
    database = open_database(f"sqlite:///{folder / 'server.db'}")
    if is_new:
        database.create()
        database.begin_stream(Epoch(UUID(int=0xE), 0))
    yield agency_on(database, is_new=is_new)
    database.close()


def agency_on(database: Database, *, is_new: bool = True) -> Agency:
    """The same on a database that has its tables and its stream."""
    identity = identity_of(
        database.stream, keys=some_keys(), parents=_parents, pack_version=_no_pack, entropy=os.urandom
    )
    with database.writing() as connection:
        for officer in people() if is_new else ():
            identity.people.add(connection, officer, now=NOON)
    return Agency(database, identity)


def _parents(_connection: sa.Connection) -> dict[str, str]:
    return PARENTS


def _no_pack(_connection: sa.Connection) -> str:
    return ""
