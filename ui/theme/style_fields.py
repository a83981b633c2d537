"""How fields look: one line, number, date and choice share one frame."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionComboBox, QStyleOptionSpinBox, QWidget

from ui.theme import shapes
from ui.theme.directions import running
from ui.theme.look import Look

WRONG = "wrong"  # a widget's property: "error" or "warning", "" when all is well
_LINES = {"error": "danger", "warning": "warning"}
Flag = QStyle.StateFlag


def frame(look: Look, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Paint the ground and the line of a field: two pixels when it has the focus or something is wrong."""
    wrong = _LINES.get(str(widget.property(WRONG) or "")) if widget is not None else None
    focused = bool(option.state & Flag.State_HasFocus) or (widget is not None and widget.hasFocus())
    line = wrong or ("focus" if focused else _quiet_line(option))
    width = look.size("border", "fieldFocus") if wrong or focused else 1
    ground = "surface" if _is_open(option, widget) else "sunken"
    radius = look.size("radius", "control")
    shapes.rounded(painter, QRectF(option.rect), radius, look.colour(ground), look.colour(line), width)


def _quiet_line(option: QStyleOption) -> str:
    return "borderControl" if option.state & Flag.State_Enabled else "borderStrong"


def _is_open(option: QStyleOption, widget: QWidget | None) -> bool:
    fixed = widget is not None and widget.property("readOnly") is True
    return bool(option.state & Flag.State_Enabled) and not fixed


def combo_box(look: Look, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a choice: frame and chevron; its words are painted by `CE_ComboBoxLabel`."""
    frame(look, option, painter, widget)
    arrow = QRectF(combo_rect(look, option, QStyle.SubControl.SC_ComboBoxArrow))
    shapes.chevron(painter, arrow.center(), look.px(9), look.colour("text2"))


def combo_rect(look: Look, option: QStyleOptionComboBox, part: QStyle.SubControl) -> QRect:
    """Return where a part of a choice lies."""
    whole, arrow = option.rect, look.px(34)
    if part == QStyle.SubControl.SC_ComboBoxArrow:
        found = QRect(whole.right() + 1 - arrow, whole.top(), arrow, whole.height())
    elif part == QStyle.SubControl.SC_ComboBoxEditField:
        found = whole.adjusted(look.px(11), 1, -arrow, -1)
    elif part == QStyle.SubControl.SC_ComboBoxListBoxPopup:
        return whole.adjusted(0, look.px(4), 0, look.px(4))
    else:
        found = whole
    return QStyle.visualRect(option.direction, whole, found)


def combo_label(look: Look, option: QStyleOptionComboBox, painter: QPainter) -> None:
    """Paint the chosen words."""
    room = combo_rect(look, option, QStyle.SubControl.SC_ComboBoxEditField)
    words = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room.width())
    painter.setPen(look.colour("text" if option.state & Flag.State_Enabled else "textDisabled"))
    flags = running(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, option.direction)
    painter.drawText(room, flags | int(Qt.TextFlag.TextSingleLine), words)


def spin_box(look: Look, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None) -> None:
    """Paint a number: frame and two chevrons; its line of text paints itself."""
    frame(look, option, painter, widget)
    steps = option.stepEnabled
    for part, step, turn in (
        (QStyle.SubControl.SC_SpinBoxUp, "StepUpEnabled", 180),
        (QStyle.SubControl.SC_SpinBoxDown, "StepDownEnabled", 0),
    ):
        room = QRectF(spin_rect(look, option, part))
        inward = look.px(3) if turn else -look.px(3)
        able = step in str(steps)
        colour = look.colour("text2" if able else "textDisabled")
        shapes.chevron(painter, room.center() + QPointF(0, inward), look.px(8), colour, turn=turn)


def spin_rect(look: Look, option: QStyleOptionSpinBox, part: QStyle.SubControl) -> QRect:
    """Return where a part of a number field lies."""
    whole, side = option.rect, look.px(34)
    half = whole.height() // 2
    left = whole.right() + 1 - side
    found = {
        QStyle.SubControl.SC_SpinBoxUp: QRect(left, whole.top(), side, half),
        QStyle.SubControl.SC_SpinBoxDown: QRect(left, whole.top() + half, side, whole.height() - half),
        QStyle.SubControl.SC_SpinBoxEditField: whole.adjusted(look.px(9), 1, -side, -1),
    }.get(part, whole)
    return QStyle.visualRect(option.direction, whole, found)
