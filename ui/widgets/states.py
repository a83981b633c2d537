"""What a pane shows when there is nothing, when it could not be read, and while it is being read."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import mirrored, rounded
from ui.widgets.buttons import Button
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label

SKELETON_AFTER_MS = 200


class Empty(QFrame):
    """Says what is empty and the one next step; `acted` when it is taken."""

    acted = Signal()

    def __init__(
        self, icon: str, title: str, words: str = "", action: str = "", *, keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme().px(20), theme().px(14), theme().px(20), theme().px(14))
        column.setSpacing(theme().px(4))
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "text3", 22), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = _centred(title, "sub", "text")
        self._words = _centred(words, "small", "text2")
        column.addWidget(self._title)
        column.addWidget(self._words)
        self._words.setVisible(bool(words))
        if action:
            column.addSpacing(theme().px(6))
            button = Button(action, keys=keys)
            button.setObjectName("next")
            button.clicked.connect(self.acted)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, title: str, words: str = "") -> None:
        """Say something else."""
        self._title.set_text(title)
        self._words.set_text(words)
        self._words.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground."""
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "row"), "sunken", "border")


def _centred(words: str, role: str, colour: str) -> Label:
    label = Label(words, role, colour)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


class Failed(QFrame):
    """Says what could not be shown and what is still right; `again` when another try is asked for.

    `copied` is offered when `details` are there: ids and counts only, for those who help.
    """

    again = Signal()
    copied = Signal()

    def __init__(self, title: str, words: str, *, can_copy: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(14), theme().px(12), theme().px(14), theme().px(12))
        row.setSpacing(theme().px(10))
        row.addWidget(IconLabel("circle-alert", size=18, tone="danger"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme().px(3))
        self._title = Label(title, "sub", wrap=True)
        self._words = Label(words, "small", "text2", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(theme().px(4))
        column.addLayout(self._buttons(can_copy=can_copy))
        row.addLayout(column, 1)

    def _buttons(self, *, can_copy: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(10))
        again = Button(self.tr("Try again"), size="sm")
        again.setObjectName("again")
        again.clicked.connect(self.again)
        row.addWidget(again)
        if can_copy:
            copy = Button(self.tr("Copy details for support"), kind="link", size="sm")
            copy.clicked.connect(self.copied)
            row.addWidget(copy)
        row.addStretch(1)
        return row

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self._title.set_text(title)
        self._words.set_text(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint ground and line."""
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "row"), "surface", "borderStrong")


class Skeleton(QWidget):
    """Grey bars in the shape of rows. They appear only when reading takes longer than a glance; nothing moves."""

    def __init__(self, rows: int = 4, parent: QWidget | None = None, *, row_height: int = 48) -> None:
        super().__init__(parent)
        self._rows, self._row_height, self._seen = rows, row_height, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)  # a pane may be lower than this
        self.setAccessibleName(self.tr("This is being read."))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SKELETON_AFTER_MS)
        self._timer.timeout.connect(self.show_now)
        self._timer.start()

    def show_now(self) -> None:
        """Show the bars without waiting."""
        self._seen = True
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the rows."""
        return QSize(theme().px(240), theme().px(self._row_height) * self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the bars."""
        if not self._seen:
            return
        painter, tall = QPainter(self), theme().px(self._row_height)
        for row in range(self._rows):
            self._paint_row(painter, row * tall, 1.0 if row % 2 == 0 else 0.8)

    def _paint_row(self, painter: QPainter, top: int, part: float) -> None:
        look, wide = theme(), self.width()
        side, room = look.px(30), QRectF(self.rect())
        first, start = wide - side - look.px(12), side + look.px(12)
        for bar, radius in (
            (QRectF(0, top, side, side), look.size("radius", "chip")),
            (QRectF(start, top, first * 0.45 * part, look.px(10)), 999),
            (QRectF(start, top + look.px(17), first * 0.65 * part, look.px(9)), 999),
            (QRectF(wide - look.px(44), top + look.px(9), look.px(44), look.px(9)), 999),
        ):
            rounded(painter, mirrored(bar, room, self.layoutDirection()), radius, "track")
