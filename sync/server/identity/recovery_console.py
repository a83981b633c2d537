"""The recovery console: opens a locked device's recovery slot and seals its root key to the device that asks.

It holds the agency's recovery key, kept offline, and the supervisor's key; it needs no network. Its input is the
request as an approver's device shows it, its output goes into the approval.
"""

import hashlib
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from caseworker.errors import CaseworkerError
from sync.protocol.recovery import RecoveryAsk, ask_code, ask_info, release_bytes
from sync.server.identity.device_secrets import SUITE

_SLOT_FORMAT = 1  # of the device's key file


class SlotForeign(CaseworkerError):
    """The request's recovery slot was not made for this recovery key, or the digits are another request's."""

    key = "recovery.slot-foreign"
    sentence = (
        "This request does not belong to this recovery key, or the digits differ. Nothing was released. Have the"
        " officer ask again and compare the digits."
    )


@dataclass(frozen=True, slots=True)
class SealedRoot:
    """What goes into the approval."""

    sealed: bytes
    signature: bytes


def release_root(
    ask: RecoveryAsk, *, code: str, recovery_key: X25519PrivateKey, supervisor_key: Ed25519PrivateKey
) -> SealedRoot:
    """Return the root key sealed to whoever asks; `code` are the digits the officer read out. Raises SlotForeign."""
    if code.strip() != ask_code(ask):
        raise SlotForeign
    try:
        root = SUITE.decrypt(ask.slot, recovery_key, info=_slot_info(ask, recovery_key))
    except (InvalidTag, ValueError) as error:
        raise SlotForeign from error
    sealed = SUITE.encrypt(root, X25519PublicKey.from_public_bytes(ask.ephemeral), info=ask_info(ask))
    return SealedRoot(sealed, supervisor_key.sign(release_bytes(ask, sealed)))


def _slot_info(ask: RecoveryAsk, recovery_key: X25519PrivateKey) -> bytes:
    """Return the HPKE `info` of a recovery slot, as devices make it (security design, section 3)."""
    key_id = hashlib.sha256(recovery_key.public_key().public_bytes_raw()).digest()[:16]
    parts = {"v": _SLOT_FORMAT, "profile": ask.profile, "epoch": ask.epoch, "slot": "rec", "key": key_id}
    return msgspec.json.encode(parts, order="sorted")
