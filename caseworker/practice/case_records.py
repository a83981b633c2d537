"""Cases, their deadlines and their steps, from rows of the population to records of an agency's workflow.

The generator's states are those of any office; each is put where it stands in the stages of the case type.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from caseworker.domain import deadlines
from caseworker.domain.case_types import CaseType
from caseworker.domain.cases import Case, CasePerson, StagePassage, Status
from caseworker.domain.deadlines import Deadline
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId
from caseworker.domain.plain import from_micros
from caseworker.practice.frame import Frame, derived
from caseworker.practice.people_records import Rows
from caseworker.practice.population.tables import CaseEvents, Cases

_FIRST_STEPS = frozenset({"", "new"})
_WAITING = frozenset({"waiting_citizen", "waiting_others"})
_LAST_STEPS = frozenset({"decided", "closed"})
_ENDS = {
    "refused": ("refused", "no-grounds"),
    "withdrawn": ("withdrawn",),
    "passed_on": ("moved-away", "belongs-elsewhere"),
}


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One case with its steps and what it stands for here."""

    row: Cases
    events: list[CaseEvents]
    case_type: CaseType
    frame: Frame
    territory: str

    def case(self) -> Case:
        """Return the case as it stands at the end of the window."""
        row, held = self.row, self.row.status in _WAITING and bool(self.case_type.hold_reasons)
        closed = row.closed_at is not None and row.status == "closed"
        last = self.events[-1]
        owner = OfficerId(UUID(row.owner_id))
        return Case(
            id=CaseId(UUID(row.case_id)),
            territory=self.territory,
            sensitivity=sensitivity_of(row, self.frame),
            number=f"{self.case_type.prefix}-{row.number.lstrip('C')}",
            case_type=self.case_type.id,
            pack_version=self.frame.pack.version,
            title=row.title,
            people=(self._applicant(),) if row.record_id else (),
            received_at=from_micros(row.opened_at),
            opened_at=from_micros(row.opened_at),
            opened_by=OfficerId(UUID(self.events[0].officer_id)),
            opened_from=InteractionId(UUID(row.interaction_id)) if row.interaction_id else None,
            stage=self._stage(row.status),
            stage_since=from_micros(last.at),
            passages=tuple(self._passages()),
            status=Status.CLOSED if closed else Status.ON_HOLD if held else Status.OPEN,
            hold_reason=self.case_type.hold_reasons[0].id if held else "",
            on_hold_since=from_micros(last.at) if held else None,
            due=self.frame.day(row.due_at),
            priority=self.frame.priority(row.priority),
            owner=owner,
            owner_since=from_micros(self._owned_since()),
            team=self.frame.team(row.team_id),
            escalation=int(any(one.kind == "escalated" for one in self.events)),
            outcome=self._outcome() if closed else None,
            closed_at=from_micros(last.at) if closed else None,
            closed_by=owner if closed else None,
            reopened=sum(one.to_state == "reopened" for one in self.events),
            legal_hold=row.legal_hold,
            legal_hold_reason="kept for a court" if row.legal_hold else "",
        )

    def deadlines(self, case: Case) -> Iterator[Deadline]:
        """Yield the deadlines of the case type, met where the case was closed."""
        for rule in self.case_type.deadlines:
            made = deadlines.start(
                rule,
                deadline_id=derived(case.id, f"deadline {rule.id}"),
                case=case.id,
                at=case.opened_at,
                calendar=self.frame.calendar,
                territory=case.territory,
                sensitivity=case.sensitivity,
            )
            yield made if case.closed_at is None else deadlines.meet(made, at=case.closed_at)

    def _applicant(self) -> CasePerson:
        role = self.case_type.people[0].id if self.case_type.people else "applicant"
        return CasePerson(
            id=derived(UUID(self.row.case_id), "applicant"),
            person=PersonId(UUID(self.row.record_id)),
            role=role,
            protected=self.case_type.protects(role),
        )

    def _stage(self, state: str) -> str:
        stages = self.case_type.stages
        if state in _FIRST_STEPS:
            return self.case_type.start
        return stages[-1].id if state in _LAST_STEPS else stages[min(1, len(stages) - 1)].id

    def _passages(self) -> Iterator[StagePassage]:
        stood = ""
        for event in self.events:
            stage = self._stage(event.to_state)
            if stage != stood:
                stood = stage
                yield StagePassage(
                    id=UUID(event.event_id), stage=stage, at=from_micros(event.at), by=OfficerId(UUID(event.officer_id))
                )

    def _owned_since(self) -> int:
        return max((one.at for one in self.events if one.kind == "handed_over"), default=self.row.opened_at)

    def _outcome(self) -> str:
        """Return the outcome that says the same, otherwise the usual one."""
        known = [one.id for one in self.case_type.outcomes]
        wanted = _ENDS.get(self.row.outcome, ())
        return next((one for one in wanted if one in known), known[0])


def sensitivity_of(row: Cases, frame: Frame) -> Sensitivity:
    """Return how closely a case is kept: as its row says, and never less than its case type."""
    return max(Sensitivity(row.sensitivity), frame.case_type(row.service_id, team=row.team_id).sensitivity)


def cases_of(rows: Rows, frame: Frame, territory: str) -> Iterator[Record]:
    """Yield cases with their deadlines."""
    events: dict[str, list[CaseEvents]] = {}
    for event in rows.all(CaseEvents):
        events.setdefault(event.case_id, []).append(event)
    for row in rows.all(Cases):
        case_type = frame.case_type(row.service_id, team=row.team_id)
        sheet = CaseSheet(row, events[row.case_id], case_type, frame, territory)
        case = sheet.case()
        yield case
        yield from sheet.deadlines(case)
