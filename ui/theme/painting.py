"""What our own painting shares: rounded shapes, one line of text, initials and the tone of a name."""

import html
import unicodedata
import zlib

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.theme import shapes
from ui.theme.current import theme

Colour = str | QColor
LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_ISOLATING, _DIRECTED = frozenset({"LRI", "RLI", "FSI"}), frozenset({"L", "R", "AL"})
_AVATAR_TONES = ("info", "violet", "brown", "success", "warning", "accent")


def as_colour(colour: Colour) -> QColor:
    """Return the colour of a token's name; a colour stays as it is."""
    return theme().colour(colour) if isinstance(colour, str) else colour


def rounded(  # noqa: PLR0917  # as QPainter.drawRoundedRect: where, then how
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: Colour | None = None,
    line: Colour | None = None,
    width: float = 1,
) -> None:
    """Paint a rounded rectangle; its line lies inside the rectangle. A radius of 999 makes the ends round."""
    ground = as_colour(fill) if fill is not None else None
    shapes.rounded(painter, rect, radius, ground, as_colour(line) if line is not None else None, width)


def draw_text(  # noqa: PLR0917  # as QPainter.drawText: where, what, how
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: str = "body",
    colour: Colour = "text",
    align: Qt.AlignmentFlag = LEADING,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """Paint one line of text, shortened to fit; return how wide it is.

    AlignLeft is the leading side. The words run as their own letters do, whichever way the page is laid out.
    """
    font = theme().font_for(role, text)
    width = theme().width(role, text)
    if width > rect.width() + 0.5:
        measure = QFontMetricsF(font)
        text = measure.elidedText(text, elide, rect.width())
        width = measure.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(as_colour(colour))
    painter.drawText(rect, running(text, align, painter.layoutDirection()) | Qt.TextFlag.TextSingleLine, text)
    return width


def running(text: str, align: Qt.AlignmentFlag, way: Qt.LayoutDirection) -> int:
    """Return the flags that put words on the side the page asks for, and let them run as their letters do."""
    if way == Qt.LayoutDirection.RightToLeft and not align & Qt.AlignmentFlag.AlignAbsolute:
        align = _flipped(align)
    forced = Qt.TextFlag.TextForceRightToLeft if runs_right_to_left(text) else Qt.TextFlag.TextForceLeftToRight
    return int(align | Qt.AlignmentFlag.AlignAbsolute) | int(forced)


def _flipped(align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if align & left:
        return align & ~left | right
    return align & ~right | left if align & right else align


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left.

    What is isolated counts only where nothing else has a direction: a name does not turn its sentence around.
    """
    depth, isolated = 0, ""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        depth += (direction in _ISOLATING) - (direction == "PDI" and depth > 0)
        if direction in _DIRECTED:
            if depth == 0:
                return direction != "L"
            isolated = isolated or direction
    return isolated in {"R", "AL"}


def text_width(text: str, role: str = "body") -> float:
    """Return how wide one line of text is."""
    return theme().width(role, text)


def mirrored(rect: QRectF, within: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """Return the rectangle as it lies in this direction of writing."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRectF(within.left() + within.right() - rect.right(), rect.top(), rect.width(), rect.height())


def dot(painter: QPainter, centre: QPointF, diameter: float, colour: Colour) -> None:
    """Paint a filled dot."""
    shapes.dot(painter, centre, diameter, as_colour(colour))


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name; one letter where words are not set apart."""
    words = [word for word in name.split() if unicodedata.category(word[0])[0] in "LN"]
    if not words:
        return "?"
    if len(words) == 1 or unicodedata.category(words[0][0]) == "Lo":
        return words[0][0].upper()
    return (words[0][0] + words[-1][0]).upper()


def avatar_tone(seed: str) -> str:
    """Return the tone for somebody's initials: the same for the same seed, on every device."""
    return _AVATAR_TONES[zlib.crc32(seed.encode()) % len(_AVATAR_TONES)]


def tip(text: str) -> str:
    """Return words for a tool tip: nothing in them is taken for markup."""
    return f"<span>{html.escape(text)}</span>" if "<" in text or "&" in text else text
