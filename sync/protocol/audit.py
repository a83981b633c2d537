"""Records of the audit trails as they travel: a device's own, in order, and what the server answers. Values only.

A record is canonical JSON of identifiers. It travels as the text that was hashed, so that its leaf is the same at both
ends. The same message travels in a bundle that is carried by hand.
"""

import json
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from caseworker.domain.operations import canonical
from sync.protocol.checkpoints import ToldCheckpoint
from sync.protocol.messages import Hash, Name, Place
from sync.protocol.wire import UNREADABLE, BadMessage, TooLarge

RECORD_CHARACTERS = 16_384
MOST_RECORDS = 1000
AUDIT_BYTES = 4 << 20
FIRST_LEAF = "0" * 64

_Text = Annotated[str, Meta(max_length=RECORD_CHARACTERS)]


class AuditRecord(Struct, frozen=True):
    """What every record says: `log` and `seq` place it in its chain, `prev` is the leaf before it."""

    v: int
    log: Name
    seq: Annotated[int, Meta(ge=1)]
    t: int
    actor: Name
    dev: Name
    act: Name
    out: Name
    prev: Hash
    obj: Name = ""
    scope: Name = ""
    tq: Name = ""
    why_h: Name = ""
    x: dict[str, Any] = msgspec.field(default_factory=dict)


class AuditPush(Struct, frozen=True, omit_defaults=True):
    """The next records of a device's trail. `witnessed` is the size of the checkpoint the device holds."""

    records: Annotated[tuple[_Text, ...], Meta(max_length=MOST_RECORDS)] = ()
    witnessed: Place = 0
    origin: Name = ""


class AuditReply(Struct, frozen=True, omit_defaults=True):
    """Up to which record the server has this trail, and that record's leaf; the next to send is the one after it.

    `fork`: a record came that continues another past than the one kept under its number. Both are kept, a person is
    told.
    """

    have: Place
    leaf: Hash = FIRST_LEAF
    fork: bool = False
    checkpoint: ToldCheckpoint | None = None


M = TypeVar("M")
_RECORD = msgspec.json.Decoder(AuditRecord)
_PUSH = msgspec.json.Decoder(AuditPush)
_REPLY = msgspec.json.Decoder(AuditReply)


def read_record(raw: bytes) -> AuditRecord:
    """Return what a record says; raises BadMessage."""
    try:
        return _RECORD.decode(raw)
    except UNREADABLE as error:
        raise BadMessage(bytes=len(raw)) from error


def is_canonical(raw: bytes) -> bool:
    """Whether a record is written in the one way in which it is hashed."""
    try:
        return canonical(json.loads(raw)) == raw
    except (ValueError, RecursionError):
        return False


def read_push(raw: bytes) -> AuditPush:
    """Return the message of these bytes; raises BadMessage, or TooLarge before reading anything."""
    return _read(raw, _PUSH)


def read_reply(raw: bytes) -> AuditReply:
    """Return the reply of these bytes; raises BadMessage, or TooLarge before reading anything."""
    return _read(raw, _REPLY)


def _read(raw: bytes, decoder: msgspec.json.Decoder[M]) -> M:
    if len(raw) > AUDIT_BYTES:
        raise TooLarge(limit=AUDIT_BYTES)
    try:
        return decoder.decode(raw)
    except UNREADABLE as error:
        raise BadMessage(bytes=len(raw)) from error
