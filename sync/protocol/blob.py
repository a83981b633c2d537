"""How the content of attachments travels: by its SHA-256, in pieces, from any place (tus 1.0 core, RFC 9110 ranges).

The content is never inside an operation. A sender asks with HEAD how far an upload has come and goes on with PATCH at
that offset; a receiver asks with GET for a range. Whole content is compared with its sum before it counts.
"""

import re
from dataclasses import dataclass

from caseworker.errors import CaseworkerError

PIECE_BYTES_LEAST = 256 << 10
PIECE_BYTES_MOST = 1 << 20  # of one PATCH, and what one cut can cost
RANGE_BYTES_MOST = 4 << 20  # of one reply; a longer range is answered in part
MOST_BYTES = 200 << 20  # of one attachment, unless the agency says otherwise

TUS_VERSION = "1.0.0"
PIECE_TYPE = "application/offset+octet-stream"
WHOLE_TYPE = "application/octet-stream"
OFFSET, LENGTH, TUS = "upload-offset", "upload-length", "tus-resumable"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
_CONTENT_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")


class BadBlobRequest(CaseworkerError):
    """A sum, an offset, a length or a range that cannot be read, or a piece beyond its limit."""

    key = "blob.bad-request"
    sentence = "The request for the content of an attachment could not be read. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Span:
    """A part of some content: from `start` up to and without `end`, of `total` bytes."""

    start: int
    end: int
    total: int

    def content_range(self) -> str:
        """Return the value of Content-Range (RFC 9110 section 14.4)."""
        return f"bytes {self.start}-{self.end - 1}/{self.total}"


def word_of(sha256: str) -> str:
    """Return the word by which a record mentions the content it names."""
    return f"file:{sha256}"


def checked_sum(text: str) -> str:
    """Return the SHA-256 in lower-case hexadecimal, or raise BadBlobRequest."""
    if not _SHA256.fullmatch(text):
        raise BadBlobRequest
    return text


def checked_number(text: str | None) -> int:
    """Return an offset or a length of at most 15 digits, or raise BadBlobRequest."""
    if text is None or not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise BadBlobRequest
    return int(text)


def span_asked(header: str | None, total: int) -> Span | None:
    """Return the part that a Range header asks for, at most RANGE_BYTES_MOST; None when it cannot be satisfied.

    Without a header the whole is meant, and None is given when that is longer than one reply.
    """
    if header is None:
        return Span(0, total, total) if total <= RANGE_BYTES_MOST else None
    found = _RANGE.fullmatch(header.strip())
    if found is None:
        return None
    start = int(found[1])
    last = int(found[2]) if found[2] else total - 1
    if start >= total or last < start:
        return None
    return Span(start, min(last + 1, total, start + RANGE_BYTES_MOST), total)


def span_told(header: str | None) -> Span | None:
    """Return what a Content-Range header tells, None for any other text."""
    found = _CONTENT_RANGE.fullmatch((header or "").strip())
    if found is None:
        return None
    start, last, total = (int(one) for one in found.groups())
    return Span(start, last + 1, total) if start <= last < total else None
