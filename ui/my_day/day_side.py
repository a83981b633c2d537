"""Beside the day: what waits to be sent by kind, what is on this laptop, and what else is due."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from caseworker.desk.exchange import WaitingWork
from caseworker.domain.appointments import AppointmentState
from ui.my_day.day_model import DayModel, Laptop
from ui.places import Place
from ui.widgets.buttons import Button
from ui.widgets.side_pane import SidePane
from ui.work import Work

_MOST_DUE = 8
_LOW_BYTES = 2_000_000_000
_KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("visits", "footprints", ("visit.",)),
    ("notes", "notebook-pen", ("contact.", "note.", "answer.")),
    ("tasks", "check-check", ("task.", "deadline.", "approval.")),
    ("documents", "image", ("document.",)),
    ("others", "file-pen", ("",)),
)


class DaySide(SidePane):
    """Draws a `DayModel` at the side."""

    def __init__(self, work: Work, model: DayModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Waiting to send, this laptop, and what else is due"))
        self._work, self._model = work, model
        self._waiting = self.section(self.tr("Waiting to send"))
        self._laptop = self.section(self.tr("On this laptop"))
        self._due = self.section(self.tr("Also due today"))
        model.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        for section in (self._waiting, self._laptop, self._due):
            section.clear()
        laptop = self._model.state.laptop
        if laptop is not None:
            self._draw_waiting(laptop)
            self._draw_laptop(laptop)
        self._draw_due()

    def _draw_waiting(self, laptop: Laptop) -> None:
        wording, count = self._work.wording, sum(one.count for one in laptop.waiting)
        self._waiting.set_count(count)
        if not count and not laptop.photos[0]:
            self._waiting.add_words(self.tr("Nothing waits. Everything saved here is at the office."))
            return
        if laptop.waiting:
            oldest = min(one.oldest_at for one in laptop.waiting)
            self._waiting.add_words(self.tr("The oldest is from {moment}.").format(moment=wording.day_time(oldest)))
        for kind, icon, found in _by_kind(laptop.waiting):
            number = wording.number(sum(one.count for one in found))
            self._waiting.add_line(icon, self._kind_words(kind), "", number)
        if laptop.photos[0]:
            size = wording.size(laptop.photos[1])
            number = wording.number(laptop.photos[0])
            self._waiting.add_line("image", self.tr("Contents of photos and files"), size, number)
        stick = Button(self.tr("Send to a USB stick instead"), kind="link", size="sm")
        stick.clicked.connect(lambda: self._work.window.go(Place("sync")))
        self._waiting.add_widget(stick)

    def _kind_words(self, kind: str) -> str:
        return {
            "visits": self.tr("Visits"),
            "notes": self.tr("Notes and calls"),
            "tasks": self.tr("Tasks and deadlines"),
            "documents": self.tr("Photos and documents"),
            "others": self.tr("Other changes"),
        }[kind]

    def _draw_laptop(self, laptop: Laptop) -> None:
        wording, add = self._work.wording, self._laptop.add_fact
        add(self.tr("People ready offline"), wording.number(laptop.people))
        ready, ahead = self._model.ready()
        if ahead:
            words = self.tr("{ready} of {all}").format(ready=wording.number(ready), all=wording.number(ahead))
            add(self.tr("Visits ready"), words, "warning" if ready < ahead else "")
        if laptop.until is not None:
            days = (laptop.until - wording.now()).days
            add(self.tr("Works offline until"), wording.month_day(laptop.until), "warning" if days < 14 else "")
        low = laptop.free_bytes < _LOW_BYTES
        add(self.tr("Free space"), wording.size(laptop.free_bytes), "warning" if low else "")
        if laptop.filled_at is not None:
            add(self.tr("Data from the office is from"), wording.day_time(laptop.filled_at))

    def _draw_due(self) -> None:
        mine = self._model.state.mine
        if mine is None:
            return
        is_today = mine.day == self._work.wording.today()
        late = any(todo.is_overdue for todo in mine.tasks)
        today = self.tr("Overdue and due today") if late else self.tr("Also due today")
        self._due.set_title(today if is_today else self.tr("Also due by then"))
        wording, go = self._work.wording, self._work.window.go
        for booked in mine.appointments:
            if booked.state is AppointmentState.BOOKED:
                time = wording.time(booked.starts_at)
                self._due.add_line(
                    "calendar-days", booked.title or self.tr("Appointment"), self.tr("At the office"), time
                )
        for todo in mine.tasks[:_MOST_DUE]:
            task = todo.task
            case = "" if todo.case is None else wording.facts(todo.case.shown_number, todo.case.title)
            place = Place("case", todo.case.id) if todo.case is not None else None
            if place is None and task.person is not None:
                place = Place("person", task.person)
            act = None if place is None else partial(go, place)
            since = wording.due(task.due) if todo.is_overdue and task.due is not None else ""
            tone = "danger" if todo.is_overdue else ""
            self._due.add_line("square", task.title, case, since, tone, act)
        if len(mine.tasks) > _MOST_DUE:
            rest = Button(self.tr("%n more tasks", "", len(mine.tasks) - _MOST_DUE), kind="link", size="sm")
            rest.clicked.connect(lambda: go(Place("my-tasks")))
            self._due.add_widget(rest)
        if not mine.tasks and not mine.appointments:
            self._due.add_words(self.tr("Nothing else is due."))


def _by_kind(waiting: Sequence[WaitingWork]) -> list[tuple[str, str, list[WaitingWork]]]:
    """Sort unsent work into kinds, in their order; each goes to the first kind that knows its act."""
    found: dict[str, list[WaitingWork]] = {}
    for one in waiting:
        kind = next(name for name, _, acts in _KINDS if one.action.startswith(acts))
        found.setdefault(kind, []).append(one)
    return [(name, icon, found[name]) for name, icon, _ in _KINDS if name in found]
