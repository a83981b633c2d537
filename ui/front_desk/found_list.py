"""A field that finds: type, see a few rows below, arrow keys and Enter choose one; the words alone will also do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from caseworker.desk.found import Found
from ui.front_desk.person_search import PersonSearch
from ui.theme.current import theme
from ui.widgets.fields import LineField
from ui.widgets.rows import RowList, RowsModel, TwoLine, TwoLineDelegate
from ui.work import Work

_ROW = 52
_DOWN_UP = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Delegate(TwoLineDelegate):
    """Rows of a list under a field."""

    row_height = float(_ROW)
    inset = 0.0


class FoundField(QWidget):
    """A field with the rows it finds below. `chosen` is told a result, `typed` the words, `left` Enter on no result."""

    chosen = Signal(object)  # Found
    typed = Signal(str)
    left = Signal()

    def __init__(
        self,
        work: Work,
        kinds: Sequence[str],
        label: str,
        *,
        hint: str = "",
        icon: str = "search",
        search: PersonSearch | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.search = search or PersonSearch(work, self, kinds=kinds)
        self._icon = "" if icon == "search" else icon
        self.field = LineField(label, hint=hint, icon=icon)
        self.control: QLineEdit = self.field.line
        self.control.installEventFilter(self)
        self.control.textEdited.connect(self._on_typed)
        self._rows = RowsModel(jump=lambda row: row.title)
        self.list = RowList(self._rows, _Delegate(), self.tr("Results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self._enter(index.row()))
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.search.changed.connect(self._draw)
        self.search.chosen.connect(self._on_chosen)
        self.setFocusProxy(self.control)

    def words(self) -> str:
        """Return what is typed."""
        return self.control.text()

    def show_words(self, words: str) -> None:
        """Show words without searching for them."""
        if words != self.control.text() and not self.control.hasFocus():
            self.control.setText(words)

    def show_error(self, sentence: str) -> None:
        """Say what is missing."""
        self.field.show_error(sentence)

    def clear_error(self) -> None:
        """Take the sentence back."""
        self.field.clear_error()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move through the rows while the cursor stays in the field, and choose with Enter."""
        if watched is self.control and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in _DOWN_UP and self.list.isVisible():
            self._step(_DOWN_UP[Qt.Key(event.key())])
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self.words().strip() and self.words().strip() == self.search.state.text:
                self._enter(max(0, self.list.currentIndex().row()))
            else:
                self.left.emit()
            return True
        return False

    def _enter(self, row: int) -> None:
        self.search.enter(row, self.left.emit)

    def _on_typed(self, words: str) -> None:
        self.clear_error()
        self.typed.emit(words)
        self.search.type(words)

    def _on_chosen(self, found: Found) -> None:
        self.control.setText(found.title)
        self.search.forget()
        self.chosen.emit(found)

    def _step(self, by: int) -> None:
        at = self.list.currentIndex().row() + by
        if 0 <= at < self._rows.rowCount():
            self.list.setCurrentIndex(self._rows.index(at))

    def _draw(self) -> None:
        found = self.search.state.found
        rows = [
            TwoLine(
                key=one.id,
                title=one.title or one.second,
                second=one.second,
                icon=self._icon,
                avatar="" if self._icon else one.title or "?",
            )
            for one in found
        ]
        self._rows.set_rows(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._rows.index(0))
        self.list.setFixedHeight(theme().px(_ROW) * min(4, len(rows)))
        self.list.setVisible(bool(rows))
        told = self.tr("%n found", "", len(rows)) if self.search.state.text else ""
        self.control.setAccessibleDescription(told)
