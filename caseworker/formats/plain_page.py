"""A page of Markdown or HTML as plain text: headings, lists and paragraphs, and nothing that could run or be fetched.

Boundary: text in, text out. Scripts, styles, frames, pictures, navigation and the controls of forms are left out with
what is in them; the words around them stay. A link is its words and, where it leads somewhere by itself, its address.
The plain text is Markdown's simplest form: a line `## ` for a heading, `- ` or `1. ` for a line of a list, an empty
line between parts. Markdown is read by CommonMark (with tables), HTML by the parser of the standard library; nothing is
fetched, no entity is defined by the page, and a page longer than `LONGEST_PAGE` is refused by whoever reads files.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from caseworker.formats.html_tags import whole_tags

LONGEST_PAGE = 400_000  # characters

_LEFT_OUT = frozenset(
    {"script", "style", "iframe", "frame", "frameset", "object", "applet", "svg", "math", "template", "noscript"}
    | {"select", "textarea", "datalist", "audio", "video", "canvas", "picture", "map", "nav", "noembed", "noframes"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKING = frozenset(
    {"p", "div", "section", "article", "aside", "header", "footer", "main", "blockquote", "pre", "table", "tr", "ul"}
    | {"ol", "dl", "dt", "dd", "li", "form", "fieldset", "legend", "hr", "figure", "figcaption", "address", "body"}
    | {"thead", "tbody", "tfoot", "caption", "details", "summary", "button", "center", "option", "head", "html"}
)
_CELLS = frozenset({"td", "th"})
_BETWEEN_CELLS = " · "
_LEADS = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]+", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]")
_DEEPEST = 4  # a heading of the plain text has two to four signs


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `title` is that of its head, `first_heading` its first main heading, "" where it has none."""

    text: str
    title: str = ""
    first_heading: str = ""
    description: str = ""


def from_markdown(text: str) -> Page:
    """Return the plain text of a page in Markdown, which may have HTML in it."""
    return from_html(_markdown().render(text))


def from_html(text: str) -> Page:
    """Return the plain text of a page in HTML; broken HTML is read as far as it can be told."""
    reader = _Reader()
    reader.feed(whole_tags(_UNSEEN.sub(" ", text)))
    reader.close()
    return reader.page()


def heading_of(line: str) -> str:
    """Return the words of a line of plain text that is a heading, "" for any other line."""
    signs, _, words = line.partition(" ")
    return words.strip() if signs and not signs.strip("#") and len(signs) <= 6 else ""


def _markdown() -> MarkdownIt:
    """Return CommonMark with tables; what is set in is no code: pages with HTML in them set it in as they like."""
    made = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  only words are kept of a link
    return made


@dataclass(slots=True)
class _Link:
    """A link that is open: where its words begin, and its address."""

    begins: int
    address: str


@dataclass(slots=True)
class _Part:
    """The part that is being read: what stands before it, and its words so far."""

    mark: str = ""
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Gathers the parts of a page in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._part = _Part()
        self._left_out: list[str] = []
        self._lists: list[int] = []  # the number of the last line of each list, -1 for a list with points
        self._link: _Link | None = None
        self._in_title = False
        self._title = self._first_heading = self._description = ""

    def page(self) -> Page:
        """Return what was read."""
        self._end_part()
        return Page("\n\n".join(_together(self._done)), self._title.strip(), self._first_heading, self._description)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part, a list or a link, or what is left out."""
        if tag in _LEFT_OUT:
            self._left_out.append(tag)
        if self._left_out:
            return
        told = {name: value or "" for name, value in attrs}
        if tag in _BREAKING or tag in _HEADINGS:
            self._end_part()
        if tag in _HEADINGS:
            self._part.mark = _mark_of(_HEADINGS[tag])
        elif tag == "summary" or (tag == "button" and "aria-controls" in told):
            self._part.mark = _mark_of(_DEEPEST)  # it names what unfolds under it
        elif tag in {"ul", "ol"}:
            self._lists.append(_start_of(told) - 1 if tag == "ol" else -1)
        elif tag == "li":
            self._part.mark = self._next_mark()
        else:
            self._begin_words(tag, told)

    def _begin_words(self, tag: str, told: dict[str, str]) -> None:
        if tag == "a" and self._link is None:
            self._link = _Link(len(self._part.words), told.get("href", "").strip())
        elif tag == "br":
            self._part.words.append("\n")
        elif tag in _CELLS and self._part.words:
            self._part.words.append(_BETWEEN_CELLS)
        elif tag == "title":
            self._in_title = True
        elif tag == "meta" and told.get("name", "").casefold() == "description":
            self._description = _plain(told.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        """End a part, a list or a link, or what is left out."""
        if self._left_out:
            if tag in self._left_out:
                while self._left_out.pop() != tag:
                    pass
            return
        if tag == "a":
            self._end_link()
        elif tag == "title":
            self._in_title = False
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        if tag in _BREAKING or tag in _HEADINGS:
            self._end_part()

    def handle_data(self, data: str) -> None:
        """Take words."""
        if self._left_out:
            return
        if self._in_title:
            self._title += data
            return
        self._part.words.append(_BLANKS.sub(" ", data))

    def _next_mark(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _end_link(self) -> None:
        link, self._link = self._link, None
        if link is None or not _LEADS.fullmatch(link.address):
            return
        words = _plain("".join(self._part.words[link.begins :]))
        shown = link.address.removeprefix("mailto:").removeprefix("tel:")
        if words and _bare(shown) not in _bare(words):
            self._part.words.append(f" ({shown})")

    def _end_part(self) -> None:
        self._end_link()
        part, self._part = self._part, _Part()
        lines = [_plain(line) for line in "".join(part.words).split("\n")]
        words = "\n".join(line for line in lines if line).strip(" ·")
        if not words:
            if part.mark and not part.mark.startswith("#"):
                self._part.mark = part.mark  # a paragraph within a line of a list
            return
        if part.mark.startswith("#"):
            words = words.replace("\n", " ")
            self._first_heading = self._first_heading or words
        self._done.append(part.mark + words)


def _together(parts: list[str]) -> list[str]:
    """Return the parts with lines of one list in one block."""
    made: list[str] = []
    for part in parts:
        if made and _is_line(part) and _is_line(made[-1].rpartition("\n")[2]):
            made[-1] += f"\n{part}"
        else:
            made.append(part)
    return made


def _is_line(part: str) -> bool:
    first = part.partition(" ")[0]
    return first == "-" or (first[:-1].isdecimal() and first.endswith("."))


def _mark_of(level: int) -> str:
    return f"{'#' * min(max(level, 2), _DEEPEST)} "


def _start_of(told: dict[str, str]) -> int:
    start = told.get("start", "1")
    return int(start) if start.isdecimal() and len(start) <= 3 else 1


def _plain(words: str) -> str:
    return _BLANKS.sub(" ", words).strip()


def _bare(words: str) -> str:
    return "".join(sign for sign in words.casefold().removeprefix("https://").removeprefix("http://") if sign.isalnum())
