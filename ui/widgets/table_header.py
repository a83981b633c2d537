"""The header of a table: each column sorts, by pointer and by keyboard, and says how it is sorted."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme.current import theme
from ui.theme.painting import text_width
from ui.widgets.check_marks import paint_check_box
from ui.widgets.row_canvas import RowCanvas
from ui.widgets.tables_model import Column, PagedModel

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BesideHeader(QWidget):
    """What stands between the end of a header and the scroll bar below: the header goes on over the bar."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground and the line of the header."""
        painter, line = QPainter(self), theme().px(1)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.fillRect(0, self.height() - line, self.width(), line, theme().colour("borderStrong"))


class SortHeader(QHeaderView):
    """The header of a `PagedModel`. It can hold the focus: arrows move over the columns, Enter sorts, Down leaves.

    `sort_asked` gives a column's key and whether it is to be sorted downwards; `all_asked` is the box over all boxes.
    """

    sort_asked = Signal(str, bool)
    all_asked = Signal()
    left = Signal()

    def __init__(self, model: PagedModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._paged = model
        self._at = 0
        self._pressed = -1
        self.sorted_by, self.descending = "", False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSectionSize(1)
        self.setAccessibleName(self.tr("Column headings"))
        self.setAccessibleDescription(self.tr("Left and right choose a column, Enter sorts by it."))
        model.checked_changed.connect(self._again)

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Show by which column the rows are sorted."""
        self.sorted_by, self.descending = key, descending
        self._again()

    def column(self, section: int) -> Column | None:
        """Return the column of a section, None for the check boxes."""
        at = section - self._paged.shift
        return self._paged.columns[at] if 0 <= at < len(self._paged.columns) else None

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the fixed height."""
        return QSize(super().sizeHint().width(), theme().size("size", "tableHeader"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint the words of a column, the arrow of the sorted one, and the line below."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(rect, theme().colour("surface"))
        canvas = RowCanvas(painter, QRectF(rect), mirrored)
        canvas.line(canvas.height - theme().px(1), 0, canvas.width, "borderStrong")
        column = self.column(section)
        if column is None:
            self._paint_all_box(canvas)
        else:
            self._paint_words(canvas, column)
        if self.hasFocus() and section == self._at:
            canvas.ring(canvas.box(1, 1, canvas.width - 2, canvas.height - 3), theme().size("radius", "chip"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move over the columns, sort by one, or go down into the rows."""
        forward = Qt.Key.Key_Right if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else Qt.Key.Key_Left
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if event.key() == forward else -1
            self._at = max(0, min(self.count() - 1, self._at + step))
            self._say()
            self._again()
        elif event.key() in ENTER:
            self._ask(self._at)
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Note on which column the pointer went down."""
        self._pressed = self.logicalIndexAt(event.position().toPoint())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Sort by the column that was pressed."""
        section = self.logicalIndexAt(event.position().toPoint())
        if section == self._pressed and section >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = section
            self._ask(section)
        self._pressed = -1

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Say which column is chosen."""
        super().focusInEvent(event)
        self._say()
        self._again()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the ring away."""
        super().focusOutEvent(event)
        self._again()

    def _paint_words(self, canvas: RowCanvas, column: Column) -> None:
        px = theme().px
        pad, arrow = px(8), px(14)
        sorted_now = column.key == self.sorted_by
        room = canvas.width - 2 * pad - (arrow + px(6) if sorted_now else 0)
        wide = min(text_width(column.words, "metaMedium") + 1, room)
        at_end = column.align == "end"
        x = canvas.width - pad - wide if at_end else pad
        colour = "text" if sorted_now else "text2"
        canvas.text(canvas.box(x, 0, wide, canvas.height - 1), column.words, "metaMedium", colour)
        if sorted_now:
            arrow_x = x - arrow - px(6) if at_end else x + wide + px(6)
            name = "arrow-down" if self.descending else "arrow-up"
            canvas.icon(canvas.box(arrow_x, (canvas.height - arrow) / 2, arrow, arrow), name, "text")

    def _paint_all_box(self, canvas: RowCanvas) -> None:
        size = theme().px(18)
        box = canvas.box((canvas.width - size) / 2, (canvas.height - size) / 2, size, size)
        count = self._paged.checked_count
        some = 0 < count < self._paged.rowCount()
        paint_check_box(canvas.painter, box, checked=count > 0, partly=some)

    def _ask(self, section: int) -> None:
        column = self.column(section)
        if column is None:
            self.all_asked.emit()
        elif column.sortable:
            self.sort_asked.emit(column.key, column.key == self.sorted_by and not self.descending)

    def _say(self) -> None:
        column = self.column(self._at)
        if column is None:
            words = self.tr("Select all")
        elif column.key != self.sorted_by:
            words = column.words
        elif self.descending:
            words = self.tr("{column}, sorted downwards").format(column=column.words)
        else:
            words = self.tr("{column}, sorted upwards").format(column=column.words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _again(self) -> None:
        self.viewport().update()
