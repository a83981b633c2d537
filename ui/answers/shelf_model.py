"""What can be said and where people can be sent, narrowed by the words typed. All of it is on this device."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.found import Found
from caseworker.desk.library import Offer, Shelf
from caseworker.domain.answers import Answer
from ui.work import Work

_KINDS = ("answer", "service", "place")
_AT_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfState:
    """The shelf (None until it was read), the words typed, and how well each record fits them (None without words).

    `found_for` are the words that the scores are for: while they are others, the answer is still coming.
    """

    shelf: Shelf | None = None
    text: str = ""
    scores: dict[UUID, float] | None = None
    found_for: str = ""
    error: Exception | None = None


class ShelfModel(QObject):
    """Reads the shelf once and searches it while someone types; what was found stays until the new answer is there."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._waiting: Callable[[], None] | None = None
        self.state = ShelfState()

    def load(self) -> None:
        """Read the shelf."""
        self._work.lanes.read(self._work.office.library.shelf, self._on_read, self._on_failed, owner=self, key="shelf")

    def search(self, text: str) -> None:
        """Narrow by these words; none show everything."""
        words = text.strip()
        if words == self.state.text:
            return
        self.state, self._waiting = replace(self.state, text=words), None
        if not words:
            self._become(replace(self.state, scores=None, found_for=""))
            return
        finding = self._work.office.finding
        self._work.lanes.read(
            lambda: finding.find(words, kinds=_KINDS, limit=_AT_MOST),
            lambda found: self._on_found(words, found),
            self._on_failed,
            owner=self,
            key="find",
        )

    def when_found(self, act: Callable[[], None]) -> None:
        """Do something once what is shown is what was typed for: at once, or as soon as it is found."""
        if self.state.found_for == self.state.text:
            act()
        else:
            self._waiting = act

    def answers(self) -> tuple[Answer, ...]:
        """Return the answers that fit, the best first; by title without words."""
        known = self.state.shelf.answers if self.state.shelf else ()
        scores = self.state.scores
        if scores is None:
            return known
        return tuple(sorted((one for one in known if one.id in scores), key=lambda one: -scores[one.id]))

    def offers(self) -> tuple[Offer, ...]:
        """Return the services that fit, themselves or by a place, the best first; by name without words."""
        known = self.state.shelf.offers if self.state.shelf else ()
        if self.state.scores is None:
            return known
        fitting = [(self.score(one), one) for one in known]
        return tuple(one for score, one in sorted(fitting, key=lambda each: -each[0]) if score > 0)

    def score(self, one: Answer | Offer) -> float:
        """Return how well something fits the words; 0 when it does not, or there are none."""
        scores = self.state.scores or {}
        if isinstance(one, Offer):
            return max(scores.get(each, 0.0) for each in (one.service.id, *(place.id for place in one.places)))
        return scores.get(one.id, 0.0)

    def offers_named(self, names: tuple[str, ...]) -> tuple[Offer, ...]:
        """Return the services that an answer names by their ids in the agency pack."""
        known = {one.service.source_id.rpartition(":")[2]: one for one in self._all_offers()}
        return tuple(known[name] for name in names if name in known)

    def _all_offers(self) -> tuple[Offer, ...]:
        return self.state.shelf.offers if self.state.shelf else ()

    def _on_read(self, shelf: Shelf) -> None:
        self._become(replace(self.state, shelf=shelf, error=None))

    def _on_found(self, words: str, found: tuple[Found, ...]) -> None:
        scores = {one.id: one.score for one in found}
        self._become(replace(self.state, scores=scores, found_for=words, error=None))
        if self._waiting is not None and self.state.found_for == self.state.text:
            act, self._waiting = self._waiting, None
            act()

    def _on_failed(self, error: Exception) -> None:
        self._become(replace(self.state, error=error))

    def _become(self, state: ShelfState) -> None:
        self.state = state
        self.changed.emit()
