"""The Cases tab: open cases, closed cases, and a new one."""

from functools import partial

from PySide6.QtWidgets import QWidget

from caseworker.domain.cases import Case
from ui.person.cases_model import CasesModel
from ui.person.tab import Tab
from ui.widgets.buttons import Button
from ui.widgets.pane_lines import Line, LineButton
from ui.widgets.states import Empty


class CasesTab(Tab):
    """Draws a `CasesModel`."""

    def __init__(self, model: CasesModel, parent: QWidget | None = None) -> None:
        self._model = model
        super().__init__(model, self.tr("Cases"), parent)

    def draw(self) -> None:
        """Fill the column."""
        self.empty()
        opened, closed = self._model.open_ones(), self._model.closed_ones()
        new = Button(self.tr("New case"), size="sm", icon="plus")
        new.clicked.connect(self._model.new_case)
        self.add_heading(self.tr("Open cases"), new, count=len(opened))
        self._add(opened)
        if not opened:
            empty = Empty("folder-open", self.tr("No open case"), self.tr("What begins now is kept in a new case."))
            self.column.addWidget(empty)
        if closed:
            self.add_heading(self.tr("Closed cases"), count=len(closed))
            self._add(closed)

    def _add(self, cases: tuple[Case, ...]) -> None:
        for case in cases:
            state, tone = self._model.state_of(case)
            line = Line("folder-open", case.title, self._model.second_of(case), "", "", "", state, tone, chip_dot=True)
            button = LineButton(line)
            button.clicked.connect(partial(self._go, case))
            self.column.addWidget(button)

    def _go(self, case: Case, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._model.go_to(case.id)
