"""The foot of the search: the keys that work here, what to try, and what stands in the way."""

from PySide6.QtGui import QResizeEvent
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
        row, hints_row = QHBoxLayout(self), QHBoxLayout()
        row.setContentsMargins(px(18), 0, px(18), 0)
        row.setSpacing(0)
        hints_row.setContentsMargins(px(2), 0, px(2), 0)
        hints_row.setSpacing(px(4))
        hints = [
            (("Up", "Down"), self.tr("move")),
            (("Return",), self.tr("open")),
            *(((("Ctrl+Return",), self.tr("add to queue")),) if with_queue else ()),
            (("Tab",), self.tr("actions")),
        ]
        for keys, words in hints:
            for key in keys:
                hints_row.addWidget(KeyHint(key))
            hints_row.addSpacing(px(2))
            hints_row.addWidget(Label(words, "small", "text2"))
            hints_row.addSpacing(px(12))
        self._usual = self.tr("Try a name, birth date, phone, case number or “>” for commands")
        self._said = Elided(self._usual, "small", "text2")
        self._keys = QWidget()
        self._keys.setLayout(hints_row)
        row.addWidget(self._keys)
        row.addStretch(1)
        row.addWidget(self._said)

    def say(self, words: str) -> None:
        """Say what stands in the way; "" says what to try."""
        self._said.set_text(words or self._usual)
        self._said.set_colour("warning" if words else "text2")
        self._fit()

    def words(self) -> str:
        """Return what is said."""
        return self._said.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what to try where it is not whole; what stands in the way goes before the keys."""
        layout = self.layout()
        assert layout is not None, "it was made with one"
        around = layout.contentsMargins().left() + layout.contentsMargins().right()
        both = self._keys.sizeHint().width() + self._said.sizeHint().width() + around
        is_usual, fits = self._said.text() == self._usual, both <= self.width()
        self._said.setVisible(fits or not is_usual)
        self._keys.setVisible(fits or is_usual)
