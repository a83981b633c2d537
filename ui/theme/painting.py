"""What our own painting shares: rounded shapes, one line of text, initials and the tone of a name."""

import html
import unicodedata
import zlib

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.theme import shapes
from ui.theme.current import theme
from ui.theme.directions import running

Colour = str | QColor
LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
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


_APART = "\u200c"  # between Arabic letters, which otherwise join to something that is no initials


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name; one letter where words are not set apart."""
    words = [word for word in name.split() if unicodedata.category(word[0])[0] in "LN"]
    if not words:
        return "?"
    if len(words) == 1 or (unicodedata.category(words[0][0]) == "Lo" and not _runs_to_the_left(words[0])):
        return words[0][0].upper()
    if _runs_to_the_left(words[0]):
        return _bare(words[0])[0] + _APART + _bare(words[-1])[0]
    return (words[0][0] + words[-1][0]).upper()


def _runs_to_the_left(word: str) -> bool:
    return unicodedata.bidirectional(word[0]) in {"AL", "R"}


def _bare(word: str) -> str:
    """Return an Arabic word without its article: half of all family names begin with it."""
    return word.removeprefix("ال") if len(word) > len("ال") + 1 else word


def avatar_tone(seed: str) -> str:
    """Return the tone for somebody's initials: the same for the same seed, on every device."""
    return _AVATAR_TONES[zlib.crc32(seed.encode()) % len(_AVATAR_TONES)]


def tip(text: str) -> str:
    """Return words for a tool tip: nothing in them is taken for markup."""
    return f"<span>{html.escape(text)}</span>" if "<" in text or "&" in text else text
