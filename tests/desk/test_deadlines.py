"""The dates that bind the agency, in lists and one by one."""

from datetime import timedelta

import pytest

from caseworker.domain.case_types import Ground
from caseworker.domain.cases import Case
from caseworker.domain.deadlines import Clock, Deadline, ExtensionNeedsReason, ExtensionNotPossible, ExtensionTooLong
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MORNING, MovableClock, a_sitting
from tests.desk.work import COLLEAGUE, Work, a_housing_case


@pytest.fixture
def work(store: CaseStore, clock: MovableClock) -> Work:
    return Work(a_sitting(store, at=clock))


def rules(work: Work) -> list[tuple[str, bool]]:
    return [(one.line.deadline.rule, one.line.is_overdue) for one in work.deadlines.mine(within_days=60)]


def test_what_binds_me_stands_in_the_order_in_which_it_is_due(work: Work, clock: MovableClock) -> None:
    a_housing_case(work)
    a_housing_case(work, owner=COLLEAGUE)
    assert rules(work) == [("first-answer", False), ("decision", False)]
    assert [one.line.deadline.rule for one in work.deadlines.mine(within_days=7)] == ["first-answer"]
    clock.forward(days=10)
    assert rules(work) == [("first-answer", True), ("decision", False)]
    assert len(work.deadlines.of_team("housing", within_days=60)) == 4
    assert len(work.deadlines.late()) == 2


def test_what_is_met_paused_or_of_a_closed_case_binds_nobody(work: Work) -> None:
    case = a_housing_case(work)
    (first, _) = work.deadlines.mine()
    assert work.deadlines.meet(first.line.deadline.id).state is Clock.MET
    assert rules(work) == [("decision", False)]
    work.moves.hold(case.id, reason="waiting-for-person")
    assert rules(work) == []


def decision_of(work: Work, case: Case) -> Deadline:
    return next(one.deadline for one in work.cases.page(case.id).deadlines if one.deadline.rule == "decision")


def test_a_deadline_is_moved_with_a_reason_and_no_further_than_the_pack_allows(work: Work) -> None:
    case = a_housing_case(work)
    decision = decision_of(work, case)
    with pytest.raises(ExtensionNeedsReason):
        work.deadlines.extend(decision.id, by=7, ground=Ground.LEGAL, reason=" ")
    moved = work.deadlines.extend(decision.id, by=7, ground=Ground.LEGAL, reason="A bank statement came late.")
    assert moved.due_at == decision.due_at + timedelta(days=7)
    with pytest.raises(ExtensionTooLong):
        work.deadlines.extend(decision.id, by=8, ground=Ground.LEGAL, reason="More time.")
    with work.store.reading() as reader:
        told = reader.history(Deadline, decision.id)[0]
    assert (told.action, told.reason) == ("deadline.extend", "A bank statement came late.")


def test_what_has_passed_is_not_moved_any_more(work: Work, clock: MovableClock) -> None:
    case = a_housing_case(work)
    decision = decision_of(work, case)
    clock.forward(days=60)
    with pytest.raises(ExtensionNotPossible):
        work.deadlines.extend(decision.id, by=1, ground=Ground.LEGAL, reason="Too late.")
    met = work.deadlines.meet(decision.id)
    assert (met.state, met.met_at) == (Clock.MISSED, clock())
    assert "decision" not in [rule for rule, _ in rules(work)]


def test_a_promise_binds_like_any_other_and_may_be_moved(work: Work) -> None:
    case = a_housing_case(work)
    at = MORNING + timedelta(days=1)
    promised = work.deadlines.promise(case.id, title="Ring back", due_at=at)
    assert work.deadlines.mine(within_days=2)[0].line.deadline == promised
    moved = work.deadlines.extend(promised.id, by=2, ground=Ground.PROMISE, reason="They are away.")
    assert moved.due_at == at + timedelta(days=2)
