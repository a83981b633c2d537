"""One visit under way: set out, at the door, all is well, finished with its note, its tasks and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from caseworker.desk.field_day import Readiness
from caseworker.desk.tasks import Plan, ToDo
from caseworker.desk.visits import RoutineVisit, VisitRecorded
from caseworker.domain.tasks import TaskId
from caseworker.domain.visits import Visit, VisitState
from ui.draft_keeping import KeptDraft
from ui.my_day.day_model import ENDED, DayModel
from ui.work import Work

FORM = "visit"
NOTE, MINUTES, NEXT, DUE, DONE = "note", "minutes", "next", "due", "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What is entered about a visit. `due` is the day of what comes next, None for no day."""

    note: str = ""
    minutes: int = 0
    next: str = ""
    due: date | None = None
    done: tuple[TaskId, ...] = ()


class VisitModel(QObject):
    """The visit that is chosen in a day. `opened` tells that another one is, `refused` what is missing in the note.

    `kept` tells when the words were last kept as a draft.
    """

    changed = Signal()
    opened = Signal()
    refused = Signal(str)
    kept = Signal(object)
    ended = Signal()

    def __init__(self, work: Work, day: DayModel, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self.day = work, day
        self.readiness: Readiness | None = None
        self.entered = Entered()
        self.is_busy = False
        self._draft: KeptDraft | None = None
        day.changed.connect(self._follow)

    @property
    def visit(self) -> Visit | None:
        """The visit that is chosen."""
        return None if self.readiness is None else self.readiness.visit

    @property
    def is_over(self) -> bool:
        """Whether it ended."""
        return self.visit is not None and self.visit.state in ENDED

    def tasks(self) -> tuple[ToDo, ...]:
        """Return the tasks due that this visit may settle: those of its case, and of its person."""
        visit, mine = self.visit, self.day.state.mine
        if visit is None or mine is None:
            return ()
        return tuple(
            one
            for one in mine.tasks
            if one.task.person == visit.person or (visit.case is not None and one.task.case == visit.case)
        )

    def enter(self, entered: Entered) -> None:
        """Take what is entered now; it is kept as a draft."""
        if entered != self.entered:
            self.entered = entered
            if self._draft is not None:
                self._draft.touch()

    def why_not(self) -> str:
        """Return why nothing can be done with a visit now, "" when something can."""
        if self.visit is None:
            return self.tr("Choose a visit in the list first.")
        if self.is_over:
            return self.tr("This visit is over. What was recorded stays as it is.")
        return self.tr("The visit is being saved.") if self.is_busy else ""

    def why_not_set_out(self) -> str:
        """Return why the officer cannot set out now."""
        under_way = self.visit is not None and self.visit.state is not VisitState.PLANNED
        return self.why_not() or (self.tr("You are on the way, or there already.") if under_way else "")

    def why_not_arrive(self) -> str:
        """Return why the officer cannot be at the door now."""
        there = self.visit is not None and self.visit.state is VisitState.AT_THE_DOOR
        return self.why_not() or (self.tr("You are there already.") if there else "")

    def why_not_check_in(self) -> str:
        """Return why no sign of life can be given now."""
        there = self.visit is not None and self.visit.state is VisitState.AT_THE_DOOR
        return self.why_not() or ("" if there else self.tr("Say first that you are at the door."))

    def set_out(self) -> None:
        """Say that the officer is on the way."""
        self._act(self.why_not_set_out(), self._work.office.visits.set_out, self.tr("You are on the way to {name}"))

    def arrive(self) -> None:
        """Say that the officer is at the door."""
        self._act(self.why_not_arrive(), self._work.office.visits.arrive, self.tr("You are at the door of {name}"))

    def check_in(self) -> None:
        """Say that all is well."""
        self._act(self.why_not_check_in(), self._work.office.visits.check_in, self.tr("Noted: all is well"))

    def finish(self) -> None:
        """Record the visit as it was entered; says what is missing."""
        visit, entered = self.visit, self.entered
        if visit is None or self.why_not():
            return
        if not entered.note.strip():
            self.refused.emit(self.tr("Write a line about the visit, so that others know how it went."))
            return
        following = (Plan(title=entered.next.strip(), due=entered.due),) if entered.next.strip() else ()
        said = RoutineVisit(
            outcome=entered.note, minutes=entered.minutes or None, tasks_done=entered.done, plan_next=following
        )
        desk = self._work.office.visits
        self._end(lambda: desk.record(visit.id, said), self.tr("The visit to {name} is finished"))

    def nobody_home(self) -> None:
        """Record that nobody opened, with what was written."""
        visit, note = self.visit, self.entered.note
        if visit is None or self.why_not():
            return
        desk = self._work.office.visits

        def work() -> VisitRecorded:
            if visit.state is not VisitState.AT_THE_DOOR:
                desk.arrive(visit.id)
            return desk.nobody_home(visit.id, note=note)

        self._end(work, self.tr("Noted: nobody was home at {name}"))

    def leave(self) -> None:
        """Keep what is typed, and follow it no longer."""
        if self._draft is not None:
            self._draft.close()
            self._draft = None

    def name(self) -> str:
        """Return whom the visit is to."""
        return "" if self.readiness is None else self.day.name(self.readiness)

    def _act(self, why_not: str, act: Callable[[Any], Visit], said: str) -> None:
        visit = self.visit
        if visit is None or why_not:
            return
        words = said.format(name=self._work.wording.isolate(self.name()))

        def done(_: Visit) -> None:
            self._work.window.toast(words)
            self.day.ask()

        self._work.lanes.write(lambda: act(visit.id), done, self._work.window.trouble, owner=self)

    def _end(self, work: Callable[[], VisitRecorded], said: str) -> None:
        self.is_busy = True
        self.changed.emit()
        words, draft = said.format(name=self._work.wording.isolate(self.name())), self._draft

        def done(_: VisitRecorded) -> None:
            self.is_busy = False
            if draft is not None:
                draft.saved()
            self._work.window.toast(words)
            self.day.ask()
            self.ended.emit()

        self._work.lanes.write(work, done, self._on_refused, owner=self)

    def _on_refused(self, error: Exception) -> None:
        self.is_busy = False
        self.changed.emit()
        self._work.window.trouble(error)

    def _follow(self) -> None:
        before, self.readiness = self.readiness, self.day.chosen()
        same = before is not None and self.readiness is not None and before.visit.id == self.readiness.visit.id
        if not same:
            self._open()
        self.changed.emit()

    def _open(self) -> None:
        self.leave()
        self.entered = Entered()
        visit = self.visit
        if visit is not None and not self.is_over:
            self._draft = self._work.drafts.follow(
                f"{FORM}:{visit.id}", about=visit.person, owner=self, read=self._fields
            )
            self._draft.kept.connect(self.kept)
            self._bring_back(self._draft)
        self.opened.emit()

    def _bring_back(self, draft: KeptDraft) -> None:
        found = draft.find()
        if found is None:
            return
        minutes, due = found.words(MINUTES), found.words(DUE)
        there = {str(one.task.id): one.task.id for one in self.tasks()}
        self.entered = Entered(
            note=found.words(NOTE),
            minutes=int(minutes) if minutes.isdecimal() else 0,
            next=found.words(NEXT),
            due=date.fromisoformat(due) if due else None,
            done=tuple(there[one] for one in found.words(DONE).split() if one in there),
        )

    def _fields(self) -> dict[str, str]:
        entered = self.entered
        return {
            NOTE: entered.note,
            MINUTES: str(entered.minutes or ""),
            NEXT: entered.next,
            DUE: entered.due.isoformat() if entered.due and entered.next.strip() else "",
            DONE: " ".join(str(one) for one in entered.done),
        }


def began_at(visit: Visit) -> datetime | None:
    """Return since when the officer is there, or on the way."""
    return visit.at_door_at or visit.set_out_at
