"""What can be attached: files, pasted pictures and pasted text, each with the name it gets. No desk, no widget."""

import io
import mimetypes
import os
import stat
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from caseworker.desk.documents import LARGEST_BYTES
from caseworker.domain.attachments import Origin

translate = QCoreApplication.translate
_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to be attached: a file, or `content` that was pasted. `size` is in bytes."""

    name: str
    media_type: str
    size: int
    origin: Origin = Origin.FILE
    path: Path | None = None
    content: bytes = b""

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open it for reading; raises OSError where the file has gone."""
        return nullcontext(io.BytesIO(self.content)) if self.path is None else self.path.open("rb")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was brought: what can be attached, and a sentence for each thing that cannot."""

    sources: tuple[Source, ...] = ()
    refused: tuple[str, ...] = ()


def of_paths(paths: Sequence[Path], *, origin: Origin = Origin.FILE) -> Gathered:
    """Return the files of these paths, as far as they can be attached. It asks the file system."""
    found, refused = [], []
    for path in paths:
        try:
            about = path.stat()
        except (OSError, ValueError):
            refused.append(translate("Adding", "{name} is no longer there.").format(name=path.name))
            continue
        why = _why_not(path.name, about)
        if why:
            refused.append(why)
        else:
            kind = mimetypes.guess_type(path.name)[0] or _UNKNOWN
            found.append(Source(name=path.name, media_type=kind, size=about.st_size, origin=origin, path=path))
    return Gathered(tuple(found), tuple(refused))


def of_mime(brought: QMimeData | None) -> Gathered:
    """Return what was dropped or pasted: files, else a picture, else text."""
    if brought is None:
        return Gathered()
    paths = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
    if paths:
        return of_paths(paths)
    picture = brought.imageData() if brought.hasImage() else None
    if isinstance(picture, QImage) and not picture.isNull():
        content = _png(picture)
        name = translate("Adding", "Pasted picture.png")
        return Gathered((Source(name=name, media_type="image/png", size=len(content), content=content),))
    if brought.hasText() and brought.text().strip():
        words = brought.text().encode("utf-8", errors="replace")
        name = translate("Adding", "Pasted text.txt")
        return Gathered((Source(name=name, media_type="text/plain", size=len(words), content=words),))
    return Gathered(refused=(translate("Adding", "There is nothing to paste. Copy a file, a picture or text first."),))


def _why_not(name: str, about: os.stat_result) -> str:
    if stat.S_ISDIR(about.st_mode):
        return translate("Adding", "{name} is a folder. Choose the files in it.").format(name=name)
    if not stat.S_ISREG(about.st_mode):
        return translate("Adding", "{name} is no file.").format(name=name)
    if about.st_size == 0:
        return translate("Adding", "{name} is empty.").format(name=name)
    if about.st_size > LARGEST_BYTES:
        most = LARGEST_BYTES // (1024 * 1024)
        words = translate("Adding", "{name} is too large. A file may have {most} MB.")
        return words.format(name=name, most=most)
    return ""


def _png(picture: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(kept.data())
