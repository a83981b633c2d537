"""Photos in a row, small; each opens, and says what it shows."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import rounded, tip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label

WIDE, TALL = 92.0, 62.0


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo. `name` says what it shows; without a `picture`, an icon stands for it until there is one."""

    key: Hashable
    name: str
    picture: QPixmap | None = None


class _Thumb(QPushButton):
    """One photo, cut to its frame."""

    def __init__(self, photo: Photo) -> None:
        super().__init__()
        self.photo = photo
        self._scaled: QPixmap | None = None
        self.setAccessibleName(photo.name)
        self.setToolTip(tip(photo.name))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the fixed size."""
        return QSize(theme().px(WIDE), theme().px(TALL))

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the photo, or an icon, and a line around."""
        painter, room = QPainter(self), QRectF(self.rect())
        radius = theme().size("radius", "control")
        rounded(painter, room, radius, "track")
        if self.photo.picture is None or self.photo.picture.isNull():
            size = theme().px(20)
            square = QRectF(0, 0, size, size)
            square.moveCenter(room.center())
            paint_icon(painter, square, "image", theme().colour("text2"))
        else:
            self._paint_picture(painter, room, radius)
        line = "focus" if self.underMouse() else "borderControl" if theme().is_high_contrast else "borderStrong"
        rounded(painter, room, radius, None, line)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the arrows to who holds all of them."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _paint_picture(self, painter: QPainter, room: QRectF, radius: int) -> None:
        shown = self._fitted()
        around = QPainterPath()
        around.addRoundedRect(room, radius, radius)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(around)
        size = shown.deviceIndependentSize()
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(room.center())
        painter.drawPixmap(box.topLeft(), shown)
        painter.restore()

    def _fitted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = self.sizeHint() * ratio
        if self._scaled is None or self._scaled.devicePixelRatio() != ratio:
            assert self.photo.picture is not None, "it is asked for only where there is one"
            mode, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            self._scaled = self.photo.picture.scaled(wanted, mode, smooth)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled


class PhotoStrip(QWidget):
    """Photos, in as many rows as they need, and a word about them. `opened` and `removed` give a photo's key.

    Delete asks to remove the photo that has the focus; arrows go between them.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, name: str, photos: Sequence[Photo] = (), words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._thumbs: list[_Thumb] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=theme().px(8))
        self._words = Label("", "small", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        row.addWidget(holder, 1)
        row.addWidget(self._words)
        self.set_photos(photos, words)

    def set_photos(self, photos: Sequence[Photo], words: str) -> None:
        """Show other photos and another word about them; the focus stays on the photo that had it, or the next."""
        focused = next((at for at, thumb in enumerate(self._thumbs) if thumb.hasFocus()), -1)
        while self._flow.takeAt(0) is not None:
            pass
        for thumb in self._thumbs:
            thumb.hide()
            thumb.deleteLater()
        self._thumbs = [_Thumb(photo) for photo in photos]
        for thumb in self._thumbs:
            thumb.clicked.connect(self._tell)
            self._flow.addWidget(thumb)
            thumb.show()  # a layout shows it only later, and what is hidden takes no focus
        if focused >= 0 and self._thumbs:
            self._thumbs[min(focused, len(self._thumbs) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.set_text(words)
        self.setVisible(bool(photos))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go between the photos, or ask to remove one."""
        at = next((at for at, thumb in enumerate(self._thumbs) if thumb.hasFocus()), -1)
        keys = [Qt.Key.Key_Left, Qt.Key.Key_Right]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            keys.reverse()
        if at >= 0 and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self._thumbs[at].photo.key)
        elif at >= 0 and event.key() in keys:
            to = at + (1 if event.key() == keys[1] else -1)
            self._thumbs[max(0, min(len(self._thumbs) - 1, to))].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        thumb = self.sender()
        if isinstance(thumb, _Thumb):
            self.opened.emit(thumb.photo.key)
