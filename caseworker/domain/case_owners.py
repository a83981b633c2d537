"""Who answers for a case: owner and team, handing over without a gap, urgency and escalation.

Rules only. Until a handover is accepted the present owner stays responsible, so no case is ever without one by way of
a handover. Telling people is the caller's business.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from caseworker.domain.case_moves import CaseIsClosed
from caseworker.domain.cases import Case, Priority, Status
from caseworker.domain.ids import OfficerId
from caseworker.domain.inputs import moment, reason_given
from caseworker.errors import CaseworkerError

HIGHEST_ESCALATION = 3


class NoHandover(CaseworkerError):
    """A handover was to be accepted, but none is waiting."""

    key = "case.no-handover"
    sentence = "No handover of case {number} is waiting. Its owner has not changed."


class HandoverNotYours(CaseworkerError):
    """The officer who asked for a handover was about to accept it."""

    key = "case.handover-not-yours"
    sentence = "You asked for this handover, so someone in the other team accepts it. Until then the owner stays."


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPapers:
    """What a file in order has before it changes hands."""

    summary: bool
    chronology: bool
    plan: bool
    visits_recorded: bool
    overdue_tasks: int

    def missing(self) -> tuple[str, ...]:
        """Return what is not in order, as keys of sentences, in the order of the checklist."""
        lacking = {
            "case.handover.summary": not self.summary,
            "case.handover.chronology": not self.chronology,
            "case.handover.plan": not self.plan,
            "case.handover.visits": not self.visits_recorded,
            "case.handover.tasks": self.overdue_tasks > 0,
        }
        return tuple(key for key, lacks in lacking.items() if lacks)


def assign(case: Case, *, owner: OfficerId | None, team: str, at: datetime) -> Case:
    """Return the case under another owner or team, and any handover that waited withdrawn; raises CaseIsClosed.

    Assigning to the present owner changes nothing. `owner=None` gives it back to the team.
    """
    _refuse_closed(case)
    if (case.owner, case.team) == (owner, team) and case.handover_asked_by is None:
        return case
    return replace(_without_handover(case), owner=owner, owner_since=moment(at) if owner else None, team=team)


def ask_handover(case: Case, *, to: OfficerId, team: str, on: date, by: OfficerId) -> Case:
    """Return the case with a handover waiting for the other team; the present owner stays. Raises CaseIsClosed."""
    _refuse_closed(case)
    return replace(case, handover_to=to, handover_team=team, handover_on=on, handover_asked_by=by)


def accept_handover(case: Case, *, by: OfficerId, at: datetime) -> Case:
    """Return the case under its new owner and team.

    Raises NoHandover, or HandoverNotYours when the officer who asked accepts it.
    """
    if case.handover_asked_by is None:
        raise NoHandover(number=case.shown_number)
    if case.handover_asked_by == by:
        raise HandoverNotYours
    taken = replace(case, owner=case.handover_to, owner_since=moment(at), team=case.handover_team)
    return _without_handover(taken)


def decline_handover(case: Case) -> Case:
    """Return the case with its owner unchanged and no handover waiting."""
    return _without_handover(case)


def escalate(case: Case, *, reason: str, at: datetime) -> Case:
    """Return the case one level higher, at most `HIGHEST_ESCALATION`; the same call again changes nothing.

    Raises ReasonMissing or CaseIsClosed.
    """
    _refuse_closed(case)
    why = reason_given(reason)
    if case.escalated_at == moment(at):
        return case
    level = min(case.escalation + 1, HIGHEST_ESCALATION)
    return replace(case, escalation=level, escalated_at=at, escalation_reason=why)


def end_escalation(case: Case, *, reason: str) -> Case:
    """Return the case at the ordinary level; the reason says what settled it. Raises ReasonMissing."""
    if not case.escalation:
        return case
    return replace(case, escalation=0, escalated_at=None, escalation_reason=reason_given(reason))


def prioritise(case: Case, priority: Priority) -> Case:
    """Return the case with another priority; raises CaseIsClosed."""
    _refuse_closed(case)
    return replace(case, priority=priority)


def _refuse_closed(case: Case) -> None:
    if case.status is Status.CLOSED:
        raise CaseIsClosed(number=case.shown_number)


def _without_handover(case: Case) -> Case:
    return replace(case, handover_to=None, handover_team="", handover_on=None, handover_asked_by=None)
