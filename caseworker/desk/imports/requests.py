"""Bringing service requests of a city in: as cases with their own dates, place and channel, and brought up to date.

A request that is over ends closed, with its own closing date and words; whether it was over in time follows from the
due date that the city told. A later export brings a request that is here already up to date: over, due on another day,
open again where the city touched it after it was closed here. What an officer wrote in the case stays.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from caseworker.desk.cases import Cases
from caseworker.desk.imports.bringing import CellRefused, Importer
from caseworker.desk.imports.request_people import reporter_of
from caseworker.desk.imports.request_words import case_type_of, channel_of, facts_of, summary_of, title_of
from caseworker.desk.protecting import protect
from caseworker.desk.sitting import Sitting
from caseworker.desk.work_numbers import case_number
from caseworker.domain import brought_cases, case_moves, cases, interactions
from caseworker.domain import deadlines as clocks
from caseworker.domain.access import Resource
from caseworker.domain.actions import Action
from caseworker.domain.case_types import CaseType
from caseworker.domain.cases import Case, CaseDetail, CasePerson, Status
from caseworker.domain.deadlines import Deadline
from caseworker.domain.ids import CaseId, InteractionId, PersonId
from caseworker.domain.import_runs import Outcome
from caseworker.domain.interactions import ContactOutcome, Interaction
from caseworker.errors import CaseworkerError
from caseworker.formats.service_requests import RequestState, ServiceRequest, in_zone
from caseworker.store.about import about
from caseworker.store.references import case_brought_in
from caseworker.store.unit import Unit
from caseworker.store.visibility import resource_of


class UnknownZone(CaseworkerError):
    """A time zone was named that there is not."""

    key = "import.unknown-zone"
    sentence = "There is no time zone '{zone}'. Nothing was changed. Zones are called like Europe/London."


def zone_called(name: str) -> tzinfo | None:
    """Return the time zone of an IANA name, None for an empty one. Raises UnknownZone."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(zone=name) from error


class RequestsImporter(Importer[ServiceRequest], Cases):
    """Brings requests in. `usual_type` is the case type of those that name none; `territory` is where they belong.

    Moments without a zone are read on the clocks of `zone`, the agency's when it is None.
    """

    act: ClassVar[str] = "case.import"

    def __init__(
        self,
        sitting: Sitting,
        *,
        source: str,
        usual_type: str = "",
        territory: str = "",
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(sitting)
        self._zone = zone or sitting.calendar.time_zone
        self._source, self._usually = source, usual_type
        self._place = territory or self._near()

    def _prepare(self, unit: Unit, items: Sequence[ServiceRequest]) -> None:  # noqa: ARG002  its base hands them in
        self._may(Action.CREATE, Resource(kind="case", territory=self._place))

    def _put(self, unit: Unit, item: ServiceRequest) -> Outcome:
        known = case_brought_in(unit, self._mark(item))
        if known is None:
            self._bring(unit, item)
            return Outcome.ADDED
        return Outcome.CHANGED if self._bring_up_to_date(unit, known, item) else Outcome.KNOWN

    def _mark(self, item: ServiceRequest) -> str:
        return f"{self._source}:{item.reference}"

    def _at(self, moment: datetime) -> datetime:
        return in_zone(moment, self._zone)

    # A request that is not here

    def _bring(self, unit: Unit, item: ServiceRequest) -> None:
        case_type = case_type_of(item, self._sitting.pack, self._usually)
        resource = Resource(kind="case", territory=self._place, sensitivity=case_type.sensitivity)
        if not self._allows(Action.CREATE, resource):
            raise CellRefused(field="case_type", why="A case of that type is not yours to open.")
        case = self._begun(unit, item, case_type)
        unit.add(case)
        self._note_contact(unit, case, item)
        if item.due is not None:
            due = self._at(item.due)
            unit.add(brought_cases.due_elsewhere(case, case_type, deadline_id=unit.new_id(), due_at=due))
        if item.state is RequestState.CLOSED:
            self._close(unit, case, case_type, item)
        elif item.due is None:
            self._stage_work(unit).begin(case, case_type)
        else:
            self._stage_work(unit).enter(case, case_type)
        protect(unit, case, listed=self._listed)

    def _begun(self, unit: Unit, item: ServiceRequest, case_type: CaseType) -> Case:
        received = self._at(item.received or unit.deed.at)
        person = reporter_of(unit, item, territory=self._place, source=self._source, pack=self._sitting.pack)
        role = case_type.people[0].id if case_type.people else ""
        begun = cases.open_case(
            case_type,
            case_id=CaseId(unit.new_id()),
            passage_id=unit.new_id(),
            issued=case_number(unit, case_type),
            pack_version=self._sitting.pack.version,
            territory=self._place,
            people=() if person is None else (CasePerson(id=unit.new_id(), person=person, role=role),),
            by=self._me,
            at=received,
            title=title_of(item),
            received_at=received,
        )
        return replace(
            begun,
            summary=summary_of(item),
            place=item.place,
            latitude_udeg=item.latitude_udeg,
            longitude_udeg=item.longitude_udeg,
            source_ref=self._mark(item),
            details=tuple(
                CaseDetail(id=unit.new_id(), name=name, value=value) for name, value in facts_of(item, case_type)
            ),
        )

    def _note_contact(self, unit: Unit, case: Case, item: ServiceRequest) -> None:
        """Keep how it reached the city, where it says so in a word that means one of our channels."""
        channel = channel_of(item.channel)
        if channel is None:
            return
        people = tuple(PersonId(one.person) for one in case.people)
        contact = Interaction(
            id=InteractionId(unit.new_id()),
            territory=case.territory,
            sensitivity=case.sensitivity,
            channel=channel,
            occurred_at=case.opened_at,
            recorded_at=unit.deed.at,
            people=people,
            case=case.id,
            title=case.title,
            text=case.summary,
            outcome=ContactOutcome.NEW_CASE,
            officer=self._me,
            team=case.team,
            place=case.place,
            source_ref=case.source_ref,
        )
        unit.add(interactions.record(contact))

    # A request that is here

    def _bring_up_to_date(self, unit: Unit, case: Case, item: ServiceRequest) -> bool:
        """Say whether anything changed. Raises CellRefused where the officer may not change the case."""
        case_type = self._type_of(unit, case)
        if not self._is_news(unit, case, item):
            return False
        if not self._allows(Action.WRITE, resource_of(unit, case)):
            raise CellRefused(
                field="state", why="It changed there, but the case is not yours to change. It stays as it is here."
            )
        if item.due is not None and case.status is not Status.CLOSED:
            self._move_due(unit, case, case_type, self._at(item.due))
        if item.state is RequestState.CLOSED:
            self._close(unit, case, case_type, item)
        elif case.status is Status.CLOSED:
            self._reopen(unit, case)
        return True

    def _is_news(self, unit: Unit, case: Case, item: ServiceRequest) -> bool:
        is_over = case.status is Status.CLOSED
        if is_over and item.state is RequestState.CLOSED:
            return self._is_closed_by_import(case, item) and case.outcome_reason != item.resolution
        if is_over:
            touched = None if item.updated is None else self._at(item.updated)
            return touched is not None and case.closed_at is not None and touched > case.closed_at
        return item.state is RequestState.CLOSED or self._is_due_elsewhen(unit, case, item)

    def _is_closed_by_import(self, case: Case, item: ServiceRequest) -> bool:
        return item.closed is not None and case.closed_at == self._at(item.closed)

    def _is_due_elsewhen(self, unit: Unit, case: Case, item: ServiceRequest) -> bool:
        if item.due is None:
            return False
        due = self._at(item.due)
        return all(one.promised_for != due for one in self._due_there(unit, case))

    def _due_there(self, unit: Unit, case: Case) -> list[Deadline]:
        return [one for one in about(unit, Deadline, [case.id]) if brought_cases.is_due_elsewhere(one)]

    def _move_due(self, unit: Unit, case: Case, case_type: CaseType, due_at: datetime) -> None:
        known = self._due_there(unit, case)
        if not known:
            unit.add(brought_cases.due_elsewhere(case, case_type, deadline_id=unit.new_id(), due_at=due_at))
        for one in known:
            unit.save(brought_cases.moved_elsewhere(one, due_at=due_at, calendar=self._sitting.calendar))

    def _close(self, unit: Unit, case: Case, case_type: CaseType, item: ServiceRequest) -> None:
        """Close the case as the city did; one that is closed takes the city's words."""
        told = item.closed or item.updated
        at = unit.deed.at if told is None else self._at(told)
        closed = brought_cases.closed_elsewhere(
            case,
            case_type,
            outcome=brought_cases.usual_outcome(case_type),
            resolution=item.resolution,
            by=self._me,
            at=at,
        )
        unit.save(replace(closed, outcome_reason=item.resolution))
        if case.status is Status.CLOSED:
            return
        for one in self._deadlines(unit, case):
            unit.save(clocks.meet(one, at=at))
        self._stage_work(unit).close(closed)

    def _deadlines(self, unit: Unit, case: Case) -> list[Deadline]:
        """The deadlines of a case, those too that this unit made."""
        kept = {one.id for one in about(unit, Deadline, [case.id])}
        made = set(unit.touched().get(Deadline.definition.kind, ())) - kept
        found = [unit.get(Deadline, one) for one in (*kept, *made)]
        return [one for one in found if one.case == case.id]

    def _reopen(self, unit: Unit, case: Case) -> None:
        reopened = case_moves.reopen(case, reason=f"Opened again at {self._source}")
        unit.save(reopened)
        self._stage_work(unit).reopen(reopened, closed_at=case.closed_at)
