"""The toast: what just happened, with Undo, for eight seconds, longer while somebody looks at it."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.shell.recent_model import RecentAction, RecentModel
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import LEADING, draw_text, mirrored, rounded, text_width
from ui.widgets.bars import announce
from ui.widgets.buttons import Painted

SECONDS = 8
_MS = 1000


class _OnDark(Painted):
    """A button of the toast: words, or a cross."""

    def __init__(self, words: str, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.set_words("" if icon else words)
        self.setAccessibleName(words)
        wide = theme().px(28) if icon else int(text_width(words, "bodyMedium")) + theme().px(16)
        self.setFixedSize(wide, theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the button."""
        painter, box = QPainter(self), QRectF(self.rect())
        ink = _ink()
        if self.underMouse() or self.hasFocus():
            rounded(painter, box, theme().size("radius", "control"), None, ink)
        if self._icon:
            square = QRectF(0, 0, theme().px(16), theme().px(16))
            square.moveCenter(box.center())
            paint_icon(painter, square, self._icon, theme().colour(ink))
        else:
            draw_text(painter, box, self.words(), "bodyMedium", _undo_ink(), Qt.AlignmentFlag.AlignCenter)


def _undo_ink() -> QColor:
    """Return the blue that stands on the dark ground of a toast."""
    if theme().is_high_contrast or theme().is_dark:
        return theme().colour("accentText")
    return QColor(theme().all_colours()["dark"]["accentText"])


def _ground() -> str:
    return "surface" if theme().is_high_contrast else "text" if not theme().is_dark else "raised"


def _ink() -> str:
    return "text" if theme().is_high_contrast or theme().is_dark else "surface"


class Toast(QFrame):
    """Shows what `RecentModel` said last. `moved` asks the window to place it anew."""

    moved = Signal()

    def __init__(self, model: RecentModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._model = model
        self._action: RecentAction | None = None
        self._words, self._icon = "", "circle-check"
        self._undo, self._close = _OnDark(self.tr("Undo")), _OnDark(self.tr("Put away"), "x")
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme().px(14), theme().px(7), theme().px(10), theme().px(7))
        self._row.addStretch(1)
        self._row.addWidget(self._undo)
        self._row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        model.said.connect(self._say)
        model.changed.connect(self._draw)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def tell(self, words: str) -> None:
        """Say something that is not an action: why something cannot be done now."""
        self._action, self._icon = None, "info"
        self._show(words)

    def _say(self, action: RecentAction) -> None:
        self._action, self._icon = action, "circle-check"
        self._show(action.words)

    def _show(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._draw()
        self.adjustSize()
        self.setFixedWidth(self._wide())
        self.show()
        self.raise_()
        self.moved.emit()
        self._timer.start(SECONDS * _MS)
        announce(self, words)

    def _draw(self) -> None:
        now = next((one for one in self._model.actions if self._action and one.number == self._action.number), None)
        self._undo.setVisible(now is not None and now.undo is not None)

    def _wide(self) -> int:
        undo = self._undo.width() + theme().px(6) if not self._undo.isHidden() else 0
        wide = text_width(self._words, "bodyMedium") + theme().px(44) + undo + theme().px(56)
        parent = self.parentWidget()
        most = parent.width() - theme().px(80) if parent is not None else int(wide)
        return min(int(wide), most)

    def _on_undo(self) -> None:
        self.hide()
        if self._action is not None:
            self._model.undo(self._action.number)

    def _end(self) -> None:
        if self.underMouse() or self._undo.hasFocus() or self._close.hasFocus():
            self._timer.start(SECONDS * _MS)
        else:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Stay while the pointer is over it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Count anew when the pointer leaves."""
        if self.isVisible():
            self._timer.start(SECONDS * _MS)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint ground, check mark and words."""
        painter, box, way = QPainter(self), QRectF(self.rect()), self.layoutDirection()
        line = "borderControl" if theme().is_high_contrast else "borderStrong" if theme().is_dark else None
        rounded(painter, box, theme().size("radius", "card"), _ground(), line)
        icon = QRectF(theme().px(14), 0, theme().px(17), box.height())
        paint_icon(painter, mirrored(icon, box, way), self._icon, theme().colour(_ink()))
        buttons = (self._undo.width() + theme().px(6) if self._undo.isVisible() else 0) + theme().px(44)
        words = QRectF(theme().px(41), 0, box.width() - theme().px(45) - buttons, box.height())
        draw_text(painter, mirrored(words, box, way), self._words, "bodyMedium", _ink(), LEADING)
