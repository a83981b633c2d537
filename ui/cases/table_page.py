"""What every page with a table of cases does: open one, act on many, keep scroll and selection."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from caseworker.domain.actions import Role
from caseworker.domain.cases import Case, Priority
from ui.cases.list_model import CaseListModel
from ui.commands import Command
from ui.exporting.commands import export_cases, why_not_export
from ui.lists.case_words import priorities
from ui.lists.giving import command
from ui.lists.list_pane import ListPane, ListParts
from ui.lists.reassign_panel import ReassignPanel
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import fill
from ui.widgets.menus import PopupMenu
from ui.widgets.side_pane import SidePane
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_OF_ROWS = {"cases.open", "cases.urgency", "case.assign"}


class CaseTablePage(Page):
    """A table of cases with a pane at its side. Subclasses say what it is called, made of, and shown beside it."""

    shows = frozenset({Case.definition.kind, "task", "deadline", "approval"})

    def __init__(self, work: Work, place: Place, model: CaseListModel, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = model
        model.setParent(self)
        self._urgency = Button(self.tr("Say how urgent"), kind="link", size="sm")
        self._reassign = Button(self.tr("Reassign"), kind="link", size="sm")
        self.pane = ListPane(model, self.parts())

    def name(self) -> str:
        """Return what the page is called."""
        raise NotImplementedError

    def parts(self) -> ListParts:
        """Return what the list is made of."""
        raise NotImplementedError

    def show_row(self) -> None:
        """Show the current row at the side."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show filters and what stands around the rows."""
        raise NotImplementedError

    def path(self) -> tuple[str, ...]:
        """Return the name of the page."""
        return (self.name(),)

    def commands(self) -> Sequence[Command]:
        """Return what can be done with the list, and with the cases that are chosen in it."""
        group = self.name()
        made = [
            command("cases.open", self.tr("Open case"), self.open_chosen, group, "folder-open", self.why_not),
            command("cases.urgency", self.tr("Say how urgent"), self.ask_urgency, group, "flag", self.why_not),
            command("cases.save-view", self.tr("Save this view"), self.pane.views.ask_name, group, "bookmark"),
            command("cases.clear", self.tr("Clear filters"), self.model.clear, group, "x"),
            command("cases.export", self.tr("Export list…"), self.export, group, "download", self._why_not_export),
        ]
        if self.may_assign():
            made.append(command("case.assign", self.tr("Reassign"), self.reassign, group, "users", self.why_not))
        return made

    def panes(self) -> Sequence[QWidget]:
        """Return the panes that are shown."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the table."""
        return self.pane.table

    def state(self) -> dict[str, object]:
        """Return scroll and selection."""
        return self.pane.state()

    def restore(self, state: dict[str, object]) -> None:
        """Bring scroll and selection back."""
        self.pane.restore(state)

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Show cases anew."""
        self.model.reload()

    def find_in_page(self) -> None:
        """Go to the field that narrows the list."""
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def open_chosen(self) -> None:
        """Open the case of the current row."""
        number = self.pane.table.current_id()
        if isinstance(number, int):
            self._open(number)

    def reassign(self) -> None:
        """Give the chosen cases to somebody else."""
        ids = self.work.office.case_table.ids(self.chosen())
        if ids:
            panel = ReassignPanel(self.work, ids, self)
            panel.model.given.connect(lambda: self.pane.paged.check_all(checked=False))

    def ask_urgency(self) -> None:
        """Ask how urgent the chosen cases are."""
        group = self.tr("Urgency")
        commands = [
            command(f"cases.urgency-{key}", words, partial(self._make_urgent, Priority(int(key))), group)
            for key, words in priorities(self.work.wording)
        ]
        PopupMenu(commands, self).open_under(self._urgency if self._urgency.isVisible() else self.pane.heading)

    def _push_export(self) -> None:
        if not why_not_export(self.work):
            out = IconButton("download", self.tr("Export list…"), bordered=True)
            out.clicked.connect(self.export)
            self.pane.head.push(out)

    def export(self) -> None:
        """Offer the checked cases, or all that are listed, as CSV."""
        checked = [int(str(one)) for one in self.pane.paged.checked]
        export_cases(self.work, checked, self.model.state.ids, self)

    def _why_not_export(self) -> str:
        return why_not_export(self.work)

    def chosen(self) -> tuple[int, ...]:
        """Return the row numbers that are checked, otherwise that of the current row."""
        checked = tuple(int(str(one)) for one in self.pane.paged.checked)
        current = self.pane.table.current_id()
        return checked or ((current,) if isinstance(current, int) else ())

    def why_not(self) -> str:
        """Return why nothing can be done with a case now, "" when it can."""
        return "" if self.chosen() else self.tr("Choose a case in the list first.")

    def may_assign(self) -> bool:
        """Whether the officer gives cases to others."""
        return self.work.office.card.role is Role.SUPERVISOR

    def foot_actions(self) -> list[QWidget]:
        """Return what the foot offers for the cases that are checked."""
        return [self._reassign, self._urgency] if self.may_assign() else [self._urgency]

    def lay_out(self, side: SidePane, key: str, side_words: str) -> None:
        """Put the table and its side beside each other, and follow what is chosen."""
        self._push_export()  # after what subclasses put into the head, which is also the order of Tab
        self.split = ThreePanes(
            None,
            self.pane,
            side,
            key,
            preferences=self.work.preferences,
            work_words=self.name(),
            side_words=side_words,
        )
        fill(self, self.split)
        self.model.changed.connect(self.draw)
        self.model.ids_changed.connect(self.show_row)
        self.model.refreshed.connect(self.show_row)
        self.pane.table.rested.connect(self.show_row)
        self.pane.table.opened.connect(self._open)
        self.pane.table.menu_asked.connect(self._menu)
        self.pane.table.selection_changed.connect(self.commands_changed)
        self._reassign.clicked.connect(self.reassign)
        self._urgency.clicked.connect(self.ask_urgency)

    def _make_urgent(self, priority: Priority) -> None:
        self.model.prioritise(self.chosen(), priority)
        self.pane.paged.check_all(checked=False)

    def _open(self, number: int) -> None:
        case = self.model.id_at(number)
        if case is not None:
            self.work.window.go(Place("case", case))

    def _menu(self, at: QPoint) -> None:
        menu = PopupMenu([one for one in self.commands() if one.id in _OF_ROWS], self)
        menu.popup(at)
