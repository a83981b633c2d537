"""The desk for bringing a file in: try it, bring it in batch by batch, go on after a stop, and tell of earlier runs.

A run is begun once for a file, its kind, its source and the choices made; the same file with the same choices goes on
where it was cut off, and ends as one run that was never cut off would have.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.desk.imports.bringing import MOST_IN_BATCH, Batch, Importer, Item
from caseworker.desk.imports.choices import Choices, as_pairs
from caseworker.desk.imports.kinds import Kind
from caseworker.desk.imports.means import Means
from caseworker.desk.imports.source import Source
from caseworker.domain.import_runs import Counts, RowRefused, Run, RunState
from caseworker.store import import_runs

MOST_TOLD = 10_000  # refused items that are told one by one; all are counted
_LISTED = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is after a batch: bytes of the file, items, and what became of them. `run` is None in a trial."""

    taken_bytes: int
    size_bytes: int
    items: int
    counts: Counts
    run: Run | None


class Bringing:
    """One file on its way in, or on trial (`run` is None then). Take `steps` to its end, or close it to stop.

    `counts` and `refused` say what became of the items so far. One thread at a time.
    """

    def __init__(
        self, source: Source, items: Iterator[Item | RowRefused], importer: Importer[Item], run: Run | None
    ) -> None:
        self.source = source
        self.refused: list[RowRefused] = []
        self.run = run
        self.counts = run.counts if run else Counts()
        self._items, self._importer = items, importer
        self._done = run.position if run else 0

    def steps(self, *, at_once: int = MOST_IN_BATCH) -> Iterator[Progress]:
        """Bring in one batch at a time; each is durable when it is told of. Raises AccessDenied and what readers raise.

        Items a run took before are read and passed over.
        """
        items = islice(self._items, self._done, None)
        while True:
            with _undisturbed():
                batch = list(islice(items, at_once))
                brought = self._importer.bring(batch, trial=self.run is None, run=self.run) if batch else None
            if brought is None:
                return
            self._take(brought, len(batch))
            yield self._progress()

    def _take(self, batch: Batch, how_many: int) -> None:
        was = self.counts
        self.counts = Counts(
            was.added + batch.added,
            was.changed + batch.changed,
            was.known + batch.known,
            was.refused + len(batch.refused),
        )
        self._done += how_many
        room = MOST_TOLD - len(self.refused)
        self.refused += [
            RowRefused(one.line, one.field, one.sentence, self.source.name) for one in batch.refused[:room]
        ]

    def _progress(self) -> Progress:
        taken = min(self.source.taken, self.source.size)
        return Progress(taken, self.source.size, self._done, self.counts, self.run)


class Runs(Desk):
    """Try files, bring them in, and list what was brought in on this device."""

    def __init__(self, means: Means) -> None:
        super().__init__(means.sitting)
        self._means = means

    def trial(self, kind: Kind, source: Source, choices: Choices) -> Bringing:
        """Return what says for each item what would become of it, and leaves nothing."""
        return Bringing(source, kind.reader(source, choices), kind.importer(self._means, choices), None)

    def begin(self, kind: Kind, source: Source, choices: Choices) -> Bringing:
        """Return what brings the file in: from its beginning, or from where an earlier run of the same was cut off.

        The run is noted with its first call; `refused` then holds what was refused before.
        """
        importer = kind.importer(self._means, choices)
        run = self._run_of(kind, source, choices)
        bringing = Bringing(source, kind.reader(source, choices), importer, run)
        bringing.refused += self.refused(run)
        return bringing

    def end(self, run: UUID) -> Run:
        """Say that a run has come to the end of its file, and return it as it stands."""
        with self._sitting.store.writing() as connection:
            import_runs.to_state(connection, run, RunState.DONE)
        return self.run(run)

    def run(self, run: UUID) -> Run:
        """Return a run as it stands. Raises UnknownRun."""
        with self._reading() as reader:
            return import_runs.get(reader.connection, run)

    def earlier(self, *, limit: int = _LISTED) -> list[Run]:
        """Return the runs of this device, the newest first."""
        with self._reading() as reader:
            return import_runs.latest(reader.connection, limit=limit)

    def refused(self, run: Run) -> list[RowRefused]:
        """Return why items of a run were refused, in the order of the file; at most MOST_TOLD of them."""
        with self._reading() as reader:
            return import_runs.refused(reader.connection, run)

    def _run_of(self, kind: Kind, source: Source, choices: Choices) -> Run:
        digest, mapping = source.digest(), as_pairs(choices)
        with self._sitting.store.writing() as connection:
            begun = import_runs.unfinished(connection, kind=kind.id, source=choices.source, digest=digest)
            for run in begun:
                if run.mapping == mapping:
                    return run
            run = Run(
                id=self.fresh_id(),
                kind=kind.id,
                source=choices.source,
                file=source.name,
                digest=digest,
                by=self._sitting.actor.officer,
                started=self._now(),
                mapping=mapping,
            )
            import_runs.begin(connection, run)
            return run


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Python from looking for garbage among the values of a batch, which took a fifth of the time of an import."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
