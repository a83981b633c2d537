"""Bundles: synchronization carried by hand, as one sealed and signed file.

    magic 8 | header length 4 | header | sealed key 80 | chunks of 64 KiB under AES-256-GCM, each with its 16-byte tag

The content key is sealed to the recipient by HPKE (RFC 9180, base mode, info = the header as it stands there), so a
header that was changed opens nothing. The nonce is the chunk's number (8 bytes, big-endian) and a final flag (4 bytes),
so chunks cannot be left out, swapped or cut off. HPKE says nothing of the sender: the last chunk is the sender's
Ed25519 signature over the header, the sealed key and the SHA-256 of the content, and `OpenedBundle` gives nothing out
before it has read the whole file and verified that. What the content says is `bundle_frames.py`.
"""

import hashlib
import io
from collections.abc import Iterator
from typing import BinaryIO, Literal
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from caseworker.domain.ids import DeviceId, Entropy
from caseworker.domain.statements import signed_bytes
from caseworker.errors import CaseworkerError
from sync.protocol.messages import Hash, Place
from sync.protocol.wire import UNREADABLE

MAGIC = b"CWBUNDL1"
CHUNK_BYTES = 64 << 10
LARGEST_BYTES = 256 << 20
_KEY_BYTES, _TAG_BYTES, _SIGNATURE_BYTES = 32, 16, 64
_SEALED_CHUNK = CHUNK_BYTES + _TAG_BYTES
_LAST_CHUNK = _SIGNATURE_BYTES + _TAG_BYTES
_SEALED_KEY = 32 + _KEY_BYTES + _TAG_BYTES  # an ephemeral X25519 key, the content key, a tag
_MOST_HEADER = 4096
_SIGN_KIND = "bundle"
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class BundleDamaged(CaseworkerError):
    """Bytes that are no bundle, or one that is cut short, altered, or signed by someone else."""

    key = "bundle.damaged"
    sentence = (
        "This file is not a whole bundle from the sender it names, so nothing of it was taken in. Nothing is lost."
        " Copy it again, or have it made again."
    )


class BundleForeign(CaseworkerError):
    """A bundle for someone else, or from someone who is not known here."""

    key = "bundle.foreign"
    sentence = "This bundle is not for this place, so nothing of it was taken in. Take it to where it belongs."


class BundleTooNew(CaseworkerError):
    """A bundle of a later version of the format."""

    key = "bundle.too-new"
    sentence = "This bundle was made by a newer version. Nothing was taken in. Update this program, then try again."


class BundleFull(CaseworkerError):
    """More was to be put into one bundle than it takes."""

    key = "bundle.full"
    sentence = "A bundle takes {limit} bytes. This one was not made; send the largest files another way."


class BundleHeader(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands outside: whose work or whose answers it is, for which key, and about which range.

    `work`: operations `first` to `last` of the device. `reply`: the server's log from `first` to `last` for it, in
    answer to the bundle `answers`. `recipient` is the SHA-256 of the X25519 key it is sealed to; `made_at` is in
    microseconds by the sender's clock.
    """

    version: int = 1
    id: UUID
    kind: Literal["work", "reply"]
    device: DeviceId
    recipient: Hash
    first: Place = 0
    last: Place = 0
    made_at: int = 0
    answers: UUID | None = None


_HEADER = msgspec.json.Decoder(BundleHeader)


def key_id(public: bytes) -> str:
    """Return how a header names an X25519 public key."""
    return hashlib.sha256(public).hexdigest()


class BundleWriter:
    """Writes a bundle to a target, in one pass. Without `finish` it is not a bundle.

    `recipient` is a raw X25519 public key; `header.recipient` must name it.
    """

    def __init__(
        self,
        target: BinaryIO,
        header: BundleHeader,
        *,
        recipient: bytes,
        signer: Ed25519PrivateKey,
        entropy: Entropy,
    ) -> None:
        assert header.recipient == key_id(recipient), "a header names the key it is sealed to"
        told, content_key = msgspec.json.encode(header, order="deterministic"), entropy(_KEY_BYTES)
        sealed_key = _SUITE.encrypt(content_key, X25519PublicKey.from_public_bytes(recipient), info=told)
        self._cipher, self._signer, self._target = AESGCM(content_key), signer, target
        self._outside, self._sum = told + sealed_key, hashlib.sha256()
        self._pending, self._number = bytearray(), 0
        self.size = 0
        self._put(MAGIC + len(told).to_bytes(4, "big") + told + sealed_key)

    def write(self, data: bytes) -> None:
        """Take more of the content; raises BundleFull."""
        self._sum.update(data)
        self._pending += data
        while len(self._pending) >= CHUNK_BYTES:
            self._seal(bytes(self._pending[:CHUNK_BYTES]), final=False)
            del self._pending[:CHUNK_BYTES]

    def finish(self) -> None:
        """Write what is left, and the signature."""
        if self._pending:
            self._seal(bytes(self._pending), final=False)
        signed = signed_bytes(_SIGN_KIND, _signed_part(self._outside, self._sum.digest()))
        self._seal(self._signer.sign(signed), final=True)

    def _seal(self, chunk: bytes, *, final: bool) -> None:
        self._put(self._cipher.encrypt(_nonce(self._number, final=final), chunk, None))
        self._number += 1

    def _put(self, data: bytes) -> None:
        self.size += len(data)
        if self.size > LARGEST_BYTES:
            raise BundleFull(limit=LARGEST_BYTES)
        self._target.write(data)


class OpenedBundle:
    """A bundle whose every byte has been verified. `source` must be seekable and stand at the bundle's beginning.

    Raises BundleForeign when it is for another key, and BundleDamaged for anything that is not as the sender signed it.
    """

    def __init__(self, source: BinaryIO, *, recipient: X25519PrivateKey, sender: bytes) -> None:
        begin = source.tell()
        self._source = source
        self.header, told = _read_header(source)
        if self.header.recipient != key_id(recipient.public_key().public_bytes_raw()):
            raise BundleForeign
        sealed_key = source.read(_SEALED_KEY)
        self._cipher = _content_cipher(sealed_key, recipient, told)
        self._start = source.tell()
        self._data = source.seek(0, io.SEEK_END) - self._start - _LAST_CHUNK
        if self._data < 0 or source.tell() - begin > LARGEST_BYTES or 0 < self._data % _SEALED_CHUNK <= _TAG_BYTES:
            raise BundleDamaged
        self._verify(told + sealed_key, sender)

    def content(self) -> Iterator[bytes]:
        """Give the content a chunk at a time; it may be read again."""
        for number in range(self._chunks):
            yield self._chunk(number, min(_SEALED_CHUNK, self._data - number * _SEALED_CHUNK))

    @property
    def _chunks(self) -> int:
        return -(-self._data // _SEALED_CHUNK)

    def _chunk(self, number: int, size: int, *, final: bool = False) -> bytes:
        self._source.seek(self._start + (self._data if final else number * _SEALED_CHUNK))
        try:
            return self._cipher.decrypt(_nonce(number, final=final), self._source.read(size), None)
        except InvalidTag as error:
            raise BundleDamaged from error

    def _verify(self, outside: bytes, sender: bytes) -> None:
        told = hashlib.sha256()
        for chunk in self.content():
            told.update(chunk)
        signature = self._chunk(self._chunks, _LAST_CHUNK, final=True)
        signed = signed_bytes(_SIGN_KIND, _signed_part(outside, told.digest()))
        try:
            Ed25519PublicKey.from_public_bytes(sender).verify(signature, signed)
        except InvalidSignature as error:
            raise BundleDamaged from error


def peek(source: BinaryIO) -> BundleHeader:
    """Return what stands outside of a bundle, and go back; nothing of it is proven. Raises BundleDamaged."""
    begin = source.tell()
    header, _ = _read_header(source)
    source.seek(begin)
    return header


def _read_header(source: BinaryIO) -> tuple[BundleHeader, bytes]:
    fixed = source.read(len(MAGIC) + 4)
    size = int.from_bytes(fixed[len(MAGIC) :], "big")
    if len(fixed) != len(MAGIC) + 4 or not fixed.startswith(MAGIC[:-1]) or size > _MOST_HEADER:
        raise BundleDamaged
    if not fixed.startswith(MAGIC):
        raise BundleTooNew
    told = source.read(size)
    try:
        header = _HEADER.decode(told)
    except UNREADABLE as error:
        raise BundleDamaged from error
    if header.version != 1:
        raise BundleTooNew
    return header, told


def _content_cipher(sealed_key: bytes, recipient: X25519PrivateKey, told: bytes) -> AESGCM:
    try:
        return AESGCM(_SUITE.decrypt(sealed_key, recipient, info=told))
    except (InvalidTag, ValueError) as error:
        raise BundleDamaged from error


def _signed_part(outside: bytes, content_sum: bytes) -> bytes:
    return hashlib.sha256(outside).digest() + content_sum


def _nonce(number: int, *, final: bool) -> bytes:
    return number.to_bytes(8, "big") + int(final).to_bytes(4, "big")
