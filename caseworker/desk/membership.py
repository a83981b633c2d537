"""The office's membership: whether this device belongs to a server, and what it keeps for speaking with it.

Values only: who signs, checks and asks is `sync.client`. A profile without a server has none of this, and needs none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseworker.domain.leases import LeaseStanding
from caseworker.store import membership as kept
from caseworker.store import membership_lease
from caseworker.store.case_store import CaseStore
from caseworker.store.membership import KeptSession, Membership
from caseworker.store.vault import Vault

__all__ = ["DeviceSecretCopy", "KeptSession", "LeaseStanding", "Membership", "Memberships"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSecretCopy:
    """What is handed to the server once per epoch. The secret is not shown by `repr`."""

    profile: UUID
    epoch: int
    secret: bytes

    def __repr__(self) -> str:
        """Return what may be logged: no secret."""
        return f"DeviceSecretCopy(profile={self.profile}, epoch={self.epoch})"


class Memberships:
    """The standing of one open profile with its server."""

    def __init__(self, store: CaseStore, vault: Vault, clock: Callable[[], datetime]) -> None:
        self._store, self._vault, self._clock = store, vault, clock

    def current(self) -> Membership | None:
        """Return the standing, None when this device was never enrolled."""
        with self._store.reading() as reader:
            return kept.current(reader.connection)

    def session(self) -> KeptSession | None:
        """Return the session that was kept last, None when there is none."""
        with self._store.reading() as reader:
            return kept.session(reader.connection)

    def keep_session(self, session: KeptSession | None) -> None:
        """Keep a session, or forget the one that was kept."""
        with self._store.writing() as connection:
            kept.keep_session(connection, session)

    def keep_lease(self, lease: bytes) -> None:
        """Keep a lease from the server; raises LeaseUnusable for one that is not this device's."""
        membership = self.current()
        if membership is not None:
            membership_lease.take(self._vault, membership, lease)

    def keep(self, membership: Membership) -> None:
        """Keep a changed standing: another address, or a newer trust document that was checked before."""
        with self._store.writing() as connection:
            kept.keep(connection, membership)

    def lease_standing(self) -> LeaseStanding | None:
        """Return how the lease stands now, None without a server; raises LeaseUnusable."""
        membership = self.current()
        if membership is None:
            return None
        return membership_lease.standing(self._vault, membership, now=self._clock())

    def device_secret_copy(self) -> DeviceSecretCopy | None:
        """Return the device secret if the server does not have this epoch's yet; None also where there is none."""
        with self._store.reading() as reader:
            known = kept.handed_in(reader.connection)
        secret = None if known == self._vault.epoch else self._vault.device_secret()
        if secret is None:
            return None
        with secret:
            return DeviceSecretCopy(profile=self._vault.profile_id, epoch=self._vault.epoch, secret=bytes(secret.value))

    def device_secret_handed_in(self, copy: DeviceSecretCopy) -> None:
        """Take note that the server has this copy."""
        with self._store.writing() as connection:
            kept.note_handed_in(connection, copy.epoch)
