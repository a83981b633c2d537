"""Choosing one of a few things that are all in sight: parts of a switch, numbered reasons, filters, cards."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import CENTRE, LEADING, draw_text, mirrored, rounded, text_width
from ui.theme.paragraphs import Paragraph
from ui.widgets.buttons import Painted
from ui.widgets.choosing import Choosing
from ui.widgets.filter_pills import FilterPills
from ui.widgets.flow import FlowLayout
from ui.widgets.radio_list import RadioList, RadioOption

__all__ = ["CheckBox", "Choosing", "FilterPills", "RadioList", "RadioOption", "ReasonTiles", "Segmented"]


class CheckBox(QCheckBox):
    """A box to check. An ampersand in its words is an ampersand."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        if not words:
            self.setMinimumWidth(theme().px(24))  # pixels that can be hit
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def value(self) -> bool:
        """Return whether it is checked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:  # noqa: FBT001
        """Check or uncheck it."""
        self.setChecked(value)


class _Segment(Painted):
    """One part of a switch."""

    def __init__(self, words: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.set_words(words)
        self.setProperty("ringRadius", 6)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of icon and words."""
        beside = theme().px(22) if self._icon else 0
        return QSize(int(text_width(self.words(), "bodyMedium")) + beside + theme().px(26) + 1, theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the part: the chosen one stands on the sheet."""
        painter, on = QPainter(self), self.isChecked()
        room = QRectF(self.rect())
        if on:
            rounded(painter, room, theme().px(6), *_chosen_part())
        elif self.underMouse():
            rounded(painter, room, theme().px(6), "pressed")
        ink = "text" if on else "text2"
        whole = text_width(self.words(), "bodyMedium") + (theme().px(22) if self._icon else 0)
        at = room.left() + (room.width() - whole) / 2
        if self._icon:
            box = QRectF(at, room.top(), theme().px(16), room.height())
            colour = theme().colour("accentText" if on else "text2")
            paint_icon(painter, mirrored(box, room, self.layoutDirection()), self._icon, colour)
            at += theme().px(22)
        words = QRectF(at, room.top(), text_width(self.words(), "bodyMedium") + 1, room.height())
        draw_text(painter, mirrored(words, room, self.layoutDirection()), self.words(), "bodyMedium", ink)


def _chosen_part() -> tuple[str, str]:
    """Return ground and line of the chosen part: it stands out from the track, and never looks like the focus."""
    if theme().is_high_contrast:
        return "selected", "borderControl"
    return ("borderStrong", "borderStrong") if theme().is_dark else ("surface", "borderStrong")


class Segmented(Choosing):
    """A switch of two to five parts, each (key, words, icon); one is always chosen, the first to begin with.

    Where there is no room for all of them beside each other, they stand in rows.
    """

    def __init__(self, options: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=theme().px(2))
        row.setContentsMargins(theme().px(2), theme().px(2), theme().px(2), theme().px(2))
        for key, words, icon in options:
            row.addWidget(self._take(key, _Segment(words, icon)))
        if options:
            self.set_value(options[0][0])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Hold the height of all rows at this width: nested layouts learn of it late."""
        super().resizeEvent(event)
        needed = self.heightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the track."""
        line = "borderControl" if theme().is_high_contrast else None
        ground = "surface" if theme().is_high_contrast else "track"
        rounded(QPainter(self), QRectF(self.rect()), theme().px(8), ground, line)


class _Tile(Painted):
    """One numbered reason."""

    def __init__(self, words: str, number: str) -> None:
        super().__init__()
        self._number = number
        self.set_words(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of number and words, two lines where the words are long."""
        wide = min(text_width(self.words(), "body"), float(theme().px(104)))
        lines = Paragraph(self.words(), "body", wide + 1, lines=2).count
        return QSize(theme().px(47) + int(wide) + 2, theme().px(38 if lines < 2 else 54))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the tile."""
        painter, on, room = QPainter(self), self.isChecked(), QRectF(self.rect())
        ground = "accentTint" if on else "hover" if self.underMouse() else "surface"
        line = "accent" if on else "borderControl" if theme().is_high_contrast else "borderStrong"
        rounded(painter, room, theme().size("radius", "control"), ground, line, 2 if on else 1)
        cap = QRectF(theme().px(9), room.center().y() - theme().px(10), theme().px(20), theme().px(20))
        cap = mirrored(cap, room, self.layoutDirection())
        radius = theme().size("radius", "kbd")
        rounded(painter, cap, radius, "accent" if on else "sunken", None if on else "borderStrong")
        draw_text(painter, cap, self._number, "metaMedium", "onAccent" if on else "text2", CENTRE)
        self._paint_words(painter, room, ink="accentText" if on else "text")

    def _paint_words(self, painter: QPainter, room: QRectF, *, ink: str) -> None:
        role = "bodyMedium" if self.isChecked() else "body"
        box = mirrored(room.adjusted(theme().px(38), 0, -theme().px(8), 0), room, self.layoutDirection())
        if text_width(self.words(), role) <= box.width() + 1:
            draw_text(painter, box.adjusted(0, 0, 1, 0), self.words(), role, ink, LEADING)
            return
        text = Paragraph(self.words(), role, box.width(), lines=2, direction=self.layoutDirection())
        box.setTop(box.center().y() - text.height / 2)
        text.paint(painter, box.topLeft(), ink)


class ReasonTiles(Choosing):
    """Reasons side by side, each (key, words, number); none is chosen to begin with.

    Where there is no room for all columns, half as many stand there.
    """

    def __init__(
        self, options: Sequence[tuple[str, str, str]] = (), *, columns: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = self._shown = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(8))
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str, str]]) -> None:
        """Offer other reasons; the chosen one stays where it is still there."""
        kept = self.value()
        self._drop_all()
        for key, words, number in options:
            self._take(key, _Tile(words, number))
        self._place()
        self.set_value(kept)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of half the columns."""
        return QSize(self._room(self._half), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the tiles in as many columns as there is room for."""
        super().resizeEvent(event)
        fitting = self._columns if self._room(self._columns) <= event.size().width() else self._half
        if fitting != self._shown:
            self._shown = fitting
            self._place()

    @property
    def _half(self) -> int:
        return max(1, self._columns // 2)

    def _room(self, columns: int) -> int:
        widths = [tile.sizeHint().width() for tile in self._buttons.values()]
        widest = [max(widths[at::columns], default=0) for at in range(columns)]
        return sum(widest) + self._grid.spacing() * (columns - 1)

    def _place(self) -> None:
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < self._shown else 0)
        for index, tile in enumerate(self._buttons.values()):
            self._grid.addWidget(tile, index // self._shown, index % self._shown)
