"""Approvals: never by the one who asked, sent back only with a comment, decided once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import approvals
from caseworker.domain.approvals import (
    AlreadyDecided,
    Approval,
    ApprovalState,
    CommentMissing,
    NotYoursToDecide,
    OwnRequest,
)
from caseworker.domain.case_types import RoleName
from caseworker.domain.ids import CaseId
from caseworker.domain.inputs import TitleMissing
from tests.domain.builders import COUNTER_1, SUPERVISOR, an_approval
from tests.domain.people_builders import EAST_1, NOON, an_id


def approved(approval: Approval, **over: Any) -> Approval:
    return approvals.approve(
        approval, **{"by": SUPERVISOR, "roles": {RoleName.SUPERVISOR}, "at": NOON, "comment": "", **over}
    )


def sent_back(approval: Approval, **over: Any) -> Approval:
    return approvals.send_back(
        approval, **{"by": SUPERVISOR, "roles": {RoleName.SUPERVISOR}, "at": NOON, "comment": "Income?", **over}
    )


@given(st.sets(st.sampled_from(RoleName)))
def test_nobody_decides_their_own_request_whatever_their_roles(roles: set[RoleName]) -> None:
    with pytest.raises(OwnRequest):
        approved(an_approval(), by=COUNTER_1, roles=roles)
    with pytest.raises(OwnRequest):
        sent_back(an_approval(), by=COUNTER_1, roles=roles)


def test_only_the_role_that_was_asked_decides() -> None:
    with pytest.raises(NotYoursToDecide, match="supervisor"):
        approved(an_approval(), roles={RoleName.OFFICER, RoleName.ADMINISTRATOR})


def test_approving_twice_is_approving_once_also_by_another() -> None:
    once = approved(an_approval(), comment=" Fine ")

    assert (once.state, once.decided_by, once.comment) == (ApprovalState.APPROVED, SUPERVISOR, "Fine")
    assert once.decided_at == NOON
    assert approved(once, by=EAST_1) == once


def test_a_request_is_sent_back_only_with_a_comment() -> None:
    with pytest.raises(CommentMissing):
        sent_back(an_approval(), comment=" \n")

    back = sent_back(an_approval())
    assert (back.state, back.comment) == (ApprovalState.SENT_BACK, "Income?")
    assert sent_back(back, comment="Other") == back


def test_what_is_decided_is_not_decided_otherwise() -> None:
    with pytest.raises(AlreadyDecided, match="sent back"):
        approved(sent_back(an_approval()))
    with pytest.raises(AlreadyDecided, match="approved"):
        sent_back(approved(an_approval()))


def test_only_approvals_of_this_case_and_stage_count_for_its_next_move() -> None:
    case = CaseId(an_id())
    mine = approved(an_approval(case=case))
    others = [
        an_approval(case=case),
        sent_back(an_approval(case=case)),
        approved(an_approval(case=case, stage="assess")),
        approved(an_approval()),
    ]

    assert approvals.granted([mine, *others], case=case, stage="decide") == {"supervisor"}
    assert approvals.granted(others, case=case, stage="decide") == frozenset()


def test_a_request_says_what_it_asks_for() -> None:
    assert approvals.ask(an_approval(title=" Food parcel ")).title == "Food parcel"
    with pytest.raises(TitleMissing):
        approvals.ask(an_approval(title=""))
