"""Who answers for a case: assign, hand over without a gap, escalate, say how urgent. Also for many cases at once."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from caseworker.desk.work_desk import WorkDesk
from caseworker.domain import appointments, case_owners, visits
from caseworker.domain.actions import Action
from caseworker.domain.appointments import Appointment
from caseworker.domain.cases import Case, Priority
from caseworker.domain.ids import CaseId, OfficerId
from caseworker.domain.visits import Visit
from caseworker.store import day_lists
from caseworker.store.day_lists import Span
from caseworker.store.reader import NotHere
from caseworker.store.unit import Unit

Date = Visit | Appointment
"""What somebody is expected at because of a case."""


class CaseOwners(WorkDesk):
    """Who has which case. The open tasks of a case follow its owner and team in the same transaction."""

    def assign(self, case_id: CaseId, *, owner: OfficerId | None, team: str, reason: str = "") -> Case:
        """Give the case to an officer, or back to the team (`owner` None). Raises CaseIsClosed, NotInPack."""
        return self.assign_many([case_id], owner=owner, team=team, reason=reason)[0]

    def assign_many(
        self, case_ids: Iterable[CaseId], *, owner: OfficerId | None, team: str, reason: str = ""
    ) -> tuple[Case, ...]:
        """Give many cases to one officer or team: all of them, or none when one is refused."""
        known = self._sitting.pack.team(team).id
        with self._acting("case.assign", reason=reason) as unit:
            return tuple(self._assign(unit, one, owner, known) for one in dict.fromkeys(case_ids))

    def give_back(self, former: Iterable[Case], *, reason: str = "") -> tuple[Case, ...]:
        """Give cases back to whom they belonged to as they stood in `former`: all of them, or none."""
        with self._acting("case.assign", reason=reason) as unit:
            return tuple(self._assign(unit, one.id, one.owner, one.team) for one in former)

    def ask_handover(self, case_id: CaseId, *, to: OfficerId, team: str, on: date, reason: str = "") -> Case:
        """Ask that another officer takes the case on a day; until they accept, its owner stays. Raises CaseIsClosed."""
        known = self._sitting.pack.team(team).id
        return self._change(
            "case.ask_handover",
            case_id,
            lambda case, _: case_owners.ask_handover(case, to=to, team=known, on=on, by=self._me),
            reason=reason,
        )

    def accept_handover(self, case_id: CaseId) -> Case:
        """Accept a handover that waits; raises NoHandover, or HandoverNotYours for the officer who asked."""

        def accepted(case: Case, unit: Unit) -> Case:
            taken = case_owners.accept_handover(case, by=self._me, at=unit.deed.at)
            self._stage_work(unit).hand_on(case, taken)
            return taken

        return self._change("case.accept_handover", case_id, accepted)

    def decline_handover(self, case_id: CaseId, *, reason: str = "") -> Case:
        """Decline a handover: the owner stays."""
        return self._change(
            "case.decline_handover", case_id, lambda case, _: case_owners.decline_handover(case), reason=reason
        )

    def escalate(self, case_id: CaseId, *, reason: str) -> Case:
        """Raise the case one level, so that it is looked at before others. Raises ReasonMissing, CaseIsClosed."""
        return self._change(
            "case.escalate",
            case_id,
            lambda case, unit: case_owners.escalate(case, reason=reason, at=unit.deed.at),
            reason=reason,
        )

    def end_escalation(self, case_id: CaseId, *, reason: str) -> Case:
        """Say what settled an escalation. Raises ReasonMissing."""
        return self._change(
            "case.end_escalation",
            case_id,
            lambda case, _: case_owners.end_escalation(case, reason=reason),
            reason=reason,
        )

    def prioritise(self, case_id: CaseId, priority: Priority, *, reason: str = "") -> Case:
        """Say how urgent the case is. Raises CaseIsClosed."""
        return self._change(
            "case.prioritise", case_id, lambda case, _: case_owners.prioritise(case, priority), reason=reason
        )

    def prioritise_many(self, case_ids: Iterable[CaseId], priority: Priority, *, reason: str = "") -> tuple[Case, ...]:
        """Say how urgent many cases are: all of them, or none when one is refused. Returns them as they were before."""
        with self._acting("case.prioritise", reason=reason) as unit:
            before = tuple(self._written(unit, Case, one) for one in dict.fromkeys(case_ids))
            for case in before:
                unit.save(case_owners.prioritise(case, priority))
            return before

    def put_priorities_back(self, former: Iterable[Case]) -> None:
        """Let cases be as urgent as they were in `former`: all of them, or none when one is refused."""
        with self._acting("case.prioritise") as unit:
            for one in former:
                unit.save(case_owners.prioritise(self._written(unit, Case, one.id), one.priority))

    def take_dates(self, case_id: CaseId, dates: Collection[UUID]) -> tuple[Date, ...]:
        """Take over visits and appointments of the case that others were to keep: all of them, or none.

        Returns them as they were before. Raises VisitHasEnded, AppointmentSettled, or AppointmentTaken.
        """
        with self._acting("case.take_dates") as unit:
            self._written(unit, Case, case_id)
            before = tuple(self._date(unit, case_id, one) for one in dict.fromkeys(dates))
            for one in before:
                unit.save(self._mine(unit, one))
            return before

    def give_dates_back(self, former: Iterable[Date]) -> None:
        """Let visits and appointments be those of whom they belonged to in `former`: all of them, or none."""
        with self._acting("case.give_dates_back") as unit:
            for one in former:
                kept = self._written(unit, type(one), one.id)
                if isinstance(kept, Visit) and isinstance(one, Visit):
                    unit.save(replace(kept, officer=one.officer, second_officer=one.second_officer))
                elif isinstance(kept, Appointment) and isinstance(one, Appointment):
                    unit.save(replace(kept, officer=one.officer))

    def _date(self, unit: Unit, case_id: CaseId, record_id: UUID) -> Date:
        """Return a visit or an appointment of the case that may be changed; raises NotHere or AccessDenied."""
        subject: type[Date] = Visit if unit.find(Visit, record_id) is not None else Appointment
        found = self._written(unit, subject, record_id)
        if found.case != case_id:
            raise NotHere(kind=subject.definition.kind)
        return found

    def _mine(self, unit: Unit, date: Date) -> Date:
        if isinstance(date, Visit):
            return visits.give_to(date, officer=self._me, second_officer=date.second_officer)
        touching = day_lists.appointments_touching(unit, self._me, Span(date.starts_at, date.ends_at))
        return appointments.give_to(date, officer=self._me, others=touching)

    def _assign(self, unit: Unit, case_id: CaseId, owner: OfficerId | None, team: str) -> Case:
        case = unit.get(Case, case_id)
        self._may_on(unit, Action.ASSIGN, case)
        assigned = case_owners.assign(case, owner=owner, team=team, at=unit.deed.at)
        unit.save(assigned)
        self._stage_work(unit).hand_on(case, assigned)
        return assigned

    def _change(self, action: str, case_id: CaseId, change: Callable[[Case, Unit], Case], *, reason: str = "") -> Case:
        with self._acting(action, reason=reason) as unit:
            changed = change(self._written(unit, Case, case_id), unit)
            unit.save(changed)
            return changed
