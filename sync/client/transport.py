"""Requests to the server over HTTPS: the only place that knows the library for it.

Whatever the network does ends in an `Answer` or in one of `failures.py`, all of which mean that nothing is lost and the
same may be asked again. Replies are read up to a limit and never unpacked beyond it. One `Transport` may be used from
several threads; `cut` ends what they are waiting for.
"""

import json
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from threading import Event, Lock
from typing import Any, Protocol
from urllib.parse import urlsplit
from weakref import WeakSet

import httpx

from caseworker.errors import CaseworkerError
from sync.client.failures import NotAccepted, NotTheServer, NotTrusted, ServerBusy, ServerRefused, Unreachable
from sync.client.line import Answer
from sync.client.links import Throttle
from sync.protocol.contact import MARK
from sync.protocol.limits import SMALL_MESSAGE_BYTES
from sync.protocol.packing import NotPacked, UnpacksTooLarge, packed_for_the_way, unpack

CONNECT_S = 10.0
READ_S = 60.0
_JSON = "application/json"
_PIECE_BYTES = 64 << 10
_OPENED = frozenset({"connection.connect_tcp.complete", "connection.start_tls.complete"})
_IDLE_S = 60.0  # less than the server waits, so that a connection is not used just as it is closed
_LONGEST_WAIT_S = 3600
_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class Sign(Protocol):
    """Gives the headers by which a request is signed, as it will be sent."""

    def __call__(self, *, method: str, target_uri: str, authority: str, body: bytes) -> Mapping[str, str]:
        """Return the headers to add."""


@dataclass(slots=True)
class Meter:
    """What was carried so far: bytes of bodies and headers each way, and turns (requests with their answers)."""

    sent: int = 0
    received: int = 0
    turns: int = 0


class Transport:
    """Speaks with one server. `base_url` is its address without a path; `verify` trusts the agency's CA alone."""

    def __init__(
        self,
        base_url: str,
        *,
        verify: ssl.SSLContext | None = None,
        throttle: Throttle | None = None,
        connect_s: float = CONNECT_S,
        read_s: float = READ_S,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.meter = Meter()
        self._throttle = throttle or Throttle(_monotonic_ms, most_bytes_s=0)
        self._stopped = Event()
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._opening = Lock()
        timeout = httpx.Timeout(read_s, connect=connect_s)
        self._client = httpx.Client(
            base_url=self.base_url,
            verify=verify or self.base_url.startswith("https:"),
            timeout=timeout,
            limits=httpx.Limits(keepalive_expiry=_IDLE_S),
            follow_redirects=False,
            trust_env=False,
            headers={"user-agent": "caseworker"},
        )

    def send(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        limit_bytes: int,
        sign: Sign | None = None,
        headers: Mapping[str, str] | None = None,
        packs: bool = True,
        refusals: bool = False,
    ) -> Answer:
        """Return the answer to one request, with a status below 300; anything else raises a failure of `failures.py`.

        A signed body is packed where that is worth it, unless `packs` is False. `path` includes the query. With
        `refusals` an answer by which the server refuses something is returned too, instead of raising ServerRefused.
        """
        packed = packed_for_the_way(body) if packs and sign is not None else None
        told = {} if packed is None else {"content-encoding": "zstd"}
        raw = body if packed is None else packed
        asked = self._request(method, path, raw, sign=sign, headers={**_typed(body), **(headers or {}), **told})
        with self._opened(asked) as response:
            received = b"".join(self._pieces(response, limit_bytes))
            return self._answer(response, received, limit_bytes, refusals=refusals)

    def fetch(self, path: str, *, into: bytearray, limit_bytes: int, sign: Sign | None = None) -> Answer:
        """Go on fetching something whose first bytes are `into`, which grows as pieces arrive, whatever happens then.

        The answer's body is empty. A server that begins anew makes `into` begin anew. Raises as `send` does.
        """
        have = len(into)
        wanted = {"range": f"bytes={have}-", "accept-encoding": "identity"} if have else {"accept-encoding": "identity"}
        with self._opened(self._request("GET", path, b"", sign=sign, headers=wanted)) as response:
            if response.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                return Answer(status=response.status_code, body=b"", headers=response.headers)
            if response.status_code >= HTTPStatus.MULTIPLE_CHOICES:
                return self._answer(response, b"".join(self._pieces(response, SMALL_MESSAGE_BYTES)), limit_bytes)
            if response.status_code != HTTPStatus.PARTIAL_CONTENT:
                into.clear()
            for piece in self._pieces(response, limit_bytes - len(into)):
                into += piece
            return Answer(status=response.status_code, body=b"", headers=response.headers, carried=len(into) - have)

    @contextmanager
    def lines(self, path: str, *, sign: Sign, read_s: float) -> Iterator[Iterator[str]]:
        """Give the lines of a stream of events as they come; a silence longer than `read_s` raises Unreachable."""
        asked = self._request("GET", path, b"", sign=sign, headers={"accept": "text/event-stream"})
        asked.extensions["timeout"] = {**asked.extensions["timeout"], "read": read_s}
        with self._opened(asked) as response:
            if not response.headers.get("content-type", "").startswith("text/event-stream"):
                self._answer(response, b"".join(self._pieces(response, SMALL_MESSAGE_BYTES)), SMALL_MESSAGE_BYTES)
                raise NotTheServer
            yield _guarded(response.iter_lines())

    def cut(self) -> None:
        """End whatever is waited for, and refuse everything from now on."""
        self._stopped.set()
        with self._opening:
            for one in list(self._sockets):
                _shut_down(one)

    def close(self) -> None:
        """Close the connections."""
        self.cut()
        self._client.close()

    def _request(
        self, method: str, path: str, raw: bytes, *, sign: Sign | None, headers: Mapping[str, str]
    ) -> httpx.Request:
        told = {"accept-encoding": "zstd", "accept": _JSON, **headers}
        if sign is not None:
            target = str(httpx.URL(f"{self.base_url}{path}"))
            told |= sign(method=method, target_uri=target, authority=urlsplit(target).netloc.lower(), body=raw)
        self.meter.turns += 1
        self.meter.sent += len(raw) + _header_bytes(told)
        content = self._throttled(raw) if raw else None
        length = {"content-length": str(len(raw))} if raw else {}
        noting = {"trace": self._take_note}
        return self._client.build_request(method, path, content=content, headers={**told, **length}, extensions=noting)

    @contextmanager
    def _opened(self, asked: httpx.Request) -> Iterator[httpx.Response]:
        """Give the response with its headers read, and turn every failure of the network into ours."""
        if self._stopped.is_set():
            raise Unreachable
        try:
            response = self._client.send(asked, stream=True)
            try:
                yield response
            finally:
                response.close()
        except httpx.ConnectError as error:
            raise (NotTrusted if _is_about_trust(error) else Unreachable) from error
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError) as error:
            raise Unreachable from error

    def _take_note(self, event: str, told: dict[str, Any]) -> None:
        """Remember every socket as it is opened; once stopped, none is used."""
        if event not in _OPENED:
            return
        opened = told["return_value"].get_extra_info("socket")
        with self._opening:
            self._sockets.add(opened)
        if self._stopped.is_set():
            _shut_down(opened)

    def _throttled(self, raw: bytes) -> Iterator[bytes]:
        for start in range(0, len(raw), _PIECE_BYTES):
            piece = raw[start : start + _PIECE_BYTES]
            yield piece
            self._stopped.wait(self._throttle.wait_ms(len(piece)) / 1000)

    def _pieces(self, response: httpx.Response, limit_bytes: int) -> Iterator[bytes]:
        """Yield the body as it comes; longer than the limit is no answer of the server."""
        left = limit_bytes
        self.meter.received += _header_bytes(response.headers)
        for piece in response.iter_raw():
            self.meter.received += len(piece)
            left -= len(piece)
            if left < 0:
                raise NotTheServer
            yield piece
            self._stopped.wait(self._throttle.wait_ms(len(piece)) / 1000)

    def _answer(self, response: httpx.Response, raw: bytes, limit_bytes: int, *, refusals: bool = False) -> Answer:
        """Return the answer, or raise what a failure means."""
        carried, is_good = (
            len(raw) + _header_bytes(response.headers),
            response.status_code < HTTPStatus.MULTIPLE_CHOICES,
        )
        body = _plain(raw, response.headers, limit_bytes if is_good else SMALL_MESSAGE_BYTES)
        failure = None if is_good else _failure(response, _error_in(body))
        if failure is None or (refusals and isinstance(failure, ServerRefused)):
            return Answer(status=response.status_code, body=body, headers=response.headers, carried=carried)
        raise failure


def _failure(response: httpx.Response, error: str | None) -> CaseworkerError:
    """Return what a status means; only answers that name an error, or bear the server's mark, are the server's."""
    if error is None and MARK not in response.headers:
        return NotTheServer()
    if response.status_code == HTTPStatus.UNAUTHORIZED:
        return NotAccepted()
    if response.status_code in _LATER:
        told = response.headers.get("retry-after", "")
        wait = int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else 1
        return ServerBusy(retry_after_s=min(wait, _LONGEST_WAIT_S))
    return ServerRefused(error=error or "", status=response.status_code)


def _plain(raw: bytes, headers: Mapping[str, str], limit_bytes: int) -> bytes:
    encoding = headers.get("content-encoding", "identity")
    if encoding == "identity":
        return raw
    if encoding != "zstd":
        raise NotTheServer
    try:
        return unpack(raw, limit_bytes=limit_bytes)
    except (NotPacked, UnpacksTooLarge) as error:
        raise NotTheServer from error


def _error_in(body: bytes) -> str | None:
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    error = told.get("error") if isinstance(told, dict) else None
    return error[:200] if isinstance(error, str) else None


def _typed(body: bytes) -> dict[str, str]:
    return {"content-type": _JSON} if body else {}


def _header_bytes(headers: Mapping[str, str]) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.items())


def _is_about_trust(error: BaseException | None) -> bool:
    """Whether the certificate was the reason: the library tells only the chain of causes."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _guarded(lines: Iterator[str]) -> Iterator[str]:
    try:
        yield from lines
    except (httpx.HTTPError, httpx.StreamError, OSError) as error:
        raise Unreachable from error


def _shut_down(used: socket.socket) -> None:
    try:
        socket.socket.shutdown(used, socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000
