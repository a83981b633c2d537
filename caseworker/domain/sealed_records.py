"""`outbox.sealed`: operations sealed to the server, one after the other, as a file of records.

Format only (security design, section 5); the sealing is the device's, the opening the server's. Each record is the
number and chain of one operation, its body sealed by HPKE (RFC 9180) with `info` over all that is in the clear, and the
device's Ed25519 signature over `info` and the sealed bytes. A record that was cut off ends the file.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from caseworker.domain.ids import DeviceId
from caseworker.domain.statements import canonical

SIGN_KIND = "outbox/v1"
LARGEST_RECORD = 17 << 20
_HEAD = struct.Struct(">4sI16s16sQ32s64s")
_MARK = b"CWO1"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRecord:
    """One sealed operation: whose, in which life, its number and chain (in the clear), its body (sealed)."""

    device: DeviceId
    life: UUID
    n: int
    chain: bytes
    sealed: bytes
    signature: bytes = bytes(64)


def info_of(*, device: DeviceId, life: UUID, n: int, chain: bytes) -> bytes:
    """Return the HPKE `info` of an operation."""
    return canonical({"kind": SIGN_KIND, "device": str(device), "life": str(life), "n": n, "chain": chain.hex()})


def signed_part(record: SealedRecord) -> bytes:
    """Return what the device signs: the `info`, then the sealed bytes."""
    info = info_of(device=record.device, life=record.life, n=record.n, chain=record.chain)
    return info + b"\n" + record.sealed


def to_bytes(record: SealedRecord) -> bytes:
    """Return one record as it stands in the file."""
    head = (_MARK, len(record.sealed), record.device.bytes, record.life.bytes)
    return _HEAD.pack(*head, record.n, record.chain, record.signature) + record.sealed


def records_in(raw: bytes) -> Iterator[SealedRecord]:
    """Give the whole records of a file in order; what cannot be read, or was cut off, ends them."""
    at = 0
    while at + _HEAD.size <= len(raw):
        mark, length, device, life, n, chain, signature = _HEAD.unpack_from(raw, at)
        end = at + _HEAD.size + length
        if mark != _MARK or length > LARGEST_RECORD or end > len(raw):
            return
        yield SealedRecord(
            device=DeviceId(UUID(bytes=device)),
            life=UUID(bytes=life),
            n=n,
            chain=chain,
            sealed=raw[at + _HEAD.size : end],
            signature=signature,
        )
        at = end
