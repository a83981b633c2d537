"""A real server on loopback, in a thread of the test, with officers and enrolled devices that can talk to it.

with a_running_server(tmp_path) as server:
    ann = server.device("Ann", territories=("north",))
    reply = ann.line().push(...)
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from ssl import SSLContext
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.plain import to_micros
from sync.client.pinned_tls import pinned_context
from sync.client.server_line import ServerLine
from sync.client.transport import Transport
from sync.protocol.lineage import Epoch
from sync.protocol.sessions import Challenge, ChallengeRequest, OpenReply, OpenRequest, proof_bytes
from sync.protocol.signatures import Signed, sign
from sync.protocol.small_messages import from_json, to_json
from sync.server.assembly import Assembly, assemble
from sync.server.http_process import Service, config_of
from sync.server.identity.people import Officer
from sync.server.identity.server_keys import make_server_keys
from sync.server.identity.tables import DEVICE
from sync.server.parts import KEYS_FOLDER
from sync.server.settings import Settings
from sync.server.tls import make_authority, make_server_certificate

Clock = Callable[[], datetime]
AGENCY = "Riverside"


def now_utc() -> datetime:
    return datetime.now(UTC)


def a_device_id() -> DeviceId:
    """Return a new id, small enough for the ids that `messages.Sender` makes of it."""
    return DeviceId(UUID(int=int.from_bytes(os.urandom(5), "big")))


def monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


@dataclass
class TestSession:
    """A session opened by the real routes, signing with the time the server told: satisfies `server_line.Session`."""

    __test__ = False
    device: DeviceId
    key: Ed25519PrivateKey
    server_key: bytes
    transport: Transport
    clock: Clock = now_utc
    token: str = ""
    offset_s: int = 0
    opened: int = 0

    def sign(self, *, method: str, target_uri: str, authority: str, body: bytes) -> Mapping[str, str]:
        if not self.token:
            self.open()
        asked = Signed(method=method, target_uri=target_uri, body=body, authorization=f"Bearer {self.token}")
        created_s = int(self.clock().timestamp()) + self.offset_s
        return sign(asked, self.key, device=self.device, created_s=created_s, nonce=os.urandom(16))

    def open(self) -> None:
        asked = to_json(ChallengeRequest(self.device))
        answer = self.transport.send("POST", "/sync/v1/session/challenge", asked, limit_bytes=4096)
        challenge = from_json(answer.body, Challenge)
        self.offset_s = challenge.server_time // 1_000_000 - int(self.clock().timestamp())
        proof = proof_bytes(device=self.device, challenge=challenge.challenge, server_key=self.server_key)
        request = OpenRequest(device=self.device, challenge=challenge.challenge, signature=self.key.sign(proof))
        sent = self.transport.send("POST", "/sync/v1/session/open", to_json(request), limit_bytes=1 << 20)
        self.token = from_json(sent.body, OpenReply).token
        self.opened += 1

    def forget(self) -> None:
        self.token = ""


@dataclass
class EnrolledDevice:
    """A device the server knows, and the officer whose it is."""

    server: "RunningServer"
    id: DeviceId
    officer: OfficerId
    key: Ed25519PrivateKey

    def session(self, transport: Transport, *, clock: Clock = now_utc) -> TestSession:
        server_key = self.server.assembly.parts.identity.keys.public
        return TestSession(self.id, self.key, server_key, transport, clock=clock)

    def line(self, *, clock: Clock = now_utc, base_url: str = "", read_s: float = 10.0) -> ServerLine:
        """Return a line of its own; closed with the server."""
        transport = self.server.transport(base_url, read_s=read_s)
        return ServerLine(transport, self.session(transport, clock=clock), clock_ms=monotonic_ms)


@dataclass
class RunningServer:
    """The server while it runs. `base_url` is its address; it changes when it is stopped and started again."""

    settings: Settings
    clock: Clock
    assembly: Assembly
    base_url: str = ""
    authority: str = ""
    _uvicorn: Service | None = None
    _thread: threading.Thread | None = None
    _transports: list[Transport] = field(default_factory=list)

    def start(self) -> None:
        """Serve, on the same port as before if there was one."""
        config = config_of(self.settings, self.assembly.app)
        self._uvicorn = Service(config)
        self._thread = threading.Thread(target=self._uvicorn.run, name="server", daemon=True)
        self._thread.start()
        while not self._uvicorn.started:
            assert self._thread.is_alive(), "the server did not start"
            time.sleep(0.005)
        port = self._uvicorn.servers[0].sockets[0].getsockname()[1]
        self.settings = replace(self.settings, port=port)
        self.base_url = f"{'https' if self.settings.has_tls else 'http'}://127.0.0.1:{port}"

    def stop(self) -> None:
        """Stop serving, as a process told to end does."""
        assert self._uvicorn is not None
        assert self._thread is not None
        self._uvicorn.should_exit = True
        self._thread.join()

    def begin_to_end(self) -> None:
        """Stand where `stop` stands once those who are connected have been told."""
        assert self._uvicorn is not None
        self._uvicorn.server_state.is_ending = True

    def restart(self) -> None:
        """Stop, and come back as a new process with the same data would, at the same address."""
        self.stop()
        self.restart_after_stop()

    def restart_after_stop(self) -> None:
        """Come back after `stop`."""
        self.assembly = assemble(self.settings, clock=self.clock, entropy=os.urandom)
        self.start()

    def transport(self, base_url: str = "", *, read_s: float = 10.0) -> Transport:
        made = Transport(base_url or self.base_url, verify=self.trust(), connect_s=5.0, read_s=read_s)
        self._transports.append(made)
        return made

    def close_with(self, transport: Transport) -> None:
        """Close a transport when the server is closed."""
        self._transports.append(transport)

    def trust(self) -> SSLContext | None:
        """Return what a device trusts: the agency's own authority."""
        return pinned_context(self.authority) if self.authority else None

    def officer(self, name: str, *, role: Role = Role.OFFICER, territories: tuple[str, ...] = ("north",)) -> OfficerId:
        """Return a new officer."""
        made = Officer(id=OfficerId(uuid4()), name=name, role=role, territories=territories)
        people = self.assembly.parts.identity.people
        self.assembly.parts.database.transact(lambda connection: people.add(connection, made, now=self.clock()))
        return made.id

    def device(
        self,
        name: str = "Ann",
        *,
        officer: OfficerId | None = None,
        device: DeviceId | None = None,
        role: Role = Role.OFFICER,
        territories: tuple[str, ...] = ("north",),
    ) -> EnrolledDevice:
        """Return a new device, of a new officer unless one is named."""
        whose = officer or self.officer(name, role=role, territories=territories)
        made = EnrolledDevice(self, device or a_device_id(), whose, Ed25519PrivateKey.generate())
        self.assembly.parts.database.transact(lambda connection: self._enrol(connection, made, name))
        return made

    def _enrol(self, connection: sa.Connection, device: EnrolledDevice, name: str) -> None:
        now = to_micros(self.clock())
        row = {
            "stream": self.settings.stream,
            "id": device.id,
            "officer": device.officer,
            "name": name,
            "signing_key": device.key.public_key().public_bytes_raw(),
            "sealing_key": bytes(32),
            "certificate": b"",
            "transcript": b"",
            "check_code": "000000",
            "app": "",
            "schema_version": 0,
            "lease_seq": 0,
            "enrolled_at": now,
            "seen_at": now,
        }
        connection.execute(sa.insert(DEVICE).values(row))
        self.assembly.parts.identity.people.grant_again(connection, device.officer)

    def close_lines(self) -> None:
        for one in self._transports:
            one.close()

    def close(self) -> None:
        self.close_lines()
        self.stop()


@contextmanager
def a_running_server(
    folder: Path, *, clock: Clock = now_utc, with_tls: bool = False, **settings: Any
) -> Iterator[RunningServer]:
    """Give a server with an empty stream. `settings` are fields of `Settings`."""
    authority = ""
    if with_tls:
        agency = make_authority(AGENCY, now=clock())
        pair = make_server_certificate(agency, ["127.0.0.1", "localhost"], now=clock())
        (folder / "tls.crt").write_bytes(pair.certificate)
        (folder / "tls.key").write_bytes(pair.key)
        settings = {"tls_certificate": "tls.crt", "tls_key": "tls.key", **settings}
        authority = agency.certificate.decode()
    make_server_keys(folder / KEYS_FOLDER, os.urandom, agency=AGENCY, now=clock(), ca=authority)
    told = {"folder": folder, "port": 0, "threads": 4, "stop_within_s": 2, **settings}
    made = Settings(**told)
    assembly = assemble(made, clock=clock, entropy=os.urandom)
    assembly.parts.database.begin_stream(Epoch(UUID(int=0xE), 0))
    running = RunningServer(made, clock, assembly, authority=authority)
    running.start()
    try:
        yield running
    finally:
        running.close()
