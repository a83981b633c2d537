"""What choosers share: one button for a key, one of them down."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.widgets.buttons import Painted


class Choosing(QWidget):
    """What choosers share: one button for a key, one of them down, the arrows go between them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, Painted] = {}
        self._group.buttonClicked.connect(self._tell)

    def value(self) -> str:
        """Return the key that is chosen, "" when none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose without telling; a key that is not there chooses nothing."""
        self._group.setExclusive(False)
        for own, button in self._buttons.items():
            button.setChecked(own == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> QWidget:
        """Return what is pressed for a key."""
        return self._buttons[key]

    def _take(self, key: str, button: Painted) -> Painted:
        button.setCheckable(True)
        self._buttons[key] = button
        self._group.addButton(button)
        return button

    def _drop_all(self) -> None:
        for key in list(self._buttons):
            self._drop(key)

    def _drop(self, key: str) -> None:
        button = self._buttons.pop(key)
        self._group.removeButton(button)
        button.setParent(None)
        button.deleteLater()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.value())
