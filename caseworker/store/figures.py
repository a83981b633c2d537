"""Figures over many records, counted where they are: per team and month, per officer, as far as someone may see them.

What is counted and what lies behind a figure are one condition, so a figure always equals the number of its rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from caseworker.domain.cases import Case
from caseworker.domain.definition import Record
from caseworker.domain.ids import OfficerId
from caseworker.domain.interactions import Interaction
from caseworker.domain.plain import to_micros
from caseworker.domain.referrals import Referral
from caseworker.store import sql
from caseworker.store.day_lists import Span
from caseworker.store.reader import Reader
from caseworker.store.search.hits import VisibleClause


class Measure(StrEnum):
    """What is counted, each in the month in which it happened.

    A case is closed late when one of its deadlines had passed by then, and in time when none had of those it has.
    Referrals are counted for the team of their case: when they were sent, and when it was said that people went there.
    """

    OPENED = "opened"
    CLOSED = "closed"
    CLOSED_IN_TIME = "closed-in-time"
    CLOSED_LATE = "closed-late"
    CONTACTS = "contacts"
    REFERRED = "referred"
    ATTENDED = "referrals-attended"

    @property
    def subject(self) -> type[Record]:
        """The subject whose records are counted."""
        if self in _OF_REFERRALS:
            return Referral
        return Interaction if self is Measure.CONTACTS else Case

    @property
    def moment(self) -> str:
        """The field whose moment decides the month."""
        return {
            Measure.OPENED: "opened_at",
            Measure.CONTACTS: "occurred_at",
            Measure.REFERRED: "sent_at",
            Measure.ATTENDED: "outcome_at",
        }.get(self, "closed_at")

    @property
    def team(self) -> str:
        """Whose a record is, in SQL on the table `r`."""
        return _TEAM_OF_CASE if self in _OF_REFERRALS else "r.team"

    @property
    def condition(self) -> str:
        """What must hold of a record beside its moment, in SQL on the table `r`."""
        return {
            Measure.CLOSED_IN_TIME: f"r.id IN ({_SETTLED}) AND r.id NOT IN ({_MISSED})",
            Measure.CLOSED_LATE: f"r.id IN ({_MISSED})",
            Measure.ATTENDED: "r.state = 'attended'",
        }.get(self, "1")


_SETTLED = 'SELECT d."case" FROM deadline AS d WHERE d.met_at IS NOT NULL'
_OF_REFERRALS = frozenset({Measure.REFERRED, Measure.ATTENDED})
_TEAM_OF_CASE = 'coalesce((SELECT c.team FROM "case" AS c WHERE c.id = r."case"), \'\')'
_MISSED = f"{_SETTLED} AND d.state = 'missed'"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the agency: its first day, and from when to when it lasts."""

    first: date
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: what was counted, for which team ("" for none) and month, and how many."""

    measure: Measure
    team: str
    month: Month
    count: int


@dataclass(frozen=True, slots=True)
class Load:
    """What one officer holds in a team: cases at work and on hold, open tasks, and how many of those are late."""

    officer: OfficerId
    open_cases: int
    held_cases: int
    open_tasks: int
    late_tasks: int


def by_team_and_month(
    reader: Reader, visible: VisibleClause, measure: Measure, months: Sequence[Month]
) -> list[Figure]:
    """Return a figure for each team and month in which there is anything; months in order, without gaps."""
    moment, kind = f"r.{measure.moment}", measure.subject.definition.kind
    steps = " ".join(f"WHEN {moment} < ? THEN {place}" for place in range(len(months)))
    since, ends = months[0].span.micros[0], [one.span.micros[1] for one in months]
    rows = sql.run(
        reader.connection,
        f'SELECT {measure.team} AS of_team, CASE {steps} END AS in_month, count(*) FROM "{kind}" AS r '
        f"WHERE {moment} >= ? AND {moment} < ? AND {measure.condition} AND {visible.sql} "
        "GROUP BY of_team, in_month ORDER BY of_team, in_month",
        (*ends, since, ends[-1], *visible.parameters),
    )
    return [Figure(measure, team, months[place], count) for team, place, count in rows]


def behind(reader: Reader, visible: VisibleClause, figure: Figure, *, limit: int = 500) -> list[Record]:
    """Return the records that a figure counts, in the order of their moments."""
    moment = f"r.{figure.measure.moment}"
    condition = (
        f"WHERE {moment} >= ? AND {moment} < ? AND {figure.measure.team} = ? "
        f"AND {figure.measure.condition} AND {visible.sql} "
        f"ORDER BY {moment}, r.id LIMIT ?"
    )
    parameters = (*figure.month.span.micros, figure.team, *visible.parameters, limit)
    return list(reader.select(figure.measure.subject, condition, parameters))


def loads(
    reader: Reader, *, cases: VisibleClause, tasks: VisibleClause, team: str, today: date, at: datetime
) -> list[Load]:
    """Return what each officer of a team holds, the most loaded first. Officers without work are not known here."""
    held: dict[bytes, list[int]] = {}
    for officer, at_work, on_hold in sql.run(
        reader.connection,
        "SELECT r.owner, sum(r.status = 'open'), sum(r.status = 'on_hold') FROM \"case\" AS r WHERE r.team = ? "
        f"AND r.owner IS NOT NULL AND r.status <> 'closed' AND {cases.sql} GROUP BY r.owner",
        (team, *cases.parameters),
    ):
        held[officer] = [at_work, on_hold, 0, 0]
    late = "(r.due_at IS NOT NULL AND r.due_at < ?) OR (r.due_at IS NULL AND r.due IS NOT NULL AND r.due < ?)"
    for officer, still_open, overdue in sql.run(
        reader.connection,
        f"SELECT r.assignee, count(*), coalesce(sum({late}), 0) FROM task AS r WHERE r.team = ? "
        f"AND r.assignee IS NOT NULL AND r.state = 'open' AND {tasks.sql} GROUP BY r.assignee",
        (to_micros(at), today.isoformat(), team, *tasks.parameters),
    ):
        held.setdefault(officer, [0, 0, 0, 0])[2:] = [still_open, overdue]
    found = [Load(OfficerId(UUID(bytes=officer)), *numbers) for officer, numbers in held.items()]
    return sorted(found, key=lambda one: (-one.open_cases - one.held_cases, -one.open_tasks, one.officer))
