"""Icons: Lucide's lines in the colour asked for, sharp at any size, kept once drawn."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.theme.current import theme
from ui.theme.tokens import folder


def icon(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon of `size` pixels for a screen of this ratio; a name that does not ship raises KeyError."""
    key = f"icon:{name}:{colour.rgba():x}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(name, colour, size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon in the middle of a rectangle, as large as fits; arrows turn around in right-to-left writing."""
    size = int(min(rect.width(), rect.height()))
    device = painter.device()
    drawn = icon(name, colour, size, device.devicePixelRatioF())
    corner = QPointF(rect.center().x() - size / 2, rect.center().y() - size / 2)
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft and theme().is_mirrored(name):
        painter.save()
        painter.translate(corner.x() + size, corner.y())
        painter.scale(-1, 1)
        painter.drawPixmap(QPointF(0, 0), drawn)
        painter.restore()
    else:
        painter.drawPixmap(corner, drawn)


def qicon(name: str, token: str = "text2") -> QIcon:  # noqa: S107  # the name of a colour
    """Return an icon for what takes only a QIcon. It keeps its colour: make it anew when the theme changes."""
    made = QIcon()
    for size in (16, 18, 20):
        for ratio in (1.0, 2.0):
            made.addPixmap(icon(name, theme().colour(token), theme().px(size), ratio))
    return made


@cache
def _lines(name: str) -> str:
    try:
        return (_folder() / f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KeyError(name) from error


@cache
def _folder() -> Path:
    return folder("icons")


def _draw(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    width = "2" if size <= 17 * theme().scale else "1.75"
    lines = _lines(name).replace("currentColor", colour.name()).replace('stroke-width="2"', f'stroke-width="{width}"')
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(lines.encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
