"""The list beside an answer or a service: heading, search, filters, rows, and a word about where it all is."""

from collections.abc import Hashable, Sequence
from typing import cast
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.widgets.bars import announce
from ui.widgets.fields import SearchField
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Heading, Label
from ui.widgets.rows import RowList, RowsModel, TwoLine, TwoLineDelegate
from ui.widgets.states import Empty, Failed, Skeleton

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

translate = QCoreApplication.translate


class _Foot(QWidget):
    """A sentence under the list, with a line above."""

    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(20), theme().px(10), theme().px(20), theme().px(10))
        row.setSpacing(theme().px(8))
        row.addWidget(IconLabel("hard-drive"))
        row.addWidget(Label(words, "small", "text2", wrap=True), 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line above."""
        QPainter(self).fillRect(0, 0, self.width(), max(1, theme().px(1)), theme().colour("border"))


class ShelfList(QWidget):
    """A list that is searched while typing. The arrows move through the rows without leaving the search field.

    `chosen` tells the key of the row that is current (None for none), `searched` what is typed, `opened` Enter.
    """

    chosen = Signal(object)
    opened = Signal()
    searched = Signal(str)
    again = Signal()

    def __init__(self, title: str, hint: str, foot: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.heading = Heading(title)
        self.search = SearchField(hint)
        self.search.line.installEventFilter(self)
        self.search.line.textChanged.connect(self.searched)
        self._model = RowsModel(jump=lambda row: row.title)
        self.rows = RowList(self._model, TwoLineDelegate(), title)
        self.rows.chosen.connect(lambda row: self.chosen.emit(None if row is None else row.key))
        self.rows.opened.connect(lambda _: self.opened.emit())
        self._told = -1
        self.empty = Empty("search-x", "")
        self._failed = Failed("", "")
        self._failed.again.connect(self.again)
        self._body = QStackedWidget()
        self.above = QVBoxLayout()
        self._lay_out(foot)

    def show_rows(self, rows: Sequence[TwoLine], *, again_first: bool = False) -> None:
        """Show other rows. With `again_first` the best one becomes the current one: other words were typed."""
        kept = self.rows.value()
        self._model.set_rows(rows)
        self._body.setCurrentIndex(1 if rows else 2)
        if rows and (again_first or kept is None or self.rows.value() is None):
            self.rows.choose(rows[0].key)
        if len(rows) != self._told:
            self._told = len(rows)
            announce(self.search.control, translate("ShelfList", "%n found", "", len(rows)))

    def show_failure(self, title: str, words: str) -> None:
        """Say that the list could not be read."""
        self._failed.say(title, words)
        self._body.setCurrentIndex(3)

    def choose(self, key: Hashable) -> bool:
        """Make the row of a key the current one; False when it is not there."""
        return self.rows.choose(key)

    def value(self) -> UUID | None:
        """Return the key of the current row."""
        row = self.rows.value()
        return None if row is None else cast(UUID, row.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move through the rows while the cursor stays in the field, and open by Enter."""
        if watched is self.search.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return False
            if event.key() in _STEPS:
                self._step(_STEPS[Qt.Key(event.key())])
                return True
            if event.key() in _ENTER:
                self.opened.emit()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        at = self.rows.currentIndex().row() + by
        if 0 <= at < self._model.rowCount():
            self.rows.setCurrentIndex(self._model.index(at))

    def _lay_out(self, foot: str) -> None:
        px = theme().px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.above.setContentsMargins(px(20), px(16), px(20), px(10))
        self.above.setSpacing(px(10))
        self.above.addWidget(self.heading)
        self.above.addWidget(self.search)
        whole.addLayout(self.above)
        for widget in (_held(Skeleton(6, row_height=62)), self.rows, _held(self.empty), _held(self._failed)):
            self._body.addWidget(widget)
        whole.addWidget(self._body, 1)
        self.foot = _Foot(foot)
        whole.addWidget(self.foot)
        self.foot.setVisible(bool(foot))  # only now: shown without a parent it would be a window of its own


def _held(widget: QWidget) -> QWidget:
    """Return a widget at the top of the place it shares with others."""
    ground = QWidget()
    column = QVBoxLayout(ground)
    side = theme().px(20)
    column.setContentsMargins(side, theme().px(4), side, side)
    column.addWidget(widget)
    column.addStretch(1)
    return ground
