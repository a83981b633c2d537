"""The way of a case through its stages, with its tasks and clocks, on a real store under the demonstration pack."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.desk.approvals import Request
from caseworker.domain.actions import Role
from caseworker.domain.case_moves import CaseIsOnHold, MoveNotYours, NotReady, OutcomeNotHere, TasksRemain
from caseworker.domain.cases import Case, Status
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.tasks import TaskState
from caseworker.store import packs, travel
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MovableClock, a_sitting, riverside
from tests.desk.work import Work, a_housing_case, attach, finish_tasks


@pytest.fixture
def work(store: CaseStore, clock: MovableClock) -> Work:
    return Work(a_sitting(store, at=clock))


def deadline(work: Work, case: Case, rule: str) -> Deadline:
    return next(one.deadline for one in work.cases.page(case.id).deadlines if one.deadline.rule == rule)


def operations(work: Work) -> int:
    with work.store.reading() as reader:
        return travel.place(reader.connection).n


def moved_to_check(work: Work) -> Case:
    case = a_housing_case(work)
    finish_tasks(work, case)
    return work.moves.move(case.id, "check-papers")


def test_a_move_brings_the_next_stages_tasks_and_meets_the_deadline_that_waited_for_it(work: Work) -> None:
    case = moved_to_check(work)
    page = work.cases.page(case.id)
    here = [line.task.template for line in page.tasks if line.task.stage == "check-papers"]
    assert here == ["check-household", "ask-missing"]
    assert deadline(work, case, "first-answer").state is Clock.MET
    assert deadline(work, case, "decision").state is Clock.RUNNING


def test_move_tasks_and_clocks_are_one_operation(work: Work) -> None:
    case = a_housing_case(work)
    finish_tasks(work, case)
    before = operations(work)
    work.moves.move(case.id, "check-papers")
    assert operations(work) == before + 1


def test_a_move_that_is_not_ready_says_what_is_missing_and_changes_nothing(work: Work) -> None:
    case = a_housing_case(work)
    before = operations(work)
    with pytest.raises(NotReady) as refused:
        work.moves.move(case.id, "check-papers")
    assert refused.value.say().startswith("2 tasks to finish")
    assert operations(work) == before
    assert work.cases.page(case.id).case.stage == "apply"


def test_moving_twice_is_moving_once(work: Work) -> None:
    case = moved_to_check(work)
    before = operations(work)
    work.moves.move(case.id, "check-papers")
    assert operations(work) == before


def test_coming_back_to_a_stage_makes_no_task_and_no_deadline_twice(work: Work) -> None:
    case = moved_to_check(work)
    finish_tasks(work, case)
    attach(work.store, case, ["identity", "proof-of-income"])
    work.moves.move(case.id, "assess")
    work.moves.move(case.id, "check-papers")
    work.moves.move(case.id, "assess")
    page = work.cases.page(case.id)
    assert len([line for line in page.tasks if line.task.stage == "assess"]) == 5
    assert len([line for line in page.deadlines if line.deadline.rule == "landlord-answer"]) == 1
    assert [passage.stage for passage in page.case.passages] == [
        "apply", "check-papers", "assess", "check-papers", "assess",
    ]  # fmt: skip


def test_a_supervisors_move_is_not_an_officers(work: Work) -> None:
    case = moved_to_check(work)
    finish_tasks(work, case)
    attach(work.store, case, ["identity", "proof-of-income", "tenancy-agreement", "bank-statements"])
    work.moves.move(case.id, "assess")
    finish_tasks(work, case)
    for name in ("rent-month", "income-month"):
        work.cases.set_detail(case.id, name=name, value="640")
    work.moves.move(case.id, "decide")
    with pytest.raises(MoveNotYours):
        work.moves.move(case.id, "assess")
    assert Work(a_sitting(work.store, role=Role.SUPERVISOR)).moves.move(case.id, "assess").stage == "assess"


def test_on_hold_the_clocks_that_may_stand_still_do_and_the_others_run(work: Work, clock: MovableClock) -> None:
    case = a_housing_case(work)
    due = deadline(work, case, "decision").due_at
    work.moves.hold(case.id, reason="waiting-for-person", note="Papers from the landlord.", until=date(2026, 12, 1))
    assert deadline(work, case, "decision").state is Clock.PAUSED
    assert deadline(work, case, "first-answer").state is Clock.RUNNING
    clock.forward(days=5)
    assert work.moves.resume(case.id).status is Status.OPEN
    assert deadline(work, case, "decision").due_at == due + timedelta(days=5)


def test_another_reason_to_hold_lets_a_clock_go_on(work: Work, clock: MovableClock) -> None:
    case = a_housing_case(work)
    due = deadline(work, case, "decision").due_at
    work.moves.hold(case.id, reason="waiting-for-person")
    clock.forward(days=3)
    work.moves.hold(case.id, reason="waiting-for-us")
    running = deadline(work, case, "decision")
    assert (running.state, running.due_at) == (Clock.RUNNING, due + timedelta(days=3))


def test_a_case_on_hold_does_not_move(work: Work) -> None:
    case = a_housing_case(work)
    finish_tasks(work, case)
    work.moves.hold(case.id, reason="waiting-for-person")
    with pytest.raises(CaseIsOnHold):
        work.moves.move(case.id, "check-papers")


def test_closing_needs_its_tasks_and_an_outcome_of_its_stage(work: Work) -> None:
    case = a_housing_case(work)
    with pytest.raises(TasksRemain):
        work.moves.close(case.id, outcome="withdrawn", reason="She moved away.")
    finish_tasks(work, case)
    with pytest.raises(OutcomeNotHere):
        work.moves.close(case.id, outcome="agreed", reason="All is well.")
    assert work.moves.close(case.id, outcome="withdrawn", reason="She moved away.").status is Status.CLOSED


def test_closing_settles_every_clock_and_drops_what_was_only_offered(work: Work) -> None:
    case = moved_to_check(work)
    required = next(line for line in work.cases.page(case.id).tasks if line.task.template == "check-household")
    work.tasks.finish(required.task.id)
    work.moves.close(case.id, outcome="no-papers", reason="Nothing came in three months.")
    page = work.cases.page(case.id)
    assert {line.deadline.state for line in page.deadlines} == {Clock.MET}
    offered = next(line.task for line in page.tasks if line.task.template == "ask-missing")
    assert (offered.state, offered.outcome_note) == (TaskState.DROPPED, "Nothing came in three months.")
    assert page.moves == ()


def test_a_reopened_case_runs_on_as_if_its_clocks_had_stood_still(work: Work, clock: MovableClock) -> None:
    case = moved_to_check(work)
    due = deadline(work, case, "decision").due_at
    finish_tasks(work, case)
    clock.forward(days=1)
    work.moves.close(case.id, outcome="withdrawn", reason="They said so.")
    clock.forward(days=10)
    reopened = work.moves.reopen(case.id, reason="They came back.")
    assert (reopened.status, reopened.stage, reopened.reopened) == (Status.OPEN, "check-papers", 1)
    assert deadline(work, case, "decision").due_at == due + timedelta(days=10)
    assert deadline(work, case, "first-answer").state is Clock.MET


def test_work_already_begun_keeps_the_pack_it_was_begun_under(work: Work, clock: MovableClock) -> None:
    case = a_housing_case(work)
    finish_tasks(work, case)
    old, gone = riverside(), [one for one in riverside().case_types if one.id != "housing-support"]
    with work.store.writing() as connection:
        packs.keep(connection, old, at=clock())
    newer = replace(old, version="4.0", case_types=tuple(gone))
    later = Work(replace(work.sitting, pack=newer))
    assert later.moves.move(case.id, "check-papers").stage == "check-papers"


def test_a_pack_that_is_not_on_this_device_is_told_so(work: Work) -> None:
    case = a_housing_case(work)
    later = Work(replace(work.sitting, pack=replace(riverside(), version="4.0")))
    with pytest.raises(packs.PackMissing):
        later.cases.page(case.id)


def test_a_case_is_moved_and_its_decision_asked_for_in_one_step(work: Work) -> None:
    case = a_housing_case(work)
    finish_tasks(work, case)
    before = operations(work)
    asked = work.moves.move_and_ask("check-papers", Request(case=case.id, title="Decide early"))

    assert (asked.stage, work.cases.page(case.id).case.stage) == ("check-papers", "check-papers")
    assert operations(work) == before + 1


def test_a_move_that_is_refused_asks_for_nothing(work: Work) -> None:
    case = a_housing_case(work)
    with pytest.raises(NotReady):
        work.moves.move_and_ask("check-papers", Request(case=case.id, title="Decide early"))

    assert not work.cases.page(case.id).approvals
