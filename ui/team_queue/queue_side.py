"""Beside a queue: the request about the chosen case, or what holds it; and who has how much."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.desk.case_table import CaseRow
from ui.approvals.decision_model import DecisionModel
from ui.approvals.decision_view import DecisionView
from ui.cases.case_facts import fill_case_facts
from ui.lists.case_words import hold_words, nothing_holds
from ui.lists.officers import Officers
from ui.team_queue.load_bars import LoadBars, LoadLegend, LoadLine, whole_of
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.side_pane import SidePane
from ui.work import Work


class QueueSide(SidePane):
    """Draws the chosen row and the loads. `open_asked` and `moves_asked` when these are wanted."""

    open_asked = Signal()
    moves_asked = Signal()

    def __init__(self, work: Work, decision: DecisionModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Chosen case and workload"))
        self._work, self._decision = work, decision
        self.view = DecisionView(work, decision, is_narrow=True)
        self._title = Label("", "heading", wrap=True)
        self._second = Label("", "small", "text2", wrap=True)
        self._open = Button(self.tr("Open case"), keys="Return")
        self._open.clicked.connect(self.open_asked)
        self._case = self._case_part()
        self.add_top(self._top())
        self._facts = self.section(self.tr("At a glance"))
        self._holds = self.section(self.tr("What is holding it"))
        self._loads = self.section(self.tr("Workload"), link=self.tr("Plan moves"))
        self._loads.link_asked.connect(self.moves_asked)
        self.show_row(None, Officers(work.office.card.id, work.office.card.name))
        self.show_loads([])

    def show_row(self, row: CaseRow | None, officers: Officers) -> None:
        """Show another case: the request that waits, if one does."""
        asked = row.asked if row is not None else None
        self._decision.show(asked.id if asked is not None else None)
        self.view.set_person(row.name if row is not None else "")
        self.view.setVisible(asked is not None)
        self._case.setVisible(asked is None)
        self._facts.clear()
        self._holds.clear()
        self._open.setVisible(row is not None)
        if row is None:
            self._title.set_text(self.tr("No case chosen"))
            self._second.set_text(self.tr("Choose a case in the list to see it here."))
            return
        self._title.set_text(row.case.title)
        self._second.set_text(self._work.wording.facts(row.case.shown_number, row.name))
        if asked is None:
            fill_case_facts(self._facts, row, officers, self._work)
            for hold in row.held_by:
                self._holds.add_line("circle-dot", hold_words(hold))
            if not row.held_by:
                self._holds.add_words(nothing_holds(row))

    def show_loads(self, lines: list[LoadLine]) -> None:
        """Show who has how much."""
        self._loads.clear()
        if not lines:
            return
        self._loads.add_words(self.tr("Open cases. The line is the agreed limit."))
        whole = whole_of(lines)
        for line in lines:
            self._loads.add_widget(LoadBars(line, whole))
        self._loads.add_widget(LoadLegend())

    def _case_part(self) -> QWidget:
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().px(4))
        rows.addWidget(self._title)
        rows.addWidget(self._second)
        rows.addSpacing(theme().px(8))
        rows.addWidget(self._open)
        return part

    def _top(self) -> QWidget:
        top = QWidget()
        rows = QVBoxLayout(top)
        rows.setContentsMargins(0, theme().px(20), 0, theme().px(16))
        rows.addWidget(self.view)
        rows.addWidget(self._case)
        return top
