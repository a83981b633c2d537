"""Checkpoints of the server's audit log: what was in it, said once and signed, so that it cannot be said otherwise.

A checkpoint is three lines, origin, size and root (C2SP tlog-checkpoint), in a signed note (C2SP signed-note): the
text, an empty line, and signature lines `— name base64(key id || Ed25519 signature)`. The origin names the agency's
stream and the epoch of its log: a server that was put back from a backup begins another log.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Annotated, Protocol

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from msgspec import Meta, Struct

from caseworker.errors import CaseworkerError
from sync.protocol.messages import Hash

NOTE_BYTES = 4096
MOST_PROOF = 64
_DASH = "\u2014 "
_ED25519 = b"\x01"
_MOST_SIGNATURES = 16


class BadCheckpoint(CaseworkerError):
    """Text that is no checkpoint, or is not signed by the server's key."""

    key = "sync.bad-checkpoint"
    sentence = (
        "The server's statement about its audit log is not signed as it should be, so it was not taken. Your work is "
        "safe. Tell the person who looks after security."
    )


class Signer(Protocol):
    """An Ed25519 private key."""

    def sign(self, data: bytes, /) -> bytes:
        """Return the signature of 64 bytes."""
        ...

    def public_key(self) -> Ed25519PublicKey:
        """Return the other half."""
        ...


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The first `size` leaves of a log have this root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Return the text that is signed."""
        return f"{self.origin}\n{self.size}\n{_base64(self.root)}\n"


class ToldCheckpoint(Struct, frozen=True, omit_defaults=True):
    """A checkpoint as a reply brings it, with the proof that it continues the one of `witnessed` leaves."""

    note: Annotated[str, Meta(max_length=NOTE_BYTES)]
    witnessed: Annotated[int, Meta(ge=0)] = 0
    proof: Annotated[tuple[Hash, ...], Meta(max_length=MOST_PROOF)] = ()

    def hashes(self) -> tuple[bytes, ...]:
        """Return the proof as hashes."""
        return tuple(bytes.fromhex(one) for one in self.proof)


def told(note: str, *, witnessed: int, proof: tuple[bytes, ...]) -> ToldCheckpoint:
    """Return the message of a note and its proof."""
    return ToldCheckpoint(note=note, witnessed=witnessed, proof=tuple(one.hex() for one in proof))


def signed(text: str, *, name: str, signer: Signer) -> str:
    """Return a note: a text that ends with a line end, and one signature under a name without blanks or `+`."""
    assert text.endswith("\n")
    assert name
    assert not set(name) & set(" +\n")
    signature = _key_id(name, signer.public_key()) + signer.sign(text.encode())
    return f"{text}\n{_DASH}{name} {_base64(signature)}\n"


def opened(note: str, *, key: Ed25519PublicKey) -> str:
    """Return the text of a note that this key signed, under whatever name; raises BadCheckpoint."""
    text, parted, lines = note.rpartition("\n\n")
    if not parted or len(note) > NOTE_BYTES or not lines.endswith("\n"):
        raise BadCheckpoint
    text += "\n"
    for line in lines.splitlines()[:_MOST_SIGNATURES]:
        if _is_signature(line, text, key):
            return text
    raise BadCheckpoint


def checkpoint_of(note: str, *, key: Ed25519PublicKey) -> Checkpoint:
    """Return the checkpoint of a note that this key signed; raises BadCheckpoint."""
    lines = opened(note, key=key).split("\n")
    try:
        origin, size, told_root = lines[0], int(lines[1]), _bytes(lines[2])
    except (IndexError, ValueError) as error:
        raise BadCheckpoint from error
    if not origin or str(size) != lines[1] or size < 0 or len(told_root) != hashlib.sha256().digest_size:
        raise BadCheckpoint
    return Checkpoint(origin, size, told_root)


def read_told(raw: bytes) -> ToldCheckpoint:
    """Return a checkpoint that was kept as bytes; raises BadCheckpoint."""
    try:
        return msgspec.json.decode(raw, type=ToldCheckpoint)
    except (msgspec.MsgspecError, UnicodeError, ValueError, RecursionError) as error:
        raise BadCheckpoint from error


def _is_signature(line: str, text: str, key: Ed25519PublicKey) -> bool:
    if not line.startswith(_DASH):
        return False
    name, _, told_signature = line.removeprefix(_DASH).rpartition(" ")
    try:
        signature = _bytes(told_signature)
        if signature[:4] != _key_id(name, key):
            return False
        key.verify(signature[4:], text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _key_id(name: str, key: Ed25519PublicKey) -> bytes:
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + raw).digest()[:4]


def _base64(data: bytes) -> str:
    return base64.standard_b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
