"""What is entered of a matter at a place: where it is, and whether it joins an open report or begins a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.interactions import ContactEntered
from caseworker.domain.case_types import CaseType
from caseworker.domain.ids import CaseId
from caseworker.domain.interactions import ContactOutcome
from caseworker.domain.reporters import PLACE


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """The place as entered; `joins` is the open report it is added to. `begins` a new one where it joins none.

    `role` is the part of whoever reports in a case that is begun; "" while it is not said.
    """

    place: str = ""
    joins: CaseId | None = None
    begins: bool = True
    role: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether no place was entered."""
        return not self.place.strip()

    def fields(self) -> dict[str, str]:
        """Return what a draft keeps."""
        return {"place": self.place, "joins": str(self.joins or ""), "begins": "" if self.begins else "no"} | (
            {"role": self.role} if self.role else {}
        )

    def entered(self, contact: ContactEntered) -> ContactEntered:
        """Return the contact with its place, and as a report of the matter that it joins."""
        placed = replace(contact, place=self.place.strip())
        if self.joins is None:
            return placed
        return replace(placed, case=self.joins, outcome=ContactOutcome.JOINED_TO_CASE)

    def begun(self, case_type: CaseType, contact: ContactEntered) -> NewCase | None:
        """Return the case that the contact begins, None when it belongs to one or begins none."""
        if contact.case is not None or self.joins is not None or not self.begins or self.is_empty:
            return None
        return NewCase(
            case_type=case_type.id,
            people=tuple(Part(person=one, role=self._role_in(case_type)) for one in contact.people),
            summary=contact.text,
            place=self.place.strip(),
            received_at=contact.occurred_at,
            details=((PLACE, self.place.strip()),) if PLACE in case_type.fields else (),
        )

    def _role_in(self, case_type: CaseType) -> str:
        """The part that was said; the only one there is needs no saying, unless it is protected."""
        known = {one.id for one in case_type.people}
        if self.role in known:
            return self.role
        return case_type.usual_role if len(known) == 1 else ""


def place_from(fields: Mapping[str, str]) -> PlaceForm:
    """Return what a draft kept; what is not in it is as in a new form."""
    joins = fields.get("joins", "")
    return PlaceForm(
        place=fields.get("place", ""),
        joins=CaseId(UUID(joins)) if joins else None,
        begins=fields.get("begins") != "no",
        role=fields.get("role", ""),
    )
