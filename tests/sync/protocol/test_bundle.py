"""A bundle says what its sender signed to the one it is sealed to; anything else says nothing at all."""

import io
import os
import random
from contextlib import suppress
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.ids import DeviceId
from caseworker.errors import CaseworkerError
from sync.protocol import bundle
from sync.protocol.audit import AuditPush
from sync.protocol.bundle import (
    CHUNK_BYTES,
    BundleDamaged,
    BundleForeign,
    BundleFull,
    BundleHeader,
    BundleTooNew,
    BundleWriter,
    OpenedBundle,
    key_id,
    peek,
)
from sync.protocol.bundle_frames import ContentHead, Frame, Kind, Stored, frames, write_frame
from sync.protocol.messages import PullRequest
from sync.protocol.packing import pack

SENDER, SERVER = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
OTHER_SENDER, OTHER_SERVER = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
DEVICE = DeviceId(UUID(int=0xA))
CONTENT = random.Random(1).randbytes(3 * CHUNK_BYTES + 1000)


def public(key: X25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def a_header(**over: object) -> BundleHeader:
    told = {"id": UUID(int=1), "kind": "work", "device": DEVICE, "recipient": key_id(public(SERVER)), "first": 1}
    return BundleHeader(**{**told, "last": 7, **over})  # type: ignore[arg-type]  # each test knows


def a_bundle(content: bytes = CONTENT, *, signer: Ed25519PrivateKey = SENDER, **over: object) -> bytes:
    target, header = io.BytesIO(), a_header(**over)
    to = OTHER_SERVER if header.recipient == key_id(public(OTHER_SERVER)) else SERVER
    writer = BundleWriter(target, header, recipient=public(to), signer=signer, entropy=os.urandom)
    writer.write(content)
    writer.finish()
    return target.getvalue()


def opened(raw: bytes, *, recipient: X25519PrivateKey = SERVER, sender: Ed25519PrivateKey = SENDER) -> OpenedBundle:
    return OpenedBundle(io.BytesIO(raw), recipient=recipient, sender=sender.public_key().public_bytes_raw())


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 1000])
def test_what_was_put_in_comes_out_and_can_be_read_again(size: int) -> None:
    bundle = opened(a_bundle(CONTENT[:size]))
    assert b"".join(bundle.content()) == CONTENT[:size]
    assert b"".join(bundle.content()) == CONTENT[:size]
    assert bundle.header == a_header()


def test_anyone_can_read_where_it_belongs_and_nothing_else() -> None:
    raw = a_bundle(b"the words of a citizen" * 100)
    assert peek(io.BytesIO(raw)) == a_header()
    assert b"citizen" not in raw


HEADER = len(bundle.MAGIC) + 4
TOLD = len(msgspec.json.encode(a_header(), order="deterministic"))
START = HEADER + TOLD + 80
SEALED = CHUNK_BYTES + 16


def flipped(raw: bytes, at: int) -> bytes:
    return raw[:at] + bytes((raw[at] ^ 1,)) + raw[at + 1 :]


def swapped(raw: bytes) -> bytes:
    first, second = raw[START : START + SEALED], raw[START + SEALED : START + 2 * SEALED]
    return raw[:START] + second + first + raw[START + 2 * SEALED :]


def another_key(raw: bytes) -> bytes:
    at = HEADER + TOLD
    return raw[:at] + a_bundle()[at : at + 80] + raw[at + 80 :]


def another_range(raw: bytes) -> bytes:
    return raw.replace(b'"last":7', b'"last":8')


def left_out(raw: bytes) -> bytes:
    return raw[:START] + raw[START + SEALED :]


@pytest.mark.parametrize(
    "tamper",
    [
        another_range,
        another_key,
        swapped,
        left_out,
        lambda raw: flipped(raw, START + 5),
        lambda raw: flipped(raw, len(raw) - 1),
        lambda raw: flipped(raw, HEADER + TOLD + 3),
        lambda raw: raw[:-1],
        lambda raw: raw[: START + SEALED],
        lambda raw: raw[:-80],
        lambda raw: raw + b"x",
        lambda raw: raw + raw,
        lambda _: a_bundle(signer=OTHER_SENDER),
        lambda raw: raw[:START] + a_bundle()[START:],
    ],
)
def test_a_bundle_that_was_tampered_with_says_nothing(tamper: object) -> None:
    with pytest.raises(BundleDamaged):
        opened(tamper(a_bundle()))  # type: ignore[operator]


def test_a_bundle_for_another_key_is_foreign() -> None:
    with pytest.raises(BundleForeign):
        opened(a_bundle(recipient=key_id(public(OTHER_SERVER))))
    with pytest.raises(BundleForeign):
        opened(a_bundle(), recipient=OTHER_SERVER)


def test_a_bundle_of_a_later_format_asks_for_a_newer_program() -> None:
    raw = a_bundle()
    for later in (raw.replace(b"CWBUNDL1", b"CWBUNDL2"), raw.replace(b'"version":1', b'"version":2')):
        if later != raw:
            with pytest.raises(BundleTooNew):
                opened(later)


def test_a_bundle_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGEST_BYTES", 100_000)
    with pytest.raises(BundleFull):
        a_bundle()


@given(st.binary(max_size=400) | st.binary(max_size=300).map(lambda told: bundle.MAGIC + told))
def test_any_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(CaseworkerError):
        opened(raw)


@given(st.integers(0, len(a_bundle(b"x" * 500)) - 1), st.integers(0, 255))
def test_one_changed_byte_anywhere_is_noticed(at: int, byte: int) -> None:
    raw = a_bundle(b"x" * 500)
    at %= len(raw)
    if raw[at] != byte:
        with pytest.raises(CaseworkerError):
            opened(raw[:at] + bytes((byte,)) + raw[at + 1 :])


def in_frames(*told: tuple[Kind, msgspec.Struct | bytes]) -> bytes:
    target = io.BytesIO()
    for kind, says in told:
        write_frame(target, kind, says)
    return target.getvalue()


PLACE = PullRequest(device=DEVICE, epoch=UUID(int=2), cursor=7)


def test_frames_come_back_in_their_order_however_the_content_is_cut() -> None:
    told: list[tuple[Kind, msgspec.Struct | bytes]] = [
        (Kind.PLACE, PLACE),
        (Kind.CONTENT, ContentHead("0" * 64, 5)),
        (Kind.PIECE, b"12345"),
        (Kind.STORED, Stored(("0" * 64,))),
        (Kind.AUDIT, AuditPush(records=("x" * 2000,))),
    ]
    raw = in_frames(*told)
    for size in (1, 7, len(raw)):
        parts = [raw[start : start + size] for start in range(0, len(raw), size)]
        assert list(frames(parts)) == [Frame(kind, says) for kind, says in told]


def test_frames_of_a_later_version_are_left_out() -> None:
    later = bytes((99, 0)) + (3).to_bytes(4, "big") * 2 + b"xyz"
    assert list(frames([later + in_frames((Kind.PLACE, PLACE))])) == [Frame(Kind.PLACE, PLACE)]


def test_what_shrinks_out_of_all_proportion_travels_as_it_is() -> None:
    told = Stored(tuple("0" * 64 for _ in range(2000)))
    raw = in_frames((Kind.STORED, told))
    assert list(frames([raw])) == [Frame(Kind.STORED, told)]
    assert len(raw) > 100_000


@pytest.mark.parametrize(
    "raw",
    [
        b"\x01",
        bytes((2, 2)) + (1).to_bytes(4, "big") * 2 + b"{",
        bytes((2, 0)) + (5).to_bytes(4, "big") * 2 + b"{",
        bytes((2, 0)) + (1).to_bytes(4, "big") + (2).to_bytes(4, "big") + b"{}",
        bytes((2, 0)) + (2).to_bytes(4, "big") * 2 + b"{}",
        bytes((2, 1)) + (2).to_bytes(4, "big") + (40).to_bytes(4, "big") + b"{}",
        bytes((2, 1)) + (2).to_bytes(4, "big") + (41).to_bytes(4, "big") + b"{}",
        bytes((4, 0)) + (0xFFFFFFFF).to_bytes(4, "big") * 2,
    ],
)
def test_what_is_no_frame_is_damage(raw: bytes) -> None:
    with pytest.raises(BundleDamaged):
        list(frames([raw]))


def test_a_frame_that_unpacks_beyond_twentyfold_is_refused_before_it_is_unpacked() -> None:
    packed = pack(bytes(1 << 20))
    head = bytes((Kind.AUDIT, 1)) + len(packed).to_bytes(4, "big") + (1 << 20).to_bytes(4, "big")
    with pytest.raises(BundleDamaged):
        list(frames([head + packed]))


@given(
    st.binary(max_size=300) | st.tuples(st.binary(min_size=1, max_size=40), st.integers(0, 200)).map(lambda one: one[0])
)
def test_any_content_gives_frames_or_damage(raw: bytes) -> None:
    with suppress(BundleDamaged):
        list(frames([raw]))
