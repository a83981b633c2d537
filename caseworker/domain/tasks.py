"""Tasks: something one person must do by a date, alone, in a case, or because a stage of a case asks for it.

Rules only. Due days that count working days are worked out by the caller, who has the calendar.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, NewType
from uuid import UUID

from caseworker.domain.case_types import RoleName, Stage, TaskTemplate
from caseworker.domain.cases import Case
from caseworker.domain.definition import Nature, Record, Search, count, decide, describe, fact, members, subject, text
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId
from caseworker.domain.inputs import moment, reason_given, title_given
from caseworker.errors import CaseworkerError

TaskId = NewType("TaskId", UUID)


class TaskState(StrEnum):
    """Whether a task still waits to be done."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class TaskLocked(CaseworkerError):
    """A task was to be finished before the tasks it waits for."""

    key = "task.locked"
    sentence = (
        "This task opens when {count} other tasks of its stage are done. Nothing was changed. Finish those first."
    )


class TaskIsSettled(CaseworkerError):
    """A task that is done or dropped was to be changed."""

    key = "task.settled"
    sentence = "This task is no longer open. Nothing was changed. Reopen it first."


@subject("task", nature=Nature.WORKFLOW, moment="created_at")
@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """One thing to do. `due` is a day at the office; `due_at` an exact moment, when one was promised.

    `template` names the task template of the stage it came from, `after` the templates it waits for.
    """

    id: TaskId
    title: Annotated[str, describe(search=Search.TITLE)]
    detail: Annotated[str, text(search=Search.BODY)] = ""
    case: Annotated[CaseId | None, fact(refers="case")] = None
    person: Annotated[PersonId | None, fact(refers="person")] = None
    from_contact: Annotated[InteractionId | None, fact(refers="interaction")] = None
    stage: Annotated[str, fact()] = ""
    template: Annotated[str, fact()] = ""
    required: Annotated[bool, fact()] = False
    role: Annotated[RoleName, fact()] = RoleName.OFFICER
    after: Annotated[tuple[str, ...], members()] = ()
    assignee: Annotated[OfficerId | None, decide(refers="officer", indexed=True)] = None
    team: Annotated[str, decide()] = ""
    due: Annotated[date | None, decide(indexed=True)] = None
    due_at: Annotated[datetime | None, describe()] = None
    waiting_for: Annotated[str, describe(search=Search.BODY)] = ""
    state: Annotated[TaskState, decide()] = TaskState.OPEN
    created_at: Annotated[datetime, fact()]
    created_by: Annotated[OfficerId, fact(refers="officer")]
    done_at: Annotated[datetime | None, describe()] = None
    done_by: Annotated[OfficerId | None, describe(refers="officer")] = None
    outcome_note: Annotated[str, text(search=Search.BODY)] = ""
    postponed: Annotated[int, count()] = 0
    reopened: Annotated[int, count()] = 0


def plan_task(
    title: str,
    *,
    task_id: TaskId,
    territory: str,
    by: OfficerId,
    at: datetime,
    case: CaseId | None = None,
    person: PersonId | None = None,
    assignee: OfficerId | None = None,
    team: str = "",
    due: date | None = None,
    due_at: datetime | None = None,
) -> Task:
    """Return a new open task; raises TitleMissing. A promised moment sets the due day in that moment's own zone."""
    if due_at is not None:
        due = moment(due_at).date()
    return Task(
        id=task_id,
        territory=territory,
        title=title_given(title),
        case=case,
        person=person,
        assignee=assignee,
        team=team,
        due=due,
        due_at=due_at,
        created_at=moment(at),
        created_by=by,
    )


def tasks_of_stage(
    case: Case,
    stage: Stage,
    *,
    existing: Iterable[Task],
    next_id: Callable[[], UUID],
    due_of: Callable[[TaskTemplate], date | None],
    by: OfficerId,
    at: datetime,
) -> tuple[Task, ...]:
    """Return the tasks the stage asks for and the case does not have yet; entering a stage twice makes none twice.

    Officers' tasks go to the owner of the case, those of other roles to its team; all stand under the case's territory
    and sensitivity.
    """
    known = {task.template for task in existing if task.case == case.id and task.stage == stage.id}
    return tuple(
        Task(
            id=TaskId(next_id()),
            territory=case.territory,
            sensitivity=case.sensitivity,
            title=template.title,
            case=case.id,
            stage=stage.id,
            template=template.id,
            required=template.required,
            after=template.after,
            role=template.role,
            assignee=case.owner if template.role is RoleName.OFFICER else None,
            team=case.team,
            due=due_of(template),
            created_at=moment(at),
            created_by=by,
        )
        for template in stage.tasks
        if template.id not in known
    )


def waits_for(task: Task, others: Iterable[Task]) -> tuple[Task, ...]:
    """Return the tasks of the same case and stage that must be done or dropped before this one opens."""
    return tuple(
        other
        for other in others
        if (other.case, other.stage) == (task.case, task.stage)
        and other.template in task.after
        and other.state is TaskState.OPEN
    )


def open_required(tasks: Iterable[Task], *, stage: str | None = None) -> int:
    """Count required tasks that are neither done nor dropped: of one stage, or of all of them."""
    return sum(
        task.required and task.state is TaskState.OPEN and (stage is None or task.stage == stage) for task in tasks
    )


def finish(task: Task, *, others: Iterable[Task], by: OfficerId, at: datetime, note: str = "") -> Task:
    """Return the task done, with a note on what came of it; finishing twice is finishing once.

    Raises TaskLocked while tasks it waits for are open among `others`, TaskIsSettled when it was dropped.
    """
    if task.state is TaskState.DONE:
        return task
    _refuse_settled(task)
    before = waits_for(task, others)
    if before:
        raise TaskLocked(count=len(before))
    return replace(
        task, state=TaskState.DONE, done_at=moment(at), done_by=by, outcome_note=note.strip(), waiting_for=""
    )


def drop(task: Task, *, reason: str, by: OfficerId, at: datetime) -> Task:
    """Return the task given up, with the reason; dropping twice is dropping once. Raises ReasonMissing."""
    if task.state is TaskState.DROPPED:
        return task
    _refuse_settled(task)
    return replace(
        task, state=TaskState.DROPPED, done_at=moment(at), done_by=by, outcome_note=reason_given(reason), waiting_for=""
    )


def reopen(task: Task) -> Task:
    """Return the task open again; what was noted stays in its history."""
    if task.state is TaskState.OPEN:
        return task
    return replace(task, state=TaskState.OPEN, done_at=None, done_by=None, outcome_note="", reopened=task.reopened + 1)


def reassign(task: Task, *, assignee: OfficerId | None, team: str) -> Task:
    """Return the task with another assignee or team; raises TaskIsSettled."""
    _refuse_settled(task)
    return replace(task, assignee=assignee, team=team)


def postpone(task: Task, *, due: date) -> Task:
    """Return the task due on another day, counted as postponed when that is later; raises TaskIsSettled.

    A promised moment is given up: whoever was promised it is to be told.
    """
    _refuse_settled(task)
    if due == task.due:
        return task
    later = task.due is not None and due > task.due
    return replace(task, due=due, due_at=None, postponed=task.postponed + later)


def wait(task: Task, *, for_what: str) -> Task:
    """Return the task marked as waiting for something outside the office; raises ReasonMissing, TaskIsSettled."""
    _refuse_settled(task)
    return replace(task, waiting_for=reason_given(for_what))


def is_overdue(task: Task, *, at: datetime) -> bool:
    """Say whether an open task is past its moment, or past its day in the zone of `at`."""
    if task.state is not TaskState.OPEN:
        return False
    if task.due_at is not None:
        return moment(at) > task.due_at
    return task.due is not None and moment(at).date() > task.due


def _refuse_settled(task: Task) -> None:
    if task.state is not TaskState.OPEN:
        raise TaskIsSettled
