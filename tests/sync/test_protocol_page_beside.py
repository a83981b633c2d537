"""A client made from `docs/sync-protocol.md` alone: what travels beside the work, and devices that are far."""

import base64
import hashlib
import io
import json
import os
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
import zstandard
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from caseworker.domain.actions import Role
from caseworker.domain.ids import DeviceId
from tests.sync import page_bundle, page_checkpoints, page_client, page_device
from tests.sync.page_client import Line, b64, canonical, new_id, six_digits
from tests.sync.page_device import PlainDevice
from tests.sync.page_office import a_device, a_person, compared, two_devices
from tests.sync.server.served_agency import ServedAgency, a_served_agency


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedAgency]:
    with a_served_agency(tmp_path_factory.mktemp("server")) as made:
        yield made


def test_a_scope_is_filled_from_chunks(server: ServedAgency, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = a_device(server, "p17")
    records = {a_person(ann, "p17") for _ in range(20)}
    ann.round()
    monkeypatch.setattr(server.parts.chunks, "_least_records", 10)

    manifest = ann.line.ask("GET", f"/sync/v1/scope/{quote('p17/0', safe='/@')}/manifest").told
    entry = manifest["chunks"][0]
    part = ann.line.ask("GET", f"/sync/v1/chunk/{entry['sha256']}", headers={"Range": "bytes=0-99"})
    packed = ann.line.ask("GET", f"/sync/v1/chunk/{entry['sha256']}").body
    rows = [json.loads(line) for line in zstandard.ZstdDecompressor().decompress(packed).splitlines()]

    assert (part.status, part.headers["content-range"]) == (206, f"bytes 0-99/{entry['bytes']}")
    assert (hashlib.sha256(packed).hexdigest(), packed[:100]) == (entry["sha256"], part.body)
    assert {row["id"] for row in rows} == records
    assert (rows[0]["id"], rows[-1]["id"], len(rows)) == (entry["first"], entry["last"], entry["rows"])
    assert (manifest["lineage"], manifest["chunked"]) == (ann.lineage, ["all", "p17/0"])


def test_a_new_device_is_filled_from_chunks_and_then_reads_the_log(
    server: ServedAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = a_device(server, "p27")
    first = [a_person(ann, "p27") for _ in range(12)]
    ann.round()
    monkeypatch.setattr(server.parts.chunks, "_least_records", 10)
    new = PlainDevice(Line.enrol(server.ticket(server.hire("Ben", Role.OFFICER, "p27"))))
    hello = {"device": new.line.device, "life": new.life, "app": "0", "schema": 1, "clock": 0}
    agreed = new.line.post("hello", hello).told
    new.follow(agreed["lineage"])

    for scope in agreed["scopes"]:
        _fill(new, scope)
        ann.set("person", first[0], "description", f"written while {scope} was filled")
        ann.round()
    assert {"all", "p27/0"} <= set(new.held)
    new.round()

    for scope in new.held:
        assert new.sums(scope) == new.line.post("digest", compared(new, scope)).told["sums"][scope]
    assert {one: new.shown(one) for one in first} == {one: ann.shown(one) for one in first}


def _fill(device: PlainDevice, scope: str) -> None:
    """Take all chunks of a scope in, as section 15 has it; leave a scope without chunks to the pages."""
    manifest = device.line.ask("GET", f"/sync/v1/scope/{quote(scope, safe='/@')}/manifest").told
    for entry in manifest.get("chunks", []):
        packed = device.line.ask("GET", f"/sync/v1/chunk/{entry['sha256']}").body
        rows = [json.loads(line) for line in zstandard.ZstdDecompressor().decompress(packed).splitlines()]
        is_last = entry == manifest["chunks"][-1]
        page: dict[str, Any] = {"cursor": device.cursor, "held": device.held, "rows": rows}
        page |= {"held": [*device.held, scope]} if is_last else {"filling": {"scope": scope, "after": entry["last"]}}
        at_first = device.resume_at is None
        page["resume_at"] = manifest["as_of"] if at_first else min(device.resume_at or 0, manifest["as_of"])
        device.take(page)


def attached(device: PlainDevice, territory: str, content: bytes) -> str:
    """Attach content to a new person, and send the record; return its sum."""
    person, sha256, now = new_id(), hashlib.sha256(content).hexdigest(), int(time.time() * 1_000_000)
    device.create("person", person, territory=territory, description="x")
    told = {"name": "a.bin", "media_type": "application/octet-stream", "size": len(content), "sha256": sha256}
    told |= {"origin": "file", "captured_at": now, "recorded_at": now, "officer": device.line.officer}
    device.create("attachment", new_id(), territory=territory, person=person, **told)
    device.round()
    return sha256


def test_content_travels_in_pieces_both_ways(server: ServedAgency) -> None:
    ann, ben = two_devices(server, "p18")
    content = os.urandom(300_000)
    sha256 = attached(ann, "p18", content)
    path = f"/sync/v1/blob/{sha256}"
    ben.round()
    assert ben.line.ask("GET", path, headers={"Range": "bytes=0-9"}).status == 404

    for offset in (0, 200_000):
        piece = {"Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0"}
        piece |= {"Upload-Offset": str(offset), "Upload-Length": str(len(content))}
        sent = ann.line.ask("PATCH", path, content[offset : offset + 200_000], headers=piece)
        assert sent.status == 204
        stray = ann.line.ask("PATCH", path, b"x", headers={**piece, "Upload-Offset": "17"})
        assert stray.status == 409
        reached = ann.line.ask("HEAD", path).headers
        assert reached["upload-offset"] == sent.headers["upload-offset"]

    whole = ben.line.ask("GET", path)
    tail = ben.line.ask("GET", path, headers={"Range": "bytes=299990-"})
    assert (whole.status, whole.body) == (200, content)
    assert (tail.status, tail.body, tail.headers["content-range"]) == (206, content[-10:], "bytes 299990-299999/300000")


def test_wake_tells_of_news_as_an_answer_and_as_an_event(server: ServedAgency) -> None:
    ann, ben = two_devices(server, "p19")
    path = f"/sync/v1/wake?cursor={ben.cursor}"
    heard = threading.Event()
    waiting = threading.Thread(target=_listen, args=(ben.line, path, heard))
    waiting.start()
    assert heard.wait(10)

    a_person(ann, "p19")
    ann.push()

    waiting.join(10)
    assert not waiting.is_alive()
    behind = ben.line.ask("GET", path, headers={"Accept": "application/json"})
    assert behind.told["head"] > ben.cursor


def _listen(line: Line, path: str, heard: threading.Event) -> None:
    """Say when the server answers, and end with the first event."""
    with page_client.opened(line, path, accept="text/event-stream") as answer:
        for raw in answer:
            heard.set()
            if raw.startswith(b"data:"):
                assert json.loads(raw[5:])["head"] > 0
                return


def test_a_request_for_numbers_gives_one_block_however_often_it_is_asked(server: ServedAgency) -> None:
    ann = a_device(server, "p20")
    asked = {"request": new_id(), "series": "person", "count": 7}

    first = ann.line.post("numbers", asked).told
    other = ann.line.post("numbers", {**asked, "request": new_id()}).told

    assert ann.line.post("numbers", asked).told == first
    assert (first["last"] - first["first"], other["first"] > first["last"]) == (6, True)
    assert ann.line.post("numbers", {**asked, "request": new_id(), "series": "none"}).status == 404


def test_the_list_of_colleagues_is_fetched_when_hello_names_another(server: ServedAgency) -> None:
    ann = a_device(server, "p30")
    hello = {"device": ann.line.device, "life": ann.life, "app": "0", "schema": 1, "clock": 0}
    before = ann.line.post("hello", hello).told["colleagues"]

    ben = server.hire("Ben Ode", Role.FRONT_DESK, "p30")
    now = ann.line.post("hello", hello).told["colleagues"]
    answer = ann.line.ask("GET", "/sync/v1/colleagues")
    listed = {one["id"]: one for one in answer.told["colleagues"]}

    assert before != now == answer.told["version"] == page_client.version_of(answer.told["colleagues"])
    assert answer.headers["etag"] == f'"{now}"'
    assert listed[str(ben)]["name"] == "Ben Ode"
    assert set().union(*listed.values()) <= {"id", "name", "role", "team", "territories", "desk", "disabled"}


def test_the_trail_is_taken_and_the_checkpoint_continues(server: ServedAgency) -> None:
    ann = a_device(server, "p21")
    trail = page_checkpoints.Trail(ann.line.device, ann.line.officer)
    first = ann.line.post("audit", {"records": [trail.record("store.open"), trail.record("record.read")]}).told
    assert (first["have"], first["leaf"]) == (2, trail.last)
    known = page_checkpoints.read_note(first["checkpoint"]["note"], ann.line.server_key)
    assert ann.line.post("audit", {"records": [trail.record("store.lock")]}).told["have"] == 3
    with server.parts.database.writing() as connection:
        server.parts.audit.checkpoint(connection, datetime.now(UTC), at_once=True)

    second = ann.line.post("audit", {"witnessed": known.size, "origin": known.origin}).told
    later = page_checkpoints.read_note(second["checkpoint"]["note"], ann.line.server_key)

    assert later.size > known.size
    assert second["have"] == 3
    proof = [bytes.fromhex(one) for one in second["checkpoint"]["proof"]]
    assert page_checkpoints.continues(known, later, proof)
    assert not page_checkpoints.continues(known, later, [*proof[:-1], bytes(32)])


def test_bodies_may_be_packed_both_ways(server: ServedAgency) -> None:
    ann = a_device(server, "p22")
    packed = zstandard.ZstdCompressor().compress(canonical(compared(ann, "p22/0")))

    answer = ann.line.ask(
        "POST", "/sync/v1/digest", packed, headers={"Content-Encoding": "zstd", "Accept-Encoding": "zstd"}
    )

    assert answer.headers["content-encoding"] == "zstd"
    assert json.loads(zstandard.ZstdDecompressor().decompress(answer.body))["sums"]["p22/0"] == ann.sums("p22/0")


def test_every_wrong_signature_is_answered_alike(server: ServedAgency) -> None:
    ann = a_device(server, "p23")
    body, path = canonical(ann.place()), "/sync/v1/pull"
    good = ann.line.signed("POST", path, body)
    assert ann.line.ask("POST", path, body, headers=good).status == 200

    wrong = [
        good,  # the nonce is spent
        ann.line.signed("POST", path, b"another body"),
        ann.line.signed("POST", "/sync/v1/push", body),
        {**ann.line.signed("POST", path, body), "Authorization": "Bearer " + "A" * 43},
    ]
    ann.line.ahead_s -= 400
    wrong.append(ann.line.signed("POST", path, body))

    answers = [ann.line.ask("POST", path, body, headers=one) for one in wrong]
    assert {(one.status, one.body) for one in answers} == {(401, b'{"error":"sync.not-authenticated"}')}


def test_an_order_to_wipe_comes_in_place_of_a_token(server: ServedAgency) -> None:
    line = a_device(server, "p24").line
    with server.parts.database.writing() as connection:
        server.identity.devices.order_wipe(
            connection, DeviceId(UUID(line.device)), keep_outbox=False, now=datetime.now(UTC)
        )
    line.open_session()
    assert line.wipe is not None
    assert (line.wipe["device"], line.wipe["keep_outbox"], line.token) == (line.device, False, "")

    told = {"device": line.device, "order": line.wipe["order"], "keyring_cleared": True, "outbox_kept": False}
    signature = b64(line.key.sign(b"caseworker/wiped/v1\n" + canonical(told)))

    assert line.post_open("session/wiped", {**told, "signature": signature}).told == {"done": True}
    assert line.open_session() == 401


def test_a_locked_out_device_gets_its_secret_back(server: ServedAgency) -> None:
    line, boss = a_device(server, "p25").line, a_device(server, "p25", role=Role.SUPERVISOR).line
    profile, secret = new_id(), os.urandom(32)
    info = canonical({"device": line.device, "epoch": 1, "kind": "device-secret/v1", "profile": profile})
    suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    bundle_key = X25519PublicKey.from_public_bytes(base64.b64decode(line.trust["bundle_key"]))
    sealed = b64(suite.encrypt(secret, bundle_key, info=info))
    assert line.post("device-secret", {"profile": profile, "epoch": 1, "sealed": sealed}).told == {"done": True}
    new = X25519PrivateKey.generate()
    ask = {"wanted": "device-secret", "device": line.device, "profile": profile, "epoch": 1}
    keys = {"ephemeral": new.public_key().public_bytes_raw(), "random": os.urandom(32)}
    asked = line.post_open("recovery/ask", {**ask, **{name: b64(one) for name, one in keys.items()}}).told["id"]
    hexed = {name: one.hex() for name, one in keys.items()}
    told = canonical({**ask, **hexed, "kind": "recovery/v1", "slot": hashlib.sha256(b"").hexdigest()})

    waiting = boss.ask("GET", "/sync/v1/recovery/waiting").told["requests"]
    assert [one["id"] for one in waiting] == [asked]
    assert line.post_open("recovery/fetch", {"id": asked}).told == {}
    approved = boss.post(f"recovery/{asked}/approve", {"code": six_digits("caseworker/recovery-check/v1", told)})
    assert approved.told == {"done": True}

    answer = line.post_open("recovery/fetch", {"id": asked}).told
    assert suite.decrypt(base64.b64decode(answer["sealed"]), new, info=told) == secret


def test_a_supervisor_is_told_what_was_refused(server: ServedAgency) -> None:
    ann, boss = a_device(server, "p28"), a_device(server, "p28", role=Role.SUPERVISOR)
    record = a_person(ann, "p28")
    ann.do(["person", record, "set", "birth_date", ["no", "date"]])
    ann.round()

    (told,) = boss.line.ask("GET", "/sync/v1/problems").told["problems"]
    assert (told["kind"], told["word"], told["scope"]) == ("refused", "wrong-value", "p28/0")
    assert [(one["verb"], one["value"]) for one in told["said"]] == [("set", ["no", "date"])]
    assert boss.line.ask("POST", f"/sync/v1/problems/{told['id']}/settle").told["settled_by"] == boss.line.officer
    assert boss.line.ask("GET", "/sync/v1/problems").told["problems"] == []
    assert ann.line.ask("GET", "/sync/v1/problems").status == 403


def test_a_case_that_cannot_wait_is_opened_noted_on_and_reviewed(server: ServedAgency) -> None:
    ann, ben, boss = *two_devices(server, "p29"), a_device(server, "p29", role=Role.SUPERVISOR)
    eve, case, now = a_device(server, "p30"), new_id(), int(time.time() * 1_000_000)
    told = {"case_type": "repair", "pack_version": "1", "title": "Roof", "opened_at": now, "stage": "new"}
    ann.create("case", case, territory="p29", stage_since=now, opened_by=ann.line.officer, **told)
    for device in (ann, ben):
        device.round()
    asked = {"id": new_id(), "case": case, "category": "person_present", "reason": "They stand here and are afraid."}

    shown = eve.line.post("break-glass", asked).told
    note = {"id": new_id(), "text": "A place was found for tonight."}
    written = eve.line.post(f"break-glass/{asked['id']}/note", note).told

    assert [row["id"] for row in shown["rows"]] == [case]
    assert shown["until"] > now
    ann.round()
    assert ann.base[note["id"]].v == written["seq"]
    assert case not in eve.base
    assert eve.line.ask("GET", f"/sync/v1/break-glass/{asked['id']}/case").status == 200
    assert ben.line.post("break-glass", {**asked, "id": new_id()}).told == {"error": "break-glass.refused"}
    (opening,) = boss.line.ask("GET", "/sync/v1/break-glass").told["openings"]
    assert (opening["id"], opening["officer"]) == (asked["id"], eve.line.officer)
    reviewed = boss.line.ask("POST", f"/sync/v1/break-glass/{asked['id']}/review").told
    assert reviewed["reviewed_by"] == boss.line.officer


def test_a_bundle_made_by_hand_is_carried_by_another_device(server: ServedAgency) -> None:
    far, near = two_devices(server, "p26")
    record = a_person(far, "p26")
    asked: dict[str, Any] = {"device": far.line.device, "life": far.life, "epoch": far.epoch}
    asked["operations"] = [page_device.as_sent(one) for one in far.outbox]
    frames = page_bundle.frame(2, canonical(far.place())) + page_bundle.frame(1, canonical(asked))
    frames += page_bundle.frame(8, canonical({"records": [], "witnessed": 0, "origin": ""}))
    server_box = base64.b64decode(far.line.trust["bundle_key"])
    header = {"version": 1, "id": new_id(), "kind": "work", "device": far.line.device}
    header |= {"recipient": hashlib.sha256(server_box).hexdigest(), "first": 1, "last": 1}
    made = page_bundle.write(header, frames, recipient=server_box, signer=far.line.key)

    answer = near.line.ask("POST", "/sync/v1/bundle", made)
    told, content = page_bundle.read(answer.body, recipient=far.line.box, sender=far.line.server_key)
    trail = [json.loads(said) for kind, said in page_bundle.frames(io.BytesIO(content)) if kind == 9]
    for kind, said in page_bundle.frames(io.BytesIO(content)):
        if kind == 5:
            far.take_answer(list(far.outbox), json.loads(said)["reply"])
        if kind == 6:
            far.take(json.loads(said)["reply"])

    assert (told["kind"], told["answers"]) == ("reply", header["id"])
    assert all(one.passed for one in far.outbox)
    near.pull()
    assert near.shown(record) == far.shown(record)
    assert [one["reply"]["have"] for one in trail] == [0]
    assert trail[0]["reply"]["checkpoint"]["note"].startswith("caseworker/agency/")
    broken = near.line.ask("POST", "/sync/v1/bundle", made[:-1] + bytes([made[-1] ^ 1]))
    assert (broken.status, broken.told["error"]) == (422, "bundle.not-taken")
    foreign = page_bundle.write(header, frames, recipient=server_box, signer=Ed25519PrivateKey.generate())
    assert near.line.ask("POST", "/sync/v1/bundle", foreign).status == 422
