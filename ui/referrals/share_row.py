"""One thing that can be told: a box to leave it out, and its words to change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.referrals.shares import Share
from ui.theme.current import theme
from ui.widgets.choosers import CheckBox
from ui.widgets.fields import LineField

_LABEL_WIDE = 140


class ShareRow(QWidget):
    """Draws a `Share`. `written` tells its words, `included` whether it is told."""

    written = Signal(str)
    included = Signal(bool)

    def __init__(self, share: Share, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox(share.label)
        self.box.setChecked(share.is_in)
        self.box.setMinimumWidth(theme().px(_LABEL_WIDE))
        self.field = LineField("")
        self.field.control.setAccessibleName(share.label)
        self.field.set_text(share.words)
        self.box.toggled.connect(self._turn)
        self.field.edited.connect(lambda: self.written.emit(self.field.line.text()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(10))
        row.addWidget(self.box)
        row.addWidget(self.field, 1)
        self.field.setEnabled(share.is_in)

    def _turn(self, is_in: bool) -> None:  # noqa: FBT001
        self.field.setEnabled(is_in)
        self.included.emit(is_in)
