"""A device's session: opened when needed, kept, opened again, and right whatever the device's clock says."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.desk.office import Office
from caseworker.domain.ids import DeviceId
from sync.client.failures import NotAccepted, Unreachable
from sync.client.sessions import DeviceSession, NoMembership
from sync.protocol.trust import sign_trust
from sync.server.identity.caller import NotAuthenticated
from sync.server.identity.registry import Identity, identity_of
from sync.server.identity.server_keys import ServerKeys
from tests.desk.sittings import MovableClock
from tests.sync.client.enrolled import Desk, Wire, agency, desk, entered, template
from tests.sync.server.identities import ANN, NOON, URL, Agency, an_agency, some_keys

ROOT = Ed25519PrivateKey.from_private_bytes(bytes([5]) * 32)


__all__ = ["agency", "desk", "template"]


@pytest.fixture
def office(desk: Desk) -> Iterator[Office]:
    made = desk.enter()
    yield made
    made.close()


def session_of(desk: Desk, office: Office, clock: MovableClock | None = None) -> DeviceSession:
    return DeviceSession(office.membership, desk.wire.post, clock=clock or desk.clock, entropy=os.urandom)


def asks(session: DeviceSession, agency: Agency, body: bytes = b"{}") -> DeviceId:
    """Return whom the service takes the sender of a signed request for."""
    headers = session.sign(method="POST", target_uri=f"{URL}/sync/v1/pull", authority="", body=body)
    return agency.identify({name.lower(): value for name, value in headers.items()}, body=body).device


def test_a_session_is_opened_once_and_kept_for_the_next_start(desk: Desk, office: Office, agency: Agency) -> None:
    session = session_of(desk, office)
    assert {asks(session, agency) for _ in range(3)} == {DeviceId(UUID(int=0xD1))}
    asks(session_of(desk, office), agency)

    assert desk.wire.asked.count("session/open") == 1


def test_a_session_that_is_over_or_forgotten_is_opened_again(desk: Desk, office: Office, agency: Agency) -> None:
    session = session_of(desk, office)
    asks(session, agency)
    desk.clock.forward(minutes=15)
    agency.later(minutes=15)
    asks(session, agency)
    session.forget()
    asks(session, agency)

    assert desk.wire.asked.count("session/open") == 3


@pytest.mark.parametrize(
    "clock",
    [
        NOON - timedelta(days=2),
        NOON + timedelta(days=2),
        datetime(2100, 1, 1, tzinfo=UTC),
        datetime(1970, 1, 2, tzinfo=UTC),
    ],
)
def test_a_wrong_clock_signs_with_the_servers_time(desk: Desk, office: Office, agency: Agency, clock: datetime) -> None:
    session = session_of(desk, office, MovableClock(clock))

    assert asks(session, agency) == DeviceId(UUID(int=0xD1))


def test_a_clock_that_is_moved_during_a_session_costs_one_refusal(desk: Desk, office: Office, agency: Agency) -> None:
    session = session_of(desk, office)
    asks(session, agency)
    desk.clock.forward(minutes=-20)
    with pytest.raises(NotAuthenticated):
        asks(session, agency)
    session.forget()

    assert asks(session, agency) == DeviceId(UUID(int=0xD1))


def test_an_unreachable_server_is_told_as_such_and_changes_nothing(desk: Desk, office: Office, agency: Agency) -> None:
    session = session_of(desk, office)
    desk.wire.cut = True
    with pytest.raises(Unreachable):
        asks(session, agency)
    desk.wire.cut = False

    assert asks(session, agency) == DeviceId(UUID(int=0xD1))


def test_a_revoked_device_gets_no_session(desk: Desk, office: Office, agency: Agency) -> None:
    with agency.database.writing() as connection:
        agency.identity.devices.revoke(connection, DeviceId(UUID(int=0xD1)), now=NOON)

    with pytest.raises(NotAccepted):
        asks(session_of(desk, office), agency)


def test_each_session_brings_a_fresh_lease(desk: Desk, office: Office, agency: Agency) -> None:
    desk.clock.forward(days=20)
    agency.later(days=20)
    asks(session_of(desk, office), agency)
    office.close()
    desk.clock.forward(days=20)

    with entered(desk) as again:
        assert again.card.id == ANN


def test_a_server_with_new_keys_is_believed_by_the_word_of_its_root(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with an_agency(tmp_path / "server") as agency:
        agency.identity = _identity(agency, _keys(version=1, number=6))
        desk = Desk(tmp_path / "profile", Wire(agency))
        office = desk.found()
        agency.identity = _identity(agency, _keys(version=2, number=7))
        asks(session_of(desk, office), agency)

        membership = office.membership.current()
        assert membership is not None
        assert membership.trust_version == 2
        assert membership.server_key == agency.identity.keys.public

        agency.identity = _identity(agency, _keys(version=2, number=8))
        office.membership.keep_session(None)
        with pytest.raises(NotAccepted):
            asks(session_of(desk, office), agency)
        office.close()


def test_a_profile_without_a_server_has_no_session(desk: Desk, office: Office) -> None:
    class Nobody:
        def current(self) -> None:
            return None

    with pytest.raises(NoMembership):
        DeviceSession(Nobody(), desk.wire.post, clock=desk.clock, entropy=os.urandom)  # type: ignore[arg-type]


def _keys(*, version: int, number: int) -> ServerKeys:
    signing = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
    document = msgspec.structs.replace(
        some_keys().document, version=version, server_key=signing.public_key().public_bytes_raw()
    )
    return ServerKeys(
        ROOT.public_key().public_bytes_raw(),
        signing,
        some_keys().bundle,
        some_keys().storage,
        sign_trust(document, ROOT),
        document,
    )


def _identity(agency: Agency, keys: ServerKeys) -> Identity:
    return identity_of(
        agency.database.stream,
        keys=keys,
        parents=lambda _: {"north": "city"},
        pack_version=lambda _: "",
        entropy=os.urandom,
    )
