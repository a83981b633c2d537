"""Choices above a list: one of several by a drop-down, or a thing that is wanted or not by a button that stays down."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.theme.current import theme
from ui.theme.painting import tip
from ui.widgets.buttons import Button

Options = Sequence[tuple[str, str]]


class Picker(QComboBox):
    """A drop-down whose first option is the usual one, with the key "". `chosen` tells the key a person chose."""

    chosen = Signal(str)

    def __init__(self, name: str, usual: str, options: Options = (), *, widest: int = 210) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._usual, self._widest = usual, widest
        self._keys: list[str] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(16)
        self.set_options(options)
        self.currentTextChanged.connect(self._tell)
        self.activated.connect(lambda at: self.chosen.emit(self._keys[at]))

    def set_options(self, options: Options) -> None:
        """Offer these after the usual one; what is chosen stays chosen where it is still there."""
        if self._keys[1:] == [key for key, _ in options] and self.count() == len(options) + 1:
            return
        before = self.value()
        with QSignalBlocker(self):
            self.clear()
            self._keys = ["", *(key for key, _ in options)]
            self.addItems([self._usual, *(words for _, words in options)])
            self.set_value(before)
        self.setMaximumWidth(theme().px(self._widest))

    def _tell(self, words: str) -> None:
        """Say what is chosen, which may be shortened."""
        self.setToolTip(tip(self.tr("{filter}: {chosen}").format(filter=self.accessibleName(), chosen=words)))

    def value(self) -> str:
        """Return the key that is chosen."""
        at = self.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def words_of(self, key: str) -> str:
        """Return the words of an option, "" for one that is not offered."""
        return self.itemText(self._keys.index(key)) if key in self._keys else ""

    def set_value(self, key: str) -> None:
        """Choose an option, the usual one where it is not offered; nothing is told."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)
        self._tell(self.currentText())


class Toggle(Button):
    """A button that stays down while something is wanted; it says so by its check mark, too."""

    turned = Signal(bool)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, kind="secondary", parent=parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(lambda on: self.set_icon("check" if on else ""))
        self.clicked.connect(lambda: self.turned.emit(self.isChecked()))

    def set_on(self, *, on: bool) -> None:
        """Show whether it is wanted; nothing is told."""
        self.setChecked(on)
