"""The lease at the entrance: whether an enrolled device may be opened now, and what happens when it may not.

Judged after the store is open and before anything of it is handed out, because whom to believe stands in the store. A
profile that was never enrolled has no lease.
"""

from collections.abc import Callable
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.domain import leases
from caseworker.domain.leases import Lease, LeaseStanding
from caseworker.domain.plain import to_micros
from caseworker.domain.statements import StatementUnreadable, decode, signed_bytes
from caseworker.errors import CaseworkerError
from caseworker.store import membership as memberships
from caseworker.store.lease_file import read_lease_file, write_lease_file
from caseworker.store.membership import Membership
from caseworker.store.vault import Vault

_NOTED_EVERY_US = 10 * 60 * 1_000_000

Renewal = Callable[[Membership], bytes | None]
"""Asks the server for a fresh lease; None when it cannot be reached. May raise what the server's refusal means."""


class LeaseEnded(CaseworkerError):
    """The device has not met its server for too long."""

    key = "lease.ended"
    sentence = (
        "This device has not met its server for too long and is locked. Everything saved is safe. Connect to the"
        " agency's network and ask your administrator to release it."
    )


class LeaseNeedsServer(CaseworkerError):
    """The clock was set back by more than a day."""

    key = "lease.clock-back"
    sentence = (
        "This computer's clock shows an earlier day than before. Everything saved is safe. Set the clock right, or"
        " connect to the agency's network, and open the profile again."
    )


class LeaseUnusable(CaseworkerError):
    """The lease is missing, changed, or another device's."""

    key = "lease.unusable"
    sentence = (
        "The server's permission for this device is missing or not its own. Everything saved is safe. Connect to the"
        " agency's network and open the profile again."
    )


_REFUSALS: dict[LeaseStanding, type[CaseworkerError]] = {
    LeaseStanding.ENDED: LeaseEnded,
    LeaseStanding.CLOCK_BACK: LeaseNeedsServer,
}


def admit(vault: Vault, *, now: datetime, renew: Renewal | None = None) -> LeaseStanding | None:
    """Return how the lease stands (None for a profile without a server), or refuse.

    What does not stand is renewed first, if the server can be reached. Raises LeaseEnded, after which the device is
    locked out; LeaseNeedsServer; LeaseUnusable. The caller closes the vault when this raises.
    """
    with vault.reader.connect() as connection:
        membership, seen = memberships.current(connection), memberships.seen_us(connection)
    if membership is None:
        return None
    try:
        return _stands(vault, membership, now_us=to_micros(now), seen_us=seen)
    except (LeaseEnded, LeaseNeedsServer, LeaseUnusable) as refusal:
        fresh = _asked(vault, refusal, membership, renew)
        if fresh is None:
            _end(vault, refusal, membership)
            raise
    lease = verified(fresh, membership)
    take(vault, membership, fresh)
    return _stands(vault, membership, now_us=lease.server_time, seen_us=lease.server_time)


def take(vault: Vault, membership: Membership, raw: bytes) -> Lease:
    """Keep a lease that came from the server, with the server's time; raises LeaseUnusable for one that is not ours."""
    lease = verified(raw, membership)
    write_lease_file(vault.profile, membership, raw)
    with vault.writer.begin() as connection:
        memberships.note_seen(connection, lease.server_time)
    return lease


def verified(raw: bytes, membership: Membership) -> Lease:
    """Return the lease if the server of this membership signed it for this device; raises LeaseUnusable."""
    try:
        statement = decode(raw)
        public = Ed25519PublicKey.from_public_bytes(membership.server_key)
        public.verify(statement.signature, signed_bytes(leases.KIND, statement.body))
        lease = leases.from_body(statement.body)
    except (StatementUnreadable, InvalidSignature, ValueError) as error:
        raise LeaseUnusable from error
    if (lease.device, lease.officer) != (membership.device, membership.officer):
        raise LeaseUnusable
    return lease


def standing(vault: Vault, membership: Membership, *, now: datetime) -> LeaseStanding:
    """Return how the lease stands now, without any consequence; raises LeaseUnusable."""
    with vault.reader.connect() as connection:
        seen = memberships.seen_us(connection)
    return leases.judged(held(vault, membership), now_us=to_micros(now), seen_us=seen)


def _stands(vault: Vault, membership: Membership, *, now_us: int, seen_us: int) -> LeaseStanding:
    found = leases.judged(held(vault, membership), now_us=now_us, seen_us=seen_us)
    if found in _REFUSALS:
        raise _REFUSALS[found]
    if now_us > seen_us + _NOTED_EVERY_US:
        with vault.writer.begin() as connection:
            memberships.note_seen(connection, now_us)
    return found


def held(vault: Vault, membership: Membership) -> Lease:
    """Return the lease this device holds; raises LeaseUnusable when it has none that is its own."""
    file = read_lease_file(vault.profile)
    if file is None:
        raise LeaseUnusable
    return verified(file.lease, membership)


def _asked(vault: Vault, refusal: CaseworkerError, membership: Membership, renew: Renewal | None) -> bytes | None:
    """Return what the server gave; when it refuses the device, what follows from the refusal happens first."""
    try:
        return None if renew is None else renew(membership)
    except CaseworkerError:
        _end(vault, refusal, membership)
        raise


def _end(vault: Vault, refusal: CaseworkerError, membership: Membership) -> None:
    """Lock the device out when its lease has ended; a counter's only waits for its network."""
    if not isinstance(refusal, LeaseEnded):
        return
    if not leases.is_of_counter(held(vault, membership)):
        vault.lock_out()
