"""The style: Fusion, with the looks of standard widgets painted as ours. It only says who paints what."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QProxyStyle,
    QRadioButton,
    QScrollBar,
    QSplitter,
    QSplitterHandle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QTextEdit,
    QWidget,
)

from ui.theme import style_fields, style_marks, style_menus
from ui.theme.directions import leading_edge
from ui.theme.look import Look

Primitive = QStyle.PrimitiveElement
Control = QStyle.ControlElement
Complex = QStyle.ComplexControl
Metric = QStyle.PixelMetric
Hint = QStyle.StyleHint
_PAINTED_ELSEWHERE = {Primitive.PE_FrameMenu, Primitive.PE_PanelItemViewRow, Primitive.PE_IndicatorHeaderArrow}
_PANEL_RADII: dict[Primitive, float | None] = {Primitive.PE_PanelMenu: None, Primitive.PE_PanelTipLabel: 0}
_METRICS = {
    Metric.PM_IndicatorWidth: 18,
    Metric.PM_IndicatorHeight: 18,
    Metric.PM_ExclusiveIndicatorWidth: 18,
    Metric.PM_ExclusiveIndicatorHeight: 18,
    Metric.PM_CheckBoxLabelSpacing: 8,
    Metric.PM_RadioButtonLabelSpacing: 8,
    Metric.PM_ComboBoxFrameWidth: 1,
    Metric.PM_SmallIconSize: 16,
    Metric.PM_MenuVMargin: 4,
    Metric.PM_MenuHMargin: 0,
    Metric.PM_MenuPanelWidth: 1,
    Metric.PM_ToolTipLabelFrameWidth: 6,
    Metric.PM_HeaderMargin: 8,
    Metric.PM_SplitterWidth: 1,
    Metric.PM_TextCursorWidth: 1,
    Metric.PM_FocusFrameHMargin: 5,
    Metric.PM_FocusFrameVMargin: 5,
}
_HINTS = {
    Hint.SH_ComboBox_Popup: 0,
    Hint.SH_LineEdit_PasswordCharacter: 0x2022,  # a bullet; the usual one is as large as a letter
    Hint.SH_FocusFrame_AboveWidget: 1,
    Hint.SH_FocusFrame_Mask: 0,  # a mask would cut the ring where it is rounder than its hole
    Hint.SH_Menu_MouseTracking: 1,
    Hint.SH_EtchDisabledText: 0,
    Hint.SH_UnderlineShortcut: 0,
    Hint.SH_ItemView_ActivateItemOnSingleClick: 0,
    Hint.SH_ToolTipLabel_Opacity: 255,
    Hint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    Hint.SH_ItemView_ShowDecorationSelected: 1,
}


_CONTROLS = (
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QMenu,
    QMenuBar,
    QAbstractItemView,
    QHeaderView,
    QCheckBox,
    QRadioButton,
    QTextEdit,
    QPlainTextEdit,
    QSplitter,
    QSplitterHandle,
    QFocusFrame,
)


class Style(QProxyStyle):
    """Fusion in our colours and sizes. The theme owns it: a style nobody owns is collected."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")  # by name: a style handed over would be owned by this one
        self._look = look

    def drawPrimitive(  # noqa: N802
        self, element: Primitive, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint frames, marks, panels and rows."""
        if element == Primitive.PE_FrameFocusRect:
            return  # the focus ring is one overlay
        if element == Primitive.PE_PanelLineEdit:
            if isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
                style_fields.frame(self._look, option, painter, widget)
        elif element == Primitive.PE_Frame and isinstance(widget, (QPlainTextEdit, QTextEdit)):
            style_fields.frame(self._look, option, painter, widget)
        elif element in {Primitive.PE_IndicatorCheckBox, Primitive.PE_IndicatorItemViewItemCheck}:
            style_marks.check_box(self._look, option, painter)
        elif element == Primitive.PE_IndicatorRadioButton:
            style_marks.radio_button(self._look, option, painter)
        elif element in {Primitive.PE_PanelMenu, Primitive.PE_PanelTipLabel}:
            style_menus.panel(self._look, option, painter, radius=_PANEL_RADII[element])
        elif element == Primitive.PE_PanelItemViewItem:
            style_menus.row(self._look, option, painter)
        elif element not in _PAINTED_ELSEWHERE:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(  # noqa: N802
        self, element: Control, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint lines of menus, headings of columns and the words of a choice."""
        if element == Control.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            style_menus.menu_item(self._look, option, painter)
        elif element == Control.CE_HeaderSection and isinstance(option, QStyleOptionHeader):
            style_menus.header_section(self._look, option, painter)
        elif element == Control.CE_HeaderLabel and isinstance(option, QStyleOptionHeader):
            style_menus.header_label(self._look, option, painter)
        elif element == Control.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
            style_fields.combo_label(self._look, option, painter)
        elif element == Control.CE_Splitter:
            painter.fillRect(option.rect, self._look.colour("border"))
        elif element == Control.CE_HeaderEmptyArea:
            painter.fillRect(option.rect, self._look.colour("surface"))
        elif element == Control.CE_ShapedFrame and isinstance(widget, QFrame) and _is_popup_list(widget):
            style_menus.panel(self._look, option, painter, radius=0)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802
        self, control: Complex, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint choices and numbers."""
        if control == Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            style_fields.combo_box(self._look, option, painter, widget)
        elif control == Complex.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            style_fields.spin_box(self._look, option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(  # noqa: N802
        self,
        control: Complex,
        option: QStyleOptionComplex,
        sub_control: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return where a part of a control lies."""
        if control == Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            return style_fields.combo_rect(self._look, option, sub_control)
        if control == Complex.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            return style_fields.spin_rect(self._look, option, sub_control)
        return super().subControlRect(control, option, sub_control, widget)  # type: ignore[arg-type]  # None is usual

    def subElementRect(  # noqa: N802
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Return where the words of a field lie."""
        framed = isinstance(option, QStyleOptionFrame) and option.lineWidth > 0
        if element == QStyle.SubElement.SE_LineEditContents and framed:
            side = self._look.px(9)
            return option.rect.adjusted(side, 1, -side, -1)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # None is usual

    def sizeFromContents(  # noqa: N802
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Return how much room a control needs."""
        field, side = self._look.size("size", "field"), self._look.px(12)
        if kind == QStyle.ContentsType.CT_LineEdit:
            framed = isinstance(option, QStyleOptionFrame) and option.lineWidth > 0
            return QSize(size.width() + 2 * side, max(size.height(), field)) if framed else size
        if kind in {QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox}:
            return QSize(size.width() + side + self._look.px(36), max(size.height(), field))
        if kind == QStyle.ContentsType.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            return style_menus.menu_item_size(self._look, option)
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # None is usual
        if kind == QStyle.ContentsType.CT_ItemViewItem:
            return QSize(made.width() + side, max(made.height(), self._look.px(32)))
        if kind in {QStyle.ContentsType.CT_CheckBox, QStyle.ContentsType.CT_RadioButton}:
            return QSize(made.width(), max(made.height(), self._look.size("size", "minimumTarget")))
        return made

    def pixelMetric(  # noqa: N802
        self, metric: Metric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return a size, at the chosen text size."""
        own = _METRICS.get(metric)
        if own is not None:
            return self._look.px(own) if own > 1 else own
        return super().pixelMetric(metric, option, widget)

    def styleHint(  # noqa: N802
        self,
        hint: Hint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Return how a control behaves."""
        own = _HINTS.get(hint)
        return own if own is not None else super().styleHint(hint, option, widget, returned)


class Bars(QProxyStyle):
    """Scroll bars: Fusion's sizes, our looks. Every layout asks every bar for its size, so that stays in C++."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self._look = look

    def drawComplexControl(  # noqa: N802
        self, control: Complex, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Paint a scroll bar."""
        if control == Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            style_marks.scroll_bar(self._look, option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(  # noqa: N802
        self,
        control: Complex,
        option: QStyleOptionComplex,
        sub_control: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return where a part of a scroll bar lies."""
        if control == Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return style_marks.scroll_rect(self._look, option, sub_control)
        return super().subControlRect(control, option, sub_control, widget)  # type: ignore[arg-type]  # None is usual


class Styles(QProxyStyle):
    """The style of the application: Fusion as it is for all that paints itself, ours for Qt's own controls.

    What is overridden in Python is asked for from C++ thousands of times for a page; so only those widgets ask us whose
    looks come from the style.
    """

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self._own, self._bars = Style(look), Bars(look)
        self._own.setParent(self)
        self._bars.setParent(self)
        self._found: dict[type, QProxyStyle | None] = {}

    def polish(self, thing: Any) -> Any:
        """Give a control its looks, and menus round corners."""
        made = super().polish(thing)
        kind = type(thing)
        style = self._found[kind] if kind in self._found else self._look_up(kind)
        if style is not None:
            thing.setStyle(style)
        elif kind is QFrame and _is_popup_list(thing):
            thing.setStyle(self._own)
        if isinstance(thing, QLineEdit):
            _begin_at_leading_edge(thing)
        if isinstance(thing, QMenu):
            thing.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            thing.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        return made

    def _look_up(self, kind: type) -> QProxyStyle | None:
        style = self._bars if issubclass(kind, QScrollBar) else self._own if issubclass(kind, _CONTROLS) else None
        self._found[kind] = style
        return style


def _begin_at_leading_edge(line: QLineEdit) -> None:
    """Let a line begin where the page begins: Qt goes by its letters, and by the keyboard while it is empty."""
    if line.alignment() & Qt.AlignmentFlag.AlignHCenter:
        return
    line.setAlignment(leading_edge(line.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)


def _is_popup_list(widget: QFrame) -> bool:
    return widget.inherits("QComboBoxPrivateContainer") or widget.windowType() == Qt.WindowType.Popup
