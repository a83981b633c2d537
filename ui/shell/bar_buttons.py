"""What the top bar has at its end: the search, and buttons for commands of the page. They grow shorter with the bar."""

from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.commands import Command
from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import LEADING, draw_text, mirrored, rounded, text_width, tip
from ui.widgets.buttons import Button, Painted
from ui.widgets.key_hints import keys_width, paint_keys

_WIDEST = 400


class BarForm(IntEnum):
    """What a bar leaves out, each with all that stands before it."""

    WHOLE = 0
    LAST_WORD = 1  # of the path only the last word
    NO_KEYS = 2
    SEARCH_ICON = 3
    ICONS = 4  # of the buttons only the icons
    NO_PATH = 5


class BarButton(Button):
    """A command of the page. Its name stays when only the icon is shown."""

    def __init__(self, command: Command, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(command.words, icon=command.icon, keys=keys, parent=parent)
        self._whole, self._hint = command.words, keys
        self.setObjectName(command.id)
        self.setAccessibleName(command.words)

    def take(self, form: BarForm) -> None:
        """Be as short as this form of the bar asks for."""
        is_icon = form >= BarForm.ICONS and bool(self._icon)
        self.set_words("" if is_icon else self._whole)
        self.set_keys("" if form >= BarForm.NO_KEYS else self._hint)
        self.setToolTip(tip(self._whole) if is_icon else "")


class SearchButton(Painted):
    """Looks like a field; pressing it opens search and commands."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys, self._form = keys, BarForm.WHOLE
        self.setObjectName("search")
        self.set_words(self.tr("Search people, cases and answers"))
        self._short = self.tr("Search")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def take(self, form: BarForm) -> None:
        """Be as short as this form of the bar asks for."""
        self._form = form
        self.setCursor(Qt.CursorShape.ArrowCursor if self._is_icon else Qt.CursorShape.IBeamCursor)
        self.setToolTip(tip(self.words()) if self._is_icon else "")
        self.update()

    def fill(self, room: int) -> None:
        """Take what there is of this room, between the least and the widest."""
        widest = self.least if self._is_icon else max(self.least, theme().px(_WIDEST))
        self.setFixedWidth(min(max(room, self.least), widest))

    @property
    def least(self) -> int:
        """The least width in which it says what it is."""
        tall = theme().size("size", "control", "md")
        return tall if self._is_icon else int(self._around() + text_width(self._short, "small")) + 1

    @property
    def _is_icon(self) -> bool:
        return self._form >= BarForm.SEARCH_ICON

    @property
    def _shown_keys(self) -> str:
        return "" if self._form >= BarForm.NO_KEYS else self._keys

    def _around(self) -> float:
        """Return the room of all but the words."""
        keys = keys_width(self._shown_keys) + theme().px(8) if self._shown_keys else 0
        return theme().px(36) + keys + theme().px(12)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room it would like."""
        wide = self.least if self._is_icon else theme().px(_WIDEST)
        return QSize(wide, theme().size("size", "control", "md"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room."""
        return QSize(self.least, theme().size("size", "control", "md"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the field."""
        painter, box = QPainter(self), QRectF(self.rect())
        line = "borderControl" if theme().is_high_contrast or self.underMouse() else "borderStrong"
        rounded(painter, box, theme().size("radius", "control"), "surface", line)
        side = theme().px(16)
        start = (box.width() - side) / 2 if self._is_icon else theme().px(11)
        icon = QRectF(start, 0, side, box.height())
        paint_icon(painter, mirrored(icon, box, self.layoutDirection()), "search", theme().colour("text2"))
        if not self._is_icon:
            self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        way, keys = self.layoutDirection(), self._shown_keys
        room = box.width() - self._around() + 1
        whole = self.words()
        said = whole if text_width(whole, "small") <= room else self._short
        words = QRectF(theme().px(36), 0, room, box.height())
        draw_text(painter, mirrored(words, box, way), said, "small", "text2", LEADING)
        if keys:
            wide = keys_width(keys)
            place = QRectF(box.width() - theme().px(8) - wide, 0, wide, box.height())
            paint_keys(painter, mirrored(place, box, way), keys)
