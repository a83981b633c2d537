"""The published description of every route: OpenAPI 3.1, worked out from the routes and the types of their messages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Any

import msgspec

from caseworker import __version__
from sync.protocol.contact import Refusal
from sync.server.web.door import JSON, Reply, Route, Visit, open_to_all

PATH = "/openapi.json"
EVERYWHERE: Mapping[int, str] = {
    400: "The message could not be read, or what it asks cannot be done. Nothing was changed.",
    408: "The request took too long to arrive.",
    413: "The message is larger than this route takes.",
    415: "The message is packed in a way that is not taken here.",
    429: "Too many requests; Retry-After says when to ask again.",
    503: "The server is busy; Retry-After says when to ask again.",
}
SIGNED: Mapping[int, str] = {
    401: "No signature by a device that is signed in. The same answer for every cause.",
    403: "The caller may not do this.",
}
_SIGNATURE = "signature"
_FAILURES = 400
_Schema = dict[str, Any]


def document(routes: Iterable[Route]) -> bytes:
    """Return the document as JSON."""
    listed = tuple(routes)
    types = [one for one in _types(listed) if not isinstance(one, str)]
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    told = dict(zip(map(_name, types), schemas, strict=True))
    paths: dict[str, _Schema] = {}
    for route in listed:
        paths.setdefault(plain_path(route.path), {})[route.method.lower()] = _operation(route, told)
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {"title": "Caseworker synchronization", "version": __version__},
            "paths": paths,
            "components": {"schemas": components, "securitySchemes": {_SIGNATURE: _SECURITY}},
        }
    )


def with_document(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Return the routes and the one that publishes them all."""
    listed = tuple(routes)

    def publish(_visit: Visit) -> Reply:
        return Reply(body=told, headers={"cache-control": "max-age=3600"})

    here = open_to_all("GET", PATH, publish, says="This document.", gives=dict)
    told = document((*listed, here))
    return (*listed, here)


_SECURITY = {
    "type": "http",
    "scheme": "bearer",
    "description": "A session token, and a signature by RFC 9421 (Ed25519) over @method, @target-uri, @authority, "
    "content-digest and authorization.",
}


def _types(routes: Iterable[Route]) -> Iterator[Any]:
    seen = {_name(Refusal)}
    yield Refusal
    for one in (kind for route in routes for kind in (route.takes, route.gives)):
        if one is not None and _name(one) not in seen:
            seen.add(_name(one))
            yield one


def _name(kind: Any) -> str:
    return repr(kind)


def plain_path(path: str) -> str:
    """Return a route's path as the document has it: without how its places are matched."""
    return re.sub(r"{(\w+):\w+}", r"{\1}", path)


def _operation(route: Route, told: Mapping[str, _Schema]) -> _Schema:
    made: _Schema = {
        "summary": route.says,
        "operationId": re.sub(r"\W+", "_", f"{route.method} {route.path}".lower()).strip("_"),
        "responses": dict(_responses(route, told)),
    }
    if parameters := list(_parameters(route)):
        made["parameters"] = parameters
    if route.takes is not None:
        made["requestBody"] = {"required": True, "content": _content(route.takes, told)}
    if route.is_signed:
        made["security"] = [{_SIGNATURE: []}]
    return made


def _parameters(route: Route) -> Iterator[_Schema]:
    for name in re.findall(r"{(\w+)", route.path):
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    for place, listed in (("query", route.query), ("header", route.headers)):
        for name, says in listed.items():
            yield {"name": name, "in": place, "description": says, "schema": {"type": "string"}}


def _responses(route: Route, told: Mapping[str, _Schema]) -> Iterator[tuple[str, _Schema]]:
    refused = _content(Refusal, told)
    if route.gives is not None or all(status >= _FAILURES for status in route.statuses):
        done: _Schema = {"description": "Done."}
        yield "200", done if route.gives is None else {**done, "content": _content(route.gives, told)}
    signed = SIGNED if route.is_signed else {}
    for status, says in sorted({**EVERYWHERE, **signed, **route.statuses}.items()):
        made: _Schema = {"description": says}
        yield str(status), {**made, "content": refused} if _has_refusal(route, status) else made


def _has_refusal(route: Route, status: int) -> bool:
    """Whether an answer carries a `Refusal`: every failure but those to HEAD and those without a request read."""
    return status >= _FAILURES and route.method != "HEAD" and status != HTTPStatus.REQUEST_TIMEOUT


def _content(kind: Any, told: Mapping[str, _Schema]) -> _Schema:
    """Return the content of a message type, or of a media type whose bytes are no JSON."""
    if isinstance(kind, str):
        return {kind: {"schema": {"type": "string", "format": "binary"}}}
    return {JSON: {"schema": told[_name(kind)]}}
