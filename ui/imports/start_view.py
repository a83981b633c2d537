"""The first view of imports: where files are dropped or chosen, and the imports of before."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.import_runs import Run, RunState
from ui.imports.drop_card import DropCard
from ui.imports.earlier_model import EarlierModel
from ui.imports.import_words import kind_words, state_words
from ui.lists.table import ListTable
from ui.messages import say
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.columns import beside_margins, fill, scrolled
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Heading, Label
from ui.widgets.states import Empty, Failed
from ui.widgets.tables_model import Cell, Column, PagedModel, TableRow
from ui.work import Work

_TONES = {RunState.STARTED: "warning", RunState.DONE: "", RunState.UNDOING: "warning", RunState.UNDONE: ""}

LEAST = 210


class StartView(QWidget):
    """Draws an `EarlierModel` below the card. `undo_asked` and `go_on_asked` give a run."""

    undo_asked = Signal(object)
    go_on_asked = Signal(object)

    def __init__(self, work: Work, model: EarlierModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self.model = work, model
        self.drop = DropCard()
        self.rows = PagedModel(self._columns(), self._fetch, parent=self)
        self.table = ListTable(self.rows, self.tr("Earlier imports"))
        self.table.set_empty(
            Empty("inbox", self.tr("Nothing was brought in yet."), self.tr("Imports made on this device appear here."))
        )
        self.undo = Button(self.tr("Take back"), icon="undo-2")
        self.go_on = Button(self.tr("Go on"), icon="play")
        self.foot = FootBar(None, (self.undo, self.go_on))
        self._failed = Failed("", "")
        self._failed.hide()
        self._lay_out()
        model.changed.connect(self.draw)
        self.table.chosen.connect(lambda _: self._settle())
        self.table.chosen.connect(lambda _: self._show_chosen())
        self.undo.clicked.connect(lambda: self.undo_asked.emit(self.chosen()))
        self.go_on.clicked.connect(lambda: self.go_on_asked.emit(self.chosen()))
        self._failed.again.connect(model.ask)
        self._settle()

    def chosen(self) -> Run | None:
        """Return the run of the current row."""
        current = self.table.current_id()
        return self.model.run(current if isinstance(current, UUID) else None)

    def why_not_undo(self) -> str:
        """Return why the chosen import cannot be taken back, "" when it can."""
        run = self.chosen()
        if run is None:
            return self.tr("Choose an import in the list first.")
        return "" if self.model.can_be_undone(run) else self.tr("Nothing of this import is left to take back.")

    def why_not_go_on(self) -> str:
        """Return why there is nothing to go on with, "" when there is."""
        run = self.chosen()
        if run is None:
            return self.tr("Choose an import in the list first.")
        return "" if run.state is RunState.STARTED else self.tr("This import came to its end.")

    def draw(self) -> None:
        """Show the list as it is known now."""
        state = self.model.state
        self.table.set_loading(loading=state.is_loading)
        ids = tuple(one.id for one in state.runs)
        if tuple(self.rows.ids) != ids:
            self.rows.set_ids(ids)
            self._give_height()
        else:
            self.rows.refresh()
        self.foot.setVisible(bool(ids))  # there is nothing to take back
        if ids and self.table.current_id() is None:
            self.table.choose_row(0)
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("Earlier imports could not be read."), say(state.error))
        self._settle()

    def _settle(self) -> None:
        run = self.chosen()
        self.undo.setEnabled(not self.why_not_undo())
        self.go_on.setVisible(not self.why_not_go_on())
        self.foot.say("" if run is None or self.model.can_be_undone(run) else self.why_not_undo())

    def _lay_out(self) -> None:
        px = theme().px
        above = QVBoxLayout()
        above.setContentsMargins(px(28), px(18), px(28), px(8))
        above.setSpacing(px(10))
        above.addWidget(Heading(self.tr("Import"), role="title"))
        above.addWidget(Label(self.tr("Bring in what other programs know."), "small", "text2", wrap=True))
        above.addWidget(self.drop)
        above.addSpacing(px(6))
        above.addWidget(Heading(self.tr("Earlier imports"), role="sub"))
        above.addWidget(self._failed)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the page scrolls, not the list
        self._give_height()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addLayout(beside_margins(self.table), 1)
        self._area = scrolled(body)
        fill(self, self._area).addWidget(self.foot)

    def _give_height(self) -> None:
        """Make the table as high as all of its rows, and as what it says without any."""
        size = theme().size
        rows = size("size", "tableHeader") + size("size", "tableRow") * self.rows.rowCount()
        self.table.setMinimumHeight(max(rows + theme().px(16), theme().px(LEAST)))

    def _show_chosen(self) -> None:
        """Scroll the page to the current row."""
        body = self._area.widget()
        row = self.table.visualRect(self.table.currentIndex())
        if body is not None and self.table.hasFocus():
            at = self.table.viewport().mapTo(body, row.center())
            self._area.ensureVisible(0, at.y(), 0, row.height())

    def _columns(self) -> Sequence[Column]:
        tr = self.tr
        return (
            Column(key="at", words=tr("When"), width=130, sortable=False),
            Column(key="file", words=tr("File"), width=150, stretch=3, sortable=False),
            Column(key="kind", words=tr("What"), width=190, sortable=False),
            Column(key="came", words=tr("Result"), width=170, stretch=3, sortable=False),
            Column(key="state", words=tr("State"), width=122, sortable=False),
        )

    def _fetch(self, ids: Sequence[UUID]) -> Sequence[TableRow]:
        return [self._row(run) for one in ids if (run := self.model.run(one)) is not None]

    def _row(self, run: Run) -> TableRow:
        counts, number = run.counts, self.locale().toString
        came = self.tr("{added} new, {known} here already").format(
            added=number(counts.added), known=number(counts.known + counts.changed)
        )
        refused = self.tr("%n cannot go in", "", counts.refused) if counts.refused else ""
        if run.taken_back or run.staying:
            came = self.tr("{back} taken back, {stay} stay").format(
                back=number(run.taken_back), stay=number(run.staying)
            )
        at = self._work.wording.day_time(run.started)
        source = self.tr("from {system}").format(system=self._work.wording.isolate(run.source))
        state = Cell(state_words(run.state), tone=_TONES[run.state])
        return TableRow((at, Cell(run.file, second=source), kind_words(run.kind), Cell(came, second=refused), state))
