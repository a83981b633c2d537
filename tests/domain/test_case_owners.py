"""Who answers for a case."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import case_owners
from caseworker.domain.case_moves import CaseIsClosed
from caseworker.domain.case_owners import HIGHEST_ESCALATION, HandoverNotYours, HandoverPapers, NoHandover
from caseworker.domain.cases import Case, Priority, Status
from caseworker.domain.inputs import ReasonMissing
from tests.domain.builders import SUPERVISOR, a_case
from tests.domain.people_builders import EAST_1, NOON, NORTH_1

MONDAY = date(2026, 11, 23)


def asked(case: Case) -> Case:
    return case_owners.ask_handover(case, to=EAST_1, team="east-area", on=MONDAY, by=NORTH_1)


def test_until_a_handover_is_accepted_the_owner_stays() -> None:
    case = asked(a_case())
    assert (case.owner, case.team, case.handover_on) == (NORTH_1, "north-area", MONDAY)

    later = NOON + timedelta(hours=1)
    taken = case_owners.accept_handover(case, by=SUPERVISOR, at=later)

    assert (taken.owner, taken.team, taken.owner_since) == (EAST_1, "east-area", later)
    assert taken.handover_asked_by is None


def test_whoever_asked_for_a_handover_does_not_accept_it() -> None:
    with pytest.raises(HandoverNotYours):
        case_owners.accept_handover(asked(a_case()), by=NORTH_1, at=NOON)


def test_a_handover_that_nobody_asked_for_cannot_be_accepted() -> None:
    with pytest.raises(NoHandover, match="HB-20418"):
        case_owners.accept_handover(a_case(), by=SUPERVISOR, at=NOON)


def test_a_declined_handover_leaves_the_case_as_it_was() -> None:
    case = a_case()

    assert case_owners.decline_handover(asked(case)) == case
    assert case_owners.decline_handover(case) == case


def test_what_a_file_lacks_before_it_changes_hands_is_named() -> None:
    papers = HandoverPapers(summary=True, chronology=False, plan=True, visits_recorded=True, overdue_tasks=2)

    assert papers.missing() == ("case.handover.chronology", "case.handover.tasks")
    in_order = HandoverPapers(summary=True, chronology=True, plan=True, visits_recorded=True, overdue_tasks=0)
    assert in_order.missing() == ()


def test_assigning_withdraws_a_waiting_handover_and_to_the_same_owner_changes_nothing() -> None:
    case = a_case()
    later = NOON + timedelta(hours=1)

    assert case_owners.assign(case, owner=NORTH_1, team="north-area", at=later) == case
    assert case_owners.assign(asked(case), owner=NORTH_1, team="north-area", at=later).handover_to is None
    assert case_owners.assign(asked(case), owner=SUPERVISOR, team="north-area", at=later).handover_to is None


def test_a_case_given_back_to_the_team_has_no_owner_and_no_moment_of_owning() -> None:
    case = case_owners.assign(a_case(), owner=None, team="east-area", at=NOON)

    assert (case.owner, case.owner_since, case.team) == (None, None, "east-area")


@given(st.integers(1, 6))
def test_each_escalation_is_one_level_and_a_replay_is_none(times: int) -> None:
    case = a_case()
    for turn in range(times):
        at = NOON + timedelta(minutes=turn)
        case = case_owners.escalate(case, reason="4 days over", at=at)
        assert case_owners.escalate(case, reason="4 days over", at=at) == case

    assert case.escalation == min(times, HIGHEST_ESCALATION)
    assert case.escalation_reason == "4 days over"
    ended = case_owners.end_escalation(case, reason="Decided")
    assert (ended.escalation, ended.escalated_at, ended.escalation_reason) == (0, None, "Decided")
    assert case_owners.end_escalation(ended, reason="Other words") == ended


def test_an_escalation_needs_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        case_owners.escalate(a_case(), reason="", at=NOON)


def test_nobody_is_given_a_closed_case() -> None:
    case = a_case(status=Status.CLOSED)

    with pytest.raises(CaseIsClosed):
        case_owners.assign(case, owner=EAST_1, team="east-area", at=NOON)
    with pytest.raises(CaseIsClosed):
        asked(case)
    with pytest.raises(CaseIsClosed):
        case_owners.prioritise(case, Priority.URGENT)


def test_priorities_sort_from_low_to_urgent() -> None:
    assert case_owners.prioritise(a_case(), Priority.HIGH).priority > Priority.NORMAL
