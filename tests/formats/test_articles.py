"""Articles of a knowledge base, from single pages and from lists, with what is missing told."""

import json
import re
from datetime import date

import pytest

from caseworker.formats.articles import Article, first_sentence, read_articles
from caseworker.formats.faults import Fault
from tests.outside import outside

PAGE = """---
title: "Proof of rent"
description: Please bring your tenancy agreement.
topic: Housing
keywords: [rent, landlord]
tags:
  - tenancy
valid_from: 2026-01-01
valid_to: 2026-13-01
lastupdate: 2026-02-03T10:00:00
strange
---

# Proof of rent

Any *one* of these.
"""


def read(name: str, text: str) -> tuple[list[Article], list[Fault]]:
    found = list(read_articles(name, text.encode()))
    return [one for one in found if isinstance(one, Article)], [one for one in found if isinstance(one, Fault)]


def test_what_stands_at_the_head_of_a_page_says_what_it_is() -> None:
    (article,), faults = read("housing/proof.md", PAGE)
    assert (article.reference, article.title, article.say) == (
        "housing/proof",
        "Proof of rent",
        "Please bring your tenancy agreement.",
    )
    assert (article.body, article.topic) == ("Any one of these.", "Housing")
    assert article.keywords == ("rent", "landlord", "tenancy")
    assert (article.valid_from, article.valid_to, article.checked_on) == (date(2026, 1, 1), None, date(2026, 2, 3))
    assert [(one.line, one.field) for one in faults] == [(11, ""), (9, "valid_to")]


def test_a_page_without_a_head_is_told_by_its_heading_and_first_sentence() -> None:
    (article,), faults = read("a.md", "# Rent\n\n## When?\n\nOn the first. Not later.\n")
    assert (article.title, article.say, faults) == ("Rent", "On the first.", [])
    assert article.body.startswith("## When?")


def test_a_page_of_html_is_an_article_too() -> None:
    (article,), _ = read(
        "rent.html", "<title>Rent</title><h2>When?</h2><p>On the first. <script>x()</script>Not later."
    )
    assert (article.reference, article.title, article.body) == ("rent", "Rent", "## When?\n\nOn the first. Not later.")


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("a.md", "", "body"),
        ("a.md", "just words", "title"),
        ("a.html", "<script>x</script>", "body"),
        ("a.json", "{", ""),
        ("a.json", "5", "pages"),
        ("a.json", "[5]", ""),
        ("a.json", '[{"path": "x", "title": 5}]', ""),
        ("a.md", "# T\n\n" + "x" * 500_000, "body"),
    ],
)
def test_what_is_no_article_is_told(name: str, text: str, field: str) -> None:
    articles, faults = read(name, text)
    assert articles == []
    assert [one.field for one in faults] == [field]
    assert faults[0].sentence.endswith(".")


def test_bytes_that_are_no_text_are_told() -> None:
    (fault,) = read_articles("a.md", b"\xff\xfe\x00")
    assert isinstance(fault, Fault)


def test_a_list_of_pages_goes_on_after_one_that_is_none() -> None:
    pages = [{"path": "a", "title": "A", "body": "Words."}, {"path": "b"}, {"path": "c", "title": "C", "body": "More."}]
    articles, faults = read("all.json", json.dumps(pages))
    assert [one.reference for one in articles] == ["a", "c"]
    assert [one.line for one in faults] == [2]


def test_every_page_of_a_real_knowledge_base_is_an_article() -> None:
    content = outside("data/knowledge/va-benefits-pages.json").read_bytes()
    pages = json.loads(content)["pages"]
    articles = list(read_articles("va-benefits-pages.json", content))
    assert [one.reference for one in articles if isinstance(one, Article)] == [one["path"] for one in pages]
    for one, page in zip(articles, pages, strict=True):
        assert isinstance(one, Article)
        assert one.say
        assert not re.search(r"<(?:div|p|ul|li|a|script|iframe|button|form|input)\b", one.body)
        if page["description"]:
            assert one.say == " ".join(page["description"].split())


def test_the_first_sentence_is_that_of_the_first_paragraph() -> None:
    assert first_sentence("## A\n\n- Bring it. Then wait.") == "Bring it."
    assert first_sentence("## A") == ""
    assert len(first_sentence("word " * 500)) <= 601
