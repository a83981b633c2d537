"""A picture on the page: fitted or enlarged, turned for looking, moved by keys, wheel and drag."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme.current import theme

STEP, LEAST, MOST = 1.25, 0.05, 8.0


class _Canvas(QWidget):
    """Paints the picture at the size that is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self.image)


class PictureView(QScrollArea):
    """Shows a picture. `zoomed` tells at how many percent of what was read it is shown.

    Plus and minus enlarge and shrink, 0 fits, 1 is full size, R turns; arrows move.
    """

    zoomed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._canvas = _Canvas()
        self.setWidget(self._canvas)
        self._image = QImage()
        self._turned = 0
        self._zoom = 0.0  # 0: fitted
        self._held: QPoint | None = None

    @property
    def percent(self) -> int:
        """At how many percent it is shown."""
        return round(100 * self._factor())

    @property
    def turned(self) -> int:
        """By how many degrees it is turned."""
        return self._turned

    def show_picture(self, image: QImage) -> None:
        """Show another picture, fitted."""
        self._image, self._turned, self._zoom = image, 0, 0.0
        self._apply()

    def zoom_by(self, factor: float) -> None:
        """Enlarge, or shrink."""
        self._zoom = min(MOST, max(LEAST, self._factor() * factor))
        self._apply()

    def fit(self) -> None:
        """Show the whole picture."""
        self._zoom = 0.0
        self._apply()

    def full_size(self) -> None:
        """Show it as large as it was read."""
        self._zoom = 1.0
        self._apply()

    def turn(self) -> None:
        """Turn it by a quarter, for looking only."""
        self._turned = (self._turned + 90) % 360
        self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit it anew."""
        super().resizeEvent(event)
        if not self._zoom:
            self._apply()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enlarge, shrink, fit, turn; arrows move."""
        acts = {
            Qt.Key.Key_Plus: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Equal: lambda: self.zoom_by(STEP),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / STEP),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_1: self.full_size,
            Qt.Key.Key_R: self.turn,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of it."""
        self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move what is held."""
        if self._held is not None:
            away, self._held = self._held - event.position().toPoint(), event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + away.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + away.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802
        """Let go."""
        self._held = None

    def _size(self) -> QSize:
        size = self._image.size()
        return size.transposed() if self._turned % 180 else size

    def _factor(self) -> float:
        if self._zoom:
            return self._zoom
        size, room = self._size(), self.maximumViewportSize()
        if size.isEmpty():
            return 1.0
        edge = theme().px(32)
        fitted = min((room.width() - edge) / size.width(), (room.height() - edge) / size.height())
        return max(LEAST, min(1.0, fitted))

    def _apply(self) -> None:
        if self._image.isNull():
            return
        self._canvas.image = self._image.transformed(QTransform().rotate(self._turned)) if self._turned else self._image
        self._canvas.setFixedSize(self._size() * self._factor())
        self._canvas.update()
        self.zoomed.emit(self.percent)
