"""Pages are made ready for reading: no comment, no broken tag, and a long picture in a tag stays in its tag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.formats.html_tags import whole_tags
from caseworker.formats.mail_html import plain
from caseworker.formats.plain_page import from_html

LONG = f'<p>before</p><img src="data:image/png;base64,{"QUJD" * 20_000}"><p>after</p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<!-- a <b> --><p>x</p>", "<p>x</p>"),
        ("<!DOCTYPE html><?xml?>x", "  x"),
        ("a < b <b>c</b>", "a &lt; b <b>c</b>"),
        ("<a<b>", "&lt;a<b>"),
        ("<p", "&lt;p"),
    ],
)
def test_every_sign_that_begins_no_tag_is_an_entity(html: str, expected: str) -> None:
    assert whole_tags(html) == expected


def test_a_picture_within_its_tag_is_no_text() -> None:
    assert plain(LONG).split() == ["before", "after"]
    assert from_html(LONG).text.split() == ["before", "after"]


@pytest.mark.parametrize("page", ["<!--", "<![", "<", "</script", "<a ", "<script>", "<style><"])
def test_hostile_repetition_is_read_to_its_end(page: str) -> None:
    plain(page * 100_000 + ">")
    from_html(page * 50_000 + ">")


@given(st.text(alphabet="<>!-/?a b=\"'&;[]", max_size=60))
def test_whatever_stands_there_every_tag_is_whole(html: str) -> None:
    made = whole_tags(html)
    assert all(">" in part for part in made.split("<")[1:])
