"""The focus ring: one for the whole application, around what has the focus. Fields and rows paint their own."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.theme.style_fields import WRONG

_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit)


class FocusRing(QFocusFrame):
    """Follows the focus from the moment it is made until it is deleted. Made once, by the window.

    What was pressed with the mouse gets no ring; what was reached by keyboard, or by the program, does. A field shows
    the focus by its own line, and gets the ring besides where something is wrong or the contrast is high.
    A widget may say how round it is by the property "ringRadius", and that it wants none by "ownRing".
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self.ensurePolished()  # our style says how far out it lies, and that no mask cuts it, before it is first placed
        app.focusChanged.connect(self._move)
        theme().changed.connect(self._again)
        self._move(None, app.focusWidget())

    @Slot("QWidget*", "QWidget*")
    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.setWidget(new if new is not None and _wants_ring(new) else None)  # type: ignore[arg-type]

    @Slot()
    def _again(self) -> None:
        self._move(None, self._app.focusWidget())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ring, a little outside what it is around."""
        around = self.widget()
        own = around.property("ringRadius")
        inner = theme().px(float(own)) if own is not None else theme().size("radius", "control")
        width = float(theme().size("border", "focusRing"))
        rounded(QPainter(self), QRectF(self.rect()), inner + theme().px(4), None, "focus", width)


def _wants_ring(widget: QWidget) -> bool:
    if widget.property("ownRing") or isinstance(widget, QAbstractItemView) or widget.isWindow():
        return False
    if isinstance(widget, _FIELDS):
        return bool(widget.property(WRONG)) or theme().is_high_contrast
    return QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
