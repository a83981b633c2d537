"""The room of a page on the sheet: as high as the window lets it be, and scrolled only where the page needs more.

Large text in a small window would otherwise press the parts of a page into each other.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.fitting import least_height


class PageRoom(QScrollArea):
    """Holds one page at a time; the one before is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def hold(self, page: QWidget) -> None:
        """Show this in the place of what is there."""
        before = self.takeWidget()
        if before is not None:
            before.removeEventFilter(self)
            before.hide()
            before.deleteLater()
        self.setWidget(page)
        page.setAutoFillBackground(False)  # the scroll area has just switched it on
        page.installEventFilter(self)
        self._fit()
        page.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the page when it needs another height."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the page the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        page = self.widget()
        if page is not None:
            room = self.viewport().size()
            page.resize(room.width(), max(room.height(), least_height(page, room.width())))
