"""Lease, lock-out, release and wipe of a device that belongs to a server."""

import logging
import os
from base64 import b64encode
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.desk.exchange import Made, OwnAnswer
from caseworker.desk.office import Office
from caseworker.desk.people import NewPerson
from caseworker.domain.access import Actor
from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.leases import LeaseStanding
from caseworker.domain.statements import StatementUnreadable
from caseworker.store import audit
from caseworker.store.lease_file import path_of, read_lease_file
from caseworker.store.membership import Membership
from caseworker.store.membership_lease import LeaseEnded, LeaseNeedsServer, LeaseUnusable
from caseworker.store.profile import Profile
from caseworker.store.releasing import NotEnrolled, closed_profile, take_back
from caseworker.store.unlocking import ReleaseNeeded
from sync.client.device_secret import hand_in
from sync.client.failures import NotAccepted
from sync.client.recovering import ask_for, fetch
from sync.client.sessions import DeviceSession, WipeOrdered, renewed_lease
from sync.client.wiping import carry_out
from sync.protocol.enrolment import DeviceSecretSent
from sync.protocol.recovery import Wanted
from sync.protocol.small_messages import from_json
from sync.server.identity.recoveries import RecoveryRefused
from sync.server.identity.sealed_outboxes import OpenedOperation, OutboxForeign, open_sealed
from tests.sync.client.enrolled import Desk, Wire, agency, desk, entered, template
from tests.sync.server.identities import ADMIN, ANN, EVE, Agency

ADMINISTRATOR = Actor(officer=ADMIN, role=Role.ADMINISTRATOR)


__all__ = ["agency", "desk", "template"]


def online(desk: Desk) -> partial[bytes | None]:
    return partial(renewed_lease, now=desk.clock(), post=desk.wire.post)


def forward(desk: Desk, **by: float) -> None:
    """Let time pass for device and server alike."""
    desk.clock.forward(**by)
    desk.wire.agency.later(**by)


def test_a_lease_is_good_then_warns_then_locks_the_device_out(desk: Desk) -> None:
    standings = []
    for days in (13, 2, 14):
        forward(desk, days=days)
        with entered(desk) as office:
            standings.append(office.membership.lease_standing())
    assert standings == [LeaseStanding.GOOD, LeaseStanding.WARNING, LeaseStanding.WARNING]

    forward(desk, days=1, minutes=1)
    with pytest.raises(LeaseEnded):
        desk.enter()
    with pytest.raises(ReleaseNeeded):
        desk.enter()
    assert not any("device-secret" in name for name in desk.secrets.entries)  # type: ignore[union-attr]


def test_a_lease_that_has_ended_is_renewed_where_the_server_can_be_reached(desk: Desk) -> None:
    forward(desk, days=40)

    with entered(desk, online(desk)) as office:
        assert office.membership.lease_standing() is LeaseStanding.GOOD
    desk.enter().close()


def test_a_clock_forty_days_ahead_locks_out_offline_and_is_put_right_online(desk: Desk) -> None:
    desk.clock.forward(days=40)
    desk.enter(online(desk)).close()

    desk.wire.cut = True
    with pytest.raises(LeaseEnded):
        desk.enter(online(desk))


def test_a_clock_two_days_back_asks_for_the_server_and_nothing_is_lost(desk: Desk) -> None:
    forward(desk, days=3)
    desk.enter().close()
    desk.clock.forward(days=-2)
    with pytest.raises(LeaseNeedsServer):
        desk.enter()
    assert any("device-secret" in name for name in desk.secrets.entries)  # type: ignore[union-attr]

    desk.wire.agency.later(days=-2)
    with entered(desk, online(desk)) as office, office.store.reading() as reader:
        told = "".join(record.record.decode() for record in audit.entries(reader.connection))
        assert '"profile.refused"' in told
        assert '"lease.clock-back"' in told
    desk.enter().close()


def test_a_forged_a_foreign_and_a_missing_lease_are_refused(desk: Desk, tmp_path: Path) -> None:
    path = path_of(Profile(desk.directory))
    own = path.read_bytes()
    place = read_lease_file(Profile(desk.directory))
    assert place is not None
    other = desk.enrol(EVE, number=5).lease
    for wrong in (own.replace(b'"lease":"ey', b'"lease":"e0'), own.replace(_text(place.lease), _text(other)), None):
        path.unlink() if wrong is None else path.write_bytes(wrong)
        with pytest.raises(LeaseUnusable):
            desk.enter()
    desk.enter(online(desk)).close()
    desk.enter().close()


def test_a_counter_whose_lease_has_ended_only_waits_for_the_network(agency: Agency, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "counter", Wire(agency))
    desk.found(EVE, number=3).close()
    forward(desk, hours=13)
    for _ in range(2):
        with pytest.raises(LeaseEnded):
            desk.enter()

    desk.enter(online(desk)).close()


def test_a_revoked_device_whose_lease_has_ended_is_locked_out(desk: Desk, agency: Agency) -> None:
    forward(desk, days=31)
    with agency.database.writing() as connection:
        agency.identity.devices.revoke(connection, DeviceId(UUID(int=0xD1)), now=agency.now)

    with pytest.raises(NotAccepted):
        desk.enter(online(desk))
    with pytest.raises(ReleaseNeeded):
        desk.enter()


def test_a_profile_without_a_server_has_no_lease_and_nobody_to_ask(desk: Desk) -> None:
    path_of(Profile(desk.directory)).unlink()

    with pytest.raises(NotEnrolled):
        closed_profile(desk.directory)


def hand_in_secret(desk: Desk, agency: Agency) -> None:
    device = DeviceId(UUID(int=0xD1))

    def post(_place: str, body: bytes) -> bytes:
        with agency.database.writing() as connection:
            sent = from_json(body, DeviceSecretSent)
            agency.identity.secrets.keep(connection, device, sent, now=agency.now)
        return b'{"done":true}'

    with entered(desk) as office:
        assert hand_in(office.membership, post)
        assert not hand_in(office.membership, post)


def test_a_locked_out_device_is_released_by_somebody_who_compares_the_digits(desk: Desk, agency: Agency) -> None:
    hand_in_secret(desk, agency)
    forward(desk, days=31)
    with pytest.raises(LeaseEnded):
        desk.enter()

    closed = closed_profile(desk.directory)
    asked = ask_for(
        Wanted.DEVICE_SECRET,
        desk.wire.post,
        device=DeviceId(UUID(closed.place.device)),
        profile=closed.profile,
        epoch=closed.epoch,
        entropy=os.urandom,
    )
    assert fetch(desk.wire.post, asked) is None
    for by, code in ((ADMINISTRATOR, _other(asked.code)), (_actor(ANN), asked.code), (_actor(EVE), asked.code)):
        with pytest.raises(RecoveryRefused), agency.database.writing() as connection:
            agency.identity.recoveries.release(connection, asked.id, code=code, by=by, now=agency.now)
    with agency.database.writing() as connection:
        agency.identity.recoveries.release(connection, asked.id, code=asked.code, by=ADMINISTRATOR, now=agency.now)

    released = fetch(desk.wire.post, asked)
    assert released is not None
    assert desk.secrets is not None
    take_back(desk.directory, desk.secrets, released.secret, epoch=closed.epoch, lease=released.lease, now=desk.clock())
    desk.enter().close()


def test_the_server_keeps_a_device_secret_sealed_and_for_its_own_device_only(
    desk: Desk, agency: Agency, tmp_path: Path
) -> None:
    hand_in_secret(desk, agency)
    with entered(desk) as office:
        secret = office.vault.device_secret()
        profile, epoch = office.vault.profile_id, office.vault.epoch
    assert secret is not None
    with agency.database.reading() as connection:
        own = agency.identity.secrets.open(connection, device=DeviceId(UUID(int=0xD1)), profile=profile, epoch=epoch)
        other = agency.identity.secrets.open(connection, device=DeviceId(UUID(int=1)), profile=profile, epoch=epoch)
    assert own == bytes(secret.value)
    assert other is None
    kept = b"".join(path.read_bytes() for path in (tmp_path / "server").iterdir())
    assert own not in kept


def test_a_device_that_is_ordered_to_wipes_itself_and_says_so(desk: Desk, agency: Agency) -> None:
    device = DeviceId(UUID(int=0xD1))
    with agency.database.writing() as connection:
        agency.identity.devices.order_wipe(connection, device, keep_outbox=True, now=agency.now)
    office = desk.enter()
    session = DeviceSession(office.membership, desk.wire.post, clock=desk.clock, entropy=os.urandom)
    with pytest.raises(WipeOrdered) as ordered:
        session.sign(method="POST", target_uri="https://x/y", authority="x", body=b"")

    with pytest.raises(StatementUnreadable):
        carry_out(office, _flipped(ordered.value.order), desk.wire.post)
    assert carry_out(office, ordered.value.order, desk.wire.post).told
    office.close()

    left = {path.name for path in desk.directory.iterdir()}
    assert left <= {"lock", "outbox.sealed"}
    with agency.database.reading() as connection:
        known = agency.identity.devices.get(connection, device)
    assert known.wiped_at == agency.now
    assert known.revoked_at == agency.now


def test_unsent_work_survives_a_wipe_sealed_to_the_server(desk: Desk, agency: Agency) -> None:
    with entered(desk) as office:
        for name in ("Ada Archer", "Bo Baker"):
            _add_person(office, name)
        waiting = office.exchange.waiting()
        membership = office.membership.current()
        office.wipe(keep_outbox=True)
    assert membership is not None
    raw = (desk.directory / "outbox.sealed").read_bytes()

    opened = _opened(raw, agency, membership)

    assert [(one.n, one.body, one.chain) for one in opened] == [(one.n, one.body, one.chain) for one in waiting]
    assert b"Archer" not in raw
    for wrong in (raw[:200] + bytes([raw[200] ^ 1]) + raw[201:], raw.replace(raw[8:24], bytes(16))):
        with pytest.raises(OutboxForeign):
            _opened(wrong, agency, membership)
    assert _opened(raw[:-1], agency, membership) == opened[:-1]


def test_the_sealed_copy_holds_what_waits_and_is_made_good_when_it_fell_behind(desk: Desk, agency: Agency) -> None:
    path = desk.directory / "outbox.sealed"
    with entered(desk) as office:
        membership = office.membership.current()
        assert membership is not None
        _add_person(office, "Ada Archer")
        path.unlink()
        _add_person(office, "Bo Baker")
    with entered(desk) as office:
        assert len(_opened(path.read_bytes(), agency, membership)) == len(office.exchange.waiting()) == 2
        with office.exchange.receiving() as receiving:
            receiving.answered(OwnAnswer(one.n, Made.APPLIED, 2) for one in office.exchange.waiting())
        office.exchange.finished()
        assert path.read_bytes() == b""


def test_a_sealed_copy_that_cannot_be_written_does_not_stop_the_work(
    desk: Desk, expected_logs: pytest.LogCaptureFixture
) -> None:
    with entered(desk) as office:
        path = desk.directory / "outbox.sealed"
        path.unlink(missing_ok=True)
        path.mkdir()
        _add_person(office, "Ada Archer")
        assert len(office.exchange.waiting()) == 1
        path.rmdir()
    assert any("behind" in record.getMessage() for record in expected_logs.records if record.levelno >= logging.WARNING)


def _add_person(office: Office, description: str) -> None:
    office.people.add(NewPerson(description=description, identified=False, territory="north"))


def _actor(officer: OfficerId) -> Actor:
    return Actor(officer=officer, role=Role.OFFICER, territories=frozenset({"north"}))


def _other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def _flipped(order: bytes) -> bytes:
    at = order.index(b"signature") + 14
    return order[:at] + (b"A" if order[at : at + 1] != b"A" else b"B") + order[at + 1 :]


def _text(data: bytes) -> bytes:
    return b64encode(data)


def _opened(raw: bytes, agency: Agency, membership: Membership) -> list[OpenedOperation]:
    with agency.database.reading() as connection:
        device = agency.identity.devices.get(connection, DeviceId(membership.device))
    return open_sealed(raw, device=device.id, signing_key=device.signing_key, bundle=agency.identity.keys.bundle)
