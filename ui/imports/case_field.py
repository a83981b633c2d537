"""A field that finds a case by its number or title, as the field for people does."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseworker.desk.found import Found
from ui.person.picker import PersonField
from ui.person.picker_model import LIMIT, PickerModel
from ui.work import Work


class CasePickerModel(PickerModel):
    """Cases that were found for the text typed last, and which was chosen."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(work, work.office.card.id, parent)  # no case bears the id of an officer
        self._at_work = work

    def look_for(self, text: str) -> None:
        """Look for a text; what is chosen is let go."""
        self.typed, self.chosen = text.strip(), None
        if not self.typed:
            self._on_found(())
            return
        finding, typed = self._at_work.office.finding, self.typed
        self._at_work.lanes.read(
            lambda: finding.find(typed, kinds=("case",), limit=LIMIT), self._take, owner=self, key="find"
        )

    def _take(self, found: Sequence[Found]) -> None:
        self._on_found(tuple(found))


class CaseField(PersonField):
    """The id of a case that was found and chosen is its text; "" while none is."""

    def __init__(self, label: str, model: CasePickerModel, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(label, model, work, parent)

    def _placeholder(self) -> str:
        return self.tr("Number or title")
