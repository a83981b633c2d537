"""A whole server asked without a socket, and devices of every role that sign what they ask.

The clock stands still and the randomness is counted, so two servers that are asked the same answer the same.
"""

import asyncio
import hashlib
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, Entropy, OfficerId
from caseworker.domain.plain import to_micros
from sync.protocol.lineage import Epoch
from sync.protocol.sessions import Challenge, ChallengeRequest, OpenReply, OpenRequest, proof_bytes
from sync.protocol.signatures import Signed, sign
from sync.protocol.small_messages import from_json, to_json
from sync.server.assembly import Assembly, assemble
from sync.server.identity.people import Officer
from sync.server.identity.server_keys import make_server_keys
from sync.server.identity.tables import DEVICE
from sync.server.parts import KEYS_FOLDER
from sync.server.settings import Settings

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
EPOCH = Epoch(UUID(int=0xE), 0)
HOST = "cases.example"
URL = f"https://{HOST}"
STREAM_S = 0.05  # how long an answer without an end is listened to


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, 0 as its status when nothing did. Names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_whole: bool = True


def counted(seed: str) -> Entropy:
    """Return randomness that is the same for everyone who begins with this seed."""
    turn = count()

    def entropy(size: int) -> bytes:
        start = hashlib.sha512(f"{seed}/{next(turn)}".encode()).digest()
        return (start * (size // len(start) + 1))[:size]

    return entropy


@dataclass
class Line:
    """Asks an application as its web server would. Every request comes from another address of the network."""

    app: Any
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    asked: int = 0
    _end: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._run, name="at hand", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of the threads that serve."""
        self.loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    def _run(self) -> None:
        self.loop.run_until_complete(self._end.wait())
        self.loop.run_until_complete(asyncio.sleep(0))  # for threads to be told
        self.loop.close()

    def ask(
        self,
        method: str,
        target: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        within_s: float = 20.0,
    ) -> Answer:
        """Return the answer; of one that does not end, what came in time."""
        self.asked += 1
        path, _, query = target.partition("?")
        told = {"host": HOST, "content-length": str(len(body)), **(headers or {})}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "https",
            "path": path,
            "raw_path": path.encode(errors="surrogateescape"),
            "query_string": query.encode(errors="surrogateescape"),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in told.items()],
            "client": (f"10.{self.asked >> 16 & 255}.{self.asked >> 8 & 255}.{self.asked & 255}", 4000),
            "server": (HOST, 443),
        }
        return asyncio.run_coroutine_threadsafe(self._ask(scope, body, within_s), self.loop).result()

    async def _ask(self, scope: dict[str, Any], body: bytes, within_s: float) -> Answer:
        came: list[dict[str, Any]] = []
        waiting = asyncio.Event()
        parts = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def receive() -> dict[str, Any]:
            for part in parts:
                return part
            await waiting.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            came.append(message)

        serving = asyncio.ensure_future(self.app(scope, receive, send))
        _, unfinished = await asyncio.wait({serving}, timeout=within_s)
        for one in unfinished:
            one.cancel()
        await asyncio.gather(serving, return_exceptions=bool(unfinished))
        if not came:
            return Answer(0, {}, b"", is_whole=False)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in came[0]["headers"]}
        said = b"".join(one.get("body", b"") for one in came[1:])
        return Answer(int(came[0]["status"]), headers, said, is_whole=not unfinished)


@dataclass
class Device:
    """A device the server knows, with its keys and the officer whose it is."""

    id: DeviceId
    officer: OfficerId
    server: "ServerAtHand"
    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey
    token: str = ""
    nonces: Iterator[int] = field(default_factory=lambda: count(1))

    def sign_in(self) -> None:
        """Open a session by the routes that everybody uses."""
        line, keys = self.server.line, self.server.assembly.parts.identity.keys
        told = line.ask("POST", "/sync/v1/session/challenge", to_json(ChallengeRequest(self.id)))
        challenge = from_json(told.body, Challenge)
        proof = proof_bytes(device=self.id, challenge=challenge.challenge, server_key=keys.public)
        request = OpenRequest(device=self.id, challenge=challenge.challenge, signature=self.signing.sign(proof))
        self.token = from_json(line.ask("POST", "/sync/v1/session/open", to_json(request)).body, OpenReply).token

    def headers(self, method: str, target: str, body: bytes) -> dict[str, str]:
        """Return the headers that sign a request."""
        asked = Signed(method=method, target_uri=URL + target, body=body, authorization=f"Bearer {self.token}")
        nonce = next(self.nonces).to_bytes(16, "big")
        return sign(asked, self.signing, device=self.id, created_s=int(NOON.timestamp()), nonce=nonce)

    def ask(self, method: str, target: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """Send a signed request and return the answer; `headers` come with it and are not signed."""
        signed = self.headers(method, target, body)
        within_s = STREAM_S if target.startswith("/sync/v1/wake") else 20.0
        return self.server.line.ask(method, target, body, {**signed, **(headers or {})}, within_s=within_s)


@dataclass
class ServerAtHand:
    """The server, and the line to it."""

    assembly: Assembly
    line: Line

    def officer(self, name: str, role: Role, *territories: str, desk: str = "") -> OfficerId:
        """Return a new officer, the same on every server of this name."""
        made = Officer(
            id=OfficerId(_named(f"officer/{name}")), name=name, role=role, territories=territories, desk=desk
        )
        people = self.assembly.parts.identity.people
        self.assembly.parts.database.transact(lambda connection: people.add(connection, made, now=NOON))
        return made.id

    def device(self, officer: OfficerId, name: str) -> Device:
        """Return a new device that is signed in, the same on every server."""
        seed = hashlib.sha256(f"device/{name}".encode()).digest()
        signing, sealing = Ed25519PrivateKey.from_private_bytes(seed), X25519PrivateKey.from_private_bytes(seed)
        made = Device(DeviceId(UUID(int=int.from_bytes(seed[:5], "big"))), officer, self, signing, sealing)
        self.assembly.parts.database.transact(lambda connection: self._enrol(connection, made, name))
        made.sign_in()
        return made

    def revoke(self, device: Device) -> None:
        """Revoke a device."""
        devices = self.assembly.parts.identity.devices
        self.assembly.parts.database.transact(lambda one: devices.revoke(one, device.id, now=NOON))

    def _enrol(self, connection: sa.Connection, device: Device, name: str) -> None:
        row = {
            "stream": self.assembly.parts.settings.stream,
            "id": device.id,
            "officer": device.officer,
            "name": name,
            "signing_key": device.signing.public_key().public_bytes_raw(),
            "sealing_key": device.sealing.public_key().public_bytes_raw(),
            "certificate": b"",
            "transcript": b"",
            "check_code": "000000",
            "app": "",
            "schema_version": 0,
            "lease_seq": 0,
            "enrolled_at": to_micros(NOON),
            "seen_at": to_micros(NOON),
        }
        connection.execute(sa.insert(DEVICE).values(row))
        self.assembly.parts.identity.people.grant_again(connection, device.officer)


@contextmanager
def a_server_at_hand(folder: Path, *, keys: Path | None = None, **settings: Any) -> Iterator[ServerAtHand]:
    """Give a server with an empty stream. `keys` is a folder of another server whose keys this one shall have."""
    folder.mkdir(parents=True, exist_ok=True)
    if keys is None:
        make_server_keys(folder / KEYS_FOLDER, counted("keys"), agency="Riverside", now=NOON)
    else:
        shutil.copytree(keys, folder / KEYS_FOLDER)
    told: dict[str, Any] = {"threads": 2, "requests_a_second": 1e9, "requests_at_once": 1_000_000_000, **settings}
    assembly = assemble(Settings(folder=folder, **told), clock=_noon, entropy=counted("server"))
    assembly.parts.database.begin_stream(EPOCH)
    line = Line(assembly.app)
    try:
        yield ServerAtHand(assembly, line)
    finally:
        line.close()
        assembly.parts.database.close()


def _noon() -> datetime:
    return NOON


def _named(name: str) -> UUID:
    return UUID(bytes=hashlib.sha256(name.encode()).digest()[:16], version=4)
