"""What happens on a day: visits, appointments and the people at the counter, as far as an officer may see them.

Days are handed in as moments from and to; each query begins at an indexed moment or officer.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from caseworker.domain.appointments import Appointment
from caseworker.domain.ids import OfficerId
from caseworker.domain.plain import to_micros
from caseworker.domain.visits import Visit
from caseworker.domain.walk_ins import WalkIn
from caseworker.store.reader import Reader
from caseworker.store.search.hits import VisibleClause


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment (included) to a moment (left out)."""

    since: datetime
    until: datetime

    @property
    def micros(self) -> tuple[int, int]:
        """Both ends in microseconds since 1970."""
        return to_micros(self.since), to_micros(self.until)


def visits(reader: Reader, visible: VisibleClause, officer: OfficerId, span: Span) -> list[Visit]:
    """Return the visits that an officer makes or joins, by their planned beginning."""
    condition = (
        "WHERE r.planned_from >= ? AND r.planned_from < ? AND (r.officer = ? OR r.second_officer = ?) "
        f"AND {visible.sql} ORDER BY r.planned_from, r.id"
    )
    return reader.select(Visit, condition, (*span.micros, officer.bytes, officer.bytes, *visible.parameters))


def all_visits(reader: Reader, visible: VisibleClause, span: Span) -> list[Visit]:
    """Return everybody's visits that begin in a span, in their order."""
    condition = f"WHERE r.planned_from >= ? AND r.planned_from < ? AND {visible.sql} ORDER BY r.planned_from, r.id"
    return reader.select(Visit, condition, (*span.micros, *visible.parameters))


def appointments(
    reader: Reader, visible: VisibleClause, span: Span, *, officer: OfficerId | None = None
) -> list[Appointment]:
    """Return the appointments that begin in a span, in their order: an officer's, or everybody's."""
    who = None if officer is None else officer.bytes
    condition = (
        "WHERE r.starts_at >= ? AND r.starts_at < ? AND (? IS NULL OR r.officer = ?) "
        f"AND {visible.sql} ORDER BY r.starts_at, r.id"
    )
    return reader.select(Appointment, condition, (*span.micros, who, who, *visible.parameters))


def appointments_touching(reader: Reader, officer: OfficerId, span: Span) -> list[Appointment]:
    """Return every appointment of an officer that shares time with a span: whether the time is free, and no more."""
    since, until = span.micros
    a_day = 86_400_000_000  # no appointment is longer
    condition = "WHERE r.starts_at >= ? AND r.starts_at < ? AND r.ends_at > ? AND r.officer = ?"
    return reader.select(Appointment, condition, (since - a_day, until, since, officer.bytes))


def walk_ins(
    reader: Reader, visible: VisibleClause, span: Span, *, queues: Collection[str], unfinished: bool = False
) -> list[WalkIn]:
    """Return those who came to some queues in a span, in the order of arrival; or only those who are still here."""
    marks = ",".join("?" * len(queues))
    state = "AND r.state <> 'finished'" if unfinished else ""
    condition = (
        f"WHERE r.arrived_at >= ? AND r.arrived_at < ? AND r.queue IN ({marks}) {state} "
        f"AND {visible.sql} ORDER BY r.arrived_at, r.id"
    )
    return reader.select(WalkIn, condition, (*span.micros, *sorted(queues), *visible.parameters))
