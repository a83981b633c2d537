"""A client made from `docs/sync-protocol.md` alone speaks to a real server: identity, work, rows."""

import ast
import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId, OfficerId
from sync.protocol.lineage import Epoch
from tests.sync import page_bundle, page_checkpoints, page_client, page_device
from tests.sync.page_client import FIRST_CHAIN, Line, canonical, conflict_id, extend, new_id
from tests.sync.page_office import a_device, a_person, compared, shared_person, two_devices
from tests.sync.server.served_agency import ServedAgency, a_served_agency


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedAgency]:
    with a_served_agency(tmp_path_factory.mktemp("server")) as made:
        yield made


def test_the_client_imports_nothing_of_ours() -> None:
    halves = (page_client, page_device, page_bundle, page_checkpoints)
    names = {name for half in halves for name in _imported(Path(half.__file__ or ""))}

    assert not {name for name in names if name.partition(".")[0] in {"caseworker", "sync", "ui"}}
    assert {name for name in names if name.startswith("tests.")} <= {"tests.sync.page_client"}


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_both_screens_show_the_same_digits(server: ServedAgency) -> None:
    line = Line.enrol(server.ticket(server.hire("Ana Lima", Role.OFFICER, "p0")))

    with server.parts.database.reading() as connection:
        known = server.identity.devices.get(connection, DeviceId(UUID(line.device)))

    assert line.check_code == known.check_code
    assert (line.card["name"], line.card["territories"], line.lease["officer"]) == ("Ana Lima", ["p0"], line.officer)


def test_a_used_ticket_and_a_foreign_root_end_an_enrolment(server: ServedAgency) -> None:
    ticket = server.ticket(server.hire())
    Line.enrol(ticket)

    with pytest.raises(PermissionError, match=r"enrol\.refused"):
        Line.enrol(ticket)
    foreign = ticket.replace(ticket[len("caseworker-enrol:") :].partition(".")[0], "A" * 43)
    with pytest.raises(AssertionError, match="another server"):
        Line.enrol(foreign)


def test_hello_tells_what_the_device_may_do(server: ServedAgency) -> None:
    device = a_device(server, "p1")
    hello = {"device": device.line.device, "life": device.life, "app": "0", "schema": 1, "clock": 0}

    told = device.line.post("hello", hello).told
    later = device.line.post("hello", {**hello, "protocol": 2})

    assert sorted(told["scopes"]) == sorted([f"@{device.line.officer}", "all", "p1/0"])
    assert told["lineage"] == device.lineage
    assert (told["protocol"], told["limits"]["operations"]) == (1, 500)
    assert (later.status, later.told["error"]) == (409, "sync.server-too-old")
    assert device.line.ask("GET", f"/sync/v1/pack/{told['pack']}").told["version"] == told["pack"]


def test_every_failure_is_told_by_a_key(server: ServedAgency) -> None:
    line = a_device(server, "p28").line
    zstd = {"Content-Encoding": "zstd"}

    asked = {
        (404, "server.no-such-place"): line.ask("GET", "/sync/v1/nothing"),
        (405, "server.wrong-method"): line.ask("GET", "/sync/v1/push"),
        (400, "sync.bad-message"): line.ask("POST", "/sync/v1/push", b"{}"),
        (400, "server.body-unreadable"): line.ask("POST", "/sync/v1/push", b"{}", headers=zstd),
        (415, "server.encoding-unknown"): line.ask("POST", "/sync/v1/push", b"{}", headers={"Content-Encoding": "br"}),
        (413, "server.body-too-large"): line.ask("POST", "/sync/v1/hello", b" " * 20_000),
        (403, "sync.not-yours"): line.post("pull", {"device": new_id(), "epoch": None, "cursor": 0}),
        (404, "chunk.unknown"): line.ask("GET", "/sync/v1/scope/elsewhere/0/manifest"),
        (404, "pack.not-published"): line.ask("GET", "/sync/v1/pack/none"),
    }

    assert [(one.status, one.told) for one in asked.values()] == [(status, {"error": name}) for status, name in asked]


def test_a_record_is_made_here_and_read_and_edited_there(server: ServedAgency) -> None:
    ann, ben = two_devices(server, "p2")
    record = shared_person(ann, ben, "p2", languages=["pt"])
    assert (ben.shown(record) or {})["description"] == "a man of about 40"

    ben.do(
        ["person", record, "set", "description", "about 45"], ["person", record, "add", "languages", "en"], why="told"
    )
    ben.round()
    ann.round()

    assert ann.shown(record) == ben.shown(record)
    assert (ann.shown(record) or {})["languages"] == ["pt", "en"]
    assert {one.answer["state"] for one in ben.outbox if one.answer} == {"applied"}
    assert all(one.passed for one in (*ann.outbox, *ben.outbox))
    assert "told" in {one.get("reason") for one in ann.credits.values()}


def test_what_waits_is_shown_before_anything_is_sent(server: ServedAgency) -> None:
    ann = a_device(server, "p3")

    record = a_person(ann, "p3")

    assert ann.shown(record) == {"territory": "p3", "description": "a man of about 40"}
    assert record not in ann.base


def test_a_push_whose_answer_was_lost_may_be_repeated(server: ServedAgency) -> None:
    ann = a_device(server, "p4")
    a_person(ann, "p4")
    lost = copy.deepcopy(ann)

    first = ann.push()

    assert lost.push() == first
    assert [one["state"] for one in first["answers"]] == ["applied"]


def test_two_values_of_a_field_that_is_decided_are_a_conflict_until_somebody_settles_it(server: ServedAgency) -> None:
    ann, ben = a_device(server, "p5", role=Role.SUPERVISOR), a_device(server, "p5")
    record = shared_person(ann, ben, "p5")
    stood, came = ann.set("person", record, "birth_date", "1958"), ben.set("person", record, "birth_date", "1959-03")
    for device in (ann, ben, ann):
        device.round()

    found = conflict_id(record, "birth_date", stood, came)
    assert [one.answer["state"] for one in ben.outbox if one.answer and one.body[0] == came] == ["conflict"]
    assert ann.shown(found) == ben.shown(found)
    told = ann.shown(found) or {}
    assert [json.loads(one["value"]) for one in told["sides"]] == ["1958", "1959-03"]
    assert (ann.shown(record) or {})["birth_date"] == "1958"

    ann.do(
        ["person", record, "set", "birth_date", "1959-03"],
        ["conflict", found, "set", "settled", 2],
        ["conflict", found, "set", "settled_by", ann.line.officer],
    )
    for device in (ann, ben):
        device.round()

    assert (ben.shown(record) or {})["birth_date"] == "1959-03"
    assert (ben.shown(found) or {})["settled"] == 2


def test_of_two_descriptions_the_later_clock_stands_and_the_other_is_kept(server: ServedAgency) -> None:
    ann, ben = two_devices(server, "p6")
    record = shared_person(ann, ben, "p6")
    early = ann.set("person", record, "description", "early")
    ben.hlc = ann.hlc
    late = ben.set("person", record, "description", "late")

    for device in (ben, ann, ben):
        device.round()

    assert ann.shown(record) == ben.shown(record)
    assert (ann.shown(record) or {})["description"] == "late"
    assert [one.answer["state"] for one in ann.outbox if one.answer and one.body[0] == early] == ["superseded"]
    assert (ben.shown(conflict_id(record, "description", late, early)) or {})["settled"] == 1


def test_members_and_counts_of_two_devices_add_up(server: ServedAgency) -> None:
    ann, ben = two_devices(server, "p7")
    record, at = new_id(), 1
    made = {"territory": "p7", "title": "call", "created_at": at, "created_by": ann.line.officer}
    ann.create("task", record, **made)
    ann.round()
    ben.round()

    for device, template in ((ann, "one"), (ben, "two")):
        device.do(["task", record, "incr", "postponed", 1], ["task", record, "add", "after", template])
    for device in (ann, ben, ann):
        device.round()

    shown = ann.shown(record) or {}
    assert shown == ben.shown(record)
    assert (shown["postponed"], sorted(shown["after"])) == (2, ["one", "two"])


def test_of_an_erased_record_only_digests_are_left(server: ServedAgency) -> None:
    boss, ann = a_device(server, "p31", role=Role.SUPERVISOR), a_device(server, "p31")
    record = shared_person(ann, boss, "p31", description="secret words")
    before = copy.deepcopy(ann.outbox[0])

    boss.do(["person", record, "erase", "", None], why="by law")
    for device in (boss, ann):
        device.round()

    assert (ann.shown(record), boss.shown(record)) == (None, None)
    assert "secret words" not in str(ann.outbox)
    assert extend(FIRST_CHAIN, ann.outbox[0].body) == extend(FIRST_CHAIN, before.body) == before.chain
    ann.outbox[0].answer = None
    ann.push()
    assert ann.outbox[0].answer == before.answer


def test_a_refusal_is_an_answer_that_holds_up_nothing(server: ServedAgency) -> None:
    ann = a_device(server, "p8")
    refused = a_person(ann, "elsewhere")
    good = a_person(ann, "p8")

    ann.round()

    states = [(one.answer["state"], one.answer.get("reason", "")) for one in ann.outbox if one.answer]
    assert states == [("refused", "scope"), ("applied", "")]
    assert (ann.shown(refused), ann.shown(good) is not None) == (None, True)
    assert ann.returned == [ann.outbox[0].body[0]]


def test_an_operation_about_a_record_the_server_does_not_know_waits(server: ServedAgency) -> None:
    ann, ben = two_devices(server, "p9")
    record = a_person(ann, "p9")
    ben.hlc = ann.hlc
    ben.set("person", record, "description", "by the other")
    ben.round()
    assert [one.answer["state"] for one in ben.outbox if one.answer] == ["parked"]

    ann.round()
    ben.round()

    assert (ben.shown(record) or {})["description"] == "by the other"
    assert ben.sums("p9/0") == ben.line.post("digest", compared(ben, "p9/0")).told["sums"]["p9/0"]


def test_a_device_put_back_from_a_copy_goes_on_in_a_new_life(server: ServedAgency) -> None:
    ann = a_device(server, "p10")
    record = a_person(ann, "p10")
    ann.round()
    copied = copy.deepcopy(ann)
    ann.set("person", record, "description", "lost with the disk")
    ann.round()

    copied.set("person", record, "description", "after it was put back")
    reply = copied.push()
    assert reply["fork"]
    copied.round()

    assert copied.life != ann.life
    assert all(one.passed for one in copied.outbox)
    assert {one.answer["state"] for one in copied.outbox if one.answer} <= {"applied", "superseded"}


def test_two_machines_under_one_name_are_shut_out(server: ServedAgency) -> None:
    ann = a_device(server, "p11")
    record = a_person(ann, "p11")
    ann.round()
    copied = copy.deepcopy(ann)
    ann.set("person", record, "description", "here")
    ann.round()
    copied.set("person", record, "description", "there")
    copied.round()

    ann.set("person", record, "description", "here again")
    ann.push()

    refused = ann.line.ask("POST", "/sync/v1/pull", canonical(ann.place()))
    assert (refused.status, refused.told) == (401, {"error": "sync.not-authenticated"})
    assert ann.line.open_session() == 401


def test_missing_operations_are_a_gap_and_go_again(server: ServedAgency) -> None:
    ann = a_device(server, "p12")
    for _ in range(2):
        a_person(ann, "p12")
    ann.push()
    third, fourth = a_person(ann, "p12"), a_person(ann, "p12")
    hidden = ann.outbox.pop(-2)
    asked = ann.push()
    assert asked["gap"] == 2
    assert ann.outbox[-1].body[3] == ann.life

    ann.outbox.insert(-1, hidden)
    ann.begin_life(2)
    ann.round()

    assert {one.answer["state"] for one in ann.outbox if one.answer} == {"applied"}
    assert third in ann.base
    assert fourth in ann.base


def test_after_a_restored_backup_everything_goes_again_and_counts_once(server: ServedAgency) -> None:
    ann = a_device(server, "p13")
    record = a_person(ann, "p13")
    ann.do(["person", record, "add", "languages", "pt"])
    ann.round()
    before = ann.shown(record)
    with server.parts.database.writing() as connection:
        tx = server.parts.database.tx(connection)
        tx.begin_epoch(Epoch(UUID(int=0xE2), tx.stream().head))

    ann.round()

    assert len(ann.lineage) == 2
    assert ann.shown(record) == before
    assert all(one.passed for one in ann.outbox)


def test_lost_rights_take_the_records_along(server: ServedAgency) -> None:
    ann = a_device(server, "p14")
    record = a_person(ann, "p14")
    ann.round()
    officer = OfficerId(UUID(ann.line.officer))
    with server.parts.database.writing() as connection:
        known = server.identity.people.get(connection, officer)
        moved = type(known)(id=officer, name=known.name, role=known.role, territories=("p15",))
        server.identity.people.change(connection, moved, now=datetime.now(UTC))

    ann.pull()

    assert record not in ann.base
    assert "p14/0" not in ann.held
    assert "p15/0" in ann.held


def test_sums_agree_and_what_differs_is_fetched_again(server: ServedAgency) -> None:
    ann = a_device(server, "p16")
    records = [a_person(ann, "p16") for _ in range(5)]
    ann.round()
    told = ann.line.post("digest", compared(ann, "p16/0", "elsewhere/0")).told
    assert told == {"cursor": ann.cursor, "sums": {"p16/0": ann.sums("p16/0")}}

    del ann.base[records[0]]
    differing = [at for at, one in enumerate(ann.sums("p16/0")) if one != told["sums"]["p16/0"][at]]
    asked = {"device": ann.line.device, "scope": "p16/0", "buckets": differing}
    for row in ann.line.post("refetch", asked).told["rows"]:
        ann.take_row(row)

    assert ann.sums("p16/0") == told["sums"]["p16/0"]
