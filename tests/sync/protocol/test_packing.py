"""Packing: any bytes come back, and no bytes make the reader hold more than it agreed to."""

import contextlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.packing import MIB, MOST_RATIO, NotPacked, UnpacksTooLarge, pack, packed_for_the_way, unpack


@given(st.binary(max_size=5_000))
def test_what_was_packed_comes_back(plain: bytes) -> None:
    assert unpack(pack(plain), limit_bytes=5_000) == plain


@given(st.binary(max_size=2_000))
def test_any_bytes_are_unpacked_or_refused(raw: bytes) -> None:
    with contextlib.suppress(NotPacked, UnpacksTooLarge):
        assert len(unpack(raw, limit_bytes=1_000)) <= 1_000


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_frame_that_was_changed_gives_the_same_or_is_refused(plain: bytes, data: st.DataObject) -> None:
    packed = bytearray(zstandard.ZstdCompressor(write_checksum=True).compress(plain))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(NotPacked, UnpacksTooLarge):
        unpack(bytes(packed), limit_bytes=300)


def test_a_frame_beyond_the_limit_or_out_of_proportion_is_not_unpacked() -> None:
    with pytest.raises(UnpacksTooLarge):
        unpack(pack(bytes(2_000)), limit_bytes=1_999)
    huge = pack(bytes(64 * MIB))
    assert len(huge) * MOST_RATIO < 63 * MIB
    with pytest.raises(UnpacksTooLarge):
        unpack(huge, limit_bytes=1 << 30)


@pytest.mark.parametrize("packed", [b"", b"x", pack(b"cut")[:-1], pack(b"one") + pack(b"two")])
def test_what_is_no_whole_frame_is_refused(packed: bytes) -> None:
    with pytest.raises(NotPacked):
        unpack(packed, limit_bytes=1_000)


def test_what_is_sent_packed_is_never_refused_by_a_careful_reader() -> None:
    for size in (0, 100, 399, 400, 10_000, 3 * MIB, 16 * MIB):
        for plain in (bytes(size), bytes(range(256)) * (size // 256)):
            packed = packed_for_the_way(plain)
            if packed is not None:
                assert unpack(packed, limit_bytes=17 * MIB) == plain
                assert len(packed) < len(plain)
