"""What a stage brings with it: tasks and deadlines that begin, clocks that stop, go on, are met or run again.

Works inside the unit of the action that moves the case, so that a case never stands in a stage without its tasks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from caseworker.domain import consents, tasks
from caseworker.domain import deadlines as clocks
from caseworker.domain.approvals import Approval, granted
from caseworker.domain.attachments import Attachment, document_types
from caseworker.domain.calendars import WorkingCalendar
from caseworker.domain.case_moves import CaseFacts
from caseworker.domain.case_types import CaseType, DeadlineRule, RoleName, Start, TaskTemplate
from caseworker.domain.cases import Case
from caseworker.domain.consents import Consent
from caseworker.domain.deadlines import Clock, Deadline
from caseworker.domain.ids import OfficerId
from caseworker.domain.tasks import Task, TaskState
from caseworker.store.about import about
from caseworker.store.groups import group_of
from caseworker.store.reader import Reader
from caseworker.store.unit import Unit


def facts_of(reader: Reader, case: Case, case_type: CaseType, *, at: datetime) -> CaseFacts:
    """Return what the guards of a move ask about, as the store knows it before the unit under way.

    A consent counts when everyone in the first role of the case type has given it; `at` carries the agency's zone.
    """
    return CaseFacts(
        open_tasks=tasks.open_required(about(reader, Task, [case.id]), stage=case.stage),
        documents=document_types(about(reader, Attachment, [case.id]), case=case.id),
        consents=_consents(reader, case, case_type, at=at),
        approvals=granted(about(reader, Approval, [case.id]), case=case.id, stage=case.stage),
    )


def _consents(reader: Reader, case: Case, case_type: CaseType, *, at: datetime) -> frozenset[str]:
    first = case_type.people[0].id if case_type.people else None
    asked = [each.person for each in case.people if first is None or each.role == first]
    given = [
        consents.standing(about(reader, Consent, group_of(reader.connection, person)), at=at)
        for person in dict.fromkeys(asked)
    ]
    return frozenset.intersection(*given) if given else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWork:
    """The tasks and deadlines of cases within one unit: by whom and when, on which calendar."""

    unit: Unit
    calendar: WorkingCalendar
    by: OfficerId
    at: datetime

    def begin(self, case: Case, case_type: CaseType) -> None:
        """Begin the deadlines of a new case and what its first stage brings."""
        self._start(case_type.deadlines, case)
        self.enter(case, case_type)

    def enter(self, case: Case, case_type: CaseType) -> None:
        """Make the tasks and deadlines of the stage a case is in, and meet the deadlines that wait for this stage.

        Coming back to a stage makes nothing twice.
        """
        stage = case_type.stage(case.stage)
        made = tasks.tasks_of_stage(
            case,
            stage,
            existing=about(self.unit, Task, [case.id]),
            next_id=self.unit.new_id,
            due_of=self._due_of,
            by=self.by,
            at=self.at,
        )
        for task in made:
            self.unit.add(task)
        self._start(stage.deadlines, case)
        rules = {rule.id for rule in case_type.all_deadlines() if rule.met_on == case.stage}
        self._each(case, partial(clocks.meet, at=self.at), only=lambda one: one.rule in rules)

    def hold(self, case: Case, case_type: CaseType) -> None:
        """Stop the clocks that stand still for the case's reason to hold; those that do not, go on."""
        still = {rule.id for rule in case_type.all_deadlines() if rule.stands_still(case.hold_reason)}
        self._each(case, partial(clocks.pause, at=self.at, calendar=self.calendar), only=lambda one: one.rule in still)
        self._each(case, self._resumed, only=lambda one: one.rule not in still)

    def resume(self, case: Case) -> None:
        """Let every clock of the case go on."""
        self._each(case, self._resumed)

    def close(self, case: Case) -> None:
        """Settle the clocks of a closed case, and drop what its stages had only offered to do."""
        self._each(case, partial(clocks.meet, at=self.at))
        for task in self._open_tasks(case):
            if task.template:
                self.unit.save(tasks.drop(task, reason=case.outcome_reason, by=self.by, at=self.at))

    def reopen(self, case: Case, *, closed_at: datetime | None) -> None:
        """Let the clocks that the closing settled run again, as if they had stood still since."""

        def again(deadline: Deadline) -> Deadline:
            return clocks.reopen(deadline, at=self.at, pause_id=self.unit.new_id(), calendar=self.calendar)

        self._each(case, again, only=lambda one: one.met_at is not None and one.met_at == closed_at)

    def hand_on(self, before: Case, after: Case) -> None:
        """Give the open tasks of the former owner to the new one, and those of the former team to the new team."""
        for task in self._open_tasks(after):
            follows = task.role is RoleName.OFFICER and task.assignee == before.owner
            assignee = after.owner if follows else task.assignee
            team = after.team if task.team == before.team else task.team
            self.unit.save(tasks.reassign(task, assignee=assignee, team=team))

    def _open_tasks(self, case: Case) -> list[Task]:
        known = (self.unit.get(Task, one.id) for one in about(self.unit, Task, [case.id]))
        return [task for task in known if task.state is TaskState.OPEN]

    def _start(self, rules: Iterable[DeadlineRule], case: Case) -> None:
        running = {one.rule for one in about(self.unit, Deadline, [case.id])}
        for rule in rules:
            if rule.id not in running:
                self.unit.add(
                    clocks.start(
                        rule,
                        deadline_id=self.unit.new_id(),
                        case=case.id,
                        at=self._start_of(rule, case),
                        calendar=self.calendar,
                        territory=case.territory,
                        sensitivity=case.sensitivity,
                    )
                )

    def _start_of(self, rule: DeadlineRule, case: Case) -> datetime:
        match rule.start:
            case Start.OPENED:
                return case.opened_at
            case Start.RECEIVED:
                return case.received_at or case.opened_at
            case Start.STAGE_ENTERED:
                return case.stage_since

    def _due_of(self, template: TaskTemplate) -> date | None:
        if template.due_working_days is None:
            return None
        return self.calendar.add_working_days(self.calendar.day_of(self.at), template.due_working_days)

    def _resumed(self, deadline: Deadline) -> Deadline:
        if deadline.state is not Clock.PAUSED:
            return deadline
        return clocks.resume(deadline, at=self.at, pause_id=self.unit.new_id(), calendar=self.calendar)

    def _each(
        self, case: Case, change: Callable[[Deadline], Deadline], *, only: Callable[[Deadline], bool] = lambda _: True
    ) -> None:
        for known in about(self.unit, Deadline, [case.id]):
            deadline = self.unit.get(Deadline, known.id)
            if only(deadline):
                self.unit.save(change(deadline))
