"""What `docs/sync-protocol.md` states is true: its examples by two implementations, its lists by what there is."""

import base64
import hashlib
import hmac
import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain.actions import Reason, Role
from caseworker.domain.conflicts import conflict_id
from caseworker.domain.ids import DeviceId, OfficerId, OperationId
from caseworker.domain.merge import Settled
from caseworker.domain.operations import FIRST_CHAIN, digest, extend, in_life, without
from caseworker.errors import CaseworkerError
from sync.protocol import (
    bundle,
    bundle_frames,
    checkpoints,
    digests,
    enrolment,
    lease,
    limits,
    manifest,
    merkle,
    recovery,
    sessions,
    signatures,
    statements,
    tickets,
    trust,
)
from sync.protocol.bodies import digest_of, read_body
from sync.protocol.contact import MARK, MOST_NUMBERS
from sync.protocol.messages import State, What
from sync.server import hindrances
from sync.server.identity.people import Officer
from sync.server.identity.telling import told_colleagues
from sync.server.web.openapi import plain_path
from tests.sync import page_bundle, page_checkpoints, page_client
from tests.sync.page_client import canonical
from tests.sync.page_fields import field_text
from tests.sync.running import a_running_server

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sync-protocol.md"
_BLOCK = re.compile(r"^```\w+ (example|values)=([\w.]+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


@cache
def blocks() -> dict[tuple[str, str], str]:
    return {(kind, name): text for kind, name, text in _BLOCK.findall(PAGE.read_text("utf-8"))}


def example(name: str) -> str:
    return blocks()["example", name]


def values(name: str) -> dict[str, str]:
    return dict(line.split(" = ", 1) for line in blocks()["values", name].splitlines())


def key(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(values("keys")[name]))


def test_the_public_keys_are_those_of_the_secret_ones() -> None:
    keys = values("keys")
    signing = {"device_signing_public": "device_signing", "server_key": "server_signing", "root": "root_secret"}
    sealing = {"device_sealing_public": "device_sealing", "bundle_key": "server_bundle_secret"}

    for public, secret in signing.items():
        assert key(secret).public_key().public_bytes_raw().hex() == keys[public]
    for public, secret in sealing.items():
        made = X25519PrivateKey.from_private_bytes(bytes.fromhex(keys[secret]))
        assert made.public_key().public_bytes_raw().hex() == keys[public]


def test_the_lease_is_a_statement_of_the_server() -> None:
    keys, body = values("keys"), example("lease.body").encode()
    raw, server = example("lease.statement").encode(), bytes.fromhex(keys["server_key"])
    signature = key("server_signing").sign(b"caseworker/lease/v1\n" + body)
    mine = canonical({"body": page_client.b64(body), "signature": page_client.b64(signature)})

    assert raw == mine
    assert page_client.statement_body(raw, "lease/v1", server) == json.loads(body)
    assert lease.sign_lease(lease.read_lease(raw, server), key("server_signing")) == raw
    assert str(lease.read_lease(raw, server).device) == keys["device"]


def test_the_ticket_gives_its_id_and_its_mac_key() -> None:
    told = values("ticket")
    mine, ours = page_client.Ticket.read(told["text"]), tickets.from_text(told["text"])

    assert (mine.code.hex(), ours.code.hex()) == (told["code"], told["code"])
    assert (mine.id, ours.id) == (told["id"], told["id"])
    assert (mine.mac_key.hex(), ours.mac_key.hex()) == (told["mac_key"], told["mac_key"])
    assert mine.root_fingerprint.hex() == told["root_fingerprint"] == hashlib.sha256(_root()).hexdigest()
    assert (mine.server, tickets.to_text(ours)) == (ours.server, told["text"])


def _root() -> bytes:
    return bytes.fromhex(values("keys")["root"])


def test_the_transcript_is_what_both_sides_saw() -> None:
    told, keys, proof = json.loads(example("transcript")), values("keys"), values("enrolment")
    transcript = example("transcript").encode()
    raw = {name: bytes.fromhex(told[name]) for name in ("device_random", "server_random", "signing_key", "sealing_key")}
    begin = enrolment.BeginRequest(
        ticket=told["ticket"],
        device=DeviceId(UUID(told["device"])),
        signing_key=raw["signing_key"],
        sealing_key=raw["sealing_key"],
        random=raw["device_random"],
    )
    reply = enrolment.BeginReply(enrolment=UUID(told["enrolment"]), random=raw["server_random"], server_time=0)
    document: dict[str, Any] = {
        name: bytes.fromhex(keys[name]) for name in ("server_key", "bundle_key", "recovery_key")
    }
    trusted = trust.TrustDocument(version=1, agency="", issued_at=0, update_root=bytes(32), **document)
    sent = {"ticket": told["ticket"], "device": told["device"], "random": page_client.b64(raw["device_random"])}
    sent |= {name: page_client.b64(raw[name]) for name in ("signing_key", "sealing_key")}
    begun = {"enrolment": told["enrolment"], "random": page_client.b64(raw["server_random"])}
    believed = {**{name: page_client.b64(one) for name, one in document.items()}, "version": 1}

    assert page_client.transcript_of(sent, begun, root=_root(), trust=believed) == transcript
    assert enrolment.transcript_of(begin, reply, root=_root(), trust=trusted) == transcript
    signed, mac_key = b"caseworker/enrol/v1\n" + transcript, bytes.fromhex(values("ticket")["mac_key"])
    assert hmac.digest(mac_key, signed, "sha256").hex() == proof["mac"]
    assert enrolment.transcript_mac(mac_key, transcript).hex() == proof["mac"]
    assert page_client.b64(key("device_signing").sign(signed)) == proof["signature"]
    made = enrolment.finish_request(reply.enrolment, transcript, mac_key=mac_key, signing_key=key("device_signing"))
    assert made.signature == base64.b64decode(proof["signature"])
    assert page_client.six_digits("caseworker/check/v1", transcript) == proof["check_code"]
    assert enrolment.check_code(transcript) == proof["check_code"]


def test_a_session_is_opened_by_this_proof() -> None:
    keys, told = values("keys"), values("session")
    challenge, server = base64.b64decode(told["challenge"]), bytes.fromhex(keys["server_key"])
    device = keys["device"]

    mine = page_client.session_proof(device=device, challenge=challenge, server_key=server)
    ours = sessions.proof_bytes(device=DeviceId(UUID(device)), challenge=challenge, server_key=server)

    assert mine == ours == example("session.signed").encode()
    assert page_client.b64(key("device_signing").sign(mine)) == told["signature"]


def test_a_request_is_signed_like_this() -> None:
    body, keys = example("request.body").encode(), values("keys")
    headers = dict(line.split(": ", 1) for line in example("request.headers").splitlines())
    base = example("request.base").encode()
    uri, created, nonce = _signed_parts(base.decode())
    token = headers["Authorization"].removeprefix("Bearer ")

    mine, my_base = page_client.signed_headers(
        key("device_signing"),
        device=keys["device"],
        method="POST",
        uri=uri,
        body=body,
        token=token,
        created=created,
        nonce=nonce,
    )
    asked = signatures.Signed(method="POST", target_uri=uri, body=body, authorization=f"Bearer {token}")
    device = DeviceId(UUID(keys["device"]))
    ours = signatures.sign(asked, key("device_signing"), device=device, created_s=created, nonce=nonce)

    assert (mine, my_base) == (headers, base)
    assert ours == headers
    lower = {name.lower(): value for name, value in headers.items()}
    parameters, signature = signatures.read_headers(lower)
    public = bytes.fromhex(keys["device_signing_public"])
    assert signatures.is_by(asked, parameters, signature, digest=headers["Content-Digest"], public=public)


def _signed_parts(base: str) -> tuple[str, int, bytes]:
    uri, created = re.search(r'"@target-uri": (\S+)', base), re.search(r"created=(\d+)", base)
    nonce = re.search(r'nonce="([\w-]+)"', base)
    assert uri is not None
    assert created is not None
    assert nonce is not None
    return uri[1], int(created[1]), base64.urlsafe_b64decode(nonce[1] + "==")


def test_operations_have_these_digests_and_chains() -> None:
    told = values("operations")
    first, second = (example(f"operation{number}.body").encode() for number in (1, 2))
    chain = bytes.fromhex(told["chain1"])

    assert page_client.hashed(json.loads(second)) == example("operation2.hashed").encode()
    for raw, name in ((first, "digest1"), (second, "digest2")):
        assert canonical(json.loads(raw)) == raw
        mine = page_client.blake(page_client.hashed(json.loads(raw)))
        assert mine.hex() == digest(raw).hex() == digest_of(raw).hex() == told[name]
    assert page_client.extend(FIRST_CHAIN, json.loads(first)) == chain == extend(FIRST_CHAIN, digest(first))
    assert page_client.extend(chain, json.loads(second)).hex() == told["chain2"]
    assert extend(chain, digest(second)).hex() == told["chain2"]
    assert read_body(second).n == 2


def test_an_erased_operation_keeps_its_digest() -> None:
    whole, erased = (example(f"operation2.{name}").encode() for name in ("body", "erased"))
    record = UUID(values("conflict")["record"])

    assert without(whole, record) == erased
    assert digest(erased).hex() == values("operations")["digest2"] == digest_of(erased).hex()
    assert page_client.blake(page_client.hashed(json.loads(erased))).hex() == values("operations")["digest2"]
    assert read_body(erased).mutations == ()


def test_an_operation_in_a_new_life_is_chained_anew() -> None:
    moved, told = example("operation2.moved").encode(), values("moved")
    life = UUID(json.loads(moved)[3])

    assert in_life(example("operation2.body").encode(), life) == moved
    assert page_client.blake(page_client.hashed(json.loads(moved))).hex() == told["digest"] == digest(moved).hex()
    assert page_client.extend(FIRST_CHAIN, json.loads(moved)).hex() == told["chain"]
    assert extend(FIRST_CHAIN, digest(moved)).hex() == told["chain"]


def test_a_conflict_has_this_id() -> None:
    told = values("conflict")
    stood, came = (OperationId(UUID(told[name])) for name in ("stood", "came"))

    assert page_client.conflict_id(told["record"], told["field"], told["stood"], told["came"]) == told["id"]
    assert str(conflict_id(UUID(told["record"]), told["field"], stood, came)) == told["id"]


def test_a_record_adds_this_to_its_bucket() -> None:
    told = values("digest")
    record, v = UUID(told["record"]), int(told["v"])

    assert f"{page_client.digest_term(told['record'], v):016x}" == told["term"] == f"{digests.term(record, v):016x}"
    assert record.bytes[-1] == int(told["bucket"]) == digests.bucket_of(record)


def test_the_audit_record_and_the_checkpoint_are_these() -> None:
    told, record, note = values("audit"), example("audit.record").encode(), example("checkpoint.note") + "\n"
    server = bytes.fromhex(values("keys")["server_key"])
    leaf, second = page_checkpoints.leaf_of(record), bytes.fromhex(told["second_leaf"])
    mine = page_checkpoints.read_note(note, server)
    ours = checkpoints.checkpoint_of(note, key=Ed25519PublicKey.from_public_bytes(server))

    assert canonical(json.loads(record)) == record
    assert leaf.hex() == merkle.leaf_hash(record).hex() == told["leaf"]
    assert (mine.origin, mine.size, mine.root) == (ours.origin, ours.size, ours.root)
    assert mine.root == page_checkpoints.node_of(leaf, second) == merkle.node_hash(leaf, second)
    signed = checkpoints.signed(ours.text(), name="caseworker/agency", signer=key("server_signing"))
    assert signed == note


def test_a_locked_out_device_reads_out_these_digits() -> None:
    told = json.loads(example("recovery.ask"))
    ask = recovery.RecoveryAsk(
        wanted=recovery.Wanted(told["wanted"]),
        device=DeviceId(UUID(told["device"])),
        profile=UUID(told["profile"]),
        epoch=told["epoch"],
        ephemeral=bytes.fromhex(told["ephemeral"]),
        random=bytes.fromhex(told["random"]),
    )
    code = values("recovery")["check_code"]

    assert recovery.ask_info(ask) == canonical(told) == example("recovery.ask").encode()
    assert recovery.ask_code(ask) == code
    assert page_client.six_digits("caseworker/recovery-check/v1", canonical(told)) == code


def test_a_list_of_colleagues_has_this_version() -> None:
    told = json.loads(raw := example("colleagues.answer"))
    ids = [OfficerId(UUID(one["id"])) for one in told["colleagues"]]
    ana = Officer(id=ids[0], name="Ana Lima", role=Role.OFFICER, team="housing", territories=("north",))
    zoe = replace(ana, id=ids[1], name="Zoë Ode", role=Role.FRONT_DESK, team="", desk="counter-1", active=False)
    assert page_client.version_of(told["colleagues"]) == told["version"]
    assert msgspec.json.encode(told_colleagues([zoe, ana])).decode() == raw


def test_the_bundle_opens_to_what_the_page_says() -> None:
    keys, raw = values("keys"), base64.b64decode(example("bundle").replace("\n", ""))
    recipient = X25519PrivateKey.from_private_bytes(bytes.fromhex(keys["server_bundle_secret"]))
    sender = bytes.fromhex(keys["device_signing_public"])

    header, content = page_bundle.read(raw, recipient=recipient, sender=sender)
    opened = bundle.OpenedBundle(io.BytesIO(raw), recipient=recipient, sender=sender)

    assert header == json.loads(example("bundle.header"))
    assert list(page_bundle.frames(io.BytesIO(content))) == [(2, example("bundle.frame").encode())]
    assert b"".join(opened.content()) == content == page_bundle.frame(2, example("bundle.frame").encode())
    assert [one.kind for one in bundle_frames.frames(opened.content())] == [bundle_frames.Kind.PLACE]
    assert opened.header.device == DeviceId(UUID(keys["device"]))


def test_every_example_is_looked_at() -> None:
    asked = set(re.findall(r"(?:example|values)\(f?\"([\w.{}]+)\"\)", Path(__file__).read_text("utf-8")))
    patterns = [re.sub(r"{\w+}", r"\\w+", one.replace(".", r"\.")) for one in asked]

    left = {name for _, name in blocks() if not any(re.fullmatch(one, name) for one in patterns)}

    assert left == set()


def test_the_records_are_those_of_the_agency() -> None:
    assert example("fields") == field_text()


def test_every_way_in_is_on_the_page(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    with a_running_server(tmp_path) as server:
        ways = [(one.method, plain_path(one.path)) for one in server.assembly.routes]

    assert [path for _, path in ways if path not in page] == []
    assert {method for method, _ in ways} == {"GET", "HEAD", "PATCH", "POST"}


def test_every_field_of_a_message_is_on_the_page(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    with a_running_server(tmp_path) as server:
        told = [one for one in server.assembly.routes if one.takes is not None or one.gives is not None]
    kinds = [kind for one in told for kind in (one.takes, one.gives) if isinstance(kind, type) and kind is not dict]
    _, components = msgspec.json.schema_components(kinds)
    fields = {name for of, one in components.items() if of != "Health" for name in one.get("properties", ())}

    assert sorted(name for name in fields if not re.search(rf"[`\"]{name}[`\"]", page)) == []


def _with_status(of: type[CaseworkerError]) -> set[tuple[int, str]]:
    status = getattr(of, "status", None) if of.__module__.startswith("sync.") else None
    found = {(int(status), of.key)} if status else set()
    return found.union(*(_with_status(one) for one in of.__subclasses__()))


def test_every_refusal_of_the_server_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    rows = [line for line in page.splitlines() if re.match(r"\| \d{3}", line)]

    missing = [
        (status, name)
        for status, name in sorted(_with_status(CaseworkerError))
        if not any(str(status) in row and f"`{name}`" in row for row in rows)
    ]

    assert missing == []


def test_every_word_of_an_answer_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    refusals = {value for name, value in vars(hindrances).items() if name.isupper() and isinstance(value, str)}
    words = {*State, *What, *Reason} | (refusals - {hindrances.CONFLICT}) | {"not-as-sent", "unknown-officer"}

    assert sorted(word for word in words if f"`{word}`" not in page) == []
    assert [int(one) for one in Settled] == [0, 1, 2]


@pytest.mark.parametrize(
    ("says", "value"),
    [
        ("push 17 MiB", limits.PUSH_MESSAGE_BYTES / 2**20 == 17),
        ("aim at 1 MiB", limits.PUSH_BYTES == 2**20),
        ("one operation 16 MiB", limits.OPERATION_BYTES == 16 * 2**20),
        ("operations and 500 told conflicts", limits.MOST_OPERATIONS == 500),
        ("pull and digest 64 KiB", limits.PULL_MESSAGE_BYTES == 64 * 2**10),
        ("hello and refetch 16 KiB", limits.SMALL_MESSAGE_BYTES == 16 * 2**10),
        ("colleagues 4 MiB and 10,000 of them", (limits.COLLEAGUES_BYTES, limits.MOST_COLLEAGUES) == (2**22, 10_000)),
        ("256 scopes, 256 epochs", (limits.MOST_SCOPES, limits.MOST_EPOCHS) == (256, 256)),
        ("20,000 mutations an operation", limits.MOST_MUTATIONS == 20_000),
        ("names 200 characters; values nested 32 deep", (limits.NAME_CHARACTERS, limits.DEEPEST_VALUE) == (200, 32)),
        ("64 KiB to 4 MiB", (limits.PAGE_BYTES_LEAST, limits.PAGE_BYTES_MOST) == (2**16, 2**22)),
        ("0 for the usual, ≤ 1,000", MOST_NUMBERS == 1_000),
        ("≤ 32 MiB plain", manifest.LARGEST_PLAIN_BYTES == 32 * 2**20),
        ("at most 256 MiB", bundle.LARGEST_BYTES == 256 * 2**20),
        ("nor than 21 MiB", limits.PAGE_MESSAGE_BYTES == 21 * 2**20),
        ("header `caseworker-sync: 1`", (MARK, limits.PROTOCOL_VERSION) == ("caseworker-sync", 1)),
        ("`lasts_s` (900)", sessions.LASTS_S == 900),
    ],
)
def test_the_limits_are_those_of_the_page(says: str, value: bool) -> None:
    assert says in " ".join(PAGE.read_text("utf-8").split())
    assert value


def test_the_kinds_of_statements_are_those_of_the_page() -> None:
    kinds = {trust.KIND, enrolment.CERTIFICATE_KIND, "lease/v1", sessions.WIPE_KIND}
    page = PAGE.read_text("utf-8")

    assert [kind for kind in kinds if f"| `{kind}` |" not in page] == []
    signed: Any = statements.signed("trust/v1", b"{}", key("root_secret"))
    assert page_client.statement_body(signed, "trust/v1", _root()) == {}
