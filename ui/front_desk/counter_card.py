"""The card of who is at the counter: number, name, and how long they have been there, running."""

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import draw_text, mirrored, rounded, text_width
from ui.widgets.buttons import Painted
from ui.wording import Wording

_SECOND_MS = 1000


class CounterCard(Painted):
    """Who is at the counter. Pressing it goes to the note of that person (`asked`)."""

    asked = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._title, self._number, self._name = "", "", ""
        self._since: datetime | None = None
        self._identified = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().px(60))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.asked)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self.update)

    def show_person(self, *, title: str, number: str, name: str, since: datetime, identified: bool) -> None:
        """Show who is at the counter and since when."""
        self._title, self._number, self._name, self._since = title, number, name, since
        self._identified = identified
        words = self.tr("{title}: {number}, {name}, for {duration}")
        duration = self._wording.minutes((self._wording.now() - since).total_seconds())
        self.setAccessibleName(words.format(title=title, number=number, name=name, duration=duration))
        self._tick.start()
        self.show()
        self.update()

    def show_nobody(self) -> None:
        """Show that the counter is free."""
        self._since = None
        self._tick.stop()
        self.hide()

    def elapsed(self) -> str:
        """Return the running time as it is shown."""
        if self._since is None:
            return ""
        return self._wording.stop_watch((self._wording.now() - self._since).total_seconds())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the card."""
        painter, px, whole = QPainter(self), theme().px, QRectF(self.rect())
        line = "accent" if theme().is_high_contrast else None
        rounded(painter, whole, theme().size("radius", "row"), "accentTint", line)
        way, time = self.layoutDirection(), self.elapsed()
        wide = text_width(time, "smallMedium") + 2
        right = whole.right() - px(12)
        draw_text(
            painter, mirrored(QRectF(right - wide, px(9), wide, px(18)), whole, way), time, "smallMedium", "accentText"
        )
        icon = mirrored(QRectF(right - wide - px(20), px(10), px(16), px(16)), whole, way)
        paint_icon(painter, icon, "timer", theme().colour("accentText"))
        title = QRectF(px(12), px(9), right - wide - px(36), px(18))
        draw_text(painter, mirrored(title, whole, way), self._title, "metaBold", "accentText")
        self._paint_name(painter, whole)

    def _paint_name(self, painter: QPainter, whole: QRectF) -> None:
        px, way = theme().px, self.layoutDirection()
        number = QRectF(px(12), px(31), px(38), px(20))
        draw_text(painter, mirrored(number, whole, way), self._number, "smallMedium", "accentText")
        name = QRectF(px(53), px(31), whole.width() - px(65), px(20))
        draw_text(painter, mirrored(name, whole, way), self._name, "bodyMedium" if self._identified else "body", "text")
