"""The list of all cases as row numbers in order, its counts, and what a page of it shows.

What is still at work is found by the indexes of `list_indexes`; a list that asks for closed cases too reads them all.
What binds a case next is the first of its deadlines that runs.
"""

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from caseworker.domain.case_types import RoleName
from caseworker.domain.cases import Case, Priority
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.plain import from_micros, to_micros
from caseworker.store import sql
from caseworker.store.reader import Reader
from caseworker.store.rows.tables import link_code
from caseworker.store.search.hits import VisibleClause

_PART = link_code("case", "people")
_NEXT_DUE = (
    'SELECT "case" AS id, min(due_at) AS due_at FROM deadline '
    "WHERE met_at IS NULL AND state <> 'met' AND state <> 'paused' GROUP BY \"case\""
)
_LAST_ANSWER = 'SELECT "case" AS id, state, max(asked_at) FROM approval GROUP BY "case"'
_FROM = f'FROM "case" AS r LEFT JOIN ({_NEXT_DUE}) AS next ON next.id = r.id'
_SENT_BACK = f"(r.id IN (SELECT id FROM ({_LAST_ANSWER}) WHERE state = 'sent_back'))"
_NO_OWNER = "(r.owner IS NULL)"
_TO_APPROVE = (
    "(r.id IN (SELECT r.\"case\" FROM approval AS r WHERE r.state = 'asked' AND r.asked_of = ? AND r.asked_by <> ? "
    "AND {seen}))"
)
_ATTENTION = (
    f"(coalesce(next.due_at < ?, 0) OR {_NO_OWNER} OR r.escalation > 0 OR r.handover_asked_by IS NOT NULL "
    f"OR {{to_approve}} OR {_SENT_BACK})"
)


class CaseOrder(StrEnum):
    """By which column the list is sorted; of equals the more urgent and then the older stands first."""

    DUE = "due"
    OPENED = "opened"
    TITLE = "title"
    OWNER = "owner"
    STAGE = "stage"
    STATUS = "status"
    PRIORITY = "priority"


class Asking(StrEnum):
    """Why a case is looked at: the counts above a team's queue."""

    ATTENTION = "attention"  # any of those below
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    NO_OWNER = "no_owner"
    TO_APPROVE = "to_approve"
    SENT_BACK = "sent_back"
    ALL_OPEN = "all_open"


class AtWork(StrEnum):
    """Which cases by their status."""

    AT_WORK = "at_work"  # open or on hold
    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    ANY = "any"


_STATUS = {
    AtWork.AT_WORK: "r.status <> 'closed'",
    AtWork.OPEN: "r.status = 'open'",
    AtWork.ON_HOLD: "r.status = 'on_hold'",
    AtWork.CLOSED: "r.status = 'closed'",
    AtWork.ANY: "1",
}
_ORDERS = {
    CaseOrder.DUE: "next.due_at IS NULL, next.due_at",
    CaseOrder.OPENED: "r.opened_at",
    CaseOrder.TITLE: "lower(r.title)",
    CaseOrder.OWNER: "r.owner IS NULL, r.owner",
    CaseOrder.STAGE: "r.case_type, r.stage",
    CaseOrder.STATUS: "r.status",
    CaseOrder.PRIORITY: "r.priority",
}
_BACKWARDS = {
    CaseOrder.DUE: "next.due_at IS NULL, next.due_at DESC",
    CaseOrder.OPENED: "r.opened_at DESC",
    CaseOrder.TITLE: "lower(r.title) DESC",
    CaseOrder.OWNER: "r.owner IS NULL, r.owner DESC",
    CaseOrder.STAGE: "r.case_type DESC, r.stage DESC",
    CaseOrder.STATUS: "r.status DESC",
    CaseOrder.PRIORITY: "r.priority DESC",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesWanted:
    """Which cases are listed: every wish narrows it."""

    case_types: frozenset[str] = frozenset()
    stage: str = ""
    owner: OfficerId | None = None
    without_owner: bool = False
    teams: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    status: AtWork = AtWork.AT_WORK
    priority: Priority | None = None
    asking: Asking = Asking.ALL_OPEN
    only: tuple[CaseId, ...] | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """Until when is soon, what is now, and who asks: their role, and whose own requests do not wait for them."""

    now: datetime
    soon: datetime
    role: RoleName
    me: OfficerId
    approval: VisibleClause


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one officer holds in one team: cases at work, and how many of them are overdue or soon due."""

    officer: OfficerId
    team: str
    cases: int
    overdue: int
    due_soon: int


def cases_in_order(
    reader: Reader,
    visible: VisibleClause,
    wanted: CasesWanted,
    moment: Moment,
    *,
    by: CaseOrder,
    descending: bool = False,
) -> "array[int]":
    """Return the row numbers of the cases that are wanted and may be seen, in order."""
    condition, parameters = _condition(visible, wanted)
    asks, more = _asking(wanted.asking, moment)
    order = (_BACKWARDS if descending else _ORDERS)[by]
    statement = (
        f"SELECT r.rid {_FROM} WHERE {condition} AND {asks} "
        f"ORDER BY {order}, next.due_at IS NULL, next.due_at, r.priority DESC, r.opened_at, r.id"
    )
    return array("q", (row[0] for row in sql.run(reader.connection, statement, (*parameters, *more))))


def counts(reader: Reader, visible: VisibleClause, wanted: CasesWanted, moment: Moment) -> dict[Asking, int]:
    """Return how many of the cases that are wanted ask for what; whatever `wanted.asking` says."""
    condition, parameters = _condition(visible, wanted)
    sums, before = list[str](), list[Any]()
    for one in Asking:
        asks, more = _asking(one, moment)
        sums.append(f"coalesce(sum({asks}), 0)")
        before += more
    statement = f"SELECT {', '.join(sums)} {_FROM} WHERE {condition}"
    row = sql.first(reader.connection, statement, (*before, *parameters)) or ()
    return {one: int(count) for one, count in zip(Asking, row, strict=True)}


def cases_at(reader: Reader, rows: Sequence[int], visible: VisibleClause) -> list[Case | None]:
    """Return the cases of some row numbers, in that order; None where one has gone or may not be seen."""
    kept = reader.schema.of(Case)
    statement = f"{kept.select_sql} WHERE rid IN ({_in_sql(rows)}) AND {visible.sql}"
    found = sql.run(reader.connection, statement, visible.parameters)
    cases = {row[0]: kept.load(row) for row in found}
    return [case if isinstance(case := cases.get(rid), Case) else None for rid in rows]


def ids_at(reader: Reader, rows: Sequence[int]) -> list[CaseId]:
    """Return the ids of the cases of some row numbers, in that order; those that have gone are left out."""
    found = dict(sql.run(reader.connection, f'SELECT rid, id FROM "case" WHERE rid IN ({_in_sql(rows)})').fetchall())
    return [CaseId(UUID(bytes=found[rid])) for rid in rows if rid in found]


def rows_of(reader: Reader, cases: Collection[CaseId]) -> list[int]:
    """Return the row numbers of some cases."""
    return [row[0] for row in sql.run(reader.connection, f'SELECT rid FROM "case" WHERE id IN ({_ids(cases)})')]


def about_people(reader: Reader, people: Collection[PersonId]) -> list[CaseId]:
    """Return the cases in which these people have a part, under any of their records."""
    ids = ",".join(f"x'{one.hex}'" for one in people)
    found = sql.run(
        reader.connection,
        f"SELECT DISTINCT l.source FROM link l WHERE l.code = {_PART} AND l.target IN (SELECT id FROM person "
        f"WHERE id IN ({ids}) UNION SELECT g.person FROM person_group g WHERE g.survivor IN "
        f"(SELECT survivor FROM person_group WHERE person IN ({ids})))",
    )
    return [CaseId(UUID(bytes=row[0])) for row in found]


def next_due(reader: Reader, cases: Collection[CaseId]) -> dict[CaseId, datetime]:
    """Return what binds each of these cases next; cases of which no clock runs are left out."""
    statement = (
        'SELECT c.id, min(d.due_at) FROM "case" c JOIN link l ON l.target = c.id JOIN deadline d ON d.id = l.source '
        f"WHERE c.id IN ({_ids(cases)}) AND d.met_at IS NULL AND d.state <> 'met' AND d.state <> 'paused' GROUP BY c.id"
    )
    return {CaseId(UUID(bytes=row[0])): from_micros(row[1]) for row in sql.run(reader.connection, statement)}


def owners(reader: Reader, visible: VisibleClause) -> list[OfficerId]:
    """Return everybody who owns a case at work that may be seen."""
    found = sql.run(
        reader.connection,
        f"SELECT DISTINCT r.owner FROM \"case\" AS r WHERE r.status <> 'closed' AND r.owner IS NOT NULL "
        f"AND {visible.sql}",
        visible.parameters,
    )
    return sorted(OfficerId(UUID(bytes=row[0])) for row in found)


def held_by_officers(reader: Reader, visible: VisibleClause, wanted: CasesWanted, moment: Moment) -> list[Held]:
    """Return what each officer holds of the cases that are wanted, by team and then the most loaded first."""
    condition, parameters = _condition(visible, wanted)
    overdue, before = _asking(Asking.OVERDUE, moment)
    soon, more = _asking(Asking.DUE_SOON, moment)
    rows = sql.run(
        reader.connection,
        f"SELECT r.owner, r.team, count(*) AS held, sum({overdue}), sum({soon}) {_FROM} "
        f"WHERE {condition} AND r.owner IS NOT NULL GROUP BY r.team, r.owner ORDER BY r.team, held DESC, r.owner",
        (*before, *more, *parameters),
    )
    return [
        Held(officer=OfficerId(UUID(bytes=owner)), team=team, cases=cases, overdue=late, due_soon=near)
        for owner, team, cases, late, near in rows
    ]


def _condition(visible: VisibleClause, wanted: CasesWanted) -> tuple[str, list[Any]]:
    parts, parameters = [visible.sql, _STATUS[wanted.status]], list[Any](visible.parameters)
    for column, values in (
        ("r.case_type", wanted.case_types),
        ("r.team", wanted.teams),
        ("r.territory", wanted.territories),
    ):
        if values:
            parts.append(f"{column} IN ({','.join('?' * len(values))})")
            parameters += sorted(values)
    for column, value in (
        ("r.stage", wanted.stage or None),
        ("r.owner", None if wanted.owner is None else wanted.owner.bytes),
        ("r.priority", None if wanted.priority is None else int(wanted.priority)),
    ):
        if value is not None:
            parts.append(f"{column} = ?")
            parameters.append(value)
    if wanted.without_owner:
        parts.append(_NO_OWNER)
    if wanted.only is not None:
        parts.append(f"r.id IN ({_ids(wanted.only)})")
    return " AND ".join(parts), parameters


def _asking(asking: Asking, moment: Moment) -> tuple[str, list[Any]]:
    now, soon = to_micros(moment.now), to_micros(moment.soon)
    asked: list[Any] = [moment.role.value, moment.me.bytes, *moment.approval.parameters]
    to_approve = _TO_APPROVE.format(seen=moment.approval.sql)
    ways: dict[Asking, tuple[str, list[Any]]] = {
        Asking.OVERDUE: ("coalesce(next.due_at < ?, 0)", [now]),
        Asking.DUE_SOON: ("coalesce(next.due_at >= ? AND next.due_at < ?, 0)", [now, soon]),
        Asking.NO_OWNER: (_NO_OWNER, []),
        Asking.TO_APPROVE: (to_approve, asked),
        Asking.SENT_BACK: (_SENT_BACK, []),
        Asking.ALL_OPEN: ("1", []),
        Asking.ATTENTION: (_ATTENTION.format(to_approve=to_approve), [soon, *asked]),
    }
    return ways[asking]


def _ids(cases: Collection[CaseId]) -> str:
    return ",".join(f"x'{one.hex}'" for one in cases)


def _in_sql(numbers: Collection[int]) -> str:
    return ",".join(str(int(one)) for one in numbers)
