"""Ink: the colours and the type of everything on paper, whatever the screen looks like."""

from PySide6.QtGui import QColor, QFont

from ui.theme.current import theme

BLACK, GREY, LINE = QColor("#16181b"), QColor("#4e5258"), QColor("#b9b9b3")


def paper_font(size: float, weight: QFont.Weight = QFont.Weight.Normal, *, display: bool = False) -> QFont:
    """Return the font for paper; the size of the text on the screen does not change it."""
    font = QFont(theme().font("title" if display else "body"))
    font.setPixelSize(round(size))
    font.setWeight(weight)
    return font
