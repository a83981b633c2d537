"""Big tables: any number of rows, sorted by their header, checked by box or key, with states for empty and loading."""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QTableView, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.foot_bar import FootBar
from ui.widgets.row_canvas import RowCanvas
from ui.widgets.rows_model import AnyIndex
from ui.widgets.states import Empty, Skeleton
from ui.widgets.table_delegate import TableDelegate
from ui.widgets.table_header import BesideHeader, SortHeader
from ui.widgets.tables_model import Cell, Column, PagedModel, TableRow

__all__ = ["BigTable", "Cell", "Column", "FootBar", "PagedModel", "TableRow"]
CHECK_WIDTH = 40
SKELETON_AFTER_MS = 200
PASSING_MS = 120  # rows that follow each other faster are passed
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Action = QAbstractItemView.CursorAction


class BigTable(QTableView):
    """A table over a `PagedModel`. Selection follows the focus; Enter and double click open.

    Space checks a row, Shift with arrows a range, Ctrl+A everything. `chosen` gives the id of the current row (None
    when there is none), `rested` comes with the first of many rows that are passed quickly and then with the last: for
    what is shown beside the table. `opened` gives the id that was opened, `selection_changed` how many are checked;
    `sort_asked` a column's key and whether downwards: the page brings the ids in that order, then calls `show_sort`.
    """

    chosen = Signal(object)
    rested = Signal()
    opened = Signal(object)
    selection_changed = Signal(int)
    sort_asked = Signal(str, bool)
    menu_asked = Signal(QPoint)

    def __init__(self, model: PagedModel, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paged = model
        self._anchor = -1
        self._range: tuple[int, int] | None = None
        self._kept: tuple[Hashable | None, int] | None = None
        self._cover: Skeleton | None = None
        self._empty: Empty | None = None
        self._delegate = TableDelegate(model, self)
        self._hovered = -1
        self._header = SortHeader(model, self)
        self._beside_header = BesideHeader()
        self._late = QTimer(self, singleShot=True, interval=SKELETON_AFTER_MS)
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passed_on = False
        self.setAccessibleName(name)
        self._set_up_looks()
        self._connect(model)
        self._fit()

    @property
    def header(self) -> SortHeader:
        """Return the header, which can hold the focus."""
        return self._header

    def current_id(self) -> Hashable | None:
        """Return the id of the current row, None when there is none."""
        found: Hashable | None = self._paged.id_at(self.currentIndex().row())
        return found

    def choose(self, key: Hashable) -> bool:
        """Make the row of an id the current one; False when it is not there."""
        row = self._paged.find(key)
        if row >= 0:
            self.setCurrentIndex(self._paged.index(row, 0))
        return row >= 0

    def choose_row(self, row: int) -> None:
        """Make the row of a number the current one, or the nearest there is."""
        last = self._paged.rowCount() - 1
        self.setCurrentIndex(self._paged.index(max(0, min(row, last)), 0) if last >= 0 else QModelIndex())

    def show_sort(self, key: str, *, descending: bool = False) -> None:
        """Show by which column the rows are sorted."""
        self._header.show_sort(key, descending=descending)

    def set_empty(self, empty: Empty) -> None:
        """Say what is shown instead of rows when there are none."""
        if self._empty is not None:
            self._empty.deleteLater()
        self._empty = empty
        empty.setParent(self.viewport())
        empty.hide()
        self._show_cover()

    def set_loading(self, *, loading: bool) -> None:
        """Say that ids are on their way: after a moment without rows, grey bars are shown."""
        if loading:
            self._late.start()
            if self._empty is not None:
                self._empty.hide()
        else:
            self._late.stop()
            self._drop_cover()
            self._show_cover()

    def remembered(self) -> dict[str, object]:
        """Return what brings the table back as it is; no words of a row are in it."""
        return {
            "sort": self._header.sorted_by,
            "descending": self._header.descending,
            "scroll": self.verticalScrollBar().value(),
            "row": self.currentIndex().row(),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Bring scroll and current row back; the page brings back the order by what `remembered` says of it."""
        row, scroll = state.get("row", -1), state.get("scroll", 0)
        if isinstance(row, int) and row >= 0:
            self.choose_row(row)
        if isinstance(scroll, int):
            self.verticalScrollBar().setValue(scroll)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        """Tell which row became the current one; the current column is always the first."""
        super().currentChanged(current, previous)
        self._update_row(previous.row())
        self._update_row(current.row())
        if self._kept is None and current.row() != previous.row():
            self.chosen.emit(self._paged.id_at(current.row()))
            self._rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open, check, check a range or everything; move as tables do."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.currentIndex().row()
        if key in _ENTER and not modifiers and row >= 0:
            self.opened.emit(self._paged.id_at(row))
        elif key == Qt.Key.Key_Space and not modifiers and row >= 0 and self._paged.checkable:
            self._toggle(row)
        elif key == Qt.Key.Key_A and modifiers == Qt.KeyboardModifier.ControlModifier and self._paged.checkable:
            self._toggle_all()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._extend(row + (1 if key == Qt.Key.Key_Down else -1))
        elif key == Qt.Key.Key_Up and not modifiers and row <= 0:
            self._header.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Stay: Qt would look at every row, and fetch it. A table that can ask the store for a row overrides this."""

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002, N802
        """Return where a key leads: over rows only."""
        self._anchor, self._range = -1, None
        row, last = self.currentIndex().row(), self._paged.rowCount() - 1
        if last < 0:
            return QModelIndex()
        page = max(1, self.viewport().height() // max(1, self._row_height()) - 1)
        steps = {_Action.MoveUp: -1, _Action.MoveDown: 1, _Action.MovePrevious: -1, _Action.MoveNext: 1}
        steps |= {_Action.MovePageUp: -page, _Action.MovePageDown: page, _Action.MoveHome: -row, _Action.MoveEnd: last}
        return self._paged.index(max(0, min(last, row + steps.get(action, 0))), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Check by the box, a range with Shift; elsewhere choose the row."""
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and self._paged.checkable
        if shifted:
            self._extend(index.row())
            return
        self._anchor, self._range = -1, None
        self.setCurrentIndex(self._paged.index(index.row(), 0))
        if self._paged.checkable and index.column() == 0:
            self._toggle(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the row; two clicks on its box are two clicks."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not (self._paged.checkable and index.column() == 0):
            self.opened.emit(self._paged.id_at(index.row()))
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the row, at the pointer or, by keyboard, on the row."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.globalPos())
        elif self.currentIndex().isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(self._row_rect().center().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the mark of the pointer away."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the columns the room there is."""
        super().resizeEvent(event)
        self._share_width()
        self._place_covers()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows in view ourselves: asking a delegate cell by cell takes three times as long."""
        painter = QPainter(self.viewport())
        dirty, tall = event.rect(), self._row_height()
        first = max(0, self.rowAt(max(0, dirty.top())))
        top = self.rowViewportPosition(first)
        for row in range(first, self._paged.rowCount()):
            if top > dirty.bottom():
                break
            self._paint_row(painter, row, top, tall)
            top += tall
        if self.hasFocus() and self.currentIndex().isValid():
            canvas = RowCanvas(painter, self._row_rect(), mirrored=False)
            canvas.ring(canvas.rect, theme().size("radius", "control"))
        elif self.hasFocus():
            painter.fillRect(0, 0, self.viewport().width(), theme().px(2), theme().colour("focus"))
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, top: int, tall: int) -> None:
        wide, line, mirrored = self.viewport().width(), theme().px(1), self.isRightToLeft()
        marked = row == self.currentIndex().row() or self._paged.is_checked(row)
        if marked and row == self.currentIndex().row() and self.hasFocus():
            rounded(painter, self._row_rect(), theme().size("radius", "control"), "selected")  # within the ring
        elif marked or row == self._hovered:
            painter.fillRect(0, top, wide, tall, theme().colour("selected" if marked else "hover"))
        painter.fillRect(0, top + tall - line, wide, line, theme().colour("border"))
        for section in range(self._header.count()):
            left, room = self.columnViewportPosition(section), self.columnWidth(section)
            if left < wide and left + room > 0:
                canvas = RowCanvas(painter, QRectF(left, top, room, tall - line), mirrored)
                self._delegate.paint_cell(canvas, row, section)

    def _update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self._row_height())

    def _rest(self) -> None:
        """Tell of the first row at once, and of those that follow it quickly when the last of them was reached."""
        self._passed_on = self._passing.isActive()
        self._passing.start()
        if not self._passed_on:
            self.rested.emit()

    def _at_rest(self) -> None:
        if self._passed_on and self.isVisible():  # a table that is going asks for nothing more
            self.rested.emit()
        self._passed_on = False

    def _row_rect(self) -> QRectF:
        row = self.currentIndex().row()
        top, right = self.rowViewportPosition(row), self.viewport().width()
        return QRectF(
            0, top, min(right, self._header.length()) if not self.isRightToLeft() else right, self.rowHeight(row) - 1
        )

    def _toggle(self, row: int) -> None:
        self._anchor, self._range = row, None
        self._paged.check(row, row, checked=not self._paged.is_checked(row))

    def _toggle_all(self) -> None:
        self._paged.check_all(checked=self._paged.checked_count < self._paged.rowCount())

    def _extend(self, to: int) -> None:
        """Check from where the range began to a row; a range that gets shorter gives its rows back."""
        row, last = self.currentIndex().row(), self._paged.rowCount() - 1
        to = max(0, min(to, last))
        anchor, before = (row if self._anchor < 0 else self._anchor), self._range
        if last < 0 or not self._paged.checkable:
            self.choose_row(to)
            return
        if before is not None:
            self._paged.check(*before, checked=False)
        anchor = max(0, anchor)
        self._paged.check(anchor, to)
        self.setCurrentIndex(self._paged.index(to, 0))
        self._anchor, self._range = anchor, (anchor, to)

    def _hover(self, row: int) -> None:
        if self._hovered != row:
            self._hovered = row
            self.viewport().update()

    def _remember(self) -> None:
        self._kept = (self.current_id(), self.currentIndex().row())

    def _bring_back(self) -> None:
        key, row = self._kept or (None, -1)
        self._anchor, self._range = -1, None
        stayed = row >= 0 and self.choose(key)  # nothing is told: it is the same row
        self._kept = None
        if row >= 0 and not stayed:
            self.choose_row(row)
        if row >= 0 and not self.currentIndex().isValid():
            self.chosen.emit(None)
        self._drop_cover()
        self._show_cover()

    def _show_bars(self) -> None:
        if self._paged.rowCount() == 0:
            self._drop_cover()
            self._cover = Skeleton(6)
            self._cover.setParent(self.viewport())
            self._place_covers()
            self._cover.show_now()
            self._cover.show()

    def _drop_cover(self) -> None:
        if self._cover is not None:
            self._cover.deleteLater()
            self._cover = None

    def _show_cover(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(self._paged.rowCount() == 0 and not self._late.isActive())
            self._place_covers()

    def _place_covers(self) -> None:
        room = self.viewport().rect()
        if self._cover is not None:
            self._cover.setGeometry(room)
        if self._empty is not None:
            px = theme().px
            high = min(room.height() - px(8), max(self._empty.sizeHint().height(), px(200)))
            inside = QRect(px(8), px(8), room.width() - px(24), max(0, high))  # between the margins of the page
            self._empty.setGeometry(QStyle.visualRect(self.layoutDirection(), room, inside))

    def _row_height(self) -> int:
        return theme().size("size", "tableRow")

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self._header.setFixedHeight(theme().size("size", "tableHeader"))
        self._beside_header.setFixedHeight(self._header.height())
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        columns, shift = self._paged.columns, self._paged.shift
        check = theme().px(CHECK_WIDTH) * shift
        spare = max(0, self.viewport().width() - check - sum(theme().px(column.width) for column in columns))
        shares = sum(column.stretch for column in columns) or 1
        if shift:
            self._header.resizeSection(0, check)
        for at, column in enumerate(columns):
            self._header.resizeSection(at + shift, theme().px(column.width) + spare * column.stretch // shares)

    def _connect(self, model: PagedModel) -> None:
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(self._bring_back)
        model.checked_changed.connect(self.selection_changed)
        model.checked_changed.connect(self.viewport().update)
        self._header.sort_asked.connect(self.sort_asked)
        self._header.all_asked.connect(self._toggle_all)
        self._header.left.connect(self._from_header)
        self.entered.connect(lambda index: self._hover(index.row()))
        self._late.timeout.connect(self._show_bars)
        self._passing.timeout.connect(self._at_rest)
        theme().changed.connect(self._fit)

    def _from_header(self) -> None:
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.currentIndex().isValid():
            self.choose_row(0)

    def _set_up_looks(self) -> None:
        self.setHorizontalHeader(self._header)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setCornerWidget(QWidget())
        self.addScrollBarWidget(self._beside_header, Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
