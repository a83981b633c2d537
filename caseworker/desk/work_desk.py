"""What the desks for work have in common: the officer's day and role, and the workflow a case was begun under."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from caseworker.desk.case_page import Look
from caseworker.desk.desk import Desk
from caseworker.desk.holding import Hold, Placed, holds_of
from caseworker.desk.protecting import protect
from caseworker.desk.stage_work import StageWork
from caseworker.domain.actions import Action
from caseworker.domain.agency import Pack
from caseworker.domain.case_types import CaseType, RoleName
from caseworker.domain.cases import Case
from caseworker.domain.definition import Record, Sensitivity
from caseworker.domain.ids import CaseId, OfficerId
from caseworker.store import packs
from caseworker.store.about import seen_of
from caseworker.store.day_lists import Span
from caseworker.store.reader import Reader
from caseworker.store.unit import Unit

R = TypeVar("R", bound=Record)


class WorkDesk(Desk):
    """A desk at which cases and what belongs to them are worked on."""

    @property
    def _me(self) -> OfficerId:
        return self._sitting.actor.officer

    @property
    def _roles(self) -> frozenset[RoleName]:
        return frozenset({RoleName(self._sitting.actor.role.value)})

    def _today(self) -> date:
        return self._sitting.calendar.day_of(self._now())

    def _day(self, day: date) -> Span:
        """Return a local day from midnight to midnight."""
        zone = self._sitting.calendar.time_zone
        return Span(datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone))

    def _pack_of(self, reader: Reader, version: str) -> Pack:
        """Return the pack of a version; work already begun keeps the one it began under. Raises PackMissing."""
        today = self._sitting.pack
        return today if version == today.version else packs.version(reader.connection, version)

    def _type_of(self, reader: Reader, case: Case) -> CaseType:
        return self._pack_of(reader, case.pack_version).case_type(case.case_type)

    def _stage_work(self, unit: Unit) -> StageWork:
        return StageWork(unit=unit, calendar=self._sitting.calendar, by=self._me, at=unit.deed.at)

    def _begin(self, unit: Unit, case: Case, case_type: CaseType) -> None:
        """Make a new case with the tasks and deadlines of its first stage; those it protects are kept as closely."""
        unit.add(case)
        self._stage_work(unit).begin(case, case_type)
        protect(unit, case, listed=self._listed)

    def _look(self, reader: Reader) -> Look:
        """Return this officer's look at cases, at this moment."""
        return Look(
            reader=reader,
            listed=self._listed,
            calendar=self._sitting.calendar,
            soon_working_days=self._sitting.pack.policy.due_soon_working_days,
            at=self._now(),
        )

    def _held(self, reader: Reader, placed: Sequence[Placed]) -> dict[CaseId, tuple[Hold, ...]]:
        """Return what holds each of these cases, in the words of the pack."""
        at, purposes = self._sitting.calendar.local(self._now()), self._sitting.pack.consent_purposes
        return holds_of(reader, placed, at=at, purposes=purposes)

    def _written(self, unit: Unit, subject: type[R], record_id: UUID) -> R:
        """Return a record the officer may change; raises NotHere or AccessDenied."""
        record = unit.get(subject, record_id)
        self._may_on(unit, Action.WRITE, record)
        return record

    def _known(self, unit: Unit, subject: type[R], record_id: UUID | None) -> R | None:
        """Return a record that something new is to be tied to: who may not read it may not come near it in this way."""
        if record_id is None:
            return None
        record = unit.get(subject, record_id)
        self._may_on(unit, Action.READ, record)
        return record

    def _cases_seen(self, reader: Reader, ids: Iterable[CaseId | None]) -> dict[UUID, Case]:
        """Return those of the cases that the officer may see, by id."""
        wanted = {one for one in ids if one is not None}
        return {one.id: one for one in seen_of(reader, Case, wanted, visible=self._listed(Case))}

    def _near(self, *records: Record | None) -> str:
        """Return where something new belongs: with the first of these, otherwise in the officer's own territory."""
        found = (one.territory for one in records if one is not None and one.territory)
        return next(found, min(self._sitting.actor.territories, default=""))

    def _as_close(self, *records: Record | None) -> Sensitivity:
        """Return how closely something new is kept: as closely as whatever it tells of."""
        return max((one.sensitivity for one in records if one is not None), default=Sensitivity.NORMAL)
