"""The page of what there is to do: by day, finished with Space, put off, handed on; a team's for a supervisor."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.tasks import ToDo
from caseworker.domain.actions import Role
from caseworker.domain.tasks import Task
from ui.commands import Command
from ui.lists.giving import command
from ui.lists.picker import Picker
from ui.messages import say
from ui.my_tasks.panels import ColleaguePanel, DayPanel
from ui.my_tasks.task_side import TaskSide
from ui.my_tasks.tasks_model import TasksModel
from ui.news import Changes
from ui.places import Place
from ui.shell.page import Page
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.columns import beside_margins, fill
from ui.widgets.foot_bar import FootBar
from ui.widgets.labels import Heading
from ui.widgets.menus import PopupMenu
from ui.widgets.row_values import TwoLine
from ui.widgets.rows import RowList, RowsModel, TwoLineDelegate
from ui.widgets.states import Empty, Failed
from ui.widgets.three_panes import ThreePanes
from ui.work import Work

NEXT_DAYS, LATER_DAYS = 7, 1


class MyTasksPage(Page):
    """Tasks in groups by when, and the chosen one at the side."""

    shows = frozenset({Task.definition.kind, "case"})

    def __init__(self, work: Work, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(work, place, parent)
        self.model = TasksModel(work, self)
        self.rows = RowsModel(parent=self)
        self.list = RowList(self.rows, TwoLineDelegate(), self.tr("Tasks"))
        self.side = TaskSide(work)
        self.heading = Heading(self.tr("My tasks"))
        teams = [(one.id, one.title) for one in work.office.sitting.pack.teams]
        self.team = Picker(self.tr("Whose tasks"), self.tr("Mine"), teams)
        self._empty = Empty("check-check", self.tr("Nothing to do."), self.tr("Ctrl+T plans a task from anywhere."))
        self._failed = Failed("", "")
        self._restored: object = None
        self._finish = Button(self.tr("Finish"), kind="primary", icon="check", keys="Space")
        self._next = Button(self.tr("Finish and plan the next"), keys="Ctrl+Shift+Return")
        self._lay_out()
        self.team.setVisible(work.office.card.role is Role.SUPERVISOR)
        self._connect()
        self.model.ask()

    def path(self) -> tuple[str, ...]:
        """Return the name of the page."""
        return (self.tr("My tasks"),)

    def commands(self) -> Sequence[Command]:
        """Return what can be done with the chosen task."""
        group, why = self.tr("Tasks"), self._why_not
        return (
            command("tasks.finish", self.tr("Finish task"), self.finish, group, "check", why),
            command(
                "tasks.finish-and-plan", self.tr("Finish and plan the next"), self.ask_next, group, "list-plus", why
            ),
            command("tasks.postpone", self.tr("Put off"), self.ask_day, group, "calendar-clock", why),
            command("case.assign", self.tr("Reassign"), self.ask_colleague, group, "users", why),
            command(
                "tasks.open-case", self.tr("Open its case"), self.open_case, group, "folder-open", self._why_no_case
            ),
        )

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the task."""
        return self.split.panes()

    def first_focus(self) -> QWidget | None:
        """Return the list, or whose tasks are shown while there are none."""
        return self.team if self.list.isHidden() and not self.team.isHidden() else self.list

    def state(self) -> dict[str, object]:
        """Return whose tasks are shown and which is chosen."""
        chosen = self.list.value()
        return {"team": self.model.state.team, "chosen": chosen.key if isinstance(chosen, TwoLine) else None}

    def restore(self, state: dict[str, object]) -> None:
        """Show the same tasks, and choose the one that was chosen once it is there."""
        self._restored = state.get("chosen")
        team = state.get("team", "")
        if isinstance(team, str) and team:
            self.team.set_value(team)
            self.model.show_team(self.team.value())

    def reload(self, changes: Changes) -> None:  # noqa: ARG002
        """Show tasks anew."""
        self.model.ask()

    def finish(self) -> None:
        """Finish the chosen task."""
        todo = self.todo()
        if todo is not None:
            self.model.finish(todo.task.id)

    def ask_next(self) -> None:
        """Ask for the task that follows, then finish this one and plan that in one step."""
        todo = self.todo()
        if todo is None:
            return
        DayPanel(
            self.tr("Finish “{task}” and plan the next").format(task=todo.task.title),
            self,
            label=self.tr("What comes next"),
            action=self.tr("Finish and plan"),
            words_needed=self.tr("Say what comes next, or finish the task without a next one (Space)."),
            day=self.work.wording.today() + timedelta(days=NEXT_DAYS),
            done=lambda words, day: self.model.finish_and_plan(todo.task.id, self.model.next_of(todo, words, day)),
        )

    def ask_day(self) -> None:
        """Ask to which day the chosen task is put off, and why."""
        todo = self.todo()
        if todo is None:
            return
        DayPanel(
            self.tr("Put off “{task}”").format(task=todo.task.title),
            self,
            label=self.tr("Why"),
            action=self.tr("Put off"),
            words_needed=self.tr("Say why it is put off, so that others understand."),
            day=self.work.wording.today() + timedelta(days=LATER_DAYS),
            done=lambda words, day: self.model.postpone(todo, day, words),
        )

    def ask_colleague(self) -> None:
        """Ask who takes the chosen task."""
        todo = self.todo()
        if todo is not None:
            title = self.tr("Give “{task}” to a colleague").format(task=todo.task.title)
            ColleaguePanel(title, self, self.model.officers, lambda officer: self.model.reassign(todo, officer))

    def open_case(self) -> None:
        """Open what the chosen task is about."""
        place = self._place(self.todo())
        if place is not None:
            self.work.window.go(place)

    def todo(self) -> ToDo | None:
        """Return the chosen task, None when there is none."""
        chosen = self.list.value()
        return self.model.todo(chosen.key) if isinstance(chosen, TwoLine) else None

    @staticmethod
    def _place(todo: ToDo | None) -> Place | None:
        if todo is None:
            return None
        if todo.case is not None:
            return Place("case", todo.case.id)
        return Place("person", todo.task.person) if todo.task.person is not None else None

    def _why_not(self) -> str:
        return "" if self.todo() is not None else self.tr("Choose a task in the list first.")

    def _why_no_case(self) -> str:
        if self._place(self.todo()) is not None:
            return ""
        return self._why_not() or self.tr("This task belongs to no case and no person.")

    def _connect(self) -> None:
        self.model.changed.connect(self._draw)
        self.list.chosen.connect(self._show_chosen)
        self.list.marked.connect(self._finish_row)
        self.list.opened.connect(lambda _: self.open_case())
        self.list.menu_asked.connect(self._menu)
        self.team.chosen.connect(self.model.show_team)
        self._failed.again.connect(self.model.ask)
        self._finish.clicked.connect(self.finish)
        self._next.clicked.connect(self.ask_next)
        self.side.postpone_asked.connect(self.ask_day)
        self.side.reassign_asked.connect(self.ask_colleague)
        self.side.open_asked.connect(self.open_case)

    def _finish_row(self, _: QModelIndex) -> None:
        self.finish()

    def _menu(self, at: QPoint) -> None:
        PopupMenu(self.commands(), self).popup(at)

    def _show_chosen(self) -> None:
        todo = self.todo()
        self.side.show_task(todo, self.model.officers, has_place=self._place(todo) is not None)
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
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(self.heading)
        head.addWidget(self.team)
        head.addStretch(1)
        above.addLayout(head)
        above.addWidget(self._failed)
        above.addWidget(self._empty)
        rows.addLayout(above)
        rows.addLayout(beside_margins(self.list, leading=8, trailing=8), 1)
        rows.addStretch(0)
        self._foot = FootBar(self._finish, (self._next,))
        rows.addWidget(self._foot)
        self.split = ThreePanes(
            None,
            pane,
            self.side,
            "my-tasks",
            preferences=self.work.preferences,
            work_words=self.tr("Tasks"),
            side_words=self.tr("Chosen task"),
        )
        fill(self, self.split)

    def _draw(self) -> None:
        state = self.model.state
        self.rows.set_rows(self.model.rows())
        self.heading.set_count(None if state.is_loading and not state.todos else len(state.todos))
        is_empty = not state.is_loading and not state.todos
        self._empty.setVisible(is_empty and state.error is None)
        self.list.setVisible(not is_empty)  # while it is read the focus waits in it
        self._foot.setVisible(not is_empty)
        self._failed.setVisible(state.error is not None)
        if state.error is not None:
            self._failed.say(self.tr("The tasks could not be read."), say(state.error))
        if self._restored is not None and state.todos:
            self.list.choose(self._restored)
            self._restored = None
        if state.todos and self.list.value() is None:
            self.list.choose_first()
        self._show_chosen()
