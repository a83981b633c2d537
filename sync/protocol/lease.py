"""The lease on its way to a device: a signed statement. How it is judged: `caseworker/domain/leases.py`."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain import leases
from caseworker.domain.leases import Lease
from sync.protocol.statements import believed, signed


def sign_lease(lease: Lease, key: Ed25519PrivateKey) -> bytes:
    """Return the lease under the server's signature."""
    return signed(leases.KIND, leases.to_body(lease), key)


def read_lease(raw: bytes, server_key: bytes) -> Lease:
    """Return the lease if this server signed it; raises StatementUnreadable."""
    return leases.from_body(believed(leases.KIND, raw, server_key))
