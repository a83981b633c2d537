"""The view of an import, a trial or an undoing: how far it is, what became of the rows, and what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from caseworker.domain.import_runs import Counts
from ui.imports.import_words import field_words, record_words, why_words
from ui.imports.running import Doing, How, Running, RunningState
from ui.lists.table import ListTable
from ui.messages import say
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.columns import over_foot
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Elided, Heading, Label
from ui.widgets.states import Empty
from ui.widgets.tables_model import Column, PagedModel, TableRow

_STEPS = 1000  # of the progress bar


class RunningView(QWidget):
    """Draws a `Running`. What is asked for next is told by signals; the page does it."""

    stop_asked = Signal()
    import_asked = Signal()  # after a trial
    change_asked = Signal()  # after a trial: back to the columns
    done_asked = Signal()
    export_asked = Signal()
    duplicates_asked = Signal()

    def __init__(self, running: Running, *, offers_duplicates: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.running, self._offers_duplicates = running, offers_duplicates
        self.heading = Elided("", "title")
        self.bar = Bar("info", "info", "")
        self.progress = QProgressBar()
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How far it is"))
        self.counts = Label("", "body", "text2", wrap=True)
        self._refused_heading = Heading(self.tr("Cannot go in"), role="sub")
        self.export = Button(self.tr("Save as a table"), icon="download", size="sm")
        self.rows = PagedModel(self._columns(), self._fetch, parent=self)
        self.table = ListTable(self.rows, self.tr("Cannot go in"))
        self._empty = Empty("check-check", self.tr("Nothing was refused."))
        self.table.set_empty(self._empty)
        self._make_buttons()
        self._lay_out()
        running.changed.connect(self.draw)

    def _make_buttons(self) -> None:
        self.stop = Button(self.tr("Stop"), icon="circle-stop")
        self.bring = Button(self.tr("Import"), kind="primary", icon="upload")
        self.change = Button(self.tr("Change something"))
        self.duplicates = Button(self.tr("Look at likely duplicates"), icon="copy-check")
        self.done = Button(self.tr("Done"), kind="primary")
        self.foot = FootBar(self.bring, (self.done, self.change, self.duplicates, self.stop))
        for button, signal in (
            (self.stop, self.stop_asked),
            (self.bring, self.import_asked),
            (self.change, self.change_asked),
            (self.duplicates, self.duplicates_asked),
            (self.done, self.done_asked),
            (self.export, self.export_asked),
        ):
            button.clicked.connect(signal)

    def _lay_out(self) -> None:
        px = theme().px
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(28), px(18), px(28), 0)
        column.setSpacing(px(10))
        for widget in (self.heading, self.bar, self.progress, self.counts):
            column.addWidget(widget)
        below = QHBoxLayout()
        below.addWidget(self._refused_heading)
        below.addStretch(1)
        below.addWidget(self.export)
        column.addSpacing(px(6))
        column.addLayout(below)
        column.addWidget(self.table, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(over_foot(body, self.foot))

    def first_focus(self) -> Button:
        """Return what one presses next: to stop it, to bring the file in, to be done."""
        buttons = (self.stop, self.bring, self.done, self.change)
        return next((one for one in buttons if not one.isHidden()), self.stop)

    def draw(self) -> None:
        """Show how it stands now."""
        state = self.running.state
        running = state.how is How.RUNNING
        self.heading.set_text(state.file)
        self.progress.setValue(round(state.share * _STEPS))
        self.progress.setVisible(running)
        self.counts.set_text(self._counts(state))
        self._draw_bar(state)
        self._draw_rows(state)
        ended = state.how in {How.ENDED, How.STOPPED, How.FAILED}
        trial = state.doing is Doing.TRIAL
        self.stop.setVisible(running)
        self.bring.setVisible(ended and trial and state.how is How.ENDED and _fits_any(state.counts))
        self.change.setVisible(ended and trial)
        self.done.setVisible(ended and not trial)
        brought_people = state.kind in {"people", "vcard"} and state.counts.added > 0
        imported = ended and state.doing is Doing.IMPORT
        self.duplicates.setVisible(imported and brought_people and self._offers_duplicates)

    def _draw_rows(self, state: RunningState) -> None:
        undone = state.doing is Doing.UNDO
        self._refused_heading.set_text(self.tr("Stays") if undone else self.tr("Cannot go in"))
        self._empty.say(self.tr("Nothing of it stays.") if undone else self.tr("Nothing was refused."))
        self._refused_heading.set_count(len(state.staying) if undone else state.counts.refused)
        ids = range(len(state.staying if undone else state.refused))
        if len(self.rows.ids) != len(ids):
            self.rows.set_ids(ids)
        self.export.setVisible(bool(state.refused) and not undone)
        self.table.setVisible(state.how is not How.RUNNING)

    def _draw_bar(self, state: RunningState) -> None:
        tone, icon, title, words = self._said(state)
        self.bar.show_state(tone, icon, title, words)

    def _said(self, state: RunningState) -> tuple[str, str, str, str]:
        tr = self.tr
        if state.how is How.FAILED:
            error = state.error
            return "danger", "circle-alert", tr("It could not go on."), say(error) if error is not None else ""
        if state.how is How.STOPPED:
            return "warning", "circle-pause", tr("You stopped it."), self._after_stop(state)
        if state.how is How.RUNNING:
            title = {
                Doing.TRIAL: tr("It is being tried. Nothing is kept."),
                Doing.IMPORT: tr("It is being brought in."),
                Doing.UNDO: tr("It is being taken back."),
            }[state.doing]
            return "info", "clock", title, tr("You can go on working meanwhile.")
        title = {
            Doing.TRIAL: tr("This is what would happen. Nothing has been brought in yet."),
            Doing.IMPORT: tr("The file has been brought in."),
            Doing.UNDO: tr("The import has been taken back."),
        }[state.doing]
        return "success", "check", title, self._after_end(state)

    def _after_stop(self, state: RunningState) -> str:
        if state.doing is Doing.TRIAL:
            return self.tr("Nothing was changed.")
        if state.doing is Doing.UNDO:
            return self.tr("What was taken back stays taken back. Take the same import back again to go on.")
        return self.tr("What is in stays in. Import the same file again to go on where it was.")

    def _after_end(self, state: RunningState) -> str:
        if state.doing is Doing.IMPORT and state.after:
            return " ".join(state.after)
        if state.doing is Doing.IMPORT:
            return self.tr("It stands under earlier imports, where it can be taken back as a whole.")
        return ""

    def _counts(self, state: RunningState) -> str:
        if state.doing is Doing.UNDO:
            run = state.run
            pattern = self.tr("{back} taken back, {stay} stay")
            return "" if run is None else pattern.format(back=self._n(run.taken_back), stay=self._n(run.staying))
        counts = state.counts
        return self.tr(
            "{added} new, {changed} brought up to date, {known} here already, {refused} cannot go in"
        ).format(
            added=self._n(counts.added),
            changed=self._n(counts.changed),
            known=self._n(counts.known),
            refused=self._n(counts.refused),
        )

    def _n(self, count: int) -> str:
        return self.locale().toString(count)

    def _columns(self) -> Sequence[Column]:
        return (
            Column(key="line", words=self.tr("Row"), width=70, align="end", sortable=False),
            Column(key="field", words=self.tr("What"), width=150, sortable=False),
            Column(key="why", words=self.tr("Why"), width=240, stretch=4, sortable=False),
        )

    def _fetch(self, ids: Sequence[int]) -> Sequence[TableRow]:
        state = self.running.state
        if state.doing is Doing.UNDO:
            staying = [state.staying[one] for one in ids]
            return [TableRow((str(one.item), record_words(one.kind), why_words(one.why))) for one in staying]
        refused = [state.refused[one] for one in ids]
        return [TableRow((str(one.line), field_words(one.field) if one.field else "", one.sentence)) for one in refused]


def _fits_any(counts: Counts) -> bool:
    return counts.added + counts.changed > 0
