"""Every reader of the protocol, fed with anything: it gives a message or raises what was foreseen, and nothing else.

Bytes come in four kinds: any at all; real messages that were bent; JSON of the right names with the wrong things in
them; and the few that are made to hurt (depth, endless numbers, half characters, bombs).
"""

import contextlib
import json
import tracemalloc
from typing import Any

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker.errors import CaseworkerError
from sync.protocol import (
    audit,
    bodies,
    manifest,
    messages,
    packing,
    sessions,
)
from tests.sync.hostile.sent import MIB, SENT, Reader, in_a_bundle, in_a_chunk, of, small


def only_the_foreseen(read: Reader, raw: bytes) -> None:
    """Anything but a message or a foreseen failure fails the test by itself."""
    with contextlib.suppress(CaseworkerError):
        read(raw)


@pytest.mark.parametrize("name", SENT)
def test_what_is_really_sent_is_read(name: str) -> None:
    read, raw = SENT[name]
    if name not in {"lease", "order to wipe", "finished", "glass", "chunk", "bundle", "frames"}:
        assert read(raw) is not None


odd: Any = st.sampled_from([1 << 63, -(1 << 70), 10**400, 1e308, "\x00", "\u202e", "a" * 300, [], {}, None, True, ""])
plain: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | odd,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def bent(draw: st.DrawFn, raw: bytes) -> bytes:
    """Bytes of a real message: one changed, some left out, some twice, or something else in place of a value."""
    at, size = draw(st.integers(0, len(raw))), draw(st.integers(0, 12))
    how = draw(st.integers(0, 3))
    if how == 0:
        return raw[:at] + draw(st.binary(min_size=1, max_size=3)) + raw[at + 1 :]
    if how == 1:
        return raw[:at] + raw[at + size :]
    if how == 2:
        return raw[: at + size] + raw[at:]
    return _misfilled(draw, raw)


def _misfilled(draw: st.DrawFn, raw: bytes) -> bytes:
    try:
        told = json.loads(raw)
    except ValueError:
        return raw + draw(st.binary(max_size=20))
    if not isinstance(told, dict | list) or not told:
        return json.dumps(draw(plain)).encode(errors="surrogatepass")
    name = draw(st.sampled_from(sorted(told) if isinstance(told, dict) else list(range(len(told)))))
    told[name] = draw(plain)
    return json.dumps(told, ensure_ascii=draw(st.booleans())).encode(errors="surrogatepass")


@pytest.mark.parametrize("name", SENT)
@settings(max_examples=10)
@given(st.data())
def test_anything_is_read_or_refused(name: str, data: st.DataObject) -> None:
    read, real = SENT[name]
    only_the_foreseen(read, data.draw(st.binary(max_size=200)))
    only_the_foreseen(read, data.draw(bent(real)))
    only_the_foreseen(read, json.dumps(data.draw(plain)).encode(errors="surrogatepass"))


@pytest.mark.nightly
@pytest.mark.parametrize("name", SENT)
@settings(max_examples=3_000)
@given(st.data())
def test_anything_at_length_is_read_or_refused(name: str, data: st.DataObject) -> None:
    read, real = SENT[name]
    only_the_foreseen(read, data.draw(st.binary(max_size=400)))
    only_the_foreseen(read, data.draw(bent(real)))
    only_the_foreseen(read, json.dumps(data.draw(plain)).encode(errors="surrogatepass"))


def _with_value(real: bytes, value: bytes) -> bytes:
    """Put a value in place of the first one of a real message."""
    start, colon, rest = real.partition(b":")
    return start + colon + value + rest[rest.find(b",") :] if colon else value


HURTING: dict[str, bytes] = {
    "deep lists": b"[" * 200_000,
    "deep lists that end": b"[" * 50_000 + b"]" * 50_000,
    "deep objects": b'{"a":' * 100_000,
    "a number without end": b"9" * 200_000,
    "a fraction without end": b"0." + b"1" * 200_000,
    "a power": b"1e999999999",
    "a negative zero": b"-0.0e-0",
    "half a character": b'"\\ud800"',
    "half a character in bytes": b'"\xed\xa0\x80"',
    "NUL": b'"\\u0000"',
    "NUL in bytes": b'"\x00"',
    "a mark of order": b"\xef\xbb\xbf{}",
    "other letters": '{"device":1}'.encode("utf-16"),
    "one name twenty thousand times": b"{" + b",".join([b'"device":1'] * 20_000) + b"}",
    "twenty thousand names": b"{" + b",".join(b'"%d":1' % one for one in range(20_000)) + b"}",
    "many numbers": b"[" + b"1," * 200_000 + b"1]",
}


@pytest.mark.parametrize("what", HURTING)
def test_what_is_made_to_hurt_is_read_or_refused(what: str) -> None:
    for read, real in SENT.values():
        only_the_foreseen(read, HURTING[what])
        only_the_foreseen(read, _with_value(real, HURTING[what]))


def growth(read: Reader, raw: bytes) -> int:
    """Return how many bytes a reader held at most while it read."""
    tracemalloc.start()
    try:
        only_the_foreseen(read, raw)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


LARGE: dict[str, tuple[Reader, bytes, int]] = {
    "a push of one huge operation": (of(messages.PushRequest), b'{"operations":[' + b"0," * (6 * MIB), 16 * MIB),
    "a push beyond its limit": (of(messages.PushRequest), bytes(18 * MIB), MIB),
    "a page of empty objects": (of(messages.PullReply), b'{"rows":[' + b"{}," * (3 * MIB), 16 * MIB),
    "a pull beyond its limit": (of(messages.PullRequest), bytes(MIB), MIB),
    "a body of empty lists": (bodies.read_body, b"[" + b"[]," * (4 * MIB), 200 * MIB),
    "a manifest of many": (manifest.read_manifest, b'{"chunks":[' + b"{}," * (2 * MIB), 16 * MIB),
    "an audit trail of many": (audit.read_push, b'{"records":[' + b'"",' * MIB, 64 * MIB),
    "an audit trail beyond its limit": (audit.read_push, bytes(5 * MIB), MIB),
    "a short message beyond its limit": (small(sessions.OpenRequest), bytes(MIB), MIB),
    "frames that lie about their size": (in_a_bundle, (b"\x01\x01" + b"\xff" * 8) * 1000, MIB),
    "a bundle header without end": (in_a_bundle, b"CWBUNDL1\xff\xff\xff\xff" + bytes(MIB), 4 * MIB),
}


@pytest.mark.parametrize("what", LARGE)
def test_what_is_large_takes_a_known_amount_of_memory(what: str) -> None:
    read, raw, most = LARGE[what]

    assert growth(read, raw) <= most


@pytest.mark.parametrize("size", [64 * MIB, 256 * MIB])
def test_a_bomb_is_refused_before_it_is_unpacked(size: int) -> None:
    compressor = zstandard.ZstdCompressor(level=1).compressobj(size=size)
    bomb = b"".join(compressor.compress(bytes(4 * MIB)) for _ in range(size // (4 * MIB))) + compressor.flush()
    framed = b"\x02\x01" + len(bomb).to_bytes(4, "big") + (20 * len(bomb)).to_bytes(4, "big") + bomb

    assert growth(lambda raw: packing.unpack(raw, limit_bytes=1 << 31), bomb) <= MIB
    assert growth(in_a_chunk, bomb) <= MIB
    assert growth(in_a_bundle, framed) <= 2 * MIB + 2 * len(bomb)


def test_a_frame_that_tells_no_size_or_a_wrong_one_is_refused() -> None:
    plain_frame = zstandard.ZstdCompressor(write_content_size=False).compress(bytes(8 * MIB))
    lying = bytearray(packing.pack(bytes(300)))
    lying[5] = 0xFF

    for raw in (plain_frame, bytes(lying), packing.pack(b"a") * 1000):
        with pytest.raises((packing.NotPacked, packing.UnpacksTooLarge)):
            packing.unpack(raw, limit_bytes=MIB)
