"""Tabs of a page: words with a number, a line under the open one; what finds no room is in a menu at the end."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.commands import Command
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import CENTRE, draw_text, mirrored, rounded, text_width
from ui.widgets.buttons import Painted
from ui.widgets.menus import PopupMenu

Option = tuple[str, str, int | None]
INSIDE = 11  # around the words of a tab: whoever wants them on a margin begins the tabs that much earlier
_GAP, _AROUND, _TALL = 7, 6, 18  # of the number: to the words, around it, and how tall it is


class Tabs(QTabBar):
    """Tabs by key; the arrows go between them. `chosen` comes when another one is opened, by hand or by `set_value`.

    Those that find no room are offered by a button behind the others; the open one is always shown. `entered` comes
    when Down is pressed: the focus is to go into what the open tab holds.
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
        self.setUsesScrollButtons(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.more = _More(self.tr("More"), self)
        self.more.setAccessibleName(self.tr("More tabs"))
        self.more.clicked.connect(self._offer_rest)
        self.more.hide()
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

    def rest(self) -> tuple[str, ...]:
        """Return the keys of the tabs that find no room, and stand in the menu."""
        return tuple(key for index, key in enumerate(self._keys) if not self.isTabVisible(index))

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu offers: to open one of the tabs that find no room."""
        return tuple(
            Command(id=f"tab.{key}", words=self._named(key), run=partial(self._open_from_menu, key), group="")
            for key in self.rest()
        )

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the focus is, unless a tab was pressed."""
        self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the tab beside, also to one in the menu; go into the open tab by Down."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        elif event.key() in steps:
            by = steps[Qt.Key(event.key())] * (-1 if self.isRightToLeft() else 1)
            self.setCurrentIndex(min(max(0, self.currentIndex() + by), self.count() - 1))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many tabs as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _named(self, key: str) -> str:
        count, words = self._counts[key], self._words[key]
        return words if count is None else f"{words} {self.locale().toString(count)}"

    def _name(self, index: int, key: str) -> None:
        name = self._named(key)
        self.setTabText(index, name.replace("&", "&&"))
        self.setAccessibleTabName(index, name)

    @Slot(int)
    def _tell(self, index: int) -> None:
        self._arrange()
        if 0 <= index < len(self._keys):
            self.chosen.emit(self._keys[index])

    @Slot()
    def _restyle(self) -> None:
        self.setFont(theme().font("bodyMedium"))  # Qt lays its tabs out again when the font is set
        self._arrange()
        self.updateGeometry()
        self.update()

    # What finds room

    def _arrange(self) -> None:
        fitting = self._fitting()
        for index in range(self.count()):
            if self.isTabVisible(index) is not (index in fitting):  # to say it again would keep Qt from laying them out
                self.setTabVisible(index, index in fitting)
        wide = self.more.sizeHint()
        taken = sum(self._tab_width(index) for index in fitting)
        start = self.width() - taken - wide.width() if self.isRightToLeft() else taken
        top = (theme().size("size", "tab") - wide.height()) // 2
        self.more.setGeometry(start, top, wide.width(), wide.height())
        self.more.setVisible(len(fitting) < self.count())

    def _fitting(self) -> set[int]:
        """Return the tabs that are shown: the open one, and from the first on as many as fit beside it."""
        count, opened = self.count(), self.currentIndex()
        if sum(self._tab_width(index) for index in range(count)) <= self.width():
            return set(range(count))
        shown = {opened} if opened >= 0 else set()
        left = self.width() - self.more.sizeHint().width() - sum(self._tab_width(index) for index in shown)
        for index in range(count):
            if index not in shown:
                left -= self._tab_width(index)
                if left < 0:
                    break
                shown.add(index)
        return shown

    @Slot()
    def _offer_rest(self) -> None:
        menu = PopupMenu(self.commands(), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.open_under(self.more)

    def _open_from_menu(self, key: str) -> None:
        self.set_value(key)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of all tabs."""
        return QSize(sum(self._tab_width(index) for index in range(self.count())), theme().size("size", "tab"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the widest tab and of the menu."""
        widest = max((self._tab_width(index) for index in range(self.count())), default=0)
        beside = self.more.sizeHint().width() if self.count() > 1 else 0
        return QSize(widest + beside, theme().size("size", "tab"))

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the room of one tab."""
        return QSize(self._tab_width(index), theme().size("size", "tab"))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the room of one tab: words are never shortened, the menu comes instead."""
        return self.tabSizeHint(index)

    def _tab_width(self, index: int) -> int:
        return int(self._width(index)) + 2 * theme().px(INSIDE)

    def _width(self, index: int) -> float:
        if not 0 <= index < len(self._keys):
            return 0
        key = self._keys[index]
        count = self._counts[key]
        beside = theme().px(_GAP) + self._count_width(count) if count is not None else 0
        return text_width(self._words[key], "bodyMedium") + beside

    def _count_width(self, count: int) -> float:
        return text_width(self.locale().toString(count), "metaMedium") + 2 * theme().px(_AROUND)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the tabs."""
        painter = QPainter(self)
        for index in range(len(self._keys)):
            if self.isTabVisible(index):
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
        if opened:
            self._paint_opened(painter, room, QRectF(start, room.top(), 2 * half, room.height()))

    def _paint_opened(self, painter: QPainter, room: QRectF, words: QRectF) -> None:
        px = theme().px
        if self.hasFocus() and not self._by_mouse:
            ring = room.adjusted(px(2), px(4), -px(2), -px(5))
            width = float(theme().size("border", "focusRing"))
            rounded(painter, ring, theme().size("radius", "control"), None, "focus", width)
        rounded(painter, QRectF(words.left(), room.bottom() - px(2), words.width(), px(2)), 1, "accent")


class _More(Painted):
    """The button behind the tabs: words and an arrow downwards."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_words(words)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of words and arrow."""
        px = theme().px
        return QSize(int(text_width(self.words(), "bodyMedium")) + px(5 + 16) + 2 * px(INSIDE - 3), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint words and arrow, on a ground while the pointer is over it."""
        painter, room, px = QPainter(self), QRectF(self.rect()), theme().px
        if self.underMouse() or self.isDown():
            ground = "pressed" if self.isDown() else "hover"
            rounded(painter, room, theme().size("radius", "control"), ground)
        wide = text_width(self.words(), "bodyMedium")
        words = QRectF(px(INSIDE - 3), 0, wide + 1, room.height())
        arrow = QRectF(words.right() + px(4), (room.height() - px(16)) / 2, px(16), px(16))
        way = self.layoutDirection()
        draw_text(painter, mirrored(words, room, way), self.words(), "bodyMedium", "text2")
        paint_icon(painter, mirrored(arrow, room, way), "chevron-down", theme().colour("text2"))
