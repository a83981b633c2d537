"""Chips: a state in a word. They are never pressed; what is pressed is a filter or a button."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import CENTRE, LEADING, dot, draw_text, mirrored, rounded, text_width
from ui.widgets.fitting import say_whole
from ui.widgets.key_hints import KeyHint

__all__ = ["Chip", "Count", "DeadlineBadge", "KeyHint", "SentChip", "chip_width", "paint_chip"]


@dataclass(frozen=True, slots=True)
class _Sent:
    tone: str
    icon: str


_DEADLINES = {
    "later": ("plain", "calendar-clock"),
    "soon": ("warning", "calendar-clock"),
    "today": ("warning", "alarm-clock"),
    "over": ("danger", "circle-alert"),
    "paused": ("neutral", "circle-pause"),
}
_SENT = {
    "draft": _Sent("neutral", "pencil-line"),
    "saved": _Sent("neutral", "cloud-upload"),
    "sending": _Sent("accent", "refresh-cw"),
    "failed": _Sent("danger", "cloud-alert"),
    "decide": _Sent("warning", "git-compare-arrows"),
    "changed": _Sent("info", "users-round"),
    "sent": _Sent("success", "circle-check"),
}


def chip_width(words: str, *, icon: str = "", has_dot: bool = False) -> float:
    """Return how wide a chip is."""
    mark = theme().px(18) if icon else theme().px(13) if has_dot else 0
    return text_width(words, "metaMedium") + mark + 2 * theme().px(8)


def paint_chip(
    painter: QPainter, rect: QRectF, words: str, *, tone: str = "neutral", icon: str = "", has_dot: bool = False
) -> float:
    """Paint a chip at the leading side of a rectangle, in its middle and never beyond it; return its width."""
    wide = min(chip_width(words, icon=icon, has_dot=has_dot), rect.width())
    tall, way = float(theme().size("size", "chip")), painter.layoutDirection()
    box = mirrored(QRectF(rect.left(), rect.center().y() - tall / 2, wide, tall), rect, way)
    colours = theme().tone(tone)
    line = colours.text if theme().is_high_contrast and tone not in {"plain", "neutral"} else None
    quiet = theme().is_high_contrast and tone == "neutral"  # a line around it would make it look like a button
    rounded(painter, box, theme().size("radius", "chip"), "hover" if quiet else colours.tint, line)
    at = box.left() + theme().px(8)
    if icon:
        square = QRectF(at, box.top(), theme().px(13), tall)
        paint_icon(painter, mirrored(square, box, way), icon, colours.text)
        at += theme().px(18)
    elif has_dot:
        middle = mirrored(QRectF(at, box.top(), theme().px(7), tall), box, way).center()
        dot(painter, QPointF(middle.x(), middle.y()), theme().px(7), colours.solid)
        at += theme().px(13)
    room = QRectF(at, box.top(), box.right() - theme().px(8) - at + 1, tall)
    draw_text(painter, mirrored(room, box, way), words, "metaMedium", colours.text, LEADING)
    return wide


class Chip(QLabel):
    """A state in a word, with a dot or an icon."""

    def __init__(
        self,
        words: str,
        tone: str = "neutral",
        icon: str = "",
        dot: bool = False,  # noqa: FBT001, FBT002  # reads as a mark: Chip("New", "neutral", dot=True)
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._icon, self._dot = tone, icon, dot
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(words)
        theme().changed.connect(self.updateGeometry)

    def show_state(self, words: str, tone: str, icon: str = "", *, has_dot: bool = False) -> None:
        """Show another state."""
        self._tone, self._icon, self._dot = tone, icon, has_dot
        self.setText(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the chip."""
        wide = chip_width(self.text(), icon=self._icon, has_dot=self._dot)
        return QSize(int(wide) + 1, theme().size("size", "chip"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room: a mark and a few letters."""
        return QSize(min(self.sizeHint().width(), theme().px(56)), theme().size("size", "chip"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell the state whole where it is shortened."""
        super().resizeEvent(event)
        say_whole(self, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the chip."""
        paint_chip(
            QPainter(self), QRectF(self.rect()), self.text(), tone=self._tone, icon=self._icon, has_dot=self._dot
        )


class DeadlineBadge(Chip):
    """When something is due. `state` later, soon, today, over or paused; a limit set by law carries a gavel."""

    def __init__(self, words: str, state: str = "later", *, legal: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self.show_deadline(words, state, legal=legal)

    def show_deadline(self, words: str, state: str, *, legal: bool = False) -> None:
        """Show another deadline."""
        tone, icon = _DEADLINES[state]
        self.show_state(words, tone, "gavel" if legal else icon)


class SentChip(Chip):
    """Where a piece of work is: draft, saved (not sent yet), sending, sent, failed, decide, changed."""

    def __init__(self, state: str = "saved", parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.show_sent(state)

    def show_sent(self, state: str) -> None:
        """Show another state."""
        look = _SENT[state]
        self.show_state(sent_words(state), look.tone, look.icon)


def sent_words(state: str) -> str:
    """Return the words for where a piece of work is."""
    return {
        "draft": QCoreApplication.translate("SentChip", "Draft"),
        "saved": QCoreApplication.translate("SentChip", "Not sent yet"),
        "sending": QCoreApplication.translate("SentChip", "Sending"),
        "failed": QCoreApplication.translate("SentChip", "Could not send"),
        "decide": QCoreApplication.translate("SentChip", "Needs a decision"),
        "changed": QCoreApplication.translate("SentChip", "Changed by someone else"),
        "sent": QCoreApplication.translate("SentChip", "Sent"),
    }[state]


class Count(QLabel):
    """How much there is to do. Quiet without a tone; with one it stands on its ground."""

    def __init__(self, n: int = 0, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(n)
        theme().changed.connect(self.updateGeometry)

    def set_count(self, n: int, tone: str | None = None) -> None:
        """Show another number; zero shows nothing."""
        self._tone = self._tone if tone is None else tone
        self.setText(self.locale().toString(n) if n else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the number."""
        wide = text_width(self.text(), "metaMedium") + (theme().px(14) if self._tone else 0)
        return QSize(max(int(wide) + 1, theme().px(20) if self._tone else 0), theme().px(20))

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the number."""
        if not self.text():
            return
        painter, room = QPainter(self), QRectF(self.rect())
        if not self._tone:
            draw_text(painter, room, self.text(), "metaMedium", "text3", CENTRE)
            return
        colours = theme().tone(self._tone)
        rounded(painter, room, 999, colours.tint, colours.text if theme().is_high_contrast else None)
        draw_text(painter, room, self.text(), "metaMedium", colours.text, CENTRE)
