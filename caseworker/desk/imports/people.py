"""Bringing people in from a table: each under the next number, with what the other system calls them."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from caseworker.desk.finding import Finding
from caseworker.desk.imports.bringing import Importer
from caseworker.desk.imports.fields import DayOrder, Filled, person_from
from caseworker.desk.numbering import person_numbers
from caseworker.desk.people import People
from caseworker.desk.sitting import Sitting
from caseworker.domain import people
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.ids import PersonId
from caseworker.domain.import_runs import Outcome
from caseworker.domain.numbers import Issued
from caseworker.store.brought_in import ReferencesHere
from caseworker.store.unit import Unit


class PeopleImporter(Importer[Filled], People):
    """Brings people in. `territory` is where they belong, the officer's own when it is empty."""

    act: ClassVar[str] = "person.import"
    _next_number: Callable[[], Issued]

    def __init__(
        self, sitting: Sitting, finding: Finding, *, source: str, order: DayOrder, territory: str = ""
    ) -> None:
        super().__init__(sitting, finding)
        self._source, self._order = source, order
        self._place = territory or self._territory()
        self._here = ReferencesHere(source)

    def _prepare(self, unit: Unit, items: Sequence[Filled]) -> None:
        self._may(Action.CREATE, Resource(kind="person", territory=self._place))
        self._here.look(unit, how_many=len(items))
        self._next_number = person_numbers(unit, pattern=self._sitting.pack.agency.person_number)

    def _put(self, unit: Unit, item: Filled) -> Outcome:
        if self._here.has(unit, item.reference):
            return Outcome.KNOWN
        entered = person_from(item, source=self._source, order=self._order, fresh_id=unit.new_id, territory=self._place)
        draft = self._draft(entered, PersonId(unit.new_id()))
        checked = people.set_birth_date(draft, entered.birth_date, today=self._today())
        unit.add(people.give_number(checked, self._next_number()))
        return Outcome.ADDED
