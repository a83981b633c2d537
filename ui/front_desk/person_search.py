"""Find somebody or something that is known: what was typed, what was found, and Enter that waits for the answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from caseworker.desk.found import Found
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from ui.work import Work

_AT_MOST = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchState:
    """What was typed, whom the newest answer found, and for which text that is."""

    text: str = ""
    found: tuple[Found, ...] = ()
    found_for: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether what is shown is what was typed for."""
        return self.found_for == self.text


class PersonSearch(QObject):
    """Searches while someone types: for people unless other kinds are named. `chosen` is told the result."""

    changed = Signal()
    chosen = Signal(object)  # Found

    def __init__(
        self, work: Work, parent: QObject | None = None, *, kinds: Sequence[str] = (Person.definition.kind,)
    ) -> None:
        super().__init__(parent)
        self._work, self._kinds = work, tuple(kinds)
        self._when_found: Callable[[], None] | None = None
        self.state = SearchState()

    def type(self, text: str) -> None:
        """Search for these words; the rows found before stay until the new ones are there."""
        words = text.strip()
        self._when_found = None
        if words == self.state.text:
            return
        self.state = replace(self.state, text=words)
        if not words:
            self._become(SearchState())
            return
        finding, kinds = self._work.office.finding, self._kinds
        self._work.lanes.read(
            lambda: finding.find(words, kinds=kinds, limit=_AT_MOST),
            lambda found: self._become(replace(self.state, found=found, found_for=words)),
            owner=self,
            key="find",
        )

    def forget(self) -> None:
        """Show no rows any longer: somebody was chosen."""
        self._when_found = None
        self._become(SearchState())

    def enter(self, row: int, otherwise: Callable[[], None]) -> None:
        """Choose a row, as soon as it is found; `otherwise` is called when nobody is."""

        def choose() -> None:
            if 0 <= row < len(self.state.found):
                self.chosen.emit(self.state.found[row])
            else:
                otherwise()

        if self.state.is_answered:
            choose()
        else:
            self._when_found = choose

    def _become(self, state: SearchState) -> None:
        self.state = state
        self.changed.emit()
        if self._when_found is not None and state.is_answered:
            waiting, self._when_found = self._when_found, None
            waiting()


def person_of(found: Found) -> PersonId:
    """Return the person that was found."""
    return PersonId(found.id)
