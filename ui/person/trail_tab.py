"""The tab "Who looked": lookings and changes in the order in which they took place."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.person.scrolled import MARGIN
from ui.person.trail_model import TrailLine, TrailModel
from ui.theme.current import theme
from ui.widgets.labels import Heading, Label
from ui.widgets.row_delegates import TwoLineDelegate
from ui.widgets.row_values import TwoLine
from ui.widgets.rows import RowList
from ui.widgets.rows_model import RowsModel
from ui.widgets.states import Empty

_ROW_INSIDE = 20  # a row's words begin so far inside it: they are to stand below the heading


class TrailTab(QWidget):
    """Draws a `TrailModel`."""

    def __init__(self, model: TrailModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Who looked"))
        self._model = model
        self._words = Label("", "small", "text2", wrap=True)
        self._rows = RowsModel()
        self._none = Empty(
            "history",
            self.tr("Nothing that is known of this person was changed yet"),
            self.tr("What changed in their cases stands in the timeline."),
        )
        self._list = RowList(self._rows, TwoLineDelegate(), self.tr("Who looked, and what was changed"))
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(18), 0, px(12))
        column.setSpacing(px(8))
        head = QVBoxLayout()
        head.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        head.setSpacing(px(8))
        head.addWidget(Heading(self.tr("Who looked, and what was changed")))
        head.addWidget(self._words)
        head.addWidget(self._none)
        column.addLayout(head)
        rows = QVBoxLayout()
        rows.setContentsMargins(px(MARGIN - _ROW_INSIDE), 0, px(MARGIN - _ROW_INSIDE), 0)
        rows.addWidget(self._list)
        column.addLayout(rows, 1)
        column.addStretch(0)
        model.changed.connect(self._draw)

    def enter(self) -> None:
        """Read the trail."""
        self._model.reload()
        self._draw()

    def _draw(self) -> None:
        lines = self._model.lines
        if self._model.may_look:
            words = self.tr("What happened on this device, and every change that is known here.")
        elif lines:
            words = self.tr("These are the changes. A supervisor of this area can see who looked.")
        else:
            words = self.tr("A supervisor of this area can see who looked.")
        self._words.set_text(words)
        self._none.setVisible(lines is not None and not lines)
        self._list.setVisible(bool(lines))
        self._rows.set_rows([_row(at, line) for at, line in enumerate(lines or ())])


def _row(at: int, line: TrailLine) -> TwoLine:
    icon = "pencil-line" if line.is_change else "shield-alert" if line.is_refused else "eye"
    second = " · ".join(one for one in (line.who, line.detail) if one)
    tone = "danger" if line.is_refused else ""
    return TwoLine(key=at, title=line.what, second=second, trailing=line.when, icon=icon, tone=tone)
