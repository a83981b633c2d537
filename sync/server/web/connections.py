"""Connections that may not dawdle: deadlines for headers and bodies, a limit on header bytes, and on connections.

A caller has a fixed time for the headers and for the body of each request, counted from its first byte and not from
its last, so sending a byte now and then gains nothing. When all places are taken, the connection that has been idle or
sending longest gives its place to the newcomer; one that is waiting for its answer never does.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from sync.protocol.contact import MARK
from sync.protocol.limits import PROTOCOL_VERSION
from sync.server.web.errors import refusal
from sync.server.web.limits import BODY_DEADLINE_S, HEADER_BYTES, HEADER_DEADLINE_S, MOST_CONNECTIONS, Busy

_KEYS = {400: "server.no-request", 408: "server.too-slow", 431: "server.headers-too-large", 503: Busy.key}
_AGAIN = frozenset({408, 503})  # the same again may well be served
STREAM = "caseworker.stream"  # in the scope of a request that may wait long: an event, set when nobody waits any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a caller may take, in seconds, how long its headers may be, and how many callers there may be."""

    header_s: float = HEADER_DEADLINE_S
    body_s: float = BODY_DEADLINE_S
    header_bytes: int = HEADER_BYTES
    connections: int = MOST_CONNECTIONS


class Connections(ServerState):
    """What all connections of a process know: each other, and whether the process is ending."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ending = False


def patient_protocol(patience: Patience) -> type[asyncio.Protocol]:
    """Return the protocol class for uvicorn that keeps to these limits."""

    class Bounded(PatientProtocol):
        limits = patience

    return Bounded


class PatientProtocol(HttpToolsProtocol):
    """One connection. It is receiving until its request is complete, then waiting for its answer, then idle."""

    limits = Patience()

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._deadline: asyncio.TimerHandle | None = None
        self._header_bytes = 0
        self._in_headers = True
        self._begun = False
        self._complete = False
        self._quiet_since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the connection, or the place of the slowest one; without either it is closed at once.

        So is one whose handshake ended just after those that were there had been told that the process ends.
        """
        super().connection_made(transport)
        if isinstance(self.server_state, Connections) and self.server_state.is_ending:
            transport.abort()
            return
        self._quiet_since = self.loop.time()
        self._expect(self.limits.header_s)
        if len(self.connections) > self.limits.connections:
            others = _unoccupied(self.connections, but=self)
            slowest = min(others, key=lambda one: one.quiet_since, default=self)
            slowest.give_up(503)

    def connection_lost(self, exc: Exception | None) -> None:
        """End every deadline with the connection, and whatever waits for its sake."""
        self._expect(None)
        self._end_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Hand bytes to the parser, counting those of headers. What is no HTTP is answered with 400 and closed."""
        if self.transport.is_closing():
            return
        self._unset_keepalive_if_required()
        if self._in_headers:
            self._header_bytes += len(data)
        try:
            self.parser.feed_data(data)
        except (httptools.HttpParserUpgrade, httptools.HttpParserError):
            self.give_up(400)
        else:
            self._refuse_long_headers()

    def on_message_begin(self) -> None:
        """Begin to count for the next request. One that comes before the last is answered ends the connection."""
        super().on_message_begin()
        self._in_headers, self._complete = True, False
        if self._begun and not self.cycle.response_complete:
            self.give_up(400)
        else:
            self._expect(self.limits.header_s)

    def on_headers_complete(self) -> None:
        """Go on to the body, which has a deadline of its own."""
        size = sum(len(name) + len(value) + 4 for name, value in self.headers) + len(self.url)
        self._in_headers, self._header_bytes = False, 0
        if size > self.limits.header_bytes:
            self.give_up(431)
        if not self.transport.is_closing():
            super().on_headers_complete()
            self._begun = True
            self._expect(self.limits.body_s)

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body, unless the connection was given up."""
        if self._begun and not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Wait for the answer: from here on the time is ours."""
        self._complete = True
        self._expect(None)
        if self._begun and not self.transport.is_closing():
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """Be idle until the next request. What is left of a body that was refused still has its deadline."""
        self._quiet_since = self.loop.time()
        if self._complete:
            self._expect(None)
        super().on_response_complete()

    @property
    def is_occupied(self) -> bool:
        """Whether a request is complete and its answer is not."""
        return self._complete and self._begun and not self.cycle.response_complete

    @property
    def quiet_since(self) -> float:
        """When it came, or was last answered, by the loop's clock."""
        return self._quiet_since

    def give_up(self, status: int) -> None:
        """Close the connection; when nothing was answered yet, with an answer of the service that says why."""
        self._expect(None)
        if self.transport.is_closing():
            return
        if not self._begun or self.cycle.response_complete or not self.cycle.response_started:
            self.transport.write(_LAST_WORDS[status])
        self.transport.close()

    def shutdown(self) -> None:
        """End with the process: a stream at once, any other request when it is answered."""
        if self._end_waiting() and self.cycle.response_started:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
            self.transport.close()
        super().shutdown()

    def _end_waiting(self) -> bool:
        """End the answer if it is one that may wait long, and return whether it is."""
        closing: Any = dict(self.cycle.scope).get(STREAM) if self.is_occupied else None
        if closing is not None:
            closing.set()
        return closing is not None

    def _refuse_long_headers(self) -> None:
        if self._in_headers and self._header_bytes > self.limits.header_bytes:
            self.give_up(431)

    def _expect(self, within_s: float | None) -> None:
        """Set the moment by which the present part has to be complete, or none."""
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None if within_s is None else self.loop.call_later(within_s, self.give_up, 408)


def _last_words(status: int) -> bytes:
    """Return a whole answer that ends its connection."""
    reply = refusal(status, _KEYS[status], retry_after_s=Busy.retry_after_s if status in _AGAIN else None)
    told = {MARK: str(PROTOCOL_VERSION), "content-type": reply.media_type, "cache-control": "no-store", **reply.headers}
    told |= {"content-length": str(len(reply.body)), "connection": "close"}
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join((*lines, "", "")).encode() + reply.body


_LAST_WORDS = {status: _last_words(status) for status in _KEYS}


def _unoccupied(connections: Iterable[object], *, but: PatientProtocol) -> Iterable[PatientProtocol]:
    return (one for one in connections if isinstance(one, PatientProtocol) and one is not but and not one.is_occupied)
