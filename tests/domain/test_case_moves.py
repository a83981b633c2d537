"""The way of a case: stages with guards, hold, close, reopen."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import case_moves
from caseworker.domain.case_moves import (
    CaseFacts,
    CaseIsClosed,
    CaseIsOnHold,
    MoveNotYours,
    NoSuchMove,
    NotReady,
    OutcomeNotHere,
    TasksRemain,
)
from caseworker.domain.case_types import Guard, GuardKind, Move, NotInPack, RoleName
from caseworker.domain.cases import Case, CaseDetail, Status
from caseworker.domain.inputs import ReasonMissing
from caseworker.errors import CaseworkerError
from tests.domain.builders import SUPERVISOR, a_case, a_case_type
from tests.domain.people_builders import NOON, NORTH_1, TODAY, an_id

TYPE = a_case_type()
READY = CaseFacts(
    documents=frozenset({"tenancy"}), consents=frozenset({"ask-landlord"}), approvals=frozenset({"supervisor"})
)
RENT = CaseDetail(id=an_id(), name="rent", value="540")


def moved(case: Case, to: str, **over: Any) -> Case:
    given = {"facts": READY, "roles": {RoleName.OFFICER}, "passage_id": an_id(), "by": NORTH_1, "at": NOON}
    return case_moves.move(case, TYPE, to=to, **{**given, **over})


def closed(case: Case, **over: Any) -> Case:
    given = {"outcome": "withdrawn", "reason": "Moved away", "open_tasks": 0, "by": NORTH_1, "at": NOON}
    return case_moves.close(case, TYPE, **{**given, **over})


def test_a_case_goes_through_all_stages_and_remembers_when_it_entered_each() -> None:
    case = a_case(details=(RENT,))
    for day, stage in enumerate(("check", "assess", "decide", "pay")):
        at = NOON + timedelta(days=day)
        case = moved(case, stage, at=at, roles={RoleName.OFFICER, RoleName.SUPERVISOR})

    assert [passage.stage for passage in case.passages] == ["apply", "check", "assess", "decide", "pay"]
    assert case.stage_since == case.passages[-1].at == NOON + timedelta(days=3)


def test_moving_twice_is_moving_once() -> None:
    once = moved(a_case(), "check")

    assert moved(once, "check") == once


def test_what_is_missing_is_said_in_the_order_of_the_pack() -> None:
    case = a_case(stage="check")
    missing = case_moves.what_is_missing(case, TYPE, to="assess", facts=CaseFacts())

    assert [each.say() for each in missing] == [
        "'Tenancy agreement' to attach",
        "Consent for 'ask landlord' to record",
        "'rent' to fill in",
    ]
    assert [each.key for each in missing] == [
        "case.missing.document",
        "case.missing.consent",
        "case.missing.field_set",
    ]


@pytest.mark.parametrize(("count", "words"), [(1, "1 task to finish"), (3, "3 tasks to finish")])
def test_open_tasks_are_counted_before_a_case_goes_for_approval(count: int, words: str) -> None:
    with pytest.raises(NotReady) as refused:
        moved(a_case(stage="assess"), "decide", facts=CaseFacts(open_tasks=count))

    assert refused.value.say() == f"{words} before this case can go to 'Decide'. It stays where it is."
    assert [each.count for each in refused.value.missing] == [count]


def test_a_field_of_the_case_itself_can_be_asked_for() -> None:
    guard = Guard(kind=GuardKind.FIELD_SET, name="owner")
    asks_owner = a_case_type(moves=(Move(title="Go", from_stage="apply", to_stage="check", guards=(guard,)),))

    assert case_moves.what_is_missing(a_case(owner=None), asks_owner, to="check", facts=READY)
    assert not case_moves.what_is_missing(a_case(), asks_owner, to="check", facts=READY)


def test_a_move_belongs_to_the_roles_the_pack_names() -> None:
    with pytest.raises(MoveNotYours, match="supervisor"):
        moved(a_case(stage="decide"), "pay")

    assert moved(a_case(stage="decide"), "pay", by=SUPERVISOR, roles={RoleName.SUPERVISOR}).stage == "pay"


def test_an_approval_that_is_missing_is_named_even_to_a_supervisor() -> None:
    with pytest.raises(NotReady, match="Approval by 'supervisor'"):
        moved(a_case(stage="decide"), "pay", roles={RoleName.SUPERVISOR}, facts=CaseFacts())


def test_a_case_cannot_jump_over_a_stage_or_into_one_the_pack_does_not_have() -> None:
    with pytest.raises(NoSuchMove, match="Apply"):
        moved(a_case(), "decide")
    with pytest.raises(NotInPack):
        moved(a_case(), "nowhere")


def test_a_case_on_hold_or_closed_stays_where_it_is() -> None:
    with pytest.raises(CaseIsOnHold):
        moved(a_case(status=Status.ON_HOLD), "check")
    with pytest.raises(CaseIsClosed):
        moved(a_case(status=Status.CLOSED), "check")


def test_holding_again_for_another_reason_keeps_the_moment_the_clock_stopped() -> None:
    held = case_moves.hold(a_case(), TYPE, reason="documents", at=NOON, until=date(2026, 12, 1))
    assert held.hold_until == date(2026, 12, 1)
    later = case_moves.hold(held, TYPE, reason="landlord", at=NOON + timedelta(days=2), note=" asked twice ")

    assert (later.on_hold_since, later.hold_reason, later.hold_note) == (NOON, "landlord", "asked twice")
    assert later.hold_until is None


def test_a_case_is_held_only_for_a_reason_of_its_type() -> None:
    with pytest.raises(NotInPack):
        case_moves.hold(a_case(), TYPE, reason="holiday", at=NOON)
    with pytest.raises(CaseIsClosed):
        case_moves.hold(closed(a_case()), TYPE, reason="documents", at=NOON)


def test_resuming_leaves_no_trace_of_the_hold_on_the_case() -> None:
    case = a_case()

    assert case_moves.resume(case_moves.hold(case, TYPE, reason="documents", at=NOON)) == case
    assert case_moves.resume(case) == case
    assert case_moves.resume(closed(case)) == closed(case)


@given(st.text(min_size=1).filter(str.strip))
def test_closing_twice_is_closing_once(reason: str) -> None:
    once = closed(a_case(), reason=reason)

    assert closed(once, reason="Other words", at=NOON + timedelta(days=1)) == once
    assert (once.status, once.outcome, once.outcome_reason) == (Status.CLOSED, "withdrawn", reason.strip())
    assert (once.closed_by, once.closed_at) == (NORTH_1, NOON)


def test_a_case_with_open_tasks_is_not_closed_and_the_officer_is_told_how_many() -> None:
    with pytest.raises(TasksRemain) as refused:
        closed(a_case(), open_tasks=2)

    assert "Required tasks still open: 2." in refused.value.say()


def test_an_outcome_is_chosen_only_in_its_stages_and_with_a_reason() -> None:
    with pytest.raises(OutcomeNotHere, match="Granted"):
        closed(a_case(), outcome="granted")
    with pytest.raises(NotInPack):
        closed(a_case(), outcome="lost")
    with pytest.raises(ReasonMissing):
        closed(a_case(), reason=" ")
    assert closed(a_case(stage="pay"), outcome="granted").outcome == "granted"


def test_closing_a_case_on_hold_ends_the_hold() -> None:
    held = case_moves.hold(a_case(), TYPE, reason="documents", at=NOON, note="Asked", until=TODAY)
    case = closed(held)

    assert (case.status, case.hold_reason, case.hold_note) == (Status.CLOSED, "", "")
    assert (case.on_hold_since, case.hold_until) == (None, None)


def test_a_reopened_case_goes_on_where_it_was_and_counts_it() -> None:
    case = moved(a_case(), "check")
    reopened = case_moves.reopen(closed(case), reason="Came back")

    assert (reopened.stage, reopened.owner, reopened.status) == ("check", NORTH_1, Status.OPEN)
    assert (reopened.outcome, reopened.closed_at, reopened.reopened) == (None, None, 1)
    assert (reopened.outcome_reason, reopened.closed_by, reopened.reopen_reason) == ("", None, "Came back")
    assert case_moves.reopen(reopened, reason="Again") == reopened
    with pytest.raises(ReasonMissing):
        case_moves.reopen(closed(case), reason="")


STEPS = st.sampled_from(["hold", "resume", "close", "reopen", "check", "assess", "decide", "pay"])


def step(case: Case, name: str, open_tasks: int) -> Case:
    if name == "hold":
        return case_moves.hold(case, TYPE, reason="documents", at=NOON)
    if name == "resume":
        return case_moves.resume(case)
    if name == "close":
        return closed(case, open_tasks=open_tasks)
    if name == "reopen":
        return case_moves.reopen(case, reason="New papers")
    return moved(case, name, facts=CaseFacts(open_tasks=open_tasks), roles=set(RoleName))


@given(st.lists(st.tuples(STEPS, st.integers(0, 1)), max_size=25))
def test_whatever_is_tried_the_case_stays_consistent(
    steps: list[tuple[str, int]],
) -> None:
    case = a_case(details=(RENT,))
    for name, open_tasks in steps:
        with suppress(CaseworkerError):
            case = step(case, name, open_tasks)
        assert (case.status is Status.CLOSED) == (case.closed_at is not None) == (case.outcome is not None)
        assert (case.status is Status.ON_HOLD) == (case.on_hold_since is not None) == bool(case.hold_reason)
        assert case.passages[-1].stage == case.stage
