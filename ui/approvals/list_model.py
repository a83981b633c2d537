"""The requests that wait for this officer, with the case of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from caseworker.desk.case_table import CaseRow
from caseworker.domain.approvals import Approval, ApprovalId
from ui.widgets.row_values import TwoLine
from ui.work import Work


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request and its case; the case is None when the officer may not see it."""

    approval: Approval
    case: CaseRow | None


@dataclass(frozen=True, slots=True)
class ApprovalsState:
    """What waits, the oldest first."""

    waiting: tuple[Waiting, ...] = ()
    is_loading: bool = True
    error: Exception | None = None


class ApprovalsModel(QObject):
    """Reads what waits."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.state = ApprovalsState()

    def ask(self) -> None:
        """Read what waits, now or again."""
        office = self._work.office

        def work() -> tuple[Waiting, ...]:
            asked = office.approvals.waiting_for_me()
            numbers = office.case_table.numbers({one.case for one in asked}) if asked else ()
            cases = {row.case.id: row for row in office.case_table.rows(numbers) if row is not None}
            return tuple(Waiting(one, cases.get(one.case)) for one in asked)

        self._work.lanes.read(work, self._on_read, self._on_failed, owner=self, key="waiting")

    def rows(self) -> Sequence[TwoLine]:
        """Return what waits as rows of a list."""
        return [self._row(one) for one in self.state.waiting]

    def person_of(self, approval: ApprovalId) -> str:
        """Return whom a request is about, "" when that may not be seen."""
        found = next((one.case for one in self.state.waiting if one.approval.id == approval), None)
        return found.name if found is not None else ""

    def _row(self, waiting: Waiting) -> TwoLine:
        asked, case, wording = waiting.approval, waiting.case, self._work.wording
        second = wording.facts(case.case.shown_number, case.name) if case is not None else ""
        return TwoLine(
            key=asked.id,
            title=asked.title,
            second=second,
            trailing=wording.row_time(asked.asked_at),
            icon="history" if asked.follows is not None else "stamp",
        )

    def _on_read(self, waiting: tuple[Waiting, ...]) -> None:
        self._become(waiting=waiting, is_loading=False, error=None)

    def _on_failed(self, error: Exception) -> None:
        self._become(is_loading=False, error=error)

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()
