"""Audit trails and checkpoints, written from section 19 of `docs/sync-protocol.md` and RFC 9162 alone."""

import base64
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.sync.page_client import canonical


def leaf_of(record: bytes) -> bytes:
    """SHA-256(00 || record)."""
    return hashlib.sha256(b"\x00" + record).digest()


def node_of(left: bytes, right: bytes) -> bytes:
    """SHA-256(01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass
class Trail:
    """A device's trail: each record names the leaf of the one before."""

    device: str
    officer: str
    seq: int = 0
    last: str = "0" * 64

    def record(self, act: str) -> str:
        """Return the next record as text."""
        self.seq += 1
        told = {"v": 1, "log": self.device, "dev": self.device, "seq": self.seq, "t": int(time.time() * 1_000_000)}
        told |= {"actor": self.officer, "act": act, "out": "allow", "prev": self.last}
        raw = canonical(told)
        self.last = leaf_of(raw).hex()
        return raw.decode()


@dataclass(frozen=True)
class Checkpoint:
    """The first `size` leaves of a log have this root."""

    origin: str
    size: int
    root: bytes


def read_note(note: str, key: bytes) -> Checkpoint:
    """Return the checkpoint of a note that this key signed, or raise."""
    text, _, lines = note.partition("\n\n")
    text += "\n"
    dash, name, told = lines.split(" ")
    signature = base64.b64decode(told)
    assert dash == "\u2014"
    assert signature[:4] == hashlib.sha256(name.encode() + b"\n\x01" + key).digest()[:4]
    Ed25519PublicKey.from_public_bytes(key).verify(signature[4:], text.encode())
    origin, size, root = text.splitlines()
    return Checkpoint(origin, int(size), base64.b64decode(root))


def continues(old: Checkpoint, new: Checkpoint, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the new log begins with the old one (RFC 9162 section 2.1.4.2)."""
    steps = list(proof) if old.size & (old.size - 1) else [old.root, *proof]
    here, last = old.size - 1, new.size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    first = second = steps[0]
    for one in steps[1:]:
        if here & 1 or here == last:
            first, second = node_of(one, first), node_of(one, second)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            second = node_of(second, one)
        here, last = here >> 1, last >> 1
    return (first, second, last) == (old.root, new.root, 0)
