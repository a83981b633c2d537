"""What the keyring knows of a profile: its device secret per epoch, and the counters that show an old copy.

With no keyring (`secrets` is None) it knows nothing and keeps nothing, and the profile lives by its passphrase alone.
"""

import base64
import binascii
import logging
from uuid import UUID

import msgspec

from caseworker.domain.ids import Entropy
from caseworker.store.keys.attempts import Attempts
from caseworker.store.keys.device_secret import DeviceSecretStore, KeyringLost
from caseworker.store.keys.kdf import KEY_BYTES
from caseworker.store.keys.secret import Secret

_log = logging.getLogger(__name__)


class Notes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Counters beside the device secret: `gen` of the store, `serial` of the key file, wrong tries."""

    gen: int = 0
    serial: int = 0
    attempts: Attempts = Attempts()


class Witness:
    """The keyring's entries of one profile."""

    def __init__(self, secrets: DeviceSecretStore | None, profile: UUID) -> None:
        self._secrets, self._profile = secrets, profile

    @property
    def present(self) -> bool:
        """Whether there is a keyring at all."""
        return self._secrets is not None

    def device_secret(self, epoch: int) -> Secret | None:
        """Return the device secret of the epoch, None when the entry is missing; raises when there is no keyring."""
        if self._secrets is None:
            raise KeyringLost
        text = self._secrets.read(self._secret_name(epoch))
        return None if text is None else _secret(text)

    def new_device_secret(self, epoch: int, entropy: Entropy) -> Secret | None:
        """Make and keep a device secret for the epoch; None when there is no keyring."""
        if self._secrets is None:
            return None
        fresh = Secret(entropy(KEY_BYTES))
        self._secrets.write(self._secret_name(epoch), base64.b64encode(fresh.value).decode())
        return fresh

    def keep_device_secret(self, epoch: int, secret: Secret) -> None:
        """Keep a device secret that was made before: one that the server has given back. Raises without a keyring."""
        if self._secrets is None:
            raise KeyringLost
        self._secrets.write(self._secret_name(epoch), base64.b64encode(secret.value).decode())

    def forget_device_secret(self, epoch: int) -> None:
        """Remove the device secret of the epoch; without it the passphrase slot never opens again."""
        if self._secrets is not None:
            self._secrets.erase(self._secret_name(epoch))

    def notes(self) -> Notes:
        """Return the counters; zeros when there are none."""
        text = None if self._secrets is None else self._secrets.read(self._notes_name)
        if text is None:
            return Notes()
        try:
            return msgspec.json.decode(text, type=Notes)
        except msgspec.MsgspecError:
            _log.warning("keyring counters are unreadable and start again")
            return Notes()

    def keep(self, notes: Notes) -> None:
        """Keep the counters."""
        if self._secrets is not None:
            self._secrets.write(self._notes_name, msgspec.json.encode(notes).decode())

    def forget_all(self, last_epoch: int) -> None:
        """Remove every entry of the profile up to the epoch after the last one known."""
        for epoch in range(1, last_epoch + 2):
            self.forget_device_secret(epoch)
        if self._secrets is not None:
            self._secrets.erase(self._notes_name)

    @property
    def _notes_name(self) -> str:
        return f"{self._profile}/counters"

    def _secret_name(self, epoch: int) -> str:
        return f"{self._profile}/device-secret/{epoch}"


def _secret(text: str) -> Secret:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        _log.warning("keyring entry is not a device secret")
        raw = b""
    return Secret(raw)
