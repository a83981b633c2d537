"""Notices: lasting states that everybody must see. Many may hold; the bar shows one, the most serious."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, Signal


class Weight(IntEnum):
    """How serious a notice is: the heavier one is shown."""

    PRACTICE = 1
    OFFLINE = 2
    CHANGED = 3
    AT_RISK = 4
    TROUBLE = 5
    LOCKING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One state in words. `action` is what can be done about it, done by `act`; `closable` ones can be put away."""

    key: str
    weight: Weight
    tone: str
    icon: str
    title: str
    words: str = ""
    action: str = ""
    act: Callable[[], None] | None = None
    closable: bool = False


class NoticesModel(QObject):
    """Which notices hold now."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: dict[str, Notice] = {}

    @property
    def shown(self) -> Notice | None:
        """The one that stands in the bar: the heaviest, of equals the newest."""
        return max(reversed(self._held.values()), key=lambda notice: notice.weight, default=None)

    def put(self, notice: Notice) -> None:
        """Let a notice hold; one of the same key is replaced."""
        if self._held.get(notice.key) == notice:
            return
        self._held.pop(notice.key, None)
        self._held[notice.key] = notice
        self.changed.emit()

    def drop(self, key: str) -> None:
        """Let a notice hold no longer. Twice is once."""
        if self._held.pop(key, None) is not None:
            self.changed.emit()
