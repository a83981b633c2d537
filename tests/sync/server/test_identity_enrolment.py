"""Enrolment on the server: one ticket, one device, and every other attempt refused alike."""

import os
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from sync.protocol.enrolment import check_code, read_certificate
from sync.protocol.lease import read_lease
from sync.server.database import Database
from sync.server.identity.people import OfficerUnknown
from sync.server.identity.tickets import OfficerNotActive, TicketRefused
from tests.sync.server.identities import ANN, EVE, NOON, Agency, Laptop, agency_on, an_agency

NEW = DeviceId(UUID(int=0xD9))


@pytest.fixture
def agency(database: Database) -> Agency:
    return agency_on(database)


def test_a_device_is_enrolled_with_certificate_lease_card_and_scopes(agency: Agency) -> None:
    laptop, ticket = Laptop(NEW), agency.ticket()
    request = laptop.begins(ticket)
    begun = agency.begin(request)

    reply = agency.finish(agency.proof(ticket, laptop, request, begun))

    server = agency.identity.keys.public
    certificate = read_certificate(reply.certificate, server)
    assert (certificate.device, certificate.officer) == (NEW, ANN)
    assert certificate.signing_key == request.signing_key
    assert read_lease(reply.lease, server).device == NEW
    assert (reply.card.name, reply.card.role, reply.card.territories) == ("Ann", "officer", ("north",))
    assert agency.grants(laptop) == {"north/0", "all", f"@{ANN}"}


def test_both_screens_show_the_same_six_digits(agency: Agency) -> None:
    laptop, ticket = Laptop(NEW), agency.ticket()
    request = laptop.begins(ticket)
    begun = agency.begin(request)
    agency.finish(agency.proof(ticket, laptop, request, begun))

    with agency.database.reading() as connection:
        shown = agency.identity.devices.get(connection, NEW).check_code
    assert shown == check_code(agency.transcript(request, begun))
    assert len(shown) == 6


def test_a_ticket_is_good_once(agency: Agency) -> None:
    ticket = agency.ticket()
    for laptop in (Laptop(NEW), Laptop(DeviceId(UUID(int=0xDA)))):
        request = laptop.begins(ticket)
        if laptop.device == NEW:
            agency.finish(agency.proof(ticket, laptop, request, agency.begin(request)))
            continue
        with pytest.raises(TicketRefused):
            agency.begin(request)


def test_two_who_began_with_one_ticket_are_not_both_let_in(agency: Agency) -> None:
    ticket, first, second = agency.ticket(), Laptop(NEW), Laptop(DeviceId(UUID(int=0xDA)))
    asked = [(one, one.begins(ticket)) for one in (first, second)]
    begun = [(one, request, agency.begin(request)) for one, request in asked]
    proofs = [agency.proof(ticket, *each) for each in begun]
    agency.finish(proofs[0])

    with pytest.raises(TicketRefused):
        agency.finish(proofs[1])


def test_a_finish_whose_answer_was_lost_gets_the_same_device_again(agency: Agency) -> None:
    laptop, ticket = Laptop(NEW), agency.ticket()
    request = laptop.begins(ticket)
    proof = agency.proof(ticket, laptop, request, agency.begin(request))

    first, again = agency.finish(proof), agency.finish(proof)

    assert first.certificate == again.certificate
    with agency.database.reading() as connection:
        assert len(agency.identity.devices.all(connection)) == 1


def test_a_ticket_is_good_for_a_day(agency: Agency) -> None:
    ticket, laptop = agency.ticket(), Laptop(NEW)
    agency.later(hours=24, seconds=1)

    with pytest.raises(TicketRefused):
        agency.begin(laptop.begins(ticket))


def test_the_sixth_try_is_refused_even_when_it_is_right(agency: Agency) -> None:
    ticket, laptop = agency.ticket(), Laptop(NEW)
    guess = replace(ticket, code=os.urandom(16))
    for _ in range(5):
        request = laptop.begins(ticket)
        with pytest.raises(TicketRefused):
            agency.finish(agency.proof(guess, laptop, request, agency.begin(request)))

    with pytest.raises(TicketRefused):
        agency.begin(laptop.begins(ticket))


def test_keys_swapped_on_the_way_are_found_by_mac_and_digits(agency: Agency) -> None:
    ticket, laptop = agency.ticket(), Laptop(NEW)
    honest = laptop.begins(ticket)
    thief = Ed25519PrivateKey.generate()
    swapped = msgspec.structs.replace(honest, signing_key=thief.public_key().public_bytes_raw())
    begun = agency.begin(swapped)

    with pytest.raises(TicketRefused):
        agency.finish(agency.proof(ticket, laptop, honest, begun))
    assert agency.transcript(honest, begun) != agency.transcript(swapped, begun)


def test_a_thief_who_saw_the_mac_cannot_put_a_key_of_their_own_under_it(agency: Agency) -> None:
    ticket, laptop = agency.ticket(), Laptop(NEW)
    request = laptop.begins(ticket)
    proof = agency.proof(ticket, laptop, request, agency.begin(request))

    with pytest.raises(TicketRefused):
        agency.finish(msgspec.structs.replace(proof, signature=Ed25519PrivateKey.generate().sign(b"else")))


def test_a_ticket_is_void_when_its_person_changes_or_leaves(agency: Agency) -> None:
    ticket, laptop = agency.ticket(), Laptop(NEW)
    people = agency.identity.people
    with agency.database.writing() as connection:
        ann = people.get(connection, ANN)
        people.change(connection, replace(ann, role=Role.SUPERVISOR), now=NOON)
    with pytest.raises(TicketRefused):
        agency.begin(laptop.begins(ticket))
    with agency.database.writing() as connection:
        people.change(connection, ann, now=NOON)
        people.disable(connection, ANN, now=NOON)
    with pytest.raises(TicketRefused):
        agency.begin(laptop.begins(ticket))
    with pytest.raises(OfficerNotActive):
        agency.ticket()


def test_nobody_enrols_under_the_id_of_a_known_device_or_for_somebody_unknown(agency: Agency) -> None:
    known = agency.enrol()
    with pytest.raises(TicketRefused):
        agency.begin(Laptop(known.device).begins(agency.ticket(EVE)))
    with pytest.raises(OfficerUnknown):
        agency.ticket(OfficerId(UUID(int=5)))


def test_of_a_ticket_the_database_holds_nothing_that_enrols(tmp_path: Path) -> None:
    with an_agency(tmp_path) as agency:
        ticket = agency.ticket()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())

    assert ticket.id.encode() in kept
    assert ticket.code not in kept
    assert ticket.mac_key not in kept
