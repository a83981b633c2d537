"""Bringing cases in from a table, with the first work of their stage; their people were brought in before."""

from dataclasses import replace
from typing import ClassVar

from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.imports.bringing import CellRefused, Importer
from caseworker.desk.imports.fields import DayOrder, Filled, case_from
from caseworker.desk.sitting import Sitting
from caseworker.desk.work_numbers import case_number
from caseworker.domain import cases, deadlines
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.case_types import CaseType, Start
from caseworker.domain.cases import Case, CasePerson
from caseworker.domain.ids import CaseId
from caseworker.domain.import_runs import Outcome
from caseworker.domain.people import Person
from caseworker.store.references import brought_in, case_brought_in, marked
from caseworker.store.unit import Unit


class CasesImporter(Importer[Filled], Cases):
    """Brings cases in. `usual_type` is the case type of rows that do not say theirs."""

    act: ClassVar[str] = "case.import"

    def __init__(self, sitting: Sitting, *, source: str, order: DayOrder, usual_type: str = "") -> None:
        super().__init__(sitting)
        self._source, self._order, self._usually = source, order, usual_type

    def _put(self, unit: Unit, item: Filled) -> Outcome:
        mark = f"{self._source}:{item.reference}"
        if case_brought_in(unit, mark) is not None:
            return Outcome.KNOWN
        zone = self._sitting.calendar.time_zone
        new = case_from(item, order=self._order, zone=zone, usual_type=self._usually)
        case_type = self._sitting.pack.case_type(new.case_type)
        person = self._person(unit, item.one("person"))
        part = () if person is None else (Part(person=person.id, role=_role(case_type, item.one("part"))),)
        case = self._begun(unit, replace(new, people=part), mark, territory=person.territory if person else "")
        self._check_clocks(case, case_type)
        self._begin(unit, case, case_type)
        return Outcome.ADDED

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


def _role(case_type: CaseType, typed: str) -> str:
    """Return the part somebody has in a case; without one typed the first, unless a part protects who has it."""
    known = [one.id for one in case_type.people]
    if typed:
        if typed not in known:
            raise CellRefused(
                field="part", why=f"There is no such part in a case of this type. Known: {', '.join(known)}."
            )
        return typed
    if any(one.protected for one in case_type.people):
        raise CellRefused(field="part", why="Say which part the person has: some protect whoever has them.")
    return known[0] if known else ""
