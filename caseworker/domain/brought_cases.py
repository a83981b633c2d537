"""Cases that were worked on in another system: how they end and open again here, and what was due there.

Rules only. What happened elsewhere is taken as it is told, with its own moments: no guard is asked and no task is done
for it here. The other system's word of when a matter is due stands in the place of the pack's deadlines.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from caseworker.domain import deadlines as clocks
from caseworker.domain.calendars import WorkingCalendar
from caseworker.domain.case_types import CaseType, Ground, Outcome
from caseworker.domain.cases import Case, Status
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.ids import OfficerId
from caseworker.domain.inputs import moment


def usual_outcome(case_type: CaseType) -> Outcome:
    """Return how a matter usually ends: the first outcome of its type."""
    return case_type.outcomes[0]


def closed_elsewhere(
    case: Case, case_type: CaseType, *, outcome: Outcome, resolution: str, by: OfficerId, at: datetime
) -> Case:
    """Return the case closed at the moment at which it was closed there, in a stage in which it may end so.

    `resolution` are the words of the other system, empty where it told none. A closed case is returned as it is.
    """
    if case.status is Status.CLOSED:
        return case
    stage = case.stage if not outcome.stages or case.stage in outcome.stages else outcome.stages[0]
    return replace(
        case,
        stage=case_type.stage(stage).id,
        stage_since=case.stage_since if stage == case.stage else moment(at),
        status=Status.CLOSED,
        hold_reason="",
        hold_note="",
        on_hold_since=None,
        hold_until=None,
        outcome=outcome.id,
        outcome_reason=resolution,
        closed_at=moment(at),
        closed_by=by,
    )


def due_elsewhere(case: Case, case_type: CaseType, *, deadline_id: UUID, due_at: datetime) -> Deadline:
    """Return the deadline that the other system set: a level of service, called as the type's last deadline is."""
    title = case_type.deadlines[-1].title if case_type.deadlines else case_type.title
    made = clocks.promise(
        title,
        deadline_id=deadline_id,
        case=case.id,
        at=case.received_at or case.opened_at,
        due_at=due_at,
        territory=case.territory,
        sensitivity=case.sensitivity,
    )
    return replace(made, ground=Ground.SERVICE_LEVEL)


def is_due_elsewhere(deadline: Deadline) -> bool:
    """Say whether the other system set the deadline; a promise that an officer made has another ground."""
    return not deadline.rule and deadline.ground is Ground.SERVICE_LEVEL


def moved_elsewhere(deadline: Deadline, *, due_at: datetime, calendar: WorkingCalendar) -> Deadline:
    """Return the deadline due when the other system now says; one that is settled stays as it is."""
    if deadline.promised_for == due_at or deadline.state in {Clock.MET, Clock.MISSED}:
        return deadline
    return clocks.reckon(replace(deadline, promised_for=due_at), calendar)
