"""The card files are dropped on, or chosen with: the same by mouse and by keyboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.buttons import Button
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label


class DropCard(QFrame):
    """Takes files: `dropped` gives their paths, `choose_asked` comes when they are to be chosen in a dialog."""

    dropped = Signal(object)  # list[Path]
    choose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._over = False
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(22),) * 4)
        column.setSpacing(theme().px(6))
        column.addWidget(IconLabel("upload", "accentText", 26), 0, Qt.AlignmentFlag.AlignHCenter)
        for words, role, colour in self._words():
            label = Label(words, role, colour)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.choose = Button(self.tr("Choose files"), kind="primary", icon="folder-open")
        self.choose.clicked.connect(self.choose_asked)
        column.addSpacing(theme().px(6))
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files of this machine."""
        if paths_of(event):
            event.acceptProposedAction()
            self._show_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002, N802
        """Look as before."""
        self._show_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Give the files that were let go here."""
        self._show_over(over=False)
        paths = paths_of(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground, and a line that says that files may be let go here."""
        ground, line = ("accentTint", "accent") if self._over else ("sunken", "borderStrong")
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "card"), ground, line)

    def _words(self) -> Sequence[tuple[str, str, str]]:
        return (
            (self.tr("Drop files here"), "sub", "text"),
            (
                self.tr(
                    "Tables (CSV) of people, cases or requests, address books (vCard), calendars, e-mail, directories"
                    " and answers. You see what would happen before anything is brought in."
                ),
                "small",
                "text2",
            ),
        )

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()


def paths_of(event: QDropEvent) -> list[Path]:
    """Return the files that are being dragged, those of this machine only."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
