"""Buttons: verb and noun, an icon where it helps, the key beside the words."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import LEADING, draw_text, mirrored, rounded, text_width, tip
from ui.widgets.fitting import say_whole
from ui.widgets.key_hints import keys_width, paint_keys


@dataclass(frozen=True, slots=True)
class _Look:
    """The tokens of a kind of button; "" paints nothing."""

    ground: str
    over: str
    down: str
    ink: str
    line: str


_LOOKS = {
    "primary": _Look("accent", "accentHover", "accentPressed", "onAccent", ""),
    "danger": _Look("dangerSolid", "dangerSolid", "danger", "onDanger", ""),
    "secondary": _Look("raised", "hover", "pressed", "text", "borderStrong"),
    "ghost": _Look("", "hover", "pressed", "text2", ""),
    "link": _Look("", "", "", "accentText", ""),
}
_IN_THE_DARK = {"hover": "pressed", "pressed": "borderStrong"}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PADDING = {"sm": 10, "md": 13, "lg": 16}


class Painted(QPushButton):
    """What our buttons share: how they learn of the theme and of the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def set_words(self, words: str) -> None:
        """Show other words. An ampersand in them is an ampersand."""
        self.setText(words.replace("&", "&&"))
        self._restyle()

    def words(self) -> str:
        """Return the words shown."""
        return self.text().replace("&&", "&")

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the whole button: words are never shortened by a layout."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell words whole that are shortened all the same: there is less room than a layout may give."""
        super().resizeEvent(event)
        say_whole(self, self.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press by Enter as by Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show that the pointer is over it."""
        super().enterEvent(event)
        self.update()


class Button(Painted):
    """A button with words. `kind` primary (one in a pane), secondary, ghost, danger, link; `keys` are shown beside.

    It is not switched off for a reason: pressing it says what is missing. What can never be pressed is disabled.
    """

    def __init__(
        self,
        words: str,
        *,
        kind: str = "secondary",
        icon: str = "",
        keys: str = "",
        size: str = "md",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._keys, self._size = kind, icon, keys, size
        self._shows_keys = True
        self.set_words(words)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_kind(self, kind: str) -> None:
        """Become another kind: a main action is secondary until everything is there."""
        self._kind = kind
        self._restyle()

    def set_icon(self, icon: str) -> None:
        """Show another icon, "" for none."""
        self._icon = icon
        self._restyle()

    def set_keys(self, keys: str) -> None:
        """Show other keys, "" for none."""
        self._keys = keys
        self._restyle()

    def show_keys(self, *, shown: bool) -> None:
        """Show the keys beside the words, or leave them out where buttons stand too close together."""
        if shown != self._shows_keys:
            self._shows_keys = shown
            self._restyle()

    def full_width(self) -> int:
        """Return how wide it is with its keys, whether they are shown or not."""
        return self._width(self._keys)

    @property
    def _role(self) -> str:
        return "bodyMedium" if self._size != "sm" else "smallMedium"

    @property
    def _side(self) -> int:
        return 0 if self._kind == "link" else theme().px(_PADDING[self._size])

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of icon, words and keys."""
        tall = (
            theme().px(24)
            if self._kind == "link" and self._size == "sm"
            else theme().size("size", "control", self._size)
        )
        return QSize(self._width(self._keys if self._shows_keys else ""), tall)

    def _width(self, keys: str) -> int:
        wide = 2 * self._side + text_width(self.words(), self._role)
        if self._icon:
            wide += theme().px(16) + (theme().px(8) if self.words() else 0)
        if keys:
            wide += keys_width(keys) + theme().px(9)
        return int(wide) + 1

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the button."""
        painter, look = QPainter(self), _LOOKS[self._kind]
        self._paint_ground(painter, look)
        ink = theme().colour(look.ink if self.isEnabled() else "textDisabled")
        room = QRectF(self.rect()).adjusted(self._side, 0, -self._side, 0)
        self._paint_parts(painter, room, ink)

    def _paint_ground(self, painter: QPainter, look: _Look) -> None:
        if self._kind == "link":
            return
        ground = look.ground
        if self.isEnabled() and (self.isDown() or self.isChecked()):
            ground = _above(look.down)
        elif self.isEnabled() and self.underMouse():
            ground = _above(look.over)
        line = look.line or ("borderControl" if theme().is_high_contrast and self._kind != "primary" else "")
        if not self.isEnabled():
            ground, line = "sunken", "borderStrong" if self._kind != "ghost" else ""
        radius = theme().size("radius", "control")
        rounded(painter, QRectF(self.rect()), radius, ground or None, line or None)

    def _paint_parts(self, painter: QPainter, room: QRectF, ink: QColor) -> None:
        hint = self.sizeHint().width()
        fits = self._shows_keys and hint <= self.width()
        keys = self._keys if fits else ""  # where there is no room for both, words go before keys
        widths = self._width(keys) - 1 - 2 * self._side
        at = room.left() + max(0.0, (room.width() - widths) / 2)
        way, whole = self.layoutDirection(), QRectF(self.rect())
        if self._icon:
            box = QRectF(at, room.top(), theme().px(16), room.height())
            paint_icon(painter, mirrored(box, whole, way), self._icon, ink)
            at += theme().px(24)
        words = self.words()
        wide = text_width(words, self._role)
        if words:
            shown = min(wide, room.right() - at) if not keys else wide
            box = mirrored(QRectF(at, room.top(), shown + 1, room.height()), whole, way)
            draw_text(painter, box, words, self._role, ink, LEADING)
            self._underline(painter, box, ink)
        if keys:
            box = QRectF(at + wide + theme().px(9), room.top(), keys_width(keys), room.height())
            solid = self._kind in {"primary", "danger"} and self.isEnabled()
            paint_keys(painter, mirrored(box, whole, way), keys, ink=ink if solid else "text2", solid=solid)

    def _underline(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        if self._kind == "link" and (self.underMouse() or theme().is_high_contrast):
            bottom = box.center().y() + theme().line(self._role) * 0.38
            painter.fillRect(QRectF(box.left(), bottom, box.width() - 1, max(1, theme().px(1))), ink)


def _above(ground: str) -> str:
    """Return the ground under the pointer: in the dark it must stand off from the raised ground at rest."""
    return _IN_THE_DARK.get(ground, ground) if theme().name == "dark" else ground


class IconButton(Painted):
    """A button with only an icon; its name is said and shown as a tool tip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        keys: str = "",
        bordered: bool = False,
        size: str = "md",
        colour: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._keys, self._bordered, self._size, self._colour = icon, keys, bordered, size, colour
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Take another name."""
        self.setAccessibleName(name)
        shown = QKeySequence(self._keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(tip(f"{name} ({shown})" if shown else name))

    def set_icon(self, icon: str, colour: str = "") -> None:
        """Show another icon, in another colour when one is named."""
        self._icon, self._colour = icon, colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a square."""
        side = theme().size("size", "control", self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the button."""
        painter, over = QPainter(self), self.isEnabled() and self.underMouse()
        down = self.isEnabled() and (self.isDown() or self.isChecked())
        rest = "raised" if self._bordered else ""
        ground = _above("pressed") if down else _above("hover") if over else rest
        outlined = theme().is_high_contrast and self.isEnabled()
        line = "borderStrong" if self._bordered else "borderControl" if outlined else ""
        rounded(painter, QRectF(self.rect()), theme().size("radius", "control"), ground or None, line or None)
        side = theme().px(15 if self._size == "sm" else 17)
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(self.rect()).center())
        colour = theme().colour(self._colour if self.isEnabled() else "textDisabled")
        paint_icon(painter, square, self._icon, colour)
