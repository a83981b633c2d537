"""What is to be put right before something can be done: one line for each field, each leads there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.current import theme
from ui.theme.painting import rounded
from ui.widgets.bars import announce
from ui.widgets.buttons import Button
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Label


class ErrorSummary(QFrame):
    """Hidden until there is something to put right. It takes the focus then, and each line leads to its field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringRadius", 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(14), theme().px(10), theme().px(14), theme().px(10))
        row.setSpacing(theme().px(10))
        row.addWidget(IconLabel("circle-alert", size=18, tone="danger"), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme().px(2))
        self._title = Label("", "sub", "danger", wrap=True)
        self._column.addWidget(self._title)
        row.addLayout(self._column, 1)
        self._links: list[Button] = []
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, QWidget]]) -> None:
        """Show one line for each (sentence, field), and say it. Nothing to show hides the summary."""
        self._drop()
        if not errors:
            self.hide()
            return
        self._title.set_text(self.tr("%n things to put right first", "", len(errors)))
        for sentence, field in errors:
            link = Button(sentence, kind="link", size="sm")
            link.clicked.connect(partial(_lead_to, field))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._links.append(link)
        said = " ".join([self._title.text(), *(sentence for sentence, _ in errors)])
        self.setAccessibleName(said)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, said, urgent=True)

    def lines(self) -> Sequence[Button]:
        """Return what leads to the fields, in their order."""
        return self._links

    def clear(self) -> None:
        """Hide it."""
        self.show_errors([])

    def _drop(self) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint ground and line."""
        rounded(QPainter(self), QRectF(self.rect()), theme().size("radius", "row"), "dangerTint", "danger")


def _lead_to(field: QWidget, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
    field.setFocus(Qt.FocusReason.TabFocusReason)
