"""Where the signature under a text begins: after the sign for it, at a mobile program's line, or at a closing block.

Rules of form only, the same for every sender: a block at the end that is short, and that bears a closing, the sender's
name or ways to reach them.
"""

import re

from caseworker.formats.mail_quote_words import CLOSINGS, SENT_FROM_LINE

_MOST_LINES = 20  # of a signature that bears a sign for it
_MOST_BLOCK = 8  # of one that is known by what it says
_LONGEST = 70  # characters of a line in one
_MARKS = frozenset({"--", "__", "—", "-- "})
_DASHES = re.compile(r"^[-_]{5,}$")
_REACH = re.compile(r"\S+@\S+\.\S+|https?://|www\.|(?:\+|\(|\b)\d[\d\s().-]{5,}\d")
_SIGNED = re.compile(r"^[-–]{1,2}[^\W\d_]+(?:[ .'-]{1,2}[^\W\d_]+){0,3}$")


def signature_at(lines: list[str], *, sender: str = "") -> int:
    """Return the line at which the signature begins, the number of lines when there is none."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    tail = _tail(lines, end)
    names = _names(sender)
    found = (
        _marked(lines, tail, end),
        _mobile(lines, tail, end),
        _under_dashes(lines, tail, end, names),
        _closing(lines, end, names),
    )
    return min((at for at in found if at is not None), default=len(lines))


def _tail(lines: list[str], end: int) -> int:
    """Return where the last lines begin in which a signature is looked for."""
    at, written = end, 0
    while at > 0 and written < _MOST_LINES:
        at -= 1
        written += bool(lines[at].strip())
    return at


def _marked(lines: list[str], tail: int, end: int) -> int | None:
    return next((at for at in range(tail, end) if lines[at].strip() in _MARKS), None)


def _mobile(lines: list[str], tail: int, end: int) -> int | None:
    for at in range(tail, end):
        if len(lines[at]) <= 2 * _LONGEST and SENT_FROM_LINE.match(lines[at].strip()):
            return at
    return None


def _under_dashes(lines: list[str], tail: int, end: int, names: frozenset[str]) -> int | None:
    """A line of dashes, with the sender's name soon under it."""
    for at in range(tail, end):
        under = [line for line in lines[at + 1 : end] if line.strip()][:4]
        if _DASHES.match(lines[at].strip()) and any(_bears(line, names) for line in under):
            return at
    return None


def _closing(lines: list[str], end: int, names: frozenset[str]) -> int | None:
    """The first line of the last few that begins a closing block, everything under it being short."""
    found, written = None, 0
    for at in range(end - 1, -1, -1):
        line = lines[at].strip()
        written += bool(line)
        if written > _MOST_BLOCK or len(line) > _LONGEST:
            break
        if line and _begins(lines, at, end, names):
            found = at
    return found if found is None or any(line.strip() for line in lines[:found]) else None


def _begins(lines: list[str], at: int, end: int, names: frozenset[str]) -> bool:
    line = lines[at].strip()
    under = [one.strip() for one in lines[at + 1 : end] if one.strip()]
    if line.rstrip(",.!").casefold() in CLOSINGS:
        return len(under) <= _MOST_BLOCK
    is_paragraph = at == 0 or not lines[at - 1].strip()
    if not is_paragraph:
        return False
    return _bears(line, names) or _is_dashed_name(lines[at]) or _is_card(line, under)


def _is_dashed_name(line: str) -> bool:
    """A dash and a name right after it; with a space, or in small letters, it would be an item of a list."""
    return _SIGNED.match(line) is not None and line.lstrip("-–")[:1].isupper()


def _is_card(line: str, under: list[str]) -> bool:
    """A name with ways to be reached under it, no sentence among them."""
    reaching = sum(_REACH.search(one) is not None for one in under)
    if not under or any(_is_sentence(one) for one in (line, *under)):
        return False
    return reaching * 3 >= len(under) and _REACH.search(line) is None


def _is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, and not in an abbreviation."""
    last = line.rsplit(maxsplit=1)[-1]
    return line.endswith(("!", "?", ":", ";")) or (line.endswith(".") and len(last) > 4 and "." not in last[:-1])


def _names(sender: str) -> frozenset[str]:
    """Return the words a sender is known by: those of the name, of an address what stands before the @."""
    plain = sender.partition("@")[0] if "@" in sender and " " not in sender else sender.partition("<")[0]
    return frozenset(word for word in re.split(r"[\W\d_]+", plain.casefold()) if len(word) > 2)


def _bears(line: str, names: frozenset[str]) -> bool:
    found = set(re.split(r"[\W\d_]+", line.casefold())) - {""}
    return bool(names) and names <= found and len(found) <= len(names) + 3
