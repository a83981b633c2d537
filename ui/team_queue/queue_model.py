"""A team's queue: its counts, its rows, and who holds how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from caseworker.desk.case_table import Asking, AtWork, CasesWanted, Load
from caseworker.domain.ids import OfficerId
from ui.cases.list_model import CaseListModel
from ui.team_queue.load_bars import LoadLine

MOST_BARS = 8


@dataclass(frozen=True, slots=True)
class QueueBeside:
    """What stands around the rows: counts by what is asked, loads, and everybody who owns a case."""

    counts: Mapping[Asking, int]
    loads: Sequence[Load]
    owners: tuple[OfficerId, ...]


class QueueModel(CaseListModel):
    """What needs a supervisor. The count that is chosen is kept as the filter "asking"."""

    page = "team-queue"
    with_status = False
    first_filters: Mapping[str, str] = {"asking": Asking.ATTENTION.value}

    def look_beside(self, wanted: CasesWanted) -> QueueBeside:
        """Return counts and loads of the same area and service, whatever count is chosen. On the read lane."""
        table, around = self.work.office.case_table, replace(wanted, asking=Asking.ALL_OPEN, only=None)
        loads = table.loads(replace(around, status=AtWork.AT_WORK))
        return QueueBeside(table.counts(around), loads, table.owners())

    @property
    def asking(self) -> Asking:
        """Which count is the filter."""
        chosen = self.state.filters.get("asking", "")
        return Asking(chosen) if chosen in set(Asking) else Asking.ALL_OPEN

    def choose(self, key: str) -> None:
        """Take another count as the filter."""
        self.filter("asking", key)

    def load_lines(self) -> list[LoadLine]:
        """Return who holds most of what was agreed, by name."""
        if not isinstance(self.beside, QueueBeside):
            return []
        fullest = sorted(self.beside.loads, key=lambda one: -one.held.cases / max(1, one.agreed))[:MOST_BARS]
        lines = [
            LoadLine(
                name=self.officers.name(one.held.officer),
                overdue=one.held.overdue,
                due_soon=one.held.due_soon,
                cases=one.held.cases,
                agreed=one.agreed,
            )
            for one in fullest
        ]
        return sorted(lines, key=lambda one: one.name.casefold())
