"""How a deadline came to its day, sentence by sentence: start, length, holidays left out, pauses and moves."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from caseworker.domain.calendars import WorkingCalendar
from caseworker.domain.case_types import Unit
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.reckoning import holidays_left_out
from ui.wording import Wording

translate = QCoreApplication.translate
_COUNTS_WORKING_TIME = frozenset({Unit.WORKING_DAYS, Unit.OPEN_MINUTES})
_HOUR_MIN = 60


def reckoning_words(deadline: Deadline, *, calendar: WorkingCalendar, wording: Wording) -> tuple[str, ...]:
    """Return how `due_at` was reckoned, in the order in which it is reckoned."""
    return tuple(_sentences(deadline, calendar, wording))


def _sentences(deadline: Deadline, calendar: WorkingCalendar, wording: Wording) -> Iterator[str]:
    yield translate("Reckoning", "It began on {moment}.").format(moment=_moment(deadline.started_at, wording))
    if deadline.unit is None:
        yield translate("Reckoning", "Somebody promised it for {moment}.").format(
            moment=_moment(deadline.promised_for or deadline.due_at, wording)
        )
    else:
        length = _length(deadline.unit, deadline.amount)
        yield translate("Reckoning", "It takes {length}.").format(length=length)
        if deadline.unit is not Unit.OPEN_MINUTES:
            yield translate("Reckoning", "The day on which it began is not counted.")
    yield from _left_out(deadline, calendar, wording)
    for pause in deadline.pauses:
        yield translate("Reckoning", "The clock stood still from {since} to {until}.").format(
            since=_moment(pause.since, wording), until=_moment(pause.until, wording)
        )
    if deadline.state is Clock.PAUSED and deadline.paused_at is not None:
        yield translate("Reckoning", "The clock stands still since {since}.").format(
            since=_moment(deadline.paused_at, wording)
        )
    for one in deadline.extensions:
        yield translate("Reckoning", "Moved by {length} on {day}: {reason}").format(
            length=_length(deadline.unit or Unit.CALENDAR_DAYS, one.by),
            day=wording.long_date(wording.local(one.at).date()),
            reason=one.reason,
        )
    yield translate("Reckoning", "It is due on {moment}.").format(moment=_moment(deadline.due_at, wording))


def _left_out(deadline: Deadline, calendar: WorkingCalendar, wording: Wording) -> Iterator[str]:
    if deadline.unit not in _COUNTS_WORKING_TIME:
        return
    yield translate("Reckoning", "Days on which the office is closed are not counted.")
    first, last = calendar.day_of(deadline.started_at), calendar.day_of(deadline.due_at)
    for day in holidays_left_out(first, last, calendar):
        yield translate("Reckoning", "The holiday on {day} is left out.").format(day=wording.long_date(day))


def _length(unit: Unit, amount: int) -> str:
    if unit is Unit.WORKING_DAYS:
        return translate("Reckoning", "%n working days", "", amount)
    if unit is Unit.CALENDAR_DAYS:
        return translate("Reckoning", "%n calendar days", "", amount)
    if unit is Unit.CALENDAR_MONTHS:
        return translate("Reckoning", "%n months", "", amount)
    if amount % _HOUR_MIN == 0:
        return translate("Reckoning", "%n opening hours", "", amount // _HOUR_MIN)
    return translate("Reckoning", "%n opening minutes", "", amount)


def _moment(moment: datetime, wording: Wording) -> str:
    return translate("Reckoning", "{day}, {time}", "a day and a time").format(
        day=wording.long_date(wording.local(moment).date()), time=wording.time(moment)
    )
