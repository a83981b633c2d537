"""The sealed stream a backup is written in: compressed, then encrypted in chunks, so that nothing readable is on disk.

    magic 6 | salt 32 | commitment 32 | chunks of 64 KiB under AES-256-GCM, each with its 16-byte tag

The nonce is the chunk's number (8 bytes, big-endian) and a final flag (4 bytes): chunks cannot be left out, swapped or
cut off. Key and commitment follow from the backup key and the salt by HKDF-SHA256.
"""

import hashlib
import hmac
from typing import BinaryIO

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError

MAGIC = b"CWSRV1"
KEY_BYTES = 32
_CHUNK_BYTES = 64 * 1024
_TAG_BYTES = 16
_LABEL = b"caseworker/server-backup/v1"
_LEVEL = 6


class BackupDamaged(CaseworkerError):
    """The file is not a whole backup, or is sealed with another key."""

    key = "backup.damaged"
    sentence = (
        "The backup {file} is damaged, cut short, or sealed with another key, so nothing was taken from it. Use "
        "another backup, or the key that belongs to this one."
    )


class SealedOut:
    """Takes plain bytes and writes them sealed. Only after `finish` is the stream complete."""

    def __init__(self, target: BinaryIO, *, key: bytes, entropy: Entropy) -> None:
        salt = entropy(32)
        self._cipher, commitment = _cipher(key, salt)
        self._target, self._pending, self._number = target, bytearray(), 0
        self._packer = zstandard.ZstdCompressor(level=_LEVEL).compressobj()
        target.write(MAGIC + salt + commitment)

    def write(self, data: bytes) -> None:
        """Take more."""
        self._take(self._packer.compress(data))

    def finish(self) -> None:
        """Write what is left and the end."""
        self._take(self._packer.flush())
        self._put(bytes(self._pending), final=True)

    def _take(self, packed: bytes) -> None:
        self._pending += packed
        while len(self._pending) > _CHUNK_BYTES:  # only `finish` knows which chunk is the last
            self._put(bytes(self._pending[:_CHUNK_BYTES]), final=False)
            del self._pending[:_CHUNK_BYTES]

    def _put(self, chunk: bytes, *, final: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, final=final), chunk, None))
        self._number += 1


class SealedIn:
    """Reads a sealed stream from its beginning; every chunk is verified before any of it is given. `name` is told."""

    def __init__(self, source: BinaryIO, *, key: bytes, name: str) -> None:
        header = source.read(len(MAGIC) + 64)
        self._cipher, commitment = _cipher(key, header[len(MAGIC) : len(MAGIC) + 32])
        self._source, self._name, self._number, self._plain = source, name, 0, bytearray()
        self._unpacker = zstandard.ZstdDecompressor().decompressobj()
        if not hmac.compare_digest(header, MAGIC + header[len(MAGIC) : len(MAGIC) + 32] + commitment):
            raise BackupDamaged(file=name)
        self._sealed = source.read(_CHUNK_BYTES + _TAG_BYTES)
        self._is_over = False

    def read(self, size: int) -> bytes:
        """Return exactly so many bytes; raises BackupDamaged when there are fewer."""
        while len(self._plain) < size:
            if self._is_over:
                raise BackupDamaged(file=self._name)
            self._next()
        told = bytes(self._plain[:size])
        del self._plain[:size]
        return told

    def finish(self) -> None:
        """Raise BackupDamaged unless the stream ends here."""
        while not self._is_over:
            self._next()
        if self._plain:
            raise BackupDamaged(file=self._name)

    def _next(self) -> None:
        following = self._source.read(_CHUNK_BYTES + _TAG_BYTES)
        try:
            packed = self._cipher.decrypt(_nonce(self._number, final=not following), self._sealed, None)
            self._plain += self._unpacker.decompress(packed) if packed else b""
        except (InvalidTag, zstandard.ZstdError, ValueError) as error:
            raise BackupDamaged(file=self._name) from error
        self._sealed, self._is_over = following, not following
        self._number += 1


def _cipher(key: bytes, salt: bytes) -> tuple[AESGCM, bytes]:
    assert len(key) == KEY_BYTES, "a backup key has 32 bytes"
    made = HKDF(algorithm=SHA256(), length=64, salt=salt, info=_LABEL).derive(key)
    return AESGCM(made[:32]), hashlib.sha256(b"commit" + made[32:]).digest()


def _nonce(number: int, *, final: bool) -> bytes:
    return number.to_bytes(8, "big") + int(final).to_bytes(4, "big")
