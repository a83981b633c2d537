"""The desks for work in tests: one object per officer at work, and people to open cases for."""

from collections.abc import Iterable
from dataclasses import dataclass

from caseworker.desk.appointments import Appointments
from caseworker.desk.approvals import Approvals
from caseworker.desk.case_moves import CaseMoves
from caseworker.desk.case_owners import CaseOwners
from caseworker.desk.case_table import CaseTable
from caseworker.desk.cases import Cases, NewCase, Part
from caseworker.desk.counter import CounterDesk
from caseworker.desk.deadlines import Deadlines
from caseworker.desk.field_day import FieldDay
from caseworker.desk.final_numbers import FinalNumbers
from caseworker.desk.library import Library
from caseworker.desk.referrals import Referrals
from caseworker.desk.reports import Reports
from caseworker.desk.sitting import Sitting
from caseworker.desk.tasks import Tasks
from caseworker.desk.visits import Visits
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.ids import OfficerId
from caseworker.domain.people import Person
from caseworker.domain.tasks import TaskState
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import ME, MORNING
from tests.domain.builders import an_attachment
from tests.domain.people_builders import a_consent, a_person, an_id
from tests.store.stores import deed

SUPERVISOR = OfficerId(an_id())
COLLEAGUE = OfficerId(an_id())


@dataclass
class Work:
    """Every desk for work of one sitting."""

    sitting: Sitting

    def __post_init__(self) -> None:
        self.cases, self.moves = Cases(self.sitting), CaseMoves(self.sitting)
        self.owners, self.tasks = CaseOwners(self.sitting), Tasks(self.sitting)
        self.visits, self.day = Visits(self.sitting), FieldDay(self.sitting)
        self.appointments, self.counter = Appointments(self.sitting), CounterDesk(self.sitting)
        self.referrals, self.approvals = Referrals(self.sitting), Approvals(self.sitting)
        self.deadlines, self.library = Deadlines(self.sitting), Library(self.sitting)
        self.case_table = CaseTable(self.sitting)
        self.reports, self.numbers = Reports(self.sitting), FinalNumbers(self.sitting)

    @property
    def store(self) -> CaseStore:
        """The store they work on."""
        return self.sitting.store


def keep(store: CaseStore, *records: Record) -> None:
    """Put records into the store, past all desks."""
    with store.unit(deed()) as unit:
        for record in records:
            unit.add(record)


def a_known_person(store: CaseStore, **over: object) -> Person:
    """A person of the north, in the store."""
    person = a_person(**over)
    keep(store, person)
    return person


def a_housing_case(work: Work, **over: object) -> Case:
    """A housing case of a person who agreed to what the first move asks for."""
    person = a_known_person(work.store)
    keep(work.store, a_consent(person=person.id, purpose="keep-facts", at=MORNING))
    parts = (Part(person=person.id, role="applicant"),)
    return work.cases.open(NewCase(**{"case_type": "housing-support", "people": parts, "owner": ME, **over}))  # type: ignore[arg-type]


def finish_tasks(work: Work, case: Case) -> None:
    """Finish whatever the case's present stage asks for, in the order in which its tasks open."""
    page = work.cases.page(case.id)
    here = [line for line in page.tasks if line.task.stage == page.case.stage and line.task.state is TaskState.OPEN]
    for line in sorted(here, key=lambda one: one.waits_for):
        work.tasks.finish(line.task.id)


def attach(store: CaseStore, case: Case, types: Iterable[str]) -> None:
    """Put documents of some types on a case."""
    keep(store, *(an_attachment(case=case.id, document_type=one) for one in types))
