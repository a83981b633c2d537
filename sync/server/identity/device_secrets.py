"""Copies of device secrets, kept for the day a keyring loses one or a device is locked out.

A copy opens nothing without the disk and the passphrase. Each is sealed under the service's storage key and bound to
its profile and epoch; a device hands in its own only.
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from caseworker.domain.ids import DeviceId, Entropy
from caseworker.domain.plain import to_micros
from caseworker.errors import CaseworkerError
from sync.protocol.enrolment import DeviceSecretSent, secret_info
from sync.server.identity.server_keys import ServerKeys
from sync.server.identity.tables import DEVICE_SECRET

SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_SECRET_BYTES = 32
_ANY_KEY = X25519PrivateKey.from_private_bytes(bytes(range(32)))


class DeviceSecretRefused(CaseworkerError):
    """What was handed in cannot be opened, is no device secret, or belongs to another device's profile."""

    key = "device-secret.refused"
    sentence = (
        "The server could not keep the copy of this device's secret. Everything saved is safe. It is tried again."
    )


class DeviceSecrets:
    """The copies of one stream."""

    def __init__(self, stream: str, *, keys: ServerKeys, entropy: Entropy) -> None:
        self._stream, self._keys, self._entropy = stream, keys, entropy

    def keep(self, connection: sa.Connection, device: DeviceId, sent: DeviceSecretSent, *, now: datetime) -> None:
        """Keep what a device handed in, in place of an earlier copy of that epoch; raises DeviceSecretRefused."""
        info = secret_info(device=device, profile=sent.profile, epoch=sent.epoch)
        try:
            secret = SUITE.decrypt(sent.sealed, self._keys.bundle, info=info)
        except (InvalidTag, ValueError) as error:
            raise DeviceSecretRefused from error
        owners = sa.select(DEVICE_SECRET.c.device).where(self._of(sent.profile)).distinct()
        if len(secret) != _SECRET_BYTES or set(connection.execute(owners).scalars()) - {device}:
            raise DeviceSecretRefused
        connection.execute(sa.delete(DEVICE_SECRET).where(self._of(sent.profile), DEVICE_SECRET.c.epoch == sent.epoch))
        row = {
            "stream": self._stream,
            "profile": sent.profile,
            "epoch": sent.epoch,
            "device": device,
            "sealed": self._keys.seal(_label(sent.profile, sent.epoch), secret, self._entropy),
            "kept_at": to_micros(now),
        }
        connection.execute(sa.insert(DEVICE_SECRET).values(row))

    def open(self, connection: sa.Connection, *, device: DeviceId, profile: UUID, epoch: int) -> bytes | None:
        """Return the copy of a device's own profile and epoch, None when there is none."""
        mine = (self._of(profile), DEVICE_SECRET.c.epoch == epoch, DEVICE_SECRET.c.device == device)
        sealed = connection.execute(sa.select(DEVICE_SECRET.c.sealed).where(*mine)).scalar_one_or_none()
        return None if sealed is None else self._keys.unseal(_label(profile, epoch), sealed)

    def _of(self, profile: UUID) -> sa.ColumnElement[bool]:
        return sa.and_(DEVICE_SECRET.c.stream == self._stream, DEVICE_SECRET.c.profile == profile)


def can_be_sealed_to(public: bytes) -> bool:
    """Whether anything can be sealed to an X25519 key. To keys of small order nothing can (RFC 7748, section 6.1)."""
    try:
        _ANY_KEY.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        return False
    return True


def _label(profile: UUID, epoch: int) -> str:
    return f"device-secret/{profile}/{epoch}"
