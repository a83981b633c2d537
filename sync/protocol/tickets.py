"""Enrolment tickets as text and QR code: where the server is, which agency root to expect, and a one-time code.

The code is 16 random bytes. Only what is derived from it is ever sent or kept: an id that finds the ticket, and a key
for the MAC that proves both sides hold the same code.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from caseworker.errors import CaseworkerError

SCHEME = "caseworker-enrol"
CODE_BYTES = 16
LONGEST = 600
_FINGERPRINT_BYTES = 32
_LOCAL_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})


class TicketUnreadable(CaseworkerError):
    """Text that is no enrolment ticket."""

    key = "enrol.ticket-unreadable"
    sentence = (
        "This is not a whole enrolment ticket. Nothing was sent. Copy all of it, from 'caseworker-enrol:' to the end."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A ticket as it is handed over. The code is a secret: it is not shown by `repr`."""

    server: str
    root_fingerprint: bytes
    code: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """The name by which the server finds the ticket: 32 hexadecimal digits."""
        return hashlib.sha256(b"caseworker/ticket-id/v1" + self.code).hexdigest()[:32]

    @property
    def mac_key(self) -> bytes:
        """The key of the MAC over the transcript."""
        return hmac.digest(self.code, b"caseworker/ticket-mac/v1", "sha256")


def to_text(ticket: Ticket) -> str:
    """Return the ticket as one line to copy, mail or draw as a QR code."""
    return f"{SCHEME}:{_text(ticket.root_fingerprint)}.{_text(ticket.code)}@{quote(ticket.server, safe=':/[]')}"


def from_text(text: str) -> Ticket:
    """Return the ticket in a line as someone pasted it; raises TicketUnreadable for anything else."""
    plain = "".join(text.split())
    scheme, colon, rest = plain.partition(":")
    secrets, at, server = rest.partition("@")
    fingerprint, dot, code = secrets.partition(".")
    if len(plain) > LONGEST or scheme != SCHEME or not (colon and at and dot):
        raise TicketUnreadable
    return Ticket(
        server=_server(unquote(server)),
        root_fingerprint=_bytes(fingerprint, _FINGERPRINT_BYTES),
        code=_bytes(code, CODE_BYTES),
    )


def _server(address: str) -> str:
    """Return the address of a server: https, or plain http on this machine only."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise TicketUnreadable from error
    safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL_HOSTS)
    if not safe or not host or parts.username or parts.query or parts.fragment or not address.isprintable():
        raise TicketUnreadable
    return address.rstrip("/")


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str, length: int) -> bytes:
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise TicketUnreadable from error
    if len(found) != length or _text(found) != text:
        raise TicketUnreadable
    return found
