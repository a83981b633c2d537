"""What a sender wrote, told apart from what the message repeats of earlier ones and from the signature under it.

Mail programs mark quoted text in four ways: a line that says who wrote when, the header lines of the earlier message,
a divider, and `>` before each line (RFC 3676). Where people answered between quoted lines, nothing is folded: question
and answer need each other. No word is dropped: the three parts together are the text.
"""

import re
from dataclasses import dataclass

from caseworker.formats.mail_quote_words import DIVIDER, FIELDS, WROTE_AT_END
from caseworker.formats.mail_signatures import signature_at

MOST_LINES = 20_000  # lines that are looked at; what follows is taken as quoted when something before it is
_LONGEST_LINE = 1_000
_LONGEST_ATTRIBUTION = 400
_HEADERS_WITHIN = 9  # lines
_CUT_FROM = 60  # signs a line has at least when a program cuts it
_ADDRESS = re.compile(r"<[^<>]{0,300}>|\S{1,100}@\S{1,100}")
_WHEN = re.compile(
    r"\d{1,2}[:.h]\d{2}|\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}|\d{1,2}\.? \w{3,}|\w{3,}\.? \d{1,2}\b|年|月|日"
)
_ENDS_IN_ADDRESS = re.compile(r">\s*[:\uff1a]\s*$|@\S+[^\s:]\s*:\s*$")
_RULE = re.compile(r"^\s*[_=*-]{4,}\s*$")


@dataclass(frozen=True, slots=True)
class Divided:
    """The parts of a text: what was written, the signature under it, and what is quoted; each may be empty."""

    text: str
    signature: str = ""
    quoted: str = ""


def divide(text: str, *, sender: str = "") -> Divided:
    """Return the parts of a message's text; `sender` is the sender's name or address, to know a signature by.

    When nothing would be left to read, such as with a forwarded message, all of it is what was written.
    """
    lines = text.split("\n")
    start = _quote_start(lines[:MOST_LINES])
    if start is None:
        return _signed(lines, [], sender)
    quoted, after = _split(lines, start)
    if quoted is None:
        return _signed(lines, [], sender)
    found = _signed([*lines[: start.at], *after], quoted, sender)
    return found if found.text or found.signature else Divided(_joined(lines))


@dataclass(frozen=True, slots=True)
class _Start:
    """Where quoted text begins: the line it begins at, and the first line that is quoted itself, not about it."""

    at: int
    body: int
    is_whole: bool
    """Whether everything after it is quoted, whatever stands before the lines."""


def _quote_start(lines: list[str]) -> _Start | None:
    found = (_first_attribution(lines), _first_headers(lines), _first_divider(lines), _last_marked(lines))
    starts = [one for one in found if one is not None]
    return min(starts, key=lambda one: one.at, default=None)


def _first_divider(lines: list[str]) -> _Start | None:
    for at, line in enumerate(lines):
        if len(line) < _LONGEST_ATTRIBUTION and DIVIDER.match(line):
            return _Start(at, at + 1, is_whole=True)
    return None


def _first_headers(lines: list[str]) -> _Start | None:
    for at, line in enumerate(lines):
        if (
            _field(line) in {"from", "date"}
            and _may_begin(lines, at)
            and _are_headers(lines[at : at + _HEADERS_WITHIN])
        ):
            return _Start(_with_rule(lines, at), at, is_whole=True)
    return None


def _may_begin(lines: list[str], at: int) -> bool:
    """Header lines stand at the start of a paragraph or under a rule."""
    return at == 0 or not lines[at - 1].strip() or _RULE.match(lines[at - 1]) is not None


def _are_headers(lines: list[str]) -> bool:
    """Three kinds of header lines one after the other, the author among them, without a gap."""
    kinds = set()
    for line in lines:
        if not line.strip():
            break
        kinds.add(_field(line))
    return len(kinds & FIELDS.keys()) >= 3 and "from" in kinds


def _field(line: str) -> str:
    """Return which header line a line is, empty for any other; Outlook sets the name in bold."""
    name, colon, _ = line[:60].replace("\uff1a", ":").partition(":")
    if not colon:
        return ""
    plain = name.strip(" >*\t\xa0").casefold()
    return next((kind for kind, names in FIELDS.items() if plain in names), "")


def _with_rule(lines: list[str], at: int) -> int:
    """Return where a rule begins that stands above header lines, or the line itself."""
    above = at - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    return above if above >= 0 and _RULE.match(lines[above]) else at


def _first_attribution(lines: list[str]) -> _Start | None:
    for end, line in enumerate(lines):
        plain = line[:_LONGEST_LINE].rstrip()
        if not plain or plain.lstrip().startswith(">") or not _may_end(plain):
            continue
        begin = next((at for at in range(end, max(-1, end - 3), -1) if _is_attribution(lines[at : end + 1])), None)
        if begin is not None:
            return _Start(begin, end + 1, is_whole=False)
    return None


def _may_end(line: str) -> bool:
    return WROTE_AT_END.search(line[-60:]) is not None or _ENDS_IN_ADDRESS.search(line[-200:]) is not None


def _is_attribution(lines: list[str]) -> bool:
    """Whether lines say who wrote when: a moment outside any address, and no gap or quoted line among them."""
    if any(not line.strip() or line.lstrip().startswith(">") for line in lines):
        return False
    whole = " ".join(lines)
    return len(whole) <= _LONGEST_ATTRIBUTION and _WHEN.search(_ADDRESS.sub(" ", whole)) is not None


def _last_marked(lines: list[str]) -> _Start | None:
    at = next((at for at, line in enumerate(lines) if line.startswith(">")), None)
    return None if at is None else _Start(at, at, is_whole=False)


def _split(lines: list[str], start: _Start) -> tuple[list[str] | None, list[str]]:
    """Return the quoted lines and what was written after them; None for the quoted when answers stand between them."""
    rest = lines[start.body :]
    if start.is_whole or not any(line.startswith(">") for line in rest):
        return lines[start.at :], []
    runs = _answers(rest)
    if not runs:
        return lines[start.at :], []
    first, last = runs[0]
    is_one_answer = len(runs) == 1 and not any(line.startswith(">") for line in rest[last:])
    if not is_one_answer:
        return None, []
    return lines[start.at : start.body + first], rest[first:]


def _answers(lines: list[str]) -> list[tuple[int, int]]:
    """Return the runs of lines after the first quoted one that are no quoted text, as begin and end.

    A single line right under a quoted one is what was left when a program cut that line to its width.
    """
    runs: list[tuple[int, int]] = []
    at = next(at for at, line in enumerate(lines) if line.startswith(">"))
    while at < len(lines):
        end = at
        while end < len(lines) and not lines[end].startswith(">"):
            end += 1
        if _is_answer(lines, at, end):
            runs.append((at, end))
        at = end + 1
    return runs


def _is_answer(lines: list[str], begin: int, end: int) -> bool:
    written = [line for line in lines[begin:end] if line.strip()]
    if not written or begin == 0:
        return bool(written)
    return len(written) > 1 or not lines[begin].strip() or len(lines[begin - 1]) < _CUT_FROM


def _signed(lines: list[str], quoted: list[str], sender: str) -> Divided:
    at = signature_at(lines, sender=sender)
    return Divided(_joined(lines[:at]), _joined(lines[at:]), _joined(quoted))


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()
