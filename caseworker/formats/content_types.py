"""What a file is, by its first bytes: a name or a label from outside may say anything.

Boundary: bytes, a name and a label in, a media type out. Content is looked at, never run or unpacked.
"""

from pathlib import PurePosixPath

from caseworker.formats.mail_charsets import decoded

LOOKED_AT = 4096  # bytes
UNKNOWN = "application/octet-stream"
_STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x7fELF", "application/x-elf"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"BEGIN:VCALENDAR", "text/calendar"),
    (b"BEGIN:VCARD", "text/vcard"),
)
_OFFICE = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_ENDING = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".ics": "text/calendar",
    ".vcf": "text/vcard",
    ".json": "application/json",
    ".xml": "application/xml",
}
_PAGE = ("<!doctype html", "<html", "<head", "<body", "<script", "<table", "<div", "<p>", "<h1", "<meta", "<!--")


def media_type(content: bytes, *, name: str = "", label: str = "") -> str:
    """Return what the content is: by its first bytes, else as text when it reads as text, else unknown.

    A label and a name only choose among kinds that look the same, such as tables and notes, both of which are text.
    """
    start = content[:LOOKED_AT]
    found = _by_start(start, PurePosixPath(name.lower()).suffix)
    if found:
        return found
    return _text_type(start, name.lower(), label.lower()) if _reads_as_text(start) else _binary_type(start, label)


def _by_start(start: bytes, ending: str) -> str:
    known = next((kind for mark, kind in _STARTS if start.startswith(mark)), "")
    if known or not start:
        return known
    if start.startswith(b"PK\x03\x04"):
        return _zip_type(start)
    if start.startswith(_OLE):
        return _BY_ENDING.get(ending, "application/x-ole-storage")
    return _media_type(start)


def _media_type(start: bytes) -> str:
    if start.startswith(b"MZ") and b"\0" in start:
        return "application/x-msdownload"
    if start.startswith(b"RIFF"):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(start[8:12], "")
    if start[4:8] == b"ftyp":
        return "image/heic" if start[8:12] in {b"heic", b"heix", b"mif1"} else "video/mp4"
    return ""


def _zip_type(start: bytes) -> str:
    if _ODF in start[:120]:
        kind = start[start.index(_ODF) + len(b"mimetype") :][:80]
        return bytes(sign for sign in kind.split(b"PK")[0] if 32 < sign < 127).decode("ascii")
    if b"[Content_Types].xml" in start or b"_rels/" in start:
        return next((kind for mark, kind in _OFFICE if mark in start), "application/zip")
    return "application/zip"


def _reads_as_text(start: bytes) -> bool:
    if not start:
        return True
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(sign < 9 or (13 < sign < 32 and sign != 27) for sign in start)


def _text_type(start: bytes, name: str, label: str) -> str:
    words = decoded(start, "")[0].lstrip("\ufeff \t\r\n")[:200].lower()
    if words.startswith("<?xml"):
        return "image/svg+xml" if "<svg" in words else "application/xml"
    if words.startswith("<svg"):
        return "image/svg+xml"
    if words.startswith(_PAGE) or label == "text/html" or name.endswith((".html", ".htm")):
        return "text/html"
    by_name = _BY_ENDING.get(PurePosixPath(name).suffix, "")
    if by_name.startswith("text/") or by_name in {"application/json", "application/xml"}:
        return by_name
    return label if label.startswith("text/") or label == "message/rfc822" else "text/plain"


def _binary_type(start: bytes, label: str) -> str:
    """Kinds without a mark of their own, such as older audio, keep their label; what claims to be text does not."""
    kind = label.lower()
    if kind.startswith(("audio/", "video/")) and b"\0" not in start[:4]:
        return kind
    return UNKNOWN
