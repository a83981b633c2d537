"""The side of the page: what needs attention, the open cases, and who they live with."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker.desk.deadlines import DueLine
from caseworker.desk.person_page import PersonPage
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Clock
from caseworker.domain.ids import PersonId
from caseworker.domain.tasks import Task
from ui.person.cases_model import CasesModel
from ui.person.household_model import HouseholdModel
from ui.person.person_model import PersonModel
from ui.places import Place
from ui.widgets.side_pane import SidePane

_TASKS_SHOWN = 6


class AttentionPane(SidePane):
    """Draws a `PersonModel` at the side. `counted` tells how much needs attention."""

    household_asked = Signal()
    counted = Signal(int)

    def __init__(
        self, person: PersonModel, cases: CasesModel, household: HouseholdModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Needs attention, open cases and household"), parent)
        self._person, self._cases, self._household = person, cases, household
        self._attention = self.section(self.tr("Needs attention"))
        self._open = self.section(self.tr("Open cases"), link=self.tr("New"))
        self._home = self.section(self.tr("Household"), link=self.tr("Edit"))
        self._drawn: PersonPage | None = None
        self._open.link_asked.connect(cases.new_case)
        self._home.link_asked.connect(self.household_asked)
        for section in (self._attention, self._open, self._home):
            section.clear()
        person.changed.connect(self._draw)

    @property
    def count(self) -> int:
        """How much needs attention."""
        page = self._person.page
        return len(self._person.state.beside.deadlines) + (len(page.tasks) if page else 0)

    def _draw(self) -> None:
        page = self._person.page
        if page is None:
            return
        self._draw_attention()
        if page is not self._drawn:
            self._drawn = page
            self._draw_cases()
            self._draw_household()
        self.counted.emit(self.count)

    def _draw_attention(self) -> None:
        self._attention.clear()
        state, say = self._person.state, self._person.work.wording
        tasks = state.page.tasks if state.page else ()
        lines: list[tuple[date, Callable[[], None]]] = [
            (say.local(one.line.deadline.due_at).date(), partial(self._add_deadline, one))
            for one in state.beside.deadlines
        ]
        lines += [(one.due or date.max, partial(self._add_task, one)) for one in tasks[:_TASKS_SHOWN]]
        for _, add in sorted(lines, key=lambda line: line[0]):
            add()
        if len(tasks) > _TASKS_SHOWN:
            self._attention.add_words(self.tr("%n more tasks", "", len(tasks) - _TASKS_SHOWN))
        if state.page and not self.count:
            self._attention.add_words(self.tr("Nothing is due."))

    def _add_deadline(self, due: DueLine) -> None:
        say, line = self._person.work.wording, due.line
        paused = line.deadline.state is Clock.PAUSED
        tone = "" if paused else "danger" if line.is_overdue else "warning" if line.is_due_soon else ""
        if paused:
            second = self.tr("The clock is paused")
        elif line.is_overdue:
            second = self.tr("%n working days over", "", -line.working_days_left)
        else:
            second = self.tr("%n working days left", "", line.working_days_left)
        go = partial(self._cases.go_to, due.case.id) if due.case else None
        icon = "circle-pause" if paused else "circle-alert" if line.is_overdue else "calendar-clock"
        day, late = say.short_day(line.deadline.due_at), "danger" if tone == "danger" else ""
        self._attention.add_line(icon, line.deadline.title, second, day, tone, go, second_tone=late)

    def _add_task(self, task: Task) -> None:
        say = self._person.work.wording
        late = task.due is not None and task.due < say.today()
        second = say.due(task.due) if task.due else self.tr("No date")
        if task.waiting_for:
            second = self.tr("Waiting for: {what}").format(what=task.waiting_for)
        go = partial(self._cases.go_to, task.case) if task.case else None
        icon = "circle-alert" if late else "hourglass" if task.waiting_for else "circle"
        tone = "danger" if late else ""
        self._attention.add_line(icon, task.title, second, "", tone, go, second_tone=tone)

    def _draw_cases(self) -> None:
        cases = self._cases.open_ones()
        self._open.clear()
        self._open.set_count(len(cases))
        for case in cases:
            self._add_case(case)
        if not cases:
            self._open.add_words(self.tr("No open case."))

    def _add_case(self, case: Case) -> None:
        words, tone = self._cases.state_of(case)
        go = partial(self._cases.go_to, case.id)
        self._open.add_line(
            "", case.title, self._cases.second_of(case), place=go, chip=words, chip_tone=tone, chip_dot=True
        )

    def _draw_household(self) -> None:
        self._home.clear()
        lines = [
            line
            for household in self._household.households()
            for line in self._household.members_of(household)
            if not line.is_self and not line.is_past
        ]
        self._home.set_count(len(lines))
        for line in lines:
            name = line.name or self.tr("Someone you may not see")
            go = partial(self._go, line.member.person) if line.name else None
            self._home.add_line("", name, line.second, place=go, avatar=name)
        if not lines:
            self._home.add_words(self.tr("Nobody else is known to live with them."))

    def _go(self, person: PersonId) -> None:
        self._person.work.window.go(Place("person", about=person))
