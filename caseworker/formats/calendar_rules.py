"""What repeats in a calendar, spread over a window of time: RFC 5545, section 3.8.5, through dateutil's rules.

Bounded whatever a rule says: rules that repeat within a day are not spread, rules are followed for a limited number of
occasions, and rules that never come to any day are followed only a few times in one file. A rule goes by what clocks
show in the zone of its start, so that ten o'clock stays ten o'clock when clocks are changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import BinaryIO

from dateutil.rrule import rrulestr

from caseworker.formats.calendar import CalendarEvent, Moment, read_events
from caseworker.formats.faults import Fault

MOST_FOLLOWED = 50_000
"""Occasions of one rule that are followed, those before the window among them."""
MOST_IN_WINDOW = 2000
MOST_CHANGED = 100_000
"""Occasions of a file that stand by themselves and are looked for in their series."""
_MOST_BARREN = 10  # rules of a file that came to nothing; each costs up to a second
_MOST_VALUES = 800  # in one list of a rule; a year has 366 days, counted from either end
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_CYCLE_YEARS = 400  # after which days, weeks and leap years come again as they were
_LAST_CYCLE = 9600
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")


@dataclass(frozen=True, slots=True)
class Window:
    """From the first to before the last moment, both with a zone. `here` is the zone of times that name none."""

    first: datetime
    last: datetime
    here: tzinfo

    def moment(self, told: Moment) -> datetime:
        """Return a time of a calendar as a moment; a day is its midnight. Raises OverflowError at the ends of time."""
        if not isinstance(told, datetime):
            told = datetime.combine(told, time())
        return told if told.tzinfo is not None else told.replace(tzinfo=self.here)

    def holds(self, told: Moment) -> bool:
        """Whether a time lies in the window."""
        return self.first <= self.moment(told) < self.last


def read_series(stream: BinaryIO) -> Iterator[CalendarEvent | Fault]:
    """Yield every event of a seekable stream once, a series without the occasions that stand in the file by themselves.

    What could not be read of an event follows it as faults.
    """
    begin, changed = stream.tell(), dict[str, list[Moment]]()
    for event in read_events(stream, with_word="RECURRENCE-ID"):
        if isinstance(event, CalendarEvent) and event.of is not None and len(changed) < MOST_CHANGED:
            changed.setdefault(event.uid, []).append(event.of)
    stream.seek(begin)
    for event in read_events(stream):
        if isinstance(event, Fault):
            yield event
            continue
        alone = tuple(changed.get(event.uid, ())) if event.repeat is not None and event.of is None else ()
        yield event if event.repeat is None else replace(event, repeat=replace(event.repeat, alone=alone))
        yield from event.faults


class Spreading:
    """Spreads the events of one file."""

    def __init__(self, window: Window) -> None:
        self._window, self._barren = window, 0

    def occasions(self, event: CalendarEvent) -> Iterator[CalendarEvent | Fault]:
        """Yield the event on every day of the window it takes place, each with `of`, the start it was planned for.

        An event that does not repeat is given as it is, whenever it takes place. What cannot be followed is told.
        """
        if event.repeat is None or event.start is None or event.of is not None:
            yield event
            return
        length = None if event.end is None else event.end - event.start
        starts, fault = self._starts(event, event.start)
        if fault:
            yield Fault(event.line, "RRULE", fault)
        for start in starts:
            end = None if length is None else start + length
            yield replace(event, start=start, end=end, of=start, repeat=None, faults=())

    def _starts(self, event: CalendarEvent, start: Moment) -> tuple[list[Moment], str]:
        assert event.repeat is not None
        if not event.repeat.rule:
            planned, fault = [start], ""
        elif self._barren >= _MOST_BARREN:
            planned, fault = [start], "Too many rules of this file come to no day; this one was not followed."
        else:
            planned, fault = self._followed(event.repeat.rule, start)
        but = (*event.repeat.but, *event.repeat.alone)
        left_out = {self._window.moment(one) for one in but}
        days_out = {one for one in but if not isinstance(one, datetime)}
        found: dict[datetime, Moment] = {}
        for one in (*planned, *event.repeat.also):
            moment = self._window.moment(one)
            is_out = moment in left_out or moment.date() in days_out
            if not is_out and self._window.first <= moment < self._window.last:
                found.setdefault(moment, one)
        return [found[moment] for moment in sorted(found)], fault

    def _followed(self, rule: str, start: Moment) -> tuple[list[Moment], str]:
        """Return the starts that a rule plans up to the end of the window, and why not all of them."""
        why = _refused(rule)
        if why:
            return [start], why
        zone = start.tzinfo if isinstance(start, datetime) else None
        wall = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, time())
        until = _until(rule, zone or self._window.here)
        found: list[Moment] = []
        number = 0
        try:
            for number, one in enumerate(_days(rule, wall), start=1):
                placed: Moment = one.replace(tzinfo=zone) if isinstance(start, datetime) else one.date()
                if (until is not None and one > until) or self._window.moment(placed) >= self._window.last:
                    return found, ""
                if self._window.holds(placed):
                    found.append(placed)
                if number >= MOST_FOLLOWED or len(found) >= MOST_IN_WINDOW:
                    return found, "This repeats so often that only its first occasions were taken."
        except (ValueError, TypeError, AttributeError, OverflowError, IndexError):
            return [start], "The rule by which this repeats cannot be read; only the first occasion was taken."
        self._barren += number <= 1 and "COUNT=1" not in rule.upper()
        return found, ""


def _refused(rule: str) -> str:
    """Return why a rule is not followed, empty when it is."""
    parts = dict(piece.upper().partition("=")[::2] for piece in rule.split(";"))
    if parts.get("FREQ") not in _FREQUENCIES or "RSCALE" in parts:
        return "Only what repeats by days, weeks, months or years is followed; the first occasion was taken."
    too_long = any(value.count(",") > _MOST_VALUES for value in parts.values())
    interval = parts.get("INTERVAL", "1")
    if too_long or not interval.isdecimal() or len(interval) > 4 or int(interval) < 1:
        return "The rule by which this repeats cannot be followed; only the first occasion was taken."
    return ""


def _until(rule: str, zone: tzinfo) -> datetime | None:
    """Return the last moment of a rule as clocks show it; a day is meant to its end."""
    said = next((piece[6:] for piece in rule.split(";") if piece.upper().startswith("UNTIL=")), "")
    found = _UNTIL.fullmatch(said)
    if found is None:
        return None
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return datetime.combine(day, time.max)
    wall = datetime.combine(day, time(int(found[4]), int(found[5]), min(int(found[6]), 59)))
    return wall.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if found[7] else wall


def _days(rule: str, start: datetime) -> Iterator[datetime]:
    """Yield what a rule plans from a start on.

    Followed near the last year there can be, a whole number of 400-year cycles away, where every day of the week is the
    same: there, a rule that comes to no day soon reaches the end of the calendar.
    """
    away = (_LAST_CYCLE - start.year) // _CYCLE_YEARS * _CYCLE_YEARS
    plain = ";".join(piece for piece in rule.split(";") if not piece.upper().startswith("UNTIL="))
    yield start
    for one in rrulestr(plain, dtstart=start.replace(year=start.year + away)):
        here = one.replace(year=one.year - away)
        if here > start:
            yield here
