"""What there is to do, on a real store under the demonstration pack."""

from datetime import date, timedelta

import pytest

from caseworker.desk.tasks import Plan
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.case_types import RoleName
from caseworker.domain.definition import Sensitivity
from caseworker.domain.inputs import TitleMissing
from caseworker.domain.tasks import Task, TaskLocked, TaskState
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import ME, MORNING, TODAY, MovableClock, a_sitting, trail
from tests.desk.work import COLLEAGUE, Work, a_housing_case, a_known_person, attach, finish_tasks, keep
from tests.domain.builders import a_case, a_task


@pytest.fixture
def work(store: CaseStore) -> Work:
    return Work(a_sitting(store))


def test_my_tasks_are_mine_alone_the_first_due_first_and_those_without_a_day_last(work: Work) -> None:
    due = [TODAY + timedelta(days=3), None, TODAY - timedelta(days=1), TODAY + timedelta(days=1)]
    mine = [a_task(assignee=ME, due=day) for day in due]
    keep(work.store, *mine, a_task(assignee=COLLEAGUE), a_task(assignee=ME, state=TaskState.DONE))
    shown = work.tasks.mine()
    assert [one.task.id for one in shown] == [mine[place].id for place in (2, 3, 0, 1)]
    assert [one.is_overdue for one in shown] == [True, False, False, False]
    assert [one.task.id for one in work.tasks.mine(until=TODAY + timedelta(days=1))] == [mine[2].id, mine[3].id]


def test_a_task_list_names_only_cases_that_may_be_seen(work: Work) -> None:
    seen, hidden = a_case(owner=ME), a_case(territory="east", owner=COLLEAGUE)
    keep(work.store, seen, hidden, a_task(case=seen.id, assignee=ME), a_task(case=hidden.id, assignee=ME))
    assert {one.case for one in work.tasks.mine()} == {seen, None}


def test_a_teams_tasks_leave_out_what_may_not_be_seen(work: Work) -> None:
    task = a_task(assignee=None, team="housing")
    hidden = a_task(assignee=None, team="housing", sensitivity=Sensitivity.RESTRICTED)
    keep(work.store, task, hidden, a_task(assignee=None, team="heating"))
    assert [one.task for one in work.tasks.of_team("housing")] == [task]


def test_one_task_finished_and_the_next_one_planned_are_one_step(work: Work) -> None:
    case = a_housing_case(work)
    task = work.cases.page(case.id).tasks[0].task
    before = len(trail(work.store))
    plan = Plan(title="Ring the landlord", case=case.id, due=date(2026, 11, 27))
    finished = work.tasks.finish(task.id, note="Passport seen.", plan_next=plan)
    assert (finished.done.state, finished.done.done_by, finished.done.outcome_note) == (
        TaskState.DONE,
        ME,
        "Passport seen.",
    )
    assert finished.next is not None
    assert (finished.next.case, finished.next.assignee, finished.next.due) == (case.id, ME, date(2026, 11, 27))
    assert len(trail(work.store)) == before + 1


def test_when_the_next_one_has_no_title_the_first_is_not_finished_either(work: Work) -> None:
    task = a_task(assignee=ME)
    keep(work.store, task)
    with pytest.raises(TitleMissing):
        work.tasks.finish(task.id, plan_next=Plan(title="  "))
    assert [one.task.id for one in work.tasks.mine()] == [task.id]


def test_a_task_that_waits_for_others_opens_when_they_are_done(work: Work) -> None:
    case = a_housing_case(work)
    finish_tasks(work, case)
    work.moves.move(case.id, "check-papers")
    finish_tasks(work, case)
    attach(work.store, case, ["identity", "proof-of-income"])
    work.moves.move(case.id, "assess")
    locked = next(line for line in work.cases.page(case.id).tasks if line.task.template == "ask-approval")
    assert locked.waits_for == 3
    with pytest.raises(TaskLocked):
        work.tasks.finish(locked.task.id)
    finish_tasks(work, case)
    assert {line.task.state for line in work.cases.page(case.id).tasks} == {TaskState.DONE}


def test_tasks_are_handed_on_put_off_dropped_and_taken_up_again(work: Work) -> None:
    task = a_task(assignee=ME, due=TODAY)
    keep(work.store, task)
    assert work.tasks.postpone(task.id, due=TODAY + timedelta(days=2)).postponed == 1
    assert work.tasks.wait(task.id, for_what="The landlord's answer").waiting_for == "The landlord's answer"
    assert work.tasks.drop(task.id, reason="Not needed.").state is TaskState.DROPPED
    assert work.tasks.reopen(task.id).state is TaskState.OPEN
    (given,) = work.tasks.reassign([task.id], assignee=COLLEAGUE, team="housing")
    assert (given.assignee, given.team) == (COLLEAGUE, "housing")
    assert work.tasks.mine() == ()


def test_a_moment_that_was_promised_sets_the_day_at_the_office(work: Work) -> None:
    late = MORNING.replace(month=7, hour=23, minute=30)  # half past midnight in London
    task = work.tasks.plan(Plan(title="Ring back", due_at=late))
    assert task.due == late.date() + timedelta(days=1)


def test_a_task_is_kept_as_closely_as_what_it_is_about(work: Work) -> None:
    case = a_case(sensitivity=Sensitivity.RESTRICTED, owner=ME)
    keep(work.store, case)
    task = work.tasks.plan(Plan(title="Read the file", case=case.id, person=a_known_person(work.store).id))
    assert (task.sensitivity, task.territory, task.team) == (Sensitivity.RESTRICTED, "north", "north-area")


def test_nobody_plans_a_task_on_a_case_they_may_not_read(work: Work) -> None:
    case = a_case(territory="east", owner=COLLEAGUE)
    keep(work.store, case)
    with pytest.raises(AccessDenied):
        work.tasks.plan(Plan(title="Look", case=case.id))
    with work.store.reading() as reader:
        assert reader.count(Task) == 0


def test_a_front_desk_finishes_what_is_its_own_to_do(store: CaseStore) -> None:
    desk = Work(a_sitting(store, role=Role.FRONT_DESK, at=MovableClock()))
    own = desk.tasks.plan(Plan(title="Ring back about the card"))
    of_the_desk = a_task(role=RoleName.FRONT_DESK)
    keep(store, of_the_desk)

    for task in (own, of_the_desk):
        assert desk.tasks.finish(task.id).done.state is TaskState.DONE


def test_a_front_desk_plans_a_task_for_others_and_leaves_the_finishing_to_them(store: CaseStore) -> None:
    desk = Work(a_sitting(store, role=Role.FRONT_DESK, at=MovableClock()))
    task = desk.tasks.plan(Plan(title="Ring back about the card", team="advice"))
    assert (task.assignee, task.team) == (None, "advice")
    with pytest.raises(AccessDenied):
        desk.tasks.finish(task.id)
