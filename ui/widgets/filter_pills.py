"""Filters: round, with a number, one of them always chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import draw_text, mirrored, rounded, text_width
from ui.widgets.buttons import Painted
from ui.widgets.choosing import Choosing
from ui.widgets.flow import FlowLayout

_ICON = 14


class Pill(Painted):
    """One filter. With an icon that stands before the words: one that is on or off by itself."""

    def __init__(self, words: str, count: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._icon = count, ""
        self.set_words(words)
        self.setProperty("ringRadius", 99)
        self._name()

    def set_count(self, count: int | None) -> None:
        """Show another number."""
        if count != self._count:
            self._count = count
            self._name()
            self._restyle()

    def set_icon(self, icon: str) -> None:
        """Show an icon before the words, "" for none."""
        self._icon = icon
        self._restyle()

    def _name(self) -> None:
        self.setAccessibleName(f"{self.words()} {self._shown()}".strip())

    def _shown(self) -> str:
        return "" if self._count is None else self.locale().toString(self._count)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of words and number."""
        beside = text_width(self._shown(), "smallMedium") + theme().px(6) if self._count is not None else 0
        before = theme().px(_ICON + 5) if self._icon else 0
        wide = text_width(self.words(), "smallMedium") + before + beside + theme().px(22)
        return QSize(int(wide) + 1, theme().size("size", "pill"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the filter."""
        painter, on, room = QPainter(self), self.isChecked(), QRectF(self.rect())
        ground = "accentTint" if on else "hover" if self.underMouse() else "surface"
        line = "accent" if on else "borderControl" if theme().is_high_contrast else "borderStrong"
        rounded(painter, room, 999, ground, line, 1.5 if on else 1)
        inside = room.adjusted(theme().px(11), 0, -theme().px(11), 0)
        ink = "accentText" if on else "text"
        way = self.layoutDirection()
        if self._icon:
            mark = QRectF(inside.left(), 0, theme().px(_ICON), room.height())
            paint_icon(painter, mirrored(mark, room, way), self._icon, theme().colour(ink))
            inside.setLeft(mark.right() + theme().px(5))
        words = QRectF(inside.left(), 0, text_width(self.words(), "smallMedium") + 1, room.height())
        draw_text(painter, mirrored(words, room, way), self.words(), "smallMedium", ink)
        if self._count is not None:
            number = QRectF(words.right() + theme().px(5), 0, inside.right() - words.right(), room.height())
            colour = "accentText" if on else "text2"
            draw_text(painter, mirrored(number, room, way), self._shown(), "smallMedium", colour)


class FilterPills(Choosing):
    """Filters with their numbers, each (key, words, count); one is always chosen, the first to begin with."""

    def __init__(self, options: Sequence[tuple[str, str, int | None]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, gap=theme().px(6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str, int | None]]) -> None:
        """Offer other filters. Where none came or moved, the same buttons stay, and so does the focus."""
        wanted = [key for key, _, _ in options]
        gone = [key for key in self._buttons if key not in wanted]
        if self._buttons and [key for key in self._buttons if key in wanted] == wanted and self.value() in wanted:
            for key in gone:
                self._drop(key)
            for key, words, count in options:
                self._renew(key, words, count)
            return
        kept = self.value()
        self._drop_all()
        for key, words, count in options:
            self._row.addWidget(self._take(key, Pill(words, count)))
        keys = list(self._buttons)
        self.set_value(kept if kept in keys else keys[0] if keys else "")

    def set_count(self, key: str, count: int | None) -> None:
        """Show another number."""
        self._renew(key, self._buttons[key].words(), count)

    def _renew(self, key: str, words: str, count: int | None) -> None:
        pill = self._buttons[key]
        assert isinstance(pill, Pill), "filters are made of pills"
        if words != pill.words():
            pill.set_words(words)
        pill.set_count(count)
