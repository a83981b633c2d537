"""Slots: the ways the root key is wrapped, and how each is opened again.

Passphrase with device secret (Argon2id, AES-256-GCM), agency recovery key (HPKE, RFC 9180), printed code (HKDF).
Values in, values out; the file they stand in is `keyfile`. Every slot is bound to its profile and epoch.
"""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store.keys.kdf import KEY_BYTES, SALT_BYTES, KdfCost, WrappingKey, commitment, stretch, wrapping_key
from caseworker.store.keys.secret import Secret

FORMAT = 1
NONCE_BYTES = 12
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class WrongPassphrase(CaseworkerError):
    """The passphrase does not open the slot."""

    key = "vault.wrong-passphrase"
    sentence = "The passphrase is not right. Everything saved is safe. Check the keyboard layout and try again."


class WrongCode(CaseworkerError):
    """A well-formed printed code that does not belong to this profile."""

    key = "vault.wrong-code"
    sentence = "This code does not belong to this store. Everything saved is safe. Look for the newest printed code."


class WrongRecoveryKey(CaseworkerError):
    """The recovery key is not the one this profile was sealed to."""

    key = "vault.wrong-recovery-key"
    sentence = (
        "This recovery key does not belong to this store. Everything saved is safe. Ask for the key of your own agency."
    )


class DeviceSecretForeign(CaseworkerError):
    """The keyring holds a device secret, but not the one this profile was made with."""

    key = "keyring.foreign"
    sentence = (
        "The entry in the system's keyring belongs to another store or an older one. Everything saved is safe."
        " Your passphrase was not counted as wrong. Ask your supervisor for recovery."
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slot belongs. A slot moved to another profile or epoch does not open."""

    profile: UUID
    epoch: int


class _Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="slot"):
    pass


class PassphraseSlot(_Slot, frozen=True, forbid_unknown_fields=True, tag_field="slot", tag="pw"):
    """The root key under passphrase and, when `device_check` is given, the device secret."""

    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    device_check: bytes | None
    nonce: bytes
    commit: bytes
    sealed: bytes

    @property
    def cost(self) -> KdfCost:
        """The work one guess takes."""
        return KdfCost(memory_kib=self.memory_kib, passes=self.passes, lanes=self.lanes)


class RecoverySlot(_Slot, frozen=True, forbid_unknown_fields=True, tag_field="slot", tag="rec"):
    """The root key sealed to the agency's recovery key."""

    public: bytes
    sealed: bytes

    @property
    def key_id(self) -> bytes:
        """The name of the recovery key: the first 16 bytes of its SHA-256."""
        return hashlib.sha256(self.public).digest()[:16]


class CodeSlot(_Slot, frozen=True, forbid_unknown_fields=True, tag_field="slot", tag="code"):
    """The root key under a printed code. The code is random, so it is not stretched."""

    salt: bytes
    nonce: bytes
    commit: bytes
    sealed: bytes


Slot = PassphraseSlot | RecoverySlot | CodeSlot


class SealedRoot(Protocol):
    """The parts of a wrapping by which the root key is found again."""

    @property
    def nonce(self) -> bytes:
        """The nonce it was encrypted with."""

    @property
    def commit(self) -> bytes:
        """The commitment to the wrapping key."""

    @property
    def sealed(self) -> bytes | bytearray:
        """The encrypted root key."""


def canonical(**parts: Any) -> bytes:
    """Return the one JSON form of the parts: sorted keys, no spaces, bytes as base64."""
    return msgspec.json.encode(parts, order="sorted")


def device_check(device_secret: Secret) -> bytes:
    """Return what tells one device secret from another without giving it away."""
    return commitment(b"device" + device_secret.value)


def check_device_secret(slot: PassphraseSlot, device_secret: Secret | None) -> None:
    """Raise `DeviceSecretForeign` unless this is what the slot was made with; costs next to nothing."""
    check = device_check(device_secret) if device_secret else None
    if check != slot.device_check:
        raise DeviceSecretForeign


def wrap_passphrase(
    root: Secret, *, passphrase: str, device_secret: Secret | None, place: Place, cost: KdfCost, entropy: Entropy
) -> PassphraseSlot:
    """Wrap the root key; takes as long as the cost says."""
    salt, nonce = entropy(SALT_BYTES), entropy(NONCE_BYTES)
    check = device_check(device_secret) if device_secret else None
    wrapping = _passphrase_key(passphrase, device_secret, salt=salt, cost=cost, place=place)
    aad = _passphrase_aad(place, salt=salt, cost=cost, check=check)
    sealed = seal_root(wrapping, root, nonce=nonce, aad=aad)
    return PassphraseSlot(cost.memory_kib, cost.passes, cost.lanes, salt, check, nonce, wrapping.commitment, sealed)


def open_passphrase(slot: PassphraseSlot, *, passphrase: str, device_secret: Secret | None, place: Place) -> Secret:
    """Return the root key; raises `DeviceSecretForeign` before deriving, `WrongPassphrase` after."""
    check_device_secret(slot, device_secret)
    wrapping = _passphrase_key(passphrase, device_secret, salt=slot.salt, cost=slot.cost, place=place)
    aad = _passphrase_aad(place, salt=slot.salt, cost=slot.cost, check=slot.device_check)
    return open_root(wrapping, slot, aad=aad, refusal=WrongPassphrase())


def wrap_code(root: Secret, *, code: Secret, place: Place, entropy: Entropy) -> CodeSlot:
    """Wrap the root key under a printed code of at least 128 random bits."""
    salt, nonce = entropy(SALT_BYTES), entropy(NONCE_BYTES)
    wrapping = wrapping_key(code, salt=salt, label="caseworker/code/v1", profile=place.profile)
    sealed = seal_root(wrapping, root, nonce=nonce, aad=_code_aad(place, salt))
    return CodeSlot(salt, nonce, wrapping.commitment, sealed)


def open_code(slot: CodeSlot, *, code: Secret, place: Place) -> Secret:
    """Return the root key; raises `WrongCode`."""
    wrapping = wrapping_key(code, salt=slot.salt, label="caseworker/code/v1", profile=place.profile)
    return open_root(wrapping, slot, aad=_code_aad(place, slot.salt), refusal=WrongCode())


def wrap_recovery(root: Secret, *, recovery_key: X25519PublicKey, place: Place) -> RecoverySlot:
    """Seal the root key to the agency's recovery key; the place is bound in the HPKE `info`."""
    public = recovery_key.public_bytes_raw()
    return RecoverySlot(public, _SUITE.encrypt(root.value, recovery_key, info=_recovery_info(place, public)))


def open_recovery(slot: RecoverySlot, *, private_key: X25519PrivateKey, place: Place) -> Secret:
    """Return the root key; raises `WrongRecoveryKey`."""
    if private_key.public_key().public_bytes_raw() != slot.public:
        raise WrongRecoveryKey
    try:
        return Secret(_SUITE.decrypt(slot.sealed, private_key, info=_recovery_info(place, slot.public)))
    except InvalidTag as error:
        raise WrongRecoveryKey from error


def seal_root(wrapping: WrappingKey, root: Secret, *, nonce: bytes, aad: bytes) -> bytes:
    """Return the root key encrypted under the wrapping key, which is used up."""
    with wrapping.encrypt as key:
        return AESGCM(bytes(key.value)).encrypt(nonce, bytes(root.value), aad)


def open_root(wrapping: WrappingKey, sealed: SealedRoot, *, aad: bytes, refusal: CaseworkerError) -> Secret:
    """Return the root key, or raise the refusal when this is not its wrapping key; the wrapping key is used up."""
    root = Secret(bytes(KEY_BYTES))
    with wrapping.encrypt as key:
        if not hmac.compare_digest(wrapping.commitment, sealed.commit):
            raise refusal
        try:
            AESGCM(bytes(key.value)).decrypt_into(sealed.nonce, sealed.sealed, aad, root.value)
        except (InvalidTag, ValueError) as error:  # ValueError: lengths a real slot never has
            raise refusal from error
    return root


def _passphrase_key(
    passphrase: str, device_secret: Secret | None, *, salt: bytes, cost: KdfCost, place: Place
) -> WrappingKey:
    with stretch(passphrase, salt=salt, cost=cost) as stretched:
        parts = [stretched, device_secret] if device_secret else [stretched]
        return wrapping_key(*parts, salt=salt, label="caseworker/kek/v1", profile=place.profile)


def _passphrase_aad(place: Place, *, salt: bytes, cost: KdfCost, check: bytes | None) -> bytes:
    kdf = {"m": cost.memory_kib, "p": cost.lanes, "salt": salt, "t": cost.passes}
    return canonical(v=FORMAT, profile=place.profile, epoch=place.epoch, slot="pw", kdf=kdf, device=check)


def _code_aad(place: Place, salt: bytes) -> bytes:
    return canonical(v=FORMAT, profile=place.profile, epoch=place.epoch, slot="code", kdf={"salt": salt})


def _recovery_info(place: Place, public: bytes) -> bytes:
    key_id = hashlib.sha256(public).digest()[:16]
    return canonical(v=FORMAT, profile=place.profile, epoch=place.epoch, slot="rec", key=key_id)
