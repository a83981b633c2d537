"""How the rows of a big table are painted: one line, two lines, check boxes; straight from the model's rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.current import theme
from ui.widgets.check_marks import paint_check_box
from ui.widgets.row_canvas import RowCanvas, tone_text
from ui.widgets.tables_model import Cell, Column, PagedModel
from ui.widgets.text_book import TextBook


class TableDelegate(QStyledItemDelegate):
    """Paints the cells of a `PagedModel`. It asks the model for the row itself, never role by role."""

    def __init__(self, model: PagedModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._book = TextBook()
        theme().changed.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002, N802
        """Return the fixed height."""
        return QSize(theme().px(80), theme().size("size", "tableRow"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell for whoever asks as Qt does."""
        self.paint_cell(RowCanvas.of(painter, option), index.row(), index.column())

    def paint_cell(self, canvas: RowCanvas, number: int, section: int) -> None:
        """Paint the cell of a row and section."""
        column = section - self._model.shift
        if column < 0:
            size = theme().px(18)
            box = canvas.box((canvas.width - size) / 2, (canvas.height - size) / 2, size, size)
            paint_check_box(canvas.painter, box, checked=self._model.is_checked(number))
        else:
            self._paint_cell(canvas, self._model.cell(number, column), self._model.columns[column])

    def _write(
        self, canvas: RowCanvas, box: QRectF, words: str, role: str, colour: str, *, trailing: bool = False
    ) -> None:
        self._book.draw(canvas.painter, box, words, role, colour, right=trailing != canvas.mirrored)

    def _forget(self) -> None:
        self._book.clear()

    def _paint_cell(self, canvas: RowCanvas, cell: Cell | str, column: Column) -> None:
        pad = theme().px(8)
        trailing = column.align == "end"
        if not isinstance(cell, Cell):
            if column.with_icons:
                pad += theme().px(21)
            box = canvas.box(pad, 0, canvas.width - 2 * pad, canvas.height)
            self._write(canvas, box, cell, "small", "text2", trailing=trailing)
        elif cell.second:
            self._paint_two(canvas, cell, pad)
        else:
            self._paint_one(canvas, cell, pad, column)

    def _paint_one(self, canvas: RowCanvas, cell: Cell, pad: int, column: Column) -> None:
        x, trailing = float(pad), column.align == "end"
        colour = tone_text(cell.tone, "text" if cell.strong else "text2")
        size = theme().px(16)
        if cell.icon:
            canvas.icon(canvas.box(x, (canvas.height - size) / 2, size, size), cell.icon, colour)
        if cell.icon or column.with_icons:
            x += size + theme().px(5)
        box = canvas.box(x, 0, canvas.width - x - pad, canvas.height)
        self._write(canvas, box, cell.words, "smallMedium" if cell.strong else "small", colour, trailing=trailing)

    def _paint_two(self, canvas: RowCanvas, cell: Cell, pad: int) -> None:
        px = theme().px
        room = canvas.width - 2 * pad
        top = (canvas.height - px(34)) / 2
        self._write(canvas, canvas.box(pad, top, room, px(18)), cell.words, "smallMedium", tone_text(cell.tone))
        self._write(canvas, canvas.box(pad, top + px(18), room, px(16)), cell.second, "meta", "text3")
