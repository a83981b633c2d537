"""Over a real connection: a signed request is served, and every refused one is answered with the same bytes."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain.ids import DeviceId, new_id
from sync.client.enrolling import Enrolled, NewDevice, enrol
from sync.client.pinned_tls import pinned_context
from sync.client.posting import connected, connected_to
from sync.client.sessions import open_session
from sync.protocol import tickets
from sync.protocol.signatures import Signed, content_digest, sign
from tests.sync.server.served_agency import ServedAgency, a_served_agency

PATH = "/sync/v1/recovery/waiting"
NOT_COMPARED = {"date"}


@dataclass(frozen=True)
class Sent:
    """One request as it is sent. Each test changes one thing."""

    url: str
    device: DeviceId
    key: Ed25519PrivateKey
    token: str
    at: datetime

    def headers(self, *, path: str = PATH, body: bytes = b"") -> dict[str, str]:
        request = Signed(method="GET", target_uri=self.url + path, body=body, authorization=f"Bearer {self.token}")
        created_s = int(self.at.timestamp())
        return sign(request, self.key, device=self.device, created_s=created_s, nonce=os.urandom(16))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedAgency]:
    with a_served_agency(tmp_path_factory.mktemp("server"), with_pack=False) as made:
        yield made


@pytest.fixture(scope="module")
def client(server: ServedAgency) -> Iterator[httpx.Client]:
    context = pinned_context(server.identity.keys.document.ca)
    with httpx.Client(base_url=server.url, verify=context, trust_env=False) as made:
        yield made


@pytest.fixture(scope="module")
def sent(server: ServedAgency) -> Sent:
    """A device that enrolled and signed in over the network."""
    return _signed_in(server, _enrolled(server))


def _enrolled(server: ServedAgency) -> Enrolled:
    device = NewDevice(id=DeviceId(new_id(0, os.urandom)), name="laptop", app="0.1")
    return enrol(tickets.from_text(server.ticket(server.hire())), connected, device, entropy=os.urandom)


def _signed_in(server: ServedAgency, enrolled: Enrolled) -> Sent:
    membership, now = enrolled.membership, datetime.now(UTC)
    opened = open_session(connected_to(membership), membership, now=now)
    key = Ed25519PrivateKey.from_private_bytes(membership.signing_key)
    return Sent(server.url, DeviceId(membership.device), key, opened.session.token, now)


def test_a_signed_request_is_served(client: httpx.Client, sent: Sent) -> None:
    answer = client.get(PATH, headers=sent.headers())

    assert (answer.status_code, answer.json()) == (200, {"requests": []})
    assert answer.http_version == "HTTP/1.1"


def test_every_refused_request_is_answered_with_the_same_bytes(
    client: httpx.Client, server: ServedAgency, sent: Sent
) -> None:
    other = _signed_in(server, _enrolled(server))
    revoked = _signed_in(server, _enrolled(server))
    with server.parts.database.writing() as connection:
        server.identity.devices.revoke(connection, revoked.device, now=datetime.now(UTC))
    replayed = sent.headers()
    assert client.get(PATH, headers=replayed).status_code == 200
    wrong: dict[str, Callable[[], dict[str, str]]] = {
        "nothing signed": dict,
        "replayed": lambda: replayed,
        "unknown device": lambda: _with(sent, device=DeviceId(UUID(int=1))),
        "another's device": lambda: _with(sent, device=other.device),
        "another's token": lambda: _with(sent, token=other.token),
        "no such token": lambda: _with(sent, token="x" * 43),
        "another key": lambda: _with(sent, key=other.key),
        "revoked": revoked.headers,
        "too old": lambda: _with(sent, at=sent.at - timedelta(minutes=6)),
        "too early": lambda: _with(sent, at=sent.at + timedelta(minutes=6)),
        "another host": lambda: _with(sent, url="https://127.0.0.2:1"),
        "another path": lambda: sent.headers(path="/sync/v1/other"),
        "another body": lambda: sent.headers(body=b"x"),
        "another digest": lambda: {**sent.headers(), "Content-Digest": content_digest(b"x")},
        "no signature": lambda: {**sent.headers(), "Signature": ""},
        "broken input": lambda: {**sent.headers(), "Signature-Input": "sig1=("},
    }

    answers = {name: client.get(PATH, headers=headers()) for name, headers in wrong.items()}

    told = {
        (one.status_code, one.content, *sorted(pair for pair in one.headers.items() if pair[0] not in NOT_COMPARED))
        for one in answers.values()
    }
    assert len(told) == 1, {name: one.status_code for name, one in answers.items()}
    assert next(iter(answers.values())).status_code == 401


def _with(sent: Sent, **changed: object) -> dict[str, str]:
    told = {"url": sent.url, "device": sent.device, "key": sent.key, "token": sent.token, "at": sent.at, **changed}
    return Sent(**told).headers()  # type: ignore[arg-type]  # each case knows what it changes
