"""An entry of the navigation: icon, word and count; on the rail only the icon, with a dot where something waits."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell.rail_fit import LEAST_TILE, TILE
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import CENTRE, LEADING, TRAILING, dot, draw_text, mirrored, rounded, text_width
from ui.widgets.buttons import Painted

_ICON = 20


class NavButton(Painted):
    """One entry. `set_count` tells how much waits; 0 shows nothing. `amber` is for what is at risk."""

    def __init__(
        self, words: str, icon: str, *, rail: bool, amber: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.icon_name, self.amber, self.count = icon, amber, 0
        self._rail = rail
        self.setCheckable(True)
        self.set_words(words)
        across = QSizePolicy.Policy.Fixed if rail else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if rail:
            self.setToolTip(words)
        self._say()

    def set_count(self, count: int) -> None:
        """Show how much waits there."""
        if count != self.count:
            self.count = count
            self._say()
            self.update()

    def _say(self) -> None:
        words = self.words()
        number = self.locale().toString(self.count)
        self.setAccessibleName(
            self.tr("{room}, {number} to do").format(room=words, number=number) if self.count else words
        )

    def nextCheckState(self) -> None:  # noqa: N802
        """Stay as the window says: pressing the entry where one is does not leave it."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the entry."""
        if self._rail:
            return QSize(theme().px(TILE), theme().px(TILE))
        return QSize(theme().size("size", "navWidth") - theme().px(24), theme().size("size", "navItem"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room: on a low rail the entries move together."""
        return QSize(theme().px(TILE), theme().px(LEAST_TILE)) if self._rail else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the entry."""
        painter, box = QPainter(self), QRectF(self.rect())
        ground = "pressed" if self.isChecked() or self.isDown() else "hover" if self.underMouse() else None
        line = "borderControl" if theme().is_high_contrast and (self.isChecked() or self.underMouse()) else None
        rounded(painter, box, theme().size("radius", "row"), ground, line)
        if self._rail:
            self._paint_rail(painter, box)
        else:
            self._paint_line(painter, box)

    def _paint_rail(self, painter: QPainter, box: QRectF) -> None:
        square = QRectF(0, 0, theme().px(_ICON), theme().px(_ICON))
        square.moveCenter(box.center())
        paint_icon(painter, square, self.icon_name, theme().colour("accentText" if self.isChecked() else "text2"))
        if self.count:
            side = theme().px(7)  # beside the icon, never on its lines
            at = mirrored(QRectF(square.right() + 1, square.top(), side, side), box, self.layoutDirection())
            dot(painter, at.center(), side, "warningSolid" if self.amber else "accent")

    def _paint_line(self, painter: QPainter, box: QRectF) -> None:
        way = self.layoutDirection()
        icon = QRectF(theme().px(10), 0, theme().px(18), box.height())
        paint_icon(
            painter,
            mirrored(icon, box, way),
            self.icon_name,
            theme().colour("accentText" if self.isChecked() else "text2"),
        )
        number = self.locale().toString(self.count) if self.count else ""
        wide = text_width(number, "smallMedium") + theme().px(14) if number else 0
        words = QRectF(theme().px(38), 0, box.width() - theme().px(50) - wide, box.height())
        role, colour = ("bodyMedium", "text") if self.isChecked() else ("body", "text2")
        draw_text(painter, mirrored(words, box, way), self.words(), role, colour, LEADING)
        if number:
            place = QRectF(box.width() - theme().px(12) - wide, 0, wide, box.height())
            self._paint_count(painter, mirrored(place, box, way), number)

    def _paint_count(self, painter: QPainter, box: QRectF, number: str) -> None:
        if not self.amber:
            draw_text(painter, box, number, "small", "text2", TRAILING)
            return
        pill = QRectF(box)
        pill.setHeight(theme().px(20))
        pill.moveCenter(QPointF(box.center().x(), box.center().y()))
        tone = theme().tone("warning")
        rounded(
            painter, pill, theme().size("radius", "chip"), tone.tint, tone.text if theme().is_high_contrast else None
        )
        draw_text(painter, pill, number, "metaBold", tone.text, CENTRE)
