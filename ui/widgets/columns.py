"""How pages put their pieces together: one piece that fills its place, a body over its foot, a list below its head."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.current import theme

TABLE_LEADING, TABLE_TRAILING = 20, 12


def fill(host: QWidget, piece: QWidget) -> QVBoxLayout:
    """Let one piece fill a widget that has no layout yet; the layout is returned for what comes below it."""
    whole = QVBoxLayout(host)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(piece, 1)
    return whole


def scrolled(body: QWidget) -> QScrollArea:
    """Return a body that is scrolled up and down where it is taller than its place, on the ground of its page."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    area.viewport().setAutoFillBackground(False)
    body.setAutoFillBackground(False)
    return area


def beside_margins(piece: QWidget, *, leading: int = TABLE_LEADING, trailing: int = TABLE_TRAILING) -> QHBoxLayout:
    """Return a layout with a table or a list between the margins of a page; mirrored, as contents margins are not.

    Tables stand so that the words of their cells begin at the margin of the page.
    """
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addSpacing(theme().px(leading))
    row.addWidget(piece, 1)
    row.addSpacing(theme().px(trailing))
    return row


def over_foot(body: QWidget, foot: QWidget) -> QWidget:
    """Return a pane with its body over its foot bar."""
    pane = QWidget()
    fill(pane, body).addWidget(foot)
    return pane


def list_column(head: Sequence[QWidget], rows: QWidget) -> QFrame:
    """Return a list pane: heading and words with the margins of a list, the rows below."""
    px = theme().px
    pane = QFrame()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, px(18), 0, px(8))
    column.setSpacing(px(8))
    above = QVBoxLayout()
    above.setContentsMargins(px(20), 0, px(20), 0)
    above.setSpacing(px(4))
    for widget in head:
        above.addWidget(widget)
    column.addLayout(above)
    column.addWidget(rows, 1)
    return pane
