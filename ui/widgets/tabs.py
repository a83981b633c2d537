"""Tabs of a page: words with a number, a line under the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.theme.current import theme
from ui.theme.painting import CENTRE, draw_text, rounded, text_width

Option = tuple[str, str, int | None]
_GAP, _INSIDE, _TALL = 7, 6, 18  # of the number: to the words, around it, and how tall it is


class Tabs(QTabBar):
    """Tabs by key; the arrows go between them. `chosen` comes when another one is opened, by hand or by `set_value`.

    `entered` comes when Down is pressed: the focus is to go into what the open tab holds.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._words: dict[str, str] = {}
        self._counts: dict[str, int | None] = {}
        self._by_mouse = False
        self.setProperty("ownRing", True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_options(options)
        self.currentChanged.connect(self._tell)
        theme().changed.connect(self._restyle)

    def set_options(self, options: Sequence[Option]) -> None:
        """Show other tabs; the open one stays open where it is still there. Nothing is told."""
        kept = self.value()
        self._words |= {key: words for key, words, _ in options}  # before the keys: Qt asks for sizes meanwhile
        self._counts |= {key: count for key, _, count in options}
        self._keys = [key for key, _, _ in options]
        blocked = self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for key in self._keys:
            self._name(self.addTab(""), key)
        if kept in self._keys:
            self.setCurrentIndex(self._keys.index(kept))
        self.blockSignals(blocked)
        self._restyle()

    def value(self) -> str:
        """Return the key of the open tab, "" without tabs."""
        index = self.currentIndex()
        return self._keys[index] if 0 <= index < len(self._keys) else ""

    def set_value(self, key: str) -> None:
        """Open a tab; a key that is not there opens nothing."""
        if key in self._keys:
            self.setCurrentIndex(self._keys.index(key))

    def set_count(self, key: str, count: int | None) -> None:
        """Show another number beside a tab's words."""
        if key in self._keys and self._counts[key] != count:
            self._counts[key] = count
            self._name(self._keys.index(key), key)
            self._restyle()

    def step(self, by: int) -> None:
        """Open the next tab, or the previous one; after the last comes the first."""
        if self._keys:
            self.setCurrentIndex((self.currentIndex() + by) % len(self._keys))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the focus is, unless a tab was pressed."""
        self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go into the open tab by Down."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _name(self, index: int, key: str) -> None:
        count = self._counts[key]
        words = self._words[key]
        name = words if count is None else f"{words} {self.locale().toString(count)}"
        self.setTabText(index, name.replace("&", "&&"))
        self.setAccessibleTabName(index, name)

    @Slot(int)
    def _tell(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.chosen.emit(self._keys[index])

    @Slot()
    def _restyle(self) -> None:
        self.setFont(theme().font("bodyMedium"))  # Qt lays its tabs out again when the font is set
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the room of one tab."""
        return QSize(int(self._width(index)) + theme().px(26), theme().size("size", "tab"))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the room of one tab: words are never shortened, arrows come instead."""
        return self.tabSizeHint(index)

    def _width(self, index: int) -> float:
        if not 0 <= index < len(self._keys):
            return 0
        key = self._keys[index]
        count = self._counts[key]
        beside = theme().px(_GAP) + self._count_width(count) if count is not None else 0
        return text_width(self._words[key], "bodyMedium") + beside

    def _count_width(self, count: int) -> float:
        return text_width(self.locale().toString(count), "metaMedium") + 2 * theme().px(_INSIDE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the tabs."""
        painter = QPainter(self)
        for index in range(len(self._keys)):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        room, key, opened = QRectF(self.tabRect(index)), self._keys[index], index == self.currentIndex()
        half = self._width(index) / 2
        words_width = text_width(self._words[key], "bodyMedium")
        start = room.center().x() - half
        count = self._counts[key]
        words = QRectF(start, room.top(), words_width + 1, room.height())
        if count is not None:
            wide, tall = self._count_width(count), float(theme().px(_TALL))
            number = QRectF(start + 2 * half - wide, room.center().y() - tall / 2, wide, tall)
            if self.isRightToLeft():
                words.moveLeft(start + 2 * half - words_width)
                number.moveLeft(start)
            edge = "borderStrong" if theme().is_high_contrast else None
            rounded(painter, number, theme().size("radius", "chip"), "neutralTint", edge)
            draw_text(painter, number, self.locale().toString(count), "metaMedium", "text2", CENTRE)
        draw_text(painter, words, self._words[key], "bodyMedium", "text" if opened else "text2")
        if opened and self.hasFocus() and not self._by_mouse:
            ring = room.adjusted(theme().px(2), theme().px(4), -theme().px(2), -theme().px(5))
            width = float(theme().size("border", "focusRing"))
            rounded(painter, ring, theme().size("radius", "control"), None, "focus", width)
        if opened:
            line = QRectF(
                room.center().x() - half - theme().px(4),
                room.bottom() - theme().px(2),
                2 * half + theme().px(8),
                theme().px(2),
            )
            rounded(painter, line, 1, "accent")
