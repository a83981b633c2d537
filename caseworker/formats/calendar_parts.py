"""The components of a calendar file (RFC 5545), cut apart: every event and every time zone by itself, with its line.

Cut apart, so that a broken event spoils no other and memory is bounded by one event, whatever the file holds. Alarms
and attached files inside an event are left out: an appointment has neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from caseworker.formats.content_lines import Unfolded, decoded, parse_line, unfolded_lines
from caseworker.formats.faults import Fault

LARGEST_PART = 1 << 20
"""Characters of one event or time zone, without attached files."""
_TAKEN = ("VEVENT", "VTIMEZONE")
_LEFT_OUT = ("ATTACH", "IMAGE", "X-ALT-DESC")


@dataclass(frozen=True, slots=True)
class Part:
    """One component as text, its lines unfolded. `name` is VEVENT or VTIMEZONE.

    `is_taken_back` when the calendar it stands in says that its events are called off (METHOD:CANCEL, RFC 5546).
    """

    line: int
    name: str
    text: str
    is_taken_back: bool = False


@dataclass(slots=True)
class _Open:
    line: int
    name: str
    lines: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    size: int = 0
    is_taken_back: bool = False

    def take(self, one: str) -> None:
        if self.size <= LARGEST_PART:
            self.size += len(one)
            self.lines.append(one)

    def part(self) -> Part | Fault:
        if self.size > LARGEST_PART:
            return Fault(self.line, self.name, f"This is larger than {LARGEST_PART >> 20} MiB and was left out.")
        text = "\r\n".join([f"BEGIN:{self.name}", *self.lines, f"END:{self.name}", ""])
        return Part(self.line, self.name, text, self.is_taken_back)


def read_parts(stream: BinaryIO) -> Iterator[Part | Fault]:
    """Yield the events and time zones of a seekable stream in their order, wherever in it they stand.

    One that never ends reaches to where the next begins, or to the end of the file; that is told.
    """
    now: _Open | None = None
    is_taken_back = False
    for one in unfolded_lines(stream):
        begins, ends = _word(one, b"BEGIN:"), _word(one, b"END:")
        if begins in _TAKEN:
            if now is not None:
                yield from _broken(now)
            now = _Open(one.number, begins, is_taken_back=is_taken_back)
        elif now is None:
            method = _word(one, b"METHOD:")
            is_taken_back = method == "CANCEL" if method or begins == "VCALENDAR" else is_taken_back
        elif ends == now.name:
            yield now.part()
            now = None
        else:
            _go_on(now, one, begins=begins, ends=ends)
    if now is not None:
        yield from _broken(now)


def _go_on(now: _Open, one: Unfolded, *, begins: str, ends: str) -> None:
    """Take a line of an open component. Time zones are kept with what is inside them, events without."""
    whole = now.name == "VTIMEZONE"
    if begins:
        now.inner.append(begins)
    if (whole or not now.inner) and not one.cut and not _is_left_out(one):
        now.take(_as_text(one))
    if ends and now.inner:
        now.inner.pop()


def _as_text(one: Unfolded) -> str:
    """Return the line as text of one line; quoted-printable, as vCalendar 1.0 writes it, is taken out of its code."""
    line = parse_line(bytes(one.data), one.number) if one.is_soft else None
    if line is None:
        return decoded(bytes(one.data), "").replace("\n", "\\n")
    escaped = re.sub(r"([\\;,])", r"\\\1", line.text(old=True).replace("\r\n", "\n"))
    return f"{line.name}:" + escaped.replace("\n", "\\n").replace("\r", "")


def _broken(now: _Open) -> Iterator[Part | Fault]:
    yield Fault(now.line, now.name, "This never ends; it was read up to where the next one begins, or the file ends.")
    yield now.part()


def _word(one: Unfolded, begin: bytes) -> str:
    if one.data[: len(begin)].upper() != begin:
        return ""
    return bytes(one.data[len(begin) : len(begin) + 64]).strip().decode("ascii", "replace").upper()


def _is_left_out(one: Unfolded) -> bool:
    head = bytes(one.data[:16]).decode("latin-1").upper()
    return any(head.startswith((f"{name}:", f"{name};")) for name in _LEFT_OUT)
