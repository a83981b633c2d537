"""Words on a page: plain text in a role of type and a colour, both kept as names."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.directions import leading_edge, running
from ui.theme.painting import LEADING, draw_text, mirrored, text_width, tip
from ui.theme.paragraphs import Paragraph
from ui.widgets.fitting import say_whole

_SELECTED = Qt.TextInteractionFlag.TextSelectableByMouse


class Label(QLabel):
    """Words in one role and colour. `wrap` lets them take several lines, at the height of line of the role.

    Stored words are safe here: nothing in them is taken for markup.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._colour = role, colour
        self._paragraph: Paragraph | None = None
        self._bold: tuple[tuple[int, int], ...] = ()
        self._heights: dict[tuple[str, int], int] = {}  # layouts ask for the same widths many times
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setAlignment(leading_edge(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)
        self._own = wrap and not selectable
        self.setText(text)
        self._restyle()
        theme().changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Show other words."""
        if text == self.text():
            return
        self._paragraph = None
        self.setText(text)
        self._restyle()

    def set_bold(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Let places of the words, as (start, length), stand out; only of words that wrap."""
        self._bold = spans
        self._restyle()

    def set_colour(self, colour: str) -> None:
        """Take another colour, by its token."""
        if colour != self._colour:
            self._colour = colour
            self._restyle()

    def set_role(self, role: str) -> None:
        """Take another role of type."""
        if role != self._role:
            self._role = role
            self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._paragraph = None
        self._heights.clear()
        self.setFont(theme().font_for(self._role, self.text()))
        look = QPalette(self.palette())
        look.setColor(QPalette.ColorRole.WindowText, theme().colour(self._colour))
        self.setPalette(look)
        if self._own:
            self._settle_height()
            self.updateGeometry()
            self.update()
        else:
            self.setMinimumHeight(theme().line(self._role))

    def _laid_out(self, width: int) -> Paragraph:
        return Paragraph(self.text(), self._role, width, direction=self.layoutDirection(), bold=self._bold)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that wrapped words need more height when there is less width."""
        return self._own or super().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height the words need."""
        if not self._own:
            return super().heightForWidth(width)
        asked = (self.text(), width)
        if asked not in self._heights:
            self._heights[asked] = self._laid_out(width).height
        return self._heights[asked]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room the words would like."""
        if not self._own:
            return super().sizeHint()
        wide = min(theme().px(420), max((text_width(line, self._role) for line in self.text().split("\n")), default=0))
        return QSize(int(wide) + 1, self.heightForWidth(int(wide) + 1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room."""
        return QSize(theme().px(48), theme().line(self._role)) if self._own else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Hold the height the words need at this width: nested layouts learn of it late."""
        super().resizeEvent(event)
        if self._own:
            self._paragraph = None
            self._settle_height()

    def _settle_height(self) -> None:
        if self.width() > 0 and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            needed = self.heightForWidth(self.width())
            if needed != self.minimumHeight():
                self.setMinimumHeight(needed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words on the side of the page, whichever way their letters run; what can be selected is Qt's."""
        if not self._own and self.textInteractionFlags() & _SELECTED:
            super().paintEvent(event)
            return
        if not self._own:
            self._paint_line()
            return
        if self._paragraph is None:
            self._paragraph = self._laid_out(self.width())
        painter = QPainter(self)
        spare = max(0, self.height() - self._paragraph.height)
        top = spare / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
        self._paragraph.paint(painter, QPointF(0, top), self._colour)

    def _paint_line(self) -> None:
        painter, words = QPainter(self), self.text()
        painter.setFont(self.font())
        painter.setPen(theme().colour(self._colour if self.isEnabled() else "textDisabled"))
        flags = running(words, self.alignment(), self.layoutDirection())
        painter.drawText(QRectF(self.contentsRect()), flags | int(self._wrapping()), words)

    def _wrapping(self) -> Qt.TextFlag:
        return Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextExpandTabs


class Elided(QLabel):
    """One line that is shortened where there is no room; the whole of it is its name and its tool tip."""

    def __init__(self, text: str = "", role: str = "body", colour: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._colour = role, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme().changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Show other words."""
        if text != self.text():
            self.setText(text)
            self._restyle()

    def set_colour(self, colour: str) -> None:
        """Take another colour, by its token."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the whole line."""
        return QSize(int(text_width(self.text(), self._role)) + 1, theme().line(self._role))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of a few letters."""
        return QSize(min(theme().px(32), self.sizeHint().width()), theme().line(self._role))

    @Slot()
    def _restyle(self) -> None:
        self._say_whole()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Offer the whole line as a tool tip where it is shortened."""
        super().resizeEvent(event)
        self._say_whole()

    def _say_whole(self) -> None:
        short = text_width(self.text(), self._role) > self.width() + 0.5
        self.setToolTip(tip(self.text()) if short else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the line."""
        draw_text(QPainter(self), QRectF(self.rect()), self.text(), self._role, self._colour, LEADING)


class Heading(QLabel):
    """The heading of a part of a page, with how many are in it."""

    def __init__(
        self, text: str, count: int | None = None, *, role: str = "heading", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._count = role, count
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._say()
        theme().changed.connect(self._say)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self._say()

    def set_count(self, count: int | None) -> None:
        """Show another number; None shows none."""
        self._count = count
        self._say()

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(self.text() if self._count is None else f"{self.text()} {self._shown()}")
        self.updateGeometry()
        self.update()

    def _shown(self) -> str:
        return "" if self._count is None else self.locale().toString(self._count)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of heading and number."""
        wide = text_width(self.text(), self._role)
        if self._count is not None:
            wide += theme().px(8) + text_width(self._shown(), "heading")
        return QSize(int(wide) + 2, theme().line(self._role))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of a few letters."""
        return QSize(min(theme().px(60), self.sizeHint().width()), theme().line(self._role))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell the heading whole where it is shortened."""
        super().resizeEvent(event)
        say_whole(self, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint heading and number."""
        painter, room = QPainter(self), QRectF(self.rect())
        number = self._shown()
        gap = theme().px(8)
        beside = text_width(number, "heading") + gap if number else 0
        way = self.layoutDirection()
        words = mirrored(room.adjusted(0, 0, -beside, 0), room, way)
        taken = draw_text(painter, words, self.text(), self._role, "text")
        if number:
            box = mirrored(QRectF(taken + gap, room.top(), beside, room.height()), room, way)
            draw_text(painter, box, number, "heading", "text3")
