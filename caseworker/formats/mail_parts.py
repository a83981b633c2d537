"""The parts of a message: which are its text, and which are files attached to it (RFC 8621, section 4.1.4).

Boundary: a parsed message in, bodies and files out. Pictures within the text are files too, so that nothing is lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.generator import BytesGenerator
from email.message import Message as Part
from email.policy import compat32
from io import BytesIO

from caseworker.domain.attachments import clean_name
from caseworker.formats.content_types import media_type
from caseworker.formats.mail_charsets import clean, decoded
from caseworker.formats.mail_headers import header, words
from caseworker.formats.mail_html import plain

LONGEST_TEXT = 1_000_000  # characters of one body that are kept
_AS_SENT = compat32.clone(max_line_length=0, mangle_from_=False)
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
}
_SHOWN = ("text/plain", "text/html")
_WITHIN = ("image/", "audio/", "video/")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a message: its name cleaned, its type by its content."""

    name: str
    media_type: str
    content: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.content)


@dataclass(slots=True)
class Bodies:
    """What a message's parts come to: its text, its files, and whether all of the text could be read as labelled."""

    text: str = ""
    files: list[Attached] = field(default_factory=list)
    is_readable: bool = True
    is_cut: bool = False


def bodies(message: Part) -> Bodies:
    """Return the text and the files of a message. Plain text is preferred; a page without it is made plain text."""
    sorted_parts = _Sorted()
    _sort([message], "mixed", sorted_parts, within=False)
    found = Bodies()
    pieces = [_text_of(part, found) for part in _texts(sorted_parts, found)]
    found.text = "\n\n".join(piece for piece in pieces if piece)
    for part in dict.fromkeys(sorted_parts.files):
        found.files.append(_attached(part, len(found.files) + 1))
    return found


@dataclass(slots=True)
class _Sorted:
    plain: list[Part] = field(default_factory=list)
    pages: list[Part] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)


def _texts(found: _Sorted, told: Bodies) -> list[Part]:
    """Plain parts, unless nothing stands in them."""
    if found.pages and not any(_text_of(part, told) for part in found.plain):
        return found.pages
    return found.plain


def _sort(parts: list[Part], kind: str, into: _Sorted, *, within: bool) -> None:
    """Sort parts of a multipart of a kind; `within` says that another form of the same stands beside them."""
    before = len(into.plain), len(into.pages)
    for at, part in enumerate(parts):
        children = _children(part)
        if children is not None:
            inner = part.get_content_subtype()
            _sort(children, inner, into, within=within or inner == "alternative")
        elif not _is_shown(part, at, kind):
            into.files.append(part)
        else:
            _place(part, kind, into, within=within)
    if kind == "alternative":
        _even(into, *before)


def _place(part: Part, kind: str, into: _Sorted, *, within: bool) -> None:
    form = _form(part)
    if form.startswith(_WITHIN) or (kind == "alternative" and form not in _SHOWN):
        into.files.append(part)
    elif within:
        (into.pages if form == "text/html" else into.plain).append(part)
    else:
        into.plain.append(part)
        into.pages.append(part)


def _even(into: _Sorted, plain_before: int, pages_before: int) -> None:
    """Let the one form of an alternative stand for the other where that is missing."""
    if len(into.plain) == plain_before:
        into.plain += into.pages[pages_before:]
    elif len(into.pages) == pages_before:
        into.pages += into.plain[plain_before:]


def _children(part: Part) -> list[Part] | None:
    content = part.get_payload()
    if part.get_content_maintype() != "multipart" or not isinstance(content, list):
        return None
    return [one for one in content if isinstance(one, Part)]


def _form(part: Part) -> str:
    """The type a part says it is; a multipart without any part in it is the text it holds."""
    form = part.get_content_type().lower()
    return "text/plain" if form.startswith("multipart/") else form


def _is_shown(part: Part, at: int, kind: str) -> bool:
    form = _form(part)
    is_within = form.startswith(_WITHIN)
    if part.get_content_disposition() == "attachment" or not (form in _SHOWN or is_within):
        return False
    return at == 0 or (kind != "related" and (is_within or not _given_name(part)))


def _text_of(part: Part, told: Bodies) -> str:
    text, is_readable = decoded(_content(part), _label(part))
    told.is_readable = told.is_readable and is_readable
    told.is_cut = told.is_cut or len(text) > LONGEST_TEXT
    written = plain(text) if _form(part) == "text/html" else text
    lines = (line.rstrip() if line != "-- " else line for line in clean(written)[:LONGEST_TEXT].split("\n"))
    return "\n".join(lines).strip("\n")


def _label(part: Part) -> str:
    label = part.get_param("charset", "")
    return str(label[2] if isinstance(label, tuple) else label)[:60]


def _attached(part: Part, number: int) -> Attached:
    content = _content(part)
    given = _given_name(part)
    kind = media_type(content, name=given, label=_form(part))
    if part.get_content_type() in {"message/rfc822", "message/global"} and kind.startswith("text/"):
        kind = "message/rfc822"
    name = given or _made_name(part, kind, number)
    return Attached(clean_name(name), kind, content)


def _given_name(part: Part) -> str:
    for key, where in (("filename", "content-disposition"), ("name", "content-type")):
        try:
            value = part.get_param(key, None, where)
        except (ValueError, IndexError):
            continue
        if isinstance(value, tuple):
            return _by_2231(value)
        if value:
            return words(str(value)[:1000])
    return ""


def _by_2231(value: tuple[str | None, str | None, str]) -> str:
    label, _, text = value
    return decoded(text[:1000].encode("raw_unicode_escape"), label or "")[0]


def _made_name(part: Part, kind: str, number: int) -> str:
    inner = _message_in(part)
    subject = header(inner, "subject") if inner is not None else ""
    ending = _ENDINGS.get(kind, "")
    return f"{re.sub(r'[/.]+', ' ', subject)[:100] or f'attachment {number}'}{ending}"


def _message_in(part: Part) -> Part | None:
    content = part.get_payload()
    return content[0] if isinstance(content, list) and len(content) == 1 and isinstance(content[0], Part) else None


def _content(part: Part) -> bytes:
    """Return the bytes of a part as they were before they were packed for the way."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return (
            _packed(part) if _is_packed(part) else b"\n".join(_as_sent(one) for one in inner if isinstance(one, Part))
        )
    unpacked = part.get_payload(decode=True)
    return unpacked if isinstance(unpacked, bytes) else str(inner or "").encode("utf-8", "surrogateescape")


def _is_packed(part: Part) -> bool:
    return str(part.get("content-transfer-encoding", "")).strip().lower() in {"base64", "quoted-printable"}


def _packed(part: Part) -> bytes:
    """A message within a message is not to be packed (RFC 2046), but some programs do."""
    holder = Part()
    holder["content-transfer-encoding"] = str(part["content-transfer-encoding"])
    inside = b"\n".join(_as_sent(one) for one in part.get_payload() if isinstance(one, Part))
    holder.set_payload(inside.lstrip(b"\n").decode("ascii", "surrogateescape"))
    unpacked = holder.get_payload(decode=True)
    return unpacked if isinstance(unpacked, bytes) else inside


def _as_sent(message: Part) -> bytes:
    into = BytesIO()
    try:
        BytesGenerator(into, policy=_AS_SENT).flatten(message)
    except (LookupError, TypeError, ValueError, AttributeError):  # what was broken in it cannot be written again
        return b"".join(_strings(message))
    return into.getvalue()


def _strings(message: Part) -> Iterator[bytes]:
    for part in message.walk():
        content = part.get_payload()
        if isinstance(content, str):
            yield content.encode("utf-8", "surrogateescape")
