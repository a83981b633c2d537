"""Somebody walked in: what they came for, who they are, what they need; then a number, or an answer on the spot."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from caseworker.desk.counter import Arrival
from caseworker.desk.found import Found
from caseworker.domain.interactions import Interaction
from caseworker.domain.walk_ins import WalkIn
from ui.front_desk.person_search import PersonSearch, person_of
from ui.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInState:
    """What is known so far. Without a reason and a queue nobody gets a number."""

    reason: str = ""
    queue: str = ""
    person: Found | None = None
    needs: tuple[str, ...] = ()
    asks_reason: bool = False
    is_saving: bool = False


class WalkInModel(QObject):
    """One arrival. `issued` tells the number that was given, `answered` the contact that needed none."""

    changed = Signal()
    issued = Signal(object)  # WalkIn
    answered = Signal(object)  # Interaction

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.state = WalkInState()
        self.search = PersonSearch(work, self)
        self.search.chosen.connect(self.choose_person)

    def choose_reason(self, reason: str) -> None:
        """Say what they came for; the number is one of its queue unless another was chosen."""
        self._become(replace(self.state, reason=reason, asks_reason=False))

    def choose_queue(self, queue: str) -> None:
        """Let them wait in another queue than the one of their reason; "" is the one of the reason."""
        self._become(replace(self.state, queue=queue, asks_reason=False))

    def choose_person(self, person: Found | None) -> None:
        """Say who it is, or that nobody was asked."""
        self._become(replace(self.state, person=person))

    def choose_needs(self, needs: tuple[str, ...]) -> None:
        """Say what they need."""
        self._become(replace(self.state, needs=needs))

    def issue(self) -> None:
        """Give them a number; without a reason it is asked for."""
        state = self.state
        if not self._may_go_on(queue_is_enough=True):
            return
        arrival = Arrival(
            queue=state.queue,
            reason=state.reason,
            person=person_of(state.person) if state.person else None,
            described_as="" if state.person else self.search.state.text,
            needs=state.needs,
        )
        counter = self._work.office.counter
        self._do(lambda: counter.walk_in(arrival), self._on_issued)

    def answer_now(self) -> None:
        """Record a contact that was over at once: nobody waits, nobody was asked a name."""
        if not self._may_go_on(queue_is_enough=False):
            return
        reason, interactions = self.state.reason, self._work.office.interactions
        self._do(lambda: interactions.quick(reason), self._on_answered)

    def _may_go_on(self, *, queue_is_enough: bool) -> bool:
        state = self.state
        enough = bool(state.reason) or (queue_is_enough and bool(state.queue))
        if not enough:
            self._become(replace(state, asks_reason=True))
        return enough and not state.is_saving

    def _do(self, deed: Callable[[], object], done: Callable[[object], None]) -> None:
        self._become(replace(self.state, is_saving=True))
        self._work.lanes.write(deed, done, self._on_failed, owner=self)

    def _on_issued(self, came: object) -> None:
        assert isinstance(came, WalkIn)
        self.issued.emit(came)

    def _on_answered(self, contact: object) -> None:
        assert isinstance(contact, Interaction)
        self.answered.emit(contact)

    def _on_failed(self, error: Exception) -> None:
        self._become(replace(self.state, is_saving=False))
        self._work.window.trouble(error)

    def _become(self, state: WalkInState) -> None:
        self.state = state
        self.changed.emit()
