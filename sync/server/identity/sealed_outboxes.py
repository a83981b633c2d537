"""Opening `outbox.sealed`: the unsent work of a device that was locked out, wiped or broken.

What comes out are operations with their place in the device's life; they go through the same rules as a push.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.ids import DeviceId
from caseworker.domain.sealed_records import SIGN_KIND, SealedRecord, info_of, records_in, signed_part
from caseworker.domain.statements import signed_bytes
from caseworker.errors import CaseworkerError
from sync.protocol.statements import is_signed

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class OutboxForeign(CaseworkerError):
    """A record is not by the device it names, not sealed to this server, or was changed."""

    key = "outbox.foreign"
    sentence = (
        "Record {at} of this file is not by a device of this agency, or was changed. Nothing of the file was taken in."
    )


@dataclass(frozen=True, slots=True)
class OpenedOperation:
    """One operation as its author chained it."""

    device: DeviceId
    life: UUID
    n: int
    chain: bytes
    body: bytes


def open_sealed(raw: bytes, *, device: DeviceId, signing_key: bytes, bundle: X25519PrivateKey) -> list[OpenedOperation]:
    """Return the operations of a device's file in the order of its life; a record at the end that was cut off is none.

    Raises OutboxForeign for a record that is not the device's. The file is written anew at times, so the same operation
    may stand in it twice; it is returned once.
    """
    found = {(one.life, one.n): one for one in _opened(raw, device, signing_key, bundle)}
    return [found[place] for place in sorted(found, key=lambda place: place[1])]


def _opened(raw: bytes, device: DeviceId, signing_key: bytes, bundle: X25519PrivateKey) -> Iterator[OpenedOperation]:
    for at, record in enumerate(records_in(raw), start=1):
        signed = is_signed(signed_bytes(SIGN_KIND, signed_part(record)), record.signature, signing_key)
        if record.device != device or not signed:
            raise OutboxForeign(at=at)
        yield _unsealed(record, bundle, at)


def _unsealed(record: SealedRecord, bundle: X25519PrivateKey, at: int) -> OpenedOperation:
    info = info_of(device=record.device, life=record.life, n=record.n, chain=record.chain)
    try:
        body = _SUITE.decrypt(record.sealed, bundle, info=info)
    except (InvalidTag, ValueError) as error:
        raise OutboxForeign(at=at) from error
    return OpenedOperation(record.device, record.life, record.n, record.chain, body)
