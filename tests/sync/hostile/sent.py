"""One real message of every kind that travels, and the reader that takes it apart."""

import contextlib
import hashlib
import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.domain import leases
from caseworker.domain.ids import DeviceId, OfficerId
from caseworker.errors import CaseworkerError
from sync.protocol import (
    audit,
    blob,
    bodies,
    checkpoints,
    colleagues,
    contact,
    enrolment,
    lease,
    manifest,
    messages,
    packing,
    recovery,
    sessions,
    signatures,
    tickets,
    trust,
    wipes,
    wire,
)
from sync.protocol.break_glass import GlassNote, GlassRequest
from sync.protocol.bundle import BundleHeader, BundleWriter, OpenedBundle, key_id, peek
from sync.protocol.bundle_frames import Kind, frames, write_frame
from sync.protocol.small_messages import from_json, to_json
from sync.protocol.statements import signed
from tests.sync.hostile.at_hand import counted
from tests.sync.messages import ANN, Sender, creation, mutation

Reader = Callable[[bytes], object]
KEY, SEALING = Ed25519PrivateKey.from_private_bytes(bytes(32)), X25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = KEY.public_key().public_bytes_raw()
DEVICE, LIFE = DeviceId(UUID(int=7)), UUID(int=8)
HASH = "ab" * 32
MIB = 1 << 20


def of(kind: type[Any]) -> Reader:
    return lambda raw: wire.decode(raw, kind)


def small(kind: type[Any]) -> Reader:
    return lambda raw: from_json(raw, kind)


def of_text(read: Callable[[str], object]) -> Reader:
    """A reader of text that came in a header or from a person."""
    return lambda raw: read(raw.decode("utf-8", "surrogateescape"))


def believing(kind: str, read: Reader) -> Reader:
    """A reader of statements, with a true signature under whatever they say: what is signed may still be nonsense."""

    def reader(raw: bytes) -> object:
        with contextlib.suppress(CaseworkerError):
            read(raw)
        return read(signed(kind, raw, KEY))

    return reader


def in_a_bundle(raw: bytes) -> object:
    """Read bytes as a bundle, as its outside, and as the content of one that is rightly sealed and signed."""
    with contextlib.suppress(CaseworkerError):
        peek(io.BytesIO(raw))
    with contextlib.suppress(CaseworkerError):
        opened(raw)
    return list(frames([raw]))


def opened(raw: bytes) -> object:
    return list(frames(OpenedBundle(io.BytesIO(raw), recipient=SEALING, sender=PUBLIC).content()))


def a_bundle() -> bytes:
    recipient, target = SEALING.public_key().public_bytes_raw(), io.BytesIO()
    header = BundleHeader(id=LIFE, kind="work", device=DEVICE, recipient=key_id(recipient))
    writer = BundleWriter(target, header, recipient=recipient, signer=KEY, entropy=counted("bundle"))
    write_frame(writer, Kind.PLACE, PULL)
    writer.finish()
    return target.getvalue()


def a_frame() -> bytes:
    target = io.BytesIO()
    write_frame(target, Kind.PLACE, PULL)
    write_frame(target, Kind.PIECE, b"12345")
    return target.getvalue()


PULL = messages.PullRequest(device=DEVICE, epoch=LIFE, cursor=3, held=("a/0",), filling=messages.Filling("b/0", LIFE))
PUSH = Sender(ANN).push(Sender(ANN).operation(creation(), mutation("stage", [1, {"a": None}])))
ROW = messages.Row(seq=1, what=messages.What.FULL, kind="case", id=LIFE, fields={"title": "x"}, scopes=("a/0",))
PAGE = messages.PullReply(lineage=(), cursor=1, rows=(ROW,))
HELLO = contact.Hello(device=DEVICE, life=LIFE, app="1", schema=1, clock=0)
RECORD = audit.AuditRecord(
    v=1, log=str(DEVICE), seq=1, t=0, actor="a", dev=str(DEVICE), act="x", out="allow", prev=HASH, x={"a": 1}
)
ASK = recovery.RecoveryAsk(
    wanted=recovery.Wanted.DEVICE_SECRET, device=DEVICE, profile=LIFE, epoch=1, ephemeral=bytes(32), random=bytes(32)
)
TRUST = trust.TrustDocument(
    version=1,
    agency="Riverside",
    issued_at=0,
    server_key=PUBLIC,
    bundle_key=PUBLIC,
    recovery_key=PUBLIC,
    update_root=PUBLIC,
)
TICKET = tickets.to_text(tickets.Ticket(server="https://a.example", root_fingerprint=bytes(32), code=bytes(16)))
NOTE = checkpoints.signed(checkpoints.Checkpoint("agency", 3, bytes(32)).text(), name="agency", signer=KEY)
SIGNED = signatures.sign(
    signatures.Signed(method="POST", target_uri="https://a.example/x", body=b"", authorization="Bearer t"),
    KEY,
    device=DEVICE,
    created_s=5,
    nonce=bytes(16),
)
ORDER = wipes.WipeOrder(order=LIFE, device=DEVICE, at_us=5, keep_outbox=True)
LINES = manifest.pack_rows([manifest.encode_row(ROW)])


def a_manifest() -> bytes:
    entry = manifest.ChunkEntry(sha256=HASH, bytes=9, rows=1, first=LIFE, last=LIFE, v_max=1, as_of=1)
    return manifest.write_manifest(manifest.Manifest(scope="a/0", lineage=(), as_of=1, chunks=(entry,)))


def in_a_chunk(raw: bytes) -> object:
    """Read bytes as a chunk that the manifest names by their own sum."""
    told = hashlib.sha256(raw).hexdigest()
    return manifest.read_chunk(
        raw, manifest.ChunkEntry(sha256=told, bytes=1, rows=1, first=LIFE, last=LIFE, v_max=1, as_of=1)
    )


def headers(raw: bytes) -> object:
    text = raw.decode("utf-8", "surrogateescape")
    named = {name.lower(): value for name, value in SIGNED.items()}
    for name in named:
        with contextlib.suppress(signatures.BadSignature):
            told = {**named, name: text}
            parameters, signature = signatures.read_headers(told)
            asked = signatures.Signed(method=text, target_uri="https://a.example/", body=raw, authorization=text)
            signatures.is_by(asked, parameters, signature, digest=told["content-digest"], public=PUBLIC)
    return signatures.read_input(text)


def spans(raw: bytes) -> object:
    text = raw.decode("utf-8", "surrogateescape")
    for read in (blob.checked_sum, blob.checked_number):
        with contextlib.suppress(blob.BadBlobRequest):
            read(text)
    return blob.span_asked(text, 100), blob.span_told(text)


def jsoned(message: msgspec.Struct) -> bytes:
    return msgspec.json.encode(message)


SENT: dict[str, tuple[Reader, bytes]] = {
    "push": (of(messages.PushRequest), jsoned(PUSH)),
    "push reply": (of(messages.PushReply), jsoned(messages.PushReply(lineage=(), gap=1))),
    "pull": (of(messages.PullRequest), jsoned(PULL)),
    "page": (of(messages.PullReply), jsoned(PAGE)),
    "hello": (of(contact.Hello), jsoned(HELLO)),
    "digest": (of(contact.DigestRequest), jsoned(contact.DigestRequest(device=DEVICE, scopes=("a/0",)))),
    "digests": (of(contact.DigestReply), jsoned(contact.DigestReply(cursor=1, sums={"a": ("0" * 16,) * 256}))),
    "refetch": (
        of(contact.RefetchRequest),
        jsoned(contact.RefetchRequest(device=DEVICE, scope="a/0", buckets=(1, 2), after=LIFE)),
    ),
    "refetched": (of(contact.RefetchReply), jsoned(contact.RefetchReply(cursor=1, rows=(ROW,)))),
    "numbers": (of(contact.NumbersRequest), jsoned(contact.NumbersRequest(request=LIFE, series="x", count=1))),
    "colleagues": (
        of(colleagues.ColleaguesReply),
        jsoned(
            colleagues.ColleaguesReply(
                version="1", colleagues=(colleagues.ToldColleague(id=OfficerId(LIFE), name="Ann", role="officer"),)
            )
        ),
    ),
    "news": (of(contact.News), jsoned(contact.News(1))),
    "refusal": (of(contact.Refusal), jsoned(contact.Refusal("x"))),
    "body": (bodies.read_body, bytes(PUSH.operations[0].body)),
    "digest of a body": (bodies.digest_of, bytes(PUSH.operations[0].body)),
    "audit": (audit.read_push, jsoned(audit.AuditPush(records=("{}",)))),
    "audit reply": (audit.read_reply, jsoned(audit.AuditReply(have=1))),
    "audit record": (audit.read_record, jsoned(RECORD)),
    "checkpoint kept": (checkpoints.read_told, jsoned(checkpoints.ToldCheckpoint(NOTE))),
    "checkpoint": (of_text(lambda text: checkpoints.checkpoint_of(text, key=KEY.public_key())), NOTE.encode()),
    "manifest": (manifest.read_manifest, a_manifest()),
    "chunk": (in_a_chunk, LINES),
    "bundle": (in_a_bundle, a_bundle()),
    "frames": (in_a_bundle, a_frame()),
    "packed": (lambda raw: packing.unpack(raw, limit_bytes=MIB), packing.pack(bytes(500))),
    "ticket": (of_text(tickets.from_text), TICKET.encode()),
    "signature": (headers, SIGNED["Signature-Input"].encode()),
    "range": (spans, b"bytes=0-5"),
    "trust": (believing(trust.KIND, lambda raw: trust.read_trust(raw, PUBLIC)), jsoned(TRUST)),
    "certificate": (
        believing(enrolment.CERTIFICATE_KIND, lambda raw: enrolment.read_certificate(raw, PUBLIC)),
        jsoned(
            enrolment.Certificate(
                device=DEVICE,
                officer=OfficerId(LIFE),
                signing_key=PUBLIC,
                sealing_key=PUBLIC,
                enrolled_at=0,
                transcript=bytes(32),
            )
        ),
    ),
    "lease": (
        believing(leases.KIND, lambda raw: lease.read_lease(raw, PUBLIC)),
        b'{"device":"00000000-0000-0000-0000-000000000007","not_after":5,"seq":1,"server_time":5}',
    ),
    "order to wipe": (
        believing(sessions.WIPE_KIND, lambda raw: wipes.read_order(raw, server_key=PUBLIC, device=DEVICE)),
        b'{"at":5,"device":"00000000-0000-0000-0000-000000000007","keep_outbox":true,"order":"x"}',
    ),
    "begin": (
        small(enrolment.BeginRequest),
        to_json(
            enrolment.BeginRequest(
                ticket="0" * 32, device=DEVICE, signing_key=PUBLIC, sealing_key=PUBLIC, random=bytes(32)
            )
        ),
    ),
    "finish": (
        small(enrolment.FinishRequest),
        to_json(enrolment.FinishRequest(enrolment=LIFE, mac=bytes(32), signature=bytes(64))),
    ),
    "finished": (small(enrolment.FinishReply), b'{"certificate":"","lease":"","card":{"officer":"x"}}'),
    "session": (
        small(sessions.OpenRequest),
        to_json(sessions.OpenRequest(device=DEVICE, challenge=b"x", signature=bytes(64))),
    ),
    "opened": (small(sessions.OpenReply), to_json(sessions.OpenReply(server_time=1, token="t"))),
    "recovery": (small(recovery.RecoveryAsk), to_json(ASK)),
    "approval": (small(recovery.Approval), to_json(recovery.Approval(code="123456"))),
    "recovered": (small(recovery.RecoveryAnswer), to_json(recovery.RecoveryAnswer(sealed=b"x"))),
    "glass": (small(GlassRequest), b'{"id":"x","case":"y","category":"person_present","reason":"why"}'),
    "note": (small(GlassNote), to_json(GlassNote(LIFE, "x"))),
}
