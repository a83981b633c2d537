"""The foot of the navigation: how it stands with sending, who is at work, and the lock. Always in the same place."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shell.sync_words import SyncShown, SyncState
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import CENTRE, LEADING, draw_text, initials, mirrored, rounded, text_width
from ui.widgets.buttons import IconButton, Painted
from ui.widgets.labels import Elided


class SyncBlock(Painted):
    """The state of sending, in two lines; opens the page about it. `narrow` shows one line, for the top bar."""

    def __init__(self, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._shown: SyncShown | None = None
        if not narrow:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, shown: SyncShown) -> None:
        """Show another state."""
        self._shown = shown
        self.set_words(shown.words)
        self.setAccessibleName(f"{shown.words}. {shown.second}" if shown.second else shown.words)
        self.setToolTip(shown.second if self._narrow else "")

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the block."""
        if self._narrow:
            wide = theme().px(44) + text_width(self.words(), "bodyMedium")
            return QSize(int(wide) + 1, theme().size("size", "control", "md"))
        return QSize(theme().size("size", "navWidth") - theme().px(24), theme().px(50))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the block."""
        shown = self._shown
        if shown is None:
            return
        painter, box = QPainter(self), QRectF(self.rect())
        serious = shown.state in {SyncState.OLD, SyncState.SIGN_IN, SyncState.DECIDE, SyncState.FAILED}
        tone = theme().tone(shown.tone)
        ground = tone.tint if serious else theme().colour("hover") if self.underMouse() else None
        line = None if self._narrow and not serious else tone.solid if serious else "borderStrong"
        rounded(painter, box, theme().size("radius", "row"), ground, line)
        mark = QRectF(theme().px(10), 0, theme().px(18), box.height())
        paint_icon(painter, mirrored(mark, box, self.layoutDirection()), shown.icon, tone.text)
        self._paint_words(painter, box, shown, serious=serious)

    def _paint_words(self, painter: QPainter, box: QRectF, shown: SyncShown, *, serious: bool) -> None:
        colour = theme().tone(shown.tone).text if serious else theme().colour("text2" if self._narrow else "text")
        start, wide = theme().px(35), box.width() - theme().px(39)
        if self._narrow:
            line = mirrored(QRectF(start, 0, wide + theme().px(4), box.height()), box, self.layoutDirection())
            draw_text(painter, line, shown.words, "bodyMedium", colour, LEADING)
            return
        first, second = theme().line("smallMedium"), theme().line("meta")
        top = (box.height() - first - (second if shown.second else 0)) / 2
        line = mirrored(QRectF(start, top, wide, first), box, self.layoutDirection())
        draw_text(painter, line, shown.words, "smallMedium", colour, LEADING)
        line = mirrored(QRectF(start, top + first, wide, second), box, self.layoutDirection())
        draw_text(painter, line, shown.second, "meta", "text2" if serious else "text3", LEADING)


class Monogram(QWidget):
    """The letters of who is at work. It says nothing that the words beside it do not."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = initials(name)
        self.setFixedSize(theme().px(28), theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the letters on a disc."""
        painter, box = QPainter(self), QRectF(self.rect())
        line = "borderControl" if theme().is_high_contrast else None
        rounded(painter, box, 999, "pressed", line)
        draw_text(painter, box, self._letters, "metaBold", "text2", CENTRE)


class WhoIsHere(QWidget):
    """Who is at work, and the lock."""

    lock = Signal()

    def __init__(self, name: str, second: str, keys: str, *, rail: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(9))
        self._button = IconButton("lock", self.tr("Lock"), keys=keys, size="lg" if rail else "sm")
        self._button.setObjectName("lock")
        self._button.clicked.connect(self.lock)
        if rail:
            row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
            return
        row.addSpacing(theme().px(2))
        row.addWidget(Monogram(name))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Elided(name, "smallMedium"))
        lines.addWidget(Elided(second, "meta", "text3"))
        row.addLayout(lines, 1)
        row.addWidget(self._button)
