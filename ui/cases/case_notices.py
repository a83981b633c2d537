"""Who reported the matter of a case, and the tasks by which each of them is told of its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from caseworker.desk.place_reports import NoticeLine, Told
from caseworker.desk.tasks import Plan
from caseworker.domain.ids import PersonId
from ui.cases.case_model import CasePart
from ui.person.words import contact_way


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One reporter: what they are called, how they are told and where that reaches them. `planned`: a task does it."""

    person: PersonId
    name: str
    way: str
    reach: str
    planned: bool


class CaseNotices(CasePart):
    """What the list of reporters shows. `read` when it can be shown."""

    read = Signal()

    told: Told | None = None

    def look(self) -> None:
        """Read who reported it; the reading of each person is recorded."""
        desk, case = self.work.office.place_reports, self.id
        self.work.lanes.read(lambda: desk.told(case), self._on_read, owner=self, key="told")

    def rows(self) -> tuple[Row, ...]:
        """Return everybody who can be told."""
        return tuple(self._row(one) for one in self.told.lines) if self.told else ()

    def without(self) -> int:
        """Return how many gave no name, or left no way to reach them."""
        return self.told.count - len(self.told.lines) if self.told else 0

    def plan(self, people: Sequence[PersonId]) -> None:
        """Plan a task for each of them, due on the next working day."""
        due = self.work.office.sitting.calendar.add_working_days(self.work.wording.today(), 1)
        plans = tuple(
            Plan(title=self._title(row), case=self.id, person=row.person, due=due)
            for row in self.rows()
            if row.person in people and not row.planned
        )
        desk = self.work.office.tasks
        if plans:
            self.write(lambda: desk.plan_all(plans), says=self.tr("%n notices planned", "", len(plans)))

    def _title(self, row: Row) -> str:
        say = self.work.wording
        number = self.case.case.shown_number if self.case.page else ""
        words = self.tr("Tell {name} that {number} is settled ({way}: {reach})")
        return words.format(name=say.isolate(row.name), number=say.isolate(number), way=row.way, reach=row.reach)

    def _row(self, line: NoticeLine) -> Row:
        notice = line.notice
        return Row(
            person=PersonId(notice.person.id),
            name=self.case.named(notice.person),
            way=contact_way(notice.way),
            reach=notice.reach,
            planned=line.task is not None,
        )

    def _on_read(self, told: Told) -> None:
        self.told = told
        self.read.emit()
