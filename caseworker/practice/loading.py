"""An invented population straight into an open store: rows in, records out, some hundred to a transaction.

Everything a record tells is mapped here and in the modules beside it; history, outbox, audit trail and search follow
from the store as for any other edit. The same plan makes the same records, and a load that was stopped goes on where
it stopped: what is there already is passed over.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from uuid import UUID

from caseworker.desk.office import Office
from caseworker.domain.actions import Role
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.practice.case_records import cases_of
from caseworker.practice.frame import Frame
from caseworker.practice.own_services import services
from caseworker.practice.people_records import Rows, people_of
from caseworker.practice.population.generate import Batch, Plan, in_order, neighbourhood
from caseworker.practice.population.residents import RESIDENTS
from caseworker.practice.protecting import kept_closely, protected_in
from caseworker.practice.work_records import Work
from caseworker.store.unit import AlreadyHere, Deed, Unit

IN_ONE_UNIT = 500
Progress = Callable[[int, int], None]  # neighbourhoods done, and all of them


class Loader:
    """Puts records into one office, as far as its officer may see them. `counts` are those put in, by kind."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.frame = Frame(office.sitting.pack, office.sitting.calendar)
        self._reach = _within_reach(office)
        self.counts: dict[str, int] = {}

    def begin(self) -> None:
        """Put in what belongs to the office as a whole."""
        self._write(services(self.frame))

    def takes(self, territory: str) -> bool:
        """Say whether the officer works there."""
        return territory in self._reach

    def take(self, territory: str, records: Iterable[Record]) -> None:
        """Put the records of one neighbourhood in; what lies outside the officer's territories is passed over.

        Raises what the store raises when it cannot write; what was put in before stays.
        """
        if self.takes(territory):
            self._write(records)

    def _write(self, records: Iterable[Record]) -> None:
        coming, office = iter(records), self._office
        while part := list(islice(coming, IN_ONE_UNIT)):
            deed = Deed(author=office.sitting.author, at=office.sitting.clock(), action="practice.load")
            with office.store.unit(deed) as unit:
                for record in part:
                    self._put(unit, record)

    def _put(self, unit: Unit, record: Record) -> None:
        try:
            unit.add(record)
        except AlreadyHere:  # from a load that was stopped
            return
        kind = record.definition.kind
        self.counts[kind] = self.counts.get(kind, 0) + 1


def load(office: Office, plan: Plan, *, processes: int = 1, progress: Progress | None = None) -> dict[str, int]:
    """Put a population into an office and return how many records of each kind were put in."""
    loader = Loader(office)
    loader.begin()
    with office.store.bulk([Person, Case, Interaction]):
        for number, batches in enumerate(in_order(plan, neighbourhood, processes)):
            territory = loader.frame.territory(number)
            if loader.takes(territory):
                loader.take(territory, records_of(batches, loader.frame, territory))
            if progress is not None:
                progress(number + 1, plan.size // RESIDENTS)
    return loader.counts


def records_of(batches: Sequence[Batch], frame: Frame, territory: str) -> Iterator[Record]:
    """Yield the records of one neighbourhood, each before what points at it."""
    rows = Rows({batch.table: batch.rows for batch in batches})
    yield from kept_closely(_made_of(rows, frame, territory), protected_in(rows, frame))


def _made_of(rows: Rows, frame: Frame, territory: str) -> Iterator[Record]:
    people: dict[UUID, Person] = {}
    for record in people_of(rows, frame, territory):
        if isinstance(record, Person):
            people[record.id] = record
        yield record
    yield from cases_of(rows, frame, territory)
    yield from Work(rows, frame, territory, people).records()


def _within_reach(office: Office) -> frozenset[str]:
    actor = office.sitting.actor
    return actor.territories | actor.below if actor.role is Role.SUPERVISOR else actor.territories
