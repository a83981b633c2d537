"""The page of a team's queue: counts that are filters, cases by what is due first, requests and loads at the side."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from caseworker.desk.case_table import Asking
from ui.approvals.decision_model import DecisionModel
from ui.cases.case_columns import case_columns
from ui.cases.table_page import CaseTablePage
from ui.commands import Command
from ui.lists.case_words import asking_words
from ui.lists.giving import command
from ui.lists.head_button import HeadButton
from ui.lists.list_pane import ListParts, NothingThere
from ui.lists.picker import Picker
from ui.places import Place
from ui.team_queue.counts_bar import CountChoice, CountsBar
from ui.team_queue.queue_model import QueueBeside, QueueModel
from ui.team_queue.queue_side import QueueSide
from ui.work import Work

_TONES = {Asking.OVERDUE: "danger", Asking.DUE_SOON: "warning"}


class TeamQueuePage(CaseTablePage):
    """What needs a supervisor, and what holds it."""

    model: QueueModel

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, QueueModel(work, None), parent)
        self.decision = DecisionModel(work, self)
        self.side = QueueSide(work, self.decision)
        self.counts = CountsBar(
            [(one.value, asking_words(one), _TONES.get(one, "")) for one in Asking], self.tr("Which cases")
        )
        self.count_choice = CountChoice(self.counts)
        self._pickers = self._make_pickers()
        self._put_above()
        self.lay_out(self.side, "team-queue", self.tr("Chosen case"))
        self._follow()
        self.model.open({"asking": place.part} if place.part in set(Asking) else None)

    def name(self) -> str:
        """Return what the page is called."""
        return self.tr("Team queue")

    def parts(self) -> ListParts:
        """Return what the list is made of."""
        return ListParts(
            title=self.name(),
            columns=case_columns(with_status=False),
            fetch=self.model.fetch,
            nothing=NothingThere(
                "check-check", self.tr("Nothing here needs you."), self.tr("Choose “All open” to see every case.")
            ),
            search_hint=self.tr("Case, number or person"),
            checkable=True,
            actions=self.foot_actions(),
        )

    def commands(self) -> Sequence[Command]:
        """Return deciding and planning moves, beside what all tables of cases offer."""
        group, why, view = self.tr("Approval"), self.decision.why_not_decide, self.side.view
        return (
            *super().commands(),
            command("form.main", self.tr("Approve"), view.ask_approve, group, "check", why),
            command("approval.send-back", self.tr("Send back"), view.ask_send_back, group, "undo-2", why),
            command("approval.previous", self.tr("Previous case"), partial(self._step, -1), group, "chevron-up"),
            command("approval.next", self.tr("Next case"), partial(self._step, 1), group, "chevron-down"),
        )

    def show_row(self) -> None:
        """Show the current row at the side."""
        number = self.pane.table.current_id()
        row = self.model.row_at(number) if isinstance(number, int) else None
        self.side.show_row(row, self.model.officers)

    def draw(self) -> None:
        """Show counts, loads and the filters in force."""
        beside, number = self.model.beside, self.work.wording.number
        if isinstance(beside, QueueBeside):
            self.counts.set_counts({one.value: number(count) for one, count in beside.counts.items()})
        self.counts.set_value(self.model.asking.value)
        self.count_choice.follow()
        for name, picker in self._pickers.items():
            picker.set_value(self.model.state.filters.get(name, ""))

    def _show_loads(self) -> None:
        self.side.show_loads(self.model.load_lines())

    def _step(self, by: int) -> None:
        self.pane.table.choose_row(self.pane.table.currentIndex().row() + by)

    def _make_pickers(self) -> dict[str, Picker]:
        pack = self.work.office.sitting.pack
        made = {
            "territory": Picker(
                self.tr("Area"), self.tr("Every area"), [(one.id, one.title) for one in pack.territories]
            ),
            "type": Picker(
                self.tr("Service"), self.tr("All services"), [(one.id, one.title) for one in pack.case_types]
            ),
        }
        for name, picker in made.items():
            picker.chosen.connect(partial(self.model.filter, name))
        return made

    def _put_above(self) -> None:
        head = self.pane.head
        for at, picker in enumerate(self._pickers.values()):
            head.insert(1 + at, picker)
            self.pane.fold_filter(picker)
        head.insert(1, self.count_choice)
        button = HeadButton(self.tr("Reassign"), icon="users", keys="Ctrl+E")
        button.clicked.connect(self.reassign)
        head.push(button)
        self.pane.put_below_head(self.counts)

    def _fold_counts(self, tight: bool) -> None:  # noqa: FBT001  # a slot
        self.counts.setHidden(tight)
        self.count_choice.setVisible(tight)

    def _follow(self) -> None:
        self.counts.chosen.connect(self.model.choose)
        self.count_choice.chosen.connect(self.model.choose)
        self.pane.tightened.connect(self._fold_counts)
        self.model.ids_changed.connect(self._show_loads)
        self.model.refreshed.connect(self._show_loads)
        self.decision.changed.connect(self.commands_changed)
        self.decision.decided.connect(lambda _: self.model.reload())
        self.side.open_asked.connect(self.open_chosen)
        self.side.moves_asked.connect(self.reassign)
