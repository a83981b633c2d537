"""What there is to do, in groups by when: mine, or a team's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from caseworker.desk.tasks import Finished, Plan, ToDo
from caseworker.domain.ids import OfficerId
from caseworker.domain.tasks import Task, TaskId
from ui.lists.officers import Officers, officers_of
from ui.widgets.row_values import TwoLine
from ui.widgets.rows_model import Group
from ui.work import Work

MINE = ""


class When(StrEnum):
    """A group of tasks, in this order."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    NO_DAY = "no_day"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class TasksState:
    """What is to be done. `team` is "" for one's own tasks."""

    team: str = MINE
    todos: tuple[ToDo, ...] = ()
    is_loading: bool = True
    error: Exception | None = None


class TasksModel(QObject):
    """Reads what there is to do; finishes, postpones and hands on, each with Undo."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.state = TasksState()
        self.officers = Officers(work.office.card.id, work.office.card.name)

    def ask(self) -> None:
        """Read what there is to do, now or again."""
        office, team = self._work.office, self.state.team

        def work() -> tuple[tuple[ToDo, ...], Officers]:
            found = office.tasks.of_team(team) if team else office.tasks.mine()
            return found, officers_of(office)

        self._work.lanes.read(work, self._on_read, self._on_failed, owner=self, key="tasks")

    def show_team(self, team: str) -> None:
        """Show a team's tasks, or one's own again."""
        if team != self.state.team:
            self._become(team=team, is_loading=True)
            self.ask()

    def when(self, todo: ToDo) -> When:
        """Return the group of a task."""
        task, today = todo.task, self._work.wording.today()
        if task.waiting_for:
            return When.WAITING
        if todo.is_overdue:
            return When.OVERDUE
        if task.due is None:
            return When.NO_DAY
        if task.due <= today:
            return When.TODAY
        end_of_week = today + timedelta(days=6 - today.weekday())
        return When.THIS_WEEK if task.due <= end_of_week else When.LATER

    def rows(self) -> Sequence[TwoLine | Group]:
        """Return the tasks as rows, each group under its heading."""
        found: list[TwoLine | Group] = []
        for when in When:
            inside = [todo for todo in self.state.todos if self.when(todo) is when]
            if inside:
                found.append(Group(self.group_words(when)))
                found += [self._row(todo, when) for todo in inside]
        return found

    def todo(self, task: object) -> ToDo | None:
        """Return the line of a task, None when it is not there."""
        return next((one for one in self.state.todos if one.task.id == task), None)

    def finish(self, task: TaskId) -> None:
        """Finish a task."""
        desk = self._work.office.tasks
        self._write(lambda: desk.finish(task), self._say_finished)

    def finish_and_plan(self, task: TaskId, plan: Plan) -> None:
        """Finish a task and plan the next in the same step."""
        desk = self._work.office.tasks
        self._write(lambda: desk.finish(task, plan_next=plan), self._say_finished)

    def postpone(self, todo: ToDo, due: date, reason: str) -> None:
        """Put a task off to another day."""
        desk, task = self._work.office.tasks, todo.task
        day = self._work.wording.day(due)

        def said(_: Task) -> None:
            words = self.tr("“{task}” is put off to {day}").format(task=task.title, day=day)
            undo = self._undo_postpone(task.id, task.due) if task.due is not None else None
            self._work.window.toast(words, undo=undo)

        self._write(lambda: desk.postpone(task.id, due=due, reason=reason), said)

    def reassign(self, todo: ToDo, officer: OfficerId) -> None:
        """Give a task to a colleague."""
        desk, task = self._work.office.tasks, todo.task
        name = self._work.wording.isolate(self.officers.name(officer))

        def said(_: tuple[Task, ...]) -> None:
            words = self.tr("“{task}” is given to {name}").format(task=task.title, name=name)
            self._work.window.toast(words, undo=self._undo_reassign(task))

        self._write(lambda: desk.reassign([task.id], assignee=officer, team=task.team), said)

    @staticmethod
    def next_of(todo: ToDo, title: str, due: date | None) -> Plan:
        """Return the task to follow one: of the same case and person, for the same officer."""
        task = todo.task
        return Plan(title=title, case=task.case, person=task.person, assignee=task.assignee, team=task.team, due=due)

    def group_words(self, when: When) -> str:
        """Return the heading of a group."""
        return {
            When.OVERDUE: self.tr("Overdue"),
            When.TODAY: self.tr("Today"),
            When.THIS_WEEK: self.tr("This week"),
            When.LATER: self.tr("Later"),
            When.NO_DAY: self.tr("Without a day"),
            When.WAITING: self.tr("Waiting for something"),
        }[when]

    def _row(self, todo: ToDo, when: When) -> TwoLine:
        task, wording = todo.task, self._work.wording
        case = wording.facts(todo.case.shown_number, todo.case.title) if todo.case is not None else ""
        waits = self.tr("Waits for: {what}").format(what=task.waiting_for) if task.waiting_for else ""
        owner = self.officers.name(task.assignee) if self.state.team else ""
        late = when is When.OVERDUE
        return TwoLine(
            key=task.id,
            title=task.title,
            second=wording.facts(waits, case, owner),
            trailing=wording.due(task.due) if task.due is not None else "",
            icon="circle-alert" if late else "circle",
            tone="danger" if late else "",
            trailing_tone="danger" if late else "warning" if when is When.TODAY else "",
        )

    def _say_finished(self, finished: Finished) -> None:
        done = finished.done
        words = self.tr("Finished: {task}").format(task=self._work.wording.isolate(done.title))
        if finished.next is not None:
            words = self.tr("Finished: {task}. Next: {next}").format(
                task=self._work.wording.isolate(done.title), next=self._work.wording.isolate(finished.next.title)
            )
        self._work.window.toast(words, undo=lambda: self._take_back(finished))

    def _take_back(self, finished: Finished) -> None:
        desk, reason = self._work.office.tasks, self.tr("Finishing the task before it was taken back.")

        def work() -> Task:
            if finished.next is not None:
                desk.drop(finished.next.id, reason=reason)
            return desk.reopen(finished.done.id)

        self._write(work, lambda _: None)

    def _undo_postpone(self, task: TaskId, before: date) -> Callable[[], None]:
        desk = self._work.office.tasks
        return lambda: self._write(lambda: desk.postpone(task, due=before), lambda _: None)

    def _undo_reassign(self, before: Task) -> Callable[[], None]:
        desk = self._work.office.tasks
        return lambda: self._write(
            lambda: desk.reassign([before.id], assignee=before.assignee, team=before.team), lambda _: None
        )

    def _write(self, act: Callable[[], Any], said: Callable[[Any], None]) -> None:
        def done(value: Any) -> None:
            said(value)
            self.ask()

        self._work.lanes.write(act, done, self._work.window.trouble, owner=self)

    def _on_read(self, told: tuple[tuple[ToDo, ...], Officers]) -> None:
        todos, self.officers = told
        self._become(todos=todos, is_loading=False, error=None)

    def _on_failed(self, error: Exception) -> None:
        self._become(is_loading=False, error=error)

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()
