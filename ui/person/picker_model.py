"""Finding another person while typing: by name, number or phone, as far as the officer may see them."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.found import Found
from ui.work import Work

LIMIT = 6


class PickerModel(QObject):
    """What was found for the text typed last, without the person the page is about, and who was chosen."""

    changed = Signal()

    def __init__(self, work: Work, without: UUID, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._without = work, without
        self.found: tuple[Found, ...] = ()
        self.chosen: Found | None = None
        self.typed = ""

    def look_for(self, text: str) -> None:
        """Look for a text; what is chosen is let go."""
        self.typed, self.chosen = text.strip(), None
        if not self.typed:
            self._on_found(())
            return
        finding, typed = self._work.office.finding, self.typed
        self._work.lanes.read(
            lambda: finding.find(typed, kinds=("person",), limit=LIMIT + 1), self._on_found, owner=self, key="find"
        )

    def choose(self, one: Found) -> None:
        """Take one of those found."""
        self.chosen, self.found = one, ()
        self.changed.emit()

    def _on_found(self, found: tuple[Found, ...]) -> None:
        self.found = tuple(one for one in found if one.id != self._without)[:LIMIT]
        self.changed.emit()
