"""The published document is true: every route, every body, every status."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from sync.client.transport import Transport
from sync.server.web.openapi import plain_path
from tests.sync.running import RunningServer, a_running_server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with a_running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def document(server: RunningServer) -> dict[str, Any]:
    answer = server.transport().send("GET", "/openapi.json", limit_bytes=1 << 20)
    told: dict[str, Any] = msgspec.json.decode(answer.body)
    return told


def test_the_document_has_every_route_and_no_other(server: RunningServer, document: dict[str, Any]) -> None:
    told = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}

    assert told == {(route.method, plain_path(route.path)) for route in server.assembly.routes}
    assert len(told) == len(server.assembly.routes), "no route is there twice"


def test_every_reference_in_the_document_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    found = set(_references(document))

    assert found
    assert {one.removeprefix("#/components/schemas/") for one in found} <= set(schemas)


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for one in value.values():
            yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)


def test_every_signed_route_says_so_and_refuses_strangers(server: RunningServer, document: dict[str, Any]) -> None:
    transport = server.transport()
    bodies = set()
    for route in server.assembly.routes:
        operation = document["paths"][plain_path(route.path)][route.method.lower()]
        assert bool(operation.get("security")) == route.is_signed
        if route.is_signed and route.method != "HEAD":
            bodies.add(_refused(transport, route.method, re.sub(r"[{}]|:path", "", route.path)))

    assert bodies == {(401, b'{"error":"sync.not-authenticated"}')}


def _refused(transport: Transport, method: str, path: str) -> tuple[int, bytes]:
    answer = transport._client.request(method, path)
    return answer.status_code, answer.content


def test_what_no_message_is_is_refused_and_never_a_mistake(server: RunningServer, document: dict[str, Any]) -> None:
    line = server.device().line()
    open_ones = server.transport()
    for route in server.assembly.routes:
        path = re.sub(r"[{}]|:path", "", route.path)
        for body in (b"", b"{}", b"[", b'{"device": 7}', b"\xff\xfe", b"null", b"[" * 5000):
            if route.method in {"POST", "PATCH"} and route.is_signed:
                answer = line.ask(route.method, path, body)
            elif not route.is_signed:
                answer = open_ones.send(route.method, path, body, limit_bytes=1 << 20, refusals=True)
            else:
                continue
            assert answer.status < 500, (route.path, body)
            told = document["paths"][plain_path(route.path)][route.method.lower()]["responses"]
            assert str(answer.status) in told, (route.path, answer.status)
