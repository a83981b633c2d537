"""Signed requests and sessions: one device in good standing is let in, every tampering gets the one refusal."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId
from sync.protocol.sessions import WipeReceiptSent, receipt_bytes
from sync.protocol.signatures import content_digest
from sync.protocol.trust import read_trust
from sync.protocol.wipes import read_order
from sync.server.database import Database
from sync.server.identity.caller import NotAuthenticated
from tests.sync.server.identities import ANN, NOON, Agency, Laptop, agency_on, an_agency

Tamper = Callable[[Agency, Laptop, dict[str, str]], dict[str, str]]


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    with an_agency(tmp_path) as made:
        yield made


@pytest.fixture
def each_agency(database: Database) -> Agency:
    """One on every kind of database."""
    return agency_on(database)


@pytest.fixture
def laptop(agency: Agency) -> Laptop:
    return agency.enrol()


def test_a_signed_request_tells_device_officer_and_rights(agency: Agency, laptop: Laptop) -> None:
    caller = agency.identify(laptop.signs())

    assert (caller.device, caller.officer) == (laptop.device, ANN)
    assert caller.actor.role is Role.OFFICER
    assert caller.actor.territories == {"north"}


def _without(name: str) -> Tamper:
    return lambda _agency, _laptop, headers: {key: value for key, value in headers.items() if key != name}


def _with(name: str, change: Callable[[str], str]) -> Tamper:
    return lambda _agency, _laptop, headers: {**headers, name: change(headers[name])}


def _flipped(text: str) -> str:
    at = text.index(":") + 5
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


def _other_token(agency: Agency, _laptop: Laptop, headers: dict[str, str]) -> dict[str, str]:
    return {**headers, "authorization": f"Bearer {agency.enrol(number=2).token}"}


def _other_device(agency: Agency, laptop: Laptop, headers: dict[str, str]) -> dict[str, str]:
    other = agency.enrol(number=2)
    return {**headers, "signature-input": headers["signature-input"].replace(str(laptop.device), str(other.device))}


def _unknown_device(_agency: Agency, laptop: Laptop, _headers: dict[str, str]) -> dict[str, str]:
    return replace(laptop, device=DeviceId(UUID(int=1))).signs()


def _other_key(_agency: Agency, laptop: Laptop, _headers: dict[str, str]) -> dict[str, str]:
    return replace(laptop, signing=Ed25519PrivateKey.generate()).signs()


def _too_old(_agency: Agency, laptop: Laptop, _headers: dict[str, str]) -> dict[str, str]:
    return laptop.signs(created=NOON - timedelta(minutes=5, seconds=1))


def _too_early(_agency: Agency, laptop: Laptop, _headers: dict[str, str]) -> dict[str, str]:
    return laptop.signs(created=NOON + timedelta(minutes=5, seconds=1))


def _other_path(_agency: Agency, laptop: Laptop, _headers: dict[str, str]) -> dict[str, str]:
    return laptop.signs(path="/sync/v1/push")


def _revoked(agency: Agency, laptop: Laptop, headers: dict[str, str]) -> dict[str, str]:
    with agency.database.writing() as connection:
        agency.identity.devices.revoke(connection, laptop.device, now=NOON)
    return headers


def _disabled(agency: Agency, _laptop: Laptop, headers: dict[str, str]) -> dict[str, str]:
    with agency.database.writing() as connection:
        agency.identity.people.disable(connection, ANN, now=NOON)
    return headers


def _expired(agency: Agency, laptop: Laptop, _headers: dict[str, str]) -> dict[str, str]:
    agency.later(minutes=15)
    return laptop.signs(created=agency.now)


def _replayed(agency: Agency, _laptop: Laptop, headers: dict[str, str]) -> dict[str, str]:
    agency.identify(headers)
    return headers


TAMPERINGS: dict[str, Tamper] = {
    "no signature": _without("signature"),
    "no signature input": _without("signature-input"),
    "no digest": _without("content-digest"),
    "no token": _without("authorization"),
    "changed signature": _with("signature", _flipped),
    "digest of another body": _with("content-digest", lambda _: content_digest(b"other")),
    "fewer components": _with("signature-input", lambda text: text.replace(' "authorization"', "")),
    "another moment": _with("signature-input", lambda text: text.replace("created=1", "created=2")),
    "another token": _other_token,
    "another device": _other_device,
    "unknown device": _unknown_device,
    "another key": _other_key,
    "too old": _too_old,
    "too early": _too_early,
    "another path": _other_path,
    "revoked": _revoked,
    "person disabled": _disabled,
    "session over": _expired,
    "sent twice": _replayed,
}


def test_requests_are_told_apart_on_every_kind_of_database(each_agency: Agency) -> None:
    laptop = each_agency.enrol()
    headers = laptop.signs()
    assert each_agency.identify(headers).device == laptop.device
    with pytest.raises(NotAuthenticated):
        each_agency.identify(headers)
    with each_agency.database.writing() as connection:
        each_agency.identity.devices.revoke(connection, laptop.device, now=NOON)
        each_agency.identity.tidy(connection, now=NOON + timedelta(days=1))
    with pytest.raises(NotAuthenticated):
        each_agency.identify(laptop.signs())
    assert each_agency.grants(laptop) == frozenset()


@pytest.mark.parametrize("name", sorted(TAMPERINGS))
def test_every_tampering_gets_the_same_refusal(agency: Agency, laptop: Laptop, name: str) -> None:
    headers = TAMPERINGS[name](agency, laptop, laptop.signs())

    with pytest.raises(NotAuthenticated) as refused:
        agency.identify(headers)

    assert (type(refused.value), refused.value.facts, refused.value.status) == (NotAuthenticated, {}, 401)


def test_another_body_method_or_host_is_refused(agency: Agency, laptop: Laptop) -> None:
    for changed in ({"body": b"[]"}, {"method": "PUT"}, {"path": "/sync/v1/push"}):
        with pytest.raises(NotAuthenticated):
            agency.identify(laptop.signs(), **changed)


def test_a_revoked_device_has_no_scopes_and_gets_no_session(agency: Agency, laptop: Laptop) -> None:
    assert agency.grants(laptop)
    with agency.database.writing() as connection:
        agency.identity.devices.revoke(connection, laptop.device, now=NOON)

    assert agency.grants(laptop) == frozenset()
    with pytest.raises(NotAuthenticated):
        agency.sign_in(laptop)


def test_a_quarantined_device_is_let_in_again_when_it_is_released(agency: Agency, laptop: Laptop) -> None:
    devices = agency.identity.devices
    with agency.database.writing() as connection:
        devices.quarantine(connection, laptop.device, now=NOON)
    with pytest.raises(NotAuthenticated):
        agency.identify(laptop.signs())
    with agency.database.writing() as connection:
        devices.release(connection, laptop.device)

    agency.sign_in(laptop)
    assert agency.identify(laptop.signs()).device == laptop.device
    assert agency.grants(laptop)


def test_changed_rights_count_from_the_next_request_on(agency: Agency, laptop: Laptop) -> None:
    people = agency.identity.people
    with agency.database.writing() as connection:
        ann = people.get(connection, ANN)
        people.change(connection, replace(ann, role=Role.SUPERVISOR, territories=("city",)), now=NOON)

    caller = agency.identify(laptop.signs())

    assert caller.actor.role is Role.SUPERVISOR
    assert caller.actor.below == {"north", "south"}
    assert {"north/0", "north/1", "city/1"} <= agency.grants(laptop)


@pytest.mark.parametrize("change", ["key", "challenge", "device", "again", "late", "other server"])
def test_a_session_needs_a_fresh_challenge_signed_by_this_device_for_this_server(
    agency: Agency, laptop: Laptop, change: str
) -> None:
    other = agency.enrol(number=2)
    request = agency.open_request(laptop)
    if change == "key":
        request = agency.open_request(replace(laptop, signing=Ed25519PrivateKey.generate()))
    if change == "challenge":
        request = msgspec.structs.replace(request, challenge=os.urandom(len(request.challenge)))
    if change == "device":
        request = msgspec.structs.replace(request, device=other.device)
    if change == "again":
        agency.open_session(request)
    if change == "late":
        agency.later(minutes=2, seconds=1)
    if change == "other server":
        request = msgspec.structs.replace(request, signature=laptop.signing.sign(b"another server's words"))

    with pytest.raises(NotAuthenticated):
        agency.open_session(request)


def test_any_device_id_gets_a_challenge_of_the_same_form(agency: Agency, laptop: Laptop) -> None:
    known = agency.identity.sessions.challenge(laptop.device, now=NOON)
    unknown = agency.identity.sessions.challenge(DeviceId(UUID(int=2)), now=NOON)

    assert len(known.challenge) == len(unknown.challenge)
    assert known.server_time == unknown.server_time


def test_a_session_brings_the_trust_document_only_when_it_is_newer(agency: Agency, laptop: Laptop) -> None:
    first = agency.open_session(agency.open_request(laptop))
    again = agency.open_session(agency.open_request(laptop, trust_version=1))

    assert first.trust is not None
    assert read_trust(first.trust, agency.identity.keys.root).version == 1
    assert again.trust is None


def test_tokens_are_kept_as_hashes_only(tmp_path: Path) -> None:
    with an_agency(tmp_path) as agency:
        laptop = agency.enrol()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())

    assert laptop.token.encode() not in kept
    assert len(laptop.token) >= 43


def test_spent_nonces_are_forgotten_when_they_no_longer_matter(agency: Agency, laptop: Laptop) -> None:
    agency.identify(laptop.signs())
    with agency.database.writing() as connection:
        assert agency.identity.tidy(connection, now=NOON + timedelta(minutes=9)) == 0
        assert agency.identity.tidy(connection, now=NOON + timedelta(minutes=11)) >= 1


@pytest.mark.parametrize("revoked", [False, True])
def test_an_order_to_wipe_is_told_instead_of_a_session_until_it_was_carried_out(
    agency: Agency, laptop: Laptop, revoked: bool
) -> None:
    devices = agency.identity.devices
    with agency.database.writing() as connection:
        if revoked:
            devices.revoke(connection, laptop.device, now=NOON)
        order = devices.order_wipe(connection, laptop.device, keep_outbox=False, now=NOON)
    with pytest.raises(NotAuthenticated):
        agency.identify(laptop.signs())
    told = agency.open_session(agency.open_request(laptop))
    assert told.wipe is not None
    assert (told.token, told.lease, agency.grants(laptop)) == ("", None, frozenset())
    assert read_order(told.wipe, server_key=agency.identity.keys.public, device=laptop.device) == order

    for key, by in ((Ed25519PrivateKey.generate(), None), (laptop.signing, order.order)):
        receipt = _receipt(laptop, key, str(order.order))
        with agency.database.writing() as connection:
            if by is None:
                with pytest.raises(NotAuthenticated):
                    devices.wiped(connection, receipt, now=NOON)
            else:
                devices.wiped(connection, receipt, now=NOON)
    with pytest.raises(NotAuthenticated):
        agency.open_session(agency.open_request(laptop))


def _receipt(laptop: Laptop, key: Ed25519PrivateKey, order: str) -> WipeReceiptSent:
    told = receipt_bytes(device=laptop.device, order=order, keyring_cleared=True, outbox_kept=False)
    return WipeReceiptSent(
        device=laptop.device, order=order, keyring_cleared=True, outbox_kept=False, signature=key.sign(told)
    )
