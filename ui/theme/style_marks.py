"""How check boxes, radio buttons and scroll bars look."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionSlider

from ui.theme import shapes
from ui.theme.look import Look

Flag = QStyle.StateFlag


def check_box(look: Look, option: QStyleOption, painter: QPainter) -> None:
    """Paint the box of a check box, checked, partly checked or not."""
    rect = QRectF(option.rect)
    on = bool(option.state & (Flag.State_On | Flag.State_NoChange))
    enabled = bool(option.state & Flag.State_Enabled)
    _ground(look, painter, rect, look.size("radius", "check"), on=on, enabled=enabled, option=option)
    mark = look.colour("onAccent" if enabled else "surface")
    if option.state & Flag.State_NoChange:
        shapes.bar(painter, rect, mark)
    elif option.state & Flag.State_On:
        shapes.check(painter, rect, mark)


def radio_button(look: Look, option: QStyleOption, painter: QPainter) -> None:
    """Paint the ring of a radio button."""
    rect = QRectF(option.rect)
    on = bool(option.state & Flag.State_On)
    enabled = bool(option.state & Flag.State_Enabled)
    _ground(look, painter, rect, 999, on=on, enabled=enabled, option=option)
    if on:
        shapes.dot(painter, rect.center(), rect.width() * 0.4, look.colour("onAccent" if enabled else "surface"))


def _ground(
    look: Look, painter: QPainter, rect: QRectF, radius: float, *, on: bool, enabled: bool, option: QStyleOption
) -> None:
    if on:
        shapes.rounded(painter, rect, radius, look.colour("accent" if enabled else "textDisabled"))
        return
    over = bool(option.state & Flag.State_MouseOver) and enabled
    line = look.colour("borderControl" if enabled else "borderStrong")
    shapes.rounded(painter, rect, radius, look.colour("hover" if over else "surface"), line, max(1.0, look.px(1.25)))


def scroll_bar(look: Look, option: QStyleOptionSlider, painter: QPainter) -> None:
    """Paint a scroll bar: a thumb on nothing, a little wider and darker under the pointer."""
    thumb = QRectF(scroll_rect(look, option, QStyle.SubControl.SC_ScrollBarSlider))
    if option.maximum <= option.minimum:
        return
    over = bool(option.state & (Flag.State_MouseOver | Flag.State_Sunken))
    inset = look.px(2 if over else 3)
    across = option.orientation == Qt.Orientation.Horizontal
    thumb = thumb.adjusted(2, inset, -2, -inset) if across else thumb.adjusted(inset, 2, -inset, -2)
    strong = look.is_high_contrast or over
    shapes.rounded(painter, thumb, 999, look.colour("borderControl" if strong else "borderStrong"))


def scroll_rect(look: Look, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Return where a part of a scroll bar lies. There are no arrow buttons."""
    whole = option.rect
    across = option.orientation == Qt.Orientation.Horizontal
    length = whole.width() if across else whole.height()
    if part == QStyle.SubControl.SC_ScrollBarGroove:
        return whole
    thumb = _thumb_length(look, option, length)
    at = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )
    spans = {
        QStyle.SubControl.SC_ScrollBarSlider: (at, thumb),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, at),
        QStyle.SubControl.SC_ScrollBarAddPage: (at + thumb, length - at - thumb),
    }
    if part not in spans:
        return QRect()
    start, extent = spans[part]
    if not across:
        return QRect(whole.left(), whole.top() + start, whole.width(), extent)
    found = QRect(whole.left() + start, whole.top(), extent, whole.height())
    return QStyle.visualRect(option.direction, whole, found)


def _thumb_length(look: Look, option: QStyleOptionSlider, length: int) -> int:
    span = option.maximum - option.minimum
    if span <= 0:
        return length
    shown = length * option.pageStep // (span + option.pageStep)
    return min(length, max(look.px(28), shown))
