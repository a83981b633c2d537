"""The foot of the navigation: how it stands with sending, who is at work, and the lock. Always in the same place."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shell.sync_words import SyncShown, SyncState
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import CENTRE, LEADING, draw_text, initials, mirrored, rounded, text_width
from ui.theme.paragraphs import Paragraph
from ui.widgets.buttons import IconButton, Painted
from ui.widgets.labels import Elided


class SyncBlock(Painted):
    """The state of sending, in two sentences; opens the page about it. `narrow` shows the first, for the top bar."""

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
        wide = theme().size("size", "navWidth") - theme().px(24)
        tall = sum(part.height for part, _ in self._laid_out(wide))
        return QSize(wide, max(theme().px(50), tall + theme().px(14)))

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
        start = theme().px(35)
        if self._narrow:
            room = QRectF(start, 0, box.width() - start, box.height())
            line = mirrored(room, box, self.layoutDirection())
            draw_text(painter, line, shown.words, "bodyMedium", colour, LEADING)
            return
        parts = self._laid_out(self.width())
        top = (box.height() - sum(part.height for part, _ in parts)) / 2
        for part, is_first in parts:
            room = QRectF(start, top, self._words_width(self.width()), part.height)
            place = mirrored(room, box, self.layoutDirection())
            part.paint(painter, place.topLeft(), colour if is_first else "text2" if serious else "text3")
            top += part.height

    @staticmethod
    def _words_width(width: int) -> int:
        return width - theme().px(39)

    def _laid_out(self, width: int) -> list[tuple[Paragraph, bool]]:
        """Return what is said, each sentence in two lines at most, with whether it is the first."""
        said = () if self._shown is None else ((self._shown.words, True), (self._shown.second, False))
        wide, way = self._words_width(width), self.layoutDirection()
        return [
            (Paragraph(words, "smallMedium" if is_first else "meta", wide, lines=2, direction=way), is_first)
            for words, is_first in said
            if words
        ]


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
