"""Visits: a planned meeting at a person's own place, from the plan to the door and back.

Rules only. What the device holds and whether safety asks for two staff is known elsewhere and handed in.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.definition import Nature, Record, Search, decide, describe, fact, members, rank, subject, text
from caseworker.domain.ids import CaseId, OfficerId, PersonId
from caseworker.domain.inputs import moment, reason_given
from caseworker.errors import CaseworkerError

VisitId = NewType("VisitId", UUID)


class VisitState(StrEnum):
    """Where a visit stands."""

    PLANNED = "planned"
    ON_THE_WAY = "on_the_way"
    AT_THE_DOOR = "at_the_door"
    DONE = "done"
    NOT_AT_HOME = "not_at_home"
    CANCELLED = "cancelled"


_ENDED = frozenset({VisitState.DONE, VisitState.NOT_AT_HOME, VisitState.CANCELLED})


class TwoStaffNeeded(CaseworkerError):
    """An officer was about to go alone where two are agreed."""

    key = "visit.two-staff"
    sentence = "Two staff are agreed for this visit. It is still planned. Add a second officer, or plan another day."


class VisitHasEnded(CaseworkerError):
    """A visit that is over was to be changed."""

    key = "visit.ended"
    sentence = "This visit is over. What was recorded stays as it is. Plan a new visit instead."


class VisitNotBegun(CaseworkerError):
    """The outcome of a visit came before anyone was at the door."""

    key = "visit.not-begun"
    sentence = "Nobody has been at the door yet. The visit is still planned. Say first that you are there."


class VisitTimesWrong(CaseworkerError):
    """The planned end is not after the planned beginning."""

    key = "visit.times"
    sentence = "The visit would end before it begins. Nothing was changed. Check the two times."


class Check(StrEnum):
    """One line of the readiness checklist."""

    RECORDS_HERE = "records_here"
    PLACE_KNOWN = "place_known"
    FORM_HERE = "form_here"
    SECOND_OFFICER = "second_officer"
    INTERPRETER = "interpreter"


@subject("visit", nature=Nature.WORKFLOW, moment="planned_from")
@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """One visit. `check_in_by` is when the officer is expected to have said that all is well."""

    id: VisitId
    person: Annotated[PersonId, fact(refers="person")]
    case: Annotated[CaseId | None, fact(refers="case")] = None
    purpose: Annotated[str, describe(search=Search.TITLE)]
    officer: Annotated[OfficerId, decide(refers="officer", indexed=True)]
    second_officer: Annotated[OfficerId | None, decide(refers="officer")] = None
    two_staff: Annotated[bool, rank()] = False
    planned_from: Annotated[datetime, decide(indexed=True)]
    planned_to: Annotated[datetime, decide()]
    place: Annotated[str, describe(search=Search.PLACE)] = ""
    way_in: Annotated[str, describe(sensitive=True)] = ""
    forms: Annotated[tuple[str, ...], members()] = ()
    language: Annotated[str, describe()] = ""
    interpreter: Annotated[str, describe()] = ""
    state: Annotated[VisitState, decide()] = VisitState.PLANNED
    set_out_at: Annotated[datetime | None, describe()] = None
    at_door_at: Annotated[datetime | None, describe()] = None
    check_in_by: Annotated[datetime | None, describe()] = None
    ended_at: Annotated[datetime | None, describe()] = None
    outcome: Annotated[str, text(search=Search.BODY)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnThisDevice:
    """What the officer's device has of a visit: the whole record and not only name and address, and which forms."""

    whole_record: bool
    forms: frozenset[str]


def plan(visit: Visit) -> Visit:
    """Return a visit ready to be kept; raises VisitTimesWrong when it would end before it begins."""
    if moment(visit.planned_to) <= moment(visit.planned_from):
        raise VisitTimesWrong
    return visit


def replan(visit: Visit, *, planned_from: datetime, planned_to: datetime) -> Visit:
    """Return the visit at another time and planned again; raises VisitHasEnded or VisitTimesWrong."""
    _refuse_ended(visit)
    return plan(
        replace(
            visit,
            planned_from=planned_from,
            planned_to=planned_to,
            state=VisitState.PLANNED,
            set_out_at=None,
            at_door_at=None,
            check_in_by=None,
        )
    )


def give_to(visit: Visit, *, officer: OfficerId, second_officer: OfficerId | None) -> Visit:
    """Return the visit with its officers; the same officer twice counts as one. Raises VisitHasEnded."""
    _refuse_ended(visit)
    return replace(visit, officer=officer, second_officer=None if second_officer == officer else second_officer)


def has_ended(visit: Visit) -> bool:
    """Say whether nothing of the visit is ahead or waits to be recorded."""
    return visit.state in _ENDED


def is_unrecorded(visit: Visit, *, at: datetime) -> bool:
    """Say whether the visit's time is over and nobody has recorded what became of it."""
    return not has_ended(visit) and visit.planned_to <= moment(at)


def readiness(visit: Visit, here: OnThisDevice) -> dict[Check, bool]:
    """Return the checklist that applies to this visit, each line with whether it is in order."""
    checks = {Check.RECORDS_HERE: here.whole_record, Check.PLACE_KNOWN: bool(visit.place.strip())}
    if visit.forms:
        checks[Check.FORM_HERE] = set(visit.forms) <= here.forms
    if visit.two_staff:
        checks[Check.SECOND_OFFICER] = visit.second_officer is not None
    if visit.language:
        checks[Check.INTERPRETER] = bool(visit.interpreter)
    return checks


def set_out(visit: Visit, *, at: datetime) -> Visit:
    """Return the visit with its officer on the way; raises VisitHasEnded or TwoStaffNeeded."""
    if visit.state in {VisitState.ON_THE_WAY, VisitState.AT_THE_DOOR}:
        return visit
    _refuse_ended(visit)
    _refuse_alone(visit)
    return replace(visit, state=VisitState.ON_THE_WAY, set_out_at=moment(at))


def arrive(visit: Visit, *, at: datetime, check_in_after: timedelta) -> Visit:
    """Return the visit at the door, with the moment by which a sign of life is expected.

    Setting out need not have been recorded. Raises VisitHasEnded or TwoStaffNeeded.
    """
    if visit.state is VisitState.AT_THE_DOOR:
        return visit
    _refuse_ended(visit)
    _refuse_alone(visit)
    return replace(visit, state=VisitState.AT_THE_DOOR, at_door_at=moment(at), check_in_by=at + check_in_after)


def check_in(visit: Visit, *, at: datetime, check_in_after: timedelta) -> Visit:
    """Return the visit with the next sign of life expected later; raises VisitHasEnded."""
    _refuse_ended(visit)
    return replace(visit, check_in_by=moment(at) + check_in_after)


def finish(visit: Visit, *, outcome: str, at: datetime) -> Visit:
    """Return the visit done; finishing twice is finishing once. Raises VisitNotBegun, VisitHasEnded, ReasonMissing."""
    if visit.state is VisitState.DONE:
        return visit
    _refuse_ended(visit)
    if visit.state is not VisitState.AT_THE_DOOR:
        raise VisitNotBegun
    return _end(visit, VisitState.DONE, reason_given(outcome), at)


def nobody_home(visit: Visit, *, at: datetime, note: str = "") -> Visit:
    """Return the visit ended without a meeting; raises VisitNotBegun or VisitHasEnded."""
    if visit.state is VisitState.NOT_AT_HOME:
        return visit
    _refuse_ended(visit)
    if visit.state is not VisitState.AT_THE_DOOR:
        raise VisitNotBegun
    return _end(visit, VisitState.NOT_AT_HOME, note.strip(), at)


def cancel(visit: Visit, *, reason: str, at: datetime) -> Visit:
    """Return the visit cancelled, with the reason; raises ReasonMissing or VisitHasEnded."""
    if visit.state is VisitState.CANCELLED:
        return visit
    _refuse_ended(visit)
    return _end(visit, VisitState.CANCELLED, reason_given(reason), at)


def take_up_again(visit: Visit) -> Visit:
    """Return a cancelled visit planned as it was; any other that is over stays so. Raises VisitHasEnded."""
    if visit.state is VisitState.CANCELLED:
        return replace(visit, state=VisitState.PLANNED, outcome="", ended_at=None)
    _refuse_ended(visit)
    return visit


def exchange(first: Visit, second: Visit) -> tuple[Visit, Visit]:
    """Return two visits that follow each other in the other order, in the same hours; each takes as long as it did.

    Both are planned anew. Raises VisitHasEnded.
    """
    pause = max(second.planned_from - first.planned_to, timedelta(0))
    begin, lasts = first.planned_from, second.planned_to - second.planned_from
    sooner = replan(second, planned_from=begin, planned_to=begin + lasts)
    later = sooner.planned_to + pause
    after = replan(first, planned_from=later, planned_to=later + (first.planned_to - first.planned_from))
    return sooner, after


def no_sign_of_life(visit: Visit, *, at: datetime) -> bool:
    """Say whether an officer at the door has not been heard of by the agreed moment: someone must call now."""
    return visit.state is VisitState.AT_THE_DOOR and visit.check_in_by is not None and moment(at) > visit.check_in_by


def _refuse_ended(visit: Visit) -> None:
    if visit.state in _ENDED:
        raise VisitHasEnded


def _refuse_alone(visit: Visit) -> None:
    if visit.two_staff and visit.second_officer is None:
        raise TwoStaffNeeded


def _end(visit: Visit, state: VisitState, outcome: str, at: datetime) -> Visit:
    return replace(visit, state=state, outcome=outcome, ended_at=moment(at), check_in_by=None)
