"""The camera folder: photos that appear in it while somebody is at a visit are told, once they are whole.

A photo counts as whole when its size did not change between two looks. The folder is looked at off the screen's thread.
"""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.tasks import Lanes

LOOK_AGAIN_MS = 700
_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp"})
_MOST = 200  # of the newest


class CameraFolder(QObject):
    """Watches one folder while `since` is set; `came` gives the photos made since then that are whole and new."""

    came = Signal(object)  # tuple[Path, ...]

    def __init__(self, folder: str, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._lanes = Path(folder) if folder else None, lanes
        self._since: datetime | None = None
        self._sizes: dict[Path, int] = {}
        self._told: set[Path] = set()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        if self._folder is not None and self._folder.is_dir():
            self._watcher.addPath(str(self._folder))

    @property
    def is_watched(self) -> bool:
        """Whether there is a folder to watch."""
        return bool(self._watcher.directories())

    def watch(self, since: datetime | None) -> None:
        """Tell photos made since a moment from now on; None tells none."""
        is_other, self._since = since != self._since, since
        if is_other and since is not None and self.is_watched:
            self._look()

    def _look(self) -> None:
        folder, since = self._folder, self._since
        if folder is not None and since is not None:
            self._lanes.read(
                lambda: _sizes(folder, since.timestamp()), self._on_seen, self._on_gone, owner=self, key="look"
            )

    def _on_seen(self, sizes: dict[Path, int]) -> None:
        whole = [one for one, size in sizes.items() if size and self._sizes.get(one) == size and one not in self._told]
        self._sizes = sizes
        self._told.update(whole)
        if any(one not in self._told for one in sizes):
            self._again.start()
        if whole:
            self.came.emit(tuple(whole))

    def _on_gone(self, _error: Exception) -> None:
        """A folder on a card that was pulled out is no trouble: it is looked at again when it changes."""


def _sizes(folder: Path, since: float) -> dict[Path, int]:
    found = []
    for one in folder.iterdir():
        if one.suffix.lower() in _ENDINGS and one.is_file():
            stat = one.stat()
            if stat.st_mtime >= since:
                found.append((stat.st_mtime, one, stat.st_size))
    newest = sorted(found, key=lambda one: (one[0], one[1].name))[-_MOST:]
    return {path: size for _, path, size in newest}
