"""The agency's phrases under the note: the first few to press, all of them by typing a slash."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label

_SHOWN = 3


class PhraseRow(QWidget):
    """A row of phrases. `chosen` is told the words."""

    chosen = Signal(str)

    def __init__(self, phrases: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, gap=theme().px(6))
        row.addWidget(Label(self.tr("Type / for phrases"), "small", "text2"))
        ready = [one for one in phrases if "{" not in one[1]]
        for title, words in ready[:_SHOWN]:
            button = Button(title, size="sm")
            button.setAccessibleName(self.tr("Add “{phrase}” to the note").format(phrase=title))
            button.clicked.connect(partial(self._choose, words))
            row.addWidget(button)
        if not ready:
            self.hide()

    def _choose(self, words: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.chosen.emit(words)
