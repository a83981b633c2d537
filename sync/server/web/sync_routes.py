"""The routes of synchronization: a message in, what the service makes of it out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from sync.protocol.contact import Agreed, DigestReply, DigestRequest, Hello, RefetchReply, RefetchRequest
from sync.protocol.messages import PullReply, PullRequest, PushReply, PushRequest
from sync.protocol.wire import decode, encode, limit_of
from sync.server.service import Service
from sync.server.web.door import Call, Handler, Reply, Route, signed

BASE = "/sync/v1"
_In = TypeVar("_In", bound=msgspec.Struct)
_TOO_OLD = {409: "The device speaks a later version of the protocol than this server."}


def routes(service: Service) -> Sequence[Route]:
    """Return the routes of hello, push, pull, digest and refetch."""
    hello = _handler(Hello, lambda call, asked: service.hello(call.caller, asked, now=call.now))
    push = _handler(PushRequest, lambda call, asked: service.push(call.caller, asked, now=call.now))
    pull = _handler(PullRequest, lambda call, asked: service.pull(call.caller, asked, now=call.now))
    digest = _handler(DigestRequest, lambda call, asked: service.digest(call.caller, asked))
    refetch = _handler(RefetchRequest, lambda call, asked: service.refetch(call.caller, asked))
    return (
        _route("hello", hello, Hello, Agreed, says="Say what the device is, and agree on versions.", statuses=_TOO_OLD),
        _route("push", push, PushRequest, PushReply, says="Hand over operations in their order; each is answered."),
        _route("pull", pull, PullRequest, PullReply, says="Read on in the log, or in a scope that is being filled."),
        _route("digest", digest, DigestRequest, DigestReply, says="Compare what is held with sums over it."),
        _route("refetch", refetch, RefetchRequest, RefetchReply, says="Read again the records that differ."),
    )


def _handler(kind: type[_In], serve: Callable[[Call, _In], msgspec.Struct]) -> Handler:
    def handle(call: Call) -> Reply:
        return Reply(body=encode(serve(call, decode(call.body, kind))))

    return handle


def _route(
    name: str,
    handler: Handler,
    takes: type[msgspec.Struct],
    gives: type[msgspec.Struct],
    *,
    says: str,
    statuses: dict[int, str] | None = None,
) -> Route:
    limit = limit_of(takes)
    path = f"{BASE}/{name}"
    return signed(
        "POST", path, handler, says=says, limit_bytes=limit, takes=takes, gives=gives, statuses=statuses or {}
    )
