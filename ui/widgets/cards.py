"""Cards: what belongs together, in a line around it. Never one in another."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label


class Card(QFrame):
    """A frame; put what is in it into `box`. `sunken` stands back a little."""

    def __init__(self, parent: QWidget | None = None, *, sunken: bool = False, padded: bool = True) -> None:
        super().__init__(parent)
        self._sunken = sunken
        self.box = QVBoxLayout(self)
        down, side = (theme().px(12), theme().px(14)) if padded else (1, 1)
        self.box.setContentsMargins(side, down, side, down)
        self.box.setSpacing(theme().px(8) if padded else 0)
        theme().changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint ground and line."""
        ground = "sunken" if self._sunken else "surface"
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "card"), ground, "border")


class NoteCard(QFrame):
    """A sentence or two on a coloured ground, with an icon: a fact to keep in mind."""

    def __init__(
        self, words: str, *, tone: str = "neutral", icon: str = "", second: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(14), theme().px(11), theme().px(14), theme().px(11))
        row.setSpacing(theme().px(10))
        if icon:
            row.addWidget(IconLabel(icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme().px(2))
        self._words = Label(words, "body", "text", wrap=True)
        self._second = Label(second, "small", "text2", wrap=True)
        column.addWidget(self._words)
        column.addWidget(self._second)
        row.addLayout(column, 1)
        self._second.setVisible(bool(second))  # only now: shown before it has a parent, it would be a window

    def set_words(self, words: str, second: str = "") -> None:
        """Show other words."""
        self._words.set_text(words)
        self._second.set_text(second)
        self._second.setVisible(bool(second))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground."""
        colours = theme().tone(self._tone)
        line = colours.text if theme().is_high_contrast else None
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "row"), colours.tint, line)
