"""The ways a command gets to an open profile: with its passphrase, and with the keyring where the profile uses one."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from caseworker.cli.call import Call
from caseworker.cli.passphrases import passphrase
from caseworker.desk.office import Office, at_work, enter
from caseworker.store.keys.device_secret import DeviceSecretStore, KeyringLost, system_keyring
from caseworker.store.keys.keyfile import read_keys
from caseworker.store.membership_lease import Renewal
from caseworker.store.preparing import prepare
from caseworker.store.profile import Profile
from caseworker.store.vault import Visit
from sync.client.sessions import renewed_lease


@contextmanager
def opened(call: Call) -> Iterator[Office]:
    """Give the profile of the call, opened with its passphrase, and close it however the command ends.

    Raises `ProfileMissing` and its kin before anything is asked, then what `entrance.unlock` raises.
    """
    secrets = secrets_of(call.profile)
    with opened_with(call, passphrase(call), secrets) as office:
        yield office


@contextmanager
def opened_with(call: Call, given: str, secrets: DeviceSecretStore | None) -> Iterator[Office]:
    """The same with a passphrase that has been asked for already."""
    entered = enter(call.profile, visit_for(call, secrets), passphrase=given, clock=call.clock, renew=renewal(call))
    with at_work(entered) as office:
        yield office


def renewal(call: Call) -> Renewal:
    """Return how this call asks the server for a lease, where the one at hand does not stand."""
    return partial(renewed_lease, now=call.clock())


def visit_for(call: Call, secrets: DeviceSecretStore | None) -> Visit:
    """Return how this call opens a profile."""
    old_copy = bool(getattr(call.options, "accept_old_copy", False))
    return Visit(now=call.clock(), secrets=secrets, prepare=prepare, accept_old_copy=old_copy)


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
