"""Enrolment: a device and a server become known to each other with a ticket (security design, section 6).

Three turns. `trust`: the device gets the agency's trust document, compares its root with the ticket, and from then on
talks TLS under the agency's own authority only. `begin`: keys and random values are exchanged. `finish`: the device
proves with the ticket's code and with its new key that both sides saw the same transcript, and gets its certificate.
Both screens show the same six digits.
"""

import hashlib
import hmac
from typing import Annotated
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Meta, Struct

from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.statements import StatementUnreadable, canonical, signed_bytes
from sync.protocol.limits import NAME_CHARACTERS
from sync.protocol.messages import Name
from sync.protocol.sessions import Signature, StatementBytes
from sync.protocol.statements import believed, signed
from sync.protocol.trust import PublicKey, TrustDocument
from sync.protocol.wire import UNREADABLE

CERTIFICATE_KIND, TRANSCRIPT_KIND = "device/v1", "enrol/v1"
RANDOM_BYTES = 32
_CODE_DIGITS = 6

Random = Annotated[bytes, Meta(min_length=RANDOM_BYTES, max_length=RANDOM_BYTES)]
EpochNumber = Annotated[int, Meta(ge=1, lt=1 << 31)]
PlainName = Annotated[str, Meta(max_length=NAME_CHARACTERS, pattern="^[^\\x00-\\x1f\\x7f]*$")]
TicketId = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]


class TrustRequest(Struct, frozen=True):
    """Asks whom to trust; open to all, and about nobody."""


class TrustReply(Struct, frozen=True):
    """The agency root's public key, and the document it signed (`trust.py`)."""

    root: PublicKey
    trust: StatementBytes


class BeginRequest(Struct, frozen=True, kw_only=True):
    """A new device: the id it made for itself, its public keys (Ed25519 to sign, X25519 to be sealed to), its name."""

    ticket: TicketId
    device: DeviceId
    signing_key: PublicKey
    sealing_key: PublicKey
    random: Random
    name: PlainName = ""
    app: PlainName = ""


class BeginReply(Struct, frozen=True, kw_only=True):
    """The server's side of the transcript. `server_time` is in microseconds."""

    enrolment: UUID
    random: Random
    server_time: int


class FinishRequest(Struct, frozen=True, kw_only=True):
    """HMAC-SHA256 under the ticket's key and Ed25519 signature under the device's, both over the transcript."""

    enrolment: UUID
    mac: Annotated[bytes, Meta(min_length=32, max_length=32)]
    signature: Signature


class Card(Struct, frozen=True, kw_only=True):
    """Whose device it is now: what the device shows as its officer, and by which it decides what to offer."""

    officer: OfficerId
    name: Name
    role: Name
    team: Name = ""
    territories: tuple[Name, ...] = ()
    desk: Name = ""


class FinishReply(Struct, frozen=True, kw_only=True):
    """What an enrolled device keeps. `pack` is the version in force ("" for none), `stream` the agency's log."""

    certificate: StatementBytes
    lease: StatementBytes
    card: Card
    stream: Name
    epoch: UUID
    pack: Name
    server_time: int


class Certificate(Struct, frozen=True, kw_only=True):
    """What the server says of a device. `transcript` is the SHA-256 of the enrolment it comes from."""

    device: DeviceId
    officer: OfficerId
    signing_key: PublicKey
    sealing_key: PublicKey
    enrolled_at: int
    transcript: Random


class DeviceSecretSent(Struct, frozen=True, kw_only=True):
    """A copy of the device secret for safekeeping: HPKE to the server's bundle key, with `secret_info`."""

    profile: UUID
    epoch: EpochNumber
    sealed: Annotated[bytes, Meta(max_length=1024)]


def transcript_of(begin: BeginRequest, reply: BeginReply, *, root: bytes, trust: TrustDocument) -> bytes:
    """Return what both sides saw, in one canonical form; any key that was swapped on the way makes it another."""
    return canonical(
        {
            "ticket": begin.ticket,
            "device": str(begin.device),
            "signing_key": begin.signing_key.hex(),
            "sealing_key": begin.sealing_key.hex(),
            "device_random": begin.random.hex(),
            "enrolment": str(reply.enrolment),
            "server_random": reply.random.hex(),
            "root": root.hex(),
            "server_key": trust.server_key.hex(),
            "bundle_key": trust.bundle_key.hex(),
            "recovery_key": trust.recovery_key.hex(),
            "trust_version": trust.version,
        }
    )


def check_code(transcript: bytes) -> str:
    """Return the six digits that both screens show."""
    number = int.from_bytes(hashlib.sha256(b"caseworker/check/v1" + transcript).digest()[:8], "big")
    return f"{number % 10**_CODE_DIGITS:0{_CODE_DIGITS}d}"


def transcript_mac(mac_key: bytes, transcript: bytes) -> bytes:
    """Return the MAC that only a holder of the ticket's code can make."""
    return hmac.digest(mac_key, signed_bytes(TRANSCRIPT_KIND, transcript), "sha256")


def finish_request(
    enrolment: UUID, transcript: bytes, *, mac_key: bytes, signing_key: Ed25519PrivateKey
) -> FinishRequest:
    """Return the device's proof."""
    signature = signing_key.sign(signed_bytes(TRANSCRIPT_KIND, transcript))
    return FinishRequest(enrolment=enrolment, mac=transcript_mac(mac_key, transcript), signature=signature)


def sign_certificate(certificate: Certificate, key: Ed25519PrivateKey) -> bytes:
    """Return the certificate under the server's signature."""
    return signed(CERTIFICATE_KIND, msgspec.json.encode(certificate, order="sorted"), key)


def read_certificate(raw: bytes, server_key: bytes) -> Certificate:
    """Return the certificate if this server signed it; raises StatementUnreadable."""
    try:
        return msgspec.json.decode(believed(CERTIFICATE_KIND, raw, server_key), type=Certificate)
    except UNREADABLE as error:
        raise StatementUnreadable from error


def secret_info(*, device: DeviceId, profile: UUID, epoch: int) -> bytes:
    """Return the HPKE `info` of a device secret on its way to the server."""
    return canonical({"kind": "device-secret/v1", "device": str(device), "profile": str(profile), "epoch": epoch})
