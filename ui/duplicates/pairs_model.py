"""Pairs that may be one person, as the sweep found them, those somebody said are two people, and merges to be split."""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from caseworker.desk.duplicates import Twice
from caseworker.desk.merging import Merged
from caseworker.desk.office import Office
from caseworker.desk.people_table import PersonRow
from caseworker.domain.distinctions import PairKey
from caseworker.domain.ids import PersonId
from caseworker.domain.merging import MergeId
from ui.work import Work

OPEN, APART = "open", "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsState:
    """What is listed. `gone` are pairs decided here a moment ago; `to_compare` counts the people the sweep has yet to
    look at.
    """

    pairs: tuple[Twice, ...] = ()
    apart: tuple[Twice, ...] = ()
    people: dict[PersonId, PersonRow] = field(default_factory=dict)
    merged: tuple[Merged, ...] = ()
    gone: frozenset[PairKey] = frozenset()
    part: str = OPEN
    to_compare: int = 0
    is_read: bool = False
    error: Exception | None = None

    @property
    def waiting(self) -> tuple[Twice, ...]:
        """The pairs that are still to be decided, the likeliest first."""
        return tuple(one for one in self.pairs if one.key not in self.gone)

    @property
    def shown(self) -> tuple[Twice, ...]:
        """The pairs of the part that is chosen."""
        return self.waiting if self.part == OPEN else self.apart


@dataclass(frozen=True, slots=True)
class _Read:
    """One reading of the list."""

    pairs: tuple[Twice, ...]
    apart: tuple[Twice, ...]
    people: dict[PersonId, PersonRow]
    to_compare: int


class PairsModel(QObject):
    """Reads the list when it is opened, and again when something changed."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.state = PairsState()
        self.again()

    def again(self) -> None:
        """Read everything again."""
        office = self._work.office
        self._work.lanes.read(lambda: _read(office), self._on_read, self._on_failed, owner=self, key="pairs")
        self.ask_merged()

    def ask_merged(self) -> None:
        """Read the merges of the last weeks."""
        desk = self._work.office.merging
        self._work.lanes.read(desk.lately, self._on_merged, self._on_failed, owner=self, key="merged")

    def show_part(self, part: str) -> None:
        """Show the pairs that are open, or those of which it stands that they are two people."""
        self._become(replace(self.state, part=part))

    def pair(self, key: object) -> Twice | None:
        """Return a pair that is shown, by its key."""
        return next((one for one in self.state.shown if one.key == key), None)

    def merge_of(self, key: object) -> Merged | None:
        """Return a merge that can be split, by its key."""
        return next((one for one in self.state.merged if one.merge == key), None)

    def settle(self, key: PairKey) -> None:
        """Take a pair out of the list: it was decided."""
        self._become(replace(self.state, gone=self.state.gone | {key}))

    def bring_back(self, key: PairKey) -> None:
        """Put a pair back: the decision was taken back."""
        apart = tuple(one for one in self.state.apart if one.key != key)
        self._become(replace(self.state, gone=self.state.gone - {key}, apart=apart))

    def forget_merge(self, merge: MergeId) -> None:
        """Take a merge out of the list: it was split."""
        self._become(replace(self.state, merged=tuple(one for one in self.state.merged if one.merge != merge)))

    def _on_read(self, found: _Read) -> None:
        """Show what was read: what was decided here a moment ago is out of it by now."""
        self._become(
            replace(
                self.state,
                pairs=found.pairs,
                apart=found.apart,
                people=found.people,
                to_compare=found.to_compare,
                gone=frozenset(),
                is_read=True,
                error=None,
            )
        )

    def _on_merged(self, merged: tuple[Merged, ...]) -> None:
        self._become(replace(self.state, merged=merged))

    def _on_failed(self, error: Exception) -> None:
        self._become(replace(self.state, is_read=True, error=error))

    def _become(self, state: PairsState) -> None:
        self.state = state
        self.changed.emit()


def _read(office: Office) -> _Read:
    pairs, apart = office.duplicates.pairs(), office.duplicates.decided()
    people = office.people_table.of({one for pair in (*pairs, *apart) for one in pair.key})
    return _Read(pairs, apart, people, office.sweeping.waiting())
