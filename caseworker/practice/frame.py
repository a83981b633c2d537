"""How an invented population fits an agency: which of its areas, case types and reasons stand for the generator's.

Values only. The generator knows districts, services and teams of its own; an agency pack knows territories, case types
and reasons. Where a pack lacks what is usual, its first one takes the place, so that any pack can be practised with.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caseworker.domain.agency import Pack
from caseworker.domain.calendars import WorkingCalendar
from caseworker.domain.case_types import CaseType, Named
from caseworker.domain.cases import Priority
from caseworker.domain.ids import new_id
from caseworker.domain.plain import from_micros
from caseworker.domain.values import day_before

_BY_SERVICE = {
    "complaint": "complaint",
    "records-request": "data-request",
    "emergency-payment": "food-parcel",
    "overpayment": "allowance-appeal",
    "income-support": "attendance-allowance",
    "rent-allowance": "housing-support",
    "school-transport": "school-transport",
    "safeguarding-child": "safeguarding",
    "safeguarding-adult": "safeguarding",
    "disability-assessment": "disability-assessment",
    "parking-badge": "disability-card",
    "travel-pass": "disability-card",
}
_BY_TEAM = {
    "housing": "housing-support",
    "heating": "heating-allowance",
    "care": "care-plan",
    "streets": "street-report",
}
_OTHERWISE = "service-request"
_REASONS = {
    "advice": "other",
    "housing": "housing",
    "heating": "heating",
    "income": "benefits",
    "family": "school",
    "care": "care",
    "health": "health",
    "streets": "street",
}
_PURPOSES = {
    "contact_by_phone": "remind",
    "contact_by_email": "e-mail",
    "share_with_services": "refer",
    "surveys": "survey",
}
_PRIORITIES = {"low": Priority.LOW, "normal": Priority.NORMAL, "high": Priority.HIGH, "urgent": Priority.URGENT}


@dataclass(frozen=True, slots=True)
class Frame:
    """One agency to fill with people."""

    pack: Pack
    calendar: WorkingCalendar

    def territory(self, neighbourhood: int) -> str:
        """Return where a neighbourhood lies: the pack's areas that have none below them, one after another."""
        return territory_of(self.pack, neighbourhood)

    def case_type(self, service: str, *, team: str) -> CaseType:
        """Return the case type that stands for a service."""
        wanted = (_BY_SERVICE.get(service), _BY_TEAM.get(team), _OTHERWISE)
        known = {one.id: one for one in self.pack.case_types}
        return next((known[one] for one in wanted if one in known), self.pack.case_types[0])

    def reason(self, team: str) -> str:
        """Return the contact reason that stands for a team's work, empty when the pack has none such."""
        wanted = _REASONS.get(team, "")
        return wanted if any(one.id == wanted for one in self.pack.reasons) else ""

    def team(self, name: str) -> str:
        """Return the team of that name, or the pack's first."""
        return name if any(one.id == name for one in self.pack.teams) else self.pack.teams[0].id

    def purpose(self, name: str) -> str:
        """Return the consent purpose that stands for one of the generator's."""
        wanted = _PURPOSES.get(name, name)
        purposes: tuple[Named, ...] = self.pack.consent_purposes
        return wanted if any(one.id == wanted for one in purposes) or not purposes else purposes[0].id

    def day(self, at_us: int) -> date:
        """Return the day at the agency."""
        return self.calendar.day_of(from_micros(at_us))

    def priority(self, word: str) -> Priority:
        """Return the priority of that name."""
        return _PRIORITIES[word]

    def person_number(self, digits: str) -> str:
        """Return the digits as this agency writes the numbers of people."""
        pattern = self.pack.agency.person_number
        left = iter(digits.zfill(pattern.count("#"))[-pattern.count("#") :])
        return "".join(next(left) if sign == "#" else sign for sign in pattern)


def territory_of(pack: Pack, neighbourhood: int) -> str:
    """Return where a neighbourhood lies under a pack."""
    above = {one.parent for one in pack.territories}
    areas = [one.id for one in pack.territories if one.id not in above]
    return areas[neighbourhood % len(areas)]


def derived(base: UUID, what: str) -> UUID:
    """Return a further id of the same moment as `base`, the same for the same words."""
    seed = hashlib.sha256(base.bytes + what.encode()).digest()
    return new_id(base.int >> 80, lambda size: seed[:size])


def day_of(text: str) -> date | None:
    """Return the day of a text, None for none."""
    return date.fromisoformat(text) if text else None


def period(first: str, after_last: str) -> tuple[date | None, date | None]:
    """Return first and last day from a first day and the day after the last; what began and ended at once is a day."""
    begins, ends = day_of(first), day_of(after_last)
    last = None if ends is None else day_before(ends)
    return begins, begins if begins and last and last < begins else last
