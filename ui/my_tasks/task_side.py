"""The chosen task, beside the list: when, for whom, and what can be done with it besides finishing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.desk.tasks import ToDo
from ui.lists.officers import Officers
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.side_pane import SidePane
from ui.work import Work


class TaskSide(SidePane):
    """Draws one task."""

    postpone_asked = Signal()
    reassign_asked = Signal()
    open_asked = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Chosen task"))
        self._work = work
        self._title = Label("", "heading", wrap=True)
        self._detail = Label("", "body", "text2", wrap=True, selectable=True)
        self._postpone = Button(self.tr("Put off"), icon="calendar-clock", keys="Ctrl+Shift+D", size="sm")
        self._reassign = Button(self.tr("Reassign"), icon="users", keys="Ctrl+E", size="sm")
        self._open = Button(self.tr("Open its case"), icon="folder-open", keys="Return", size="sm")
        self._postpone.clicked.connect(self.postpone_asked)
        self._reassign.clicked.connect(self.reassign_asked)
        self._open.clicked.connect(self.open_asked)
        self.add_top(self._top())
        self._facts = self.section(self.tr("At a glance"))
        self.show_task(None, Officers(work.office.card.id, work.office.card.name), has_place=False)

    def show_task(self, todo: ToDo | None, officers: Officers, *, has_place: bool) -> None:
        """Show another task, or that none is chosen."""
        self._facts.clear()
        for button in (self._postpone, self._reassign):
            button.setVisible(todo is not None)
        self._open.setVisible(has_place)
        has_case = todo is not None and todo.case is not None
        self._open.set_words(self.tr("Open its case") if has_case else self.tr("Open the person"))
        if todo is None:
            self._title.set_text(self.tr("No task chosen"))
            self._detail.set_text(self.tr("Choose a task in the list to see it here."))
            self._detail.show()
            return
        self._title.set_text(todo.task.title)
        self._detail.set_text(todo.task.detail)
        self._detail.setVisible(bool(todo.task.detail))
        self._add_facts(todo, officers)

    def _add_facts(self, todo: ToDo, officers: Officers) -> None:
        task, wording = todo.task, self._work.wording
        due = wording.full_day(task.due) if task.due is not None else self.tr("No day")
        case = wording.facts(todo.case.shown_number, todo.case.title) if todo.case is not None else ""
        for key, value, tone in (
            (self.tr("Due"), due, "danger" if todo.is_overdue else ""),
            (self.tr("Promised for"), wording.time(task.due_at) if task.due_at is not None else "", ""),
            (self.tr("Case"), case, ""),
            (self.tr("Waits for"), task.waiting_for, ""),
            (self.tr("Whose"), officers.name(task.assignee), ""),
            (self.tr("Put off so far"), self._times(task.postponed), ""),
        ):
            if value:
                self._facts.add_fact(key, value, tone)

    def _times(self, count: int) -> str:
        return self.tr("%n times", "", count) if count else ""

    def _top(self) -> QWidget:
        px = theme().px
        top = QWidget()
        rows = QVBoxLayout(top)
        rows.setContentsMargins(0, px(20), 0, px(16))
        rows.setSpacing(px(8))
        for widget in (self._title, self._detail, self._open, self._postpone, self._reassign):
            rows.addWidget(widget)
        return top
