"""Looking at every widget that is seen: what is cut off, squeezed, laid over another, or too small to be hit."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QFocusFrame,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QToolButton,
    QWidget,
)

from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Elided, Label

LEAST_TARGET = 24
_NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client}
_SLACK = 2  # pixels of rounding
_NO_CONTENT = (QScrollBar, QSplitterHandle, QFocusFrame, QHeaderView)
_SHOWN = 40  # letters of a widget's words in what a test says


def faults(window: QWidget) -> list[str]:
    """Return everything that is wrong with how a window is laid out now, one sentence each."""
    found = []
    for widget in seen(window):
        found += [f"{told(widget)}: {fault}" for fault in _of_words(widget)]
        if (around := cut_off_by(widget, window)) is not None:
            found.append(f"{told(widget)}: cut off by {told(around)}")
        found += [f"{told(one)} over {told(other)}" for one, other in _overlapping(widget)]
    return found


def small_targets(window: QWidget) -> list[str]:
    """Return what can be pressed and is too small to be hit."""
    return [
        f"{told(one)} is too small: {one.width()} x {one.height()}"
        for one in seen(window)
        if isinstance(one, QAbstractButton | QComboBox | QLineEdit)
        and not isinstance(one.parent(), QComboBox | QAbstractSpinBox | QLineEdit)
        and min(one.width(), one.height()) < LEAST_TARGET
    ]


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield what can be given the focus by Tab: of radio buttons that belong together, the one that is chosen."""
    for widget in seen(window):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes and widget.isEnabled() and widget.focusProxy() is None and not _is_other_radio(widget):
            yield widget


def _is_other_radio(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable() or widget.isChecked():
        return False
    group: QButtonGroup | None = widget.group()
    return isinstance(widget, QRadioButton) or (group is not None and group.exclusive())


def unnamed(window: QWidget) -> Iterator[str]:
    """Yield the controls that a screen reader cannot tell."""
    for one in controls(window):
        known = QAccessible.queryAccessibleInterface(one)
        if not known.text(QAccessible.Text.Name):
            yield f"{told(one)} has no name"
        elif known.role() in _NO_ROLE and not isinstance(one, QScrollArea):  # Qt gives those no other role
            yield f"{told(one)} has no role"


def seen(window: QWidget) -> Iterator[QWidget]:
    """Yield every widget of a window that shows something: not what is scrolled away, and no part of Qt's own."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.isWindow() and not isinstance(widget, _NO_CONTENT):
            yield widget


def told(widget: QWidget) -> str:
    """Return which widget is meant: its class, its words, and the named widget around it."""
    words = _words(widget)[:_SHOWN]
    above, named = widget.parentWidget(), ""
    while above is not None and not named:
        named, above = above.objectName() or _own_class(above), above.parentWidget()
    return f"{type(widget).__name__}({words!r}) in {named}"


def cut_off_by(widget: QWidget, window: QWidget) -> QWidget | None:
    """Return what a widget with words reaches out of, None when it lies whole in all that is around it."""
    if not _words(widget) or widget.width() <= 0:
        return None
    inner, around = widget, widget.parentWidget()
    box = QRect(QPoint(0, 0), widget.size()).adjusted(_SLACK, _SLACK, -_SLACK, -_SLACK)
    while around is not None:
        box = box.translated(inner.pos())
        if isinstance(around.parentWidget(), QAbstractScrollArea):
            return None  # what is scrolled away is not cut off
        if not around.rect().contains(box):
            return around
        if around is window:
            return None
        inner, around = around, around.parentWidget()
    return None


def _of_words(widget: QWidget) -> Iterator[str]:
    """Yield what is wrong with the words of one widget."""
    wide, tall = widget.width() + _SLACK, widget.height() + _SLACK
    if isinstance(widget, QAbstractItemView | QScrollArea):
        return
    if isinstance(widget, QLabel):
        yield from _of_label(widget, wide, tall)
    elif isinstance(widget, QAbstractButton) and widget.text() and not isinstance(widget, QToolButton):  # only an icon
        least = widget.minimumSizeHint()
        if least.width() > wide and not _is_told(widget):
            yield f"needs {least.width()} and is {widget.width()} wide"
        if least.height() > tall:
            yield f"needs {least.height()} and is {widget.height()} high"
    elif isinstance(widget, QLineEdit):
        needed = QFontMetricsF(widget.font()).horizontalAdvance(widget.placeholderText())
        if not widget.text() and needed > widget.width() and not _is_told(widget):
            yield f"the hint needs {needed:.0f} and has {widget.width()}"
    elif isinstance(widget, QComboBox):
        needed = QFontMetricsF(widget.font()).horizontalAdvance(widget.currentText())
        if needed > widget.width() and widget.currentText() not in widget.toolTip():
            yield f"{widget.currentText()!r} needs {needed:.0f} and has {widget.width()}"


def _of_label(label: QLabel, wide: int, tall: int) -> Iterator[str]:
    if not label.text() or not label.pixmap().isNull():
        return
    if isinstance(label, Elided):
        if label.sizeHint().width() > wide and not label.toolTip():
            yield "shortened, and nothing says all of it"
        needed = label.sizeHint().height()
    elif label.hasHeightForWidth() or label.wordWrap():
        needed = label.heightForWidth(label.width())
    elif isinstance(label, Label):
        metrics = QFontMetricsF(label.font())
        lines = label.text().split("\n")
        longest = max(metrics.horizontalAdvance(line) for line in lines)
        if longest > label.contentsRect().width() + _SLACK:
            yield f"needs {longest:.0f} and is {label.width()} wide"
        needed = round(metrics.height() * len(lines))
    else:
        hint = label.sizeHint()
        if hint.width() > wide and not _is_told(label):
            yield f"needs {hint.width()} and is {label.width()} wide"
        needed = hint.height()
    if needed > tall:
        yield f"needs {needed} and is {label.height()} high"


def _is_told(widget: QWidget) -> bool:
    """Whether what is shortened is told whole elsewhere."""
    return bool(widget.toolTip())


def _overlapping(around: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Yield pairs of children with words that lie over each other."""
    layout: QLayout | None = around.layout()
    if layout is None:
        return
    laid = [
        child
        for child in around.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and layout.indexOf(child) >= 0
        and _has_words(child)
        and not (isinstance(child, FootBar) and child.is_over)  # the page is scrolled, its foot stays in view
    ]
    for at, one in enumerate(laid):
        box = one.geometry().adjusted(_SLACK, _SLACK, -_SLACK, -_SLACK)
        for other in laid[at + 1 :]:
            if box.intersects(other.geometry()):
                yield one, other


def _has_words(widget: QWidget) -> bool:
    return bool(_words(widget)) or any(_words(one) for one in widget.findChildren(QWidget) if one.isVisible())


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _own_class(widget: QWidget) -> str:
    name = type(widget).__name__
    return name if type(widget).__module__.startswith("ui.") else ""
