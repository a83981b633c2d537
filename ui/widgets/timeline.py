"""A timeline: everything that happened, newest first, fluent with ten thousand items.

Only what is in view is measured; the heights of the rest are guessed and put right as it comes into view, without what
is being read moving away.
"""

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.theme.current import theme
from ui.widgets.rows_model import AnyIndex
from ui.widgets.timeline_delegate import TimelineDelegate
from ui.widgets.timeline_layout import estimate
from ui.widgets.timeline_model import FileTile, Mark, TimelineItem, TimelineModel

__all__ = ["FileTile", "Mark", "TimelineItem", "TimelineModel", "TimelineView"]
MARGIN = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Action = QAbstractItemView.CursorAction


class TimelineView(QTableView):
    """Shows a `TimelineModel`. Up and Down move from item to item, Space shows more of one, Enter opens it.

    `opened` gives the item's key, `file_opened` the key and which of its files, `menu_asked` the key and where on the
    screen. `chosen` gives the key of the current item, None when there is none.
    """

    opened = Signal(object)
    file_opened = Signal(object, int)
    menu_asked = Signal(object, QPoint)
    chosen = Signal(object)

    def __init__(
        self, model: TimelineModel, name: str = "", *, margin: int = MARGIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._items = model
        self._delegate = TimelineDelegate(model, theme().px(margin), self)
        self._measured: set[int] = set()
        self._measuring = False
        self._kept: tuple[Hashable | None, Hashable | None, int] | None = None
        self.setAccessibleName(name or self.tr("Timeline"))
        self._set_up_looks()
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(self._bring_back)
        model.rowsInserted.connect(self._guess_new)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        theme().changed.connect(self._start_over)
        self._guess(0)

    def current_key(self) -> Hashable | None:
        """Return the key of the current item, None when there is none."""
        index = self.currentIndex()
        return self._items.at(index.row()).key if index.isValid() else None

    def choose(self, key: Hashable) -> bool:
        """Make the item of a key the current one and bring it into view; False when it is not in view yet."""
        row = self._items.find(key)
        if row >= 0:
            self.setCurrentIndex(self._items.index(row))
        return row >= 0

    def show_all_of(self, key: Hashable, *, whole: bool = True) -> None:
        """Show the whole text of an item, or its first lines only."""
        (self._delegate.expanded.add if whole else self._delegate.expanded.discard)(key)
        row = self._items.find(key)
        if row >= 0:
            self._measured.discard(row)
            self._measure_in_view()
            self.viewport().update()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        """Tell which item became the current one."""
        super().currentChanged(current, previous)
        if self._kept is None and current.isValid():
            self.chosen.emit(self._items.at(current.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open by Enter, show more by Space; everything else as lists do."""
        key = self.current_key()
        if key is not None and event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit(key)
        elif key is not None and event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002, N802
        """Return where a key leads."""
        row, last = self.currentIndex().row(), self._items.rowCount() - 1
        if last < 0:
            return QModelIndex()
        page = max(1, len(self._rows_in_view()) - 1)
        steps = {_Action.MoveUp: -1, _Action.MoveDown: 1, _Action.MovePrevious: -1, _Action.MoveNext: 1}
        steps |= {_Action.MovePageUp: -page, _Action.MovePageDown: page, _Action.MoveHome: -row, _Action.MoveEnd: last}
        if row + steps.get(action, 0) >= last and self._items.canFetchMore(QModelIndex()):
            self._items.fetchMore(QModelIndex())
            last = self._items.rowCount() - 1 if action != _Action.MoveEnd else last
        return self._items.index(max(0, min(last, row + steps.get(action, 0))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show more, or open a file, where it was pressed."""
        super().mouseReleaseEvent(event)
        row, place = self._place(event.position())
        if row < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        wide = self.viewport().width()
        file = self._delegate.file_at(row, wide, place.x(), place.y())
        if self._delegate.more_box(row, wide).contains(place):
            self._toggle(row)
        elif file >= 0:
            self.file_opened.emit(self._items.at(row).key, file)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open an item."""
        row, place = self._place(event.position())
        wide = self.viewport().width()
        if row >= 0 and not self._delegate.more_box(row, wide).contains(place):
            self.opened.emit(self._items.at(row).key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over what can be pressed."""
        super().mouseMoveEvent(event)
        row, place = self._place(event.position())
        wide = self.viewport().width()
        over = row >= 0 and (
            self._delegate.more_box(row, wide).contains(place)
            or self._delegate.file_at(row, wide, place.x(), place.y()) >= 0
        )
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of an item, at the pointer or, by keyboard, on the item."""
        key = self.current_key()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row, _ = self._place(QPointF(event.pos()))
            if row >= 0:
                self.menu_asked.emit(self._items.at(row).key, event.globalPos())
        elif key is not None:
            on = self.visualRect(self.currentIndex()).center()
            self.menu_asked.emit(key, self.viewport().mapToGlobal(on))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Measure again what is in view when the width is another."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._guess(0)
        self._measure_in_view()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what is in view, measured."""
        if self._measure_in_view():
            self.viewport().update()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Measure anew when the direction of writing is another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.viewport().update()

    def _place(self, at: QPointF) -> tuple[int, QPointF]:
        """Return the row at a place, and the place from its top and leading edge."""
        row = self.rowAt(round(at.y()))
        if row < 0:
            return -1, QPointF()
        x = self.viewport().width() - at.x() if self.isRightToLeft() else at.x()
        return row, QPointF(x, at.y() - self.rowViewportPosition(row))

    def _toggle(self, row: int) -> None:
        key = self._items.at(row).key
        opened = key in self._delegate.expanded
        if opened or self._delegate.layout_of(row, self.viewport().width()).shortened:
            self.show_all_of(key, whole=not opened)

    def _rows_in_view(self) -> range:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._items.rowCount() - 1) + 1)

    def _measure_in_view(self) -> bool:
        """Give each item in view its height; whether any was guessed wrong."""
        if self._measuring:
            return False
        self._measuring = True
        changed = False
        bar, header, wide = self.verticalScrollBar(), self.verticalHeader(), self.viewport().width()
        while rows := [row for row in self._rows_in_view() if row not in self._measured]:
            row = rows[0]
            before, height = header.sectionSize(row), self._delegate.height_of(row, wide)
            self._measured.add(row)
            if before == height:
                continue
            above = self.rowViewportPosition(row) < 0
            header.resizeSection(row, height)
            changed = True
            if above:
                bar.setValue(bar.value() + height - before)
        self._measuring = False
        return changed

    def _guess(self, first: int) -> None:
        wide, header = self.viewport().width() - 2 * self._delegate.margin, self.verticalHeader()
        self._measured = {row for row in self._measured if row < first}
        for row in range(first, self._items.rowCount()):
            header.resizeSection(row, round(estimate(self._items.at(row), wide, day=self._items.heads_day(row))))

    def _guess_new(self, _parent: QModelIndex, first: int, _last: int) -> None:
        self._guess(first)

    def _on_scroll(self, value: int) -> None:
        self._measure_in_view()
        near_end = value >= self.verticalScrollBar().maximum() - 2 * self.viewport().height()
        if near_end and self._items.canFetchMore(QModelIndex()):
            self._items.fetchMore(QModelIndex())

    def _remember(self) -> None:
        rows = self._rows_in_view()
        top = self._items.at(rows[0]).key if rows else None
        offset = self.rowViewportPosition(rows[0]) if rows else 0
        self._kept = (self.current_key(), top, offset)

    def _bring_back(self) -> None:
        key, top, offset = self._kept or (None, None, 0)
        self._guess(0)
        row = self._items.find(top)
        if row > 0 or offset < 0:
            self.scrollTo(self._items.index(max(0, row)), QAbstractItemView.ScrollHint.PositionAtTop)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - offset)
        current = self._items.find(key)
        if current >= 0:
            self.selectionModel().setCurrentIndex(
                self._items.index(current), self.selectionModel().SelectionFlag.NoUpdate
            )
        self._kept = None

    def _start_over(self) -> None:
        self._delegate.book.clear()
        self._guess(0)
        self.viewport().update()

    def _set_up_looks(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme().px(24))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
