"""Tasks: made by a stage or by hand, locked, finished, dropped, postponed."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import tasks
from caseworker.domain.case_types import RoleName, Stage, TaskTemplate
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import CaseId
from caseworker.domain.inputs import ReasonMissing, TitleMissing
from caseworker.domain.tasks import Task, TaskId, TaskIsSettled, TaskLocked, TaskState
from tests.domain.builders import a_case, a_task, assess_tasks
from tests.domain.people_builders import EAST_1, NOON, NORTH_1, TODAY, an_id

ASSESS = Stage(id="assess", title="Assess", doing="In assessment", tasks=assess_tasks())
CASE = a_case(stage="assess", sensitivity=Sensitivity.RESTRICTED)


def due_of(template: TaskTemplate) -> date | None:
    return None if template.due_working_days is None else TODAY + timedelta(days=template.due_working_days)


def made(existing: tuple[Task, ...] = ()) -> tuple[Task, ...]:
    return tasks.tasks_of_stage(CASE, ASSESS, existing=existing, next_id=an_id, due_of=due_of, by=NORTH_1, at=NOON)


def done(task: Task, others: tuple[Task, ...] = ()) -> Task:
    return tasks.finish(task, others=others, by=NORTH_1, at=NOON)


def test_a_stage_brings_its_tasks_to_the_owner_of_the_case_or_to_the_team() -> None:
    brought = made()

    assert [task.template for task in brought] == ["papers", "landlord", "thanks", "ask"]
    assert {(task.case, task.sensitivity) for task in brought} == {(CASE.id, Sensitivity.RESTRICTED)}
    assert {task.assignee for task in brought if task.role is RoleName.OFFICER} == {NORTH_1}
    assert [task.assignee for task in brought if task.role is RoleName.FRONT_DESK] == [None]
    assert brought[0].due == TODAY + timedelta(days=3)
    assert brought[2].due is None


def test_entering_a_stage_twice_makes_no_task_twice() -> None:
    first = made()

    assert made(first) == ()
    assert [task.template for task in made(first[1:])] == ["papers"]
    assert len(made((a_task(template="papers", stage="assess", case=CaseId(an_id())),))) == 4
    assert len(made((a_task(template="papers", stage="check", case=CASE.id),))) == 4


def test_a_task_is_locked_until_those_before_it_are_done_or_dropped() -> None:
    papers, landlord, thanks, ask = made()
    with pytest.raises(TaskLocked) as refused:
        done(ask, (papers, landlord, thanks))
    assert refused.value.facts["count"] == 2

    elsewhere = a_task(template="papers", stage="assess", case=CaseId(an_id()))
    assert tasks.waits_for(ask, (elsewhere, thanks)) == ()
    dropped = tasks.drop(landlord, reason="Landlord is dead", by=NORTH_1, at=NOON)

    assert done(ask, (done(papers), dropped, thanks)).state is TaskState.DONE


def test_only_required_open_tasks_count_for_the_stage() -> None:
    papers, *rest = made()

    assert tasks.open_required((papers, *rest), stage="assess") == 3
    assert tasks.open_required((done(papers), *rest), stage="assess") == 2
    assert tasks.open_required(rest, stage="check") == 0
    assert tasks.open_required((a_task(required=True, stage="check"), *rest)) == 3


def test_finishing_twice_is_finishing_once_and_keeps_what_came_of_it() -> None:
    waiting = tasks.wait(a_task(), for_what="Landlord")
    once = tasks.finish(waiting, others=(), by=NORTH_1, at=NOON, note=" Rent confirmed ")
    again = tasks.finish(once, others=(), by=EAST_1, at=NOON + timedelta(days=1), note="Other words")

    assert again == once
    assert (once.done_by, once.done_at, once.outcome_note) == (NORTH_1, NOON, "Rent confirmed")
    assert once.waiting_for == ""


def test_dropping_twice_is_dropping_once_and_keeps_the_reason() -> None:
    waiting = tasks.wait(a_task(), for_what="Landlord")
    once = tasks.drop(waiting, reason=" Not needed ", by=NORTH_1, at=NOON)

    assert tasks.drop(once, reason="Other words", by=EAST_1, at=NOON + timedelta(days=1)) == once
    assert (once.done_by, once.done_at, once.outcome_note) == (NORTH_1, NOON, "Not needed")
    assert once.waiting_for == ""


def test_a_task_is_dropped_only_with_a_reason_and_not_after_it_was_done() -> None:
    with pytest.raises(ReasonMissing):
        tasks.drop(a_task(), reason="", by=NORTH_1, at=NOON)
    with pytest.raises(TaskIsSettled):
        tasks.drop(done(a_task()), reason="Not needed", by=NORTH_1, at=NOON)


def test_a_reopened_task_is_as_it_was_and_counts_it() -> None:
    reopened = tasks.reopen(tasks.finish(a_task(), others=(), by=NORTH_1, at=NOON, note="Rent confirmed"))

    assert (reopened.state, reopened.done_at, reopened.done_by, reopened.reopened) == (TaskState.OPEN, None, None, 1)
    assert reopened.outcome_note == ""
    assert tasks.reopen(reopened) == reopened


@given(st.integers(-20, 20))
def test_only_a_later_day_counts_as_postponing(days: int) -> None:
    task = a_task(due=TODAY)
    moved = tasks.postpone(task, due=TODAY + timedelta(days=days))

    assert moved.due == TODAY + timedelta(days=days)
    assert moved.postponed == (1 if days > 0 else 0)
    assert tasks.postpone(moved, due=TODAY + timedelta(days=days)) == moved


def test_another_day_gives_up_a_promised_moment_and_the_same_day_does_not() -> None:
    promised = a_task(due=TODAY, due_at=NOON)

    assert tasks.postpone(promised, due=TODAY) == promised
    assert tasks.postpone(promised, due=TODAY + timedelta(days=1)).due_at is None
    assert tasks.postpone(a_task(due=None), due=TODAY).postponed == 0


def test_a_settled_task_is_not_given_away_postponed_or_kept_waiting() -> None:
    settled = done(a_task())

    with pytest.raises(TaskIsSettled):
        tasks.reassign(settled, assignee=EAST_1, team="east-area")
    with pytest.raises(TaskIsSettled):
        tasks.postpone(settled, due=TODAY)
    with pytest.raises(TaskIsSettled):
        tasks.wait(settled, for_what="Landlord")


def test_a_promised_moment_sets_the_day_in_the_offices_own_zone() -> None:
    office = timezone(timedelta(hours=10))
    task = tasks.plan_task(
        "Call back",
        task_id=TaskId(an_id()),
        territory="north",
        by=NORTH_1,
        at=NOON,
        due_at=datetime(2026, 11, 26, 8, 0, tzinfo=office),
    )

    assert task.due == date(2026, 11, 26)
    assert not tasks.is_overdue(task, at=datetime(2026, 11, 25, 22, 0, tzinfo=UTC))
    assert tasks.is_overdue(task, at=datetime(2026, 11, 25, 22, 1, tzinfo=UTC))


def test_a_task_due_today_is_overdue_tomorrow_and_never_once_done() -> None:
    task = a_task(due=TODAY)

    assert not tasks.is_overdue(task, at=NOON)
    assert tasks.is_overdue(task, at=NOON + timedelta(days=1))
    assert not tasks.is_overdue(done(task), at=NOON + timedelta(days=9))
    assert not tasks.is_overdue(a_task(due=None), at=NOON)


def test_a_task_needs_a_title_and_waiting_needs_words() -> None:
    with pytest.raises(TitleMissing):
        tasks.plan_task(" ", task_id=TaskId(an_id()), territory="", by=NORTH_1, at=NOON)
    with pytest.raises(ReasonMissing):
        tasks.wait(a_task(), for_what=" ")
    assert tasks.wait(a_task(), for_what=" Letter sent 20 November ").waiting_for == "Letter sent 20 November"
    given_away = tasks.reassign(a_task(), assignee=None, team="east-area")
    assert (given_away.assignee, given_away.team) == (None, "east-area")
