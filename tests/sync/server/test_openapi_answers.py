"""Whatever is asked within or beside the published document is answered as the document says, and is never a mistake.

Requests are made from the document alone (schemathesis), then signed by an enrolled device, so that bodies come to
where they are read; and sent unsigned too. Beside them go bodies of the right form that were bent.
"""

import json
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from caseworker.domain.actions import Role
from sync.protocol.blob import PIECE_TYPE
from sync.server.web.bundle_routes import BUNDLE_TYPE
from tests.sync.hostile.at_hand import EPOCH, URL, Answer, Device, ServerAtHand, a_server_at_hand

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.core.result import Ok
    from schemathesis.specs.openapi import checks as told

CHECKS = [
    schemathesis.checks.not_a_server_error,
    told.status_code_conformance,
    told.content_type_conformance,
    told.response_headers_conformance,
    told.response_schema_conformance,
]
EXAMPLES, NIGHTLY_EXAMPLES = 4, 200
BOTH = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)


@schemathesis.serializer(PIECE_TYPE, BUNDLE_TYPE)
def _as_it_is(_context: Any, value: Any) -> bytes:
    """Send what is no JSON as the bytes it is."""
    raw = getattr(value, "data", value)
    return raw if isinstance(raw, bytes) else str(raw).encode(errors="surrogatepass")


@pytest.fixture(scope="module")
def server() -> Iterator[ServerAtHand]:
    with TemporaryDirectory() as folder, a_server_at_hand(Path(folder) / "server") as made:
        yield made


@pytest.fixture(scope="module")
def device(server: ServerAtHand) -> Device:
    return server.device(server.officer("Sue", Role.SUPERVISOR, "north"), "sue")


@pytest.fixture(scope="module")
def operations(server: ServerAtHand) -> list[Any]:
    document = json.loads(server.line.ask("GET", "/openapi.json").body)
    schema = schemathesis.openapi.from_dict(document)
    return [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]


def test_every_way_in_is_in_the_document(operations: list[Any], server: ServerAtHand) -> None:
    assert len(operations) == len(server.assembly.routes)


def test_every_answer_is_as_the_document_says(operations: list[Any], server: ServerAtHand, device: Device) -> None:
    for operation in operations:
        _ask(operation, server, device, examples=EXAMPLES)


@pytest.mark.nightly
def test_every_answer_of_many_is_as_the_document_says(
    operations: list[Any], server: ServerAtHand, device: Device
) -> None:
    for operation in operations:
        _ask(operation, server, device, examples=NIGHTLY_EXAMPLES)


def _ask(operation: Any, server: ServerAtHand, device: Device, *, examples: int) -> None:
    """Ask one operation, signed and unsigned, what fits the document and what does not."""
    cases = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in BOTH))

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=examples == EXAMPLES,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases, st.booleans())
    def ask(case: Any, is_signed: bool) -> None:
        asked = _prepared(case, device)
        answer = _answered(asked, device) if is_signed else _unsigned(asked, server)
        if answer.status:  # waiting for news has no end
            case.validate_response(_response(answer, asked), checks=CHECKS)

    ask()


def _prepared(case: Any, device: Device) -> requests.PreparedRequest:
    """Return the request of a case; one that speaks for a device speaks for the one that signs it."""
    if isinstance(case.body, dict) and "device" in case.body:
        case.body = {**case.body, "device": str(device.id)}
        case.body |= {"epoch": str(EPOCH.id)} if "epoch" in case.body else {}
    return requests.Request(**_without_nothing(case.as_transport_kwargs(base_url=URL))).prepare()


def _without_nothing(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value is not None}


@cache
def _kept() -> frozenset[str]:
    return frozenset({"content-type", "range", "upload-offset", "upload-length", "accept", "content-encoding"})


def _parts(asked: requests.PreparedRequest) -> tuple[str, str, bytes, dict[str, str]]:
    body: Any = asked.body or b""
    raw = body.encode() if isinstance(body, str) else bytes(body)
    headers = {name.lower(): str(value) for name, value in asked.headers.items() if name.lower() in _kept()}
    return str(asked.method), str(asked.url).removeprefix(URL), raw, headers


def _answered(asked: requests.PreparedRequest, device: Device) -> Answer:
    method, target, body, headers = _parts(asked)
    return device.ask(method, target, body, headers)


def _unsigned(asked: requests.PreparedRequest, server: ServerAtHand) -> Answer:
    method, target, body, headers = _parts(asked)
    return server.line.ask(method, target, body, headers)


def _response(answer: Answer, asked: requests.PreparedRequest) -> Any:
    return schemathesis.Response(
        status_code=int(answer.status),
        headers={name: [value] for name, value in answer.headers.items()},
        content=answer.body,
        request=asked,
        elapsed=0.0,
        verify=False,
    )
