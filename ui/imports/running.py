"""A file on its way in, on trial, or being taken back: one batch at a time, while the window stays free.

It belongs to the window, not to the page: an import goes on while other pages are shown, and can be looked at again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from caseworker.desk.imports.choices import Choices
from caseworker.desk.imports.kinds import Kind
from caseworker.desk.imports.runs import Bringing, Progress, Runs
from caseworker.desk.imports.source import Source
from caseworker.domain.import_runs import Counts, RowRefused, Run, Staying
from caseworker.errors import CaseworkerError
from ui.work import Work

_NAME = "import-running"


class Doing(StrEnum):
    """What is under way."""

    TRIAL = "trial"
    IMPORT = "import"
    UNDO = "undo"


class How(StrEnum):
    """How it stands."""

    NOTHING = ""
    RUNNING = "running"
    STOPPED = "stopped"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunningState:
    """How far it is, `share` from 0 to 1, and what became of the items so far."""

    doing: Doing = Doing.TRIAL
    how: How = How.NOTHING
    file: str = ""
    kind: str = ""
    share: float = 0.0
    counts: Counts = field(default_factory=Counts)
    refused: tuple[RowRefused, ...] = ()
    run: Run | None = None
    staying: tuple[Staying, ...] = ()
    after: tuple[str, ...] = ()  # what the kind of file has to say once it is in
    error: Exception | None = None


_End = tuple[Run, tuple[Staying, ...], tuple[str, ...]]


class Running(QObject):
    """Takes one step after the other on the write lane. One thing at a time."""

    changed = Signal()
    ended = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._work = work
        self._runs = Runs(work.office.imports)
        self._bringing: Bringing | None = None
        self._steps: Iterator[Progress | Run] | None = None
        self._whole = 0
        self._asked_to_stop = False
        self._after: Callable[[], tuple[str, ...]] = tuple
        self.state = RunningState()

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self.state.how is How.RUNNING

    def works_on(self, work: Work) -> bool:
        """Whether it brings files into this open profile, and not into one that was closed since."""
        return self._work.office is work.office

    def begin(self, doing: Doing, kind: Kind, source: Source, choices: Choices) -> None:
        """Begin to try a file, or to bring it in; what an earlier run of it took is not taken again."""
        make = self._runs.trial if doing is Doing.TRIAL else self._runs.begin
        self._start(RunningState(doing, How.RUNNING, source.name, kind.id))
        after, means = kind.after, self._work.office.imports
        self._after = (lambda: ()) if after is None else lambda: after(means, source, choices)
        self._work.lanes.write(lambda: make(kind, source, choices), self._on_begun, self._failed, owner=self)

    def undo(self, run: Run) -> None:
        """Begin to take a run back."""
        undoing = self._work.office.imports.undoing
        self._start(RunningState(Doing.UNDO, How.RUNNING, run.file, run.kind, run=run))

        def begun() -> tuple[int, Iterator[Run]]:
            return undoing.left(run.id), undoing.steps(run.id)

        self._work.lanes.write(begun, self._on_undo_begun, self._failed, owner=self)

    def stop(self) -> None:
        """Stop after the batch that is under way; what is in stays in, and it can be gone on with."""
        self._asked_to_stop = True

    def forget(self) -> None:
        """Forget what came to its end, so that the page begins anew."""
        if not self.is_running:
            self._start(RunningState())

    def _start(self, state: RunningState) -> None:
        self._asked_to_stop, self._bringing, self._steps = False, None, None
        self.state = state
        self.changed.emit()

    def _on_begun(self, bringing: Bringing) -> None:
        self._bringing, self._steps = bringing, bringing.steps()
        self._set(run=bringing.run, counts=bringing.counts)
        self._next()

    def _on_undo_begun(self, begun: tuple[int, Iterator[Run]]) -> None:
        self._whole, self._steps = begun
        self._next()

    def _next(self) -> None:
        if self._asked_to_stop:
            self._finish(How.STOPPED)
            return
        steps = self._steps
        assert steps is not None, "it was begun"
        self._work.lanes.write(lambda: next(steps, None), self._on_step, self._failed, owner=self)

    def _on_step(self, step: Progress | Run | None) -> None:
        if step is None:
            self._come_to_the_end()
        elif isinstance(step, Run):
            gone = step.taken_back + step.staying
            self._set(run=step, share=gone / max(self._whole, gone, 1))
            self._next()
        else:
            self._set(share=step.taken_bytes / max(step.size_bytes, 1), counts=step.counts)
            self._next()

    def _come_to_the_end(self) -> None:
        if self.state.run is None:
            self._finish(How.ENDED)
        else:
            self._work.lanes.write(self._after_the_end(), self._on_end, self._failed, owner=self)

    def _after_the_end(self) -> Callable[[], _End]:
        run = self.state.run
        assert run is not None, "a trial has no run"
        undoing = self._work.office.imports.undoing
        if self.state.doing is Doing.UNDO:
            return lambda: (self._runs.run(run.id), tuple(undoing.staying(run.id)), ())
        after = self._after
        return lambda: (self._runs.end(run.id), (), after())

    def _on_end(self, end: _End) -> None:
        run, staying, after = end
        self._set(run=run, staying=staying, after=after)
        self._finish(How.ENDED)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            self._work.window.trouble(error)
        self._finish(How.FAILED, error)

    def _finish(self, how: How, error: Exception | None = None) -> None:
        refused = tuple(self._bringing.refused) if self._bringing is not None else ()
        share = 1.0 if how is How.ENDED else self.state.share
        self._set(how=how, refused=refused, share=share, error=error)
        self.ended.emit()

    def _set(self, **values: object) -> None:
        self.state = replace(self.state, **values)  # type: ignore[arg-type]  # of its own fields
        self.changed.emit()


def running_in(work: Work) -> Running:
    """Return what runs in this window, made at the first call."""
    window = work.window.guest()
    found = window.findChild(Running, _NAME)
    if found is not None and found.works_on(work):
        return found
    if found is not None:
        found.setParent(None)
        found.deleteLater()
    return Running(work, window)
