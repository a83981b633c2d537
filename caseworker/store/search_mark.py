"""How a search is told in the audit trail: by a mark that says whether two searches were the same, and not for what."""

import hashlib
import hmac

import sqlalchemy as sa

from caseworker.domain.ids import Entropy
from caseworker.store import book

_NAME = "search_salt"
_SALT_BYTES = 32


def mark_of(connection: sa.Connection, text: str, *, entropy: Entropy) -> str:
    """Return the mark of a searched text: HMAC-SHA256 (RFC 2104) under a salt of this store, in hex.

    Without the store a mark cannot be compared with a list of names. Works in the caller's writing transaction.
    """
    salt = book.look_up(connection, _NAME)
    if salt is None:
        salt = entropy(_SALT_BYTES).hex()
        book.write_down(connection, _NAME, salt)
    told = " ".join(text.split()).casefold().encode(errors="surrogatepass")  # half a character can be typed too
    return hmac.new(bytes.fromhex(salt), told, hashlib.sha256).hexdigest()
