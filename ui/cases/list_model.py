"""The list of cases: which it shows, in which order, what a row says of each, and what is done with many at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from caseworker.desk.case_table import Asking, AtWork, CaseOrder, CaseRow, CasesWanted
from caseworker.domain.cases import Case, Priority, Status
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.people import Person
from ui.lists.case_words import due_cell, holding
from ui.lists.list_model import FOUND_AT_MOST, Answer, Asked, ListModel
from ui.widgets.tables_model import Cell, TableRow
from ui.work import Work

translate = QCoreApplication.translate
_CASE, _PERSON = Case.definition.kind, Person.definition.kind
NOBODY = "nobody"
MINE = "me"


@dataclass(frozen=True, slots=True)
class CaseChoices:
    """What the filters offer: who owns cases here."""

    owners: tuple[OfficerId, ...]


class CaseListModel(ListModel):
    """Every case the officer may see; with `mine` those the officer owns."""

    page = "cases"
    first_sort = CaseOrder.DUE.value
    with_status = True

    def __init__(self, work: Work, parent: QObject | None = None, *, mine: bool = False) -> None:
        super().__init__(work, parent)
        self.mine = mine
        if mine:
            self.page, self.fixed = "my-cases", {"owner": MINE}

    def answer(self, asked: Asked) -> Answer:
        """Return the row numbers of the cases that are asked for. On the read lane."""
        wanted, is_cut = self.wanted(asked)
        ids = self.work.office.case_table.order(wanted, by=self.by(asked), descending=asked.descending)
        return Answer(ids, self.look_beside(wanted), is_cut)

    def look_beside(self, wanted: CasesWanted) -> Any:  # noqa: ARG002  # a queue's answer depends on it
        """Return what the page shows beside the rows. On the read lane."""
        return CaseChoices(self.work.office.case_table.owners())

    @staticmethod
    def by(asked: Asked) -> CaseOrder:
        """Return the order that is asked for."""
        return CaseOrder(asked.sort) if asked.sort in set(CaseOrder) else CaseOrder.DUE

    def fetch(self, ids: Sequence[int]) -> list[TableRow]:
        """Return the rows of some row numbers: one visible page, read at once."""
        return [self._told(row) for row in self.work.office.case_table.rows(ids)]

    def row_at(self, number: int) -> CaseRow | None:
        """Return what is known of the case of a row number; None when it has gone."""
        return self.work.office.case_table.rows([number])[0]

    def id_at(self, number: int) -> CaseId | None:
        """Return the case of a row number; None when it has gone."""
        return next(iter(self.work.office.case_table.ids([number])), None)

    def prioritise(self, rows: Collection[int], priority: Priority) -> None:
        """Say how urgent these cases are; it can be undone."""
        office, numbers = self.work.office, tuple(rows)

        def work() -> tuple[Case, ...]:
            return office.case_owners.prioritise_many(office.case_table.ids(numbers), priority)

        def done(before: tuple[Case, ...]) -> None:
            said = translate("CaseListModel", "%n cases are now: {urgency}", "", len(before))
            words = said.format(urgency=self.work.wording.priority(priority))
            self.work.window.toast(words, undo=lambda: self._put_back(before))
            self.reload()

        self.work.lanes.write(work, done, self.work.window.trouble, owner=self)

    def _put_back(self, before: tuple[Case, ...]) -> None:
        owners = self.work.office.case_owners
        self.work.lanes.write(lambda: owners.put_priorities_back(before), lambda _: self.reload(), owner=self)

    def wanted(self, asked: Asked) -> tuple[CasesWanted, bool]:
        """Return which cases are asked for, and whether the text found more than can be listed."""
        filters, me = asked.filters, self.work.office.card.id
        owner = filters.get("owner", "")
        only, is_cut = self._found(asked.text)
        status, asking = filters.get("status", ""), filters.get("asking", "")
        return (
            CasesWanted(
                case_types=_one(filters.get("type", "")),
                stage=filters.get("stage", ""),
                owner=me if owner == MINE else _officer(owner),
                without_owner=owner == NOBODY,
                teams=_one(filters.get("team", "")),
                territories=self._within(filters.get("territory", "")),
                status=AtWork(status) if status in set(AtWork) else AtWork.AT_WORK,
                priority=Priority(int(filters["priority"])) if filters.get("priority", "").isdecimal() else None,
                asking=Asking(asking) if asking in set(Asking) else Asking.ALL_OPEN,
                only=only,
            ),
            is_cut,
        )

    def _within(self, territory: str) -> frozenset[str]:
        pack = self.work.office.sitting.pack
        known = any(one.id == territory for one in pack.territories)
        return pack.within(territory) if known else frozenset()

    def _found(self, text: str) -> tuple[tuple[CaseId, ...] | None, bool]:
        if not text:
            return None, False
        office = self.work.office
        found = office.finding.find(text, kinds=(_CASE, _PERSON), limit=FOUND_AT_MOST)
        cases = [CaseId(one.id) for one in found if one.kind == _CASE]
        people = [PersonId(one.id) for one in found if one.kind == _PERSON]
        is_cut = max(len(cases), len(people)) >= FOUND_AT_MOST
        return tuple(dict.fromkeys([*cases, *office.case_table.about(people)])), is_cut

    def _told(self, row: CaseRow | None) -> TableRow:
        if row is None:
            gone = self.tr("No longer here")
            return TableRow((Cell(gone), *[""] * (6 if self.with_status else 5)), gone)
        wording, case = self.work.wording, row.case
        due, owner, held = due_cell(row, wording), self.officers.name(case.owner), holding(row)
        cells = (
            due,
            Cell(case.title, second=case.shown_number, strong=True),
            row.name,
            Cell(owner, tone="" if case.owner else "warning"),
            row.stage_title,
            *((self._status(case),) if self.with_status else ()),
            held,
        )
        parts = (due.words, case.title, case.shown_number, row.name, owner, row.stage_title, held)
        return TableRow(cells, ", ".join(part for part in parts if part))

    def _status(self, case: Case) -> Cell | str:
        wording = self.work.wording
        if case.status is Status.OPEN and case.priority > Priority.NORMAL:
            return Cell(
                wording.priority(case.priority), tone="danger" if case.priority is Priority.URGENT else "warning"
            )
        return wording.case_status(case.status)


def _one(word: str) -> frozenset[str]:
    return frozenset({word} if word else ())


def _officer(word: str) -> OfficerId | None:
    if not word or word in {NOBODY, MINE}:
        return None
    return OfficerId(UUID(word))
