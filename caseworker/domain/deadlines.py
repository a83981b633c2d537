"""Deadlines: dates that bind the agency, with a clock that runs, stands still, is met or is missed.

Rules only. The rule of the agency pack, the calendar and the moment are handed in; a new deadline or a refusal comes
out. When a deadline is due follows from its start, its length, its extensions and its pauses, so it can be reckoned
again at any time, also after the calendar of holidays has changed. Doing anything twice is doing it once.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, TypeVar
from uuid import UUID

from caseworker.domain.calendars import WorkingCalendar
from caseworker.domain.case_types import DeadlineRule, Ground, Unit
from caseworker.domain.definition import (
    Element,
    Nature,
    Record,
    Search,
    Sensitivity,
    decide,
    describe,
    fact,
    members,
    subject,
)
from caseworker.domain.ids import CaseId, OfficerId
from caseworker.domain.reckoning import due_at, left
from caseworker.errors import CaseworkerError

DUE_SOON_WORKING_DAYS = 2


class Clock(StrEnum):
    """What the clock of a deadline does."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"


class ExtensionNeedsReason(CaseworkerError):
    """Nobody moves a deadline without saying why."""

    key = "deadline.extension-needs-reason"
    sentence = "Say why the deadline may be moved. It was not changed. Write the reason, then move it again."


class ExtensionNotPossible(CaseworkerError):
    """The clock no longer runs, so there is nothing to extend."""

    key = "deadline.extension-not-possible"
    sentence = "This deadline is already {state}, so it cannot be moved. It was not changed. Add a new one instead."


class ExtensionTooLong(CaseworkerError):
    """The agency pack allows less."""

    key = "deadline.extension-too-long"
    sentence = (
        "This deadline may be moved by {limit} at most, and {used} of it are used. "
        "It was not changed. Choose a shorter time, or ask a supervisor."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Element):
    """A time during which the clock stood still."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Element):
    """A decision to give more time: by how much (in the deadline's unit), on which ground, why, by whom and when."""

    by: int
    ground: Ground
    reason: str
    officer: OfficerId
    at: datetime


@subject("deadline", nature=Nature.WORKFLOW)
@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Record):
    """A date that binds the agency in one case. `rule` is the id in the pack, empty for a promise a person made.

    `amount` counts in `unit`; a promise has no unit and is for `promised_for`. `due_at` is the last moment in time: for
    days the end of the local day. `remaining` is what was left when the clock stopped: days, or open minutes.
    `met_at` on a missed deadline is when it was settled after all.
    """

    case: Annotated[CaseId, fact(refers="case")]
    rule: Annotated[str, fact()]
    title: Annotated[str, describe(search=Search.TITLE)]
    ground: Annotated[Ground, decide()]
    unit: Annotated[Unit | None, fact()] = None
    amount: Annotated[int, decide()]
    started_at: Annotated[datetime, decide()]
    due_at: Annotated[datetime, decide()]
    promised_for: Annotated[datetime | None, decide()] = None
    state: Annotated[Clock, decide()] = Clock.RUNNING
    paused_at: Annotated[datetime | None, decide()] = None
    remaining: Annotated[int | None, decide()] = None
    met_at: Annotated[datetime | None, decide()] = None
    pauses: Annotated[tuple[Pause, ...], members()] = ()
    extensions: Annotated[tuple[Extension, ...], members()] = ()


def start(
    rule: DeadlineRule,
    *,
    deadline_id: UUID,
    case: CaseId,
    at: datetime,
    calendar: WorkingCalendar,
    territory: str = "",
    sensitivity: Sensitivity = Sensitivity.NORMAL,
) -> Deadline:
    """Return the deadline that a rule of the pack sets from a moment; territory and sensitivity are the case's."""
    made = Deadline(
        id=deadline_id,
        territory=territory,
        sensitivity=sensitivity,
        case=case,
        rule=rule.id,
        title=rule.title,
        ground=rule.ground,
        unit=rule.unit,
        amount=rule.amount,
        started_at=at,
        due_at=at,
    )
    return reckon(made, calendar)


def promise(
    title: str,
    *,
    deadline_id: UUID,
    case: CaseId,
    at: datetime,
    due_at: datetime,
    territory: str = "",
    sensitivity: Sensitivity = Sensitivity.NORMAL,
) -> Deadline:
    """Return a deadline that an officer promised for a moment of their own choice."""
    return Deadline(
        id=deadline_id,
        territory=territory,
        sensitivity=sensitivity,
        case=case,
        rule="",
        title=title,
        ground=Ground.PROMISE,
        unit=None,
        amount=0,
        started_at=at,
        due_at=due_at,
        promised_for=due_at,
    )


def pause(deadline: Deadline, *, at: datetime, calendar: WorkingCalendar) -> Deadline:
    """Return the deadline with its clock standing still. One that is overdue is missed instead; others stay as is."""
    checked = miss(deadline, at=at)
    if checked.state is not Clock.RUNNING:
        return checked
    since = max(at, deadline.started_at)
    remaining = left(deadline.unit, at=since, due=deadline.due_at, calendar=calendar)
    return replace(deadline, state=Clock.PAUSED, paused_at=since, remaining=remaining)


def resume(deadline: Deadline, *, at: datetime, pause_id: UUID, calendar: WorkingCalendar) -> Deadline:
    """Return the deadline running again; it is due later by the time that the clock stood still."""
    if deadline.state is not Clock.PAUSED or deadline.paused_at is None:
        return deadline
    return _go_on(deadline, since=deadline.paused_at, at=at, pause_id=pause_id, calendar=calendar)


def meet(deadline: Deadline, *, at: datetime) -> Deadline:
    """Return the deadline met. One that was overdue stays missed and keeps when it was settled after all."""
    if deadline.met_at is not None:
        return deadline
    checked = miss(deadline, at=at)
    if checked.state is Clock.MISSED:
        return replace(checked, met_at=at)
    return replace(deadline, state=Clock.MET, met_at=at)


def miss(deadline: Deadline, *, at: datetime) -> Deadline:
    """Return the deadline missed if its clock runs and its last moment has passed; otherwise as it is."""
    if deadline.state is Clock.RUNNING and at > deadline.due_at:
        return replace(deadline, state=Clock.MISSED)
    return deadline


def reopen(deadline: Deadline, *, at: datetime, pause_id: UUID, calendar: WorkingCalendar) -> Deadline:
    """Return a settled deadline running again, as if its clock had stood still since; a missed one stays missed."""
    if deadline.met_at is None:
        return deadline
    if deadline.state is Clock.MISSED:
        return replace(deadline, met_at=None)
    since = deadline.paused_at or deadline.met_at
    return _go_on(replace(deadline, met_at=None), since=since, at=at, pause_id=pause_id, calendar=calendar)


def extend(deadline: Deadline, extension: Extension, *, limit: int | None, calendar: WorkingCalendar) -> Deadline:
    """Return the deadline due later by the extension, or refuse.

    `limit` is the most that all extensions together may give (`DeadlineRule.may_extend`), None for a promise. Raises
    ExtensionNeedsReason, ExtensionNotPossible (the clock is met or missed) or ExtensionTooLong.
    """
    if any(given.id == extension.id for given in deadline.extensions):
        return deadline
    if deadline.state not in {Clock.RUNNING, Clock.PAUSED}:
        raise ExtensionNotPossible(state=deadline.state.value)
    if not extension.reason.strip():
        raise ExtensionNeedsReason
    used = sum(given.by for given in deadline.extensions)
    if extension.by < 1 or (limit is not None and used + extension.by > limit):
        raise ExtensionTooLong(limit=limit or 0, used=used)
    longer = reckon(replace(deadline, extensions=_with(deadline.extensions, extension)), calendar)
    if longer.paused_at is None:
        return longer
    remaining = left(longer.unit, at=longer.paused_at, due=longer.due_at, calendar=calendar)
    return replace(longer, remaining=remaining)


def reckon(deadline: Deadline, calendar: WorkingCalendar) -> Deadline:
    """Return the deadline with `due_at` worked out anew from start, length, extensions and pauses; settled stay."""
    if deadline.state in {Clock.MET, Clock.MISSED}:
        return deadline
    extended = sum(given.by for given in deadline.extensions)
    if deadline.unit is None:
        promised = calendar.local(deadline.promised_for or deadline.due_at)
        return replace(deadline, due_at=promised + timedelta(days=extended))
    stood = [(stood.since, stood.until) for stood in deadline.pauses]
    due = due_at(
        deadline.unit,
        deadline.amount + extended,
        started_at=deadline.started_at,
        stood_still=stood,
        calendar=calendar,
    )
    return replace(deadline, due_at=due)


def working_days_left(deadline: Deadline, *, at: datetime, calendar: WorkingCalendar) -> int:
    """Return the working days from now to the due day: 0 on the day itself or the free days before, negative after."""
    return calendar.working_days_between(calendar.day_of(at), calendar.day_of(deadline.due_at))


def is_due_soon(
    deadline: Deadline, *, at: datetime, calendar: WorkingCalendar, within_working_days: int = DUE_SOON_WORKING_DAYS
) -> bool:
    """Say whether the clock runs, the deadline is not over, and at most so many working days are left."""
    if deadline.state is not Clock.RUNNING or at > deadline.due_at:
        return False
    return working_days_left(deadline, at=at, calendar=calendar) <= within_working_days


def is_overdue(deadline: Deadline, *, at: datetime) -> bool:
    """Say whether the deadline has passed and the matter is still not settled."""
    return miss(deadline, at=at).state is Clock.MISSED and deadline.met_at is None


def _go_on(deadline: Deadline, *, since: datetime, at: datetime, pause_id: UUID, calendar: WorkingCalendar) -> Deadline:
    stood = Pause(id=pause_id, since=since, until=max(at, since))
    pauses = _with(deadline.pauses, stood)
    return reckon(replace(deadline, state=Clock.RUNNING, paused_at=None, remaining=None, pauses=pauses), calendar)


E = TypeVar("E", bound=Element)


def _with(given: tuple[E, ...], another: E) -> tuple[E, ...]:
    """Add an element once; the order is that of the ids, so that it does not tell who came first."""
    by_id = {element.id: element for element in (*given, another)}
    return tuple(by_id[key] for key in sorted(by_id))
