"""One message out, one message back, unsigned: how enrolment, sessions and recovery speak with a server."""

import ssl
from collections.abc import Callable
from typing import TypeVar

import msgspec

from caseworker.desk.membership import Membership
from sync.client.failures import NotTheServer
from sync.client.pinned_tls import pinned_context
from sync.client.transport import Transport
from sync.protocol.small_messages import LARGEST_BYTES, from_json, to_json
from sync.protocol.wire import BadMessage

S = TypeVar("S", bound=msgspec.Struct)
BASE = "/sync/v1"

Post = Callable[[str, bytes], bytes]
"""Posts a body to a place under /sync/v1/ and returns the body of the answer. Raises what `failures.py` has."""
Connect = Callable[[str, ssl.SSLContext], Post]
"""Returns how to post to the server at an address, under a TLS context."""


def posting(transport: Transport) -> Post:
    """Return how to post over a transport."""
    return lambda place, body: transport.send("POST", f"{BASE}/{place}", body, limit_bytes=LARGEST_BYTES).body


def connected(server: str, context: ssl.SSLContext) -> Post:
    """Return how to post to a server; satisfies `Connect`. Each message has a connection of its own."""

    def post(place: str, body: bytes) -> bytes:
        transport = Transport(server, verify=context)
        try:
            return posting(transport)(place, body)
        finally:
            transport.close()

    return post


def connected_to(membership: Membership) -> Post:
    """Return how to post to the server of a membership, believing its agency's authority alone."""
    return connected(membership.server, pinned_context(membership.ca))


def exchange(post: Post, place: str, message: msgspec.Struct, gives: type[S]) -> S:
    """Return the answer to a message; raises NotTheServer for one that cannot be read."""
    try:
        return from_json(post(place, to_json(message)), gives)
    except BadMessage as error:
        raise NotTheServer from error
