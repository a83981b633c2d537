"""Choosing a key: press it, see whether it is free, take it."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QKeySequenceEdit, QVBoxLayout, QWidget

from ui.settings.keys_model import KeyLine, KeysModel
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.labels import Heading, Label


class KeyDialog(QDialog):
    """Asks for the key of one command."""

    def __init__(self, line: KeyLine, model: KeysModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key-dialog")
        self.setWindowTitle(self.tr("Choose a key"))
        self._line, self._model = line, model
        column = QVBoxLayout(self)
        side = theme().px(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme().px(14))
        column.addWidget(Heading(line.words))
        column.addWidget(Label(self.tr("Press the key, together with Ctrl, Alt or Shift where you like."), wrap=True))
        self.edit = QKeySequenceEdit(QKeySequence(line.keys))
        self.edit.setMaximumSequenceLength(1)
        self.edit.setMinimumHeight(theme().size("size", "field"))
        self._field = Field(self.tr("New key"), self.edit)
        column.addWidget(self._field)
        column.addLayout(self._buttons())
        self.setMinimumWidth(theme().px(440))
        self.edit.keySequenceChanged.connect(self._look)
        self.edit.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        take = Button(self.tr("Take this key"), kind="primary")
        take.setObjectName("take")
        take.clicked.connect(self._take)
        none = Button(self.tr("No key"))
        none.clicked.connect(self._take_none)
        leave = Button(self.tr("Leave as it is"), kind="ghost")
        leave.clicked.connect(self.reject)
        for button in (take, none):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(leave)
        return row

    def _pressed(self) -> str:
        return self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _look(self) -> None:
        reason = self._model.why_not(self._line.command, self._pressed())
        if reason:
            self._field.show_error(reason)
        else:
            self._field.clear_error()

    def _take(self) -> None:
        self._look()
        if self._field.error:
            self.edit.setFocus()
            return
        self._model.take(self._line.command, self._pressed())
        self.accept()

    def _take_none(self) -> None:
        self._model.take(self._line.command, "")
        self.accept()
