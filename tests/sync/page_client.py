"""A client of the synchronization protocol, written from `docs/sync-protocol.md` alone.

Nothing of this repository is imported here, and no library but for TLS's primitives: who reads this file reads what the
page asks of a client.
"""

import base64
import hashlib
import hmac
import http.client
import json
import os
import ssl
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

BASE = "/sync/v1/"
COVERED = ("@method", "@target-uri", "@authority", "content-digest", "authorization")
FIRST_CHAIN = bytes(32)


def canonical(value: Any) -> bytes:
    """Section 1."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def blake(data: bytes, size: int = 32) -> bytes:
    return hashlib.blake2b(data, digest_size=size).digest()


def new_id() -> str:
    """A UUIDv7 (RFC 9562 section 5.7)."""
    bits = int.from_bytes(os.urandom(10), "big")
    value = int(time.time() * 1000) << 80 | 0x7 << 76 | (bits >> 62 & 0xFFF) << 64 | 0b10 << 62 | bits & (1 << 62) - 1
    return str(UUID(int=value))


def statement_body(statement: bytes, kind: str, key: bytes) -> Any:
    """Section 3; raises when it is not signed by that key."""
    told = json.loads(statement)
    body = base64.b64decode(told["body"])
    signed = f"caseworker/{kind}\n".encode() + body
    Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(told["signature"]), signed)
    return json.loads(body)


@dataclass(frozen=True)
class Ticket:
    """Section 4."""

    root_fingerprint: bytes
    code: bytes
    server: str

    @classmethod
    def read(cls, text: str) -> "Ticket":
        rest = "".join(text.split()).removeprefix("caseworker-enrol:")
        secrets, _, server = rest.partition("@")
        fingerprint, code = (base64.urlsafe_b64decode(one + "=" * (-len(one) % 4)) for one in secrets.split("."))
        return cls(fingerprint, code, unquote(server))

    @property
    def id(self) -> str:
        return hashlib.sha256(b"caseworker/ticket-id/v1" + self.code).hexdigest()[:32]

    @property
    def mac_key(self) -> bytes:
        return hmac.digest(self.code, b"caseworker/ticket-mac/v1", "sha256")


def six_digits(label: str, told: bytes) -> str:
    number = int.from_bytes(hashlib.sha256(label.encode() + told).digest()[:8], "big")
    return f"{number % 1_000_000:06d}"


def session_proof(*, device: str, challenge: bytes, server_key: bytes) -> bytes:
    """Section 5: what is signed."""
    told = {"device": device, "challenge": challenge.hex(), "server": server_key.hex()}
    return b"caseworker/session/v1\n" + canonical(told)


def signed_headers(
    key: Ed25519PrivateKey, *, device: str, method: str, uri: str, body: bytes, token: str, created: int, nonce: bytes
) -> tuple[dict[str, str], bytes]:
    """Section 6: the headers, and the signature base."""
    digest = f"sha-256=:{b64(hashlib.sha256(body).digest())}:"
    fresh = base64.urlsafe_b64encode(nonce).decode().rstrip("=")
    listed = " ".join(f'"{one}"' for one in COVERED)
    text = f'({listed});created={created};nonce="{fresh}";keyid="{device}";alg="ed25519"'
    told = (method, uri, urlsplit(uri).netloc.lower(), digest, f"Bearer {token}")
    lines = [f'"{name}": {value}' for name, value in zip(COVERED, told, strict=True)]
    base = "\n".join([*lines, f'"@signature-params": {text}']).encode()
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Digest": digest,
        "Signature-Input": f"caseworker={text}",
        "Signature": f"caseworker=:{b64(key.sign(base))}:",
    }
    return headers, base


def hashed(body: Sequence[Any]) -> bytes:
    """Section 8: what the digest of an operation is over."""
    why = body[10][0] if isinstance(body[10], list) else blake(canonical(body[10])).hex()
    told = [one if isinstance(one, str) else blake(canonical(one)).hex() for one in body[11]]
    return canonical([*body[:10], why, told])


def extend(chain: bytes, body: Sequence[Any]) -> bytes:
    return blake(chain + blake(hashed(body)))


def conflict_id(record: str, name: str, stood: str, came: str) -> str:
    """Section 10."""
    told = b"\0".join((UUID(record).bytes, name.encode(), UUID(stood).bytes, UUID(came).bytes))
    return str(UUID(bytes=_as_version_8(bytearray(blake(told, 16)))))


def _as_version_8(made: bytearray) -> bytes:
    made[6], made[8] = made[6] & 0x0F | 0x80, made[8] & 0x3F | 0x80
    return bytes(made)


def version_of(colleagues: Sequence[Any]) -> str:
    """Section 18."""
    return hashlib.sha256(canonical(colleagues)).hexdigest()[:32]


def digest_term(record: str, v: int) -> int:
    """Section 14."""
    return int.from_bytes(blake(UUID(record).bytes + v.to_bytes(8, "big"), 8), "big")


def shared_past(mine: Sequence[Any], theirs: Sequence[Any]) -> int:
    """Section 13, of lineages that differ."""
    common = 0
    while common < min(len(mine), len(theirs)) and mine[common] == theirs[common]:
        common += 1
    if common == 0:
        return 0
    return int(min(one[common][1] for one in (mine, theirs) if len(one) > common))


@dataclass(frozen=True)
class Answered:
    """One answer of a server."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.body)


def send(
    server: str, context: ssl.SSLContext, method: str, path: str, body: bytes, headers: Mapping[str, str]
) -> Answered:
    """Section 2."""
    parts = urlsplit(server)
    connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, context=context, timeout=20)
    try:
        connection.request(method, path, body or None, dict(headers))
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        assert told.get("caseworker-sync") == "1", "something else answered"
        return Answered(answer.status, told, answer.read())
    finally:
        connection.close()


@contextmanager
def opened(line: "Line", path: str, *, accept: str) -> Iterator[http.client.HTTPResponse]:
    """Give the answer to a signed GET while it is still coming."""
    parts = urlsplit(line.server)
    connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, context=line.context, timeout=20)
    try:
        connection.request("GET", path, None, {**line.signed("GET", path), "Accept": accept})
        answer = connection.getresponse()
        assert answer.getheader("caseworker-sync") == "1", "something else answered"
        yield answer
    finally:
        connection.close()


def context_for(ca: str | None) -> ssl.SSLContext:
    """TLS 1.3 under the agency's authority alone; for the first question, under anybody's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    if ca is None:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    else:
        context.load_verify_locations(cadata=ca)
    return context


@dataclass
class Line:
    """An enrolled device's way to its server: sections 4 to 6."""

    server: str
    device: str
    officer: str
    key: Ed25519PrivateKey
    box: X25519PrivateKey
    trust: dict[str, Any]
    context: ssl.SSLContext
    check_code: str
    card: dict[str, Any]
    epoch: str
    lease: dict[str, Any] = field(default_factory=dict)
    token: str = ""
    ahead_s: int = 0
    wipe: dict[str, Any] | None = None

    @classmethod
    def enrol(cls, text: str) -> "Line":
        ticket = Ticket.read(text)
        asked = _open_post(ticket.server, context_for(None), "enrol/trust", {}).told
        root = base64.b64decode(asked["root"])
        assert hashlib.sha256(root).digest() == ticket.root_fingerprint, "another server than the ticket's"
        trust = statement_body(base64.b64decode(asked["trust"]), "trust/v1", root)
        context, device = context_for(trust["ca"]), new_id()
        key, box = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
        begin = {
            "ticket": ticket.id,
            "device": device,
            "signing_key": b64(key.public_key().public_bytes_raw()),
            "sealing_key": b64(box.public_key().public_bytes_raw()),
            "random": b64(os.urandom(32)),
            "name": "a client by the page",
            "app": "0",
        }
        begun = _open_post(ticket.server, context, "enrol/begin", begin)
        if begun.status != 200:
            raise PermissionError(begun.told["error"])
        transcript = transcript_of(begin, begun.told, root=root, trust=trust)
        signed = b"caseworker/enrol/v1\n" + transcript
        finish = {
            "enrolment": begun.told["enrolment"],
            "mac": b64(hmac.digest(ticket.mac_key, signed, "sha256")),
            "signature": b64(key.sign(signed)),
        }
        done = _open_post(ticket.server, context, "enrol/finish", finish).told
        server_key = base64.b64decode(trust["server_key"])
        certificate = statement_body(base64.b64decode(done["certificate"]), "device/v1", server_key)
        assert certificate["device"] == device
        assert certificate["transcript"] == b64(hashlib.sha256(transcript).digest())
        return cls(
            server=ticket.server,
            device=device,
            officer=done["card"]["officer"],
            key=key,
            box=box,
            trust=trust,
            context=context,
            check_code=six_digits("caseworker/check/v1", transcript),
            card=done["card"],
            epoch=done["epoch"],
            lease=statement_body(base64.b64decode(done["lease"]), "lease/v1", server_key),
        )

    def __deepcopy__(self, _memo: dict[int, Any]) -> "Line":
        """A copied disk has the same keys."""
        return self

    @property
    def server_key(self) -> bytes:
        return base64.b64decode(self.trust["server_key"])

    def post_open(self, place: str, message: Any) -> Answered:
        """Post to an open endpoint."""
        return _open_post(self.server, self.context, place, message)

    def open_session(self) -> int:
        """Open a session, or be told to wipe; return the status."""
        asked = self.post_open("session/challenge", {"device": self.device}).told
        self.ahead_s = asked["server_time"] // 1_000_000 - int(time.time())
        challenge = base64.b64decode(asked["challenge"])
        proof = session_proof(device=self.device, challenge=challenge, server_key=self.server_key)
        answer = self.post_open(
            "session/open",
            {
                "device": self.device,
                "challenge": asked["challenge"],
                "signature": b64(self.key.sign(proof)),
                "trust_version": self.trust["version"],
            },
        )
        if "wipe" in answer.told:
            self.wipe = statement_body(base64.b64decode(answer.told["wipe"]), "wipe/v1", self.server_key)
        if "lease" in answer.told:
            self.lease = statement_body(base64.b64decode(answer.told["lease"]), "lease/v1", self.server_key)
        self.token = answer.told.get("token", "")
        return answer.status

    def signed(self, method: str, path: str, body: bytes = b"") -> dict[str, str]:
        """Return the headers of one request, opening a session for the first."""
        if not self.token:
            assert self.open_session() == 200
        headers, _ = signed_headers(
            self.key,
            device=self.device,
            method=method,
            uri=f"{self.server}{path}",
            body=body,
            token=self.token,
            created=int(time.time()) + self.ahead_s,
            nonce=os.urandom(16),
        )
        return headers

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Answered:
        """Send one signed request."""
        told = {**self.signed(method, path, body), **(headers or {})}
        return send(self.server, self.context, method, path, body, told)

    def post(self, place: str, message: Any) -> Answered:
        """Post a message to a signed endpoint."""
        return self.ask("POST", BASE + place, canonical(message))


def transcript_of(
    begin: Mapping[str, Any], begun: Mapping[str, Any], *, root: bytes, trust: Mapping[str, Any]
) -> bytes:
    """Section 4."""
    return canonical(
        {
            "ticket": begin["ticket"],
            "device": begin["device"],
            "signing_key": _hex(begin["signing_key"]),
            "sealing_key": _hex(begin["sealing_key"]),
            "device_random": _hex(begin["random"]),
            "enrolment": begun["enrolment"],
            "server_random": _hex(begun["random"]),
            "root": root.hex(),
            "server_key": _hex(trust["server_key"]),
            "bundle_key": _hex(trust["bundle_key"]),
            "recovery_key": _hex(trust["recovery_key"]),
            "trust_version": trust["version"],
        }
    )


def _hex(text: str) -> str:
    return base64.b64decode(text).hex()


def _open_post(server: str, context: ssl.SSLContext, place: str, message: Any) -> Answered:
    return send(server, context, "POST", BASE + place, canonical(message), {})


def new_life() -> str:
    return str(uuid4())
