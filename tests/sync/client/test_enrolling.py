"""Enrolling a device: what it believes, what it keeps, and what it refuses."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from caseworker.desk.office import at_work
from caseworker.domain.ids import DeviceId
from caseworker.domain.statements import StatementUnreadable
from caseworker.errors import CaseworkerError
from sync.client.enrolling import CertificateForeign, NewDevice, TicketNotAccepted, enrol
from sync.client.posting import Post
from sync.protocol.enrolment import BeginRequest, FinishReply, TrustReply
from sync.protocol.small_messages import from_json, to_json
from sync.protocol.trust import RootUnknown
from tests.sync.client.enrolled import Desk, Wire, entered
from tests.sync.server.identities import ANN, Agency, an_agency


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    (tmp_path / "server").mkdir()
    with an_agency(tmp_path / "server") as made:
        yield made


@pytest.fixture
def desk(agency: Agency, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "profile", Wire(agency))


def test_an_enrolled_device_is_founded_with_the_id_it_was_enrolled_under(desk: Desk, agency: Agency) -> None:
    with at_work(desk.found()) as office:
        membership = office.membership.current()
        assert membership is not None
        assert office.exchange.device == membership.device
        assert membership.officer == office.card.id == ANN
    with entered(desk) as office:
        assert office.membership.current() == membership
    with agency.database.reading() as connection:
        (known,) = agency.identity.devices.all(connection)
    assert known.id == membership.device


def test_both_screens_show_the_same_six_digits(desk: Desk, agency: Agency) -> None:
    enrolled = desk.enrol()

    with agency.database.reading() as connection:
        (known,) = agency.identity.devices.all(connection)
    assert enrolled.check_code == known.check_code


def test_a_server_that_is_not_the_tickets_is_told_nothing(desk: Desk, agency: Agency) -> None:
    ticket = replace(agency.ticket(), root_fingerprint=os.urandom(32))

    with pytest.raises(RootUnknown):
        enrol(ticket, desk.wire.connect, _new(), entropy=os.urandom)

    assert desk.wire.asked == ["enrol/trust"]


def test_a_used_ticket_is_refused_with_one_sentence(desk: Desk, agency: Agency) -> None:
    ticket = agency.ticket()
    enrol(ticket, desk.wire.connect, _new(), entropy=os.urandom)

    with pytest.raises(TicketNotAccepted):
        enrol(ticket, desk.wire.connect, replace(_new(), name="other"), entropy=os.urandom)


@pytest.mark.parametrize(
    ("swap", "refusal"),
    [
        ("trust", StatementUnreadable),
        ("begin", TicketNotAccepted),
        ("certificate", CertificateForeign),
        ("lease", StatementUnreadable),
    ],
)
def test_what_was_swapped_on_the_way_is_never_kept(
    desk: Desk, agency: Agency, swap: str, refusal: type[CaseworkerError]
) -> None:
    other = desk.enrol(number=7)

    def swapped(place: str, body: bytes) -> bytes:
        if (place, swap) == ("enrol/begin", "begin"):
            request = from_json(body, BeginRequest)
            body = to_json(msgspec.structs.replace(request, sealing_key=os.urandom(32)))
        answer = desk.wire.post(place, body)
        if (place, swap) == ("enrol/trust", "trust"):
            told = from_json(answer, TrustReply)
            return to_json(msgspec.structs.replace(told, trust=told.trust.replace(b"A", b"B", 1)))
        if place == "enrol/finish" and swap == "certificate":
            changes = {"certificate": other.membership.certificate}
            return to_json(msgspec.structs.replace(from_json(answer, FinishReply), **changes))
        if place == "enrol/finish" and swap == "lease":
            return to_json(msgspec.structs.replace(from_json(answer, FinishReply), lease=b"{}"))
        return answer

    def connect(_server: str, _context: object) -> Post:
        return swapped

    with pytest.raises(refusal):
        enrol(agency.ticket(), connect, _new(), entropy=os.urandom)


def _new() -> NewDevice:
    return NewDevice(id=DeviceId(UUID(int=0xDD)), name="laptop", app="0.1")
