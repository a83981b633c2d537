"""Pieces of the entrance: the brand, the one card in the middle, and the facts beneath it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import LEADING, draw_text, mirrored, rounded, text_width
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label

CARD_WIDTH = 399
_SHADOW = 22
_MARK = 34


class Brand(QWidget):
    """The mark and the name of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Caseworker")
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of mark and name."""
        return QSize(theme().px(_MARK + 12) + int(text_width("Caseworker", "title")) + 2, theme().px(_MARK))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint them."""
        painter, whole, side = QPainter(self), QRectF(self.rect()), theme().px(_MARK)
        mark = mirrored(QRectF(0, 0, side, side), whole, self.layoutDirection())
        paint_mark(painter, mark)
        words = mirrored(QRectF(side + theme().px(12), 0, whole.width(), whole.height()), whole, self.layoutDirection())
        draw_text(painter, words, "Caseworker", "title", "text", LEADING)


def paint_mark(painter: QPainter, box: QRectF) -> None:
    """Paint the program's mark: somebody behind a counter."""
    unit = box.width() / 34
    rounded(painter, box, 9 * unit, "accent")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("onAccent"))
    painter.drawEllipse(QPointF(box.center().x(), box.top() + 11.5 * unit), 4.3 * unit, 4.3 * unit)
    body = QRectF(box.left() + 8 * unit, box.top() + 17.5 * unit, 18 * unit, 20 * unit)
    painter.setClipRect(QRectF(box.left(), box.top(), box.width(), 26.5 * unit))
    painter.drawRoundedRect(body, 8.5 * unit, 8.5 * unit)
    painter.setBrush(theme().colour("accent"))
    painter.drawRoundedRect(QRectF(box.left() + 14.5 * unit, box.top() + 21 * unit, 5 * unit, 12 * unit), unit, unit)
    painter.restore()


class EntranceCard(QFrame):
    """The white card on its shadow; put what is in it into `box`."""

    def __init__(self, *, width: int = CARD_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self.setProperty("ownRing", True)  # around the card itself, not around its shadow
        self.box = QVBoxLayout(self)
        self.box.setSpacing(theme().px(16))
        self._restyle()
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        edge, inner = theme().px(_SHADOW), theme().px(27)
        self.setFixedWidth(theme().px(self._width) + 2 * edge)
        self.box.setContentsMargins(edge + inner, edge + inner, edge + inner, edge + inner)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint shadow and card."""
        painter, edge = QPainter(self), theme().px(_SHADOW)
        card = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        radius = theme().size("radius", "overlay")
        if not theme().is_high_contrast:
            _paint_shadow(painter, card, radius, edge)
        rounded(painter, card, radius, "surface", "borderControl" if theme().is_high_contrast else "border")
        if self.hasFocus() and self.focusProxy() is None:
            rounded(painter, card, radius, None, "focus", theme().size("border", "focusRing"))


def _paint_shadow(painter: QPainter, card: QRectF, radius: float, edge: int) -> None:
    """Paint soft rings, wider and fainter, a little below the card."""
    steps = max(6, edge // 2)
    for step in range(steps, 0, -1):
        grown = edge * step / steps * 0.8
        shade = QColor(0, 0, 0, round(5 * (1 - step / (steps + 1)) ** 1.5) + 1)
        ring = card.adjusted(-grown, -grown * 0.55, grown, grown).translated(0, edge * 0.2)
        rounded(painter, ring, radius + grown, shade)


class FactLine(QWidget):
    """A fact beneath the card: an icon, what is so in one line, and what that means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        self._icon = IconLabel("lock", "text2", 18)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme().px(1))
        self._title = Label("", "smallMedium", "text", wrap=True)
        self._words = Label("", "small", "text2", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        row.addLayout(column, 1)
        self.setVisible(False)

    def say(self, icon: str, title: str, words: str = "", *, colour: str = "text2") -> None:
        """Show a fact; without a title nothing is shown."""
        self._icon.show_icon(icon, colour)
        self._title.set_text(title)
        self._words.set_text(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setVisible(bool(title))

    def words(self) -> str:
        """Return everything that is said, for those who look."""
        return f"{self._title.text()} {self._words.text()}".strip()


class Said(QWidget):
    """A sentence under a field: an icon and words in a tone, nothing while there is nothing to say."""

    def __init__(self, tone: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(7))
        self._icon = IconLabel(icon, tone=tone, size=15)
        self._words = Label("", "small", tone, wrap=True)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setVisible(False)

    def say(self, words: str) -> None:
        """Show a sentence, "" for none."""
        self._words.set_text(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()
