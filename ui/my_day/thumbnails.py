"""Small pictures of photos, made off the screen's thread and within limits: a hostile file costs time on that thread.

Only well-known kinds are read, after their size was looked at; nothing of a file is changed, it is never written.
"""

from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap

LARGEST_BYTES = 32 * 1024 * 1024
_MOST_PIXELS = 60_000_000
_MOST_MEMORY_MB = 256
_KINDS = frozenset({b"jpeg", b"jpg", b"png", b"webp", b"gif", b"bmp"})


def small(content: bytes, wanted: QSize) -> QImage:
    """Return a picture no larger than wanted, upright; a null image for what is none, or too large to be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()) not in _KINDS:
        return QImage()
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    reader.setAutoTransform(True)
    if size.width() > wanted.width() or size.height() > wanted.height():
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()


class Thumbnails(QObject):
    """Makes small pictures one after the other; `made` gives the key and the picture (null where there is none)."""

    made = Signal(object, QPixmap)
    _done = Signal(object, QImage)

    def __init__(self, wanted: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted, self._is_open = wanted, True
        self._thread = ThreadPoolExecutor(1, "thumbnails")
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        QImageReader.setAllocationLimit(_MOST_MEMORY_MB)

    def make(self, key: Hashable, content: bytes) -> None:
        """Make a small picture of a file's content; none once it is closed."""
        wanted = self._wanted
        if not self._is_open:
            return
        self._thread.submit(lambda: self._done.emit(key, small(content, wanted)))

    def close(self) -> None:
        """Make no more; what is being made comes to its end."""
        self._is_open = False
        self._thread.shutdown(wait=False, cancel_futures=True)

    @Slot(object, QImage)
    def _tell(self, key: object, picture: QImage) -> None:
        self.made.emit(key, QPixmap.fromImage(picture))
