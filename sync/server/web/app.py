"""The service as one ASGI application: every request passes the gate, which counts, limits, checks and times it.

Bodies are received on the event loop within their limits; everything else runs in a bounded number of threads.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, cast

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route as PathRoute

from caseworker.errors import CaseworkerError
from sync.protocol.contact import MARK
from sync.protocol.limits import PROTOCOL_VERSION
from sync.protocol.packing import packed_for_the_way
from sync.protocol.signatures import BadSignature, authority_of
from sync.server.identity.caller import Caller
from sync.server.web import errors
from sync.server.web.connections import STREAM
from sync.server.web.door import JSON, Call, Handler, OpenHandler, Reply, Route, StreamHandler, Visit
from sync.server.web.limits import FREE_BYTES, BodyTooLarge, Buckets, Budget, Busy, EncodingUnknown, unpacked

THREADS = 16
_NUL = "\0"
_LONGEST_LENGTH = 19  # digits
_ALWAYS = {MARK: str(PROTOCOL_VERSION), "cache-control": "no-store", "x-content-type-options": "nosniff"}
_log = logging.getLogger("caseworker.server")

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


class Identify(Protocol):
    """Says who sent a request, in a transaction of its own; raises NotAuthenticated, the same for every cause."""

    def __call__(
        self, *, method: str, target_uri: str, authority: str, headers: Mapping[str, str], body: bytes, now: datetime
    ) -> Caller:
        """Return the caller."""


class Observe(Protocol):
    """Is told of every answer, for metrics."""

    def __call__(self, *, route: str, status: int, seconds: float, bytes_in: int, bytes_out: int) -> None:
        """Take note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What every request passes. `public_url` is what callers sign when a proxy stands before the service."""

    identify: Identify
    clock: Callable[[], datetime]
    devices: Buckets
    strangers: Buckets
    observe: Observe
    public_url: str = ""
    budget: Budget = field(default_factory=Budget)
    threads: int = THREADS

    async def serve(self, route: Route, request: Request, limiter: anyio.CapacityLimiter) -> Response:
        """Return the answer to one request; nothing is raised for whatever it holds."""
        taken = 0
        try:
            body, taken = await self._receive(request, route.limit_bytes)
            if route.is_stream:
                call = await anyio.to_thread.run_sync(self._call, route, request, body, limiter=limiter)
                return _marked(await _until_closing(cast("StreamHandler", route.handler)(call), request))
            reply = await anyio.to_thread.run_sync(self._answer, route, request, body, limiter=limiter)
        except CaseworkerError as error:
            reply = errors.answered(error)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception as error:  # noqa: BLE001  a request ends here, so nothing may pass unheard
            reply = errors.mistaken(error, where=route.path)
        finally:
            self.budget.give_back(taken)
        return _response(reply)

    def _answer(self, route: Route, request: Request, body: bytes) -> Reply:
        if route.is_signed:
            reply = cast("Handler", route.handler)(self._call(route, request, body))
        else:
            reply = cast("OpenHandler", route.handler)(self._visit(request, body))
        return _packed(reply, request)

    def _call(self, route: Route, request: Request, body: bytes) -> Call:
        now, headers = self.clock(), _headers(request)
        target, authority = self._target(request)
        caller = self.identify(
            method=request.method, target_uri=target, authority=authority, headers=headers, body=body, now=now
        )
        self.devices.spend(caller.device.hex)
        plain = unpacked(body, headers.get("content-encoding", ""), limit_bytes=route.limit_bytes)
        return Call(caller=caller, **_asked(request, headers, plain, now))

    def _visit(self, request: Request, body: bytes) -> Visit:
        headers = _headers(request)
        self.strangers.spend(_address(request))
        if headers.get("content-encoding", "identity") != "identity":
            raise EncodingUnknown
        return Visit(**_asked(request, headers, body, self.clock()))

    def _target(self, request: Request) -> tuple[str, str]:
        """Return the address as the caller wrote it, and its host."""
        path = request.scope["raw_path"].decode("ascii", "replace")
        query = request.scope["query_string"].decode("ascii", "replace")
        base = self.public_url or f"{request.url.scheme}://{request.headers.get('host', '')}"
        target = f"{base}{path}{'?' + query if query else ''}"
        try:
            return target, authority_of(target)
        except BadSignature:  # the host is none: no signature can be for it
            return target, ""

    async def _receive(self, request: Request, limit_bytes: int) -> tuple[bytes, int]:
        """Return the body, and how much of the budget it holds."""
        body, taken = bytearray(), 0
        try:
            _refuse_longer(_length(request), limit_bytes)
            async for piece in request.stream():
                body += piece
                _refuse_longer(len(body), limit_bytes)
                if len(body) > FREE_BYTES + taken:
                    self.budget.take(len(body) - FREE_BYTES - taken)
                    taken = len(body) - FREE_BYTES
        except BaseException:
            self.budget.give_back(taken)
            raise
        return bytes(body), taken


def make_app(routes: Iterable[Route], gate: Gate, *, lifespan: Lifespan | None = None) -> Starlette:
    """Return the application that serves these routes through the gate."""
    limiter = _Limiter(gate.threads)
    listed = [_path_route(route, gate, limiter) for route in routes]
    return Starlette(debug=False, routes=listed, lifespan=lifespan, exception_handlers={HTTPException: _not_routed})


def starting(*tasks: Callable[[], Coroutine[Any, Any, None]], closing: Sequence[Callable[[], None]] = ()) -> Lifespan:
    """Return what runs these tasks beside the application, and closes these parts when it ends."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as group:
            for task in tasks:
                group.start_soon(task)
            try:
                yield
            finally:
                group.cancel_scope.cancel()
        for close in closing:
            close()

    return lifespan


class _Limiter:
    """A limit on threads, made on the loop that uses it."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._made: anyio.CapacityLimiter | None = None

    def get(self) -> anyio.CapacityLimiter:
        if self._made is None:
            self._made = anyio.CapacityLimiter(self._count)
        return self._made


def _path_route(route: Route, gate: Gate, limiter: _Limiter) -> PathRoute:
    async def endpoint(request: Request) -> Response:
        began = time.monotonic()
        response = await gate.serve(route, request, limiter.get())
        _tell(gate, route, request, response, seconds=time.monotonic() - began)
        return response

    return PathRoute(route.path, endpoint, methods=[route.method], name=f"{route.method} {route.path}")


def _tell(gate: Gate, route: Route, request: Request, response: Response, *, seconds: float) -> None:
    """Log and count one answer: its route, status, sizes and duration."""
    told = {
        "route": f"{route.method} {route.path}",
        "status": response.status_code,
        "seconds": seconds,
        "bytes_in": _length(request),
        "bytes_out": int(response.headers.get("content-length", "0")),
    }
    gate.observe(**cast("dict[str, Any]", told))
    _log.info("request", extra=told)


async def _until_closing(answering: Awaitable[Response], request: Request) -> Response:
    """Return the answer; raises Busy when the process ends first."""
    closing = request.scope[STREAM] = asyncio.Event()
    answer, end = asyncio.ensure_future(answering), asyncio.ensure_future(closing.wait())
    try:
        await asyncio.wait({answer, end}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise Busy
        return answer.result()
    finally:
        answer.cancel()
        end.cancel()


def _marked(response: Response) -> Response:
    """Return the response of a stream with the headers that every answer bears."""
    for name, told in _ALWAYS.items():
        response.headers[name] = told
    return response


async def _not_routed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == errors.NO_SUCH_PLACE.status:
        return _response(errors.NO_SUCH_PLACE)
    return _response(errors.refusal(error.status_code, "server.wrong-method"))


def _length(request: Request) -> int:
    """Return the length of the body as its sender tells it, 0 where it does not."""
    told = request.headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < _LONGEST_LENGTH else 0


def _refuse_longer(length: int, limit_bytes: int) -> None:
    if length > limit_bytes:
        raise BodyTooLarge(limit=limit_bytes)


def _headers(request: Request) -> dict[str, str]:
    """Return the headers; one that came more than once as one, as RFC 9110 section 5.3 joins them."""
    found: dict[str, str] = {}
    for name, value in request.headers.items():
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


class BadAddress(CaseworkerError):
    """An address with a NUL in it, which no name here has and not every database takes."""

    key = "server.bad-address"
    sentence = "The address could not be read. Nothing was changed."


def _asked(request: Request, headers: Mapping[str, str], body: bytes, now: datetime) -> dict[str, Any]:
    if any(_NUL in told for told in (*request.path_params.values(), *request.query_params.values())):
        raise BadAddress
    return {
        "method": request.method,
        "path_params": request.path_params,
        "query": dict(request.query_params),
        "headers": headers,
        "body": body,
        "now": now,
        "address": _address(request),
    }


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""


def _packed(reply: Reply, request: Request) -> Reply:
    takes = request.headers.get("accept-encoding", "")
    if reply.packed or reply.media_type != JSON or "zstd" not in takes:
        return reply
    packed = packed_for_the_way(reply.body)
    if packed is None:
        return reply
    return Reply(reply.status, packed, {**reply.headers, "content-encoding": "zstd"}, reply.media_type, packed=True)


def _response(reply: Reply) -> Response:
    headers = {**_ALWAYS, **reply.headers}
    return Response(reply.body, status_code=reply.status, headers=headers, media_type=reply.media_type)
