"""Words of cells, kept ready to be drawn: a table that scrolls draws the same few hundred again and again."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from ui.theme.current import theme

_MOST = 6000


class TextBook:
    """One line of words at a time, elided to its room, centred in height. Forgets everything when the theme changes."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str, int], tuple[QStaticText, float, float, QFont]] = {}

    def clear(self) -> None:
        """Forget all words: fonts or sizes are others."""
        self._texts.clear()

    def draw(self, painter: QPainter, box: QRectF, words: str, role: str, colour: str, *, right: bool) -> None:
        """Draw words into a box, at its right or left side."""
        if not words:
            return
        room = int(box.width())
        found = self._texts.get((words, role, room))
        if found is None:
            found = self._texts[words, role, room] = self._make(words, role, room)
        text, wide, tall, font = found
        painter.setFont(font)
        painter.setPen(theme().colour(colour))
        x = box.right() - wide if right else box.left()
        painter.drawStaticText(QPointF(x, box.top() + (box.height() - tall) / 2), text)

    def _make(self, words: str, role: str, room: int) -> tuple[QStaticText, float, float, QFont]:
        if len(self._texts) > _MOST:
            self._texts.clear()
        font = theme().font_for(role, words)
        metrics = QFontMetricsF(font)
        text = QStaticText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room + 0.5))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(QTransform(), font)
        size = text.size()
        return text, size.width(), size.height(), font
