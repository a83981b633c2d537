"""The room of a page on the sheet: as high as the window lets it be, and scrolled only where the page needs more.

Large text in a small window would otherwise press the parts of a page into each other. Where a page is scrolled, the
bars at its foot stay in view: the main action is never pushed out of the window.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.widgets.fitting import least_height
from ui.widgets.foot_bar import FootBar

_MOVED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show}
_NEAR, _BESIDE = 2, 8


class PageRoom(QScrollArea):
    """Holds one page at a time; the one before is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._is_moving = self._stands_over = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_focus)
        self.verticalScrollBar().valueChanged.connect(self._keep_feet)

    def hold(self, page: QWidget) -> None:
        """Show this in the place of what is there."""
        before = self.takeWidget()
        if before is not None:
            before.removeEventFilter(self)
            before.hide()
            before.deleteLater()
        self._stands_over = False
        self.setWidget(page)
        page.setAutoFillBackground(False)  # the scroll area has just switched it on
        page.installEventFilter(self)
        self._fit()
        page.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the page when it needs another height."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        elif event.type() in _MOVED and isinstance(watched, FootBar):
            self._keep_feet()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the page the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        page = self.widget()
        if page is not None:
            room = self.viewport().size()
            least = max(least_height(page, room.width()), page.minimumSizeHint().height())  # the second knows the first
            page.resize(room.width(), max(room.height(), least))
            self._keep_feet()

    def _keep_feet(self) -> None:
        """Let the bars at the foot of the page stand at the foot of the room."""
        page = self.widget()
        if page is None or self._is_moving:
            return
        below = max(0, page.height() - self.viewport().height() - self.verticalScrollBar().value())
        if not below and not self._stands_over:
            return
        self._is_moving, self._stands_over = True, below > 0
        for foot in page.findChildren(FootBar):
            foot.installEventFilter(self)
            holder = foot.parentWidget()
            if holder is None or not foot.isVisible():
                continue
            end = holder.mapTo(page, QPoint(0, holder.height())).y()
            if abs(end - page.height()) <= _NEAR:
                foot.move(foot.x(), holder.height() - foot.height() - below)
                foot.stand_over(over=below > 0)
                foot.raise_()
        self._is_moving = False

    def _show_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus out from behind a bar at the foot."""
        page = self.widget()
        if page is None or now is None or not self._stands_over or not page.isAncestorOf(now):
            return
        feet = [foot for foot in page.findChildren(FootBar) if foot.isVisible()]
        if feet and not any(foot.isAncestorOf(now) for foot in feet) and now.height() < self.viewport().height() // 2:
            self.ensureWidgetVisible(now, 0, max(foot.height() for foot in feet) + _BESIDE)
