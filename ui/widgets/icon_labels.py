"""An icon that stands beside words and repeats them; it has no name of its own."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon


class IconLabel(QWidget):
    """An icon of `size` pixels at 100 %. `colour` names a token, or with `tone` the words' colour of that tone."""

    def __init__(
        self, icon: str, colour: str = "text2", size: int = 16, *, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._colour, self._size, self._tone = icon, colour, size, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_icon(self, icon: str, colour: str = "", *, tone: str = "") -> None:
        """Show another icon; without a colour or tone it keeps its own."""
        self._icon, self._colour, self._tone = icon, colour or self._colour, tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room: as tall as a line of text, so that it lines up with the first one."""
        return QSize(theme().px(self._size), max(theme().px(self._size), theme().line("body")))

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the icon."""
        colour = theme().tone(self._tone).text if self._tone else theme().colour(self._colour)
        paint_icon(QPainter(self), QRectF(self.rect()), self._icon, colour)
