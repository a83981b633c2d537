"""The visits and appointments of a case that are ahead, and those that are still somebody else's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseworker.desk.case_owners import Date
from caseworker.domain import appointments, visits
from caseworker.domain.appointments import Appointment
from caseworker.domain.visits import Visit
from ui.cases.case_model import CasePart


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """One of them as it is shown. `is_strange` when whoever is to keep it is not whose case it is."""

    date: Date
    title: str
    who: str
    at: datetime
    is_over: bool
    is_strange: bool


class CaseDates(CasePart):
    """What is ahead by a clock, and taking it over with the case."""

    def ahead(self) -> tuple[DateLine, ...]:
        """Return visits and appointments that have not ended, the first one first."""
        page = self.case.page
        if page is None:
            return ()
        found = [one.record for one in page.activity if isinstance(one.record, (Visit, Appointment))]
        lines = [self._line(one) for one in found if not _has_ended(one)]
        return tuple(sorted(lines, key=lambda line: (line.at, line.date.id)))

    def strange(self) -> tuple[UUID, ...]:
        """Return those that are still somebody else's, when the case is this officer's; nothing otherwise."""
        if self.case.page is None or self.case.case.owner != self.work.office.card.id:
            return ()
        return tuple(line.date.id for line in self.ahead() if line.is_strange)

    def take(self, dates: Sequence[UUID]) -> None:
        """Take visits and appointments over; the toast gives them back."""
        desk, case = self.work.office.case_owners, self.id

        def back(former: Sequence[Date]) -> Callable[[], None]:
            return lambda: desk.give_dates_back(former)

        self.write(
            lambda: desk.take_dates(case, dates),
            says=self.tr("%n visits and appointments are yours now", "", len(dates)),
            undo=back,
        )

    def _line(self, date: Date) -> DateLine:
        is_visit = isinstance(date, Visit)
        begins = date.planned_from if isinstance(date, Visit) else date.starts_at
        ends = date.planned_to if isinstance(date, Visit) else date.ends_at
        title = date.purpose if isinstance(date, Visit) else date.title
        return DateLine(
            date=date,
            title=title or (self.tr("Visit") if is_visit else self.tr("Appointment")),
            who=self.case.who(date.officer),
            at=begins,
            is_over=ends <= self.work.wording.now(),
            is_strange=date.officer is not None and date.officer != self.case.case.owner,
        )


def _has_ended(date: Date) -> bool:
    return visits.has_ended(date) if isinstance(date, Visit) else appointments.has_ended(date)
