"""The counts above a queue: each a number and what it counts; the chosen one is the filter in force."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QWidget

from ui.theme.current import theme
from ui.theme.painting import LEADING, draw_text, mirrored, text_width
from ui.widgets.buttons import Painted
from ui.widgets.flow import FlowLayout

LEAST = 92


class CountButton(Painted):
    """One number with its words. It stays down while it is the filter."""

    def __init__(self, words: str, tone: str) -> None:
        super().__init__()
        self._count, self._said, self._tone = "", words, tone
        self.setCheckable(True)
        self.set_count("0")

    def told(self) -> str:
        """Return what it counts, and the number."""
        return f"{self._said} {self._count}"

    def set_count(self, count: str) -> None:
        """Show another number."""
        self._count = count
        self.setAccessibleName(f"{self._said}: {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of number and words."""
        wide = max(text_width(self._count, "title"), text_width(self._said, "smallMedium"))
        return QSize(max(theme().px(LEAST), int(wide) + theme().px(18)), theme().px(62))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the number, the words, and the line under the chosen one."""
        painter, px, whole = QPainter(self), theme().px, QRectF(self.rect())
        way, chosen = self.layoutDirection(), self.isChecked()
        colour = theme().tone(self._tone).text if self._tone and self._count != "0" else theme().colour("text")
        if not self._tone and not chosen:
            colour = theme().colour("text2")
        number = mirrored(QRectF(0, px(2), whole.width(), px(30)), whole, way)
        words = mirrored(QRectF(0, px(32), whole.width(), px(20)), whole, way)
        draw_text(painter, number, self._count, "title", colour, LEADING)
        ink = "text" if chosen or self.underMouse() else "text2"
        draw_text(painter, words, self._said, "smallMedium" if chosen else "small", ink, LEADING)
        if chosen:
            line = QRectF(0, whole.height() - px(2), text_width(self._said, "smallMedium"), px(2))
            painter.fillRect(mirrored(line, whole, way), theme().colour("accent"))


class CountsBar(QWidget):
    """All counts. `chosen` tells the key of the one that became the filter; arrows move between them."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[str, CountButton] = {}
        self._group = QButtonGroup(self)
        row = FlowLayout(self, gap=theme().px(4))
        for key, words, tone in options:
            button = CountButton(words, tone)
            self._group.addButton(button)
            self._buttons[key] = button
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            row.addWidget(button)

    def set_counts(self, counts: Mapping[str, str]) -> None:
        """Show these numbers."""
        for key, count in counts.items():
            self._buttons[key].set_count(count)

    def set_value(self, key: str) -> None:
        """Show which one is the filter."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def value(self) -> str:
        """Return which one is the filter."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def told(self) -> list[tuple[str, str]]:
        """Return each count in words, by its key."""
        return [(key, button.told()) for key, button in self._buttons.items()]

    def button(self, key: str) -> CountButton:
        """Return one of them."""
        return self._buttons[key]


class CountChoice(QComboBox):
    """The counts of a bar as a drop-down, for windows that are too low for the bar. `chosen` as of the bar."""

    chosen = Signal(str)

    def __init__(self, bar: CountsBar) -> None:
        super().__init__()
        self._bar = bar
        self.setAccessibleName(bar.accessibleName())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.hide()
        self.follow()
        self.activated.connect(lambda at: self.chosen.emit(str(self.itemData(at))))

    def follow(self) -> None:
        """Show the numbers and the choice of the bar."""
        with QSignalBlocker(self):
            self.clear()
            for key, words in self._bar.told():
                self.addItem(words, key)
            self.setCurrentIndex(self.findData(self._bar.value()))
