"""Initials of a person or a desk on a quiet ground."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import avatar_tone, initials, rounded


def paint_avatar(painter: QPainter, rect: QRectF, name: str, *, tone: str = "") -> None:
    """Paint initials in a circle that fills the rectangle. Without a tone the name decides."""
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    colours = theme().tone(tone or avatar_tone(name))
    rounded(painter, box, 999, colours.tint, colours.text if theme().is_high_contrast else None)
    font = theme().font("metaBold")
    font.setPixelSize(max(theme().px(9), round(side * 0.36)))
    painter.setFont(font)
    painter.setPen(colours.text)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), initials(name))


class Avatar(QLabel):
    """Initials. `size` is the diameter at 100 %: 22, 28, 34, 48 or 64."""

    def __init__(self, name: str, size: int = 34, *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._tone = size, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(name)
        theme().changed.connect(self.updateGeometry)

    def set_name(self, name: str) -> None:
        """Show another name's initials."""
        self.setText(name)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a square."""
        return QSize(theme().px(self._size), theme().px(self._size))

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the initials."""
        paint_avatar(QPainter(self), QRectF(self.rect()), self.text(), tone=self._tone)
