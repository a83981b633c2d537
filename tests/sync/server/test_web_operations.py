"""The routes of operation, spoken to over HTTP with signed requests: numbers, packs, trails, broken glass, health."""

import base64
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import msgspec
import pytest
import sqlalchemy as sa

from caseworker.domain.actions import Role
from caseworker.domain.agency import Pack
from caseworker.domain.break_glass import GlassCategory
from caseworker.domain.ids import CaseId, DeviceId, OperationId
from caseworker.domain.merge import Clock
from sync.client.failures import NotAccepted, ServerRefused
from sync.client.glass import BreakingGlass
from sync.client.line import Answer
from sync.protocol.audit import AuditPush, AuditReply
from sync.protocol.break_glass import GlassNote, GlassReply, GlassRequest, Openings, ToReview, Written
from sync.protocol.checkpoints import checkpoint_of
from sync.protocol.contact import NumbersReply, NumbersRequest
from sync.server.audit.leaves import Leaves
from sync.server.break_glass import GLASS
from sync.server.effects.subscriptions import Wanted, subscribe
from sync.server.effects.tables import EFFECT
from sync.server.problems import Kind
from sync.server.scopes import mentions_of, scopes_of_record
from sync.server.storage import Clocks, StoredRecord
from tests.sync.running import EnrolledDevice, RunningServer, a_running_server, now_utc
from tests.sync.server.test_audit_log import Trail
from tests.sync.server.test_packs import RIVERSIDE

WHY = "She stands here and her officer is ill"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with a_running_server(tmp_path_factory.mktemp("server")) as running:
        parts = running.assembly.parts
        parts.database.transact(lambda connection: parts.packs.publish(connection, RIVERSIDE, now=now_utc()))
        yield running


@pytest.fixture(scope="module")
def ann(server: RunningServer) -> EnrolledDevice:
    return server.device("Ann", territories=("north",))


def ask(device: EnrolledDevice, method: str, path: str, message: Any = None) -> Answer:
    body = b"" if message is None else msgspec.json.encode(message)
    return device.line().ask(method, f"/sync/v1/{path}", body)


def read(answer: Answer, kind: Any) -> Any:
    assert answer.status == 200, answer.body
    return msgspec.json.decode(answer.body, type=kind)


def acts(server: RunningServer, officer: UUID) -> list[tuple[str, str]]:
    parts = server.assembly.parts
    with parts.database.reading() as connection:
        raw = [one.record or b"{}" for one in Leaves(connection, parts.database.stream).all()]
    told = [msgspec.json.decode(one) for one in raw]
    return [(one["act"], one["out"]) for one in told if one.get("actor") == str(officer)]


def a_case(server: RunningServer, **more: Any) -> CaseId:
    """A case of the south, past all rules."""
    case = uuid4()
    fields: dict[str, Any] = {"territory": "south", "title": "Roof", "sensitivity": 1, **more}
    clocks = Clocks(Clock(1, UUID(int=1), 1, 1, OperationId(UUID(int=1))))
    scopes, words = scopes_of_record("case", fields, assigned=()), mentions_of("case", fields)
    stored = StoredRecord("case", case, scopes, 1, 1, fields, clocks, mentions=words)
    parts = server.assembly.parts
    parts.database.transact(lambda connection: parts.database.tx(connection).put_records([stored]))
    return CaseId(case)


def the_glass(case: CaseId, **more: Any) -> GlassRequest:
    told: dict[str, Any] = {"id": uuid4(), "category": GlassCategory.PERSON_PRESENT, "reason": WHY, **more}
    return GlassRequest(case=case, **told)


def test_numbers_are_leased_once_for_each_request(server: RunningServer, ann: EnrolledDevice) -> None:
    asked = NumbersRequest(request=uuid4(), series="person", count=7)
    first = read(ask(ann, "POST", "numbers", asked), NumbersReply)
    assert first.last - first.first == 6
    assert read(ask(ann, "POST", "numbers", asked), NumbersReply) == first
    ben = server.device("Ben")
    assert read(ask(ben, "POST", "numbers", asked), NumbersReply).first > first.last


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"request": str(UUID(int=5)), "series": "unheard-of", "count": 5}, 404),
        ({"request": str(UUID(int=5)), "series": "person", "count": 100_000}, 400),
        ({"request": "x"}, 400),
        ([], 400),
        ({"request": "x" * 5000}, 413),
    ],
)
def test_other_numbers_are_refused(ann: EnrolledDevice, body: Any, status: int) -> None:
    assert ask(ann, "POST", "numbers", body).status == status


def test_the_pack_is_delivered_in_its_version(server: RunningServer, ann: EnrolledDevice) -> None:
    with server.assembly.parts.database.reading() as connection:
        version = server.assembly.parts.packs.version_in_force(connection)
        expected = server.assembly.parts.packs.pack(connection)
    assert read(ask(ann, "GET", f"pack/{version}"), Pack) == expected
    assert ask(ann, "GET", "pack/0.0").status == 404
    assert httpx.get(f"{server.base_url}/sync/v1/pack/{version}").status_code == 401


def test_a_trail_is_taken_in_and_the_checkpoint_answered(server: RunningServer) -> None:
    cat = server.device("Cat")
    trail = Trail(cat.id)
    pushed = AuditPush(records=tuple(one.decode() for one in trail.records(4)))
    reply = read(ask(cat, "POST", "audit", pushed), AuditReply)
    assert (reply.have, reply.leaf, reply.fork) == (4, trail.leaf.hex(), False)
    key = server.assembly.parts.identity.keys.signing.public_key()
    assert checkpoint_of(reply.checkpoint.note, key=key).size >= 4
    for raw in ('{"records":["\\ud800"]}', '{"records":["{}"]}', '{"records":7}', "x"):
        assert cat.line().ask("POST", "/sync/v1/audit", raw.encode()).status == 400


def test_a_parted_trail_is_told_to_a_supervisor(server: RunningServer) -> None:
    dan = server.device("Dan", device=DeviceId(uuid4()), territories=("west",))
    trail = Trail(dan.id)
    ask(dan, "POST", "audit", AuditPush(records=tuple(one.decode() for one in trail.records(2))))
    again = Trail(dan.id)
    reply = read(ask(dan, "POST", "audit", AuditPush(records=(again.record("profile.unlock").decode(),))), AuditReply)
    assert reply.fork
    parts = server.assembly.parts
    with parts.database.reading() as connection:
        found = parts.problems.listed(connection, frozenset({"west/0", "west/1"}))
    assert [(one.kind, one.device) for one in found] == [(Kind.FORK, dan.id)]


def test_a_case_is_opened_shown_noted_and_reviewed(server: RunningServer) -> None:
    ann = server.device("Ann", territories=("north",))
    parts, case = server.assembly.parts, a_case(server)
    asked = the_glass(case)
    with parts.database.writing() as connection:
        subscribe(connection, "agency", target="lead@a.example", wanted=Wanted(), now=now_utc(), entropy=bytes)
    shown = read(ask(ann, "POST", "break-glass", asked), GlassReply)
    assert [row.id for row in shown.rows] == [case]
    note = GlassNote(uuid4(), "She came at noon")
    written = read(ask(ann, "POST", f"break-glass/{asked.id}/note", note), Written)
    assert read(ask(ann, "POST", f"break-glass/{asked.id}/note", note), Written) == written
    assert {row.id for row in read(ask(ann, "GET", f"break-glass/{asked.id}/case"), GlassReply).rows} == {case, note.id}
    with parts.database.reading() as connection:
        told = connection.execute(sa.select(EFFECT.c.payload).where(EFFECT.c.op_id == asked.id)).scalars().all()
    assert [msgspec.json.decode(one)["action"] for one in told] == ["break_glass.open"]
    sue = server.device("Sue", role=Role.SUPERVISOR, territories=("south",))
    assert [one.id for one in read(ask(sue, "GET", "break-glass"), Openings).openings] == [asked.id]
    assert read(ask(sue, "POST", f"break-glass/{asked.id}/review"), ToReview).reviewed_by == sue.officer
    done = [one for one in acts(server, ann.officer) if one[0].startswith("break_glass")]
    assert done == [(f"break_glass.{word}", "allow") for word in ("open", "note", "read")]
    assert ("break_glass.review", "allow") in acts(server, sue.officer)


def test_refusals_say_nothing_and_are_recorded(server: RunningServer) -> None:
    eve = server.device("Eve", territories=("north",))
    refused = [
        the_glass(a_case(server, sensitivity=2)),
        the_glass(CaseId(uuid4())),
        the_glass(a_case(server), reason="no"),
        the_glass(a_case(server, territory="north", sensitivity=0)),
    ]
    answers = [ask(eve, "POST", "break-glass", one) for one in refused]
    assert {(one.status, one.body) for one in answers} == {(403, b'{"error":"break-glass.refused"}')}
    assert acts(server, eve.officer) == [("break_glass.open", "deny")] * 4
    with server.assembly.parts.database.reading() as connection:
        assert connection.execute(sa.select(GLASS).where(GLASS.c.officer == eve.officer)).all() == []


def test_nobody_reviews_their_own_and_the_try_is_recorded(server: RunningServer) -> None:
    officer = server.officer("Fay", territories=("north",))
    fay = server.device(officer=officer)
    asked = the_glass(a_case(server))
    read(ask(fay, "POST", "break-glass", asked), GlassReply)
    assert ask(fay, "POST", f"break-glass/{asked.id}/review").status == 403
    assert ("break_glass.review", "deny") in acts(server, officer)
    assert ask(fay, "POST", f"break-glass/{uuid4()}/review").status == 404
    assert ask(fay, "GET", "break-glass/not-an-id/case").status == 404
    assert ask(fay, "POST", "break-glass", {"id": "x"}).status == 400


def test_another_s_glass_is_as_if_there_were_none(server: RunningServer, ann: EnrolledDevice) -> None:
    asked = the_glass(a_case(server))
    read(ask(ann, "POST", "break-glass", asked), GlassReply)
    gus = server.device("Gus", territories=("north",))
    mine, none = (ask(gus, "GET", f"break-glass/{one}/case") for one in (asked.id, uuid4()))
    assert (mine.status, mine.body) == (none.status, none.body) == (404, none.body)


def test_a_revoked_device_looks_through_no_glass(server: RunningServer) -> None:
    hal = server.device("Hal", territories=("north",))
    asked = the_glass(a_case(server))
    read(ask(hal, "POST", "break-glass", asked), GlassReply)
    devices, database = server.assembly.parts.identity.devices, server.assembly.parts.database
    database.transact(lambda connection: devices.revoke(connection, hal.id, now=now_utc()))
    with pytest.raises(NotAccepted):
        ask(hal, "GET", f"break-glass/{asked.id}/case")


def test_health_and_figures_are_told_without_a_word_about_anyone(server: RunningServer, ann: EnrolledDevice) -> None:
    told = httpx.get(f"{server.base_url}/health")
    assert (told.status_code, told.json()) == (200, {"ok": True, "database": True, "storage": True})
    figures = httpx.get(f"{server.base_url}/metrics").text
    for name in ("caseworker_requests_total", "caseworker_log", "caseworker_effects_waiting", "caseworker_count"):
        assert name in figures
    for private in (str(ann.id), str(ann.officer), "Ann", base64.b64encode(ann.id.bytes).decode()):
        assert private not in figures


def test_an_officer_s_device_breaks_the_glass_and_a_supervisor_s_reviews_it(server: RunningServer) -> None:
    ida, sue = server.device("Ida"), server.device("Sue", role=Role.SUPERVISOR, territories=("south",))
    case, breaking = a_case(server), BreakingGlass(ida.line())
    glass, note = uuid4(), uuid4()
    shown = breaking.open(case, glass=glass, category=GlassCategory.COVER, reason=WHY)
    assert breaking.open(case, glass=glass, category=GlassCategory.COVER, reason=WHY) == shown
    assert breaking.add_note(shown.id, "She came at noon", note=note).seq > 0
    assert [row.id for row in breaking.read(shown.id).rows] == [case, note]
    with pytest.raises(ServerRefused):
        breaking.review(shown.id)
    with pytest.raises(ServerRefused):
        breaking.open(case, glass=uuid4(), category=GlassCategory.COVER, reason="short")
    reviewing = BreakingGlass(sue.line())
    assert shown.id in {one.id for one in reviewing.to_review()}
    assert reviewing.review(shown.id).reviewed_by == sue.officer
