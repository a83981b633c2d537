"""Events of a calendar file (iCalendar, RFC 5545), through the icalendar library, one at a time in bounded memory.

Boundary: a stream of bytes in, events out, each with what could not be read of it; what repeats is given with its rule
(calendar_rules.py spreads it over a window of time). An event without a start, or with one that cannot be read, is
still given. Nothing is fetched, and no attached file is read.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, BinaryIO

from icalendar import Event

from caseworker.formats.calendar_parts import Part, read_parts
from caseworker.formats.calendar_zones import Zones
from caseworker.formats.faults import Fault

MOST_DATES = 5000
"""Dates of one event that are listed one by one (RDATE, EXDATE); further ones are left out."""
MOST_ATTENDEES = 500
_ZONE = "X-NAMED-ZONE"  # what TZID is called on its way through the library, which would ask a memory all files share
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, NotImplementedError)
_TIMES = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "RDATE", "EXDATE")
_TIME_LINE = re.compile(
    rf"^({'|'.join(_TIMES)})((?:;(?:\"[^\"\r\n]*\"|[^\":\r\n])*)?):([^\r\n]*)", re.MULTILINE | re.IGNORECASE
)

Moment = date | datetime


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody an event is with. `email` is empty when the file names them in another way."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """How an event repeats: its rule as the file has it, empty for none; further days, and days left out.

    `alone` are planned starts of occasions that were changed and stand in the file by themselves.
    """

    rule: str = ""
    also: tuple[Moment, ...] = ()
    but: tuple[Moment, ...] = ()
    alone: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event. A date is a whole day; a moment without a zone is what clocks show where the reader is.

    `end` is the first moment after it; None with `start` None. `of` is the start that the series had planned, for one
    occasion of a series that was changed. `uid` is made of the event's words where it has none.
    """

    line: int
    uid: str
    summary: str = ""
    start: Moment | None = None
    end: Moment | None = None
    of: Moment | None = None
    place: str = ""
    description: str = ""
    organiser: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    is_cancelled: bool = False
    sequence: int = 0
    repeat: Repeat | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def reference(self) -> str:
        """What the other program calls it: its uid, and for one occasion of a series the start that was planned."""
        if self.of is None:
            return self.uid
        if isinstance(self.of, datetime) and self.of.tzinfo is not None:
            return f"{self.uid}/{self.of.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        return (
            f"{self.uid}/{self.of:%Y%m%dT%H%M%S}" if isinstance(self.of, datetime) else f"{self.uid}/{self.of:%Y%m%d}"
        )


def read_events(stream: BinaryIO, *, with_word: str = "") -> Iterator[CalendarEvent | Fault]:
    """Yield the events of a seekable stream in their order, and what could not be read at all as a fault.

    The stream is read twice: a time zone may be defined after the event that names it. `with_word` passes over events
    in which that word, a name of a property, does not stand.
    """
    zones, begin = Zones(), stream.tell()
    for part in read_parts(stream):
        if isinstance(part, Part) and part.name == "VTIMEZONE":
            zones.define(part)
    stream.seek(begin)
    for part in read_parts(stream):
        if isinstance(part, Fault):
            yield part
        elif part.name == "VEVENT" and with_word in part.text:
            yield _read(part, zones)


def _read(part: Part, zones: Zones) -> CalendarEvent | Fault:
    try:
        event = Event.from_ical(_TIME_LINE.sub(_mended, part.text))
    except _UNREADABLE:
        return Fault(part.line, "VEVENT", "This event cannot be read and was left out.")
    assert isinstance(event, Event)
    return _Reading(part, event, zones).event()


def _mended(found: re.Match[str]) -> str:
    """Return the line of a time without blanks in its value, as some programs write, and with its zone renamed."""
    zoned = re.sub(r";TZID=", f";{_ZONE}=", found[2], flags=re.IGNORECASE)
    return f"{found[1]}{zoned}:" + re.sub(r"[ \t]", "", found[3])


class _Reading:
    """Reads one event and gathers the faults."""

    def __init__(self, part: Part, event: Event, zones: Zones) -> None:
        self._part, self._event, self._zones = part, event, zones
        broken = dict.fromkeys(str(name).upper() for name, _ in event.errors if name)
        self._broken = frozenset(broken)
        self._faults = [
            Fault(part.line, name, "This is not written as it must be and was left out.") for name in broken
        ]

    def event(self) -> CalendarEvent:
        start = self._moment("DTSTART")
        if self._all("RECURRENCE-ID") and self._all("RECURRENCE-ID")[0].params.get("RANGE"):
            self._tell("RECURRENCE-ID", "This changes all later occasions too; only the one it names was taken.")
        return CalendarEvent(
            line=self._part.line,
            uid=self._text("UID").strip() or f"event-{hashlib.sha256(self._part.text.encode()).hexdigest()}",
            summary=self._text("SUMMARY"),
            start=start,
            end=self._end(start),
            of=self._moment("RECURRENCE-ID"),
            place=self._text("LOCATION"),
            description=self._text("DESCRIPTION"),
            organiser=next(iter(self._people("ORGANIZER")), None),
            attendees=self._people("ATTENDEE"),
            is_cancelled=self._part.is_taken_back or self._text("STATUS").strip().upper() == "CANCELLED",
            sequence=self._sequence(),
            repeat=self._repeat(),
            faults=tuple(self._faults),
        )

    def _all(self, name: str) -> list[Any]:
        found = self._event.get(name) if name not in self._broken else None
        if found is None:
            return []
        return found if isinstance(found, list) else [found]

    def _one(self, name: str) -> Any:
        found = self._all(name)
        if len(found) > 1 and name in _TIMES:
            self._tell(name, "This stands more than once; the first was taken.")
        return found[0] if found else None

    def _tell(self, name: str, sentence: str) -> None:
        self._faults.append(Fault(self._part.line, name, sentence))

    def _text(self, name: str) -> str:
        return str(self._one(name) or "")

    def _sequence(self) -> int:
        found = self._one("SEQUENCE")
        return max(0, min(int(found), 2**31)) if isinstance(found, int) else 0

    def _moment(self, name: str) -> Moment | None:
        found = self._one(name)
        return None if found is None else self._placed(name, getattr(found, "dt", None), found.params)

    def _placed(self, name: str, moment: object, params: Any) -> Moment | None:
        """Put a time into its zone; a zone that nobody knows is told, and the time is what clocks show here."""
        if not isinstance(moment, date):
            self._tell(name, "This is not written as it must be and was left out.")
            return None
        named = str(params.get(_ZONE, "")) if isinstance(moment, datetime) and moment.tzinfo is None else ""
        if not named or not isinstance(moment, datetime):
            return moment
        zone = self._zones.called(named)
        if zone is None:
            self._tell(name, "The time zone is not known here; the time was taken as that of the agency.")
        return moment.replace(tzinfo=zone)

    def _end(self, start: Moment | None) -> Moment | None:
        if start is None:
            return None
        end = self._moment("DTEND")
        if end is not None and isinstance(end, datetime) == isinstance(start, datetime):
            return end
        length = getattr(self._one("DURATION"), "td", None) or getattr(self._one("DURATION"), "dt", None)
        if not isinstance(length, timedelta):
            length = timedelta(0) if isinstance(start, datetime) else timedelta(days=1)
        try:
            return start + length
        except OverflowError:
            self._tell("DURATION", "This is longer than any calendar and was left out.")
            return start

    def _people(self, name: str) -> tuple[Attendee, ...]:
        return tuple(_attendee(one) for one in self._all(name)[:MOST_ATTENDEES])

    def _repeat(self) -> Repeat | None:
        rules = self._all("RRULE")
        if len(rules) > 1:
            self._tell("RRULE", "This stands more than once; the first was taken.")
        rule = rules[0].to_ical().decode() if rules else ""
        also, but = self._dates("RDATE"), self._dates("EXDATE")
        return Repeat(rule, also, but) if rule or also else None

    def _dates(self, name: str) -> tuple[Moment, ...]:
        found: list[Moment] = []
        for listed in self._all(name):
            for one in getattr(listed, "dts", ()):
                dt = one.dt[0] if isinstance(one.dt, tuple) else one.dt
                placed = self._placed(name, dt, listed.params)
                if placed is not None and len(found) < MOST_DATES:
                    found.append(placed)
        return tuple(found)


def _attendee(found: Any) -> Attendee:
    address = str(found).strip()
    is_mail = address[:7].lower() == "mailto:"
    return Attendee(address[7:].strip() if is_mail else "", str(getattr(found, "params", {}).get("CN", "")))
