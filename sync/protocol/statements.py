"""Signing statements and believing them. The format is the domain's (`caseworker/domain/statements.py`)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from caseworker.domain.statements import Statement, StatementUnreadable, decode, encode, signed_bytes


def signed(kind: str, body: bytes, key: Ed25519PrivateKey) -> bytes:
    """Return the body as a signed statement of that kind."""
    return encode(Statement(body, key.sign(signed_bytes(kind, body))))


def believed(kind: str, raw: bytes, public: bytes) -> bytes:
    """Return the body of a statement of that kind signed by the holder of `public`; raises StatementUnreadable."""
    statement = decode(raw)
    if not is_signed(signed_bytes(kind, statement.body), statement.signature, public):
        raise StatementUnreadable
    return statement.body


def is_signed(message: bytes, signature: bytes, public: bytes) -> bool:
    """Whether the signature over the message is by the holder of an Ed25519 key; any bytes give an answer."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
