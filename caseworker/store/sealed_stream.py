"""A stream of any length sealed in chunks, so that it can be written, read and entered at any place without a copy.

    magic 6 | salt 32 | commitment 32 | chunks of 64 KiB under AES-256-GCM, each with its 16-byte tag

The nonce is the chunk's number (8 bytes, big-endian) and a final flag (4 bytes), so chunks cannot be left out, swapped
or cut off. The key is HKDF over the stream's own key and salt with a label and an id, so a stream under another name
does not open. The commitment says before the first chunk whether the key is the right one.
"""

import hmac
import io
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store.keys.kdf import wrapping_key
from caseworker.store.keys.secret import Secret

CHUNK_BYTES = 64 * 1024
SALT_BYTES = 32
_TAG_BYTES = 16
_SEALED_BYTES = CHUNK_BYTES + _TAG_BYTES


class StreamDamaged(CaseworkerError):
    """The sealed bytes are not what was written: cut short, reordered, altered, or another's."""

    key = "stream.damaged"
    sentence = (
        "The file {file} is damaged or was exchanged, so it is not shown. Restore it from a backup or the server."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a stream is sealed for: its kind (6-byte magic), its id, and the name to use in a refusal."""

    magic: bytes
    id: UUID
    name: str

    @property
    def header_bytes(self) -> int:
        """The length of the header before the first chunk."""
        return len(self.magic) + SALT_BYTES + 32


class SealedWriter:
    """Seals what is written to it into a target. Only after `finish` is the stream complete."""

    def __init__(self, target: BinaryIO, seal: Seal, *, key: bytes | bytearray, entropy: Entropy) -> None:
        salt = entropy(SALT_BYTES)
        self._cipher, commitment = _cipher(seal, key, salt)
        self._target, self._pending, self._number = target, bytearray(), 0
        target.write(seal.magic + salt + commitment)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Take more of the content; full chunks go to the target at once."""
        self._pending += data
        while len(self._pending) > CHUNK_BYTES:  # the last chunk waits, because only `finish` knows that it is the last
            self._put(bytes(self._pending[:CHUNK_BYTES]), final=False)
            del self._pending[:CHUNK_BYTES]

    def finish(self) -> None:
        """Write the last chunk, which may be empty."""
        self._put(bytes(self._pending), final=True)
        self._pending.clear()

    def _put(self, chunk: bytes, *, final: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, final=final), chunk, None))
        self._number += 1


class SealedReader:
    """Reads a sealed stream from a seekable source, any chunk at any time; every chunk is verified before it is given.

    Raises `StreamDamaged` at once when the header is not of this seal and key.
    """

    def __init__(self, source: BinaryIO, seal: Seal, *, key: bytes | bytearray) -> None:
        self._source, self._seal = source, seal
        self._start = source.tell()
        header = source.read(seal.header_bytes)
        salt = header[len(seal.magic) : len(seal.magic) + SALT_BYTES]
        self._cipher, commitment = _cipher(seal, key, salt)
        if not hmac.compare_digest(header, seal.magic + salt + commitment):
            raise StreamDamaged(file=seal.name)
        sealed = source.seek(0, io.SEEK_END) - self._start - seal.header_bytes
        self._chunks = -(-sealed // _SEALED_BYTES)
        if sealed < _TAG_BYTES or sealed - (self._chunks - 1) * _SEALED_BYTES < _TAG_BYTES:
            raise StreamDamaged(file=seal.name)
        self.size = sealed - self._chunks * _TAG_BYTES

    @property
    def chunks(self) -> int:
        """How many chunks there are, at least one."""
        return self._chunks

    def chunk(self, number: int) -> bytes:
        """Return one chunk, from 0; raises `StreamDamaged`, or IndexError for a number there is none of."""
        if not 0 <= number < self._chunks:
            raise IndexError(number)
        self._source.seek(self._start + self._seal.header_bytes + number * _SEALED_BYTES)
        sealed = self._source.read(_SEALED_BYTES)
        try:
            return self._cipher.decrypt(_nonce(number, final=number == self._chunks - 1), sealed, None)
        except InvalidTag as error:
            raise StreamDamaged(file=self._seal.name) from error

    def copy_to(self, target: BinaryIO) -> int:
        """Write the whole content, chunk by verified chunk, and return its size.

        When this raises, what the target has is the true beginning but not the whole: throw it away.
        """
        target.writelines(self.chunk(number) for number in range(self._chunks))
        return self.size


def _cipher(seal: Seal, key: bytes | bytearray, salt: bytes) -> tuple[AESGCM, bytes]:
    label = f"caseworker/{seal.magic.decode()}"
    with Secret(key) as stream_key:
        made = wrapping_key(stream_key, salt=salt, label=label, profile=seal.id)
    with made.encrypt as encrypt:
        return AESGCM(bytes(encrypt.value)), made.commitment


def _nonce(number: int, *, final: bool) -> bytes:
    return number.to_bytes(8, "big") + int(final).to_bytes(4, "big")
