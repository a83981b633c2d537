"""Key hints: the keys of a command as small caps. They repeat what menu and palette say."""

import sys
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.icons import paint_icon
from ui.theme.painting import CENTRE, Colour, draw_text, mirrored, rounded, text_width

_ICONS = {"Return": "corner-down-left", "Enter": "corner-down-left"}


def key_caps(keys: str) -> list[str]:
    """Return the caps of a key sequence such as "Ctrl+Return", as they are called on this system."""
    return list(_caps(keys))


@lru_cache(maxsize=512)
def _caps(keys: str) -> tuple[str, ...]:
    plain = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText).split(", ", maxsplit=1)[0]
    parts = [part or "+" for part in plain.split("+")] if plain != "+" else ["+"]
    if len(parts) > 1 and parts[-2:] == ["+", "+"]:
        parts.pop()
    return tuple(_called(part) for part in parts)


def _called(part: str) -> str:
    if part in _ICONS:
        return part
    if sys.platform == "darwin" and part in {"Ctrl", "Alt", "Shift", "Meta"}:
        return {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧", "Meta": "⌃"}[part]
    arrows = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
    return arrows.get(part) or (QKeySequence(part).toString(QKeySequence.SequenceFormat.NativeText) or part)


def keys_width(keys: str) -> float:
    """Return how wide the caps of a key sequence are."""
    caps = key_caps(keys)
    return sum(_cap_width(cap) for cap in caps) + theme().px(3) * max(0, len(caps) - 1)


def paint_keys(painter: QPainter, rect: QRectF, keys: str, *, ink: Colour = "text2", solid: bool = False) -> float:
    """Paint the caps at the leading side of a rectangle; `solid` for those on a coloured button. Return their width."""
    tall, at = min(rect.height(), float(theme().px(20))), rect.left()
    for cap in key_caps(keys):
        wide = _cap_width(cap)
        box = QRectF(at, rect.center().y() - tall / 2, wide, tall)
        _paint_cap(painter, mirrored(box, rect, painter.layoutDirection()), cap, ink, solid=solid)
        at += wide + theme().px(3)
    return keys_width(keys)


def _cap_width(cap: str) -> float:
    inside = theme().px(13) if cap in _ICONS else text_width(cap, "metaMedium")
    return max(float(theme().px(20)), inside + theme().px(9))


def _paint_cap(painter: QPainter, box: QRectF, cap: str, ink: Colour, *, solid: bool) -> None:
    if solid:
        ground = theme().colour("onAccent")
        ground.setAlphaF(0.0 if theme().is_high_contrast else 0.2)
        rounded(painter, box, theme().size("radius", "kbd"), ground, ink if theme().is_high_contrast else None)
    else:
        rounded(painter, box, theme().size("radius", "kbd"), "sunken", "borderStrong")
    if cap in _ICONS:
        side = theme().px(13)
        square = QRectF(0, 0, side, side)
        square.moveCenter(box.center())
        colour = theme().colour(ink) if isinstance(ink, str) else ink
        paint_icon(painter, square, _ICONS[cap], colour)
    else:
        draw_text(painter, box, cap, "metaMedium", ink, CENTRE)


class KeyHint(QLabel):
    """The keys of a command."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_keys(keys)
        theme().changed.connect(self.updateGeometry)

    def set_keys(self, keys: str) -> None:
        """Show other keys."""
        self._keys = keys
        self.setText(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of the caps."""
        return QSize(int(keys_width(self._keys)) + 1, theme().px(20))

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the caps."""
        paint_keys(QPainter(self), QRectF(self.rect()), self._keys)
