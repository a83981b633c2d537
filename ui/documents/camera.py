"""The camera folder: where a phone or a scanner puts its pictures. It is watched, and what is new is offered once.

Which files were offered and taken, or left, is remembered in the encrypted store by a sum of name, size and moment.
"""

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from caseworker.desk.remembered import Remembered
from caseworker.domain.attachments import Origin
from ui.documents.sources import Source, of_paths
from ui.work import Work

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".heic", ".tif", ".tiff", ".webp", ".bmp", ".pdf"})
RECENT_HOURS = 24
_MEMORY, _MOST = "camera-folder", 2000
_SETTLES_MS = 400  # a picture comes in several writes
_SHOWN = 200


class CameraFolder(QObject):
    """Watches the folder named in the preferences; `changed` when other pictures are new. No folder: nothing is new."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.fresh: tuple[Source, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_MS)
        self._settling.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._settling.start)
        work.preferences.changed.connect(self._on_preferences)
        self.look()

    def look(self) -> None:
        """Look into the folder, off the screen's thread."""
        folder, work = self._work.preferences.chosen.camera_folder, self._work
        if not folder:
            self._found(())
            return
        if folder not in self._watcher.directories() and Path(folder).is_dir():
            self._watcher.addPath(folder)
        now, known = work.wording.now(), work.office.remembered
        work.lanes.read(
            lambda: _new_in(Path(folder), now, known), self._found, lambda _: self._found(()), owner=self, key="camera"
        )

    def settle(self, sources: tuple[Source, ...]) -> None:
        """Offer these no more: they were attached, or are not wanted."""
        known = self._work.office.remembered
        self._found(tuple(one for one in self.fresh if one not in sources))
        self._work.lanes.write(lambda: _settle(known, sources), _nothing, owner=self)

    def _found(self, fresh: tuple[Source, ...]) -> None:
        if fresh != self.fresh:
            self.fresh = fresh
            self.changed.emit()

    def _on_preferences(self, names: frozenset[str]) -> None:
        if "camera_folder" in names:
            if self._watcher.directories():
                self._watcher.removePaths(self._watcher.directories())
            self.look()


def _new_in(folder: Path, now: datetime, remembered: Remembered) -> tuple[Source, ...]:
    known = set(_known(remembered))
    since = now.timestamp() - RECENT_HOURS * 3600
    with os.scandir(folder) as listed:
        pictures = [one for one in listed if Path(one.name).suffix.lower() in ENDINGS and one.is_file()]
        found = [(one.stat().st_mtime, Path(one.path)) for one in pictures]
    newest = [path for at, path in sorted(found, reverse=True)[:_SHOWN] if at >= since]
    gathered = of_paths(newest, origin=Origin.PHOTO)
    return tuple(one for one in gathered.sources if _mark(one) not in known)


def _settle(remembered: Remembered, sources: tuple[Source, ...]) -> None:
    marks = [*_known(remembered), *(_mark(one) for one in sources)]
    remembered.keep(_MEMORY, json.dumps(marks[-_MOST:]))


def _known(remembered: Remembered) -> list[str]:
    words = remembered.recall(_MEMORY)
    return [str(one) for one in json.loads(words)] if words else []


def _mark(source: Source) -> str:
    try:
        moment = source.path.stat().st_mtime_ns if source.path else 0
    except OSError:
        moment = 0
    return hashlib.sha256(f"{source.name}\0{source.size}\0{moment}".encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _nothing(_result: object) -> None:
    """Do nothing."""
