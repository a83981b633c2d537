"""From a passphrase and a device secret to a key, and from the root key to its sub-keys.

Argon2id (RFC 9106), HKDF-SHA256 (RFC 5869) and SHA-256 commitments, all from `cryptography`. Nothing is read or
written here; costs outside the accepted bounds are refused before any memory is taken.
"""

import hashlib
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store.keys.secret import Secret

KEY_BYTES = 32
SALT_BYTES = 16
_MIB = 1024  # KiB


class KdfCostRefused(CaseworkerError):
    """The key file asks for more or less work than any accepted setting."""

    key = "keys.cost-refused"
    sentence = (
        "The key file asks for a setting this program does not accept"
        " ({memory_kib} KiB, {passes} passes, {lanes} lanes)."
        " Nothing was changed. Put back the key file from before it was altered, or ask your supervisor for recovery."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KdfCost:
    """What one guess costs: memory in KiB, passes over it, parallel lanes."""

    memory_kib: int
    passes: int
    lanes: int


LOWEST = KdfCost(memory_kib=64 * _MIB, passes=3, lanes=1)
HIGHEST = KdfCost(memory_kib=2048 * _MIB, passes=16, lanes=16)
_FIRST = KdfCost(memory_kib=64 * _MIB, passes=3, lanes=4)
_MOST_CALIBRATED_KIB = 512 * _MIB
_SHORTEST_S, _AIM_S = 0.4, 0.55


@dataclass(frozen=True, slots=True)
class WrappingKey:
    """A key that wraps the root key, and the public commitment that says whether it is the right one."""

    encrypt: Secret
    commitment: bytes


def check_cost(cost: KdfCost) -> None:
    """Raise `KdfCostRefused` unless the cost lies within `LOWEST` and `HIGHEST` in every part. Takes no memory."""
    accepted = (
        LOWEST.memory_kib <= cost.memory_kib <= HIGHEST.memory_kib
        and LOWEST.passes <= cost.passes <= HIGHEST.passes
        and LOWEST.lanes <= cost.lanes <= HIGHEST.lanes
    )
    if not accepted:
        raise KdfCostRefused(memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes)


def stretch(passphrase: str, *, salt: bytes, cost: KdfCost) -> Secret:
    """Return 32 bytes of Argon2id over the NFC form of the passphrase; blocks for the time the cost takes."""
    check_cost(cost)
    words = bytearray(unicodedata.normalize("NFC", passphrase).encode())
    out = Secret(bytes(KEY_BYTES))
    argon = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    argon.derive_into(words, out.value)  # type: ignore[arg-type]  # any buffer is accepted; the stub says bytes
    words[:] = bytes(len(words))
    return out


def wrapping_key(*parts: Secret, salt: bytes, label: str, profile: UUID) -> WrappingKey:
    """Return the key over all parts in order (stretched passphrase, device secret; or a printed code alone)."""
    material = bytearray().join(part.value for part in parts)
    both = bytearray(2 * KEY_BYTES)
    _hkdf(2 * KEY_BYTES, salt=salt, info=label.encode() + profile.bytes).derive_into(material, both)
    material[:] = bytes(len(material))
    made = WrappingKey(Secret(both[:KEY_BYTES]), commitment(both[KEY_BYTES:]))
    both[:] = bytes(len(both))
    return made


def subkey(root: Secret, label: str, *, profile: UUID, epoch: int) -> Secret:
    """Return the 32-byte key of the root for one purpose; different labels, profiles and epochs give unrelated keys."""
    out = Secret(bytes(KEY_BYTES))
    info = b"caseworker/" + label.encode() + b"/v1" + profile.bytes + epoch.to_bytes(8, "big")
    _hkdf(KEY_BYTES, salt=None, info=info).derive_into(root.value, out.value)
    return out


def commitment(key: bytes | bytearray) -> bytes:
    """Return the public commitment to key bytes that are used for nothing else."""
    return hashlib.sha256(b"commit" + key).digest()


def calibrate(entropy: Entropy, *, clock_s: Callable[[], float] = time.perf_counter) -> KdfCost:
    """Return a cost that takes 400 to 800 ms on this machine, or the nearest bound: 64 to 512 MiB, then more passes."""
    salt = entropy(SALT_BYTES)
    spent_s = _time_of(_FIRST, salt, clock_s)
    memory_kib = int(_FIRST.memory_kib * _AIM_S / max(spent_s, 0.001)) // (16 * _MIB) * 16 * _MIB
    cost = replace(_FIRST, memory_kib=min(max(memory_kib, _FIRST.memory_kib), _MOST_CALIBRATED_KIB))
    if cost.memory_kib < _MOST_CALIBRATED_KIB:
        return cost
    spent_s = _time_of(cost, salt, clock_s)
    if spent_s >= _SHORTEST_S:
        return cost
    return replace(cost, passes=min(int(cost.passes * _AIM_S / max(spent_s, 0.001)) + 1, HIGHEST.passes))


def _time_of(cost: KdfCost, salt: bytes, clock_s: Callable[[], float]) -> float:
    began_s = clock_s()
    stretch("calibration", salt=salt, cost=cost).wipe()
    return clock_s() - began_s


def _hkdf(length: int, *, salt: bytes | None, info: bytes) -> HKDF:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info)
