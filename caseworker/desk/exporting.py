"""The desk for taking data out of the program: one person, one case, or a report, as far as the officer may see it.

Every export asks for its purpose and leaves a trail with it, also when it is refused. What is handed back is plain
values; sealing and writing them is for whoever asked.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from caseworker.desk.cases import Cases
from caseworker.desk.package_files import document_of
from caseworker.desk.person_desk import PersonDesk
from caseworker.desk.reports import Measure, Reports
from caseworker.desk.sitting import Sitting
from caseworker.desk.subject_access import SubjectAccess
from caseworker.desk.taking_out import TakingOut
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.ids import CaseId, PersonId
from caseworker.domain.operations import Plain
from caseworker.store.reader import Reader
from caseworker.text.csv_out import csv_bytes

_COLUMNS = ("kind", "id", "field", "value")


@dataclass(frozen=True, slots=True)
class Exported:
    """What is taken out: the name of a thing, its columns, and rows of plain values in their order."""

    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]
    document: Plain

    def as_json(self) -> bytes:
        """Return it as one JSON document."""
        return json.dumps(self.document, ensure_ascii=False, indent=1).encode("utf-8", errors="backslashreplace")

    def as_csv(self) -> bytes:
        """Return it as CSV that no spreadsheet runs."""
        return csv_bytes(self.columns, ([_cell(one) for one in row] for row in self.rows))


class Exporting(PersonDesk, TakingOut):
    """Take data out. Raises AccessDenied when the officer may not, or gave no purpose."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._access, self._cases, self._reports = SubjectAccess(sitting), Cases(sitting), Reports(sitting)

    def person(self, person: PersonId, *, purpose: str) -> Exported:
        """Return all that is held on a person, but for what belongs to others; see `subject_access.py`."""
        held = self._access.held(person, purpose=purpose)
        told: list[Plain] = [{"kind": one.kind, "id": str(one.id), "fields": dict(one.fields)} for one in held.records]
        rows = tuple(row for one in told for row in _rows(one))
        return Exported("person", _COLUMNS, rows, document_of(held, {}))

    def case(self, case: CaseId, *, purpose: str) -> Exported:
        """Return a case with what belongs to it."""
        with self._reading() as reader:
            self._may_on(reader, Action.EXPORT, reader.get(Case, case), purpose=purpose)
        page = self._cases.page(case)
        tasks, deadlines = (one.task for one in page.tasks), (one.deadline for one in page.deadlines)
        people = (one.person for one in page.people if one.person is not None)
        activity = (one.record for one in page.activity)
        records = [page.case, *people, *tasks, *deadlines, *page.documents, *page.approvals, *activity]
        return self._taken("case", case, records, purpose)

    def report(self, measure: Measure, *, months: int, purpose: str) -> Exported:
        """Return figures by team and month; they name nobody."""
        with self._reading():
            self._may(Action.EXPORT, Resource(kind="report", territory=self._territory()), purpose=purpose)
        figures = self._reports.figures(measure, months=months)
        rows = tuple((one.team, one.month.first.isoformat()[:7], one.count) for one in figures)
        named: list[Plain] = [{"team": team, "month": month, "count": count} for team, month, count in rows]
        self._leave_export("report", None, len(rows), purpose)
        columns = ("team", "month", "count")
        return Exported(measure.value, columns, rows, {"report": measure.value, "rows": named})

    def _taken(self, what: str, subject: UUID, records: Iterable[Record], purpose: str) -> Exported:
        once = list({one.id: one for one in records}.values())
        with self._reading() as reader:
            told: list[Plain] = [_told(reader, one) for one in once]
        self._leave_export(what, subject, len(once), purpose)
        rows = tuple(row for one in told for row in _rows(one))
        return Exported(what, _COLUMNS, rows, {"about": what, "id": str(subject), "records": told})


def _told(reader: Reader, record: Record) -> Plain:
    fields = reader.schema.of(type(record)).plain(record)
    return {"kind": record.definition.kind, "id": str(record.id), "fields": fields}


def _rows(told: Plain) -> Iterator[tuple[Plain, ...]]:
    assert isinstance(told, dict)
    fields = told["fields"]
    assert isinstance(fields, dict)
    for name, value in fields.items():
        yield told["kind"], told["id"], name, value


def _cell(value: Plain) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
