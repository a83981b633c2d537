"""Tasks: what I and my team have to do; finish one and plan the next, hand it on, put it off."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import tasks
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task, TaskId
from caseworker.store import work_lists
from caseworker.store.about import about
from caseworker.store.unit import Unit
from caseworker.store.work_lists import Holder


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A task to be planned. Without an assignee it is the planner's own; `due_at` is a moment that was promised.

    `from_contact` is the contact in which it was promised.
    """

    title: str
    case: CaseId | None = None
    person: PersonId | None = None
    assignee: OfficerId | None = None
    team: str = ""
    due: date | None = None
    due_at: datetime | None = None
    from_contact: InteractionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished task, and the one planned after it."""

    done: Task
    next: Task | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """A line of a task list. The case is None when there is none, or when the officer may not see it."""

    task: Task
    case: Case | None
    is_overdue: bool


class Tasks(WorkDesk):
    """What there is to do."""

    def mine(self, *, until: date | None = None, limit: int = 500) -> tuple[ToDo, ...]:
        """Return the officer's open tasks, the first due first; `until` leaves out what is due later."""
        return self._list(Holder(officer=self._me), until, limit)

    def of_team(self, team: str, *, until: date | None = None, limit: int = 500) -> tuple[ToDo, ...]:
        """Return the open tasks of a team, as far as the officer may see them. Raises NotInPack."""
        return self._list(Holder(team=self._sitting.pack.team(team).id), until, limit)

    def plan(self, plan: Plan) -> Task:
        """Plan a task; raises TitleMissing, or NotHere for a case or person that is not on this device."""
        with self._acting("task.plan") as unit:
            return self.planned_in(unit, plan)

    def plan_all(self, plans: Iterable[Plan]) -> tuple[Task, ...]:
        """Plan several tasks: all of them, or none when one is refused. Raises what `plan` raises."""
        with self._acting("task.plan") as unit:
            return tuple(self.planned_in(unit, plan) for plan in plans)

    def planned_in(self, unit: Unit, plan: Plan) -> Task:
        """Plan a task within the unit of a larger action."""
        case, person = self._known(unit, Case, plan.case), self._known(unit, Person, plan.person)
        task = tasks.plan_task(
            plan.title,
            task_id=TaskId(unit.new_id()),
            territory=self._near(case, person),
            by=self._me,
            at=unit.deed.at,
            case=plan.case,
            person=plan.person,
            assignee=plan.assignee or (None if plan.team else self._me),
            team=plan.team or (case.team if case else ""),
            due=plan.due,
            due_at=None if plan.due_at is None else self._sitting.calendar.local(plan.due_at),
        )
        task = replace(task, sensitivity=self._as_close(case, person), from_contact=plan.from_contact)
        self._may_create(task)
        unit.add(task)
        return task

    def finish(self, task_id: TaskId, *, note: str = "", plan_next: Plan | None = None) -> Finished:
        """Finish a task with what came of it, and plan the next in the same step.

        Raises TaskLocked while tasks before it are open, TaskIsSettled when it was dropped.
        """
        with self._acting("task.finish") as unit:
            done = self.finished_in(unit, task_id, note=note)
            return Finished(done=done, next=None if plan_next is None else self.planned_in(unit, plan_next))

    def finished_in(self, unit: Unit, task_id: TaskId, *, note: str = "") -> Task:
        """Finish a task within the unit of a larger action; tasks finished earlier in it count as finished."""
        task = self._written(unit, Task, task_id)
        known = [] if task.case is None else about(unit, Task, [task.case])
        others = [unit.get(Task, one.id) for one in known]
        done = tasks.finish(task, others=others, by=self._me, at=unit.deed.at, note=note)
        unit.save(done)
        return done

    def drop(self, task_id: TaskId, *, reason: str) -> Task:
        """Give a task up; raises ReasonMissing or TaskIsSettled."""
        return self._change(
            "task.drop",
            task_id,
            lambda task, unit: tasks.drop(task, reason=reason, by=self._me, at=unit.deed.at),
            reason=reason,
        )

    def reopen(self, task_id: TaskId) -> Task:
        """Take up a task again that was done or dropped."""
        return self._change("task.reopen", task_id, lambda task, _: tasks.reopen(task))

    def postpone(self, task_id: TaskId, *, due: date, reason: str = "") -> Task:
        """Put a task off to another day; a promised moment is given up. Raises TaskIsSettled."""
        return self._change("task.postpone", task_id, lambda task, _: tasks.postpone(task, due=due), reason=reason)

    def wait(self, task_id: TaskId, *, for_what: str) -> Task:
        """Say what the task waits for outside the office. Raises ReasonMissing, TaskIsSettled."""
        return self._change("task.wait", task_id, lambda task, _: tasks.wait(task, for_what=for_what))

    def reassign(self, task_ids: Iterable[TaskId], *, assignee: OfficerId | None, team: str) -> tuple[Task, ...]:
        """Give tasks to an officer, or to a team (`assignee` None): all of them, or none when one is refused."""
        known = self._sitting.pack.team(team).id if team else ""
        with self._acting("task.reassign") as unit:
            given = [
                tasks.reassign(self._written(unit, Task, one), assignee=assignee, team=known)
                for one in dict.fromkeys(task_ids)
            ]
            for task in given:
                unit.save(task)
            return tuple(given)

    def _change(self, action: str, task_id: TaskId, change: Callable[[Task, Unit], Task], *, reason: str = "") -> Task:
        with self._acting(action, reason=reason) as unit:
            changed = change(self._written(unit, Task, task_id), unit)
            unit.save(changed)
            return changed

    def _list(self, holder: Holder, until: date | None, limit: int) -> tuple[ToDo, ...]:
        now = self._sitting.calendar.local(self._now())
        with self._reading() as reader:
            found = work_lists.open_tasks(reader, self._listed(Task), holder, until=until, limit=limit)
            known = self._cases_seen(reader, (task.case for task in found))
        return tuple(
            ToDo(
                task=task,
                case=known.get(task.case) if task.case else None,
                is_overdue=tasks.is_overdue(task, at=now),
            )
            for task in found
        )
