"""Visits: from the plan to the door and back, and a routine visit recorded in one step. The day itself: `field_day`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from caseworker.desk.field_day import warnings_about
from caseworker.desk.tasks import Plan, Tasks
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import interactions, safety, visits
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId
from caseworker.domain.interactions import Channel, ContactOutcome, Direction, Interaction
from caseworker.domain.people import Person
from caseworker.domain.tasks import Task, TaskId
from caseworker.domain.visits import Visit, VisitId, VisitState
from caseworker.store.search.hits import EVERYTHING
from caseworker.store.unit import Unit

CHECK_IN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPlan:
    """A visit to be planned. Without an officer it is the planner's own. `forms` are forms of the agency pack."""

    person: PersonId
    purpose: str
    planned_from: datetime
    planned_to: datetime
    case: CaseId | None = None
    officer: OfficerId | None = None
    second_officer: OfficerId | None = None
    place: str = ""
    way_in: str = ""
    forms: tuple[str, ...] = ()
    language: str = ""
    interpreter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineVisit:
    """What is said of a visit afterwards: its outcome in words, how long it took, tasks done and tasks to come."""

    outcome: str
    reason: str = ""
    minutes: int | None = None
    tasks_done: tuple[TaskId, ...] = ()
    plan_next: tuple[Plan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecorded:
    """All that recording a visit left behind."""

    visit: Visit
    contact: Interaction
    done: tuple[Task, ...]
    planned: tuple[Task, ...]


class Visits(WorkDesk):
    """What a field officer does around visits."""

    def plan(self, plan: VisitPlan) -> Visit:
        """Plan a visit; two staff are asked for when a warning about the person says so. Raises VisitTimesWrong."""
        with self._acting("visit.plan") as unit:
            case, person = self._known(unit, Case, plan.case), self._known(unit, Person, plan.person)
            visit = visits.plan(
                Visit(
                    id=VisitId(unit.new_id()),
                    territory=self._near(case, person),
                    sensitivity=self._as_close(case, person),
                    person=plan.person,
                    case=plan.case,
                    purpose=plan.purpose.strip(),
                    officer=plan.officer or self._me,
                    second_officer=plan.second_officer,
                    two_staff=safety.needs_two_staff(
                        warnings_about(unit, plan.person, visible=EVERYTHING),
                        self._sitting.calendar.day_of(plan.planned_from),
                    ),
                    planned_from=plan.planned_from,
                    planned_to=plan.planned_to,
                    place=plan.place,
                    way_in=plan.way_in,
                    forms=plan.forms,
                    language=plan.language,
                    interpreter=plan.interpreter,
                )
            )
            self._may_create(visit)
            unit.add(visit)
            return visit

    def replan(self, visit_id: VisitId, *, planned_from: datetime, planned_to: datetime) -> Visit:
        """Plan the visit for another time. Raises VisitHasEnded or VisitTimesWrong."""
        return self._change(
            "visit.replan",
            visit_id,
            lambda visit, _: visits.replan(visit, planned_from=planned_from, planned_to=planned_to),
        )

    def give_to(self, visit_id: VisitId, *, officer: OfficerId, second_officer: OfficerId | None = None) -> Visit:
        """Say who goes. Raises VisitHasEnded."""
        return self._change(
            "visit.give_to",
            visit_id,
            lambda visit, _: visits.give_to(visit, officer=officer, second_officer=second_officer),
        )

    def set_out(self, visit_id: VisitId) -> Visit:
        """Say that the officer is on the way. Raises VisitHasEnded or TwoStaffNeeded."""
        return self._change("visit.set_out", visit_id, lambda visit, unit: visits.set_out(visit, at=unit.deed.at))

    def arrive(self, visit_id: VisitId, *, check_in_after: timedelta = CHECK_IN_AFTER) -> Visit:
        """Say that the officer is at the door; a sign of life is expected after that time."""
        return self._change(
            "visit.arrive",
            visit_id,
            lambda visit, unit: visits.arrive(visit, at=unit.deed.at, check_in_after=check_in_after),
        )

    def check_in(self, visit_id: VisitId, *, check_in_after: timedelta = CHECK_IN_AFTER) -> Visit:
        """Say that all is well; the next sign of life is expected later."""
        return self._change(
            "visit.check_in",
            visit_id,
            lambda visit, unit: visits.check_in(visit, at=unit.deed.at, check_in_after=check_in_after),
        )

    def nobody_home(self, visit_id: VisitId, *, note: str = "") -> VisitRecorded:
        """End a visit at which nobody opened; the attempt is kept as a contact. Raises VisitNotBegun, VisitHasEnded."""
        with self._acting("visit.nobody_home") as unit:
            visit = self._written(unit, Visit, visit_id)
            ended = visits.nobody_home(visit, at=unit.deed.at, note=note)
            if ended == visit and (told := self._told_of(unit, visit)):
                return VisitRecorded(visit=visit, contact=told, done=(), planned=())
            unit.save(ended)
            contact = self._contact(unit, ended, ContactOutcome.NOT_REACHED, words=note)
            return VisitRecorded(visit=ended, contact=contact, done=(), planned=())

    def cancel(self, visit_id: VisitId, *, reason: str) -> Visit:
        """Cancel a visit. Raises ReasonMissing or VisitHasEnded."""
        return self._change(
            "visit.cancel",
            visit_id,
            lambda visit, unit: visits.cancel(visit, reason=reason, at=unit.deed.at),
            reason=reason,
        )

    def take_up_again(self, visit_id: VisitId) -> Visit:
        """Plan a cancelled visit as it was. Raises VisitHasEnded."""
        return self._change("visit.take_up_again", visit_id, lambda visit, _: visits.take_up_again(visit))

    def exchange(self, first: VisitId, second: VisitId) -> tuple[Visit, Visit]:
        """Make two visits that follow each other in the other order: both or none. Raises VisitHasEnded."""
        with self._acting("visit.exchange") as unit:
            one, other = self._written(unit, Visit, first), self._written(unit, Visit, second)
            sooner, later = visits.exchange(one, other)
            unit.save(sooner)
            unit.save(later)
            return sooner, later

    def record(self, visit_id: VisitId, said: RoutineVisit) -> VisitRecorded:
        """Record a visit in one step: it is done, the contact is logged, tasks are finished and the next ones planned.

        A visit on which nobody pressed "at the door" counts as begun when it was planned to. Raises ReasonMissing
        without an outcome, TwoStaffNeeded, VisitHasEnded, TaskLocked; then nothing is kept.
        """
        with self._acting("visit.record") as unit:
            visit = self._written(unit, Visit, visit_id)
            done = visits.finish(self._begun(visit, unit), outcome=said.outcome, at=unit.deed.at)
            if done == visit and (told := self._told_of(unit, visit)):
                return VisitRecorded(visit=visit, contact=told, done=(), planned=())
            unit.save(done)
            contact = self._contact(
                unit, done, ContactOutcome.ANSWERED, words=said.outcome, reason=said.reason, minutes=said.minutes
            )
            desk = Tasks(self._sitting)
            finished = tuple(desk.finished_in(unit, one) for one in said.tasks_done)
            planned = tuple(desk.planned_in(unit, _near_visit(plan, done)) for plan in said.plan_next)
            return VisitRecorded(visit=done, contact=contact, done=finished, planned=planned)

    def _told_of(self, unit: Unit, visit: Visit) -> Interaction | None:
        """Return the contact that tells of a visit already recorded: recording twice is recording once."""
        return next(iter(unit.pointing_at(visit.id, Interaction)), None)

    def _begun(self, visit: Visit, unit: Unit) -> Visit:
        if visit.state not in {VisitState.PLANNED, VisitState.ON_THE_WAY}:
            return visit
        began = min(visit.planned_from, unit.deed.at)
        return visits.arrive(visit, at=began, check_in_after=CHECK_IN_AFTER)

    def _contact(
        self,
        unit: Unit,
        visit: Visit,
        outcome: ContactOutcome,
        *,
        words: str,
        reason: str = "",
        minutes: int | None = None,
    ) -> Interaction:
        contact = interactions.record(
            Interaction(
                id=InteractionId(unit.new_id()),
                territory=visit.territory,
                sensitivity=visit.sensitivity,
                channel=Channel.VISIT,
                direction=Direction.OUT,
                occurred_at=visit.at_door_at or unit.deed.at,
                recorded_at=unit.deed.at,
                duration_s=None if minutes is None else minutes * 60,
                people=(visit.person,),
                case=visit.case,
                visit=visit.id,
                reason=reason,
                title=visit.purpose,
                text=words.strip(),
                outcome=outcome,
                officer=self._me,
                place=visit.place,
            )
        )
        self._may_create(contact)
        unit.add(contact)
        return contact

    def _change(
        self, action: str, visit_id: VisitId, change: Callable[[Visit, Unit], Visit], *, reason: str = ""
    ) -> Visit:
        with self._acting(action, reason=reason) as unit:
            changed = change(self._written(unit, Visit, visit_id), unit)
            unit.save(changed)
            return changed


def _near_visit(plan: Plan, visit: Visit) -> Plan:
    if plan.case is not None or plan.person is not None:
        return plan
    return replace(plan, case=visit.case, person=visit.person)
