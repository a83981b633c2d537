"""The ways to an open profile for a program that knows no store: with its passphrase, a PIN, a code, or a supervisor.

Each asks the system's keyring where the profile uses one, and returns an open `Office` or raises a foreseen refusal.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from caseworker.desk.locking import HeldPin
from caseworker.desk.office import Office, enter, enter_by_pin, seated
from caseworker.desk.sitting import Clock
from caseworker.domain.ids import Entropy
from caseworker.store import entrance
from caseworker.store.founding import Enrolment
from caseworker.store.keys import passphrases
from caseworker.store.keys.device_secret import DeviceSecretStore, KeyringLost, system_keyring
from caseworker.store.keys.keyfile import read_keys
from caseworker.store.keys.secret import Secret
from caseworker.store.membership_lease import Renewal
from caseworker.store.preparing import prepare
from caseworker.store.profile import Profile, ProfileExists
from caseworker.store.releasing import ClosedProfile, closed_profile, take_back, take_lease
from caseworker.store.vault import Visit

__all__ = [
    "ClosedProfile",
    "DeviceSecretStore",
    "Doors",
    "Enrolment",
    "KeyringLost",
    "Renewal",
    "closed_profile",
    "is_strong_enough",
    "keyring_if_any",
    "least_length",
    "refuse_used",
    "secrets_of",
    "suggested_passphrase",
    "take_back",
    "uses_keyring",
    "visit",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """How profiles are opened here: by which clock, and how the server is asked for a lease that does not stand."""

    clock: Clock
    renew: Renewal | None = None

    def by_passphrase(self, directory: Path, passphrase: str, *, accept_old_copy: bool = False) -> Office:
        """Open with the passphrase; raises what `secrets_of` and `office.enter` do."""
        how = visit(self.clock, secrets_of(directory), accept_old_copy=accept_old_copy)
        return enter(directory, how, passphrase=passphrase, clock=self.clock, renew=self.renew)

    def by_pin(self, directory: Path, held: HeldPin, pin: str) -> Office:
        """Open after a soft lock; raises what `office.enter_by_pin` does."""
        how = visit(self.clock, secrets_of(directory))
        return enter_by_pin(directory, how, held=held, pin=pin, clock=self.clock, renew=self.renew)

    def by_code(self, directory: Path, code: str, *, new_passphrase: str) -> Office:
        """Open with the printed code under a new passphrase; raises what `entrance.unlock_with_code` does."""
        how = visit(self.clock, secrets_of(directory))
        vault = entrance.unlock_with_code(directory, how, code=code, new_passphrase=new_passphrase)
        return seated(vault, self.clock, renew=self.renew)

    def by_release(
        self, directory: Path, root_key: bytes, *, epoch: int, lease: bytes | None, new_passphrase: str
    ) -> Office:
        """Open with the root key that a supervisor released; raises what `entrance.recover_with_root` does."""
        if lease is not None:
            take_lease(directory, lease)
        with Secret(root_key) as root:
            vault = entrance.recover_with_root(
                directory,
                visit(self.clock, keyring_if_any()),
                root=root,
                epoch=epoch,
                new_passphrase=new_passphrase,
            )
        return seated(vault, self.clock, renew=self.renew)


def visit(clock: Clock, secrets: DeviceSecretStore | None, *, accept_old_copy: bool = False) -> Visit:
    """Return how a profile is opened now."""
    return Visit(now=clock(), secrets=secrets, prepare=prepare, accept_old_copy=accept_old_copy)


def secrets_of(directory: Path) -> DeviceSecretStore | None:
    """Return the system's keyring when the profile needs it to open, None when it lives by its passphrase alone.

    Raises `ProfileMissing` and its kin, what `read_keys` raises, and `KeyringLost` when it is needed and not there.
    """
    profile = Profile(directory)
    profile.check()
    if profile.wiping.exists():
        return keyring_if_any()
    return system_keyring() if uses_keyring(directory) else None


def uses_keyring(directory: Path) -> bool:
    """Say whether a profile needs the system's keyring to open."""
    return read_keys(Profile(directory).keys).newest.passphrase.device_check is not None


def keyring_if_any() -> DeviceSecretStore | None:
    """Return the system's keyring, None on a system without one."""
    try:
        return system_keyring()
    except KeyringLost:
        return None


def refuse_used(directory: Path) -> None:
    """Raise ProfileExists for a place that is taken: before a ticket is used up on it."""
    if directory.exists() and any(path.name not in {"lock", "creating"} for path in directory.iterdir()):
        raise ProfileExists(directory=directory.name)


def suggested_passphrase(entropy: Entropy = os.urandom) -> str:
    """Return four ordinary words drawn by chance; raises WordsMissing."""
    return passphrases.suggest(passphrases.read_words(), entropy)


def is_strong_enough(passphrase: str, *, with_keyring: bool, own_words: Sequence[str] = ()) -> None:
    """Raise `PassphraseTooShort`, `PassphraseTooLong` or `PassphraseTooCommon`; return for one that may be used."""
    passphrases.check_passphrase(passphrase, with_device_secret=with_keyring, own_words=own_words)


def least_length(*, with_keyring: bool) -> int:
    """Return how many characters a passphrase needs at least."""
    return passphrases.SHORTEST_WITH_DEVICE_SECRET if with_keyring else passphrases.SHORTEST_ALONE
