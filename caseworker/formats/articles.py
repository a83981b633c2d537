"""Articles of a knowledge base: pages of Markdown or HTML, and lists of such pages in JSON, as answers to be kept.

Boundary: bytes and a file name in, articles and faults out. An article is plain text (`plain_page`). What stands at the
head of a Markdown page, or beside the page in a list, says title, description, topic, keywords and days; the sentence
to say is the description, otherwise the first sentence of the page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseworker.formats.faults import Fault
from caseworker.formats.front_matter import FrontMatter, split
from caseworker.formats.plain_page import LONGEST_PAGE, Page, from_html, from_markdown, heading_of

LARGEST_FILE = 32 * 1024 * 1024  # bytes
MOST_PAGES = 20_000  # of one list
LONGEST_TITLE, LONGEST_SAY = 200, 600  # characters
SUFFIXES = (".md", ".markdown", ".html", ".htm", ".json")
_SENTENCE = re.compile(r"(.+?[.!?…])(?=\s|$)", re.DOTALL)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TEXTS = ("path", "title", "description", "body")
_UNREADABLE = "The file is no UTF-8 text. Save it again as UTF-8."


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page. `reference` is its path or file name without the ending; `line` is where it begins, or its number in a
    list. `say` is the sentence to read out. Days that the page does not tell are None; `language` is then "".
    """

    line: int
    reference: str
    title: str
    say: str
    body: str
    topic: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    checked_on: date | None = None


def read_articles(name: str, content: bytes) -> Iterator[Article | Fault]:
    """Yield the articles of one file, each page that cannot be one as a fault; `name` is its path in what was chosen.

    Nothing is raised for any bytes.
    """
    if len(content) > LARGEST_FILE:
        yield Fault(1, "", f"The file is larger than {LARGEST_FILE // 2**20} MiB.")
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield Fault(1, "", _UNREADABLE)
        return
    reference, _, ending = name.rpartition(".")
    match ending.casefold():
        case "json":
            yield from _of_list(text)
        case "html" | "htm":
            yield from _of_page(1, reference, FrontMatter({}, {}, text), is_markdown=False)
        case _:
            front = split(text)
            yield from front.faults
            yield from _of_page(1, reference or name, front, is_markdown=True)


def _of_list(text: str) -> Iterator[Article | Fault]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        yield Fault(1, "", "The file is no whole JSON.")
        return
    pages = found.get("pages") if isinstance(found, dict) else found
    if not isinstance(pages, list):
        yield Fault(1, "pages", "The file holds no list of pages.")
        return
    for number, one in enumerate(pages[:MOST_PAGES], start=1):
        if isinstance(one, dict) and all(isinstance(one.get(key, ""), str) for key in _TEXTS):
            yield from _of_page(number, str(one.get("path", "")), _beside(one), is_markdown=True)
        else:
            yield Fault(number, "", "This is no page: path, title, description and body are texts.")
    if len(pages) > MOST_PAGES:
        yield Fault(MOST_PAGES + 1, "", f"A list has {MOST_PAGES} pages at most. The rest was left out.")


def _beside(page: dict[str, Any]) -> FrontMatter:
    """Return what a list says of a page as if it stood at the head of the page."""
    values: dict[str, tuple[str, ...]] = {}
    for name, value in page.items():
        if isinstance(value, str) and name != "body":
            values[name] = (value,)
        elif isinstance(value, list):
            values[name] = tuple(one for one in value if isinstance(one, str))
    return FrontMatter(values, {}, str(page.get("body", "")))


def _of_page(line: int, reference: str, front: FrontMatter, *, is_markdown: bool) -> Iterator[Article | Fault]:
    if len(front.body) > LONGEST_PAGE:
        yield Fault(line, "body", f"The page has more than {LONGEST_PAGE} characters.")
        return
    page = from_markdown(front.body) if is_markdown else from_html(front.body)
    title = _plain(front.one("title")) or page.title or page.first_heading
    body = _without_title(page.text, title)
    if not title or not body:
        missing = "title" if body else "body"
        yield Fault(line, missing, "The page has no title." if body else "The page has no text.")
        return
    days: dict[str, date | None] = {}
    for name, aliases in _DAYS.items():
        told = front.one(*aliases)
        days[name] = _day(told)
        if told and days[name] is None:
            where = front.line(*aliases) if line == 1 else line
            yield Fault(where, name, "The day is not written as YYYY-MM-DD. The page was brought in without it.")
    yield Article(
        line=line,
        reference=reference,
        title=title[:LONGEST_TITLE],
        say=_sentence_to_say(front, page, body) or title,
        body=body,
        topic=_plain(front.one("topic", "category")),
        keywords=tuple(dict.fromkeys(front.all("keywords") + front.all("tags"))),
        language=front.one("language", "lang"),
        **days,
    )


_DAYS = {
    "valid_from": ("valid_from",),
    "valid_to": ("valid_to", "expires"),
    "checked_on": ("checked_on", "last_reviewed", "lastupdate", "last_update", "updated"),
}
"""What is kept as which day, by the names that pages give it."""


def _sentence_to_say(front: FrontMatter, page: Page, body: str) -> str:
    told = _plain(front.one("say", "description", "summary")) or page.description
    return _cut(told) if told else first_sentence(body)


def first_sentence(body: str) -> str:
    """Return the first sentence of the first paragraph of plain text, "" where there is none."""
    for block in body.split("\n\n"):
        if not heading_of(block):
            words = _plain(block.removeprefix("- "))
            found = _SENTENCE.match(words)
            return _cut(found[1] if found else words)
    return ""


def _without_title(text: str, title: str) -> str:
    """Return the text without a first heading that says the title again."""
    first, _, rest = text.partition("\n\n")
    return rest.strip() if title and heading_of(first).casefold() == title.casefold() else text.strip()


def _cut(words: str) -> str:
    if len(words) <= LONGEST_SAY:
        return words
    return words[:LONGEST_SAY].rpartition(" ")[0] + "…"


def _plain(words: str) -> str:
    return " ".join(words.split())


def _day(told: str) -> date | None:
    found = _DAY.match(told)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
