"""The page of the audit trail: who did what, by officer, kind and day; the chain is checked and exported here."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.act_words import GROUPS, group_words
from ui.audit.audit_model import AuditModel
from ui.commands import Command
from ui.lists.giving import command
from ui.lists.picker import Picker
from ui.lists.table import ListTable
from ui.messages import say
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.theme.current import theme
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.columns import beside_margins
from ui.widgets.flow import FlowLayout
from ui.widgets.foot_bar import SelectionBar
from ui.widgets.labels import Heading, Label
from ui.widgets.states import Empty, Failed
from ui.widgets.tables_model import Column, PagedModel
from ui.widgets.tightness import is_tight
from ui.work import Work


class AuditPage(Page):
    """The trail of this device and every edit known here, the newest first."""

    shows = frozenset({"audit"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = AuditModel(work, place.about, self)
        self.rows = PagedModel(self._columns(), self.model.fetch, parent=self)
        self.table = ListTable(self.rows, self.tr("Who did what"))
        self.table.set_empty(Empty("scroll-text", self.tr("Nothing here."), self.tr("Widen the filters to see more.")))
        self._heading = Heading(self.tr("Audit trail"))
        self._words = Label("", "small", "text2", wrap=True)
        self.pickers = self._make_pickers()
        self._all = Button(self.tr("Show everything"), kind="link", size="sm")
        self.verify = Button(self.tr("Check the trail"), icon="shield-check", size="sm")
        self._export = Button(self.tr("Export"), icon="download", size="sm")
        self._bar = Bar("info", "shield-check", "")
        self._failed = Failed("", "")
        self._foot = SelectionBar()
        self._restored: dict[str, object] = {}
        self._lay_out()
        self._connect()
        self.model.ask()

    def path(self) -> tuple[str, ...]:
        """Return the page, and whom it is narrowed to."""
        called = self.model.state.called
        return (self.tr("Audit trail"), *((called,) if called else ()))

    def title_place(self) -> Place | None:
        """Return the whole trail."""
        return Place("audit-trail")

    def commands(self) -> Sequence[Command]:
        """Return what can be done with the trail."""
        tr, group = self.tr, self.tr("Audit trail")
        return (
            command("audit.verify", tr("Check the trail"), self.model.verify, group, "shield-check"),
            command("audit.export", tr("Export the trail"), self.export, group, "download", self.model.why_not_export),
            command("audit.open", tr("Open what it is about"), self.open_chosen, group, "user", self._why_not_open),
            command("audit.all", tr("Show everything"), self.show_all, group, "list"),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return the table."""
        return (self.table,)

    def first_focus(self) -> QWidget | None:
        """Return the table."""
        return self.table

    def state(self) -> dict[str, object]:
        """Return filters and row."""
        state = self.model.state
        filters = {"officer": state.officer, "group": state.group, "days": state.days}
        return {**filters, **self.table.remembered()}

    def restore(self, state: dict[str, object]) -> None:
        """Bring filters and row back."""
        for name, picker in self.pickers.items():
            value = state.get(name)
            if isinstance(value, str) and value:
                picker.set_value(value)
                self.model.filter(name, value)
        self._restored = state

    def reload(self, changes: Changes) -> None:
        """Read anew when asked for: the trail grows with every look, so it is not read by itself."""
        if changes.everything:
            self.model.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give rows the room of what is said around them, in a tight window."""
        super().resizeEvent(event)
        self._tighten()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the window in which it now stands."""
        super().showEvent(event)
        self._tighten()

    def _tighten(self) -> None:
        tight = is_tight(self)
        self._foot.fold(folded=tight)
        self._words.setHidden(tight and self.model.state.about is None)

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show the table."""
        self.table.setVisible(not hidden)

    def export(self) -> None:
        """Ask for a file, and write the trail into it."""
        why = self.model.why_not_export()
        if why:
            self.work.window.toast(why)
            return
        chosen, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Export the audit trail"), "audit-trail.jsonl")
        if chosen:
            self.model.export(Path(chosen))

    def open_chosen(self) -> None:
        """Open the person or case the chosen row is about."""
        place = self.model.place_of(self.table.current_id())
        if place is not None:
            self.work.window.go(place)

    def show_all(self) -> None:
        """Show everything again."""
        for picker in self.pickers.values():
            picker.set_value("")
        self.model.show_all()

    def _why_not_open(self) -> str:
        there = self.model.place_of(self.table.current_id()) is not None
        return "" if there else self.tr("This entry leads to no person and no case that you may open.")

    def _columns(self) -> Sequence[Column]:
        tr = self.tr
        about = Column(key="about", words=tr("About"), width=160, stretch=2, sortable=False)
        return (
            Column(key="at", words=tr("When"), width=150, sortable=False),
            Column(key="by", words=tr("Who"), width=160, sortable=False),
            Column(key="act", words=tr("What"), width=220, stretch=2, sortable=False, with_icons=True),
            *(() if self.model.is_auditor else (about,)),
            Column(key="why", words=tr("Reason given"), width=140, stretch=2, sortable=False),
        )

    def _make_pickers(self) -> dict[str, Picker]:
        tr = self.tr
        days = [("today", tr("Today")), ("week", tr("Last 7 days")), ("month", tr("Last 30 days"))]
        return {
            "officer": Picker(tr("Who"), tr("Everybody")),
            "group": Picker(tr("What"), tr("Everything"), [(one, group_words(one)) for one in GROUPS]),
            "days": Picker(tr("When"), tr("Any time"), days),
        }

    def _connect(self) -> None:
        for name, picker in self.pickers.items():
            picker.chosen.connect(partial(self.model.filter, name))
        self.model.changed.connect(self._draw)
        self.model.ids_changed.connect(self._show_rows)
        self.table.opened.connect(lambda _: self.open_chosen())
        self.table.chosen.connect(lambda _: self.commands_changed.emit())
        self.verify.clicked.connect(self.model.verify)
        self._export.clicked.connect(self.export)
        self._all.clicked.connect(self.show_all)
        self._failed.again.connect(self.model.ask)

    def _lay_out(self) -> None:
        px = theme().px
        self._export.setVisible(self.model.is_auditor)
        above = QVBoxLayout()
        above.setContentsMargins(px(28), px(16), px(28), px(10))
        above.setSpacing(px(10))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._heading)
        head.addStretch(1)
        for widget in (self.verify, self._export):
            head.addWidget(widget)
        above.addLayout(head)
        above.addWidget(self._words)
        filters = FlowLayout(gap=px(8))
        for picker in self.pickers.values():
            filters.addWidget(picker)
        filters.addWidget(self._all)
        above.addLayout(filters)
        above.addWidget(self._bar)
        above.addWidget(self._failed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above)
        whole.addLayout(beside_margins(self.table), 1)
        whole.addWidget(self._foot)
        self._bar.hide()

    def _show_rows(self) -> None:
        self.rows.set_ids(self.model.state.refs)
        self.table.choose_row(0)
        if self._restored:
            self.table.restore(self._restored)
            self._restored = {}

    def _draw(self) -> None:
        state, tr = self.model.state, self.tr
        self.table.set_loading(loading=state.is_loading)
        self.pickers["officer"].set_options(self.model.officer_options())
        whole = tr("What happened on this device, and every change that is known here.")
        if state.about is not None:
            pattern = tr("Who read or changed {name}.")
            whole = pattern.format(name=self.work.wording.isolate(state.called)) if state.called else whole
        self._words.set_text(whole)
        narrowed = bool(state.about or state.officer or state.group or state.days)
        self._all.setVisible(narrowed)
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(tr("The trail could not be read."), say(state.error))
        self._foot.set_shown("" if state.is_loading else self.model.count_words(), needed=True)
        self._draw_check()
        self.path_changed.emit()

    def _draw_check(self) -> None:
        state = self.model.state
        running = state.seen is not None
        self.verify.set_words(self.tr("Stop the check") if running else self.tr("Check the trail"))
        self._bar.setVisible(running or bool(state.result))
        if running:
            words = self.tr("%n entries checked so far", "", state.seen or 0)
            self._bar.show_state("info", "shield-check", self.tr("The trail is being checked"), words)
        elif state.result:
            tone, icon = ("success", "shield-check") if state.is_whole else ("danger", "shield-alert")
            self._bar.show_state(tone, icon, state.result)
