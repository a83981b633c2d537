"""Hairlines. They separate; they never carry a meaning."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.current import theme


class HLine(QWidget):
    """A line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return one pixel of height."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme().colour("border"))


class VLine(QWidget):
    """A line down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return one pixel of width."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme().colour("border"))
