"""Text over several lines, with the height of line the design asks for."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from ui.theme.current import theme
from ui.theme.directions import leading_edge, running, runs_right_to_left
from ui.theme.painting import LEADING, Colour, as_colour


class Paragraph:
    """Words laid out for a width. `lines` 0 shows all; else the last line shown ends with an ellipsis.

    `bold` are places in the text, as (start, length), that stand out.
    """

    def __init__(
        self,
        text: str,
        role: str,
        width: float,
        *,
        lines: int = 0,
        direction: Qt.LayoutDirection | None = None,
        bold: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._role, self._pitch = role, theme().line(role)
        self._font = theme().font_for(role, text)
        self._width = max(1.0, width)
        self._parts = [self._lay_out(part, direction, bold, at) for at, part in _parts(text)]
        self._limit, self._direction = lines, direction
        found = sum(layout.lineCount() for layout in self._parts)
        self.is_cut = bool(lines) and found > lines
        self.count = min(found, lines) if lines else found
        self.height = self.count * self._pitch

    @property
    def width(self) -> float:
        """Return how wide the longest line is."""
        return max((line.naturalTextWidth() for line in self._all_lines()), default=0.0)

    def paint(self, painter: QPainter, corner: QPointF, colour: Colour = "text") -> None:
        """Paint the words with their corner here."""
        painter.setPen(as_colour(colour))
        painter.setFont(self._font)
        at = 0
        for layout in self._parts:
            for index in range(layout.lineCount()):
                if at >= self.count:
                    return
                line = layout.lineAt(index)
                top = corner.y() + at * self._pitch
                if self.is_cut and at == self.count - 1:
                    self._paint_last(
                        painter, QRectF(corner.x(), top, self._width, self._pitch), layout, line.textStart()
                    )
                else:
                    lift = (self._pitch - line.height()) / 2
                    line.draw(painter, QPointF(corner.x(), top + lift - line.y()))
                at += 1

    def _all_lines(self) -> list[QTextLine]:
        return [layout.lineAt(index) for layout in self._parts for index in range(layout.lineCount())]

    def _lay_out(
        self, part: str, direction: Qt.LayoutDirection | None, bold: Sequence[tuple[int, int]], begins: int
    ) -> QTextLayout:
        layout = QTextLayout(part, self._font)
        if bold:
            layout.setFormats(list(_formats(part, bold, begins)))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        way = Qt.LayoutDirection
        option.setTextDirection(way.RightToLeft if runs_right_to_left(part) else way.LeftToRight)
        option.setAlignment(leading_edge(direction or way.LeftToRight))
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
        layout.endLayout()
        return layout

    def _paint_last(self, painter: QPainter, room: QRectF, layout: QTextLayout, start: int) -> None:
        rest = layout.text()[start:] + "…"
        words = QFontMetricsF(self._font).elidedText(rest, Qt.TextElideMode.ElideRight, self._width)
        flags = running(words, LEADING, self._direction or painter.layoutDirection())
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, words)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts between line ends, each with its place in the text."""
    at = 0
    for part in text.split("\n"):
        yield at, part
        at += len(part) + 1


def _formats(part: str, bold: Sequence[tuple[int, int]], begins: int) -> Iterator[QTextLayout.FormatRange]:
    for start, length in bold:
        if begins <= start < begins + len(part):
            one = QTextLayout.FormatRange()
            one.start, one.length = start - begins, length
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold)
            one.format = look
            yield one
