"""Counts of the navigation: work to do, never totals. Counted off the screen's thread, and again after news of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal, Slot

from caseworker.desk.case_table import Asking, CasesWanted
from caseworker.desk.office import Office
from caseworker.domain.appointments import AppointmentState
from caseworker.domain.visits import VisitState
from ui.news import Changes, News
from ui.sweeping import LIKELY_PAIR
from ui.tasks import Lanes

_DECIDED_ON = frozenset({"conflict", "case", "person"})  # whose case it is says who may settle a conflict
_PAIRED = frozenset({"person", "person_merge", "person_unmerge", "person_distinction", "person_doubt", LIKELY_PAIR})
_AHEAD = frozenset({VisitState.PLANNED, VisitState.ON_THE_WAY, VisitState.AT_THE_DOOR})


@dataclass(frozen=True, slots=True)
class Counted:
    """How a page's count is made, and of which kinds of records."""

    kinds: frozenset[str]
    count: Callable[[Office], int]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much waits on each page; a page that is not there was not counted yet or has nothing."""

    of: Mapping[str, int] = field(default_factory=dict)


def _waiting(office: Office) -> int:
    return sum(len(line.waiting) for line in office.counter.queue_lines())


def _tasks(office: Office) -> int:
    return len(office.tasks.mine(until=office.sitting.calendar.day_of(office.sitting.clock())))


def _visits(office: Office) -> int:
    return sum(line.visit.state in _AHEAD for line in office.field_day.my_day().visits)


def _booked(office: Office) -> int:
    return sum(line.appointment.state is AppointmentState.BOOKED for line in office.appointments.on_day())


def _queue(office: Office) -> int:
    return office.case_table.counts(CasesWanted())[Asking.ATTENTION]


COUNTED: Mapping[str, Counted] = {
    "front-desk": Counted(frozenset({"walk_in"}), _waiting),
    "my-tasks": Counted(frozenset({"task"}), _tasks),
    "my-day": Counted(frozenset({"visit"}), _visits),
    "appointments": Counted(frozenset({"appointment"}), _booked),
    "team-queue": Counted(frozenset({"case", "deadline"}), _queue),
    "approvals": Counted(frozenset({"approval"}), lambda office: len(office.approvals.waiting_for_me())),
    "conflicts": Counted(_DECIDED_ON, lambda office: office.conflicts.count_mine()),
    "duplicates": Counted(_PAIRED, lambda office: len(office.duplicates.pairs())),
    "drafts": Counted(frozenset({"draft"}), lambda office: len(office.drafts.open_ones())),
}


class CountsModel(QObject):
    """The counts of those pages that somebody has in the navigation."""

    changed = Signal()

    def __init__(self, office: Office, lanes: Lanes, news: News, pages: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self.state = Counts()
        self._office, self._lanes = office, lanes
        self._pages = tuple(page for page in pages if page in COUNTED)
        news.changed.connect(self.reload)

    def load(self) -> None:
        """Count everything."""
        for page in self._pages:
            self._count(page)

    @Slot(object)
    def reload(self, changes: Changes) -> None:
        """Count again what changes concern."""
        for page in self._pages:
            if changes.concern(COUNTED[page].kinds):
                self._count(page)

    def _count(self, page: str) -> None:
        counted, office = COUNTED[page], self._office
        self._lanes.read(
            lambda: counted.count(office), lambda number: self._put(page, number), owner=self, key=f"count {page}"
        )

    def _put(self, page: str, number: int) -> None:
        if self.state.of.get(page) == number:
            return
        self.state = replace(self.state, of={**self.state.of, page: number})
        self.changed.emit()
