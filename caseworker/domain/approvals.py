"""Approvals: a decision asked of someone with the right to take it, and never taken by the one who asked.

Rules only. Who has which role is known elsewhere and handed in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.case_types import RoleName
from caseworker.domain.definition import Element, Nature, Record, Search, decide, describe, fact, members, subject, text
from caseworker.domain.ids import CaseId, OfficerId
from caseworker.domain.inputs import moment, title_given
from caseworker.errors import CaseworkerError

ApprovalId = NewType("ApprovalId", UUID)


class ApprovalState(StrEnum):
    """Where an approval stands."""

    ASKED = "asked"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


class OwnRequest(CaseworkerError):
    """An officer was about to decide what they asked for themselves."""

    key = "approval.own-request"
    sentence = "You asked for this, so someone else decides it. It still waits. Ask another {role}."


class NotYoursToDecide(CaseworkerError):
    """An officer without the right role was about to decide."""

    key = "approval.not-yours"
    sentence = "This is decided by a {role}. It still waits for one. Nothing was changed."


class CommentMissing(CaseworkerError):
    """A request was to be sent back without saying why."""

    key = "approval.comment-missing"
    sentence = "Say what is missing or wrong, so that it can be put right. The request still waits."


class AlreadyDecided(CaseworkerError):
    """A request that was decided was to be decided otherwise."""

    key = "approval.already-decided"
    sentence = "This has been decided already: {state}. Nothing was changed. Ask again if it must be looked at anew."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Element):
    """One line of what the decision rests on, as it was shown to whoever decides."""

    label: str
    value: str


@subject("approval", nature=Nature.WORKFLOW, moment="asked_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Record):
    """One request and what was decided. `follows` is the request that was sent back before this one."""

    id: ApprovalId
    title: Annotated[str, fact(search=Search.TITLE)]
    case: Annotated[CaseId, fact(refers="case")]
    stage: Annotated[str, fact()] = ""
    request: Annotated[str, fact(search=Search.BODY)] = ""
    grounds: Annotated[tuple[Ground, ...], members(sensitive=True)] = ()
    asked_of: Annotated[RoleName, decide()]
    asked_by: Annotated[OfficerId, fact(refers="officer")]
    asked_at: Annotated[datetime, fact()]
    due: Annotated[date | None, decide()] = None
    follows: Annotated[ApprovalId | None, fact(refers="approval")] = None
    state: Annotated[ApprovalState, decide()] = ApprovalState.ASKED
    comment: Annotated[str, text(search=Search.BODY)] = ""
    decided_by: Annotated[OfficerId | None, decide(refers="officer")] = None
    decided_at: Annotated[datetime | None, describe()] = None


def ask(approval: Approval) -> Approval:
    """Return the request ready to be kept; raises TitleMissing."""
    moment(approval.asked_at)
    return replace(approval, title=title_given(approval.title))


def approve(
    approval: Approval, *, by: OfficerId, roles: Collection[RoleName], at: datetime, comment: str = ""
) -> Approval:
    """Return the request approved; approving twice changes nothing.

    Raises OwnRequest, NotYoursToDecide, or AlreadyDecided when it was sent back.
    """
    _check_decider(approval, by, roles)
    if approval.state is ApprovalState.APPROVED:
        return approval
    return _decide(approval, ApprovalState.APPROVED, by=by, at=at, comment=comment.strip())


def send_back(
    approval: Approval, *, by: OfficerId, roles: Collection[RoleName], at: datetime, comment: str
) -> Approval:
    """Return the request sent back with what is to be put right; sending back twice changes nothing.

    Raises OwnRequest, NotYoursToDecide, CommentMissing, or AlreadyDecided when it was approved.
    """
    _check_decider(approval, by, roles)
    if approval.state is ApprovalState.SENT_BACK:
        return approval
    if not comment.strip():
        raise CommentMissing
    return _decide(approval, ApprovalState.SENT_BACK, by=by, at=at, comment=comment.strip())


def granted(approvals: Iterable[Approval], *, case: CaseId, stage: str) -> frozenset[str]:
    """Return the roles that approved in a stage of a case, as the guards of a move ask for them."""
    return frozenset(
        each.asked_of.value
        for each in approvals
        if each.case == case and each.stage == stage and each.state is ApprovalState.APPROVED
    )


def _check_decider(approval: Approval, by: OfficerId, roles: Collection[RoleName]) -> None:
    if by == approval.asked_by:
        raise OwnRequest(role=approval.asked_of.value.replace("_", " "))
    if approval.asked_of not in roles:
        raise NotYoursToDecide(role=approval.asked_of.value.replace("_", " "))


def _decide(approval: Approval, state: ApprovalState, *, by: OfficerId, at: datetime, comment: str) -> Approval:
    if approval.state is not ApprovalState.ASKED:
        raise AlreadyDecided(state=approval.state.value.replace("_", " "))
    return replace(approval, state=state, comment=comment, decided_by=by, decided_at=moment(at))
