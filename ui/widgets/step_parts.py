"""The parts of a form in a line: done, the one that is open, not started; each opens its part."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.row_canvas import RowCanvas
from ui.widgets.row_values import spoken


@dataclass(frozen=True, slots=True)
class StepPart:
    """A part of a form. `second` says how far it is ("2 of 4 answered"); `state` is done, now or later."""

    key: str
    name: str
    second: str
    state: str = "later"


class _PartButton(QPushButton):
    """One part."""

    def __init__(self, number: int, part: StepPart) -> None:
        super().__init__()
        self._number, self.part = number, part
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_part(part)

    def show_part(self, part: StepPart) -> None:
        """Show how the part stands."""
        self.part = part
        self.setChecked(part.state == "now")
        self.setAccessibleName(spoken(f"{self._number} {part.name}", part.second))
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the fixed height."""
        return QSize(theme().px(120), theme().px(48))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the fixed height."""
        return QSize(theme().px(60), theme().px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the arrows to who holds all of them."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:  # noqa: N802
        """Leave the mark to who shows the part."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the part."""
        px, part = theme().px, self.part
        painter = QPainter(self)
        canvas = RowCanvas(painter, QRectF(self.rect()), self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        if self.underMouse():
            rounded(painter, canvas.rect.adjusted(0, px(5), 0, 0), theme().size("radius", "chip"), "hover")
        colour = {"done": "successSolid", "now": "accent"}.get(part.state, "borderStrong")
        rounded(painter, canvas.box(0, 0, canvas.width, px(3)), px(2), colour)
        wide = canvas.text(
            canvas.box(px(1), px(9), px(24), px(18)),
            str(self._number),
            "smallMedium",
            "text2" if part.state == "later" else "text",
        )
        x = wide + px(9)
        role, ink = ("small", "text2") if part.state == "later" else ("smallMedium", "text")
        canvas.text(canvas.box(x, px(9), canvas.width - x, px(18)), part.name, role, ink)
        second = "success" if part.state == "done" else "text2"
        canvas.text(canvas.box(px(1), px(27), canvas.width - px(2), px(18)), part.second, "small", second)


class StepParts(QWidget):
    """The parts of a form. Each is a button; arrows go between them. `chosen` gives the key of the part to open."""

    chosen = Signal(str)

    def __init__(self, name: str, parts: Sequence[StepPart] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: list[_PartButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[StepPart]) -> None:
        """Show other parts, or the same as they stand now; the focus stays where it is."""
        if [button.part.key for button in self._buttons] == [part.key for part in parts]:
            for button, part in zip(self._buttons, parts, strict=True):
                button.show_part(part)
            return
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [_PartButton(number, part) for number, part in enumerate(parts, 1)]
        for button in self._buttons:
            button.clicked.connect(self._tell)
            self._row.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go between the parts by arrows."""
        keys = [Qt.Key.Key_Left, Qt.Key.Key_Right]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            keys.reverse()
        focused = [at for at, button in enumerate(self._buttons) if button.hasFocus()]
        if event.key() in keys and focused:
            to = focused[0] + (1 if event.key() == keys[1] else -1)
            self._buttons[max(0, min(len(self._buttons) - 1, to))].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, _PartButton):
            self.chosen.emit(button.part.key)
