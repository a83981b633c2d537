"""The device secret's home: the operating system's keyring, and nothing that only looks like one.

Entries are text under the service name "caseworker". Every call to the system runs on a worker with a time limit,
because a keyring may wait for a person, or for ever. What an entry means is the business of `witness`.
"""

import hmac
import logging
import queue
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

import keyring.backend
import keyring.errors

from caseworker.errors import CaseworkerError

SERVICE = "caseworker"
REAL_BACKENDS = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
    }
)
LIMIT_S = 5.0
T = TypeVar("T")
_log = logging.getLogger(__name__)


class KeyringLocked(CaseworkerError):
    """The keyring is there but locked, and was not unlocked when asked."""

    key = "keyring.locked"
    sentence = "The system's keyring is locked. Everything saved is safe. Unlock the keyring, then try again."


class KeyringLost(CaseworkerError):
    """No keyring of the operating system can be reached."""

    key = "keyring.lost"
    sentence = (
        "No safe system keyring can be found, and this needs one. Everything saved is safe."
        " Sign in to your desktop as usual and try again, or ask your supervisor for recovery."
    )


class KeyringSilent(CaseworkerError):
    """The keyring did not answer within its time."""

    key = "keyring.silent"
    sentence = (
        "The system's keyring did not answer within {limit_s} seconds. Everything saved is safe."
        " Try again, or sign in to the desktop anew."
    )


class KeyringForgets(CaseworkerError):
    """The keyring took an entry and does not have it, or has another."""

    key = "keyring.forgets"
    sentence = (
        "The system's keyring did not keep what it was given. Nothing was changed. Repair the keyring, then try again."
    )


class KeyringFailed(CaseworkerError):
    """The keyring refused for a reason of its own."""

    key = "keyring.failed"
    sentence = (
        "The system's keyring reported a fault. Everything saved is safe. Try again, or sign in to the desktop anew."
    )


class DeviceSecretStore(Protocol):
    """A keyring as the vault sees it. Every method may raise one of the errors above, and returns within a limit."""

    def read(self, name: str) -> str | None:
        """Return the entry, or None when there is none."""

    def write(self, name: str, value: str) -> None:
        """Keep the entry; returns only when it was read back and is the same."""

    def erase(self, name: str) -> None:
        """Remove the entry; an absent one is removed."""


class Backend(Protocol):
    """The part of a keyring backend that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return the entry or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the entry."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove the entry."""


class KeyringSecrets:
    """The system's keyring. Refuses any backend that is not on the list with `KeyringLost`."""

    def __init__(self, backend: Backend, *, allowed: frozenset[str] = REAL_BACKENDS, limit_s: float = LIMIT_S) -> None:
        if backend_name(backend) not in allowed:
            raise KeyringLost
        self._backend, self._limit_s = backend, limit_s
        self._one_at_a_time = threading.Lock()

    def read(self, name: str) -> str | None:
        """Return the entry, or None when there is none."""
        return self._call(lambda: self._backend.get_password(SERVICE, name))

    def write(self, name: str, value: str) -> None:
        """Keep the entry and read it back; raises `KeyringForgets` when it comes back otherwise."""
        self._call(lambda: self._backend.set_password(SERVICE, name, value))
        kept = self.read(name)
        if kept is None or not hmac.compare_digest(kept.encode(), value.encode()):
            raise KeyringForgets

    def erase(self, name: str) -> None:
        """Remove the entry; an absent one is removed."""
        if self.read(name) is not None:
            self._call(lambda: self._backend.delete_password(SERVICE, name))

    def _call(self, ask: Callable[[], T]) -> T:
        if not self._one_at_a_time.acquire(timeout=self._limit_s):  # an earlier call still hangs: do not pile up more
            raise KeyringSilent(limit_s=int(self._limit_s))
        answers: queue.SimpleQueue[T | Exception] = queue.SimpleQueue()
        threading.Thread(target=self._work, args=(ask, answers), name="keyring", daemon=True).start()
        try:
            answer = answers.get(timeout=self._limit_s)
        except queue.Empty as error:
            raise KeyringSilent(limit_s=int(self._limit_s)) from error
        if isinstance(answer, Exception):
            raise _foreseen(answer) from answer
        return answer

    def _work(self, ask: Callable[[], T], answers: "queue.SimpleQueue[T | Exception]") -> None:
        try:
            answer: T | Exception = ask()
        except Exception as error:  # noqa: BLE001  a thread ends here; the asker raises it
            answer = error
        self._one_at_a_time.release()
        answers.put(answer)


def system_keyring(*, limit_s: float = LIMIT_S) -> KeyringSecrets:
    """Return the best real keyring of this system, whatever is configured otherwise; raises `KeyringLost`."""
    real = [found for found in keyring.backend.get_all_keyring() if backend_name(found) in REAL_BACKENDS]
    if not real:
        raise KeyringLost
    best = max(real, key=lambda found: found.priority)
    if backend_name(best) == "keyring.backends.Windows.WinVaultKeyring":
        best.persist = "local machine"  # type: ignore[attr-defined]  # Windows: never roams to other machines
    return KeyringSecrets(best, limit_s=limit_s)


def backend_name(backend: object) -> str:
    """Return the full name of the backend's class, as the list of real ones has it."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _foreseen(error: Exception) -> CaseworkerError:
    if isinstance(error, keyring.errors.KeyringLocked):
        return KeyringLocked()
    if isinstance(error, (keyring.errors.NoKeyringError, keyring.errors.InitError)):
        return KeyringLost()
    _log.warning("keyring fault: %s", type(error).__name__)
    return KeyringFailed()
