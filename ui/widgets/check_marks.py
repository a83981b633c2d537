"""The box with a check mark, for rows that are painted."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme.current import theme
from ui.theme.painting import rounded


def paint_check_box(painter: QPainter, box: QRectF, *, checked: bool, partly: bool = False) -> None:
    """Paint a check box; `partly` shows a bar instead of the check mark."""
    radius = theme().size("radius", "check")
    if not checked:
        rounded(painter, box, radius, "surface", "borderControl", theme().px(1.5))
        return
    rounded(painter, box, radius, "accent")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme().colour("onAccent"), box.width() / 10)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(_marks(box, partly=partly))
    painter.restore()


def _marks(box: QRectF, *, partly: bool) -> list[QPointF]:
    unit, at = box.width() / 18, box.center()
    points = ((-4.0, 0.0), (4.0, 0.0)) if partly else ((-4.0, 0.2), (-1.2, 3.0), (4.2, -3.0))
    return [QPointF(at.x() + x * unit, at.y() + y * unit) for x, y in points]
