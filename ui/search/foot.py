"""The foot of the search: the keys that work here, what to try, and what stands in the way."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.current import theme
from ui.widgets.key_hints import KeyHint
from ui.widgets.labels import Elided, Label


class PaletteFoot(QWidget):
    """Keys at the start, a sentence at the end."""

    def __init__(self, *, with_queue: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self.setFixedHeight(px(46))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), 0, px(18), 0)
        row.setSpacing(px(4))
        hints = [
            (("Up", "Down"), self.tr("move")),
            (("Return",), self.tr("open")),
            *(((("Ctrl+Return",), self.tr("add to queue")),) if with_queue else ()),
            (("Tab",), self.tr("actions")),
        ]
        for keys, words in hints:
            for key in keys:
                row.addWidget(KeyHint(key))
            row.addSpacing(px(2))
            row.addWidget(Label(words, "small", "text2"))
            row.addSpacing(px(12))
        self._usual = self.tr("Try a name, birth date, phone, case number or “>” for commands")
        self._said = Elided(self._usual, "small", "text2")
        row.addStretch(1)
        row.addWidget(self._said, 8)

    def say(self, words: str) -> None:
        """Say what stands in the way; "" says what to try."""
        self._said.set_text(words or self._usual)
        self._said.set_colour("warning" if words else "text2")

    def words(self) -> str:
        """Return what is said."""
        return self._said.text()
