"""The text of an answer in its parts; what is no heading and no list stays as it is written."""

import pytest

from ui.answers.body import Kind, Part, parts_of, plain

TEXT = """## Any one of these

1. A tenancy agreement
2. A letter from the landlord
   with the address

- A rent book

Open the case anyway:
the date counts.
"""


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    assert parts_of(TEXT) == (
        Part(Kind.HEADING, "Any one of these"),
        Part(Kind.NUMBERED, "A tenancy agreement", "1"),
        Part(Kind.NUMBERED, "A letter from the landlord with the address", "2"),
        Part(Kind.POINT, "A rent book"),
        Part(Kind.PARAGRAPH, "Open the case anyway: the date counts."),
    )


def test_what_is_copied_reads_without_marks() -> None:
    assert plain(TEXT).split("\n")[:2] == ["Any one of these", "1. A tenancy agreement"]


@pytest.mark.parametrize(
    "words", ["<b>bold</b>", "[a](http://x)", "![x](y)", "**b**", "<img src=x>", "#no heading", ""]
)
def test_markup_stays_words(words: str) -> None:
    assert parts_of(words) == ((Part(Kind.PARAGRAPH, words),) if words else ())
