"""A row to paint on, measured from its leading edge: what delegates and painted lines share.

Every position is given as in left-to-right; on a mirrored row the pieces stand mirrored, their pictures and words
do not.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import LEADING, TRAILING, draw_text, rounded

_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVER = QStyle.StateFlag.State_MouseOver.value
_FOCUS = QStyle.StateFlag.State_HasFocus.value


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands: chosen, under the pointer, and with the keyboard's focus."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False

    @classmethod
    def of(cls, option: QStyleOptionViewItem) -> "RowState":
        """Return the state that a view hands to its delegate."""
        flags = option.state.value
        return cls(bool(flags & _SELECTED), bool(flags & _HOVER), bool(flags & _FOCUS))


@dataclass(slots=True)
class RowCanvas:
    """A painter, the rectangle of a row and its direction. All sizes are in pixels of the screen, already scaled."""

    painter: QPainter
    rect: QRectF
    mirrored: bool
    width: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.width, self.height = self.rect.width(), self.rect.height()

    @classmethod
    def of(cls, painter: QPainter, option: QStyleOptionViewItem) -> "RowCanvas":
        """Return the canvas of the row that a delegate is to paint."""
        rect: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        return cls(painter, QRectF(rect), mirrored)

    def box(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Return a rectangle of the screen from its place in the row; `x` runs from the leading edge."""
        left = self.rect.right() - x - width if self.mirrored else self.rect.left() + x
        return QRectF(left, self.rect.top() + y, width, height)

    def text(
        self,
        box: QRectF,
        words: str,
        role: str = "body",
        colour: str = "text",
        *,
        trailing: bool = False,
    ) -> float:
        """Write words on one line, elided where they do not fit, and return how wide they are."""
        if not words:
            return 0.0
        return draw_text(self.painter, box, words, role, colour, TRAILING if trailing else LEADING)

    def icon(self, box: QRectF, name: str, colour: str = "text2") -> None:
        """Draw an icon."""
        if name:
            paint_icon(self.painter, box, name, theme().colour(colour))

    def line(self, y: float, start: float, end: float, colour: str = "border") -> None:
        """Draw a hairline across the row, between two places from its leading edge."""
        box = self.box(start, y, end - start, theme().px(1))
        self.painter.fillRect(box.toAlignedRect(), theme().colour(colour))

    def ground(self, box: QRectF, state: RowState, radius: int) -> None:
        """Paint what lies under a row: chosen, under the pointer, or nothing."""
        if state.selected:
            line = theme().colour("focus") if theme().is_high_contrast else None
            rounded(self.painter, box, radius, theme().colour("selected"), line)
        elif state.hovered:
            rounded(self.painter, box, radius, theme().colour("hover"))

    def ring(self, box: QRectF, radius: int) -> None:
        """Draw the ring of the keyboard's focus inside a row."""
        wide = theme().px(2)
        inside = box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        rounded(self.painter, inside, radius, None, theme().colour("focus"), wide)


def tone_text(tone: str, otherwise: str = "text") -> str:
    """Return the token of the colour in which words of a tone are written."""
    return {"": otherwise, "neutral": "text2", "accent": "accentText", "plain": otherwise}.get(tone, tone)
