"""Pages of Markdown and HTML become plain text: nothing in them runs, nothing is fetched, no words are lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.formats.plain_page import from_html, from_markdown, heading_of
from tests.outside import outside


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("# One\n\nTwo *three*\nfour", "## One\n\nTwo three four"),
        ("- a\n- b\n\n1. c\n2. d", "- a\n- b\n\n1. c\n2. d".replace("\n\n", "\n")),
        ("[the office](https://a.example/x) and [here](/local)", "the office (https://a.example/x) and here"),
        ("[a.example](https://a.example)", "a.example"),
        ("[call](tel:+441632960000) [bad](javascript:alert(1))", "call (+441632960000) bad"),
        ("![a picture](https://a.example/p.png) after", "after"),
        ("|a|b|\n|-|-|\n|1|2|", "a · b\n\n1 · 2"),
        ("<details><summary>More</summary>\n\nwords\n\n</details>", "#### More\n\nwords"),
        ("`<script>` is a word", "<script> is a word"),
    ],
)
def test_markdown_is_read(page: str, text: str) -> None:
    assert from_markdown(page).text == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>one<br>two<p>three", "one\ntwo\n\nthree"),
        ("<ul><li>a<li><p>b</p></ul>", "- a\n- b"),
        ("<ol start=3><li>c<li>d</ol>", "3. c\n4. d"),
        ("a<script>alert(1)</script><style>p{}</style><svg><text>x</text></svg>b", "ab"),
        ("<form>Name <input value=x><select><option>y</select><textarea>z</textarea></form>", "Name"),
        ("<!-- hidden --><!DOCTYPE html><?xml x?>shown", "shown"),
        ("&lt;b&gt; &amp; &eacute;", "<b> & é"),
        ("a < b <3 c <unclosed", "a < b <3 c <unclosed"),
        ("<iframe src='file:///etc/passwd'>inner</iframe>after", "after"),
    ],
)
def test_html_is_read(page: str, text: str) -> None:
    assert from_html(page).text == text


def test_a_page_that_would_run_and_fetch_is_only_its_words() -> None:
    page = from_html(outside("data/hostile/documents/page.html").read_text("utf-8"))
    assert page.text == "Dear Sir"


@pytest.mark.parametrize("name", ["billion-laughs.xml", "xxe.xml", "script.svg"])
def test_entities_and_scripts_of_other_files_stay_words(name: str) -> None:
    text = from_html(outside(f"data/hostile/documents/{name}").read_text("utf-8")).text
    assert len(text) < 1000
    assert "root:" not in text
    assert "alert" not in text


def test_title_description_and_first_heading_are_told() -> None:
    page = from_html("<head><title> A </title><meta name=description content=' B c '></head><h1>D</h1>e")
    assert (page.title, page.description, page.first_heading, page.text) == ("A", "B c", "D", "## D\n\ne")


@given(st.text(st.sampled_from("<>/!-[]()*_`#&;\"'ab \n|="), max_size=200))
def test_whatever_is_written_is_read(text: str) -> None:
    for read in (from_html, from_markdown):
        assert isinstance(read(text).text, str)


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=1, max_size=5))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    assert from_html(f"<p>{' '.join(words)}</p>").text.split() == " ".join(words).split()


@pytest.mark.parametrize("piece", ["<", "<a ", "<!--", "[", "*a ", "> ", "<div>", "&#", "![", "<a href='", "**a *"])
def test_no_repeated_piece_makes_reading_slow(piece: str) -> None:
    begun = time.process_time()
    for times in (2_000, 4_000):
        from_markdown(piece * times)
        from_html(piece * times)
    assert time.process_time() - begun < 20  # what grows with the square would take minutes


def test_a_heading_is_told_from_other_lines() -> None:
    assert [heading_of(line) for line in ("## A b", "#hash", "####### x", "a # b", "")] == ["A b", "", "", "", ""]
