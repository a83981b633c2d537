"""Lists of people and cases as CSV that no spreadsheet runs: what their tables show, in the same order.

Piece by piece, so that it can be told how far it is and be stopped. Rows are those of the tables: what the officer may
not see is not in them. The export is recorded once, before its first piece.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from caseworker.desk.case_table import CaseRow, CaseTable
from caseworker.desk.colleagues import Colleagues
from caseworker.desk.people_table import PeopleTable, PersonRow
from caseworker.desk.sitting import Sitting
from caseworker.desk.taking_out import TakingOut
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.ids import OfficerId
from caseworker.text.csv_out import csv_heading, csv_rows

AT_ONCE = 500
PERSON_COLUMNS = (
    "number", "name", "description", "birth_date", "address", "language", "territory", "last_contact", "open_cases",
)  # fmt: skip
CASE_COLUMNS = (
    "number", "title", "case_type", "stage", "status", "person", "owner", "team", "territory", "opened_at", "due_at",
    "overdue", "source",
)  # fmt: skip
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of the file, to be written after those before, and how many rows are done of all."""

    content: bytes
    done: int
    whole: int


class ListExport(TakingOut):
    """Takes out what the tables of people and cases show."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._people, self._cases = PeopleTable(sitting), CaseTable(sitting)
        self._colleagues = Colleagues(sitting)

    def people(self, numbers: Sequence[int], *, purpose: str) -> Iterator[Piece]:
        """Yield the rows of an order of people. Raises AccessDenied before the first, also without a purpose."""
        self._ask("person", len(numbers), purpose)
        yield from _pieces(
            numbers, PERSON_COLUMNS, lambda part: map(self._person_cells, filter(None, self._people.rows(part)))
        )

    def cases(self, numbers: Sequence[int], *, purpose: str) -> Iterator[Piece]:
        """Yield the rows of an order of cases in the same way."""
        self._ask("case", len(numbers), purpose)
        names = {one.id: one.name for one in self._colleagues.known().values()}
        yield from _pieces(
            numbers,
            CASE_COLUMNS,
            lambda part: (self._case_cells(one, names) for one in filter(None, self._cases.rows(part))),
        )

    def _ask(self, kind: str, count: int, purpose: str) -> None:
        with self._reading():
            territory = min(self._sitting.actor.territories, default="")
            self._may(Action.EXPORT, Resource(kind=kind, territory=territory), purpose=purpose.strip())
        self._leave_export(f"{kind}_list", None, count, purpose.strip())

    def _person_cells(self, row: PersonRow) -> tuple[str, ...]:
        return (
            row.number,
            row.name,
            row.described,
            row.born.to_text() if row.born else "",
            row.address,
            row.language,
            row.territory,
            self._local(row.last_contact),
            str(row.open_cases),
        )

    def _case_cells(self, row: CaseRow, names: dict[OfficerId, str]) -> tuple[str, ...]:
        case = row.case
        return (
            case.number or case.provisional_number,
            case.title,
            row.type_title,
            row.stage_title,
            case.status.value,
            row.name,
            (names.get(case.owner, "") or str(case.owner)) if case.owner else "",
            case.team,
            case.territory,
            self._local(case.opened_at),
            self._local(row.due_at),
            "yes" if row.is_overdue else "no",
            case.source_ref,
        )

    def _local(self, moment: datetime | None) -> str:
        return "" if moment is None else self._sitting.calendar.local(moment).isoformat(timespec="minutes")


def _pieces(
    numbers: Sequence[int], columns: Sequence[str], cells: Callable[[Sequence[int]], Iterator[tuple[str, ...]]]
) -> Iterator[Piece]:
    yield Piece(csv_heading(columns), 0, len(numbers))
    for begin in range(0, len(numbers), AT_ONCE):
        part = numbers[begin : begin + AT_ONCE]
        yield Piece(csv_rows(cells(part)), begin + len(part), len(numbers))
