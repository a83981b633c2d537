"""The way of a case: on to another stage, on hold and back, closed and open again; its tasks and clocks go with it."""

from datetime import date

from caseworker.desk.approvals import Approvals, Request
from caseworker.desk.sitting import Sitting
from caseworker.desk.stage_work import facts_of
from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import case_moves
from caseworker.domain.approvals import Approval
from caseworker.domain.cases import Case
from caseworker.domain.ids import CaseId
from caseworker.domain.tasks import Task, open_required
from caseworker.store.about import about
from caseworker.store.unit import Unit


class CaseMoves(WorkDesk):
    """What moves a case. Each method is one transaction and returns the case as it then stands."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._approvals = Approvals(sitting)

    def move(self, case_id: CaseId, to: str, *, reason: str = "") -> Case:
        """Move the case to a stage: its tasks and deadlines begin, the deadlines that waited for it are met.

        Raises NoSuchMove, MoveNotYours, NotReady (with what is missing), CaseIsClosed or CaseIsOnHold.
        """
        with self._acting("case.move", reason=reason) as unit:
            return self._moved(unit, case_id, to)

    def move_and_ask(self, to: str, request: Request) -> Approval:
        """Move the case of a request to a stage and ask there for the decision, in one step.

        Raises what `move` raises, and TitleMissing.
        """
        with self._acting("case.move") as unit:
            self._moved(unit, request.case, to)
            return self._approvals.asked_in(unit, request)

    def hold(self, case_id: CaseId, *, reason: str, note: str = "", until: date | None = None) -> Case:
        """Put the case on hold for a reason its type knows; the clocks that stand still for it stop.

        Raises NotInPack or CaseIsClosed.
        """
        with self._acting("case.hold", reason=note) as unit:
            case = self._written(unit, Case, case_id)
            case_type = self._type_of(unit, case)
            held = case_moves.hold(case, case_type, reason=reason, at=unit.deed.at, note=note, until=until)
            unit.save(held)
            self._stage_work(unit).hold(held, case_type)
            return held

    def resume(self, case_id: CaseId) -> Case:
        """Go on with a case on hold; its clocks go on with what was left. A case at work stays as it is."""
        with self._acting("case.resume") as unit:
            case = self._written(unit, Case, case_id)
            resumed = case_moves.resume(case)
            if resumed.status is not case.status:
                unit.save(resumed)
                self._stage_work(unit).resume(resumed)
            return resumed

    def close(self, case_id: CaseId, *, outcome: str, reason: str) -> Case:
        """Close the case with its outcome; its clocks are settled, and what was only offered to do is dropped.

        Raises TasksRemain, OutcomeNotHere, NotInPack or ReasonMissing. Closing twice is closing once.
        """
        with self._acting("case.close", reason=reason) as unit:
            case = self._written(unit, Case, case_id)
            closed = case_moves.close(
                case,
                self._type_of(unit, case),
                outcome=outcome,
                reason=reason,
                open_tasks=open_required(about(unit, Task, [case.id])),
                by=self._me,
                at=unit.deed.at,
            )
            if closed.status is not case.status:
                unit.save(closed)
                self._stage_work(unit).close(closed)
            return closed

    def reopen(self, case_id: CaseId, *, reason: str) -> Case:
        """Open a closed case again where it was closed; its clocks run again. Raises ReasonMissing."""
        with self._acting("case.reopen", reason=reason) as unit:
            case = self._written(unit, Case, case_id)
            reopened = case_moves.reopen(case, reason=reason)
            if reopened.status is not case.status:
                unit.save(reopened)
                self._stage_work(unit).reopen(reopened, closed_at=case.closed_at)
            return reopened

    def _moved(self, unit: Unit, case_id: CaseId, to: str) -> Case:
        case = self._written(unit, Case, case_id)
        case_type = self._type_of(unit, case)
        moved = case_moves.move(
            case,
            case_type,
            to=to,
            facts=facts_of(unit, case, case_type, at=self._sitting.calendar.local(unit.deed.at)),
            roles=self._roles,
            passage_id=unit.new_id(),
            by=self._me,
            at=unit.deed.at,
        )
        unit.save(moved)
        if moved.stage != case.stage:
            self._stage_work(unit).enter(moved, case_type)
        return moved
