"""Tickets, trust documents, statements, orders: read whole or not believed at all."""

import os
from dataclasses import replace
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.domain.leases import from_body, granted
from caseworker.domain.sealed_records import records_in
from caseworker.domain.statements import StatementUnreadable, decode, read_object
from sync.protocol import tickets
from sync.protocol.lease import read_lease, sign_lease
from sync.protocol.statements import believed, signed
from sync.protocol.tickets import Ticket, TicketUnreadable
from sync.protocol.trust import (
    RootUnknown,
    TrustDocument,
    TrustFallsBack,
    fingerprint,
    pinned_trust,
    read_trust,
    sign_trust,
)
from sync.protocol.wipes import WipeOrder, read_order, sign_order

ROOT, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2))
PUBLIC = ROOT.public_key().public_bytes_raw()
DEVICE, OFFICER = DeviceId(UUID(int=3)), OfficerId(UUID(int=4))
DOCUMENT = TrustDocument(
    version=3,
    agency="Riverside",
    issued_at=0,
    server_key=bytes(32),
    bundle_key=bytes(32),
    recovery_key=bytes(32),
    update_root=bytes(32),
)
TICKET = Ticket(server="https://cases.example:8440", root_fingerprint=fingerprint(PUBLIC), code=bytes(range(16)))


def test_a_ticket_is_one_line_that_comes_back_whole() -> None:
    text = tickets.to_text(TICKET)

    assert tickets.from_text(f"  {text[:40]}\n {text[40:]} ") == TICKET
    assert len(text) < 150
    assert "\n" not in text


def test_a_ticket_does_not_show_its_code() -> None:
    assert "code" not in repr(TICKET)


@pytest.mark.parametrize(
    "server", ["http://cases.example", "https://", "ftp://x", "https://me@cases.example", "https://x/?q", "https://x:y"]
)
def test_a_ticket_for_an_unsafe_address_is_refused(server: str) -> None:
    with pytest.raises(TicketUnreadable):
        tickets.from_text(tickets.to_text(replace(TICKET, server=server)))


@given(st.text() | st.text().map(lambda text: f"caseworker-enrol:{text}"))
def test_any_other_text_is_no_ticket(text: str) -> None:
    with pytest.raises(TicketUnreadable):
        tickets.from_text(text)


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32))
def test_every_ticket_comes_back(code: bytes, root: bytes) -> None:
    ticket = Ticket(server="http://127.0.0.1:80", root_fingerprint=root, code=code)
    assert tickets.from_text(tickets.to_text(ticket)) == ticket


def test_a_trust_document_is_believed_from_its_root_only_and_never_falls_back() -> None:
    raw = sign_trust(DOCUMENT, ROOT)

    assert read_trust(raw, PUBLIC, known_version=3) == DOCUMENT
    with pytest.raises(TrustFallsBack):
        read_trust(raw, PUBLIC, known_version=4)
    with pytest.raises(StatementUnreadable):
        read_trust(sign_trust(DOCUMENT, OTHER), PUBLIC)
    with pytest.raises(RootUnknown):
        pinned_trust(raw, PUBLIC, pinned=os.urandom(32))


def test_a_statement_of_one_kind_is_never_taken_for_another() -> None:
    raw = signed("one/v1", b"{}", ROOT)

    assert believed("one/v1", raw, PUBLIC) == b"{}"
    with pytest.raises(StatementUnreadable):
        believed("two/v1", raw, PUBLIC)


@given(st.binary())
def test_any_bytes_are_a_statement_or_refused(raw: bytes) -> None:
    for read in (decode, read_object, from_body):
        try:
            read(raw)
        except StatementUnreadable:
            continue
    assert all(len(one.sealed) <= len(raw) for one in records_in(raw))


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_json_is_a_lease_or_refused(told: object) -> None:
    for raw in (msgspec.json.encode(told), msgspec.json.encode({"device": str(DEVICE), "seq": told})):
        with pytest.raises(StatementUnreadable):
            from_body(raw)


@given(at=st.integers(0, 5000), flip=st.integers(1, 255))
def test_a_changed_lease_is_not_believed_or_the_same(at: int, flip: int) -> None:
    lease = granted(device=DEVICE, officer=OFFICER, seq=1, at_us=5, at_counter=False)
    raw = bytearray(sign_lease(lease, ROOT))
    raw[at % len(raw)] ^= flip
    try:
        assert read_lease(bytes(raw), PUBLIC) == lease
    except StatementUnreadable:
        return


def test_an_order_to_wipe_is_for_one_device_from_one_server() -> None:
    order = WipeOrder(order=UUID(int=1), device=DEVICE, at_us=5, keep_outbox=True)
    raw = sign_order(order, ROOT)

    assert read_order(raw, server_key=PUBLIC, device=DEVICE) == order
    for server, device in ((OTHER.public_key().public_bytes_raw(), DEVICE), (PUBLIC, DeviceId(UUID(int=9)))):
        with pytest.raises(StatementUnreadable):
            read_order(raw, server_key=server, device=device)
