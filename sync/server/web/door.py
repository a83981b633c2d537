"""The door: what a request is to the areas behind it, what they answer, and how a route is told.

An area offers `routes(...)`, built with `signed` (only for devices that signed in) or `open_to_all`. Its handlers are
plain functions that run in a worker thread: they take a `Call` or a `Visit` and give a `Reply`, or raise a
`CaseworkerError`, whose class attribute `status` (400 without one) and `key` are answered. They never see a socket.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

import msgspec
from starlette.responses import Response

from sync.server.identity.caller import Caller
from sync.server.web.limits import BODY_BYTES

JSON = "application/json"
_ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request of anybody. `body` is plain and within the route's limit; names of `headers` are in lower case.

    `address` is where it came from, for limits only: it is never kept or logged.
    """

    method: str
    path_params: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    now: datetime
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Visit):
    """One request of a device that is signed in: its signature, its session and its standing have been checked."""

    caller: Caller


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered. The door compresses larger bodies for callers that take zstd, unless `packed` already is."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = JSON
    packed: bool = False


Handler: TypeAlias = Callable[[Call], Reply]
OpenHandler: TypeAlias = Callable[[Visit], Reply]
StreamHandler: TypeAlias = Callable[[Call], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way in, and what the published document says of it.

    `takes` and `gives` are message types, or a media type for bytes that are no JSON; `statuses` are those beside 200
    and the ones every route has (`openapi.EVERYWHERE`). `query` and `headers` are the parameters it reads.
    """

    method: str
    path: str
    says: str
    handler: Handler | OpenHandler | StreamHandler
    is_signed: bool
    is_stream: bool = False
    limit_bytes: int = BODY_BYTES
    takes: Any = None
    gives: Any = None
    statuses: Mapping[int, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def signed(method: str, path: str, handler: Handler, *, says: str, **more: Any) -> Route:
    """Return a route for devices that are signed in. `more` are the fields of `Route`."""
    return Route(method=method, path=path, says=says, handler=handler, is_signed=True, **more)


def streamed(method: str, path: str, handler: StreamHandler, *, says: str, **more: Any) -> Route:
    """Return a signed route whose handler runs on the event loop and answers with a response of its own."""
    return Route(method=method, path=path, says=says, handler=handler, is_signed=True, is_stream=True, **more)


def open_to_all(method: str, path: str, handler: OpenHandler, *, says: str, **more: Any) -> Route:
    """Return a route that asks for no signature. Each address may call such routes only so often."""
    return Route(method=method, path=path, says=says, handler=handler, is_signed=False, **more)


def as_json(message: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """Return a reply of one message."""
    return Reply(status, _ENCODER.encode(message), headers or {})
