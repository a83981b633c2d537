"""What the page of a case shows: one reading, as a value, filtered by what the officer may see."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caseworker.desk.reporters_seen import reporters_seen
from caseworker.desk.stage_work import facts_of
from caseworker.domain import deadlines as clocks
from caseworker.domain import tasks
from caseworker.domain.actions import Action
from caseworker.domain.appointments import Appointment
from caseworker.domain.approvals import Approval
from caseworker.domain.attachments import Attachment
from caseworker.domain.calendars import WorkingCalendar
from caseworker.domain.case_moves import Missing, what_is_missing
from caseworker.domain.case_types import CaseType, Move, RoleName, Stage
from caseworker.domain.cases import Case, Status
from caseworker.domain.deadlines import Deadline
from caseworker.domain.definition import Record
from caseworker.domain.ids import OfficerId
from caseworker.domain.interactions import Channel, Interaction
from caseworker.domain.notes import Note
from caseworker.domain.people import Person
from caseworker.domain.referrals import Referral
from caseworker.domain.reporters import is_reported
from caseworker.domain.tasks import Task
from caseworker.domain.visits import Visit
from caseworker.store.about import about, seen_of
from caseworker.store.reader import Reader
from caseworker.store.search.hits import VisibleClause
from caseworker.store.timelines import Happening

_ACTIVITY: tuple[type[Record], ...] = (Interaction, Note, Visit, Appointment, Referral)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStep:
    """One step of the stage line: when it was entered last and by whom (None: not yet)."""

    stage: Stage
    is_current: bool
    entered_at: datetime | None = None
    entered_by: OfficerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMove:
    """A way out of the present stage: what is missing for it (nothing: it may be taken), and whether it is mine."""

    move: Move
    missing: tuple[Missing, ...]
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task of the case, with how many others it waits for."""

    task: Task
    waits_for: int
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLine:
    """A deadline of the case. `working_days_left` is negative once it has passed."""

    deadline: Deadline
    is_overdue: bool
    is_due_soon: bool
    working_days_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A part in the case. The person is None when the officer may not see them."""

    role: str
    title: str
    person: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """A case and what belongs to it. Tasks stand in the order of the pack, then those planned by hand.

    Deadlines that bind first stand first, activity is newest first. `may` is what the officer may do to the case.
    `reports` counts who reported a matter at a place, 0 for a case of another kind.
    """

    case: Case
    case_type: CaseType
    stages: tuple[StageStep, ...]
    moves: tuple[NextMove, ...]
    tasks: tuple[TaskLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    people: tuple[PersonLine, ...]
    documents: tuple[Attachment, ...]
    approvals: tuple[Approval, ...]
    linked: tuple[Case, ...]
    activity: tuple[Happening, ...]
    may: frozenset[Action] = frozenset()
    reports: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at cases: through which snapshot, as whom (`listed` gives the condition of a subject), and when."""

    reader: Reader
    listed: Callable[[type[Record]], VisibleClause]
    calendar: WorkingCalendar
    soon_working_days: int
    at: datetime

    def at_case(self, case: Case, case_type: CaseType, *, roles: Collection[RoleName]) -> CasePage:
        """Return the page of a case."""
        return CasePage(
            case=case,
            case_type=case_type,
            stages=tuple(_step(case, stage) for stage in case_type.stages),
            moves=self._moves(case, case_type, roles),
            tasks=self._tasks(case, case_type),
            deadlines=self._deadlines(case),
            people=self._people(case, case_type),
            documents=tuple(reversed(about(self.reader, Attachment, [case.id], visible=self.listed(Attachment)))),
            approvals=tuple(reversed(about(self.reader, Approval, [case.id], visible=self.listed(Approval)))),
            linked=tuple(seen_of(self.reader, Case, {tie.case for tie in case.links}, visible=self.listed(Case))),
            activity=self._activity(case),
            reports=self._reports(case, case_type),
        )

    def _reports(self, case: Case, case_type: CaseType) -> int:
        if not is_reported(case_type):
            return 0
        return reporters_seen(self.reader, case, case_type, listed=self.listed).count

    def _moves(self, case: Case, case_type: CaseType, roles: Collection[RoleName]) -> tuple[NextMove, ...]:
        if case.status is Status.CLOSED:
            return ()
        facts = facts_of(self.reader, case, case_type, at=self.calendar.local(self.at))
        return tuple(
            NextMove(
                move=move,
                missing=what_is_missing(case, case_type, to=move.to_stage, facts=facts),
                mine=bool(set(move.roles) & set(roles)),
            )
            for move in case_type.moves_from(case.stage)
        )

    def _tasks(self, case: Case, case_type: CaseType) -> tuple[TaskLine, ...]:
        in_pack = [(stage.id, one.id) for stage in case_type.stages for one in stage.tasks]
        place = {key: number for number, key in enumerate(in_pack)}
        found = about(self.reader, Task, [case.id], visible=self.listed(Task))
        known = sorted(found, key=lambda task: (place.get((task.stage, task.template), len(place)), task.id))
        now = self.calendar.local(self.at)
        return tuple(
            TaskLine(task=task, waits_for=len(tasks.waits_for(task, known)), is_overdue=tasks.is_overdue(task, at=now))
            for task in known
        )

    def _deadlines(self, case: Case) -> tuple[DeadlineLine, ...]:
        known = about(self.reader, Deadline, [case.id], visible=self.listed(Deadline))
        return tuple(self.deadline_line(one) for one in sorted(known, key=lambda one: (one.due_at, one.id)))

    def deadline_line(self, deadline: Deadline) -> DeadlineLine:
        """Return how a deadline stands at this moment."""
        return DeadlineLine(
            deadline=deadline,
            is_overdue=clocks.is_overdue(deadline, at=self.at),
            is_due_soon=clocks.is_due_soon(
                deadline, at=self.at, calendar=self.calendar, within_working_days=self.soon_working_days
            ),
            working_days_left=clocks.working_days_left(deadline, at=self.at, calendar=self.calendar),
        )

    def _people(self, case: Case, case_type: CaseType) -> tuple[PersonLine, ...]:
        found = seen_of(self.reader, Person, {each.person for each in case.people}, visible=self.listed(Person))
        seen: dict[UUID, Person] = {person.id: person for person in found}
        titles = {role.id: role.title for role in case_type.people}
        return tuple(
            PersonLine(role=each.role, title=titles.get(each.role, each.role), person=seen.get(each.person))
            for each in case.people
        )

    def _activity(self, case: Case) -> tuple[Happening, ...]:
        found = [
            Happening(_moment_of(record), record)
            for subject in _ACTIVITY
            for record in about(self.reader, subject, [case.id], visible=self.listed(subject))
        ]
        begun = [] if case.opened_from is None else [case.opened_from]
        told = seen_of(self.reader, Interaction, begun, visible=self.listed(Interaction))
        found += [Happening(contact.occurred_at, contact) for contact in told if contact.case != case.id]
        return tuple(sorted(_told_once(found), key=lambda one: (one.at, one.record.id), reverse=True))


def _told_once(found: Sequence[Happening]) -> list[Happening]:
    """Leave out the visits of which a contact tells."""
    contacts = [one.record for one in found if isinstance(one.record, Interaction)]
    told = {contact.visit for contact in contacts if contact.channel is Channel.VISIT}
    return [one for one in found if one.record.id not in told]


def _step(case: Case, stage: Stage) -> StageStep:
    entered = [passage for passage in case.passages if passage.stage == stage.id]
    last = max(entered, key=lambda passage: passage.at, default=None)
    return StageStep(
        stage=stage,
        is_current=stage.id == case.stage,
        entered_at=last.at if last else None,
        entered_by=last.by if last else None,
    )


def _moment_of(record: Record) -> datetime:
    moment: datetime = getattr(record, record.definition.moment or "")
    return moment
