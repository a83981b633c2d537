"""Signed statements: what a server, an agency or a device says, so that it can be checked later and elsewhere.

A statement is a kind (which names its purpose, so that one is never taken for another), a body of canonical JSON and an
Ed25519 signature over both. Format only: whoever signs or checks does that with `signed_bytes`.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from caseworker.errors import CaseworkerError

LARGEST_BYTES = 64 * 1024
SIGNATURE_BYTES = 64


class StatementUnreadable(CaseworkerError):
    """Bytes that are no signed statement of the kind that is needed, or a signature that is not the signer's."""

    key = "statement.unreadable"
    sentence = (
        "What the server says about this device cannot be verified, so it was not believed. Everything saved is safe."
        " Try again; if this goes on, tell your administrator."
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """A body under a signature that nobody has checked yet."""

    body: bytes
    signature: bytes


def canonical(parts: dict[str, Any]) -> bytes:
    """Return the one JSON form of the parts: sorted keys, no spaces, UTF-8, no floating numbers."""
    return json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def signed_bytes(kind: str, body: bytes) -> bytes:
    """Return what the signature of a statement is over."""
    return b"caseworker/" + kind.encode() + b"\n" + body


def encode(statement: Statement) -> bytes:
    """Return a statement as it is kept and sent: a JSON object with `body` and `signature` in base64."""
    return canonical({"body": to_text(statement.body), "signature": to_text(statement.signature)})


def decode(raw: bytes) -> Statement:
    """Return the statement in these bytes; raises StatementUnreadable for any others."""
    found = read_object(raw)
    statement = Statement(from_text(found.get("body")), from_text(found.get("signature")))
    if len(statement.signature) != SIGNATURE_BYTES:
        raise StatementUnreadable
    return statement


def read_object(raw: bytes) -> dict[str, Any]:
    """Return the JSON object in these bytes; raises StatementUnreadable for anything else or anything too large."""
    if len(raw) > LARGEST_BYTES:
        raise StatementUnreadable
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise StatementUnreadable from error
    if not isinstance(found, dict):
        raise StatementUnreadable
    return found


def to_text(data: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(data).decode()


def from_text(text: object) -> bytes:
    """Return the bytes of base64 text; raises StatementUnreadable for anything else."""
    if not isinstance(text, str):
        raise StatementUnreadable
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise StatementUnreadable from error
