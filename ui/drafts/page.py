"""The page of drafts: what was typed and not saved is read here, gone on with, put away and brought back."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from caseworker.desk.drafts import DraftLine
from ui.commands import Command
from ui.drafts.draft_forms import place_of
from ui.drafts.draft_view import DraftView
from ui.drafts.drafts_model import DraftsModel
from ui.lists.giving import command
from ui.messages import say
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.widgets.columns import fill, list_column
from ui.widgets.labels import Heading, Label
from ui.widgets.menus import PopupMenu
from ui.widgets.row_values import TwoLine
from ui.widgets.rows import RowList, RowsModel, TwoLineDelegate
from ui.widgets.states import Empty, Failed
from ui.widgets.three_panes import ThreePanes
from ui.work import Work


class DraftsPage(Page):
    """Drafts at the side, the chosen one beside them."""

    shows = frozenset({"draft"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = DraftsModel(work, self)
        self.rows = RowsModel(parent=self)
        self.list = RowList(self.rows, TwoLineDelegate(), self.tr("Drafts"))
        self.view = DraftView(self.model)
        self._heading = Heading(self.tr("Drafts"))
        self._words = Label(self.tr("They stay on this device until you save them."), "small", "text2", wrap=True)
        self._empty = Empty(
            "check-check", self.tr("Nothing is half written."), self.tr("What you type and do not save appears here.")
        )
        self._failed = Failed("", "")
        self._lay_out()
        self.model.changed.connect(self._draw)
        self.list.chosen.connect(lambda _: self._show())
        self.list.opened.connect(lambda _: self.go_on())
        self.list.clicked.connect(lambda _: self._on_clicked())
        self.list.menu_asked.connect(self._menu)
        self._failed.again.connect(self.model.ask)
        self.view.open_asked.connect(self.go_on)
        self.view.discard_asked.connect(self.discard)
        self.view.back_asked.connect(self.bring_back)
        self.model.ask()

    def path(self) -> tuple[str, ...]:
        """Return the name of the page."""
        return (self.tr("Drafts"),)

    def commands(self) -> Sequence[Command]:
        """Return what can be done with a draft."""
        tr, group = self.tr, self.tr("Drafts")
        return (
            command("drafts.go-on", tr("Go on writing"), self.go_on, group, "pencil-line", self._why_not_go_on),
            command("drafts.discard", tr("Discard draft"), self.discard, group, "trash-2", self._why_not_discard),
            command("drafts.bring-back", tr("Bring back"), self.bring_back, group, "rotate-ccw", self._why_not_bring),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the draft."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Show what there is now."""
        self.model.ask()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show everything: drafts are words about people."""
        self.split.setVisible(not hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Put the chosen draft away by Delete, while the list has the focus."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.discard()
        else:
            super().keyPressEvent(event)

    def line(self) -> DraftLine | None:
        """Return the chosen draft."""
        chosen = self.list.value()
        return self.model.line(chosen.key) if isinstance(chosen, TwoLine) else None

    def go_on(self) -> None:
        """Open the form with its words; one that was put away is brought back first."""
        line = self.line()
        if line is None:
            return
        place = place_of(line)
        if line.is_discarded:
            self.model.bring_back(line)
        elif place is not None:
            self.work.window.go(place)

    def discard(self) -> None:
        """Put the chosen draft away."""
        line = self.line()
        if line is not None and not line.is_discarded:
            self.model.discard(line)

    def bring_back(self) -> None:
        """Bring the chosen draft back."""
        line = self.line()
        if line is not None and line.is_discarded:
            self.model.bring_back(line)

    def _why_not_go_on(self) -> str:
        line = self.line()
        if line is None:
            return self.tr("Choose a draft in the list first.")
        missing = self.tr("What it is about is not on this device.")
        return "" if line.is_discarded or place_of(line) is not None else missing

    def _why_not_discard(self) -> str:
        line = self.line()
        if line is None:
            return self.tr("Choose a draft in the list first.")
        return self.tr("This draft is discarded already.") if line.is_discarded else ""

    def _why_not_bring(self) -> str:
        line = self.line()
        if line is None:
            return self.tr("Choose a draft in the list first.")
        return "" if line.is_discarded else self.tr("This draft was not discarded.")

    def _on_clicked(self) -> None:
        """Show the draft where the list stands alone."""
        if self.split.is_list_folded:
            self.split.show_work()

    def _menu(self, at: QPoint) -> None:
        PopupMenu(self.commands(), self).popup(at)

    def _show(self) -> None:
        self.view.show_line(self.line())
        self.commands_changed.emit()

    def _lay_out(self) -> None:
        side = list_column((self._heading, self._words, self._failed, self._empty), self.list)
        self.split = ThreePanes(
            side,
            self.view,
            None,
            "drafts",
            preferences=self.work.preferences,
            list_width=348,
            list_words=self.tr("Back to the drafts"),
        )
        fill(self, self.split)

    def _draw(self) -> None:
        state = self.model.state
        self.rows.set_rows(self.model.rows())
        self._heading.set_count(None if state.is_loading else self.model.count())
        self._empty.setVisible(not state.is_loading and not state.lines and state.error is None)
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("The drafts could not be read."), say(state.error))
        if state.lines and self.list.value() is None:
            self.list.choose_first()
        self._show()
