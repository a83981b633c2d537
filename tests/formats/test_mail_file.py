"""Files of mail: one message or many, read one by one, with the line each begins at."""

import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.formats import mail_file
from caseworker.formats.faults import Fault
from caseworker.formats.mail_file import Read, messages, pieces

MARK = b"From ana@home.example Mon Jul 27 10:15:00 2026\n"
ONE = b"From: a@b.example\nSubject: One\n\nHello\n"


def test_a_file_with_one_message_is_that_message() -> None:
    found = list(messages(io.BytesIO(ONE)))

    assert [(one.line, one.message.subject) for one in found if isinstance(one, Read)] == [(1, "One")]


def test_a_mailbox_is_cut_at_its_postmarks_and_masked_lines_are_as_they_were() -> None:
    box = (
        MARK + ONE + b">From here on\n>>From there\nFrom time to time\n\n" + MARK + ONE.replace(b"One", b"Two") + b"\n"
    )
    first, second = messages(io.BytesIO(box))

    assert isinstance(first, Read)
    assert isinstance(second, Read)
    content = next(pieces(io.BytesIO(box))).content
    assert content == ONE + b"From here on\n>From there\nFrom time to time\n\n"
    assert [(one.line, one.message.subject) for one in (first, second)] == [(2, "One"), (11, "Two")]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60), min_size=1, max_size=5))
def test_what_is_written_into_a_mailbox_is_read_from_it(texts: list[str]) -> None:
    contents = [ONE + text.encode() + b"\n" for text in texts]
    masked = [one.replace(b"\n>", b"\n>>").replace(b"\nFrom ", b"\n>From ") for one in contents]
    box = b"".join(MARK + one + b"\n" for one in masked)

    found = [one.content for one in pieces(io.BytesIO(box))]

    assert len(found) == len(texts)
    assert all(len(one.split(b"\n\n", 1)) == 2 for one in found)


def test_a_message_that_is_too_large_is_told_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_file, "LARGEST_BYTES", 1_000)
    box = MARK + ONE + b"x" * 2_000 + b"\n\n" + MARK + ONE

    large, fine = messages(io.BytesIO(box))

    assert isinstance(large, Fault)
    assert (large.line, "larger" in large.sentence) == (2, True)
    assert isinstance(fine, Read)


def test_a_single_message_beyond_the_limit_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_file, "LARGEST_BYTES", 1_000)
    source = io.BytesIO(ONE + b"x" * 1_000_000)

    assert isinstance(next(messages(source)), Fault)
    assert source.tell() < 2_000


def test_of_a_large_mailbox_no_more_than_one_message_is_in_memory(tmp_path: Path) -> None:
    path, message = tmp_path / "large.mbox", MARK + ONE + b"x" * 70 * 1_000 + b"\n\n"
    with path.open("wb") as file:
        for _ in range(300):
            file.write(message)
    tracemalloc.start()
    try:
        with path.open("rb") as source:
            count = sum(1 for _ in pieces(source))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert count == 300
    assert most < 10 * len(message)
