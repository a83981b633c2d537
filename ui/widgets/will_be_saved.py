"""What will be saved: a table of each field, what it becomes and from whom, and how much is decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.widgets.cards import Card
from ui.widgets.labels import Elided, Label
from ui.widgets.lines import HLine
from ui.widgets.row_values import spoken


@dataclass(frozen=True, slots=True)
class SavedLine:
    """A field, what it becomes ("" while nobody decided), and whose version that is."""

    label: str
    words: str
    whose: str = ""


class WillBeSaved(QFrame):
    """The table under a comparison. Made anew whenever something is decided."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._title = title or self.tr("What will be saved")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme().px(10))
        head = QHBoxLayout()
        head.addWidget(Label(self._title, "heading"), 1)
        self._count = Label("", "small", "text2")
        head.addWidget(self._count)
        self._rows.addLayout(head)
        self._card: Card | None = None

    def show_lines(self, lines: Sequence[SavedLine], *, decided: int, of: int) -> None:
        """Show what is decided so far; `of` 0 leaves the count out."""
        count = self.tr("{decided} of {all} decided").format(decided=decided, all=of) if of else ""
        self._count.set_text(count)
        if self._card is not None:
            self._rows.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = Card(sunken=True, padded=False)
        for number, line in enumerate(lines):
            if number:
                self._card.box.addWidget(HLine())
            self._card.box.addWidget(self._line(line))
        self._rows.addWidget(self._card)
        said = (spoken(line.label, line.words or self.tr("Not decided"), line.whose) for line in lines)
        self.setAccessibleName(". ".join([self._title, count, *said]))

    def _line(self, line: SavedLine) -> QWidget:
        row, px = QWidget(), theme().px
        across = QHBoxLayout(row)
        across.setContentsMargins(px(14), px(7), px(14), px(7))
        across.setSpacing(px(12))
        label = Elided(line.label, "small", "text2")
        label.setFixedWidth(px(140))
        across.addWidget(label)
        words = line.words or self.tr("Not decided")
        across.addWidget(Label(words, "smallMedium", "text" if line.words else "warning", wrap=True), 1)
        if line.whose:
            across.addWidget(Label(line.whose, "small", "text2"))
        return row
