"""Tasks in a card: a check box, title and hint, who, until when, how it stands. Locked ones say when they open."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded, text_width
from ui.widgets.avatars import paint_avatar
from ui.widgets.check_marks import paint_check_box
from ui.widgets.chips import chip_width, paint_chip
from ui.widgets.row_canvas import RowCanvas, RowState, tone_text
from ui.widgets.row_delegates import RowDelegate
from ui.widgets.row_values import spoken
from ui.widgets.rows import RowList
from ui.widgets.rows_model import VALUE, RowsModel

ONE, TWO, PAD, BOX = 43.0, 53.0, 14.0, 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task as it is shown. `due_state` is later, soon, today, over or paused; `done` and `locked` say why it is pale.

    `read_only` shows a pale box: it is not for who reads this to tick, and the page says so when they try. `ending`
    stands at the end of a row that is done or locked instead of who, when and how ("Done 12 Nov").
    """

    key: Hashable
    title: str
    hint: str = ""
    owner: str = ""
    due: str = ""
    due_state: str = "later"
    status: str = ""
    status_tone: str = "accent"
    done: bool = False
    locked: bool = False
    read_only: bool = False
    ending: str = ""

    @property
    def sentence(self) -> str:
        """Return the task as it is read aloud."""
        return spoken(self.title, self.ending or self.status, self.due, self.owner, self.hint)


_DUE = {
    "later": ("text2", "calendar-clock"),
    "soon": ("warning", "calendar-clock"),
    "today": ("warning", "alarm-clock"),
}
_DUE |= {"over": ("danger", "circle-alert"), "paused": ("text2", "circle-pause")}


class TaskDelegate(RowDelegate):
    """Paints tasks, each as high as its words need."""

    def height(self) -> int:
        """Return the height of a task with one line."""
        return theme().px(ONE)

    def height_of(self, row: TaskRow) -> int:
        """Return the height of a task."""
        return theme().px(TWO if row.hint else ONE)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002, N802
        """Return the height of a task."""
        return QSize(theme().px(200), self.height_of(index.data(VALUE)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a task, and the line below unless it is the last."""
        canvas, state = RowCanvas.of(painter, option), RowState.of(option)
        row: TaskRow = self._shown(index.data(VALUE))
        if state.hovered:
            radius, edge = theme().size("radius", "control"), theme().px(2)
            rounded(painter, canvas.box(edge, edge, canvas.width - 2 * edge, canvas.height - 2 * edge), radius, "hover")
        self.draw(canvas, row, theme().px(PAD), canvas.width - theme().px(PAD), index.row())
        if index.row() < index.model().rowCount() - 1:
            canvas.line(canvas.height - theme().px(1), 0, canvas.width)
        if state.focused:
            edge = theme().px(2)
            canvas.ring(
                canvas.box(edge, edge, canvas.width - 2 * edge, canvas.height - 2 * edge - 1),
                theme().size("radius", "control"),
            )

    def draw(self, canvas: RowCanvas, row: Any, start: float, end: float, number: int) -> None:  # noqa: ARG002
        """Paint a task's pieces."""
        px = theme().px
        top = (canvas.height - px(38 if row.hint else 20)) / 2
        self._paint_box(canvas, row, start, top)
        x = start + px(32)
        until = self._paint_ending(canvas, row, end) if row.done or row.locked else self._paint_facts(canvas, row, end)
        pale = row.done or row.locked
        role = "body" if row.done else "bodyMedium"
        canvas.text(canvas.box(x, top, until - x, px(20)), row.title, role, "text2" if pale else "text")
        canvas.text(canvas.box(x, top + px(20), until - x, px(18)), row.hint, "small", "text2")

    @staticmethod
    def _paint_box(canvas: RowCanvas, row: TaskRow, x: float, top: float) -> None:
        px = theme().px
        box = canvas.box(x, top + px(1), px(BOX), px(BOX))
        if row.locked:
            canvas.icon(box.adjusted(px(1), px(1), -px(1), -px(1)), "lock", "text2")
        elif row.read_only:
            _paint_still_box(canvas, box, checked=row.done)
        else:
            paint_check_box(canvas.painter, box, checked=row.done)

    @staticmethod
    def _paint_ending(canvas: RowCanvas, row: TaskRow, end: float) -> float:
        wide = min(canvas.width * 0.4, text_width(row.ending, "small") + 1)
        canvas.text(canvas.box(end - wide, 0, wide, canvas.height), row.ending, "small", "text2", trailing=True)
        return end - wide - theme().px(12)

    @staticmethod
    def _paint_facts(canvas: RowCanvas, row: TaskRow, end: float) -> float:
        """Paint status, due day and owner in columns that stand below each other."""
        px, middle = theme().px, canvas.height / 2
        if row.status:
            wide = min(canvas.width * 0.3, chip_width(row.status))
            paint_chip(
                canvas.painter, canvas.box(end - wide, middle - px(11), wide, px(22)), row.status, tone=row.status_tone
            )
            end -= max(wide, px(78)) + px(10)
        if row.due:
            colour, icon = _DUE[row.due_state]
            wide = max(px(104), text_width(row.due, "smallMedium") + px(22))
            canvas.icon(canvas.box(end - wide, middle - px(8), px(16), px(16)), icon, colour)
            room = canvas.box(end - wide + px(21), 0, wide - px(21), canvas.height)
            canvas.text(room, row.due, "smallMedium", tone_text(colour))
            end -= wide + px(10)
        if row.owner:
            size = theme().size("size", "avatar", 0)
            paint_avatar(
                canvas.painter, canvas.box(end - size, middle - size / 2, size, size), row.owner, tone="neutral"
            )
            end -= size
        return end - px(12)


def _paint_still_box(canvas: RowCanvas, box: QRectF, *, checked: bool) -> None:
    """Paint a box that is not to be ticked: pale, and in high contrast, where nothing is pale, with a broken line."""
    px, painter = theme().px, canvas.painter
    if theme().is_high_contrast:
        painter.save()
        painter.setPen(QPen(theme().colour("border"), px(1), Qt.PenStyle.DotLine))
        painter.drawRect(box.adjusted(px(1), px(1), -px(1), -px(1)))
        painter.restore()
    else:
        rounded(painter, box, theme().size("radius", "check"), "sunken", "border")
    if checked:
        canvas.icon(box.adjusted(px(2), px(2), -px(2), -px(2)), "check", "text2")


class _Rows(RowList):
    """The rows of the card; their box is pressed, or Space."""

    ticked = Signal(object)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick a task by its box."""
        super().mouseReleaseEvent(event)
        at = event.position()
        x = self.viewport().width() - at.x() if self.isRightToLeft() else at.x()
        row = self.model().index(self.rowAt(round(at.y())), 0)
        if x < theme().px(PAD + BOX + 8) and row.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.ticked.emit(row.data(VALUE).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick by Space; else as lists do."""
        if event.key() == Qt.Key.Key_Space and self.value() is not None:
            self.ticked.emit(self.value().key)  # type: ignore[union-attr]  # a row was found
        else:
            super().keyPressEvent(event)


class TaskList(QFrame):
    """Tasks in a card, as high as all of them. `ticked` gives the key whose box was pressed – done, locked or not:
    the page says what cannot be done yet. `opened` gives the key on Enter, `menu_asked` where a menu is wanted.
    """

    ticked = Signal(object)
    opened = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._model = RowsModel(parent=self)
        self._delegate = TaskDelegate()
        self.rows = _Rows(self._model, self._delegate, name)
        self.rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.viewport().setAutoFillBackground(False)
        self.rows.ticked.connect(self.ticked)
        self.rows.opened.connect(lambda index: self.opened.emit(index.data(VALUE).key))
        self.rows.menu_asked.connect(self.menu_asked)
        edge = theme().px(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(edge, edge, edge, edge)
        inside.addWidget(self.rows)
        self.setFocusProxy(self.rows)
        theme().changed.connect(self._fit)
        self._fit()

    def set_tasks(self, tasks: tuple[TaskRow, ...] | list[TaskRow]) -> None:
        """Show these tasks; the current one stays current."""
        self._model.set_rows(tasks)
        self._fit()
        if tasks and self.rows.hasFocus() and self.rows.value() is None:
            self.rows.choose_first()

    def choose(self, key: Hashable) -> bool:
        """Make a task the current one; False when it is not there."""
        return self.rows.choose(key)

    def current_key(self) -> Hashable | None:
        """Return the key of the current task, None when there is none."""
        row = self.rows.value()
        return None if row is None else row.key

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the card around the rows."""
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme().size("radius", "card"), "surface", "borderStrong")

    def _fit(self) -> None:
        heights = [self._delegate.height_of(row) for row in self._model.rows]
        for at, height in enumerate(heights):
            self.rows.verticalHeader().resizeSection(at, height)
        self.setFixedHeight(sum(heights) + 2 * theme().px(1))
