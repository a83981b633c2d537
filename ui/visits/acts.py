"""What can be done with a planned visit from any list: move, give to another officer, cancel; each with Undo."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from caseworker.domain.ids import OfficerId
from caseworker.domain.visits import Visit
from ui.work import Work


class VisitActs(QObject):
    """Writes at the desk for visits. `done` tells that a list must be read again."""

    done = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def replan(self, visit: Visit, begin: datetime, end: datetime) -> None:
        """Move a visit to another time."""
        desk, wording = self._work.office.visits, self._work.wording
        words = self.tr("The visit is moved to {day}, {time}").format(day=wording.day(begin), time=wording.time(begin))
        self._write(
            lambda: desk.replan(visit.id, planned_from=begin, planned_to=end),
            words,
            lambda: desk.replan(visit.id, planned_from=visit.planned_from, planned_to=visit.planned_to),
        )

    def give(self, visit: Visit, officer: OfficerId, second: OfficerId | None, *, name: str) -> None:
        """Give a visit to an officer."""
        desk = self._work.office.visits
        words = self.tr("The visit is given to {name}").format(name=self._work.wording.isolate(name))
        self._write(
            lambda: desk.give_to(visit.id, officer=officer, second_officer=second),
            words,
            lambda: desk.give_to(visit.id, officer=visit.officer, second_officer=visit.second_officer),
        )

    def cancel(self, visit: Visit, reason: str) -> None:
        """Cancel a visit."""
        desk = self._work.office.visits
        self._write(
            lambda: desk.cancel(visit.id, reason=reason),
            self.tr("The visit is cancelled"),
            lambda: desk.take_up_again(visit.id),
        )

    def take_up(self, visit: Visit) -> None:
        """Plan a cancelled visit again."""
        desk, reason = self._work.office.visits, visit.outcome or self.tr("Taken back at once")
        self._write(
            lambda: desk.take_up_again(visit.id),
            self.tr("The visit is planned again"),
            lambda: desk.cancel(visit.id, reason=reason),
        )

    def _write(self, act: Callable[[], Any], words: str, back: Callable[[], Any]) -> None:
        def undo() -> None:
            self._work.lanes.write(back, lambda _: self.done.emit(), self._work.window.trouble, owner=self)

        def done(_: object) -> None:
            self._work.window.toast(words, undo=undo)
            self.done.emit()

        self._work.lanes.write(act, done, self._work.window.trouble, owner=self)
