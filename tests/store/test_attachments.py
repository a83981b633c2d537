import io
import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.store.attachments import AttachmentFiles, AttachmentMissing
from caseworker.store.sealed_stream import CHUNK_BYTES, Seal, SealedReader, SealedWriter, StreamDamaged

ID = UUID("01900000-0000-7000-8000-0000000000ab")
KEY = bytes(range(32))
SEAL = Seal(magic=b"CWATT1", id=ID, name="an attachment")
SEALED_CHUNK = CHUNK_BYTES + 16
HEADER = 6 + 32 + 32


def sealed(content: bytes, *, pieces: int = 1000) -> bytes:
    target = io.BytesIO()
    writer = SealedWriter(target, SEAL, key=KEY, entropy=os.urandom)
    for at in range(0, len(content), pieces):
        writer.write(content[at : at + pieces])
    writer.finish()
    return target.getvalue()


def opened(raw: bytes, *, seal: Seal = SEAL, key: bytes = KEY) -> bytes:
    target = io.BytesIO()
    SealedReader(io.BytesIO(raw), seal, key=key).copy_to(target)
    return target.getvalue()


CONTENT = os.urandom(3 * CHUNK_BYTES + 100)
RAW = sealed(CONTENT, pieces=70_000)


@given(
    st.sampled_from([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES]),
    st.integers(0, 40),
    st.integers(500, 200_000),
)
def test_what_is_sealed_in_any_pieces_is_opened(base: int, more: int, pieces: int) -> None:
    content = bytes(range(256)) * ((base + more) // 256 + 1)
    content = content[: base + more]

    assert opened(sealed(content, pieces=pieces)) == content


def test_any_chunk_can_be_read_by_itself() -> None:
    reader = SealedReader(io.BytesIO(RAW), SEAL, key=KEY)

    assert reader.chunks == 4
    assert reader.size == len(CONTENT)
    for number in (3, 0, 2, 1):
        assert reader.chunk(number) == CONTENT[number * CHUNK_BYTES : (number + 1) * CHUNK_BYTES]
    with pytest.raises(IndexError):
        reader.chunk(4)


def chunk(number: int) -> bytes:
    return RAW[HEADER + number * SEALED_CHUNK : HEADER + (number + 1) * SEALED_CHUNK]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(RAW[:-1], id="last byte gone"),
        pytest.param(RAW[: HEADER + 3 * SEALED_CHUNK], id="last chunk gone"),
        pytest.param(RAW[: HEADER + SEALED_CHUNK], id="only the first chunk"),
        pytest.param(RAW[:HEADER], id="only the header"),
        pytest.param(RAW[:40], id="half a header"),
        pytest.param(b"", id="nothing"),
        pytest.param(RAW + b"x", id="something added"),
        pytest.param(RAW + chunk(3), id="last chunk twice"),
        pytest.param(RAW[:HEADER] + chunk(1) + chunk(0) + chunk(2) + chunk(3), id="chunks swapped"),
        pytest.param(RAW[:HEADER] + chunk(0) + chunk(0) + chunk(2) + chunk(3), id="a chunk twice"),
        pytest.param(RAW[:HEADER] + chunk(0) + chunk(2) + chunk(3), id="a chunk left out"),
        pytest.param(b"CWATT2" + RAW[6:], id="another kind"),
        pytest.param(sealed(b"x" * len(CONTENT))[:HEADER] + RAW[HEADER:], id="another stream's header"),
    ],
)
def test_what_was_cut_reordered_or_exchanged_is_found(raw: bytes) -> None:
    with pytest.raises(StreamDamaged):
        opened(raw)


@given(st.integers(0, len(RAW) * 8 - 1))
def test_any_flipped_bit_is_found(bit: int) -> None:
    flipped = bytearray(RAW)
    flipped[bit // 8] ^= 1 << bit % 8

    with pytest.raises(StreamDamaged):
        opened(bytes(flipped))


def test_another_key_or_another_id_does_not_open() -> None:
    with pytest.raises(StreamDamaged):
        opened(RAW, key=bytes(32))
    with pytest.raises(StreamDamaged):
        opened(RAW, seal=Seal(magic=b"CWATT1", id=uuid4(), name="another"))


def test_the_same_content_is_never_sealed_to_the_same_bytes() -> None:
    assert sealed(b"same")[6:] != sealed(b"same")[6:]


def test_a_file_is_kept_read_and_erased(tmp_path: Path) -> None:
    files = AttachmentFiles(tmp_path / "att")

    kept = files.add(ID, io.BytesIO(CONTENT), entropy=os.urandom)
    into = io.BytesIO()
    assert files.read_into(ID, into, key=kept.key) == len(CONTENT) == kept.size
    assert into.getvalue() == CONTENT
    assert files.path(ID) == tmp_path / "att" / "ab" / str(ID)
    assert CONTENT[:64] not in files.path(ID).read_bytes()
    assert os.name == "nt" or files.path(ID).stat().st_mode & 0o777 == 0o600

    files.erase(ID)
    files.erase(ID)
    with pytest.raises(AttachmentMissing), files.open(ID, key=kept.key):
        pass


class BrokenSource(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > CHUNK_BYTES:
            raise OSError("the camera was unplugged")
        return super().read(size)


def test_a_file_that_could_not_be_read_to_its_end_leaves_nothing(tmp_path: Path) -> None:
    files = AttachmentFiles(tmp_path / "att")

    with pytest.raises(OSError, match="unplugged"):
        files.add(ID, BrokenSource(CONTENT), entropy=os.urandom)

    assert list(files.ids()) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_files_no_record_names_and_unfinished_ones_are_removed(tmp_path: Path) -> None:
    files, known, stray = AttachmentFiles(tmp_path / "att"), uuid4(), uuid4()
    for one in (known, stray):
        files.add(one, io.BytesIO(b"content"), entropy=os.urandom)
    unfinished = files.path(known).with_name(f"{uuid4()}.part")
    unfinished.write_bytes(b"half")

    assert files.remove_strays({known}) == 2
    assert list(files.ids()) == [known]
    assert not unfinished.exists()
