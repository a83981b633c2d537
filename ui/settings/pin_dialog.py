"""Choosing a PIN: typed twice, refused in words, never shown again."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.entrance.secret_field import SecretField
from ui.settings.settings_model import SettingsModel
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Heading, Label


class PinDialog(QDialog):
    """Asks for a PIN; it closes when one was taken."""

    def __init__(self, model: SettingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pin-dialog")
        self.setWindowTitle(self.tr("Choose a PIN"))
        self._model = model
        column = QVBoxLayout(self)
        side = theme().px(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme().px(14))
        column.addWidget(Heading(self.tr("Choose a PIN")))
        told = self.tr("Six digits or more. Not all alike and not in a row: others try those first.")
        column.addWidget(Label(told, colour="text2", wrap=True))
        self.first, self.again = SecretField(self.tr("PIN")), SecretField(self.tr("The same again"))
        self.first.entered.connect(self.again.select)
        self.again.entered.connect(self._take)
        for field in (self.first, self.again):
            field.edited.connect(self._forget_error)
            column.addWidget(field)
        column.addLayout(self._buttons())
        self.setMinimumWidth(theme().px(440))
        self.first.select()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        self._main = Button(self.tr("Use this PIN"), kind="primary")
        self._main.setObjectName("take")
        self._main.clicked.connect(self._take)
        leave = Button(self.tr("Leave as it is"), kind="ghost")
        leave.clicked.connect(self.reject)
        row.addWidget(self._main)
        row.addStretch(1)
        row.addWidget(leave)
        return row

    @Slot()
    def _take(self) -> None:
        if self.first.text() != self.again.text():
            self.again.show_error(self.tr("The two are not the same. Type the PIN again."))
            self.again.select()
            return
        self._main.setEnabled(False)
        self._model.choose_pin(self.first.text(), self._refused, self._chosen)

    def _refused(self, why: str) -> None:
        self._main.setEnabled(True)
        self.first.show_error(why)
        self.first.select()

    def _chosen(self) -> None:
        self.accept()

    @Slot()
    def _forget_error(self) -> None:
        for field in (self.first, self.again):
            field.show_error("")

    def done(self, result: int) -> None:
        """Leave nothing of what was typed in the fields."""
        for field in (self.first, self.again):
            field.wipe()
        super().done(result)
