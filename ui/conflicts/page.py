"""The page of conflicts: records that two people changed at once, decided one after the other by keyboard."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from caseworker.domain.merge import Settled
from ui.commands import Command
from ui.conflicts.conflicts_model import ConflictsModel
from ui.conflicts.review_view import ReviewView
from ui.lists.giving import command
from ui.messages import say
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.widgets.columns import fill, list_column
from ui.widgets.labels import Heading, Label
from ui.widgets.row_values import TwoLine
from ui.widgets.rows import RowList, RowsModel, TwoLineDelegate
from ui.widgets.states import Empty, Failed
from ui.widgets.three_panes import ThreePanes
from ui.work import Work


class ConflictsPage(Page):
    """Records at the side, the two versions of the chosen one beside them."""

    shows = frozenset({"conflict"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = ConflictsModel(work, self)
        self.rows = RowsModel(parent=self)
        self.list = RowList(self.rows, TwoLineDelegate(), self.tr("Records with two versions"))
        self.view = ReviewView(work, self.model)
        self._heading = Heading(self.tr("Conflicts"))
        self._words = Label(self.tr("Two people changed the same thing"), "small", "text2", wrap=True)
        self._empty = Empty(
            "check-check",
            self.tr("Nothing needs a decision."),
            self.tr("Changes to different things are joined by themselves."),
        )
        self._failed = Failed("", "")
        self._wanted: object = None if place.about is None else (place.about, Settled.OPEN)
        self._lay_out()
        self._connect()
        self.model.ask()

    def path(self) -> tuple[str, ...]:
        """Return the page and the record."""
        group = self.model.group()
        return (self.tr("Conflicts"), *(() if group is None else (self.model.called(group),)))

    def title_place(self) -> Place | None:
        """Return the whole list."""
        return Place("conflicts")

    def commands(self) -> Sequence[Command]:
        """Return deciding."""
        tr, group, model = self.tr, self.tr("Conflict"), self.model
        why = model.why_not
        return (
            command("form.main", tr("Save and next"), self.view.finish, group, "check", why),
            command("conflict.use-left", tr("Use all of the left side"), lambda: model.use_all("left"), group, "", why),
            command(
                "conflict.use-right", tr("Use all of the right side"), lambda: model.use_all("right"), group, "", why
            ),
            command("conflict.later", tr("Decide later"), model.later, group, "clock", why),
            command("conflict.open", tr("Open the record"), self.view.open_record, group, "user", self._why_no_record),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the versions."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list

    def state(self) -> dict[str, object]:
        """Return which record is chosen."""
        chosen = self.model.state.chosen
        return {} if chosen is None else {"record": str(chosen[0]), "settled": int(chosen[1])}

    def restore(self, state: dict[str, object]) -> None:
        """Choose the same record once it is there."""
        record, settled = state.get("record"), state.get("settled")
        if isinstance(record, str) and isinstance(settled, int):
            self._wanted = (UUID(record), Settled(settled))

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Show what there is now; what was chosen for the fields stays."""
        self.model.ask()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show everything: all of it is about somebody."""
        self.split.setVisible(not hidden)

    def _why_no_record(self) -> str:
        return "" if self.model.place() is not None else self.tr("This record has no page of its own.")

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.model.settled.connect(self._on_settled)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self._enter())
        self._failed.again.connect(self.model.ask)

    def _choose(self, row: object) -> None:
        self.model.choose(row.key if isinstance(row, TwoLine) else None)
        self.path_changed.emit()
        self.commands_changed.emit()

    def _enter(self) -> None:
        self.split.show_work()
        self.view.enter()

    def _on_settled(self) -> None:
        """Go on in the list: Enter leads into the next one."""
        if self.model.state.chosen is not None:
            self.list.choose(self.model.state.chosen)
        self.list.setFocus()

    def _lay_out(self) -> None:
        side = list_column((self._heading, self._words, self._failed, self._empty), self.list)
        self.split = ThreePanes(
            side,
            self.view,
            None,
            "conflicts",
            preferences=self.work.preferences,
            list_width=292,
            list_words=self.tr("Back to the list"),
        )
        fill(self, self.split)

    def _draw(self) -> None:
        state = self.model.state
        count = self.model.open_count()
        self.rows.set_rows(self.model.rows())
        self._heading.set_count(None if state.is_loading else count)
        self._empty.setVisible(not state.is_loading and not count and state.error is None)
        self._words.setVisible(bool(count))
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("The list could not be read."), say(state.error))
        if self._wanted is not None and state.groups:
            wanted, self._wanted = self._wanted, None
            self.list.choose(wanted)
        if state.groups and self.list.value() is None:
            self.list.choose_first()
