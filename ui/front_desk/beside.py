"""Words and a control beside each other; the control goes below where there is no room for both."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.theme.current import theme


class Beside(QWidget):
    """A line of a form."""

    def __init__(self, words: QWidget, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._control = words, control
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().px(8))
        self._box.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the wider of the two."""
        wide = max(self._words.minimumSizeHint().width(), self._control.minimumSizeHint().width())
        return QSize(wide, self._box.minimumSize().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the line as it lies now."""
        return QSize(super().sizeHint().width(), self._box.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the control below where both do not fit."""
        super().resizeEvent(event)
        room = self._words.sizeHint().width() + self._control.sizeHint().width() + theme().px(8)
        beside = QBoxLayout.Direction.LeftToRight if room <= self.width() else QBoxLayout.Direction.TopToBottom
        if beside != self._box.direction():
            self._box.setDirection(beside)
            self.updateGeometry()
