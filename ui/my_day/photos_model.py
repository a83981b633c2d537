"""The photos of a visit: attached by file, by paste and from the camera folder; the originals are kept as they are."""

import io
import mimetypes
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPixmap

from caseworker.desk.documents import FileEntered
from caseworker.domain.attachments import Attachment, AttachmentId, Origin
from caseworker.domain.visits import VisitId
from ui.my_day.camera_folder import CameraFolder
from ui.my_day.thumbnails import LARGEST_BYTES, Thumbnails
from ui.work import Work

SMALL = QSize(368, 248)


class PhotosModel(QObject):
    """What is attached to the visit that is shown. `taken` gives files to attach; their names stay."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._visit: VisitId | None = None
        self.photos: tuple[Attachment, ...] = ()
        self.pictures: dict[AttachmentId, QPixmap] = {}
        self.thumbnails = Thumbnails(SMALL, self)
        self.thumbnails.made.connect(self._on_made)
        self.camera = CameraFolder(work.preferences.chosen.camera_folder, work.lanes, self)
        self.camera.came.connect(self.attach_files)

    def show(self, visit: VisitId | None) -> None:
        """Show the photos of another visit. What comes into the camera folder while it is watched is attached to it."""
        if visit != self._visit:
            self._visit, self.photos = visit, ()
            self.changed.emit()
        if visit is not None:
            self.ask()

    def ask(self) -> None:
        """Read which photos there are."""
        visit, desk = self._visit, self._work.office.documents
        if visit is not None:
            self._work.lanes.read(lambda: desk.of_visit(visit), self._on_read, owner=self, key="photos")

    def attach_files(self, paths: Sequence[Path]) -> None:
        """Attach files as they are; what is no file, or attached already, is passed over."""
        visit, desk = self._visit, self._work.office.documents
        if visit is None:
            return
        there = {(one.name, one.size) for one in self.photos}

        def attach() -> int:
            count = 0
            for path in paths:
                if path.is_file() and (path.name, path.stat().st_size) not in there:
                    with path.open("rb") as source:
                        desk.attach(source, _entered(visit, path))
                    count += 1
            return count

        self._attach(attach)

    def attach_picture(self, content: bytes) -> None:
        """Attach a picture that was pasted, as PNG."""
        visit, desk = self._visit, self._work.office.documents
        if visit is None:
            return
        name = self.tr("Pasted picture.png")
        entered = FileEntered(name=name, media_type="image/png", origin=Origin.PHOTO, visit=visit)

        def attach() -> int:
            desk.attach(io.BytesIO(content), entered)
            return 1

        self._attach(attach)

    def words(self) -> str:
        """Return how many there are and how much room they take."""
        if not self.photos:
            return ""
        size = self._work.wording.size(sum(one.size for one in self.photos))
        return self._work.wording.facts(self.tr("%n photos", "", len(self.photos)), size)

    def _attach(self, attach: Callable[[], int]) -> None:
        self._work.lanes.write(attach, self._on_attached, self._on_refused, owner=self)

    def _on_refused(self, error: Exception) -> None:
        self._work.window.trouble(error)
        self.ask()

    def _on_attached(self, count: int) -> None:
        if count:
            self._work.window.toast(self.tr("%n photos added", "", count))
            self.ask()

    def _on_read(self, found: tuple[Attachment, ...]) -> None:
        self.photos = tuple(reversed(found))
        self.changed.emit()
        for one in self.photos:
            key = AttachmentId(one.id)
            if key not in self.pictures and one.media_type.startswith("image/") and one.size <= LARGEST_BYTES:
                self.pictures[key] = QPixmap()
                self._fetch(key)

    def _fetch(self, key: AttachmentId) -> None:
        desk = self._work.office.documents

        def content() -> bytes:
            with desk.open(key) as opened:
                return b"".join(opened.chunk(number) for number in range(opened.chunks))

        def made(found: bytes) -> None:
            self.thumbnails.make(key, found)

        self._work.lanes.read(content, made, lambda _: None, owner=self)  # one that is not here yet has no picture

    def _on_made(self, key: object, picture: QPixmap) -> None:
        self.pictures[key] = picture  # type: ignore[index]  # the keys handed in above
        self.changed.emit()


def _entered(visit: VisitId, path: Path) -> FileEntered:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    taken = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return FileEntered(name=path.name, media_type=kind, origin=Origin.PHOTO, visit=visit, captured_at=taken)
