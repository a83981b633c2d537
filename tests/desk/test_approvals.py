"""Decisions asked of someone with the right to take them."""

import pytest

from caseworker.desk.approvals import Difference, GroundLine, Request
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.approvals import AlreadyDecided, ApprovalState, CommentMissing
from caseworker.domain.case_types import RoleName
from caseworker.domain.inputs import TitleMissing
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import a_sitting
from tests.desk.work import SUPERVISOR, Work, a_housing_case, keep
from tests.domain.builders import a_case


@pytest.fixture
def work(store: CaseStore) -> Work:
    return Work(a_sitting(store))


@pytest.fixture
def chief(store: CaseStore) -> Work:
    return Work(a_sitting(store, role=Role.SUPERVISOR, officer=SUPERVISOR, territories=("riverside",)))


def test_a_request_goes_to_the_role_the_case_type_names_and_waits_there(work: Work, chief: Work) -> None:
    case = a_housing_case(work)
    asked = work.approvals.ask(Request(case=case.id, title="Rent deposit"))
    assert (asked.asked_of, asked.stage, asked.territory) == (RoleName.SUPERVISOR, "apply", "north")
    assert chief.approvals.waiting_for_me() == (asked,)
    assert work.approvals.waiting_for_me() == ()


def test_what_was_sent_back_comes_again_with_its_differences(work: Work, chief: Work) -> None:
    case = a_housing_case(work)
    first = work.approvals.ask(
        Request(
            case=case.id,
            title="Deposit",
            grounds=(GroundLine(label="Rent", value="640"), GroundLine(label="Size", value="3")),
        )
    )
    with pytest.raises(CommentMissing):
        chief.approvals.send_back(first.id, comment=" ")
    assert chief.approvals.send_back(first.id, comment="Which rent?").state is ApprovalState.SENT_BACK
    again = work.approvals.ask(
        Request(
            case=case.id,
            title="Deposit",
            grounds=(GroundLine(label="Rent", value="655"), GroundLine(label="Size", value="3")),
            follows=first.id,
        )
    )
    page = chief.approvals.page(again.id)
    assert page.differences == (Difference(label="Rent", before="640", now="655"),)
    assert (page.mine, page.follows.id if page.follows else None) == (True, first.id)
    assert page.case is not None
    assert chief.approvals.approve(again.id).state is ApprovalState.APPROVED
    with pytest.raises(AlreadyDecided):
        chief.approvals.send_back(again.id, comment="No.")
    assert chief.approvals.waiting_for_me() == ()


def test_nobody_decides_what_they_asked_for(chief: Work) -> None:
    case = a_case(owner=SUPERVISOR, team="housing", pack_version="3.1")
    keep(chief.store, case)
    asked = chief.approvals.ask(Request(case=case.id, title="Deposit"))
    assert chief.approvals.waiting_for_me() == ()
    assert not chief.approvals.page(asked.id).mine
    with pytest.raises(AccessDenied):
        chief.approvals.approve(asked.id)


def test_an_officer_does_not_approve(work: Work, chief: Work) -> None:
    asked = chief.approvals.ask(Request(case=a_housing_case(work).id, title="Deposit"))
    with pytest.raises(AccessDenied):
        work.approvals.approve(asked.id)


def test_a_request_needs_a_title(work: Work) -> None:
    with pytest.raises(TitleMissing):
        work.approvals.ask(Request(case=a_housing_case(work).id, title=" "))
