"""The key sheet: every command of this page with its key, by groups. Press any key to put it away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.commands import Command
from ui.shell.actions import Actions
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.key_hints import KeyHint
from ui.widgets.labels import Heading, Label

_COLUMNS = 2


class KeySheet(QDialog):
    """A look at the keys. Those without one are left out: they are in the palette."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key-sheet")
        self.setWindowTitle(self.tr("Keys of this page"))
        self._actions = actions
        column = QVBoxLayout(self)
        side = theme().px(24)
        column.setContentsMargins(side, side, side, theme().px(16))
        column.setSpacing(theme().px(14))
        head = QHBoxLayout()
        head.addWidget(Heading(self.tr("Keys of this page"), role="title"), 1)
        close = Button(self.tr("Close"), keys="Esc")
        close.clicked.connect(self.reject)
        head.addWidget(close)
        column.addLayout(head)
        column.addWidget(self._list(), 1)
        around, least = parent.window().size(), theme().px(48)
        self.resize(min(theme().px(760), around.width() - least), min(theme().px(560), around.height() - least))
        close.setFocus()

    def _list(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Commands and their keys"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme().px(8), 0)
        grid.setHorizontalSpacing(theme().px(36))
        grid.setVerticalSpacing(theme().px(20))
        for number, (group, commands) in enumerate(self._groups()):
            grid.addLayout(
                self._group(group, commands), number // _COLUMNS, number % _COLUMNS, Qt.AlignmentFlag.AlignTop
            )
        for number in range(_COLUMNS):
            grid.setColumnStretch(number, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area.setWidget(inside)
        return area

    def _groups(self) -> list[tuple[str, list[Command]]]:
        found: dict[str, list[Command]] = {}
        for command in self._actions.commands:
            if self._actions.key(command.id):
                found.setdefault(command.group, []).append(command)
        return list(found.items())

    def _group(self, group: str, commands: Sequence[Command]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(6))
        column.addWidget(Label(group, "sub"))
        for command in commands:
            row = QHBoxLayout()
            row.addWidget(Label(command.words, "body", "text2"), 1)
            row.addWidget(KeyHint(self._actions.key(command.id)))
            column.addLayout(row)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Be put away by Escape and by the key that opened it."""
        if event.key() in {Qt.Key.Key_Slash, Qt.Key.Key_Question}:
            self.reject()
        else:
            super().keyPressEvent(event)
