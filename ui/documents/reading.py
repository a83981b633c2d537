"""Reading a document for the screen: pictures within limits, text in any usual encoding. Off the screen's thread."""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from caseworker.formats.mail_html import LONGEST_HTML
from caseworker.formats.mail_html import plain as words_of_page

LARGEST_PICTURE_BYTES = 100 * 1024 * 1024
LARGEST_TEXT_BYTES = 8 * 1024 * 1024
PAGE_LETTERS = 60_000
_LONGEST_SIDE = 4096
_ALLOCATION_MB = 256
_FORMATS = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "webp", "tiff", "tif", "pbm", "pgm", "ppm"})
_TEXT_ENDINGS = (".txt", ".md", ".csv", ".log", ".json", ".xml", ".html", ".ics", ".vcf", ".eml", ".yaml", ".ini")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be shown; `size` is that of the original, turned as its camera was held."""

    image: QImage
    size: QSize


@dataclass(frozen=True, slots=True)
class Words:
    """A text in pages; `encoding` is how it was read, `is_cut` when it is longer than is shown here."""

    pages: tuple[str, ...]
    encoding: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that cannot be shown here, though it says it is a picture or a text."""


Shown = Picture | Words | Unreadable


def can_show(media_type: str, name: str, size: int) -> bool:
    """Return whether a document of this kind and size may be shown inside the program."""
    if media_type.startswith("image/") and not media_type.startswith("image/svg"):
        return size <= LARGEST_PICTURE_BYTES
    return is_text(media_type, name)


def is_text(media_type: str, name: str) -> bool:
    """Return whether a document says that it is text."""
    return media_type.startswith("text/") or name.lower().endswith(_TEXT_ENDINGS)


def read(chunks: Iterable[bytes], *, media_type: str, name: str) -> Shown:
    """Return a document as it is shown; of a web page its words, nothing of it being run or fetched.

    Raises what reading the content raises.
    """
    if is_text(media_type, name):
        return _words(_up_to(chunks, LARGEST_TEXT_BYTES + 1), is_page=media_type == "text/html")
    return _picture(_up_to(chunks, LARGEST_PICTURE_BYTES))


def _up_to(chunks: Iterable[bytes], limit: int) -> bytes:
    parts, left = [], limit
    for data in chunks:
        parts.append(data[:left])
        left -= len(data)
        if left <= 0:
            break
    return b"".join(parts)


def _picture(data: bytes) -> Shown:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()).decode("ascii", "replace").lower() not in _FORMATS:
        return Unreadable()
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid() and max(whole.width(), whole.height()) > _LONGEST_SIDE:
        reader.setScaledSize(whole.scaled(_LONGEST_SIDE, _LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return Unreadable()
    is_turned = (image.width() > image.height()) != (whole.width() > whole.height())
    return Picture(image, whole.transposed() if is_turned else whole)


def _words(data: bytes, *, is_page: bool) -> Shown:
    is_cut = len(data) > LARGEST_TEXT_BYTES
    text, encoding = _decoded(data[:LARGEST_TEXT_BYTES], is_cut=is_cut)
    if text.count("\0") > len(text) // 100 + 1:
        return Unreadable()
    written = words_of_page(text) if is_page else text
    is_cut = is_cut or (is_page and len(text) > LONGEST_HTML)
    plain = written.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    pages = tuple(plain[at : at + PAGE_LETTERS] for at in range(0, len(plain), PAGE_LETTERS))
    return Words(pages or ("",), encoding, is_cut)


def _decoded(data: bytes, *, is_cut: bool) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    try:
        decoder = codecs.getincrementaldecoder("utf-8")()
        return decoder.decode(data, final=not is_cut), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"
