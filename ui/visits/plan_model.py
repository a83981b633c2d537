"""Planning a visit: whom, for what, when; with the person's address and cases at hand once they are chosen."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.case_table import CaseRow
from caseworker.desk.visits import VisitPlan
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.people import current_address
from caseworker.domain.visits import Visit
from ui.lists.officers import Officers, officers_of
from ui.person.typed import minutes as typed_minutes
from ui.work import Work

USUAL_MINUTES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was entered, as text where it is text. `officer` None is the planner."""

    person: PersonId | None
    purpose: str
    day: date | None
    begin: str
    minutes: str
    place: str
    case: CaseId | None = None
    officer: OfficerId | None = None
    second_officer: OfficerId | None = None


class PlanModel(QObject):
    """Plans one visit. `known` tells that the address and cases of a person are there; `planned` that it is done."""

    known = Signal()
    planned = Signal(object)
    refused = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.address = ""
        self.cases: tuple[CaseRow, ...] = ()
        self.officers = Officers(work.office.card.id, work.office.card.name)

    def ask_officers(self) -> None:
        """Read who is who."""
        office = self._work.office
        self._work.lanes.read(lambda: officers_of(office), self._on_officers, owner=self, key="officers")

    def look_up(self, person: PersonId) -> None:
        """Read address and cases of a person who was chosen."""
        office, today = self._work.office, self._work.wording.today()

        def work() -> tuple[str, tuple[CaseRow, ...]]:
            found = office.people.open(person).person
            address = current_address(found, today)
            numbers = office.case_table.numbers(set(office.case_table.about([person])))
            rows = tuple(row for row in office.case_table.rows(numbers) if row is not None)
            return "" if address is None else address.shown, rows

        self._work.lanes.read(work, self._on_known, self._work.window.trouble, owner=self, key="person")

    def faults(self, typed: Typed) -> dict[str, str]:
        """Return what is wrong with what was entered: a sentence for each field."""
        found: dict[str, str] = {}
        if typed.person is None:
            found["person"] = self.tr("Choose whom the visit is to. Type a name or a number, then press Enter.")
        if not typed.purpose.strip():
            found["purpose"] = self.tr("Say what the visit is for.")
        if typed.day is None:
            found["day"] = self.tr("Say the day, such as tomorrow’s date.")
        if clock(typed.begin) is None:
            found["begin"] = self.tr("Write the time as on a clock, such as 10:30.")
        if _minutes(typed.minutes) is None:
            found["minutes"] = self.tr("Write how many minutes it takes, as a figure.")
        return found

    def plan(self, typed: Typed) -> None:
        """Plan the visit; with Undo."""
        begin, minutes = clock(typed.begin), _minutes(typed.minutes)
        if self.faults(typed) or typed.person is None or typed.day is None or begin is None or minutes is None:
            return
        starts = datetime.combine(typed.day, begin, self._work.wording.zone)
        plan = VisitPlan(
            person=typed.person,
            purpose=typed.purpose,
            planned_from=starts,
            planned_to=starts + timedelta(minutes=minutes),
            place=typed.place.strip(),
            case=typed.case,
            officer=typed.officer,
            second_officer=typed.second_officer,
        )
        desk = self._work.office.visits
        self._work.lanes.write(lambda: desk.plan(plan), self._on_planned, self.refused.emit, owner=self)

    def _on_planned(self, visit: Visit) -> None:
        desk, reason = self._work.office.visits, self.tr("Taken back at once")

        def undo() -> None:
            self._work.lanes.write(
                lambda: desk.cancel(visit.id, reason=reason),
                lambda _: self.planned.emit(visit),
                self._work.window.trouble,
                owner=self,
            )

        wording = self._work.wording
        words = self.tr("Visit planned for {day}, {time}").format(
            day=wording.day(visit.planned_from), time=wording.time(visit.planned_from)
        )
        self._work.window.toast(words, undo=undo)
        self.planned.emit(visit)

    def _on_officers(self, officers: Officers) -> None:
        self.officers = officers
        self.known.emit()

    def _on_known(self, told: tuple[str, tuple[CaseRow, ...]]) -> None:
        self.address, self.cases = told
        self.known.emit()


def clock(text: str) -> time | None:
    """Return a time of day as it is typed: "10:30", "10.30", "1030", "9"; None where it is none."""
    digits = [part for part in text.strip().replace(".", ":").replace("h", ":").split(":") if part]
    if len(digits) == 1 and len(digits[0]) in {3, 4}:
        digits = [digits[0][:-2], digits[0][-2:]]
    if not digits or len(digits) > 2 or not all(part.isdecimal() for part in digits):
        return None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) == 2 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _minutes(text: str) -> int | None:
    try:
        return typed_minutes(text) or USUAL_MINUTES
    except ValueError:
        return None


def person_of(text: str) -> PersonId | None:
    """Return the person a field names, None for nobody."""
    return PersonId(UUID(text)) if text else None
