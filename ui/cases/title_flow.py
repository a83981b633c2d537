"""A title with its chips: all of them stand beside it, or all of them below it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.widgets.flow import FlowLayout


class TitleFlow(FlowLayout):
    """What is added first is the title; the rest begins below it where not all of it finds room beside it."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        self._is_title_left_out = False
        super().__init__(parent, gap=gap)

    def _shown(self) -> list[QLayoutItem]:
        return super()._shown()[1:] if self._is_title_left_out else super()._shown()

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows = super()._rows(width)
        if len(rows) < 2:
            return rows
        self._is_title_left_out = True
        below = super()._rows(width)
        self._is_title_left_out = False
        return [rows[0][:1], *below]
