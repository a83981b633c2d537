"""Attachments: names from outside become safe, and nothing is attached to nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import attachments
from caseworker.domain.attachments import NAME_LIMIT_BYTES, AttachedToNothing, FileIsEmpty, FileTooLarge
from caseworker.domain.ids import CaseId
from tests.domain.builders import an_attachment
from tests.domain.people_builders import an_id

LIMIT = 25 * 1024 * 1024


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Tenancy agreement.pdf", "Tenancy agreement.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\letter.doc", "letter.doc"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\x00b\x1f\u200bc.txt", "abc.txt"),
        ("CON", "_CON"),
        ("con.pdf", "_con.pdf"),
        ("Com1 .txt", "_Com1 .txt"),
        ("LPT\u00b9.log", "_LPT\u00b9.log"),
        ("console.txt", "console.txt"),
        ("what? <new>|*.pdf", "what_ _new___.pdf"),
        (" .. ", "file"),
        ("", "file"),
        ("\u202e", "file"),
        ("photo.", "photo"),
        ("two\nlines.txt", "two lines.txt"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
        ("договор аренды.pdf", "договор аренды.pdf"),
        ("租约.pdf", "租约.pdf"),
    ],
)
def test_a_name_from_outside_is_made_safe(given_name: str, kept: str) -> None:
    assert attachments.clean_name(given_name) == kept


@given(st.text(max_size=400) | st.text(alphabet="aA.conpr1 \u202e/\\é租", max_size=300))
def test_every_name_is_short_visible_and_of_one_part_and_cleaning_it_again_changes_nothing(name: str) -> None:
    cleaned = attachments.clean_name(name)

    assert 0 < len(cleaned.encode()) <= NAME_LIMIT_BYTES
    assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in cleaned)
    assert not set(cleaned) & set('/\\<>:"|?*')
    assert cleaned not in {".", ".."}
    assert not cleaned.endswith((".", " "))
    assert cleaned.split(".")[0].rstrip(" ").casefold() not in attachments._RESERVED
    assert attachments.clean_name(cleaned) == cleaned


def test_a_long_name_keeps_its_ending_and_no_half_sign() -> None:
    cleaned = attachments.clean_name("租" * 200 + ".pdf")

    assert cleaned == "租" * 83 + ".pdf"
    assert attachments.clean_name("a" * 300) == "a" * 255
    assert len(attachments.clean_name("a." + "b" * 300)) == 255


def test_an_attachment_is_kept_under_its_clean_name() -> None:
    assert attachments.attach(an_attachment(name="../x\u202e.pdf"), limit=LIMIT).name == "x.pdf"


def test_empty_large_and_ownerless_files_are_refused() -> None:
    with pytest.raises(FileIsEmpty):
        attachments.attach(an_attachment(size=0), limit=LIMIT)
    with pytest.raises(FileTooLarge, match=str(LIMIT)):
        attachments.attach(an_attachment(size=LIMIT + 1), limit=LIMIT)
    with pytest.raises(AttachedToNothing):
        attachments.attach(an_attachment(person=None), limit=LIMIT)
    assert attachments.attach(an_attachment(size=LIMIT), limit=LIMIT).size == LIMIT


@pytest.mark.parametrize("sha256", ["", "5E" * 32, "5e" * 31, "zz" * 32])
def test_a_sum_that_is_no_sha_256_is_a_mistake_of_the_program(sha256: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        attachments.attach(an_attachment(sha256=sha256), limit=LIMIT)


def test_the_document_types_of_a_case_are_those_attached_to_it() -> None:
    case = CaseId(an_id())
    files = [
        an_attachment(case=case, document_type="tenancy"),
        an_attachment(case=case),
        an_attachment(document_type="payslip"),
    ]

    assert attachments.document_types(files, case=case) == {"tenancy"}
