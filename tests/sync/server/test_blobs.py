"""Content of attachments: sent in pieces and resumed anywhere, kept only when it is what its sum says, given to few."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.actions import Role
from sync.protocol.blob import (
    PIECE_BYTES_MOST,
    RANGE_BYTES_MOST,
    BadBlobRequest,
    Span,
    checked_number,
    checked_sum,
    span_asked,
    span_told,
)
from sync.server.blobs.objects import StorageUnreachable, open_objects
from sync.server.blobs.shelf import NoSuchBlob, RangeUnsatisfiable
from sync.server.blobs.sweeping import sweep
from sync.server.blobs.uploads import BlobPolicy, ContentTooLarge, OffsetConflict, QuotaReached, SumMismatch
from sync.server.database import Database
from tests.sync.server.contents import ANN, BEN, NOON, Contents, a_caller, some_bytes, some_contents, sum_of

CONTENT = some_bytes(300_000)
SUM = sum_of(CONTENT)


@pytest.fixture
def contents(database: Database) -> Contents:
    """Content on each kind of database."""
    made = Contents(database, open_objects("memory:///"))
    for officer in (ANN, BEN):
        made.grant(a_caller(officer), "A/0")
    return made


def whole(contents: Contents, caller: object = None, sha256: str = SUM) -> bytes:
    """Everything of some content, as a caller gets it."""
    asker = caller or a_caller(BEN)
    return contents.shelf.read(asker, sha256, asked=None, now=NOON).data  # type: ignore[arg-type]


def test_what_was_sent_in_pieces_comes_back_whole(contents: Contents) -> None:
    contents.attach(a_caller(ANN), SUM)
    contents.send(a_caller(ANN), CONTENT, piece=70_000)
    assert whole(contents) == CONTENT


def test_an_upload_goes_on_where_it_was_cut(contents: Contents) -> None:
    ann = a_caller(ANN)
    contents.uploads.take(ann, SUM, offset=0, total=len(CONTENT), data=CONTENT[:100_000], now=NOON)
    here = contents.uploads.reached(ann, SUM)
    assert here is not None
    assert here.offset == 100_000
    contents.uploads.take(ann, SUM, offset=100_000, total=None, data=CONTENT[100_000:], now=NOON)
    contents.attach(ann, SUM)
    assert whole(contents) == CONTENT


def test_a_piece_in_the_wrong_place_changes_nothing(contents: Contents) -> None:
    ann = a_caller(ANN)
    contents.uploads.take(ann, SUM, offset=0, total=len(CONTENT), data=CONTENT[:1000], now=NOON)
    for offset in (0, 999, 1001):
        with pytest.raises(OffsetConflict) as refused:
            contents.uploads.take(ann, SUM, offset=offset, total=None, data=b"x", now=NOON)
        assert refused.value.facts == {"offset": 1000}


def test_a_piece_whose_reply_was_lost_is_answered_by_where_the_upload_stands(contents: Contents) -> None:
    ann = a_caller(ANN)
    contents.send(ann, CONTENT)
    again = contents.uploads.take(ann, SUM, offset=len(CONTENT), total=len(CONTENT), data=b"", now=NOON)
    assert again.is_complete


def test_content_that_is_not_what_its_sum_says_is_thrown_away_and_begins_again(contents: Contents) -> None:
    ann = a_caller(ANN)
    contents.attach(ann, SUM)
    with pytest.raises(SumMismatch):
        contents.uploads.take(ann, SUM, offset=0, total=len(CONTENT), data=b"x" + CONTENT[1:], now=NOON)
    assert contents.uploads.reached(ann, SUM) is None
    assert contents.objects_kept() == []
    contents.send(ann, CONTENT)
    assert whole(contents) == CONTENT


def test_a_whole_upload_that_was_not_yet_compared_is_finished_by_an_empty_piece(contents: Contents) -> None:
    ann = a_caller(ANN)
    contents.attach(ann, SUM)
    reached = contents.uploads.take(ann, SUM, offset=0, total=len(CONTENT), data=CONTENT[:-1], now=NOON)
    contents.uploads._keep(ann.device, SUM, reached, CONTENT[-1:])  # and then the process was killed
    with pytest.raises(NoSuchBlob):
        whole(contents)
    contents.uploads.take(ann, SUM, offset=len(CONTENT), total=None, data=b"", now=NOON)
    assert whole(contents) == CONTENT


def test_limits_are_told_before_anything_is_kept(tmp_path: Path) -> None:
    with some_contents(tmp_path, policy=BlobPolicy(most_bytes=1000, unmentioned_bytes=1500)) as contents:
        ann = a_caller(ANN)
        with pytest.raises(ContentTooLarge):
            contents.uploads.take(ann, SUM, offset=0, total=1001, data=b"x", now=NOON)
        contents.send(ann, some_bytes(900, seed=2))
        with pytest.raises(QuotaReached):
            contents.send(ann, some_bytes(900, seed=3))
        contents.attach(ann, sum_of(some_bytes(900, seed=3)))
        contents.send(ann, some_bytes(900, seed=3))  # a record mentions it
        with pytest.raises(BadBlobRequest):
            contents.uploads.take(ann, SUM, offset=0, total=900, data=b"x" * (PIECE_BYTES_MOST + 1), now=NOON)


def test_more_bytes_than_announced_are_refused(contents: Contents) -> None:
    ann = a_caller(ANN)
    with pytest.raises(BadBlobRequest):
        contents.uploads.take(ann, SUM, offset=0, total=5, data=b"123456", now=NOON)
    for total in (None, 0):
        with pytest.raises(BadBlobRequest):
            contents.uploads.take(ann, SUM, offset=0, total=total, data=b"1", now=NOON)
    assert contents.uploads.reached(ann, SUM) is None


def test_nobody_is_told_that_somebody_elses_content_is_here(contents: Contents) -> None:
    contents.send(a_caller(ANN), CONTENT)
    assert contents.uploads.reached(a_caller(BEN), SUM) is None


def test_two_officers_who_have_the_same_file_keep_it_once(contents: Contents) -> None:
    contents.attach(a_caller(ANN), SUM)
    contents.send(a_caller(ANN), CONTENT)
    contents.send(a_caller(BEN), CONTENT)
    assert len(contents.objects_kept()) == 1
    assert whole(contents) == CONTENT


def test_naming_the_sum_of_someone_elses_file_gives_no_right_to_it(contents: Contents) -> None:
    contents.attach(a_caller(ANN), SUM, scopes=("B/0",))
    contents.send(a_caller(ANN), CONTENT)
    contents.attach(a_caller(BEN), SUM)  # he read the sum somewhere, and never had the file
    with pytest.raises(NoSuchBlob):
        whole(contents, a_caller(BEN))


@pytest.mark.parametrize("why", ["unknown", "no record", "other scope", "erased", "auditor", "other desk", "not sent"])
def test_every_reason_not_to_give_content_is_the_same_refusal(contents: Contents, why: str) -> None:
    ann, ben = a_caller(ANN), a_caller(BEN)
    record = UUID(int=0)
    if why not in {"no record", "unknown"}:
        record = contents.attach(ann, SUM, scopes=("B/0",) if why == "other scope" else ("A/0",), place="counter 2")
    if why not in {"not sent", "unknown"}:
        contents.send(ann, CONTENT)
    if why == "erased":
        contents.erase(record)
    if why == "auditor":
        ben = a_caller(BEN, role=Role.AUDITOR)
    if why == "other desk":
        ben = a_caller(BEN, role=Role.FRONT_DESK, desk="counter 1")
    with pytest.raises(NoSuchBlob) as refused:
        whole(contents, ben)
    assert (refused.value.key, refused.value.facts, refused.value.status) == ("blob.unknown", {}, 404)


def test_a_front_desk_opens_what_was_added_there(contents: Contents) -> None:
    ann = a_caller(ANN)
    contents.attach(ann, SUM, place="counter 1")
    contents.send(ann, CONTENT)
    assert whole(contents, a_caller(BEN, role=Role.FRONT_DESK, desk="counter 1")) == CONTENT


def test_a_sealed_file_is_given_to_those_who_are_named_on_it(contents: Contents) -> None:
    ann, ben = a_caller(ANN), a_caller(BEN)
    contents.attach(ann, SUM, scopes=(f"@{BEN}",), sensitivity=2)
    contents.send(ann, CONTENT)
    contents.grant(ben, "A/0", f"@{BEN}")
    contents.grant(a_caller(ANN), "A/0", f"@{ANN}")
    assert whole(contents, ben) == CONTENT
    with pytest.raises(NoSuchBlob):
        whole(contents, ann)


def test_a_long_file_is_given_in_parts(contents: Contents) -> None:
    content = some_bytes(RANGE_BYTES_MOST + 1000)
    sha256 = sum_of(content)
    contents.attach(a_caller(ANN), sha256)
    contents.send(a_caller(ANN), content)
    with pytest.raises(RangeUnsatisfiable):
        whole(contents, sha256=sha256)
    first = contents.shelf.read(a_caller(BEN), sha256, asked="bytes=0-", now=NOON)
    assert first.span == Span(0, RANGE_BYTES_MOST, len(content))
    rest = contents.shelf.read(a_caller(BEN), sha256, asked=f"bytes={RANGE_BYTES_MOST}-", now=NOON)
    assert first.data + rest.data == content
    assert rest.span.content_range() == f"bytes {RANGE_BYTES_MOST}-{len(content) - 1}/{len(content)}"


def test_content_goes_as_soon_as_its_records_are_erased(contents: Contents) -> None:
    ann = a_caller(ANN)
    record = contents.attach(ann, SUM)
    contents.send(ann, CONTENT)
    assert sweep(contents.database, contents.objects, now=NOON) == 0
    contents.erase(record)
    assert sweep(contents.database, contents.objects, now=NOON) == 1
    assert contents.objects_kept() == []
    assert contents.uploads.reached(ann, SUM) is None


def test_what_no_record_mentions_goes_after_a_week(contents: Contents) -> None:
    ann = a_caller(ANN)
    contents.send(ann, CONTENT)
    contents.uploads.take(ann, "0" * 64, offset=0, total=10, data=b"12345", now=NOON)
    assert sweep(contents.database, contents.objects, now=NOON + timedelta(days=6)) == 0
    assert sweep(contents.database, contents.objects, now=NOON + timedelta(days=8)) == 2
    assert contents.uploads.reached(ann, "0" * 64) is None


def test_what_a_crash_left_in_the_storage_goes_with_a_sweep(contents: Contents) -> None:
    ann = a_caller(ANN)
    contents.attach(ann, SUM)
    contents.send(ann, CONTENT)
    contents.objects.put("blob/00/stray", b"left")
    assert sweep(contents.database, contents.objects, now=NOON) == 0  # it may just be on its way
    assert sweep(contents.database, contents.objects, now=NOON.replace(year=2998)) == 1
    assert whole(contents) == CONTENT


def test_a_folder_keeps_content_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "blobs"
    objects = open_objects(f"file://{folder}")
    objects.put("blob/ab/c", iter([b"one", b"two"]))
    assert objects.read("blob/ab/c", start=2, end=5) == b"etw"
    assert folder.stat().st_mode & 0o077 == 0
    objects.remove(["blob/ab/c", "blob/ab/c"])
    assert list(folder.rglob("c")) == []


def test_a_storage_that_cannot_be_written_is_a_foreseen_failure(tmp_path: Path) -> None:
    (tmp_path / "blobs").mkdir()
    objects = open_objects(f"file://{tmp_path / 'blobs'}")
    (tmp_path / "blobs" / "upload").write_bytes(b"a file where a folder should be")
    with some_contents(tmp_path) as contents:
        contents.uploads._objects = objects
        with pytest.raises(StorageUnreachable):
            contents.send(a_caller(ANN), CONTENT)
        here = contents.uploads.reached(a_caller(ANN), SUM)
        assert here is not None
        assert here.offset == 0


@given(st.text(max_size=200) | st.from_regex(r"bytes[= ]\d{0,20}-\d{0,20}(/\d{0,20})?"), st.integers(1, 1 << 40))
def test_any_range_is_within_the_content_or_none(header: str, total: int) -> None:
    asked = span_asked(header, total)
    assert asked is None or (0 <= asked.start < asked.end <= total and asked.end - asked.start <= RANGE_BYTES_MOST)
    told = span_told(header)
    assert told is None or 0 <= told.start < told.end <= told.total


@given(st.text(max_size=70))
def test_any_text_is_a_sum_or_a_number_or_refused(text: str) -> None:
    for reader in (checked_sum, checked_number):
        with suppress(BadBlobRequest):
            reader(text)


def test_uploads_of_two_devices_do_not_meet(contents: Contents) -> None:
    ann, other = a_caller(ANN), a_caller(BEN)
    contents.uploads.take(ann, SUM, offset=0, total=len(CONTENT), data=CONTENT[:1000], now=NOON)
    with pytest.raises(SumMismatch):
        contents.uploads.take(other, SUM, offset=0, total=len(CONTENT), data=bytes(len(CONTENT)), now=NOON)
    contents.attach(ann, SUM)
    contents.uploads.take(ann, SUM, offset=1000, total=None, data=CONTENT[1000:], now=NOON)
    assert whole(contents) == CONTENT
    assert UUID(int=0) not in contents.database.transact(lambda one: contents.database.tx(one).records([]))
