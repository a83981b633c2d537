"""What the entrance stands on: it scrolls what does not fit, and only then there is anything to scroll with.

A scroll area brings widgets that Qt itself made; to know what they are, every kind of widget has to be loaded. The
unlock window is not kept waiting for that where everything fits.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme.current import theme

_SPARED = 22  # room at the bottom that holds nothing but a shadow: for that alone nothing scrolls


class Ground(QWidget):
    """Shows `inner`, which has a layout, as wide as there is room, and never makes its window taller."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        self._area: QScrollArea | None = None
        inner.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Make room when what stands here became larger."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        needed = self._needs()
        if self._area is None and needed - theme().px(_SPARED) > self.height():
            self._area = self._made_area()
        if self._area is None:
            self._inner.setGeometry(0, 0, self.width(), max(needed, self.height()))
        else:
            self._area.setGeometry(self.rect())

    def _needs(self) -> int:
        layout = self._inner.layout()
        assert layout is not None, "what stands here has a layout"
        return max(layout.totalMinimumSize().height(), layout.totalMinimumHeightForWidth(self.width()))

    def _made_area(self) -> QScrollArea:
        made = QScrollArea(self)
        made.setWidgetResizable(True)
        made.setFrameShape(QScrollArea.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.viewport().setAutoFillBackground(False)
        made.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)  # the scroll area has just switched it on
        made.show()
        return made
