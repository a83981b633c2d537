"""Events written as a calendar file (iCalendar, RFC 5545), through the icalendar library: values in, bytes out.

Attendees are never written: a calendar program may send them invitations. Who it is with stands as CONTACT.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event

_PRODUCT = "-//Caseworker//Appointments//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOut:
    """One event to be written. Moments carry a zone; `uid` is the same whenever it is written."""

    uid: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    description: str = ""
    contact: str = ""
    is_cancelled: bool = False
    sequence: int = 0


def calendar_bytes(events: Iterable[EventOut], *, at: datetime) -> bytes:
    """Return the bytes of a calendar file; `at` is the moment it is made."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for one in events:
        calendar.add_component(_event(one, at))
    written: bytes = calendar.to_ical()
    return written


def _event(one: EventOut, at: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", one.starts_at.astimezone(UTC))
    event.add("dtend", one.ends_at.astimezone(UTC))
    event.add("summary", _plain(one.summary))
    event.add("sequence", one.sequence)
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    for name, text in (("location", one.place), ("description", one.description), ("contact", one.contact)):
        if text:
            event.add(name, _plain(text))
    return event


def _plain(text: str) -> str:
    """Return text without signs that no line of a calendar holds: controls but newlines and tabs, lone surrogates."""
    kept = "".join(sign for sign in text.replace("\r\n", "\n").replace("\r", "\n") if sign >= " " or sign in "\n\t")
    return kept.encode("utf-8", "replace").decode("utf-8")
