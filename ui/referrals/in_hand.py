"""The person in hand: whom an answer is given to, and who is handed on. Nobody, while no person was named."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from caseworker.desk.referrals import Handing
from caseworker.domain.ids import PersonId
from caseworker.domain.people import display_name
from ui.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class HandState:
    """Who it is, and what was read of them (None until then, and where they cannot be read)."""

    person: PersonId | None = None
    handing: Handing | None = None
    hidden: bool = False


class InHand(QObject):
    """Reads who is in hand; the reading is recorded once."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.state = HandState()

    def take(self, person: PersonId | None) -> None:
        """Have this person in hand from now on; None for nobody."""
        if person == self.state.person and (person is None or self.state.handing is not None):
            return
        self._become(HandState(person=person, hidden=self.state.hidden))
        if person is not None:
            self._read(person, again=False)

    def reload(self) -> None:
        """Read again what changed of them."""
        if self.state.person is not None and self.state.handing is not None:
            self._read(self.state.person, again=True)

    def hide(self, *, hidden: bool) -> None:
        """Hide or show the name."""
        self._become(replace(self.state, hidden=hidden))

    @property
    def name(self) -> str:
        """The name, "" while nobody is in hand; covered while names are hidden."""
        handing = self.state.handing
        if handing is None:
            return ""
        if self.state.hidden:
            return "•••••"
        person = handing.person
        named = display_name(person, on=self._work.wording.today()) or person.description or person.shown_number
        return named or self.tr("Not identified yet")

    @property
    def second(self) -> str:
        """The second line: number and language."""
        handing = self.state.handing
        if handing is None or self.state.hidden:
            return ""
        person, say = handing.person, self._work.wording
        return say.facts(say.isolate(person.shown_number), say.language(person.language))

    def _read(self, person: PersonId, *, again: bool) -> None:
        desk = self._work.office.referrals
        self._work.lanes.read(
            lambda: desk.prepare(person, again=again), self._on_read, self._on_failed, owner=self, key="person"
        )

    def _on_read(self, handing: Handing) -> None:
        self._become(replace(self.state, handing=handing))

    def _on_failed(self, error: Exception) -> None:
        self._become(HandState(hidden=self.state.hidden))
        self._work.window.trouble(error)

    def _become(self, state: HandState) -> None:
        self.state = state
        self.changed.emit()
