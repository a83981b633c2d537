"""The desk for bringing records in from a table: people and cases, in batches, each batch whole or not at all.

A row is known by its source and reference, so bringing a file in twice changes nothing. A row that cannot be brought in
is told with its line, field and a sentence, and the rest goes in.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.finding import Finding
from caseworker.desk.import_fields import REFERENCE, CellRefused, DayOrder, Filled, case_from, person_from
from caseworker.desk.numbering import person_number
from caseworker.desk.people import NewPerson, People
from caseworker.desk.sitting import Sitting
from caseworker.desk.work_numbers import case_number
from caseworker.domain import cases, deadlines, people
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.case_types import CaseType, Start
from caseworker.domain.cases import Case, CasePerson
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.people import Person
from caseworker.errors import CaseworkerError
from caseworker.store.references import brought_in, case_brought_in, marked
from caseworker.store.search.hits import EVERYTHING
from caseworker.store.search.search_rows import squashed
from caseworker.store.unit import Unit

MOST_IN_BATCH = 200


@dataclass(frozen=True, slots=True)
class RowRefused:
    """Why one row was not brought in. `field` is empty when the row as a whole does not fit."""

    line: int
    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some rows: how many are new, how many were here already, and which were refused."""

    added: int
    known: int
    refused: tuple[RowRefused, ...]


class _Tried(Exception):
    """Takes a trial back: ends its transaction as a failure would."""


class Importing:
    """Brings people and cases in. `source` names the system they come from; `reference` is its name for each."""

    def __init__(self, sitting: Sitting, finding: Finding, *, source: str, order: DayOrder) -> None:
        self._people = _PeopleIn(sitting, finding, source=source, order=order)
        self._cases = _CasesIn(sitting, source=source, order=order)

    def people(self, rows: Sequence[Filled], *, territory: str = "", trial: bool = False) -> Batch:
        """Bring people in, all in one transaction; a trial says the same and leaves nothing. Raises AccessDenied."""
        return self._people.bring(rows, territory=territory, trial=trial)

    def cases(self, rows: Sequence[Filled], *, usual_type: str = "", trial: bool = False) -> Batch:
        """Bring cases in, in the same way; `usual_type` is for rows that do not say theirs."""
        return self._cases.bring(rows, usual_type=usual_type, trial=trial)


class _Tally:
    """Counts what becomes of the rows of a batch; a row is tried by `put`, which says whether it was new."""

    def __init__(self) -> None:
        self._added, self._known, self._refused = 0, 0, list[RowRefused]()

    def take(self, row: Filled, put: Callable[[Filled], bool]) -> None:
        try:
            new = put(_referred(row))
        except CaseworkerError as error:
            self._refused.append(RowRefused(row.line, str(error.facts.get("field", "")), error.say()))
        else:
            self._added += new
            self._known += not new

    def batch(self) -> Batch:
        return Batch(self._added, self._known, tuple(self._refused))


class _PeopleIn(People):
    def __init__(self, sitting: Sitting, finding: Finding, *, source: str, order: DayOrder) -> None:
        super().__init__(sitting, finding)
        self._source, self._order = source, order

    def bring(self, rows: Sequence[Filled], *, territory: str, trial: bool) -> Batch:
        place, tally = territory or self._territory(), _Tally()
        met: set[str] = set()
        with suppress(_Tried), self._acting("person.import") as unit:
            self._may(Action.CREATE, Resource(kind="person", territory=place))
            for row in rows:
                tally.take(row, lambda one: self._put(unit, one, place, met))
            _take_back(trial=trial)
        return tally.batch()

    def _put(self, unit: Unit, row: Filled, territory: str, met: set[str]) -> bool:
        reference = row.one(REFERENCE)
        here = brought_in(unit, source=self._source, reference=reference, visible=EVERYTHING)
        if here is not None or reference in met:
            return False
        entered = person_from(row, source=self._source, order=self._order, fresh_id=unit.new_id)
        unit.add(self._ready(unit, replace(entered, territory=territory)))
        met.add(reference)
        return True

    def _ready(self, unit: Unit, entered: NewPerson) -> Person:
        draft = self._draft(entered, PersonId(unit.new_id()))
        checked = people.set_birth_date(draft, entered.birth_date, today=self._today())
        return people.give_number(checked, person_number(unit, pattern=self._sitting.pack.agency.person_number))


class _CasesIn(Cases):
    def __init__(self, sitting: Sitting, *, source: str, order: DayOrder) -> None:
        super().__init__(sitting)
        self._source, self._order = source, order

    def bring(self, rows: Sequence[Filled], *, usual_type: str, trial: bool) -> Batch:
        tally, met = _Tally(), set[str]()
        with suppress(_Tried), self._acting("case.import") as unit:
            for row in rows:
                tally.take(row, lambda one: self._put(unit, one, usual_type, met))
            _take_back(trial=trial)
        return tally.batch()

    def _put(self, unit: Unit, row: Filled, usual_type: str, met: set[str]) -> bool:
        mark = f"{self._source}:{row.one(REFERENCE)}"
        if case_brought_in(unit, mark) is not None or mark in met:
            return False
        zone = self._sitting.calendar.time_zone
        new = case_from(row, order=self._order, zone=zone, usual_type=usual_type)
        case_type = self._sitting.pack.case_type(new.case_type)
        person = self._person(unit, row.one("person"))
        role = case_type.people[0].id if case_type.people else ""
        part = () if person is None else (Part(person=person.id, role=role),)
        case = self._begun(unit, replace(new, people=part), mark, territory=person.territory if person else "")
        self._check_clocks(case, case_type)
        unit.add(case)
        self._stage_work(unit).begin(case, case_type)
        met.add(mark)
        return True

    def _check_clocks(self, case: Case, case_type: CaseType) -> None:
        """Raise what reckoning a deadline would raise: once the case is added, the row can no longer be refused."""
        for rule in (*case_type.deadlines, *case_type.stage(case.stage).deadlines):
            at = case.received_at if rule.start is Start.RECEIVED and case.received_at else case.opened_at
            deadlines.start(rule, deadline_id=case.id, case=case.id, at=at, calendar=self._sitting.calendar)

    def _begun(self, unit: Unit, new: NewCase, mark: str, *, territory: str) -> Case:
        case_type = self._sitting.pack.case_type(new.case_type)
        where = territory or self._near()
        resource = Resource(kind="case", territory=where, sensitivity=case_type.sensitivity)
        if not self._allows(Action.CREATE, resource):
            raise CellRefused(field="person", why="A case in that territory, or of that type, is not yours to open.")
        begun = cases.open_case(
            case_type,
            case_id=CaseId(unit.new_id()),
            passage_id=unit.new_id(),
            issued=case_number(unit, case_type),
            pack_version=self._sitting.pack.version,
            territory=where,
            people=tuple(CasePerson(id=unit.new_id(), person=one.person, role=one.role) for one in new.people),
            by=self._me,
            at=unit.deed.at,
            title=new.title,
            received_at=new.received_at,
        )
        return replace(begun, summary=new.summary, place=new.place, priority=new.priority, source_ref=mark)

    def _person(self, unit: Unit, typed: str) -> Person | None:
        if not typed:
            return None
        visible = self._listed(Person)
        found = brought_in(unit, source=self._source, reference=typed, visible=visible)
        if found is not None:
            return found
        bearing = marked(unit, Person, typed, visible=visible)
        if len(bearing) != 1:
            raise CellRefused(field="person", why="There is nobody, or more than one person, with this reference.")
        return bearing[0]


def _take_back(*, trial: bool) -> None:
    if trial:
        raise _Tried


def _referred(row: Filled) -> Filled:
    """Return the row when it can be told again by its reference; raises CellRefused."""
    if not squashed(row.one(REFERENCE)):
        raise CellRefused(field=REFERENCE, why="What the other system calls this row is missing.")
    return row
