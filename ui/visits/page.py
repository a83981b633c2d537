"""The page of visits: a week by day, planned, moved, given to another officer, cancelled; all of it with Undo."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.field_day import VisitSeen
from caseworker.domain.actions import Role
from caseworker.domain.ids import OfficerId
from caseworker.domain.visits import Visit, VisitState
from ui.commands import Command
from ui.lists.giving import command
from ui.lists.words_panel import WordsPanel
from ui.messages import say
from ui.news import Changes
from ui.places import Place
from ui.printing.commands import print_visit_list, why_not_carry
from ui.shell.page import Page
from ui.theme.current import theme
from ui.visits.acts import VisitActs
from ui.visits.panels import GivePanel, PlanPanel, ReplanPanel
from ui.visits.visit_side import VisitSide
from ui.visits.visits_model import ALL, MINE, TEAM, VisitsModel
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choosers import Segmented
from ui.widgets.columns import beside_margins, fill
from ui.widgets.filter_pills import FilterPills
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Elided, Heading
from ui.widgets.menus import PopupMenu
from ui.widgets.row_values import TwoLine
from ui.widgets.rows import RowList, RowsModel, TwoLineDelegate
from ui.widgets.states import Empty, Failed
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

_OVER = frozenset({VisitState.DONE, VisitState.NOT_AT_HOME})


class VisitsPage(Page):
    """Visits of a week, and the chosen one at the side."""

    shows = frozenset({"visit", "person"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        supervises = work.office.card.role is Role.SUPERVISOR
        self.model = VisitsModel(work, TEAM if supervises else MINE, self)
        self.acts = VisitActs(work, self)
        self.rows = RowsModel(parent=self)
        self.list = RowList(self.rows, TwoLineDelegate(), self.tr("Visits of the week"))
        self.side = VisitSide(work, self.model)
        self.whose = Segmented([(MINE, self.tr("Mine"), "user"), (TEAM, self.tr("Team"), "users")])
        self.whose.set_value(self.model.state.whose)
        if not supervises:
            self.whose.hide()  # shown before it has its place, it would be a window for a moment
        self.filters = FilterPills(self.model.counts())
        self._heading = Heading(self.tr("Visits"))
        self._week = Elided("", "bodyMedium")
        self._empty = Empty(
            "footprints",
            self.tr("No visits here."),
            self.tr("Plan one, or look at another week."),
            self.tr("Plan a visit"),
            keys="Ctrl+Shift+V",
        )
        self._failed = Failed("", "")
        self._restored: object = place.about
        self._lay_out()
        self._connect()
        self.model.ask()

    # What the window asks

    def path(self) -> tuple[str, ...]:
        """Return the page and the week."""
        return (self.tr("Visits"), self.model.week_words())

    def commands(self) -> Sequence[Command]:
        """Return what can be done with the week and the chosen visit."""
        tr, group, why = self.tr, self.tr("Visits"), self._why_not
        return (
            command("visit.plan", tr("Plan visit"), self.plan, group, "plus"),
            command("visits.replan", tr("Move to another time"), self.ask_time, group, "calendar-clock", why),
            command("case.assign", tr("Give to another officer"), self.ask_officer, group, "users", why),
            command("visits.cancel", tr("Cancel visit"), self.ask_reason, group, "calendar-x", why),
            command("visits.take-up", tr("Plan it again"), self.take_up, group, "rotate-ccw", self._why_not_again),
            command("visits.open", tr("Open person"), self.open_person, group, "user", self._why_no_person),
            command("visits.previous-week", tr("Previous week"), lambda: self.step(-1), group, "chevron-left"),
            command("visits.next-week", tr("Next week"), lambda: self.step(1), group, "chevron-right"),
            command("visits.this-week", tr("This week"), self.this_week, group, "calendar-days"),
            command(
                "record.print", tr("Print my visits of today"), self.print_list, group, "printer", self._why_no_list
            ),
        )

    def print_list(self) -> None:
        """Show the officer's own visits of today, ready to print."""
        print_visit_list(self.work)

    def _why_no_list(self) -> str:
        return why_not_carry(self.work)

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the visit."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.list

    def state(self) -> dict[str, object]:
        """Return week, filter and the chosen visit."""
        state, chosen = self.model.state, self.list.value()
        return {
            "monday": state.monday.toordinal(),
            "whose": state.whose,
            "shown": state.shown,
            "chosen": chosen.key if isinstance(chosen, TwoLine) else None,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Show the same week and filter, and choose the same visit once it is there."""
        monday, whose, shown = state.get("monday"), state.get("whose"), state.get("shown")
        if isinstance(monday, int):
            self.model.show(monday=date.fromordinal(monday))
        if whose in {MINE, TEAM} and self.work.office.card.role is Role.SUPERVISOR:
            self.whose.set_value(str(whose))
            self.model.show(whose=whose)
        if isinstance(shown, str) and shown in {key for key, _, _ in self.model.counts()}:
            self.filters.set_value(shown)
            self.model.show(shown=shown)
        self._restored = state.get("chosen") or self._restored

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Show the week anew."""
        self.model.ask()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show the visits: each of them is a name."""
        self.split.setVisible(not hidden)

    # What is asked for

    def plan(self) -> None:
        """Ask for a visit, and plan it."""
        today, monday = self.work.wording.today(), self.model.state.monday
        day = today if monday <= today < monday + timedelta(days=7) else monday
        PlanPanel(self.work, self, day=day, planned=self._on_planned)

    def ask_time(self) -> None:
        """Ask for another time of the chosen visit."""
        seen = self.seen()
        if seen is not None and not self._why_not():
            title = self.tr("Move the visit to {name}").format(name=self.model.name(seen))
            done = partial(self.acts.replan, seen.visit)
            ReplanPanel(self.work, self, title=title, visit=seen.visit, done=done)

    def ask_officer(self) -> None:
        """Ask who takes the chosen visit."""
        seen = self.seen()
        if seen is not None and not self._why_not():
            title = self.tr("Who goes to {name}").format(name=self.model.name(seen))
            done = partial(self._give, seen.visit)
            GivePanel(self, title=title, visit=seen.visit, officers=self.model.officers, done=done)

    def ask_reason(self) -> None:
        """Ask why the chosen visit is cancelled."""
        seen = self.seen()
        if seen is not None and not self._why_not():
            WordsPanel(
                self.tr("Cancel the visit to {name}").format(name=self.model.name(seen)),
                self,
                label=self.tr("Why"),
                action=self.tr("Cancel visit"),
                missing=self.tr("Say why it is cancelled, so that others understand."),
                done=partial(self.acts.cancel, seen.visit),
            )

    def take_up(self) -> None:
        """Plan the chosen visit again, which was cancelled."""
        seen = self.seen()
        if seen is not None and not self._why_not_again():
            self.acts.take_up(seen.visit)

    def open_person(self) -> None:
        """Open whom the chosen visit is to."""
        seen = self.seen()
        if seen is not None and seen.person is not None:
            self.work.window.go(Place("person", seen.person.id))

    def step(self, by: int) -> None:
        """Show the week before or after."""
        self.model.show(monday=self.model.state.monday + timedelta(days=7 * by))

    def this_week(self) -> None:
        """Show this week."""
        today = self.work.wording.today()
        self.model.show(monday=today - timedelta(days=today.weekday()))

    def seen(self) -> VisitSeen | None:
        """Return the chosen visit."""
        chosen = self.list.value()
        return self.model.seen(chosen.key) if isinstance(chosen, TwoLine) else None

    def _why_not(self) -> str:
        seen = self.seen()
        if seen is None:
            return self.tr("Choose a visit in the list first.")
        if seen.visit.state is VisitState.CANCELLED:
            return self.tr("This visit is cancelled. Plan it again first.")
        return self.tr("This visit is over. What was recorded stays.") if seen.visit.state in _OVER else ""

    def _why_not_again(self) -> str:
        seen = self.seen()
        cancelled = seen is not None and seen.visit.state is VisitState.CANCELLED
        return "" if cancelled else self.tr("Only a cancelled visit is planned again.")

    def _why_no_person(self) -> str:
        seen = self.seen()
        return "" if seen is not None and seen.person is not None else self.tr("There is no person to open here.")

    def _give(self, visit: Visit, officer: OfficerId, second: OfficerId | None) -> None:
        self.acts.give(visit, officer, second, name=self.model.officers.name(officer))

    def _on_planned(self, visit: Visit) -> None:
        self._restored = visit.id
        day = self.work.wording.local(visit.planned_from).date()
        self.filters.set_value(ALL)
        self.model.show(monday=day - timedelta(days=day.weekday()), shown=ALL)
        self.model.ask()

    # Drawing

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.acts.done.connect(self.model.ask)
        self.list.chosen.connect(lambda _: self._show())
        self.list.opened.connect(lambda _: self.open_person())
        self.list.menu_asked.connect(self._menu)
        self.whose.chosen.connect(lambda whose: self.model.show(whose=whose))
        self.filters.chosen.connect(lambda shown: self.model.show(shown=shown))
        self._empty.acted.connect(self.plan)
        self._failed.again.connect(self.model.ask)
        self.side.asked.connect(self._run)

    def _run(self, name: str) -> None:
        acts: dict[str, Callable[[], None]] = {one.id: one.run for one in self.commands()}
        acts[name]()

    def _menu(self, at: QPoint) -> None:
        PopupMenu(self.commands(), self).popup(at)

    def _show(self) -> None:
        self.side.show_visit(self.seen())
        self.commands_changed.emit()

    def _lay_out(self) -> None:
        px = theme().px
        pane = QWidget()
        rows = QVBoxLayout(pane)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(px(28), px(16), px(28), px(8))
        above.setSpacing(px(10))
        above.addWidget(self._head())
        above.addWidget(self.filters)
        above.addWidget(self._failed)
        above.addWidget(self._empty)
        rows.addLayout(above)
        rows.addLayout(beside_margins(self.list, leading=8, trailing=8), 1)
        self.split = ThreePanes(
            None,
            pane,
            self.side,
            "visits",
            preferences=self.work.preferences,
            work_words=self.tr("Week"),
            side_words=self.tr("Chosen visit"),
        )
        fill(self, self.split)

    def _head(self) -> QWidget:
        head = QWidget()
        line = FlowLayout(head, gap=theme().px(8))
        week = QWidget()
        line.addWidget(self._heading)
        line.addWidget(week)
        line.push(self.whose)
        plan = Button(self.tr("Plan a visit"), icon="plus", keys="Ctrl+Shift+V", size="sm")
        plan.clicked.connect(self.plan)
        line.push(plan)
        self._lay_out_week(week)
        return head

    def _lay_out_week(self, week: QWidget) -> None:
        row = QHBoxLayout(week)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        for icon, name, by in (
            ("chevron-left", self.tr("Previous week"), -1),
            ("chevron-right", self.tr("Next week"), 1),
        ):
            step = IconButton(icon, name)
            step.clicked.connect(partial(self._step_clicked, by))
            row.addWidget(step)
        row.addWidget(self._week)

    def _step_clicked(self, by: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self.step(by)

    def _draw(self) -> None:
        state = self.model.state
        rows = self.model.rows()
        self.rows.set_rows(rows)
        self.filters.set_options(self.model.counts())
        self._week.set_text(self.model.week_words())
        self._empty.setVisible(not state.is_loading and not rows and state.error is None)
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("The visits could not be read."), say(state.error))
        if rows and self._restored is not None and self.list.choose(self._restored):
            self._restored = None
        if rows and self.list.value() is None and not self.list.choose(self.model.first_ahead()):
            self.list.choose_first()
        self._show()
        self.path_changed.emit()
