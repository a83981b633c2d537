"""This device's standing with its agency's server: its keys, and whom it believes. Encrypted as all of the store is.

The signing key never leaves the store but in the memory of the open program. The lease is not here: it is a file of its
own (`lease_file.py`), because a locked-out device must still know whom to ask.
"""

from uuid import UUID

import msgspec
import sqlalchemy as sa

from caseworker.store import book

_MEMBERSHIP, _SESSION, _SEEN, _HANDED_IN = "membership", "session", "lease-seen", "device-secret-handed-in"


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """What an enrolled device keeps. Keys are raw: Ed25519 (`signing_key`, `root`, `server_key`), X25519 the others.

    `trust` is the trust document as the agency root signed it; `server_key`, `bundle_key` and `ca` are what it says.
    """

    server: str
    stream: str
    device: UUID
    officer: UUID
    signing_key: bytes
    sealing_key: bytes
    certificate: bytes
    root: bytes
    trust: bytes
    trust_version: int
    server_key: bytes
    bundle_key: bytes
    ca: str = ""

    def __repr__(self) -> str:
        """Return what may be logged: no key."""
        return f"Membership(device={self.device}, trust_version={self.trust_version})"


class KeptSession(msgspec.Struct, frozen=True, kw_only=True):
    """A session with the server: its token until a moment by the server's clock, and how far this clock is behind it.

    Moments and differences are microseconds.
    """

    token: str
    ends_at_us: int
    behind_us: int = 0

    def __repr__(self) -> str:
        """Return what may be logged: no token."""
        return f"KeptSession(ends_at_us={self.ends_at_us})"


def current(connection: sa.Connection) -> Membership | None:
    """Return the device's standing, None when it was never enrolled."""
    text = book.look_up(connection, _MEMBERSHIP)
    return None if text is None else msgspec.json.decode(text, type=Membership)


def keep(connection: sa.Connection, membership: Membership) -> None:
    """Keep the standing in place of an earlier one."""
    book.write_down(connection, _MEMBERSHIP, msgspec.json.encode(membership).decode())


def session(connection: sa.Connection) -> KeptSession | None:
    """Return the session that was kept last, None when there is none."""
    text = book.look_up(connection, _SESSION)
    return None if not text else msgspec.json.decode(text, type=KeptSession)


def keep_session(connection: sa.Connection, kept: KeptSession | None) -> None:
    """Keep a session, or forget the one that was kept."""
    book.write_down(connection, _SESSION, "" if kept is None else msgspec.json.encode(kept).decode())


def seen_us(connection: sa.Connection) -> int:
    """Return the latest moment at which this store was opened under a lease; 0 for never."""
    return int(book.look_up(connection, _SEEN) or 0)


def note_seen(connection: sa.Connection, at_us: int) -> None:
    """Take note of a moment: the clock's when a lease was judged, the server's when it was asked."""
    book.write_down(connection, _SEEN, str(at_us))


def handed_in(connection: sa.Connection) -> int:
    """Return the epoch whose device secret the server has a copy of; 0 for none."""
    return int(book.look_up(connection, _HANDED_IN) or 0)


def note_handed_in(connection: sa.Connection, epoch: int) -> None:
    """Take note that the server has a copy of the device secret of an epoch."""
    book.write_down(connection, _HANDED_IN, str(epoch))
