"""Shapes in given colours: rounded rectangles, dots, chevrons, checks. They know no theme."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def rounded(  # noqa: PLR0917  # as QPainter.drawRoundedRect: where, then how
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
) -> None:
    """Paint a rounded rectangle; its line lies inside the rectangle. A radius of 999 makes the ends round."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    half = width / 2 if line is not None else 0
    inside = rect.adjusted(half, half, -half, -half)
    corner = max(0.0, min(radius - half, inside.width() / 2, inside.height() / 2))
    painter.drawRoundedRect(inside, corner, corner)
    painter.restore()


def dot(painter: QPainter, centre: QPointF, diameter: float, colour: QColor) -> None:
    """Paint a filled dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, diameter / 2, diameter / 2)
    painter.restore()


def chevron(painter: QPainter, centre: QPointF, size: float, colour: QColor, *, turn: int = 0) -> None:
    """Paint an open arrow head pointing down; `turn` in degrees, 180 points up."""
    half, rise = size / 2, size / 4
    _strokes(painter, centre, [(-half, -rise), (0, rise), (half, -rise)], colour, size / 6, turn)


def check(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint a check mark that fills most of the rectangle."""
    side = rect.width()
    points = [(-0.28 * side, 0.02 * side), (-0.08 * side, 0.22 * side), (0.28 * side, -0.2 * side)]
    _strokes(painter, rect.center(), points, colour, side / 8.5, 0)


def bar(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint the mark of a partly checked box."""
    side = rect.width()
    _strokes(painter, rect.center(), [(-0.22 * side, 0), (0.22 * side, 0)], colour, side / 8.5, 0)


def _strokes(  # noqa: PLR0917  # as QPainter.drawPolyline: where, what, how
    painter: QPainter, centre: QPointF, points: Sequence[tuple[float, float]], colour: QColor, width: float, turn: int
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.rotate(turn)
    pen = QPen(colour, max(1.3, width), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x, y) for x, y in points])
    painter.restore()
