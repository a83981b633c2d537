"""A day of appointments: its list, and what is done with one of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker.desk.appointments import Booked, Booking, CheckedIn
from caseworker.domain.appointments import Appointment, AppointmentId, AppointmentState
from caseworker.domain.calendars import WorkingCalendar
from ui.work import Work

T = TypeVar("T")
_BOOKED = "booked"
_HOLDS = frozenset({AppointmentState.BOOKED, AppointmentState.CHECKED_IN})


@dataclass(frozen=True, slots=True, kw_only=True)
class DayState:
    """The day that is shown, its appointments in order (None until they were read), and which one is chosen."""

    day: date
    booked: tuple[Booked, ...] | None = None
    chosen: AppointmentId | None = None
    trouble: Exception | None = None

    @property
    def line(self) -> Booked | None:
        """Return the appointment that is chosen."""
        return next((one for one in self.booked or () if one.appointment.id == self.chosen), None)

    def waits_for(self, *, at: datetime) -> int:
        """Return how many are still to come."""
        left = (one.appointment for one in self.booked or () if one.appointment.state is AppointmentState.BOOKED)
        return sum(one.ends_at > at for one in left)


class DayModel(QObject):
    """One day at a time. What is done is answered with the day as it is afterwards."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.state = DayState(day=work.wording.today())

    def reload(self) -> None:
        """Read the day anew."""
        day, desk = self.state.day, self._work.office.appointments
        self._work.lanes.read(lambda: desk.on_day(day), self._show, self._on_trouble, owner=self, key="day")

    def go_to(self, day: date) -> None:
        """Show another day."""
        if day != self.state.day:
            self._become(DayState(day=day))
            self.reload()

    def step(self, days: int) -> None:
        """Show a day before or after, by so many working days."""
        calendar, day = self._work.office.sitting.calendar, self.state.day
        self.go_to(calendar.add_working_days(day, days) if days > 0 else _working_day_before(calendar, day))

    def choose(self, appointment: UUID | None) -> None:
        """Choose an appointment of the day."""
        chosen = None if appointment is None else AppointmentId(appointment)
        if chosen != self.state.chosen:
            self._become(replace(self.state, chosen=chosen))

    def check_in(self, appointment: Appointment, done: Callable[[CheckedIn], None]) -> None:
        """Check a person in: they get a number."""
        desk, queue = self._work.office.appointments, self._queue_of(appointment)
        self._act(lambda: desk.check_in(appointment.id, queue=queue), done)

    def no_show(self, appointment: Appointment, done: Callable[[Appointment], None]) -> None:
        """Say that nobody came."""
        desk = self._work.office.appointments
        self._act(lambda: desk.no_show(appointment.id), done)

    def move(
        self, appointment: Appointment, starts_at: datetime, ends_at: datetime, done: Callable[[Appointment], None]
    ) -> None:
        """Move an appointment to another time."""
        desk = self._work.office.appointments
        self._act(lambda: desk.move(appointment.id, starts_at=starts_at, ends_at=ends_at), done)

    def cancel(self, appointment: Appointment, reason: str, done: Callable[[Appointment], None]) -> None:
        """Cancel an appointment."""
        desk = self._work.office.appointments
        self._act(lambda: desk.cancel(appointment.id, reason=reason), done)

    def book(self, booking: Booking, done: Callable[[Appointment], None], failed: Callable[[Exception], None]) -> None:
        """Book an appointment."""
        desk = self._work.office.appointments
        self._act(lambda: desk.book(booking), done, failed)

    def moment(self, day: date, at: time) -> datetime:
        """Return a time of the agency's clock on a day."""
        return datetime.combine(day, at, self._work.wording.zone)

    def _queue_of(self, appointment: Appointment) -> str:
        pack = self._work.office.sitting.pack
        known = [one.id for one in pack.queues]
        reasons = [one.queue for one in pack.reasons if one.id == appointment.reason and one.queue]
        return next((one for one in (_BOOKED, *reasons) if one in known), known[-1])

    def _act(
        self, deed: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        day, desk = self.state.day, self._work.office.appointments

        def answered(both: tuple[T, tuple[Booked, ...]]) -> None:
            if day == self.state.day:
                self._show(both[1])
            done(both[0])

        self._work.lanes.write(
            lambda: (deed(), desk.on_day(day)), answered, failed or self._work.window.trouble, owner=self
        )

    def _show(self, booked: tuple[Booked, ...]) -> None:
        self._become(replace(self.state, booked=booked, trouble=None))

    def _on_trouble(self, error: Exception) -> None:
        self._become(replace(self.state, trouble=error))

    def _become(self, state: DayState) -> None:
        self.state = state
        self.changed.emit()


def holds_time(appointment: Appointment) -> bool:
    """Whether something can still be done with an appointment."""
    return appointment.state in _HOLDS


def _working_day_before(calendar: WorkingCalendar, day: date) -> date:
    before = day - timedelta(days=1)
    while not calendar.is_working_day(before):
        before -= timedelta(days=1)
    return before
