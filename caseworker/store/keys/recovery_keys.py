"""The agency's recovery key as a file: the public half that profiles are sealed to, the private half that opens them.

Files are PEM (RFC 7468) with an X25519 key (RFC 8410), as `openssl genpkey -algorithm X25519` makes them. Bytes in,
keys out; the private half is kept offline and is never written by this program.
"""

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from caseworker.errors import CaseworkerError


class RecoveryKeyUnreadable(CaseworkerError):
    """The file holds no key of the kind that is needed."""

    key = "recovery-key.unreadable"
    sentence = "The file {file} does not hold {kind} of a recovery key (X25519, PEM). Nothing was changed."


def read_public(content: bytes, *, file: str) -> X25519PublicKey:
    """Return the public half; raises RecoveryKeyUnreadable, also for a file that holds the private half."""
    try:
        found = load_pem_public_key(content)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise RecoveryKeyUnreadable(file=file, kind="the public half") from error
    if not isinstance(found, X25519PublicKey):
        raise RecoveryKeyUnreadable(file=file, kind="the public half")
    return found


def read_private(content: bytes, *, file: str) -> X25519PrivateKey:
    """Return the private half; raises RecoveryKeyUnreadable, also for one that is itself under a passphrase."""
    try:
        found = load_pem_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise RecoveryKeyUnreadable(file=file, kind="the private half") from error
    if not isinstance(found, X25519PrivateKey):
        raise RecoveryKeyUnreadable(file=file, kind="the private half")
    return found
