"""Lists of work still to be done: tasks, deadlines, approvals, referrals, and open cases with what binds them next.

Each list begins at an indexed column (officer, team or day) and is filtered by what the officer may see in the query
itself. Spoken in domain values.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from caseworker.domain.approvals import Approval
from caseworker.domain.case_types import RoleName
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Deadline
from caseworker.domain.ids import OfficerId
from caseworker.domain.plain import from_micros, to_micros
from caseworker.domain.referrals import Referral
from caseworker.domain.tasks import Task
from caseworker.store import sql
from caseworker.store.reader import Reader
from caseworker.store.rows.tables import link_code
from caseworker.store.search.hits import VisibleClause

_DEADLINE_OF_CASE = link_code("deadline", "case")
_UNSETTLED = "met_at IS NULL AND {row}.state <> 'met'"
_NEXT_DUE = (
    "(SELECT min(d.due_at) FROM link l CROSS JOIN deadline d ON d.id = l.source "
    f"WHERE l.target = r.id AND l.code = {_DEADLINE_OF_CASE} AND d.state <> 'paused' "
    f"AND d.{_UNSETTLED.format(row='d')})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whose work is listed: an officer's, or a team's; exactly one of the two."""

    officer: OfficerId | None = None
    team: str = ""

    def condition(self, *, officer_column: str) -> tuple[str, object]:
        """Return the SQL condition on an alias-qualified pair of columns, such as `r.owner`, with its parameter."""
        if self.officer is not None:
            return f"{officer_column} = ?", self.officer.bytes
        return f"{officer_column.split('.', maxsplit=1)[0]}.team = ?", self.team


@dataclass(frozen=True, slots=True)
class Due:
    """An open case, and the moment at which the next of its running deadlines is due (None: none runs)."""

    case: Case
    due_at: datetime | None


def open_tasks(
    reader: Reader, visible: VisibleClause, holder: Holder, *, until: date | None = None, limit: int = 500
) -> list[Task]:
    """Return open tasks, the first due first and those without a day last; `until` leaves out what is due later."""
    mine, parameter = holder.condition(officer_column="r.assignee")
    last = date.max if until is None else until
    condition = (
        f"WHERE {mine} AND r.state = 'open' AND (r.due <= ? OR (r.due IS NULL AND ?)) AND {visible.sql} "
        "ORDER BY r.due IS NULL, r.due, r.due_at IS NULL, r.due_at, r.id LIMIT ?"
    )
    parameters = (parameter, last.isoformat(), until is None, *visible.parameters, limit)
    return reader.select(Task, condition, parameters)


def unsettled_deadlines(
    reader: Reader, visible: VisibleClause, holder: Holder, *, until: datetime, limit: int = 500
) -> list[Deadline]:
    """Return deadlines of open cases that are neither met nor paused and due by a moment, the first due first."""
    mine, parameter = holder.condition(officer_column="c.owner")
    condition = (
        'WHERE r.id IN (SELECT l.source FROM "case" c CROSS JOIN link l ON l.target = c.id '
        f"WHERE {mine} AND c.status <> 'closed' AND l.code = {_DEADLINE_OF_CASE}) "
        f"AND r.due_at <= ? AND r.state <> 'paused' AND r.{_UNSETTLED.format(row='r')} AND {visible.sql} "
        "ORDER BY r.due_at, r.id LIMIT ?"
    )
    return reader.select(Deadline, condition, (parameter, to_micros(until), *visible.parameters, limit))


def approvals_asked(
    reader: Reader, visible: VisibleClause, *, of: RoleName, not_by: OfficerId, limit: int = 200
) -> list[Approval]:
    """Return the requests that wait for a role, asked by others than this officer, the oldest first."""
    condition = f"WHERE r.state = 'asked' AND r.asked_of = ? AND r.asked_by <> ? AND {visible.sql} ORDER BY r.asked_at"
    parameters = (of.value, not_by.bytes, *visible.parameters, limit)
    return reader.select(Approval, f"{condition}, r.id LIMIT ?", parameters)


def referrals_to_ask(
    reader: Reader, visible: VisibleClause, *, on: date, officer: OfficerId | None = None, limit: int = 200
) -> list[Referral]:
    """Return the referrals whose outcome is to be asked for by a day: an officer's, or everybody's."""
    condition = (
        "WHERE r.ask_again_on <= ? AND r.state NOT IN ('attended', 'refused', 'no_contact') "
        f"AND (? IS NULL OR r.officer = ?) AND {visible.sql} ORDER BY r.ask_again_on, r.id LIMIT ?"
    )
    who = None if officer is None else officer.bytes
    return reader.select(Referral, condition, (on.isoformat(), who, who, *visible.parameters, limit))


def open_cases(reader: Reader, visible: VisibleClause, holder: Holder, *, limit: int = 200) -> list[Due]:
    """Return open and held cases with what binds them next: the first due first, then by urgency and age."""
    mine, parameter = holder.condition(officer_column="r.owner")
    rows = sql.run(
        reader.connection,
        f"SELECT r.id, {_NEXT_DUE} AS due_at_next FROM \"case\" AS r WHERE {mine} AND r.status <> 'closed' "
        f"AND {visible.sql} ORDER BY due_at_next IS NULL, due_at_next, r.priority DESC, r.opened_at, r.id LIMIT ?",
        (parameter, *visible.parameters, limit),
    )
    due = {UUID(bytes=row[0]): None if row[1] is None else from_micros(row[1]) for row in rows}
    return [Due(case, due[case.id]) for case in reader.many(Case, due)]


def late_deadlines(reader: Reader, visible: VisibleClause, *, at: datetime, limit: int = 200) -> list[Deadline]:
    """Return the deadlines that have passed and are not settled, the oldest first, in all cases that may be seen."""
    condition = (
        f"WHERE r.due_at < ? AND r.state <> 'paused' AND r.{_UNSETTLED.format(row='r')} AND {visible.sql} "
        "ORDER BY r.due_at, r.id LIMIT ?"
    )
    return reader.select(Deadline, condition, (to_micros(at), *visible.parameters, limit))


def cases_that_ask(reader: Reader, visible: VisibleClause, *, limit: int = 200) -> list[Case]:
    """Return the open cases that nobody owns, that were escalated, or that wait to be handed over."""
    condition = (
        "WHERE (r.owner IS NULL OR r.escalation > 0 OR r.handover_asked_by IS NOT NULL) AND r.status <> 'closed' "
        f"AND {visible.sql} ORDER BY r.escalation DESC, r.priority DESC, r.opened_at, r.id LIMIT ?"
    )
    return reader.select(Case, condition, (*visible.parameters, limit))
