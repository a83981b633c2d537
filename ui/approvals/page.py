"""The page of approvals: what waits for me, one after the other, decided by keyboard."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caseworker.domain.approvals import Approval
from ui.approvals.decision_model import DecisionModel
from ui.approvals.decision_view import DecisionView
from ui.approvals.list_model import ApprovalsModel
from ui.commands import Command
from ui.lists.giving import command
from ui.messages import say
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.theme.current import theme
from ui.widgets.columns import fill, list_column
from ui.widgets.labels import Heading
from ui.widgets.row_values import TwoLine
from ui.widgets.rows import RowList, RowsModel, TwoLineDelegate
from ui.widgets.states import Empty, Failed
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

WIDEST = 680


class ApprovalsPage(Page):
    """Requests at the side, the one that is chosen beside them."""

    shows = frozenset({Approval.definition.kind, "case"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = ApprovalsModel(work, self)
        self.decision = DecisionModel(work, self)
        self.rows = RowsModel(parent=self)
        self.list = RowList(self.rows, TwoLineDelegate(), self.tr("Requests that wait for you"))
        self.view = DecisionView(work, self.decision)
        self._heading = Heading(self.tr("Approvals"))
        self._empty = Empty(
            "check-check",
            self.tr("Nothing waits for your approval."),
            self.tr("New requests appear here by themselves."),
        )
        self._failed = Failed("", "")
        self._failed.again.connect(self.model.ask)
        self._restored: object = None
        self._lay_out()
        self.model.changed.connect(self._draw)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.split.show_work())
        self.decision.decided.connect(lambda _: self.model.ask())
        self.decision.changed.connect(self.commands_changed)
        self.model.ask()

    def path(self) -> tuple[str, ...]:
        """Return the name of the page."""
        return (self.tr("Approvals"),)

    def commands(self) -> Sequence[Command]:
        """Return deciding, and the way to the request before and after."""
        group, why = self.tr("Approval"), self.decision.why_not_decide
        return (
            command("form.main", self.tr("Approve"), self.view.ask_approve, group, "check", why),
            command("approval.send-back", self.tr("Send back"), self.view.ask_send_back, group, "undo-2", why),
            command("approval.previous", self.tr("Previous request"), lambda: self._step(-1), group, "chevron-up"),
            command("approval.next", self.tr("Next request"), lambda: self._step(1), group, "chevron-down"),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the request."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list

    def state(self) -> dict[str, object]:
        """Return which request is chosen."""
        chosen = self.list.value()
        return {"chosen": chosen.key} if isinstance(chosen, TwoLine) else {}

    def restore(self, state: dict[str, object]) -> None:
        """Choose the request that was chosen, once it is there."""
        self._restored = state.get("chosen")

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Show what waits now."""
        self.model.ask()

    def _choose(self, row: object) -> None:
        approval = row.key if isinstance(row, TwoLine) else None
        self.view.set_person(self.model.person_of(approval) if approval is not None else "")  # type: ignore[arg-type]  # a key of this list is a request's id
        self.decision.show(approval)  # type: ignore[arg-type]  # the same

    def _step(self, by: int) -> None:
        at = self.list.currentIndex().row() + by
        if 0 <= at < self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(at))

    def _lay_out(self) -> None:
        px = theme().px
        side = list_column((self._heading, self._failed, self._empty), self.list)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(px(32), px(22), px(32), px(22))
        self.view.setMaximumWidth(px(WIDEST))
        inside.addWidget(self.view)
        inside.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Request"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        area.setWidget(holder)
        self.split = ThreePanes(
            side,
            area,
            None,
            "approvals",
            preferences=self.work.preferences,
            list_width=340,
            list_words=self.tr("Back to the requests"),
        )
        fill(self, self.split)

    def _draw(self) -> None:
        state = self.model.state
        self.rows.set_rows(self.model.rows())
        self._heading.set_count(None if state.is_loading else len(state.waiting))
        self._empty.setVisible(not state.is_loading and not state.waiting and state.error is None)
        self.list.setVisible(bool(state.waiting))
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("The requests could not be read."), say(state.error))
        if not state.waiting:
            self.decision.show(None)
        elif self._restored is not None:
            self.list.choose(self._restored)
            self._restored = None
        if state.waiting and self.list.value() is None:
            self.list.choose_first()
