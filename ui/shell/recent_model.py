"""Recent actions: what was said in toasts since the application opened, and what of it can still be undone."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from PySide6.QtCore import QObject, Signal

_MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentAction:
    """One thing that was done. `undo` is None when it cannot be undone, or was."""

    number: int
    words: str
    at: datetime
    undo: Callable[[], None] | None = field(default=None, compare=False)
    undone: bool = False


class RecentModel(QObject):
    """The newest comes first. `said` carries what a toast shows."""

    changed = Signal()
    said = Signal(object)  # RecentAction

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now, self._numbers = now, count(1)
        self.actions: tuple[RecentAction, ...] = ()

    @property
    def undoable(self) -> RecentAction | None:
        """What Ctrl+Z would undo: the newest that can be."""
        return next((one for one in self.actions if one.undo is not None), None)

    def say(self, words: str, undo: Callable[[], None] | None) -> None:
        """Say that something was done."""
        action = RecentAction(number=next(self._numbers), words=words, at=self._now(), undo=undo)
        self.actions = (action, *self.actions)[:_MOST]
        self.changed.emit()
        self.said.emit(action)

    def undo(self, number: int) -> None:
        """Undo one of them; nothing when it was undone before."""
        found = next((one for one in self.actions if one.number == number), None)
        if found is None or found.undo is None:
            return
        undo = found.undo
        self.actions = tuple(
            replace(one, undo=None, undone=True) if one.number == number else one for one in self.actions
        )
        self.changed.emit()
        undo()
