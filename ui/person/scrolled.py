"""A column that scrolls on the sheet: what the tabs of a person put their lists and forms into."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.current import theme

MARGIN = 28


class Scrolled(QScrollArea):
    """A scroll area on the white of the sheet; put things into `column`. `widest` keeps lines readable.

    A smaller `margin` is for who puts things into the column that reach beyond the margin of the page.
    """

    def __init__(self, name: str, *, widest: int = 0, margin: int = MARGIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(False)
        ground = QWidget()
        ground.setAutoFillBackground(False)
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(px(margin), px(18), px(margin), px(24))
        self.content = QWidget()
        if widest:
            self.content.setMaximumWidth(px(widest))
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(10))
        rows.addWidget(self.content)
        rows.addStretch(1)
        self.setWidget(ground)

    def empty(self) -> None:
        """Take everything out of the column."""
        clear(self.column)


def clear(column: QVBoxLayout) -> None:
    """Take every widget and every layout out of a column; they are deleted when the event is over."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
