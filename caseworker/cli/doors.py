"""The ways a command gets to an open profile: with its passphrase, and with the keyring where the profile uses one."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from caseworker.cli.call import Call
from caseworker.cli.passphrases import passphrase
from caseworker.desk.doors import DeviceSecretStore, Renewal, keyring_if_any, secrets_of, uses_keyring, visit
from caseworker.desk.office import Office, at_work, enter
from caseworker.store.vault import Visit
from sync.client.sessions import renewed_lease

__all__ = ["keyring_if_any", "opened", "opened_with", "renewal", "secrets_of", "uses_keyring", "visit_for"]


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
    return visit(call.clock, secrets, accept_old_copy=bool(getattr(call.options, "accept_old_copy", False)))
