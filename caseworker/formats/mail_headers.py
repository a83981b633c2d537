"""Header lines of a message made readable: encoded words (RFC 2047), raw eight-bit signs, dates and message ids.

The parser of the standard library keeps a header as it came; its own decoding gives up on the first broken word, which
would lose a subject, so words are decoded here one by one.
"""

import binascii
import quopri
import re
from datetime import UTC, datetime
from email.message import Message as Part
from email.utils import parsedate_to_datetime

from caseworker.formats.mail_charsets import clean, decoded

LONGEST_HEADER = 16_000  # characters that are looked at; what is longer is cut
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,4000})\?=")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_ID = re.compile(r"<([^<>\s]{1,250})>")
_FOLD = re.compile(r"\s*[\r\n]+\s*")
_MOST_IDS = 200


def header(part: Part, name: str) -> str:
    """Return the first header of a name, readable and in one line; empty when there is none."""
    return words(raw(part, name))


def raw(part: Part, name: str) -> str:
    """Return the first header of a name as it was sent, with eight-bit signs made text, unfolded and cut."""
    return next(iter(raw_all(part, name)), "")


def raw_all(part: Part, name: str) -> list[str]:
    """Return all headers of a name in the same way, in their order."""
    wanted = name.lower()
    return [readable(str(value)) for key, value in part.raw_items() if key.lower() == wanted]


def readable(value: str) -> str:
    """Return a header's value in one line, with eight-bit signs made text, and cut; encoded words stay encoded."""
    sent = value[:LONGEST_HEADER].encode("utf-8", "surrogateescape")
    return _FOLD.sub(" ", decoded(sent, "")[0]).strip()


def words(text: str) -> str:
    """Return text with its encoded words decoded; a word that is broken beyond reading stays as it is."""
    found = _BETWEEN.sub("", text)
    pieces: list[str] = []
    at = 0
    for run in _runs(found):
        pieces.append(found[at : run[0].start()])
        pieces.append(_run_text(run))
        at = run[-1].end()
    return " ".join(clean("".join((*pieces, found[at:]))).split())


def moment(part: Part) -> datetime | None:
    """Return when a message was sent: its date, else that of the last server that had it; None when neither is one.

    A date without a time zone is taken as UTC.
    """
    received = (line.rpartition(";")[2] for line in raw_all(part, "received")[:3])
    for text in (raw(part, "date"), *received):
        found = _date(text)
        if found is not None:
            return found
    return None


def ids(text: str) -> tuple[str, ...]:
    """Return the message ids of a header without their brackets, each once, in their order."""
    return tuple(dict.fromkeys(_ID.findall(text)))[:_MOST_IDS]


def own_id(part: Part) -> str:
    """Return the id a message bears, empty when it bears none that can be told again."""
    text = raw(part, "message-id").strip()
    found = ids(text)
    if found:
        return found[0]
    return text if "@" in text and not re.search(r"[\s<>]", text) and len(text) <= 250 else ""


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text.strip()[:200])
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Encoded words that touch and share an encoding belong together: a sign may be cut between two of them."""
    runs: list[list[re.Match[str]]] = []
    for word in _WORD.finditer(text):
        last = runs[-1][-1] if runs else None
        if last is not None and last.end() == word.start() and last.group(1).lower() == word.group(1).lower():
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _run_text(run: list[re.Match[str]]) -> str:
    try:
        content = b"".join(_bytes(word.group(2), word.group(3)) for word in run)
    except (binascii.Error, ValueError):
        return "".join(word.group(0) for word in run)
    label = run[0].group(1).partition("*")[0]  # RFC 2231 lets a language follow
    return decoded(content, label)[0]


def _bytes(way: str, text: str) -> bytes:
    sent = text.encode("utf-8", "replace")
    if way in "qQ":
        return quopri.decodestring(sent.replace(b"_", b"=20"))
    plain = re.sub(rb"[^A-Za-z0-9+/]", b"", sent)
    whole = plain[: len(plain) - 1] if len(plain) % 4 == 1 else plain
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
