"""The case of the current row, beside the list: what the list knows, and everything that holds it.

Looking at it is no reading of the record, so it is not recorded; opening the case is.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.desk.case_table import CaseRow
from ui.cases.case_facts import fill_case_facts
from ui.lists.case_words import hold_words, nothing_holds
from ui.lists.officers import Officers
from ui.places import Place
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.side_pane import SidePane
from ui.work import Work


class CasePreview(SidePane):
    """Draws one row. `open_asked` when the case is to be opened."""

    open_asked = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Chosen case"))
        self._work = work
        self._title = Label("", "heading", wrap=True)
        self._second = Label("", "small", "text2", wrap=True)
        self._open = Button(self.tr("Open case"), kind="primary", keys="Return")
        self._open.clicked.connect(self.open_asked)
        self.add_top(self._top())
        self._facts = self.section(self.tr("At a glance"))
        self._holds = self.section(self.tr("What is holding it"))
        self._person = self.section(self.tr("Person"))

    def show_case(self, row: CaseRow | None, officers: Officers) -> None:
        """Show another case, or that none is chosen."""
        for section in (self._facts, self._holds, self._person):
            section.clear()
        self._open.setVisible(row is not None)
        if row is None:
            self._title.set_text(self.tr("No case chosen"))
            self._second.set_text(self.tr("Choose a case in the list to see it here."))
            return
        self._title.set_text(row.case.title)
        self._second.set_text(self._work.wording.facts(row.case.shown_number, row.type_title))
        fill_case_facts(self._facts, row, officers, self._work)
        for hold in row.held_by:
            self._holds.add_line("circle-dot", hold_words(hold))
        if not row.held_by:
            self._holds.add_words(nothing_holds(row))
        if row.person is not None:
            place = Place("person", row.person)
            self._person.add_line("", row.name, avatar=row.name, place=lambda: self._work.window.go(place))

    def _top(self) -> QWidget:
        px = theme().px
        top = QWidget()
        rows = QVBoxLayout(top)
        rows.setContentsMargins(0, px(20), 0, px(16))
        rows.setSpacing(px(4))
        rows.addWidget(self._title)
        rows.addWidget(self._second)
        rows.addSpacing(px(8))
        rows.addWidget(self._open)
        return top
