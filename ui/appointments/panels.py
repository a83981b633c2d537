"""Panels for an appointment: book one, move one, cancel one with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker.desk.appointments import Booked, Booking
from caseworker.desk.found import Found
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from ui.appointments.day_model import DayModel
from ui.front_desk.found_list import FoundField
from ui.keys import key_of
from ui.messages import say
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, DateField, LineField
from ui.widgets.panel import Panel
from ui.work import Work

_STEP_MIN = 15
_LENGTHS = (15, 20, 30, 45, 60, 90)
_USUAL = 30


@dataclass(frozen=True, slots=True)
class When:
    """From when to when."""

    starts_at: datetime
    ends_at: datetime


class WhenFields(QWidget):
    """Day, time and length. The times offered are those at which the office is open."""

    def __init__(self, work: Work, model: DayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._model = work, model
        self.day = DateField(self.tr("Day"))
        self.time = Choice(self.tr("Time"), [])
        self.length = Choice(self.tr("How long?"), [(str(one), work.wording.minutes(one * 60)) for one in _LENGTHS])
        self.length.set_value(str(_USUAL))
        self.day.edited.connect(self._offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        row.addWidget(self.day, 5)
        row.addWidget(self.time, 3)
        row.addWidget(self.length, 3)

    def show_when(self, day: date, at: time | None = None, minutes: int = _USUAL) -> None:
        """Show a time; without one the next that is offered."""
        self.day.set_value(day)
        self._offer()
        if at is not None:
            self.time.set_value(at.strftime("%H:%M"))
        self.length.set_value(str(minutes))

    def value(self) -> When | None:
        """Return from when to when, None while the day or the time is missing."""
        day, at = self.day.value(), self.time.value()
        if day is None:
            self.day.show_error(self.tr("Choose a day."))
            return None
        if not at:
            self.time.show_error(self.tr("The office is closed on this day. Choose another."))
            return None
        begin = self._model.moment(day, time.fromisoformat(at))
        return When(begin, begin + timedelta(minutes=int(self.length.value())))

    def _offer(self) -> None:
        day = self.day.value()
        self.day.clear_error()
        self.time.clear_error()
        times = [] if day is None else self._open_times(day)
        kept = self.time.value()
        self.time.set_options([(one.strftime("%H:%M"), self._work.wording.time(self._at(day, one))) for one in times])
        known = [one.strftime("%H:%M") for one in times]
        now = self._work.wording.local(self._work.wording.now())
        later = [one for one in known if day is not None and (day > now.date() or one >= now.strftime("%H:%M"))]
        self.time.set_value(kept if kept in known else next(iter(later), next(iter(known), "")))

    def _at(self, day: date | None, at: time) -> datetime:
        return self._model.moment(day or self._work.wording.today(), at)

    def _open_times(self, day: date) -> list[time]:
        calendar = self._work.office.sitting.calendar
        if not calendar.is_working_day(day):
            return []
        hours = self._work.office.sitting.pack.agency.opening_hours
        minutes = range(0, 24 * 60, _STEP_MIN)
        return [time(one // 60, one % 60) for one in minutes if hours.is_open(day.weekday(), one)]


class BookPanel(Panel):
    """Books an appointment; `booked` when it is done."""

    booked = Signal(object)  # Appointment

    def __init__(
        self, work: Work, model: DayModel, over: QWidget, *, person: PersonId | None = None, name: str = ""
    ) -> None:
        super().__init__(self.tr("Book an appointment"), over, width=580, name="book")
        self._work, self._model, self._person = work, model, person
        pack = work.office.sitting.pack
        self.who = FoundField(work, (Person.definition.kind,), self.tr("Who?"))
        self.who.show_words(name)
        self.who.chosen.connect(self._on_person)
        self.who.typed.connect(self._on_typed)
        self.who.left.connect(self._book)
        self.who.search.changed.connect(self.place)
        self.when = WhenFields(work, model)
        self.when.show_when(max(model.state.day, work.wording.today()))
        self.reason = Choice(
            self.tr("What is it about?"), [("", self.tr("Not said")), *((one.id, one.title) for one in pack.reasons)]
        )
        self.team = Choice(self.tr("With whom?"), [(one.id, one.title) for one in pack.teams])
        self.team.set_value(work.office.card.team)
        self.main = Button(self.tr("Book appointment"), kind="primary", keys=_main_key(work), size="lg")
        self.main.clicked.connect(self._book)
        self.answer(_main_key(work), self._book)
        for widget in (self.who, self.when, self.reason, self.team):
            self.body.addWidget(widget)
        self.foot.addWidget(self.main)
        self.foot.addStretch(1)

    def start(self) -> None:
        """Open where something is to be filled in."""
        self.open(self.when.day.control if self._person else self.who.control)

    def _on_person(self, found: Found) -> None:
        self._person = PersonId(found.id)
        self.place()
        self.when.day.setFocus()

    def _on_typed(self, _words: str) -> None:
        self._person = None

    def _book(self) -> None:
        when = self.when.value()
        if when is None:
            return
        booking = Booking(
            starts_at=when.starts_at,
            ends_at=when.ends_at,
            person=self._person,
            reason=self.reason.value(),
            title="" if self._person else self.who.words().strip(),
            team=self.team.value(),
            place=self._work.office.card.desk,
        )
        self._model.book(booking, self._on_booked, self._on_failed)

    def _on_booked(self, made: object) -> None:
        self.close_panel()
        self.booked.emit(made)

    def _on_failed(self, error: Exception) -> None:
        self.when.day.show_error(say(error))


class MovePanel(Panel):
    """Moves an appointment to another time."""

    def __init__(
        self, work: Work, model: DayModel, line: Booked, over: QWidget, done: Callable[[object], None]
    ) -> None:
        super().__init__(self.tr("Move appointment"), over, width=560, name="move")
        self._model, self._line, self._done = model, line, done
        known = line.appointment
        local = work.wording.local(known.starts_at)
        self.when = WhenFields(work, model)
        length = int((known.ends_at - known.starts_at).total_seconds() // 60)
        self.when.show_when(local.date(), local.time().replace(second=0, microsecond=0), length)
        self.main = Button(self.tr("Move appointment"), kind="primary", keys=_main_key(work), size="lg")
        self.main.clicked.connect(self._move)
        self.answer(_main_key(work), self._move)
        self.body.addWidget(self.when)
        self.foot.addWidget(self.main)
        self.foot.addStretch(1)

    def start(self) -> None:
        """Open on the day."""
        self.open(self.when.day.control)

    def _move(self) -> None:
        when = self.when.value()
        if when is not None:
            self.close_panel()
            self._model.move(self._line.appointment, when.starts_at, when.ends_at, self._done)


class CancelPanel(Panel):
    """Cancels an appointment; the reason is asked for because it stays in the record."""

    def __init__(
        self, work: Work, model: DayModel, line: Booked, over: QWidget, done: Callable[[object], None]
    ) -> None:
        super().__init__(self.tr("Cancel appointment"), over, width=480, name="cancel")
        self._model, self._line, self._done = model, line, done
        self.reason = LineField(self.tr("Why?"))
        self.reason.line.returnPressed.connect(self._cancel)
        self.main = Button(self.tr("Cancel appointment"), kind="danger", keys=_main_key(work), size="lg")
        self.main.clicked.connect(self._cancel)
        self.answer(_main_key(work), self._cancel)
        self.keep = Button(self.tr("Keep it"), size="lg")
        self.keep.clicked.connect(self.close_panel)
        self.body.addWidget(self.reason)
        self.foot.addWidget(self.main)
        self.foot.addWidget(self.keep)
        self.foot.addStretch(1)

    def start(self) -> None:
        """Open on the reason."""
        self.open(self.reason.control)

    def _cancel(self) -> None:
        words = self.reason.text()
        if not words:
            self.reason.show_error(self.tr("Say why it is cancelled."))
            return
        self.close_panel()
        self._model.cancel(self._line.appointment, words, self._done)


def _main_key(work: Work) -> str:
    return key_of("form.main", work.preferences.chosen.keys)
