"""Opening hours in pack files: `mon-fri: 09:00-12:30, 13:30-17:00`, one line per weekday or run of weekdays."""

import re

from caseworker.domain.calendars import MINUTES_A_DAY, OpeningHours, OpenSpan
from caseworker.packs.section import Section

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SPAN = re.compile(r"([0-9]{2}):([0-9]{2})\s*-\s*([0-9]{2}):([0-9]{2})\Z")


def opening_hours(section: Section) -> OpeningHours:
    """Return the week; days that are not named are closed."""
    week: list[tuple[OpenSpan, ...]] = [()] * 7
    named: set[int] = set()
    for key in section.names():
        days = _days(key)
        if not days:
            section.text(key, default="")
            section.fault(f"'{key}' is no weekday. Use mon, tue, wed, thu, fri, sat, sun, or two with a hyphen.", key)
        elif named & days:
            section.fault(f"'{key}' names a weekday a second time. Give each weekday its hours once.", key)
        named |= days
        spans = _spans(section, key)
        for day in days:
            week[day] = spans
    return OpeningHours(tuple(week))


def weekdays(section: Section, key: str) -> frozenset[int]:
    """Return a list of weekdays as numbers, Monday being 0."""
    words = section.words(key)
    for word in words:
        if word not in WEEKDAYS:
            section.fault(f"'{word}' is no weekday. Use mon, tue, wed, thu, fri, sat, sun.", key)
    return frozenset(WEEKDAYS.index(word) for word in words if word in WEEKDAYS)


def _days(key: str) -> set[int]:
    first, _, last = key.partition("-")
    last = last or first
    if first not in WEEKDAYS or last not in WEEKDAYS:
        return set()
    return set(range(WEEKDAYS.index(first), WEEKDAYS.index(last) + 1))


def _spans(section: Section, key: str) -> tuple[OpenSpan, ...]:
    spans: list[OpenSpan] = []
    for part in section.text(key, default="").split(","):
        span = _span(part.strip())
        if part.strip() and (span is None or (spans and span.opens_min < spans[-1].closes_min)):
            section.fault(f"'{part.strip()}' must be hours such as 09:00-17:00, later than those before it.", key)
        elif span is not None:
            spans.append(span)
    return tuple(spans)


def _span(text: str) -> OpenSpan | None:
    found = _SPAN.match(text)
    if found is None:
        return None
    hour, minute, last_hour, last_minute = (int(part) for part in found.groups())
    opens, closes = hour * 60 + minute, last_hour * 60 + last_minute
    if max(minute, last_minute) > 59 or not opens < closes <= MINUTES_A_DAY:
        return None
    return OpenSpan(opens_min=opens, closes_min=closes)
