"""Pairs that may be one person, looked for piece by piece while the page is open, and merges that can be split."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from caseworker.desk.duplicates import PairKey, Piece, Twice
from caseworker.desk.merging import Merged
from caseworker.desk.office import Office
from caseworker.desk.people_table import PersonRow
from caseworker.domain.ids import PersonId
from caseworker.domain.merging import MergeId
from ui.work import Work

MOST_PAIRS, FIRST_LOOK = 100, 400  # pairs in the list; people looked at before asking whether to go on


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsState:
    """What was found so far. `gone` are pairs decided here; `before` is where looking goes on, 0 at the end."""

    pairs: tuple[Twice, ...] = ()
    people: dict[PersonId, PersonRow] = field(default_factory=dict)
    merged: tuple[Merged, ...] = ()
    gone: frozenset[PairKey] = frozenset()
    looked_at: int = 0
    before: int = 0
    is_looking: bool = True
    error: Exception | None = None

    @property
    def waiting(self) -> tuple[Twice, ...]:
        """The pairs that are still to be decided, the likeliest first."""
        return tuple(one for one in self.pairs if one.key not in self.gone)


class PairsModel(QObject):
    """Looks through the people who came last, a few at a time, so that everything else is answered between."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._until = work, FIRST_LOOK
        self.state = PairsState()
        self.ask_merged()
        self._look(0)

    def go_on(self) -> None:
        """Look through as many people again."""
        self._until = self.state.looked_at + FIRST_LOOK
        self._look(self.state.before)

    def again(self) -> None:
        """Begin anew: people were added or changed."""
        if not self.state.is_looking:
            self._until = max(FIRST_LOOK, self.state.looked_at)
            self._look(0)
        self.ask_merged()

    def ask_merged(self) -> None:
        """Read the merges of the last weeks."""
        desk = self._work.office.merging
        self._work.lanes.read(desk.lately, self._on_merged, self._on_failed, owner=self, key="merged")

    def pair(self, key: object) -> Twice | None:
        """Return a pair that waits, by its key."""
        return next((one for one in self.state.waiting if one.key == key), None)

    def merge_of(self, key: object) -> Merged | None:
        """Return a merge that can be split, by its key."""
        return next((one for one in self.state.merged if one.merge == key), None)

    def settle(self, key: PairKey) -> None:
        """Take a pair out of the list: it was decided."""
        self._become(replace(self.state, gone=self.state.gone | {key}))

    def bring_back(self, key: PairKey) -> None:
        """Put a pair back: the decision was taken back."""
        self._become(replace(self.state, gone=self.state.gone - {key}))

    def forget_merge(self, merge: MergeId) -> None:
        """Take a merge out of the list: it was split."""
        self._become(replace(self.state, merged=tuple(one for one in self.state.merged if one.merge != merge)))

    def _look(self, before: int) -> None:
        if not before:
            self._become(replace(self.state, looked_at=0))
        self._become(replace(self.state, is_looking=True, error=None))
        office = self._work.office
        self._work.lanes.read(lambda: _looked(office, before), self._on_piece, self._on_failed, owner=self, key="look")

    def _on_piece(self, both: tuple[Piece, dict[PersonId, PersonRow]]) -> None:
        piece, people = both
        found = {one.key: one for one in (*self.state.pairs, *piece.found)}
        pairs = sorted(found.values(), key=lambda one: (-one.likelihood, one.key))[:MOST_PAIRS]
        looked_at = self.state.looked_at + piece.looked_at
        goes_on = bool(piece.before) and looked_at < self._until
        self._become(
            replace(
                self.state,
                pairs=tuple(pairs),
                people={**self.state.people, **people},
                looked_at=looked_at,
                before=piece.before,
                is_looking=goes_on,
            )
        )
        if goes_on:
            self._look(piece.before)

    def _on_merged(self, merged: tuple[Merged, ...]) -> None:
        self._become(replace(self.state, merged=merged))

    def _on_failed(self, error: Exception) -> None:
        self._become(replace(self.state, is_looking=False, error=error))

    def _become(self, state: PairsState) -> None:
        self.state = state
        self.changed.emit()


def _looked(office: Office, before: int) -> tuple[Piece, dict[PersonId, PersonRow]]:
    piece = office.duplicates.look(before)
    people = office.people_table.of({one for pair in piece.found for one in pair.key})
    return piece, people
