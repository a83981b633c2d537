"""The tasks of a case: those of its stage and those planned by hand; finish one, plan the next, put off, give up."""

from collections.abc import Hashable
from datetime import date
from uuid import UUID

from caseworker.desk.case_page import TaskLine
from caseworker.desk.tasks import Plan
from caseworker.domain.actions import Action
from caseworker.domain.tasks import Task, TaskId, TaskState
from ui.cases.case_forms import day_asked, reason_asked, why_missing
from ui.cases.case_model import CasePart
from ui.person import typed
from ui.person.details_reading import not_a_day
from ui.person.form import Asked, Form, Reading, Values
from ui.widgets.task_rows import TaskRow

PLAN, FINISH, DROP, POSTPONE, WAIT = "case-task", "task-finish", "task-drop", "task-postpone", "task-wait"


class CaseTasks(CasePart):
    """What the card of tasks shows, and what may be done with each of them."""

    def lines(self) -> tuple[TaskLine, ...]:
        """Return the tasks of the stage the case is in and those of no stage; open ones first, then by when due.

        Open tasks of other stages stand here too, because somebody still has to do them.
        """
        page = self.case.page
        if page is None:
            return ()
        here = [one for one in page.tasks if one.task.stage in {"", page.case.stage} or _is_open(one.task)]
        shown = [one for one in here if one.task.state is not TaskState.DROPPED]
        place = {page.case.stage: 0, "": 1}

        def order(one: TaskLine) -> tuple[bool, bool, date, int]:
            due = one.task.due if _is_open(one.task) else None
            return not _is_open(one.task), bool(one.waits_for), due or date.max, place.get(one.task.stage, 2)

        return tuple(sorted(shown, key=order))

    def counts(self) -> tuple[int, int]:
        """Return how many tasks are done, and how many there are."""
        lines = self.lines()
        return sum(not _is_open(one.task) for one in lines), len(lines)

    def rows(self) -> tuple[TaskRow, ...]:
        """Return the tasks as they are shown."""
        return tuple(self._row(one) for one in self.lines())

    def line(self, key: Hashable) -> TaskLine | None:
        """Return a task by its id."""
        return next((one for one in self.lines() if one.task.id == key), None)

    def first_to_do(self) -> UUID | None:
        """Return the first task that holds the case in its stage, otherwise the first open one."""
        page = self.case.page
        to_do = [one.task for one in self.lines() if _is_open(one.task)]
        holding = [one for one in to_do if page is not None and one.required and one.stage == page.case.stage]
        return next((one.id for one in (*holding, *to_do)), None)

    def tick(self, key: Hashable) -> None:
        """Finish a task, or take it up again when it is done; one that is locked says when it opens."""
        line = self.line(key)
        if line is None:
            return
        why = self.why_not_open()
        if why:
            self.work.window.toast(why)
        elif not _is_open(line.task):
            self._reopen(line.task)
        elif line.waits_for:
            self.work.window.toast(self._opens_when(line))
        else:
            self._finish(line.task)

    def plan(self) -> None:
        """Ask what is to be done."""
        self.ask(
            Form(
                id=PLAN,
                title=self.tr("Add task"),
                asked=(
                    Asked(key="title", label=self.tr("What is to be done")),
                    day_asked("due", self.tr("Due"), hint=typed.due_hint()),
                ),
                action=self.tr("Save task"),
            )
        )

    def finish_and_plan(self, task: UUID) -> None:
        """Ask what came of a task and what is done next, in one step."""
        line = self.line(task)
        if line is None:
            return
        self.ask(
            Form(
                id=FINISH,
                title=self.tr("Finish “{title}” and plan the next").format(title=line.task.title),
                asked=(
                    Asked(key="note", label=self.tr("What came of it"), hint=self.tr("If it needs saying")),
                    Asked(key="title", label=self.tr("What is done next")),
                    day_asked("due", self.tr("Due"), hint=typed.due_hint()),
                ),
                action=self.tr("Finish and plan"),
                about=task,
            )
        )

    def postpone(self, task: UUID) -> None:
        """Ask to which day a task is put off."""
        asked = (day_asked("due", self.tr("New day"), hint=self.tr("“28 Nov”, “tomorrow”")),)
        self._ask_about(task, POSTPONE, self.tr("Put off “{title}”"), asked, self.tr("Put off"))

    def wait(self, task: UUID) -> None:
        """Ask what a task waits for outside the office."""
        asked = (Asked(key="what", label=self.tr("What it waits for")),)
        self._ask_about(task, WAIT, self.tr("“{title}” waits"), asked, self.tr("Save"))

    def drop(self, task: UUID) -> None:
        """Ask why a task is given up."""
        self._ask_about(task, DROP, self.tr("Give up “{title}”"), (reason_asked(),), self.tr("Give up task"))

    def carry_out(self, form: Form, values: Values) -> None:
        """Do what the form is for; raises Faults."""
        ways = {PLAN: self._plan, FINISH: self._finish_form, DROP: self._drop, POSTPONE: self._postpone}
        ways |= {WAIT: self._wait}
        ways[form.id](Reading(values), form)

    def _ask_about(self, task: UUID, form: str, title: str, asked: tuple[Asked, ...], action: str) -> None:
        line = self.line(task)
        if line is not None:
            said = title.format(title=line.task.title)
            self.ask(Form(id=form, title=said, asked=asked, action=action, about=task))

    def _planned(self, reading: Reading) -> Plan:
        title = reading.needed("title", self.tr("Say what is to be done."))
        due = reading.read("due", lambda text: typed.due(text, self.work.wording), not_a_day()) or typed.NO_DUE
        reading.done()
        return Plan(title=title, case=self.id, due=due.day, due_at=due.at)

    def _plan(self, reading: Reading, _form: Form) -> None:
        desk, plan, why = self.work.office.tasks, self._planned(reading), self.tr("Taken back at once")
        self.write(
            lambda: desk.plan(plan),
            says=self.tr("Task added"),
            undo=lambda task: lambda: desk.drop(task.id, reason=why),
        )

    def _finish_form(self, reading: Reading, form: Form) -> None:
        plan, note, task = self._planned(reading), reading.text("note"), _task_of(form)
        desk = self.work.office.tasks
        self.write(
            lambda: desk.finish(task, note=note, plan_next=plan),
            says=self.tr("Task finished, and the next one planned"),
        )

    def _finish(self, task: Task) -> None:
        desk = self.work.office.tasks
        said = self.tr("Task finished: {title}").format(title=self.work.wording.isolate(task.title))
        self.write(lambda: desk.finish(task.id), says=said, undo=lambda _: lambda: desk.reopen(task.id))

    def _reopen(self, task: Task) -> None:
        desk, note = self.work.office.tasks, task.outcome_note
        said = self.tr("Task taken up again: {title}").format(title=self.work.wording.isolate(task.title))
        self.write(lambda: desk.reopen(task.id), says=said, undo=lambda _: lambda: desk.finish(task.id, note=note))

    def _postpone(self, reading: Reading, form: Form) -> None:
        reading.needed("due", self.tr("Say the new day."))
        due = reading.read("due", lambda text: typed.day(text, self.work.wording), not_a_day())
        reading.done()
        assert due is not None, "a day that is missing was told"
        desk, task = self.work.office.tasks, _task_of(form)
        line = self.line(task)
        before = line.task.due if line else None
        undo = None if before is None else lambda _: lambda: desk.postpone(task, due=before)
        self.write(lambda: desk.postpone(task, due=due), says=self.tr("Task put off"), undo=undo)

    def _wait(self, reading: Reading, form: Form) -> None:
        what = reading.needed("what", self.tr("Say what it waits for."))
        reading.done()
        desk, task = self.work.office.tasks, _task_of(form)
        self.write(lambda: desk.wait(task, for_what=what), says=self.tr("Saved what the task waits for"))

    def _drop(self, reading: Reading, form: Form) -> None:
        why = reading.needed("why", why_missing())
        reading.done()
        desk, task = self.work.office.tasks, _task_of(form)
        self.write(
            lambda: desk.drop(task, reason=why),
            says=self.tr("Task given up"),
            undo=lambda _: lambda: desk.reopen(task),
        )

    def _row(self, line: TaskLine) -> TaskRow:
        say, task, read_only = self.work.wording, line.task, not self.case.may(Action.WRITE)
        if not _is_open(task):
            ending = self.tr("Done {day}").format(day=say.month_day(task.done_at)) if task.done_at else self.tr("Done")
            return TaskRow(
                key=task.id,
                title=task.title,
                hint=task.outcome_note,
                done=True,
                ending=ending,
                read_only=read_only,
            )
        if line.waits_for:
            ending = self.tr("Cannot start yet")
            return TaskRow(key=task.id, title=task.title, hint=self._opens_when(line), locked=True, ending=ending)
        optional = "" if task.required or not task.stage else self.tr("Optional")
        waits = self.tr("Waiting for: {what}").format(what=task.waiting_for) if task.waiting_for else ""
        return TaskRow(
            key=task.id,
            title=task.title,
            hint=say.facts(waits, self._elsewhere(task), optional),
            owner=self.case.who(task.assignee),
            due=say.week_day(task.due) if task.due else "",
            due_state=self._due_state(line),
            status=self.tr("Waiting") if task.waiting_for else say.task_state(task.state),
            status_tone="warning" if task.waiting_for else "accent",
            read_only=read_only,
        )

    def _elsewhere(self, task: Task) -> str:
        if not task.stage or task.stage == self.case.case.stage:
            return ""
        return self.tr("From the stage {stage}").format(stage=self.case.stage_of(self.case.case, task.stage))

    def _opens_when(self, line: TaskLine) -> str:
        return self.tr("Opens when %n other tasks are done.", "", line.waits_for)

    def _due_state(self, line: TaskLine) -> str:
        if line.is_overdue:
            return "over"
        if line.task.due is None:
            return "later"
        away = (line.task.due - self.work.wording.today()).days
        return "today" if away == 0 else "soon" if away <= 2 else "later"


def _is_open(task: Task) -> bool:
    return task.state is TaskState.OPEN


def _task_of(form: Form) -> TaskId:
    assert isinstance(form.about, UUID), "the form is about a task"
    return TaskId(form.about)
