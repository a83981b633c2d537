"""Time zones of a calendar file: those everybody knows by name, and those the file defines itself.

A name of the world's list (IANA) is that zone, whatever the file says of it. Otherwise the definition in the file
holds, then the list of names of Windows, then the end of a name with something in front ("/vendor/Europe/Berlin").
"""

import re
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Timezone
from icalendar.timezone.tzp import TZP
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from caseworker.formats.calendar_parts import Part

MOST_DEFINED = 1000
_MOST_INSIDE = 500  # changes of the clock that one definition may list
_TRIED_AT = datetime(2020, 6, 1, 12)  # noqa: DTZ001  a time as clocks show it
_NAME = re.compile(r"^TZID(?:;[^:\r\n]*)?:(.*?)\s*$", re.MULTILINE | re.IGNORECASE)
_RULE = re.compile(r"^RRULE[^:\r\n]*:(.*?)\s*$", re.MULTILINE | re.IGNORECASE)
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, NotImplementedError)


class Zones:
    """The time zones that a file may name."""

    def __init__(self) -> None:
        self._defined: dict[str, str] = {}
        self._known: dict[str, tzinfo | None] = {}

    def define(self, part: Part) -> None:
        """Take in a definition; the first of a name holds."""
        name = _NAME.search(part.text)
        if name is not None and len(self._defined) < MOST_DEFINED:
            self._defined.setdefault(_plain(name[1]), part.text)

    def called(self, name: str) -> tzinfo | None:
        """Return the zone of a name, None when nobody knows it or its definition cannot be read."""
        if name not in self._known:
            self._known[name] = self._found(_plain(name), is_global=name.strip('"').startswith("/"))
        return self._known[name]

    def _found(self, name: str, *, is_global: bool) -> tzinfo | None:
        known = _listed(name)
        if known is None and name in self._defined:
            known = _read(self._defined[name])
        if known is None and name in WINDOWS_TO_OLSON:
            known = _listed(WINDOWS_TO_OLSON[name])
        parts = name.split("/") if is_global else []
        for start in range(1, min(len(parts), 8)):
            known = known or _listed("/".join(parts[start:]))
        return known


def _plain(name: str) -> str:
    return name.strip().strip('"').strip("/")


def _listed(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a name may also be a path, or a folder
        return None


def _read(text: str) -> tzinfo | None:
    """Return the zone of a definition whose rules change the clock by the year, as clocks are changed."""
    if text.count("BEGIN:") > _MOST_INSIDE or not all("FREQ=YEARLY" in rule.upper() for rule in _RULE.findall(text)):
        return None
    if text.upper().count("RDATE") > _MOST_INSIDE or re.search(
        r"BY(?:HOUR|MINUTE|SECOND)=\d+,|INTERVAL=0", text.upper()
    ):
        return None
    try:
        made = Timezone.from_ical(text)
        assert isinstance(made, Timezone)
        zone: tzinfo = made.to_tz(TZP(), lookup_tzid=False)
        _TRIED_AT.replace(tzinfo=zone).utcoffset()
    except _UNREADABLE:
        return None
    return zone
