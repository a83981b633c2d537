"""The table of all people: their order as row numbers, and pages of what each row shows.

Lists are filtered in the query and leave no trace; nothing here tells more of a person than a list of results does.
"""

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseworker.desk.person_desk import PersonDesk
from caseworker.domain.access import visible_scopes
from caseworker.domain.cases import Case
from caseworker.domain.ids import PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person, current_address, display_name
from caseworker.domain.safety import SafetyFact
from caseworker.domain.values import PartialDate
from caseworker.store import people_list
from caseworker.store.about import seen_of
from caseworker.store.people_list import PeopleOrder, PeopleWanted, Seen, Told

__all__ = ["PeopleOrder", "PeopleTable", "PeopleWanted", "PersonRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One row: `name` is empty for someone not identified, whom `described` tells of."""

    id: PersonId
    name: str
    described: str
    number: str
    born: PartialDate | None
    address: str
    language: str
    territory: str
    last_contact: datetime | None
    open_cases: int


class PeopleTable(PersonDesk):
    """Everybody the officer may see, sorted and filtered, whatever their number."""

    def order(
        self, wanted: PeopleWanted, *, by: PeopleOrder = PeopleOrder.NAME, descending: bool = False
    ) -> "array[int]":
        """Return the row numbers of those who are wanted, in order. They hold until people are added or removed."""
        with self._reading() as reader:
            return people_list.people_in_order(reader, self._seen(), wanted, by=by, descending=descending)

    def rows(self, numbers: Sequence[int]) -> tuple[PersonRow | None, ...]:
        """Return what some rows of an order show; None where the person has gone since, or may no longer be seen."""
        with self._reading() as reader:
            people = people_list.people_at(reader, numbers, self._listed(Person))
            told = people_list.told_of(reader, self._seen(), [one.id for one in people if one is not None])
            return tuple(None if one is None else self._row(one, told[one.id]) for one in people)

    def of(self, people: Collection[PersonId]) -> dict[PersonId, PersonRow]:
        """Return the rows of some people, by their own records; those who may not be seen are left out."""
        with self._reading() as reader:
            found = seen_of(reader, Person, people, visible=self._listed(Person)) if people else []
            told = people_list.told_of(reader, self._seen(), [one.id for one in found]) if found else {}
            return {one.id: self._row(one, told[one.id]) for one in found}

    def place_of(self, rows: Sequence[int], typed: str) -> int:
        """Return where among rows in the order of names the first stands that is not before what is typed."""
        with self._reading() as reader:
            return people_list.first_named(reader, rows, typed)

    def place_of_person(self, rows: "array[int]", person: UUID) -> int:
        """Return where a person stands among rows, -1 when they are not among them."""
        with self._reading() as reader:
            number = people_list.row_of(reader, person)
        try:
            return rows.index(number)
        except ValueError:
            return -1

    def languages(self) -> tuple[str, ...]:
        """Return the languages in which people are spoken to, as far as they may be seen; one look at the index."""
        with self._reading() as reader:
            return tuple(people_list.languages(reader, self._seen()))

    def _seen(self) -> Seen:
        return Seen(
            visible_scopes(self._sitting.actor),
            person=self._listed(Person),
            case=self._listed(Case),
            interaction=self._listed(Interaction),
            safety_fact=self._listed(SafetyFact),
        )

    def _row(self, person: Person, told: Told) -> PersonRow:
        today = self._today()
        address = current_address(person, today)
        return PersonRow(
            id=person.id,
            name=display_name(person, on=today),
            described=person.description,
            number=person.shown_number,
            born=person.birth_date,
            address=address.shown if address else "",
            language=person.language,
            territory=person.territory,
            last_contact=told.last_contact,
            open_cases=told.open_cases,
        )
