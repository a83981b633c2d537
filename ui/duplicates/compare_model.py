"""One pair side by side: what is kept of each, making them one person, and taking a merge back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker.desk.duplicates import Twice
from caseworker.desk.merging import Merged, Pair
from caseworker.domain.distinctions import PairKey
from caseworker.domain.ids import PersonId
from caseworker.domain.merging import PersonMerge
from ui.widgets.comparing import Chosen
from ui.work import Work

REST_MS = 250
HOME = "home"  # the key of the choice where they live from now on; without it both addresses hold


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareState:
    """The pair that is shown (None: none is, or it is being read), and which version of each field is kept."""

    wanted: Twice | None = None
    pair: Pair | None = None
    choices: Mapping[str, Chosen] = field(default_factory=dict)
    is_busy: bool = False
    error: Exception | None = None

    def chosen(self, name: str) -> Chosen:
        """Return which version of a field is kept: the older record's unless someone chose."""
        return self.choices.get(name, Chosen.LEFT)


class CompareModel(QObject):
    """Reads a pair once one rests on it, because both readings are recorded.

    `merged` tells (key of the pair, PersonMerge), `parted` the key of a pair that is no pair, `met` that of one that
    may be one after all, `split` the merge.
    """

    changed = Signal()
    merged = Signal(object, object)
    parted = Signal(object)
    met = Signal(object)
    split = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.state = CompareState()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)

    def show(self, wanted: Twice | None) -> None:
        """Show another pair, or none."""
        now = self.state.wanted
        if wanted is not None and now is not None and wanted.key == now.key:
            if wanted != now:  # the same two, and another decision about them
                self._become(replace(self.state, wanted=wanted))
            return
        self._become(CompareState(wanted=wanted))
        self._rest.stop()
        if wanted is not None:
            self._rest.start()

    def again(self) -> None:
        """Read the pair again."""
        self._ask()

    def choose(self, name: str, chosen: Chosen) -> None:
        """Keep this version of a field."""
        self._become(replace(self.state, choices={**self.state.choices, name: chosen}))

    def choose_all(self, chosen: Chosen) -> None:
        """Keep everything of one side."""
        if self.state.pair is not None:
            names = (*self.state.pair.to_choose, *((HOME,) if self.state.pair.homes else ()))
            self._become(replace(self.state, choices=dict.fromkeys(names, chosen)))

    def merge(self, reason: str) -> None:
        """Make them one person."""
        state = self.state
        if state.pair is None or state.wanted is None or state.is_busy:
            return
        key, names, desk = state.wanted.key, state.pair.to_choose, self._work.office.merging
        left = [name for name in names if state.chosen(name) is Chosen.LEFT]
        right = [name for name in names if state.chosen(name) is Chosen.RIGHT]
        lives_as = _side(state.choices.get(HOME), key)
        self._do(
            lambda: desk.merge(*key, reason=reason, from_left=left, from_right=right, lives_as=lives_as),
            lambda merge: self.merged.emit(key, merge),
        )

    def take_back(self, merge: PersonMerge, reason: str, done: Callable[[], None]) -> None:
        """Undo a merge made a moment ago."""
        desk = self._work.office.merging
        self._do(lambda: desk.unmerge(merge.id, reason=reason), lambda _: done())

    def split_again(self, merge: Merged, reason: str) -> None:
        """Make two people of one again, as they were, with what was written since; they are not offered as a pair."""
        office = self._work.office

        def deed() -> None:
            office.merging.unmerge(merge.merge, reason=reason)
            office.duplicates.keep_apart(merge.person, merge.joined, reason=reason)

        self._do(deed, lambda _: self.split.emit(merge))

    def keep_apart(self, reason: str) -> None:
        """Say that they are two people: the pair is offered to nobody again."""
        if self.state.wanted is None or self.state.is_busy:
            return
        key, desk = self.state.wanted.key, self._work.office.duplicates
        self._do(lambda: desk.keep_apart(*key, reason=reason), lambda _: self.parted.emit(key))

    def let_meet(self, key: PairKey, reason: str) -> None:
        """Take back that they are two people, whoever said it."""
        desk = self._work.office.duplicates
        self._do(lambda: desk.let_meet(*key, reason=reason), lambda _: self.met.emit(key))

    def _ask(self) -> None:
        wanted, desk = self.state.wanted, self._work.office.merging
        if wanted is None:
            return
        self._work.lanes.read(
            lambda: desk.compare(*wanted.key),
            lambda pair: self._on_pair(wanted.key, pair),
            self._on_not_read,
            owner=self,
            key="compare",
        )

    def _on_pair(self, asked: PairKey, pair: Pair) -> None:
        """Show what was read; of somebody merged meanwhile it is the record that stands, under another id."""
        wanted = self.state.wanted
        if wanted is not None and wanted.key == asked:
            self._become(replace(self.state, pair=pair, error=None))

    def _on_not_read(self, error: Exception) -> None:
        self._become(replace(self.state, error=error))

    def _do(self, deed: Callable[[], object], done: Callable[[object], None]) -> None:
        self._become(replace(self.state, is_busy=True))

        def answered(outcome: object) -> None:
            self._become(replace(self.state, is_busy=False))
            done(outcome)

        self._work.lanes.write(deed, answered, self._on_refused, owner=self)

    def _on_refused(self, error: Exception) -> None:
        self._become(replace(self.state, is_busy=False))
        self._work.window.trouble(error)

    def _become(self, state: CompareState) -> None:
        self.state = state
        self.changed.emit()


def _side(chosen: Chosen | None, key: PairKey) -> PersonId | None:
    return {Chosen.LEFT: key[0], Chosen.RIGHT: key[1]}.get(chosen) if chosen is not None else None
