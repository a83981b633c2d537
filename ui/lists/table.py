"""The table of a long list: typing letters jumps to a row by asking the store, never by looking at every row."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.tables import BigTable, PagedModel

Jump = Callable[[str], int]


class ListTable(BigTable):
    """A `BigTable` that is moved by typing: `jump` returns the row for what is typed, -1 to stay."""

    def __init__(self, model: PagedModel, name: str, jump: Jump | None = None, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._jump, self._typed = jump, ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._forget)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Jump by what was typed without a pause; a table that cannot stays where it is."""
        typed = (self._typed + search).lstrip()
        if self._jump is None or not typed:
            return
        self._typed = typed
        self._pause.start(QApplication.keyboardInputInterval() * 2)
        row = self._jump(typed)
        if row >= 0:
            self.choose_row(row)

    def _forget(self) -> None:
        self._typed = ""
