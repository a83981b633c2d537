"""The words of an HTML message as plain text. Nothing is fetched, run or kept of it but its words and link addresses.

Whole pages are read with the parser of the standard library after what makes it slow was taken out (`html_tags`):
comments and tags without an end. Quoted blocks get a `>` before each line, as in plain text.
"""

import re
from html.parser import HTMLParser

from caseworker.formats.html_tags import whole_tags

LONGEST_HTML = 2_000_000  # characters; what is longer is cut
_LONGEST_LINK = 300
_DEEPEST_QUOTE = 10
_MOST_LINKS = 20  # that are open at once
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table"}
_BLOCKS = _SPACED | {"address", "article", "aside", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "hr"}
_BLOCKS |= {"figure", "footer", "form", "header", "legend", "li", "main", "nav", "option", "section"}
_BLOCKS |= {"tbody", "tfoot", "thead", "tr"}
_UNREAD = {"head", "title", "style", "script", "template", "noframes", "object", "applet", "svg", "math"}
_UNREAD |= {"select", "textarea", "iframe"}


def plain(html: str) -> str:
    """Return the words of a page, line by line; entities become signs, links keep their address in angle brackets."""
    reader = _Reader()
    reader.feed(whole_tags(html[:LONGEST_HTML]))
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects words. It never raises on broken pages; tags that do not pair are taken as they come."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._unread = 0
        self._quotes = 0
        self._depth = 0  # of quotes, of the last line
        self._fixed = 0
        self._links: list[tuple[str, int]] = []
        self._gap = False

    def text(self) -> str:
        """Return what was read, without empty lines at the ends and with one at most between others."""
        self._end_line()
        return "\n".join(self._lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a quote or a link, or go past what is not for reading."""
        if tag == "body":
            self._unread = 0
        if tag in _UNREAD:
            self._unread += 1
        elif not self._unread:
            self._begin(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that ends itself; one that cannot is taken as a start that is never ended."""
        if tag not in _UNREAD:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End what the tag began."""
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif not self._unread:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Take words; white space is one space, but in a block that keeps it."""
        if self._unread:
            return
        if self._fixed:
            self._take_fixed(data)
            return
        words = re.sub(r"[ \t\r\n\f]+", " ", data)
        if not self._line or self._line[-1].endswith(" "):
            words = words.lstrip(" ")
        if words:
            self._line.append(words)

    def _take_fixed(self, data: str) -> None:
        first, *others = data.split("\n")
        self._line.append(first)
        for line in others:
            self._end_line(keep=True)
            self._line.append(line)

    def _begin(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "br":
            self._end_line(keep=True)
        elif tag in _BLOCKS:
            self._new_block(tag)
        elif tag in {"td", "th"}:
            self._line += ["  "] if self._line else []
        elif tag == "a":
            self._links.append(((attrs.get("href") or "").strip(), len(self._line)))
        elif tag == "img" and (attrs.get("alt") or "").strip():
            self._line.append(f"[{' '.join(str(attrs['alt']).split())[:_LONGEST_LINK]}]")
        self._fixed += tag == "pre"
        self._quotes += tag == "blockquote"
        if tag == "li":
            self._line = ["- "]

    def _end(self, tag: str) -> None:
        if tag == "a" and self._links:
            self._tell_link(*self._links.pop())
        elif tag in _BLOCKS:
            self._new_block(tag)
        self._fixed = max(0, self._fixed - (tag == "pre"))
        self._quotes = max(0, self._quotes - (tag == "blockquote"))

    def _tell_link(self, target: str, at: int) -> None:
        shown = "".join(self._line[at:]).strip()
        is_web = target.lower().startswith(("http://", "https://"))
        if is_web and len(target) <= _LONGEST_LINK and target.rstrip("/") != shown.rstrip("/"):
            self._line.append(f" <{target}>")

    def _new_block(self, tag: str) -> None:
        self._end_line()
        self._gap = self._gap or tag in _SPACED

    def _end_line(self, *, keep: bool = False) -> None:
        """End the line; an empty one stands only where a line break was asked for."""
        words, self._line = "".join(self._line).rstrip(), []
        self._links = [(target, 0) for target, _ in self._links[-_MOST_LINKS:]]
        if not words and not keep:
            return
        depth = min(self._quotes, _DEEPEST_QUOTE)
        if self._gap and self._lines and self._lines[-1].strip("> "):
            self._lines.append(("> " * min(depth, self._depth)).rstrip())
        self._gap, self._depth = False, depth
        self._lines.append(f"{'> ' * depth}{words}".rstrip())
