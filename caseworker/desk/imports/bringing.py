"""The base of every importer: some items, one transaction, and word of each of them.

An importer is a desk with `act`, the action it is recorded as, and `_put`, which brings one item in or says that it is
here already. What `_put` raises refuses that item alone: whatever it had made of it is taken back. The run is noted in
the same transaction: how far it is, what was refused, and every record that was made or changed for each item, so that
a run that is cut off goes on where it was, and a whole run can be undone.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar
from uuid import UUID

from caseworker.desk.desk import Desk
from caseworker.domain.import_runs import Counts, Outcome, RowRefused, Run
from caseworker.errors import CaseworkerError
from caseworker.store import import_runs
from caseworker.store.search.search_rows import squashed
from caseworker.store.unit import Touch, Unit

MOST_IN_BATCH = 500
REFERENCE = "reference"
_MOST_REMEMBERED = 1_000_000  # references of a trial; beyond them a trial may count one twice


class CellRefused(CaseworkerError):
    """A value does not fit its field: raised by `_put` as `CellRefused(field="birth_date", why="A sentence.")`."""

    key = "import.cell-refused"
    sentence = "{why}"


class Item(Protocol):
    """What an importer is handed: a value of its reader that knows where it stands and what its system calls it."""

    @property
    def line(self) -> int:
        """The line of the file it begins at, or its number in a file that has no lines; from 1."""
        ...

    @property
    def reference(self) -> str:
        """What the other system calls it: the same whenever the file is read again. Without any, it is refused."""
        ...


I = TypeVar("I", bound=Item)  # noqa: E741  an item


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some items. `made` are the records that were made or changed, by kind, nothing after a trial."""

    added: int = 0
    changed: int = 0
    known: int = 0
    refused: tuple[RowRefused, ...] = ()
    made: tuple[tuple[str, UUID], ...] = ()


class _Tried(Exception):
    """Takes a trial back: ends its transaction as a failure would."""


class Importer(Desk, ABC, Generic[I]):
    """Brings items of one kind in. One importer serves one run, or one trial, from its first batch to its last."""

    act: ClassVar[str]
    """The action it is recorded as, such as `person.import`."""

    _tried: set[int] | None = None  # what was met in a trial, which leaves nothing in the store

    def bring(self, items: Sequence[I | RowRefused], *, trial: bool = False, run: Run | None = None) -> Batch:
        """Bring some items in, all in one transaction, and note them for the run; those a reader refused pass through.

        A trial says the same and leaves nothing, also no note. Raises AccessDenied when none of them may be brought in.
        """
        tally = _Tally()
        with suppress(_Tried), self._acting(self.act) as unit:
            self._prepare(unit, [one for one in items if not isinstance(one, RowRefused)])
            met = self._met(trial=trial)
            for item in items:
                self._take(unit, item, tally, met)
            if trial:
                raise _Tried
            if run is not None:
                unit.also(lambda eid: import_runs.note(unit.connection, run.id, tally.noted(), eid=eid))
        return tally.batch(trial=trial)

    def _prepare(self, unit: Unit, items: Sequence[I]) -> None:
        """Ask what is asked once for a batch (`_may`), and look up what `_put` needs of all its items."""

    @abstractmethod
    def _put(self, unit: Unit, item: I) -> Outcome:
        """Bring one item in. `unit` holds what earlier items of the batch made, but no query finds it yet.

        Raises a CaseworkerError, with the fact `field` where there is one, to refuse it.
        """

    def _met(self, *, trial: bool) -> set[int]:
        """The references met so far, as hashes: in this batch, and in a trial in earlier ones."""
        if not trial:
            return set()
        if self._tried is None or len(self._tried) > _MOST_REMEMBERED:
            self._tried = set()
        return self._tried

    def _take(self, unit: Unit, item: I | RowRefused, tally: "_Tally", met: set[int]) -> None:
        if isinstance(item, RowRefused):
            tally.refuse(item)
            return
        try:
            mark = hash(_referred(item))
            if mark in met:
                tally.count(Outcome.KNOWN)
                return
            with unit.attempt() as made:
                outcome = self._put(unit, item)
        except CaseworkerError as error:
            tally.refuse(RowRefused(item.line, str(error.facts.get("field", "")), error.say()))
        else:
            met.add(mark)
            tally.count(outcome, made)


class _Tally:
    """Counts what becomes of the items of a batch."""

    def __init__(self) -> None:
        self._counted = dict.fromkeys(Outcome, 0)
        self._items: list[RowRefused | Sequence[Touch]] = []

    def count(self, outcome: Outcome, made: Sequence[Touch] = ()) -> None:
        self._counted[outcome] += 1
        self._items.append(made)

    def refuse(self, refused: RowRefused) -> None:
        self._items.append(refused)

    def noted(self) -> import_runs.Noted:
        counted, refused = self._counted, sum(isinstance(one, RowRefused) for one in self._items)
        counts = Counts(counted[Outcome.ADDED], counted[Outcome.CHANGED], counted[Outcome.KNOWN], refused)
        return import_runs.Noted(counts, self._items)

    def batch(self, *, trial: bool) -> Batch:
        refused = tuple(one for one in self._items if isinstance(one, RowRefused))
        touched = (one for item in self._items if not isinstance(item, RowRefused) for one in item)
        made = () if trial else tuple((one.kind, one.record) for one in touched)
        counted = self._counted
        return Batch(counted[Outcome.ADDED], counted[Outcome.CHANGED], counted[Outcome.KNOWN], refused, made)


def _referred(item: Item) -> str:
    """Return the reference of an item; raises CellRefused when it has none that could be told again."""
    if not squashed(item.reference):
        raise CellRefused(field=REFERENCE, why="What the other system calls this row is missing.")
    return item.reference
