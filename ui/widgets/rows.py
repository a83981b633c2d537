"""Lists of rows: one column, painted, moved through by keyboard, the selection kept when the rows are replaced."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.theme.current import theme
from ui.widgets.row_delegates import (
    Need,
    QueueRow,
    QueueRowDelegate,
    RowDelegate,
    TwoLine,
    TwoLineDelegate,
    VisitDelegate,
    VisitLine,
)
from ui.widgets.rows_model import VALUE, AnyIndex, Group, RowsModel

__all__ = [
    "Group",
    "Need",
    "QueueRow",
    "QueueRowDelegate",
    "RowDelegate",
    "RowList",
    "RowsModel",
    "TwoLine",
    "TwoLineDelegate",
    "VisitDelegate",
    "VisitLine",
]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Action = QAbstractItemView.CursorAction
_STEPS = {_Action.MoveUp: -1, _Action.MoveDown: 1, _Action.MovePrevious: -1, _Action.MoveNext: 1}


class RowList(QTableView):
    """A list of painted rows. Selection follows the focus; typing letters jumps; Enter opens, Space marks.

    `chosen` tells the row that became current (None when there is none), `opened` the row on Enter and double click,
    `marked` the row on Space, and `menu_asked` where the menu of the current row is wanted.
    """

    chosen = Signal(object)
    opened = Signal(QModelIndex)
    marked = Signal(QModelIndex)
    menu_asked = Signal(QPoint)

    def __init__(self, model: RowsModel, delegate: RowDelegate, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows_model, self._delegate = model, delegate
        self._kept: tuple[Hashable, int, int] | None = None
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self._set_up_looks()
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(self._bring_back)
        self.doubleClicked.connect(self.opened)
        theme().changed.connect(self._fit)
        self._fit()

    def value(self) -> Any | None:
        """Return the current row, None when there is none."""
        return self._rows_model.at(self.currentIndex().row())

    def choose(self, key: Hashable) -> bool:
        """Make the row of a key the current one; False when it is not there."""
        at = self._rows_model.find(key)
        if at >= 0:
            self.setCurrentIndex(self._rows_model.index(at))
        return at >= 0

    def choose_first(self) -> None:
        """Make the first row that can be chosen the current one."""
        self.setCurrentIndex(self._step_from(-1, 1))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        """Tell which row became the current one."""
        super().currentChanged(current, previous)
        model = self.selectionModel()
        if current.isValid() and not model.isSelected(current):  # the focus that comes first makes a row current only
            model.select(current, model.SelectionFlag.ClearAndSelect | model.SelectionFlag.Rows)
        if self._kept is None:
            self.chosen.emit(current.data(VALUE) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open by Enter and mark by Space; everything else as lists do."""
        index = self.currentIndex()
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and index.isValid():
            self.opened.emit(index)
        elif event.key() == Qt.Key.Key_Space and not event.modifiers() and index.isValid():
            self.marked.emit(index)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows; without a current one a line above them shows that the list has the focus."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, self.viewport().width(), theme().px(2), theme().colour("focus"))
            painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of a row, at the pointer or, by keyboard, under the row."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.globalPos())
        elif self.currentIndex().isValid():
            under = self.visualRect(self.currentIndex()).center()
            self.menu_asked.emit(self.viewport().mapToGlobal(under))

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002, N802
        """Return where a key leads: Home and End to the first and last row, over headings."""
        row, last = self.currentIndex().row(), self._rows_model.rowCount() - 1
        if action in _STEPS:
            return self._step_from(row, _STEPS[action])
        if action == _Action.MoveHome:
            return self._step_from(-1, 1)
        if action == _Action.MoveEnd:
            return self._step_from(last + 1, -1)
        if action in {_Action.MovePageUp, _Action.MovePageDown}:
            step = max(1, self.viewport().height() // max(1, self._delegate.height()) - 1)
            up = action == _Action.MovePageUp
            to = max(0, row - step) if up else min(last, row + step)
            found = self._step_from(to + 1, -1) if not up else self._step_from(to - 1, 1)
            return found if found.isValid() else self.currentIndex()
        return self.currentIndex()

    def _step_from(self, row: int, step: int) -> QModelIndex:
        at = row + step
        while 0 <= at < self._rows_model.rowCount():
            if self._rows_model.at(at) is not None:
                return self._rows_model.index(at)
            at += step
        return self.currentIndex()

    def _remember(self) -> None:
        index = self.currentIndex()
        key = self._rows_model.key_of(index.data(VALUE)) if index.isValid() else None
        self._kept = (key, index.row(), self.verticalScrollBar().value())

    def _bring_back(self) -> None:
        key, row, scroll = self._kept or (None, -1, 0)
        self._fit()
        stayed = row >= 0 and key is not None and self.choose(key)  # nothing is told: it is the same row
        self._kept = None
        if row >= 0 and not stayed:
            after = min(row, self._rows_model.rowCount())
            self.setCurrentIndex(self._step_from(after - 1, 1))
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self._step_from(after, -1))
            if not self.currentIndex().isValid():
                self.chosen.emit(None)
        self.verticalScrollBar().setValue(scroll)

    def _fit(self) -> None:
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        usual, heading = self._delegate.height(), self._delegate.group_height()
        header.setDefaultSectionSize(usual)
        for at, row in enumerate(self._rows_model.rows):
            size = heading if isinstance(row, Group) else usual
            if header.sectionSize(at) != size:  # after a reset a section keeps the size of what stood in its place
                header.resizeSection(at, size)
        self.viewport().update()

    def _set_up_looks(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
