"""The list of people: whom it shows, in which order, and what a row says of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from caseworker.desk.people_table import PeopleOrder, PeopleWanted, PersonRow
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from ui.lists.list_model import FOUND_AT_MOST, Answer, Asked, ListModel
from ui.widgets.tables_model import Cell, TableRow

_PERSON = Person.definition.kind
QUIET_DAYS = (30, 90, 180)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: languages that people speak here."""

    languages: tuple[str, ...]


class PeopleListModel(ListModel):
    """Everybody the officer may see."""

    page = "people"
    first_sort = PeopleOrder.NAME.value

    def answer(self, asked: Asked) -> Answer:
        """Return the row numbers of those who are asked for. On the read lane."""
        office = self.work.office
        wanted, is_cut = self._wanted(asked)
        by = PeopleOrder(asked.sort) if asked.sort in set(PeopleOrder) else PeopleOrder.NAME
        ids = office.people_table.order(wanted, by=by, descending=asked.descending)
        beside = self.beside if isinstance(self.beside, Choices) else Choices(office.people_table.languages())
        return Answer(ids, beside, is_cut)

    def fetch(self, ids: Sequence[int]) -> list[TableRow]:
        """Return the rows of some row numbers: one visible page, read at once."""
        return [self._told(row) for row in self.work.office.people_table.rows(ids)]

    def person_at(self, row_number: int) -> PersonRow | None:
        """Return the person of a row number; None when they have gone."""
        return self.work.office.people_table.rows([row_number])[0]

    def place_of(self, typed: str) -> int:
        """Return the place of the first name that is not before what is typed; -1 where names are not in order."""
        state = self.state
        if state.sort != PeopleOrder.NAME.value or state.descending or not state.ids:
            return -1
        place = self.work.office.people_table.place_of(state.ids, typed)
        return min(place, len(state.ids) - 1)

    def _wanted(self, asked: Asked) -> tuple[PeopleWanted, bool]:
        filters = asked.filters
        only, is_cut = self._found(asked.text)
        quiet = filters.get("quiet", "")
        return (
            PeopleWanted(
                territories=frozenset({filters["territory"]} if filters.get("territory") else ()),
                language=filters.get("language", ""),
                needs_interpreter="interpreter" in filters,
                has_open_case="open-case" in filters,
                has_warning="warning" in filters,
                quiet_since=self.work.wording.now() - timedelta(days=int(quiet)) if quiet.isdecimal() else None,
                only=only,
            ),
            is_cut,
        )

    def _found(self, text: str) -> tuple[tuple[PersonId, ...] | None, bool]:
        if not text:
            return None, False
        found = self.work.office.finding.find(text, kinds=(_PERSON,), limit=FOUND_AT_MOST)
        return tuple(PersonId(one.id) for one in found), len(found) >= FOUND_AT_MOST

    def _told(self, row: PersonRow | None) -> TableRow:
        if row is None:
            gone = self.tr("No longer here")
            return TableRow((Cell(gone, tone="neutral"), "", "", "", "", ""), gone)
        wording = self.work.wording
        born = wording.short_partial_date(row.born) if row.born is not None else ""
        last = wording.short_day(row.last_contact) if row.last_contact is not None else ""
        name = Cell(row.name or row.described or self.tr("Not identified yet"), strong=bool(row.name))
        cases = wording.number(row.open_cases) if row.open_cases else ""
        return TableRow((name, born, row.number, row.address, last, cases), self._sentence(row, name.words, born, last))

    def _sentence(self, row: PersonRow, name: str, born: str, last: str) -> str:
        parts = [name]
        if born:
            parts.append(self.tr("born {date}").format(date=born))
        parts += [row.number, row.address]
        if last:
            parts.append(self.tr("last contact {day}").format(day=last))
        if row.open_cases:
            parts.append(self.tr("%n open cases", "", row.open_cases))
        return ", ".join(part for part in parts if part)
