"""The work pane of a case: the tasks of its stage, and below them what happened, in tabs."""

from collections.abc import Hashable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.interactions import Interaction
from caseworker.domain.notes import Note
from ui.cases.case_activity import Part
from ui.cases.case_models import CaseModels
from ui.commands import Command
from ui.person.composer import Composer
from ui.person.scrolled import MARGIN, Scrolled
from ui.person.timeline_entries import Entry
from ui.places import Place
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Heading, Label
from ui.widgets.lines import HLine
from ui.widgets.menus import PopupMenu
from ui.widgets.states import Empty
from ui.widgets.tabs import INSIDE, Tabs
from ui.widgets.task_rows import TaskList
from ui.widgets.timeline import TimelineModel, TimelineView

FORM = "case-note"
_LEAST, _MOST = 120, 560


class CaseWork(Scrolled):
    """Draws tasks and activity. `attach_asked` when a file is to be attached."""

    attach_asked = Signal()

    def __init__(self, models: CaseModels, *, task_keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", margin=MARGIN - INSIDE, parent=parent)
        self.setAccessibleName(self.tr("Tasks and activity"))
        self._models = models
        self._heading = Heading(self.tr("Tasks in this stage"))
        self._done = Label("", "body", "text2")
        self._add = Button(self.tr("Add task"), kind="ghost", icon="plus", keys=task_keys)
        self.tasks = TaskList(self.tr("Tasks in this stage"))
        self._no_tasks = Empty("list-checks", self.tr("No tasks in this stage"))
        self.tabs = Tabs(self._options())
        self.composer = Composer(models.work, models.activity, form=FORM)
        self._items = TimelineModel(parent=self)
        self.view = TimelineView(self._items, self.tr("Activity"), margin=0)
        self._none = Empty("history", "")
        self._lay_out()
        self._connect()

    def draw(self) -> None:
        """Show everything anew; what is being typed stays."""
        if self._models.case.page is None:
            return
        done, count = self._models.tasks.counts()
        self._done.set_text(self.tr("{done} of {count} done").format(done=done, count=count) if count else "")
        self.tasks.set_tasks(self._models.tasks.rows())
        self.tasks.setVisible(count > 0)
        self._no_tasks.setVisible(count == 0)
        self._add.setVisible(not self._models.tasks.why_not_open())
        for part, number in self._models.activity.counts().items():
            self.tabs.set_count(part.value, number)
        self._draw_items()

    def show_task(self, key: Hashable) -> None:
        """Go to a task."""
        self.tasks.choose(key)
        self.tasks.rows.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self.tasks)

    def show_tab(self, part: str) -> None:
        """Show a tab."""
        self.tabs.set_value(part)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the activity the room that is left, and some more where there is none."""
        super().resizeEvent(event)
        self._fit()

    # Making it

    def _lay_out(self) -> None:
        px = theme().px
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(self._heading)
        head.addWidget(self._done, 1)
        head.addWidget(self._add)
        self._put(head)
        self._put(self.tasks)
        self._put(self._no_tasks)
        self.column.addSpacing(px(14))
        tabbed = QVBoxLayout()
        tabbed.setSpacing(0)
        tabbed.addWidget(self.tabs)
        line = QHBoxLayout()
        line.setContentsMargins(px(INSIDE), 0, px(INSIDE), 0)
        line.addWidget(HLine())
        tabbed.addLayout(line)
        self.column.addLayout(tabbed)
        for widget in (self.composer, self.view, self._none):
            self._put(widget)
        self._no_tasks.hide()
        self._none.hide()

    def _put(self, part: QWidget | QHBoxLayout) -> None:
        """Add something at the margin of the page; only the tabs begin before it, so that their words stand on it."""
        row = part if isinstance(part, QHBoxLayout) else QHBoxLayout()
        row.setContentsMargins(theme().px(INSIDE), 0, theme().px(INSIDE), 0)
        if isinstance(part, QWidget):
            row.addWidget(part)
        self.column.addLayout(row)

    def _connect(self) -> None:
        tasks = self._models.tasks
        self._add.clicked.connect(tasks.plan)
        self.tasks.ticked.connect(tasks.tick)
        self.tasks.opened.connect(self._offer_task)
        self.tasks.menu_asked.connect(self._offer_task_at)
        self.tabs.chosen.connect(self._on_tab)
        self.composer.attach_asked.connect(self.attach_asked)
        self._models.activity.history_read.connect(self._draw_items)
        self.view.opened.connect(self._open)
        self.view.menu_asked.connect(self._offer)
        self.view.file_opened.connect(self._open_file)
        self.view.verticalHeader().sectionResized.connect(self._fit)

    def _options(self) -> list[tuple[str, str, int | None]]:
        return [
            (Part.ACTIVITY.value, self.tr("Activity"), None),
            (Part.NOTES.value, self.tr("Notes"), None),
            (Part.DECISIONS.value, self.tr("Decisions"), None),
            (Part.HISTORY.value, self.tr("History"), None),
        ]

    def _on_tab(self, key: str) -> None:
        if key == Part.HISTORY:
            self._models.activity.read_history()
        self._draw_items()

    def _draw_items(self) -> None:
        part = Part(self.tabs.value() or Part.ACTIVITY.value)
        if self._models.case.page is None:
            return
        items = self._models.activity.items(part)
        waits = part is Part.HISTORY and not self._models.activity.is_history_read
        self._items.set_items(items)
        self.composer.setVisible(part in {Part.ACTIVITY, Part.NOTES})
        self.view.setVisible(bool(items))
        self._none.setVisible(not items and not waits)
        if not items:
            self._none.say(*self._nothing(part))
        self._fit()

    def _nothing(self, part: Part) -> tuple[str, str]:
        return {
            Part.ACTIVITY: (self.tr("Nothing has happened yet"), self.tr("Log the first contact with Ctrl+N.")),
            Part.NOTES: (self.tr("No notes yet"), self.tr("Write one in the line above.")),
            Part.DECISIONS: (self.tr("Nothing is decided yet"), self.tr("Requests and their answers appear here.")),
            Part.HISTORY: (self.tr("No changes yet"), ""),
        }[part]

    def _fit(self) -> None:
        """Make the timeline as high as its items, and no higher than what one sees at once: then it scrolls itself."""
        px = theme().px
        most = max(px(_MOST), self.viewport().height() - px(80))
        wanted = min(most, max(px(_LEAST), self.view.verticalHeader().length() + px(8)))
        if wanted != self.view.height():
            self.view.setFixedHeight(wanted)

    # What one does with a task

    def _offer_task(self, key: Hashable) -> None:
        row = self.tasks.rows.currentIndex()
        at = self.tasks.rows.viewport().mapToGlobal(self.tasks.rows.visualRect(row).center())
        self._task_menu(key, at)

    def _offer_task_at(self, at: QPoint) -> None:
        key = self.tasks.current_key()
        if key is not None:
            self._task_menu(key, at)

    def _task_menu(self, key: Hashable, at: QPoint) -> None:
        commands = self.task_commands(key)
        if commands:
            menu = PopupMenu(commands, self)
            menu.refused.connect(self._models.work.window.toast)
            menu.popup(at)

    def task_commands(self, key: Hashable) -> list[Command]:
        """Return what can be done with a task."""
        model, line = self._models.tasks, self._models.tasks.line(key)
        if line is None or not isinstance(key, UUID):
            return []
        if line.task.done_at is not None:
            return [self._command("task.reopen", self.tr("Take up again"), partial(model.tick, key))]
        return [
            self._command("task.finish", self.tr("Finish task"), partial(model.tick, key)),
            self._command("task.finish-and-plan", self.tr("Finish and plan next"), partial(model.finish_and_plan, key)),
            self._command("task.postpone", self.tr("Put off"), partial(model.postpone, key)),
            self._command("task.wait", self.tr("Say what it waits for"), partial(model.wait, key)),
            self._command("task.drop", self.tr("Give up"), partial(model.drop, key)),
        ]

    def _command(self, name: str, words: str, run: "partial[None]") -> Command:
        return Command(id=name, words=words, run=run, group="", why_not=self._models.tasks.why_not_open)

    # What one does with an item

    def _open(self, key: Hashable) -> None:
        index = self.view.currentIndex()
        self._offer(key, self.view.viewport().mapToGlobal(self.view.visualRect(index).center()))

    def _open_file(self, key: Hashable, number: int) -> None:
        entry = self._models.activity.entry(key)
        if entry is not None and number < len(entry.files):
            self._models.work.window.go(Place("document", about=entry.files[number].id))

    def _offer(self, key: Hashable, at: QPoint) -> None:
        entry = self._models.activity.entry(key)
        commands = self._commands(entry) if entry is not None else []
        if commands:
            PopupMenu(commands, self).popup(at)

    def _commands(self, entry: Entry) -> list[Command]:
        of, model = entry.of, self._models.activity
        found = []
        if isinstance(of, Interaction | Note):
            words = self.tr("Correct note") if isinstance(of, Note) else self.tr("Correct contact")
            found.append(Command(id="timeline.correct", words=words, run=partial(model.correct, of), group=""))
        person = of.people[0] if isinstance(of, Interaction) and of.people else None
        if person is not None:
            go = partial(self._models.parts.go_to_person, person)
            found.append(Command(id="timeline.person", words=self.tr("Open person"), run=go, group=""))
        for number, file in enumerate(entry.files):
            words = self.tr("Open {name}").format(name=file.name)
            run = partial(self._open_file, entry.id, number)
            found.append(Command(id="timeline.file", words=words, run=run, group=""))
        return found
