"""Visits of a week, by day: one's own, or everybody's for a supervisor; narrowed to those ahead, done or cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from caseworker.desk.field_day import VisitSeen
from caseworker.domain.people import display_name
from caseworker.domain.visits import VisitId, VisitState, no_sign_of_life
from ui.lists.officers import Officers, officers_of
from ui.widgets.row_values import TwoLine
from ui.widgets.rows_model import Group
from ui.work import Work

MINE, TEAM = "mine", "team"
AHEAD, DONE, CANCELLED, ALL = "ahead", "done", "cancelled", "all"
_SHOWN = {
    AHEAD: frozenset({VisitState.PLANNED, VisitState.ON_THE_WAY, VisitState.AT_THE_DOOR}),
    DONE: frozenset({VisitState.DONE, VisitState.NOT_AT_HOME}),
    CANCELLED: frozenset({VisitState.CANCELLED}),
    ALL: frozenset(VisitState),
}
_TONES = {
    VisitState.ON_THE_WAY: "info",
    VisitState.AT_THE_DOOR: "info",
    VisitState.DONE: "success",
    VisitState.NOT_AT_HOME: "warning",
}


@dataclass(frozen=True, slots=True)
class VisitsState:
    """What is shown. `monday` begins the week."""

    monday: date
    whose: str = MINE
    shown: str = ALL
    visits: tuple[VisitSeen, ...] = ()
    is_loading: bool = True
    error: Exception | None = None


class VisitsModel(QObject):
    """Reads the visits of a week."""

    changed = Signal()

    def __init__(self, work: Work, whose: str, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        today = work.wording.today()
        self.state = VisitsState(monday=today - timedelta(days=today.weekday()), whose=whose)
        self.officers = Officers(work.office.card.id, work.office.card.name)

    def ask(self) -> None:
        """Read the week, now or again."""
        office, monday, everybody = self._work.office, self.state.monday, self.state.whose == TEAM

        def work() -> tuple[tuple[VisitSeen, ...], Officers]:
            found = office.field_day.visits(monday, monday + timedelta(days=6), everybody=everybody)
            return found, officers_of(office)

        self._work.lanes.read(work, self._on_read, self._on_failed, owner=self, key="week")

    def show(self, **values: Any) -> None:
        """Show another week, other people's visits, or others of them."""
        self._become(**values)
        if "shown" not in values:
            self.ask()

    def week_words(self) -> str:
        """Return the first and the last day of the week."""
        wording, monday = self._work.wording, self.state.monday
        return self.tr("{first} – {last}").format(
            first=wording.month_day(monday), last=wording.month_day(monday + timedelta(days=6))
        )

    def counts(self) -> Sequence[tuple[str, str, int]]:
        """Return the filters with their numbers."""
        words = {
            ALL: self.tr("All"),
            AHEAD: self.tr("Ahead"),
            DONE: self.tr("Past"),
            CANCELLED: self.tr("Cancelled"),
        }
        return [
            (key, words[key], sum(one.visit.state in _SHOWN[key] for one in self.state.visits))
            for key in (ALL, AHEAD, DONE, CANCELLED)
        ]

    def seen(self, visit: object) -> VisitSeen | None:
        """Return a visit of the week by its id."""
        return next((one for one in self.state.visits if one.visit.id == visit), None)

    def name(self, one: VisitSeen) -> str:
        """Return whom a visit is to."""
        if one.person is None:
            return self.tr("Somebody who is not on this device")
        day = self._work.wording.local(one.visit.planned_from).date()
        return display_name(one.person, on=day) or one.person.description or self.tr("No name known")

    def rows(self) -> Sequence[TwoLine | Group]:
        """Return the visits as rows, each day under its heading."""
        found: list[TwoLine | Group] = []
        last: date | None = None
        for one in self.state.visits:
            if one.visit.state not in _SHOWN[self.state.shown]:
                continue
            day = self._work.wording.local(one.visit.planned_from).date()
            if day != last:
                found.append(Group(self._work.wording.day_heading(day)))
                last = day
            found.append(self._row(one))
        return found

    def first_ahead(self) -> VisitId | None:
        """Return the first visit that is not over, None when there is none."""
        return next((one.visit.id for one in self.state.visits if one.visit.state in _SHOWN[AHEAD]), None)

    def _row(self, one: VisitSeen) -> TwoLine:
        visit, wording = one.visit, self._work.wording
        late = no_sign_of_life(visit, at=wording.now())
        who = self.officers.name(visit.officer) if self.state.whose == TEAM else ""
        over = visit.state in _SHOWN[DONE] | _SHOWN[CANCELLED]
        alone = visit.two_staff and visit.second_officer is None and not over
        two = self.tr("second officer missing") if alone else self.tr("two staff") if visit.two_staff else ""
        return TwoLine(
            key=visit.id,
            title=self.name(one),
            second=wording.facts(visit.purpose, visit.place, who, two),
            trailing=wording.span(visit.planned_from, visit.planned_to),
            icon="shield-alert" if late or (visit.two_staff and not over) else "footprints",
            tone="danger" if late or alone else "",
            chip=self.tr("No sign of life") if late else wording.visit_state(visit.state),
            chip_tone="danger" if late else _TONES.get(visit.state, "neutral"),
            done=over,
        )

    def _on_read(self, told: tuple[tuple[VisitSeen, ...], Officers]) -> None:
        visits, self.officers = told
        self._become(visits=visits, is_loading=False, error=None)

    def _on_failed(self, error: Exception) -> None:
        self._become(is_loading=False, error=error)

    def _become(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.changed.emit()
