"""The sheet: one white, rounded ground with a page on it, and how a page is asked so that its mistakes end there."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.shell.page_room import PageRoom
from ui.theme.current import theme
from ui.theme.painting import rounded

_log = logging.getLogger(__name__)


class Sheet(QFrame):
    """Holds one page at a time; the one before is closed. What pages paint in the corners is covered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)  # its own line shows around the page
        self._room = PageRoom(self)
        self._column.addWidget(self._room)
        self._corners = [_Corner(self, number) for number in range(4)]

    def hold(self, page: QWidget) -> None:
        """Show this in the place of what is there."""
        self._room.hold(page)
        for corner in self._corners:
            corner.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground and its line."""
        paint_ground(QPainter(self), self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the corners in their places."""
        super().resizeEvent(event)
        side = theme().size("radius", "sheet")
        right, bottom = self.width() - side, self.height() - side
        for corner, (x, y) in zip(self._corners, ((0, 0), (right, 0), (0, bottom), (right, bottom)), strict=True):
            corner.setGeometry(x, y, side, side)


def paint_ground(painter: QPainter, sheet: QWidget) -> None:
    """Paint the ground of the sheet and its line."""
    line = "borderControl" if theme().is_high_contrast else "border"
    rounded(painter, QRectF(sheet.rect()), theme().size("radius", "sheet"), "surface", line)


class _Corner(QWidget):
    """One corner: the frame's colour outside the round line. Four small ones, so that a page repaints alone."""

    def __init__(self, sheet: Sheet, number: int) -> None:
        super().__init__(sheet)
        self._sheet, self._number = sheet, number
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint what lies outside the sheet, and the line between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPoint(0, 0) - self.pos())
        whole, radius = QRectF(self._sheet.rect()), theme().size("radius", "sheet")
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(whole)
        inside.addRoundedRect(whole, radius, radius)
        painter.fillPath(outside - inside, theme().colour("chrome"))
        line = "borderControl" if theme().is_high_contrast else "border"
        rounded(painter, whole, radius, None, line)


def safely(what: str, call: Callable[[], None], failed: Callable[[Exception], None]) -> None:
    """Ask something of a page. A mistake in it is recorded without anybody's words, told, and ends there."""
    try:
        call()
    except Exception as error:  # noqa: BLE001  a page ends here, so that the window does not
        _log.error("a page failed while it should %s: %s", what, type(error).__name__, exc_info=error)
        failed(error)
