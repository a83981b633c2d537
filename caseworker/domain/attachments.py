"""Attachments: what is known of a file kept with a person, a case or a contact. The content is kept apart, encrypted.

Rules only: names from outside are cleaned here, contents are never looked into.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Nature, Record, Search, fact, subject
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId
from caseworker.domain.inputs import moment
from caseworker.domain.visits import VisitId
from caseworker.errors import CaseworkerError

AttachmentId = NewType("AttachmentId", UUID)

NAME_LIMIT_BYTES = 255
_UNNAMED = "file"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_ENDING = 16
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789\u00b9\u00b2\u00b3"}
)


class Origin(StrEnum):
    """How a file came to us."""

    SCAN = "scan"
    PHOTO = "photo"
    RECORDING = "recording"
    FILE = "file"
    EMAIL = "email"
    IMPORT = "import"
    MADE_HERE = "made_here"


class FileIsEmpty(CaseworkerError):
    """A file without content was to be attached."""

    key = "attachment.empty"
    sentence = "This file is empty. Nothing was attached. Check the file, or scan it again."


class FileTooLarge(CaseworkerError):
    """A file is larger than the agency allows."""

    key = "attachment.too-large"
    sentence = "This file has {size} bytes; the limit is {limit}. Nothing was attached. Make it smaller, or split it."


class RunsCode(CaseworkerError):
    """A file that is a program, or holds one, was to be opened by another program."""

    key = "attachment.runs-code"
    sentence = (
        "This file is a program, or has one in it, and could do harm on this computer. It was not opened. "
        "It is kept as it is. Whoever must look at it can save a copy, if they may, and have it checked first."
    )


class AttachedToNothing(CaseworkerError):
    """A file belongs to no person, case, contact or visit, so nobody would find it again."""

    key = "attachment.to-nothing"
    sentence = "Choose the person, case or contact this file belongs to. The file is untouched."


@subject("attachment", nature=Nature.FACT, moment="captured_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """One file. `size` is in bytes, `sha256` in lower-case hexadecimal, both of the content before encryption.

    `document_type` is a word of the case type, for guards that ask for it; `captured_at` is when it was scanned, taken
    or received, `recorded_at` when it was attached.
    """

    id: AttachmentId
    name: Annotated[str, fact(search=Search.TITLE)]
    media_type: Annotated[str, fact()]
    size: Annotated[int, fact()]
    sha256: Annotated[str, fact(indexed=True)]
    document_type: Annotated[str, fact()] = ""
    origin: Annotated[Origin, fact()]
    captured_at: Annotated[datetime, fact()]
    recorded_at: Annotated[datetime, fact()]
    officer: Annotated[OfficerId, fact(refers="officer")]
    place: Annotated[str, fact()] = ""
    person: Annotated[PersonId | None, fact(refers="person")] = None
    case: Annotated[CaseId | None, fact(refers="case")] = None
    interaction: Annotated[InteractionId | None, fact(refers="interaction")] = None
    visit: Annotated[VisitId | None, fact(refers="visit")] = None
    note: Annotated[str, fact(search=Search.BODY)] = ""


def attach(attachment: Attachment, *, limit: int) -> Attachment:
    """Return the attachment ready to be kept, its name cleaned; `limit` is in bytes.

    Raises FileIsEmpty, FileTooLarge or AttachedToNothing; ValueError for a sum that is no SHA-256.
    """
    moment(attachment.captured_at)
    moment(attachment.recorded_at)
    if not _SHA256.fullmatch(attachment.sha256):
        raise ValueError("no SHA-256 in lower-case hexadecimal")
    if attachment.size <= 0:
        raise FileIsEmpty
    if attachment.size > limit:
        raise FileTooLarge(size=attachment.size, limit=limit)
    belongs_to = (attachment.person, attachment.case, attachment.interaction, attachment.visit)
    if all(owner is None for owner in belongs_to):
        raise AttachedToNothing
    return replace(attachment, name=clean_name(attachment.name))


def document_types(attachments: Iterable[Attachment], *, case: CaseId) -> frozenset[str]:
    """Return the types of documents a case has, as the guards of a move ask for them."""
    return frozenset(each.document_type for each in attachments if each.case == case and each.document_type)


def clean_name(name: str) -> str:
    """Return a file name that is safe to show and to offer on any system; cleaning a clean name changes nothing.

    No path, no control, invisible or bidirectional signs, no sign a system forbids, no reserved device name, at most
    255 bytes in UTF-8 with its ending kept. What is left of nothing is `file`.
    """
    last = re.split(r"[/\\]", _without_hidden(unicodedata.normalize("NFC", name)))[-1]
    plain = re.sub(r"\s+", " ", re.sub(r'[<>:"|?*]', "_", last)).strip(" .")
    shortened = _shorten(plain or _UNNAMED)
    stem = shortened.split(".", 1)[0].rstrip(" ").casefold()
    return _shorten(f"_{shortened}") if stem in _RESERVED else shortened


def _without_hidden(name: str) -> str:
    return "".join(_shown(sign) for sign in name)


def _shown(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Zs", "Zl", "Zp"} or sign in "\t\n\r":
        return " "
    return "" if category in {"Cc", "Cf", "Cs", "Co", "Cn"} else sign


def _shorten(name: str) -> str:
    if len(name.encode()) <= NAME_LIMIT_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, ending = name, ""
    room = NAME_LIMIT_BYTES - len(f"{dot}{ending}".encode() if ending else b"")
    kept = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return f"{kept}.{ending}" if ending else kept
