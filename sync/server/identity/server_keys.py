"""The service's own keys: made once by `caseworker-server init`, read at every start.

`agency-root.key` signs only trust documents, and `recovery.key` opens every profile of the agency: both belong offline
as soon as they are made, and the service runs without them. The others stay in the folder.
"""

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseworker.domain.ids import Entropy
from caseworker.domain.plain import to_micros
from sync.protocol.trust import NO_UPDATES, TrustDocument, fingerprint, read_trust, sign_trust
from sync.server.identity.private_files import (
    KeyFileUnreadable,
    make_folder,
    pem,
    read_ed25519,
    read_private,
    read_x25519,
    replace_private,
    write_once,
)

ROOT_KEY, ROOT_PUBLIC, RECOVERY_KEY = "agency-root.key", "agency-root.pub", "recovery.key"
SIGNING_KEY, BUNDLE_KEY, STORAGE_KEY, TRUST = "server-signing.key", "server-bundle.key", "server-storage.key", "trust"
OFFLINE = (ROOT_KEY, RECOVERY_KEY)
_NONCE_BYTES, _KEY_BYTES = 12, 32


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """What the service signs and opens with. `trust` is the signed document, `document` what it says."""

    root: bytes
    signing: Ed25519PrivateKey = field(repr=False)
    bundle: X25519PrivateKey = field(repr=False)
    storage: bytes = field(repr=False)
    trust: bytes
    document: TrustDocument

    @property
    def public(self) -> bytes:
        """The Ed25519 key by which devices know this service."""
        return self.document.server_key

    @property
    def root_fingerprint(self) -> bytes:
        """What a ticket names."""
        return fingerprint(self.root)

    def seal(self, label: str, plain: bytes, entropy: Entropy = os.urandom) -> bytes:
        """Return bytes sealed under the storage key (AES-256-GCM); only the same label opens them."""
        nonce = entropy(_NONCE_BYTES)
        return nonce + AESGCM(self.storage).encrypt(nonce, plain, label.encode())

    def unseal(self, label: str, sealed: bytes) -> bytes:
        """Return what was sealed under this label; raises InvalidTag for anything else."""
        return AESGCM(self.storage).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], label.encode())


def make_server_keys(folder: Path, entropy: Entropy, *, agency: str, now: datetime, ca: str = "") -> ServerKeys:
    """Make all keys in a folder and return those the service works with; raises KeyFileExists.

    The trust document is written last: a folder without one was cut off, and is to be emptied and made again.
    """
    make_folder(folder)
    root, signing = _ed25519(entropy), _ed25519(entropy)
    bundle, recovery = _x25519(entropy), _x25519(entropy)
    for name, key in ((ROOT_KEY, root), (SIGNING_KEY, signing), (BUNDLE_KEY, bundle), (RECOVERY_KEY, recovery)):
        write_once(folder / name, pem(key))
    write_once(folder / STORAGE_KEY, entropy(_KEY_BYTES))
    write_once(folder / ROOT_PUBLIC, root.public_key().public_bytes_raw())
    document = TrustDocument(
        version=1,
        agency=agency,
        issued_at=to_micros(now),
        server_key=signing.public_key().public_bytes_raw(),
        bundle_key=bundle.public_key().public_bytes_raw(),
        recovery_key=recovery.public_key().public_bytes_raw(),
        update_root=NO_UPDATES,
        ca=ca,
    )
    write_once(folder / TRUST, sign_trust(document, root))
    return read_server_keys(folder)


def read_server_keys(folder: Path) -> ServerKeys:
    """Return the keys in a folder; raises KeyFileUnreadable, or StatementUnreadable for a changed trust document."""
    root, storage = read_private(folder / ROOT_PUBLIC, secret=False), read_private(folder / STORAGE_KEY)
    signing, bundle = read_ed25519(folder / SIGNING_KEY), read_x25519(folder / BUNDLE_KEY)
    trust = read_private(folder / TRUST, secret=False)
    document = read_trust(trust, root)
    if len(storage) != _KEY_BYTES or document.server_key != signing.public_key().public_bytes_raw():
        raise KeyFileUnreadable(file=STORAGE_KEY if len(storage) != _KEY_BYTES else SIGNING_KEY)
    return ServerKeys(root, signing, bundle, storage, trust, document)


def renew_trust(folder: Path, *, root_key: Path, now: datetime, **changes: object) -> ServerKeys:
    """Sign the next version of the trust document with the root key, wherever it is kept, and put it in place.

    `changes` are fields of `TrustDocument`: supervisors, update_root, ca. A running service reads it at its next start;
    devices get it with the session they open after that.
    """
    root, present = read_ed25519(root_key), read_server_keys(folder)
    if root.public_key().public_bytes_raw() != present.root:
        raise KeyFileUnreadable(file=root_key.name)
    document = msgspec.structs.replace(
        present.document, version=present.document.version + 1, issued_at=to_micros(now), **changes
    )
    replace_private(folder / TRUST, sign_trust(document, root))
    return read_server_keys(folder)


def _ed25519(entropy: Entropy) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(entropy(_KEY_BYTES))


def _x25519(entropy: Entropy) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(entropy(_KEY_BYTES))
