"""Broken glass: one case, four hours, with a reason; told at once, reviewed by someone else, nothing lasting."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from caseworker.domain.access import Actor
from caseworker.domain.actions import AccessDenied, Deny, Reason, Role
from caseworker.domain.break_glass import GlassCategory, OwnReview
from caseworker.domain.ids import CaseId, DeviceId, OfficerId, OperationId
from caseworker.domain.merge import Clock
from caseworker.domain.notes import NoteIsEmpty
from sync.protocol.break_glass import GlassReply, GlassRequest
from sync.server.break_glass import Glasses, NoSuchGlass, Opening
from sync.server.identity.caller import Caller
from sync.server.rows import SqlTx
from sync.server.scopes import mentions_of, scopes_of_record
from sync.server.storage import Clocks, StoredRecord
from tests.sync.server.ledgers import ANA, BEN, LAPTOP, NOON, PHONE, STREAM, SUE, entropy

CASE, NOTE, SECRET, OTHER, SEALED = (UUID(int=0xC0 + number) for number in range(5))
GLASS = UUID(int=0x61)
WHY = "She stands here and her officer is ill"


def a_caller(officer: OfficerId, device: DeviceId, role: Role, *territories: str) -> Caller:
    return Caller(device, officer, Actor(officer=officer, role=role, territories=frozenset(territories)))


ASKING = a_caller(ANA, LAPTOP, Role.OFFICER, "north")
SUPERVISOR = Actor(officer=SUE, role=Role.SUPERVISOR, territories=frozenset({"south"}))


@pytest.fixture
def connection(ledger: sa.Connection) -> sa.Connection:
    put(ledger, "case", CASE, number="HB-7", title="Roof", owner=str(BEN), sensitivity=1)
    put(ledger, "note", NOTE, case=str(CASE), text="It rains in", sensitivity=1)
    put(ledger, "note", SECRET, case=str(CASE), text="Never", sensitivity=2)
    put(ledger, "note", OTHER, text="Elsewhere")
    put(ledger, "case", SEALED, number="HB-8", title="Sealed", sensitivity=2)
    return ledger


def put(connection: sa.Connection, kind: str, record: UUID, **more: Any) -> None:
    fields = {"territory": "south", **more}
    clocks = Clocks(Clock(1, UUID(int=1), 1, 1, OperationId(UUID(int=1))))
    scopes, words = scopes_of_record(kind, fields, assigned=()), mentions_of(kind, fields)
    stored = StoredRecord(kind, record, scopes, 1, 1, fields, clocks, mentions=words)
    SqlTx(connection, STREAM).put_records([stored])


def ask(case: UUID = CASE, *, reason: str = WHY, glass: UUID = GLASS) -> GlassRequest:
    return GlassRequest(id=glass, case=CaseId(case), category=GlassCategory.PERSON_PRESENT, reason=reason)


def the_glasses() -> Glasses:
    return Glasses(STREAM, entropy=entropy())


def opened(connection: sa.Connection, request: GlassRequest, caller: Caller = ASKING) -> Opening:
    found = the_glasses().open(connection, caller, request, now=NOON)
    assert not isinstance(found, Deny)
    return found[0]


def shown(connection: sa.Connection, caller: Caller = ASKING, *, at: datetime = NOON) -> GlassReply:
    return the_glasses().shown(connection, caller, GLASS, now=at)


def test_the_case_and_what_belongs_to_it_is_shown(connection: sa.Connection) -> None:
    opened(connection, ask())
    reply = shown(connection)
    assert {row.id for row in reply.rows} == {CASE, NOTE}
    assert reply.until == int((NOON + timedelta(hours=4)).timestamp() * 1_000_000)


def test_nothing_lasting_is_given(connection: sa.Connection) -> None:
    opened(connection, ask())
    shown(connection)
    assert SqlTx(connection, STREAM).grants(LAPTOP) == frozenset()


@pytest.mark.parametrize(
    ("caller", "request_", "reason"),
    [
        (ASKING, ask(reason="because   " + " " * 30), Reason.SHORT_REASON),
        (ASKING, ask(SEALED), Reason.SEALED),
        (ASKING, ask(UUID(int=0xFF)), Reason.SEALED),
        (ASKING, ask(NOTE), Reason.SEALED),
        (a_caller(ANA, LAPTOP, Role.FRONT_DESK, "north"), ask(), Reason.ROLE),
        (a_caller(SUE, LAPTOP, Role.SUPERVISOR, "south"), ask(), Reason.ROLE),
        (a_caller(SUE, LAPTOP, Role.ADMINISTRATOR), ask(), Reason.ROLE),
    ],
)
def test_it_is_refused(connection: sa.Connection, caller: Caller, request_: GlassRequest, reason: Reason) -> None:
    assert the_glasses().open(connection, caller, request_, now=NOON) == Deny(reason)
    with pytest.raises(NoSuchGlass):
        shown(connection, caller)


def test_the_same_request_opens_once(connection: sa.Connection) -> None:
    first = the_glasses().open(connection, ASKING, ask(), now=NOON)
    again = the_glasses().open(connection, ASKING, ask(), now=NOON + timedelta(hours=1))
    assert not isinstance(first, Deny)
    assert not isinstance(again, Deny)
    assert (first[1], again[1]) == (True, False)
    assert first[0] == again[0]
    assert isinstance(the_glasses().open(connection, ASKING, ask(SEALED), now=NOON), Deny)


def test_after_four_hours_it_is_closed(connection: sa.Connection) -> None:
    opened(connection, ask())
    shown(connection, at=NOON + timedelta(hours=3, minutes=59))
    with pytest.raises(NoSuchGlass):
        shown(connection, at=NOON + timedelta(hours=4))


@pytest.mark.parametrize(
    "caller", [a_caller(BEN, LAPTOP, Role.OFFICER, "north"), a_caller(ANA, PHONE, Role.OFFICER, "north")]
)
def test_nobody_else_looks_through_it(connection: sa.Connection, caller: Caller) -> None:
    opened(connection, ask())
    with pytest.raises(NoSuchGlass):
        shown(connection, caller)


def test_a_case_that_is_sealed_meanwhile_is_closed(connection: sa.Connection) -> None:
    opened(connection, ask())
    put(connection, "case", CASE, number="HB-7", title="Roof", sensitivity=2)
    assert CASE not in {row.id for row in shown(connection).rows}
    with pytest.raises(AccessDenied):
        the_glasses().add_note(connection, ASKING, GLASS, note=UUID(int=5), text="x", now=NOON)


def test_a_note_can_be_added_once_and_is_in_the_scopes_of_the_case(connection: sa.Connection) -> None:
    opened(connection, ask())
    glasses, note = the_glasses(), UUID(int=0x77)
    seq, filed = glasses.add_note(connection, ASKING, GLASS, note=note, text="She came at noon", now=NOON)
    assert seq == filed[0].row.seq
    assert filed[0].row.officer == ANA
    record = SqlTx(connection, STREAM).records([note])[note]
    assert record.scopes >= {"south/1"}
    assert record.fields["officer"] == str(ANA)
    assert glasses.add_note(connection, ASKING, GLASS, note=note, text="again", now=NOON) == (seq, ())
    assert note in {row.id for row in shown(connection).rows}
    with pytest.raises(NoteIsEmpty):
        glasses.add_note(connection, ASKING, GLASS, note=UUID(int=0x78), text="  ", now=NOON)
    with pytest.raises(NoSuchGlass):
        glasses.add_note(connection, ASKING, GLASS, note=UUID(int=9), text="x", now=NOON + timedelta(hours=5))


def test_a_supervisor_of_the_territory_reviews_it_and_nobody_their_own(connection: sa.Connection) -> None:
    opened(connection, ask())
    glasses = the_glasses()
    own = Actor(officer=ANA, role=Role.SUPERVISOR, territories=frozenset({"south"}))
    elsewhere = Actor(officer=SUE, role=Role.SUPERVISOR, territories=frozenset({"north"}))
    assert glasses.to_review(connection, own, now=NOON) == []
    assert glasses.to_review(connection, elsewhere, now=NOON) == []
    (waiting,) = glasses.to_review(connection, SUPERVISOR, now=NOON)
    assert waiting.glass.reason == WHY
    with pytest.raises(OwnReview):
        glasses.review(connection, own, GLASS, now=NOON)
    for actor in (elsewhere, Actor(officer=BEN, role=Role.OFFICER, territories=frozenset({"south"}))):
        with pytest.raises(AccessDenied):
            glasses.review(connection, actor, GLASS, now=NOON)
    reviewed = glasses.review(connection, SUPERVISOR, GLASS, now=NOON + timedelta(hours=80))
    assert reviewed.glass.reviewed_by == SUE
    assert glasses.to_review(connection, SUPERVISOR, now=NOON) == []
    other = Actor(officer=BEN, role=Role.SUPERVISOR, territories=frozenset({"south"}))
    assert glasses.review(connection, other, GLASS, now=NOON).glass.reviewed_by == SUE
    with pytest.raises(NoSuchGlass):
        glasses.review(connection, SUPERVISOR, UUID(int=1), now=NOON)


def test_the_rules_of_a_push_can_ask_for_an_opening(connection: sa.Connection) -> None:
    assert the_glasses().of_officer(connection, ANA, CASE) is None
    opening = opened(connection, ask())
    assert the_glasses().of_officer(connection, ANA, CASE) == opening.glass
    assert the_glasses().of_officer(connection, BEN, CASE) is None
    assert the_glasses().all(connection) == [opening]
