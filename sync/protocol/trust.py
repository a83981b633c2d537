"""The trust document: which keys a device believes, said by the agency root it was enrolled with.

The root's fingerprint comes with the ticket, on paper or screen. A key that is not in the document counts for nothing,
whoever offers it, and a document never gives way to one with a lower version.
"""

import hashlib
from typing import Annotated

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Meta, Struct

from caseworker.domain.statements import StatementUnreadable
from caseworker.errors import CaseworkerError
from sync.protocol.statements import believed, signed
from sync.protocol.wire import UNREADABLE

KIND = "trust/v1"
_MOST_SUPERVISORS = 1000
PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]
Fingerprint = Annotated[bytes, Meta(min_length=32, max_length=32)]
NO_UPDATES = bytes(32)  # as the update root of an agency that publishes none


class TrustFallsBack(CaseworkerError):
    """A trust document older than the one this device has."""

    key = "trust.falls-back"
    sentence = (
        "The server shows an older list of trusted keys (version {offered}) than this device knows (version {known})."
        " It was not believed, and everything saved is safe. Tell your administrator."
    )


class RootUnknown(CaseworkerError):
    """The server's agency root is not the one on the ticket."""

    key = "trust.root-unknown"
    sentence = (
        "This server is not the one your ticket names, so nothing was sent to it. Check the address and ask your"
        " administrator for a new ticket."
    )


class TrustDocument(Struct, frozen=True, kw_only=True):
    """The agency's keys. `server_key` signs leases, certificates and checkpoints; `bundle_key` is sealed to.

    `recovery_key` wraps each profile's root key, `supervisors` are officers' ids with the Ed25519 keys by which they
    approve recoveries. `update_root` is the SHA-256 of the first root of updates (`updates.py`), or NO_UPDATES.
    `ca` is the agency's own certificate authority for TLS, as PEM.
    """

    version: Annotated[int, Meta(ge=1, le=1 << 53)]
    agency: Annotated[str, Meta(max_length=200)]
    issued_at: int
    server_key: PublicKey
    bundle_key: PublicKey
    recovery_key: PublicKey
    update_root: Fingerprint
    supervisors: Annotated[dict[str, PublicKey], Meta(max_length=_MOST_SUPERVISORS)] = msgspec.field(
        default_factory=dict
    )
    ca: Annotated[str, Meta(max_length=16 * 1024)] = ""


def fingerprint(root: bytes) -> bytes:
    """Return the fingerprint of an agency root's public key: its SHA-256."""
    return hashlib.sha256(root).digest()


def sign_trust(document: TrustDocument, root: Ed25519PrivateKey) -> bytes:
    """Return the document under the root's signature."""
    return signed(KIND, msgspec.json.encode(document, order="sorted"), root)


def read_trust(raw: bytes, root: bytes, *, known_version: int = 0) -> TrustDocument:
    """Return the document if this root signed it; raises StatementUnreadable, or TrustFallsBack for an older one."""
    body = believed(KIND, raw, root)
    try:
        document = msgspec.json.decode(body, type=TrustDocument)
    except UNREADABLE as error:
        raise StatementUnreadable from error
    if document.version < known_version:
        raise TrustFallsBack(offered=document.version, known=known_version)
    return document


def pinned_trust(raw: bytes, root: bytes, *, pinned: bytes) -> TrustDocument:
    """Return the document of a root that has the fingerprint on the ticket; raises RootUnknown before all else."""
    if fingerprint(root) != pinned:
        raise RootUnknown
    return read_trust(raw, root)
