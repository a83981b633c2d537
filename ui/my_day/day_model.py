"""A day of visits: which, in which order, which one is chosen, and what of all of it is on this laptop."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from caseworker.desk.exchange import WaitingWork
from caseworker.desk.field_day import MyDay, Readiness
from caseworker.domain.people import display_name
from caseworker.domain.visits import Check, Visit, VisitId, VisitState
from ui.lists.officers import Officers, officers_of
from ui.widgets.row_values import VisitLine
from ui.work import Work

ENDED = frozenset({VisitState.DONE, VisitState.NOT_AT_HOME, VisitState.CANCELLED})
UNDER_WAY = frozenset({VisitState.ON_THE_WAY, VisitState.AT_THE_DOOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """What is here and what waits: people, the moment until which work goes on, free room, and unsent work by act.

    `photos` are contents that are not at the server yet, with their bytes.
    """

    people: int = 0
    until: datetime | None = None
    free_bytes: int = 0
    filled_at: datetime | None = None
    waiting: tuple[WaitingWork, ...] = ()
    photos: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayState:
    """The day that is shown. `laptop` is None until it was read."""

    day: date
    mine: MyDay | None = None
    chosen: VisitId | None = None
    laptop: Laptop | None = None
    is_loading: bool = True
    error: Exception | None = None


class DayModel(QObject):
    """Reads a day, and changes the order of its visits."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.state = DayState(day=work.wording.today())
        self.officers = Officers(work.office.card.id, work.office.card.name)

    def ask(self) -> None:
        """Read the day, now or again."""
        office, day = self._work.office, self.state.day

        def work() -> tuple[MyDay, Officers]:
            return office.field_day.my_day(day), officers_of(office)

        self._work.lanes.read(work, self._on_read, self._on_failed, owner=self, key="day")
        self._work.lanes.read(self._laptop, self._on_laptop, owner=self, key="laptop")

    def show_day(self, day: date) -> None:
        """Show another day."""
        if day != self.state.day:
            self._become(day=day, mine=None, chosen=None, is_loading=True, error=None)
            self.ask()

    def choose(self, visit: VisitId | None) -> None:
        """Show another visit."""
        if visit != self.state.chosen:
            self._become(chosen=visit)

    def lines(self) -> Sequence[Readiness]:
        """Return the visits of the day that were not cancelled, in their order."""
        mine = self.state.mine
        return [] if mine is None else [one for one in mine.visits if one.visit.state is not VisitState.CANCELLED]

    def chosen(self) -> Readiness | None:
        """Return the visit that is chosen."""
        return next((one for one in self.lines() if one.visit.id == self.state.chosen), None)

    def next_up(self) -> VisitId | None:
        """Return the visit one is at, otherwise the next to come, otherwise the last."""
        lines = [one.visit for one in self.lines()]
        under_way = [one for one in lines if one.state in UNDER_WAY]
        ahead = [one for one in lines if one.state not in ENDED]
        found = next(iter([*under_way, *ahead, *reversed(lines)]), None)
        return None if found is None else found.id

    def name(self, one: Readiness) -> str:
        """Return whom a visit is to."""
        if one.person is None:
            return self.tr("Somebody who is not on this laptop")
        return display_name(one.person, on=self.state.day) or one.person.description or self.tr("No name known")

    def counts(self) -> str:
        """Return how many visits there are and how many are over."""
        lines = self.lines()
        done = sum(one.visit.state in ENDED for one in lines)
        all_words = self.tr("%n visits", "", len(lines))
        return self._work.wording.facts(all_words, self.tr("%n done", "", done) if done else "")

    def ready(self) -> tuple[int, int]:
        """Return how many of the visits still to come can be made without a connection, and how many there are."""
        lines = [one for one in self.lines() if one.visit.state not in ENDED]
        return sum(one.checks.get(Check.RECORDS_HERE, False) for one in lines), len(lines)

    def rows(self) -> Sequence[VisitLine]:
        """Return the visits as rows."""
        return [self._row(one) for one in self.lines()]

    def why_not_move(self, by: int) -> str:
        """Return why the chosen visit cannot change places with the one before (-1) or after (1), "" when it can."""
        pair = self._pair(by)
        if self.chosen() is None:
            return self.tr("Choose a visit in the list first.")
        if pair is None:
            return self.tr("There is no visit on that side to change places with.")
        if any(one.state is not VisitState.PLANNED for one in pair):
            return self.tr("Only visits that have not begun change places.")
        return ""

    def move(self, by: int) -> None:
        """Let the chosen visit change places with the one before (-1) or after (1)."""
        pair = self._pair(by)
        if pair is None or self.why_not_move(by):
            return
        desk, (first, second) = self._work.office.visits, pair
        words = self.tr("The order is changed. The hours of the day stay the same.")

        def undo() -> None:
            self._work.lanes.write(
                lambda: (_back(first), _back(second)), lambda _: self.ask(), self._work.window.trouble, owner=self
            )

        def _back(visit: Visit) -> Visit:
            return desk.replan(visit.id, planned_from=visit.planned_from, planned_to=visit.planned_to)

        def done(_: object) -> None:
            self._work.window.toast(words, undo=undo)
            self.ask()

        self._work.lanes.write(lambda: desk.exchange(first.id, second.id), done, self._work.window.trouble, owner=self)

    def _pair(self, by: int) -> tuple[Visit, Visit] | None:
        visits = [one.visit for one in self.lines()]
        at = next((at for at, one in enumerate(visits) if one.id == self.state.chosen), -1)
        if at < 0 or not 0 <= at + by < len(visits):
            return None
        first, second = sorted((at, at + by))
        return visits[first], visits[second]

    def _row(self, one: Readiness) -> VisitLine:
        visit, wording = one.visit, self._work.wording
        third, icon, tone = self._third(one)
        return VisitLine(
            key=visit.id,
            time=wording.time(visit.planned_from),
            name=self.name(one),
            purpose=visit.purpose,
            state="done" if visit.state in ENDED else "now" if visit.state in UNDER_WAY else "later",
            state_words=wording.visit_state(visit.state),
            third=third,
            third_icon=icon,
            third_tone=tone,
        )

    def _third(self, one: Readiness) -> tuple[str, str, str]:
        visit, facts = one.visit, self._work.wording.facts
        if visit.state in ENDED:
            nobody = visit.state is VisitState.NOT_AT_HOME
            return facts(self._work.wording.visit_state(visit.state) if nobody else "", visit.place), "map-pin", ""
        risk = self._risk(one)
        if risk:
            return facts(risk, visit.place), "shield-alert", "danger"
        lacking = self._lacking(one)
        if lacking:
            return lacking, "triangle-alert", "warning"
        return facts(self.tr("Ready offline"), visit.place), "hard-drive", ""

    def _risk(self, one: Readiness) -> str:
        if one.visit.two_staff:
            return self.tr("Two staff")
        return self.tr("Take care") if one.warnings else ""

    def _lacking(self, one: Readiness) -> str:
        if not one.checks.get(Check.RECORDS_HERE, True):
            return self.tr("Only name and address here")
        return "" if one.checks.get(Check.PLACE_KNOWN, True) else self.tr("No address yet")

    def _laptop(self) -> Laptop:
        office = self._work.office
        return Laptop(
            people=office.field_day.people_here(),
            until=office.maintenance.offline_until(),
            free_bytes=shutil.disk_usage(office.vault.profile.directory).free,
            filled_at=office.last_contact_at,
            waiting=office.exchange.waiting_work(),
            photos=office.contents.waiting(),
        )

    def _on_laptop(self, laptop: Laptop) -> None:
        self._become(laptop=laptop)

    def _on_read(self, told: tuple[MyDay, Officers]) -> None:
        mine, self.officers = told
        if mine.day != self.state.day:
            return
        self.state = replace(self.state, mine=mine, is_loading=False, error=None)
        if self.chosen() is None:
            self.state = replace(self.state, chosen=self.next_up())
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._become(is_loading=False, error=error)

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()
