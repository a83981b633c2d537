"""The imports of this device: which files, when, by whom, and what became of their rows."""

from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.imports.runs import Runs
from caseworker.domain.import_runs import Run, RunState
from ui.work import Work


@dataclass(frozen=True, slots=True)
class EarlierState:
    """The runs, the newest first."""

    runs: tuple[Run, ...] = ()
    was_refused: bool = False  # a part of an undoing came back from the server
    is_loading: bool = True
    error: Exception | None = None


class EarlierModel(QObject):
    """Reads the list when asked."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._runs = Runs(work.office.imports)
        self.state = EarlierState()

    def ask(self) -> None:
        """Read the list anew."""
        undoing = self._work.office.imports.undoing

        def read() -> tuple[list[Run], bool]:
            return self._runs.earlier(), undoing.was_refused()

        self._work.lanes.read(read, self._on_runs, self._failed, owner=self, key="earlier")

    def run(self, run_id: UUID | None) -> Run | None:
        """Return a run of the list."""
        return next((one for one in self.state.runs if one.id == run_id), None)

    def can_be_undone(self, run: Run) -> bool:
        """Whether there may be anything of a run that could still be taken back."""
        counts = run.counts
        is_left = run.state is not RunState.UNDONE or self.state.was_refused
        return is_left and counts.added + counts.changed > 0

    def _on_runs(self, read: tuple[list[Run], bool]) -> None:
        runs, was_refused = read
        self.state = EarlierState(tuple(runs), was_refused, is_loading=False)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.state = replace(self.state, is_loading=False, error=error)
        self.changed.emit()
