"""Choices above a list: one of several by a drop-down, or a thing that is wanted or not by a button that stays down."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import tip
from ui.widgets.filter_pills import Pill

Options = Sequence[tuple[str, str]]
LEAST = 110


class Picker(QComboBox):
    """A drop-down whose first option is the usual one, with the key "". `chosen` tells the key a person chose.

    It is as wide as what is chosen needs, and for its other options up to `widest`.
    """

    chosen = Signal(str)

    def __init__(self, name: str, usual: str, options: Options = (), *, widest: int = 210) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._usual, self._widest = usual, widest
        self._keys: list[str] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        self.set_options(options)
        self.currentTextChanged.connect(self._tell)
        theme().changed.connect(self.updateGeometry)
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
        self.updateGeometry()

    def options(self) -> Options:
        """Return all that is offered, the usual one first."""
        return [(key, self.itemText(at)) for at, key in enumerate(self._keys)]

    def choose(self, key: str) -> None:
        """Choose an option as a person does: it is told."""
        self.set_value(key)
        self.chosen.emit(self.value())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of what is chosen, and of other options as far as that is not too much."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        own = hint.width() - longest + metrics.horizontalAdvance(self.currentText())
        return QSize(max(own, min(hint.width(), theme().px(self._widest))), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room: what is chosen may be shortened where there is less."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().px(LEAST)), hint.height())

    def _tell(self, words: str) -> None:
        """Say what is chosen, which may be shortened, and ask for its room."""
        self.updateGeometry()
        self.setToolTip(tip(self.told(words)))

    def told(self, words: str = "") -> str:
        """Return the filter and what is chosen."""
        return self.tr("{filter}: {chosen}").format(filter=self.accessibleName(), chosen=words or self.currentText())

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


class Toggle(Pill):
    """A round filter that stays on while something is wanted; it says so by its check mark, too."""

    turned = Signal(bool)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(lambda on: self.set_icon("check" if on else ""))
        self.clicked.connect(lambda: self.turned.emit(self.isChecked()))

    def set_on(self, *, on: bool) -> None:
        """Show whether it is wanted; nothing is told."""
        self.setChecked(on)
