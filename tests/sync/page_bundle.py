"""Bundles, written from section 21 of `docs/sync-protocol.md` alone."""

import hashlib
import json
import os
from collections.abc import Iterator
from typing import Any, BinaryIO

import zstandard
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.sync.page_client import canonical

MAGIC, CHUNK, TAG, SEALED, LAST = b"CWBUNDL1", 65_536, 16, 80, 80
SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def frame(kind: int, plain: bytes) -> bytes:
    """One frame, not packed."""
    size = len(plain).to_bytes(4, "big")
    return bytes((kind, 0)) + size + size + plain


def frames(content: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield kind and plain bytes of each frame."""
    while head := content.read(10):
        data = content.read(int.from_bytes(head[2:6], "big"))
        yield head[0], zstandard.ZstdDecompressor().decompress(data) if head[1] else data


def write(header: dict[str, Any], content: bytes, *, recipient: bytes, signer: Ed25519PrivateKey) -> bytes:
    """Return a whole bundle."""
    told, key = canonical(header), os.urandom(32)
    outside = told + SUITE.encrypt(key, X25519PublicKey.from_public_bytes(recipient), info=told)
    parts = [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)]
    chunks = [AESGCM(key).encrypt(_nonce(at), one, None) for at, one in enumerate(parts)]
    last = AESGCM(key).encrypt(_nonce(len(parts), final=1), signer.sign(_signed(outside, content)), None)
    return MAGIC + len(told).to_bytes(4, "big") + outside + b"".join(chunks) + last


def read(raw: bytes, *, recipient: X25519PrivateKey, sender: bytes) -> tuple[dict[str, Any], bytes]:
    """Return header and content of a bundle, or raise."""
    assert raw.startswith(MAGIC)
    end = 12 + int.from_bytes(raw[8:12], "big")
    told, sealed, data = raw[12:end], raw[end : end + SEALED], raw[end + SEALED : -LAST]
    cipher = AESGCM(SUITE.decrypt(sealed, recipient, info=told))
    parts = [data[at : at + CHUNK + TAG] for at in range(0, len(data), CHUNK + TAG)]
    content = b"".join(cipher.decrypt(_nonce(at), one, None) for at, one in enumerate(parts))
    signature = cipher.decrypt(_nonce(len(parts), final=1), raw[-LAST:], None)
    Ed25519PublicKey.from_public_bytes(sender).verify(signature, _signed(told + sealed, content))
    header: dict[str, Any] = json.loads(told)
    return header, content


def _signed(outside: bytes, content: bytes) -> bytes:
    return b"caseworker/bundle\n" + hashlib.sha256(outside).digest() + hashlib.sha256(content).digest()


def _nonce(number: int, *, final: int = 0) -> bytes:
    return number.to_bytes(8, "big") + final.to_bytes(4, "big")
