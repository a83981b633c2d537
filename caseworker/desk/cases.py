"""Cases: open one, from scratch or from a contact, look at it, and say what it is and who belongs to it.

Its way through stages is at `case_moves`, who answers for it at `case_owners`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from caseworker.desk.case_page import CasePage
from caseworker.desk.protecting import protect
from caseworker.desk.work_desk import WorkDesk
from caseworker.desk.work_numbers import case_number
from caseworker.domain import cases
from caseworker.domain.actions import Action, Role
from caseworker.domain.case_types import CaseType, NotInPack
from caseworker.domain.cases import Case, CaseDetail, CaseLink, CasePerson, Priority
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import CaseId, InteractionId, OfficerId, PersonId
from caseworker.domain.interactions import Interaction
from caseworker.domain.people import Person
from caseworker.store.reader import Reader
from caseworker.store.timelines import Happening
from caseworker.store.unit import Unit
from caseworker.store.visibility import resource_of

ASKED_OF_A_CASE = (
    Action.WRITE,
    Action.ADD_NOTE,
    Action.ADD_ATTACHMENT,
    Action.ASSIGN,
    Action.REDACT,
    Action.READ_TRAIL,
    Action.PRINT,
    Action.EXPORT,
)
"""What the page of a case asks for beforehand, so that it can say who may do it."""
_SOME_PURPOSE = "asked beforehand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Someone's part in a case: `role` is a word of the case type."""

    person: PersonId
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What a case is opened with. Without a territory it takes its first person's; without a title its type's.

    `details` are fields of the case type by name. `opened_from` is the contact that began it, `received_at` when that
    reached the agency: deadlines may count from there.
    """

    case_type: str
    people: tuple[Part, ...] = ()
    territory: str = ""
    title: str = ""
    summary: str = ""
    place: str = ""
    priority: Priority = Priority.NORMAL
    owner: OfficerId | None = None
    received_at: datetime | None = None
    opened_from: InteractionId | None = None
    details: tuple[tuple[str, str], ...] = ()


class Cases(WorkDesk):
    """What a person does with a case as a whole."""

    def carried_over(self, contact_id: InteractionId, *, case_type: str = "", role: str = "") -> NewCase:
        """Return a case to be opened from a contact, with what the contact already says filled in.

        Without a case type it takes the one of the contact's reason; raises NotInPack when the reason has none, or the
        type not the role. Without a role its people have the usual one, which is none where a role is protected: it
        must be said before the case is opened.
        """
        with self._reading() as reader:
            contact = self._opened(reader, Interaction, contact_id)
        chosen = self._sitting.pack.case_type(case_type or self._usual_type(contact))
        part = chosen.person_role(role).id if role else chosen.usual_role
        return NewCase(
            case_type=chosen.id,
            people=tuple(Part(person=person, role=part) for person in contact.people),
            territory=contact.territory,
            title=contact.title,
            summary=contact.text,
            place=contact.place,
            received_at=contact.occurred_at,
            opened_from=contact.id,
        )

    def open(self, new: NewCase) -> Case:
        """Open a case: it gets its number, and the tasks and deadlines of its first stage.

        Raises NotInPack, and RoleMissing when nothing is said of somebody's part although the type knows parts.

        One that is more closely kept than usual belongs to the officer who opens it, unless it is given to somebody.
        """
        with self._acting("case.open") as unit:
            return self.opened_in(unit, new)

    def opened_in(self, unit: Unit, new: NewCase) -> Case:
        """Open a case within the unit of a larger action; as `open`."""
        case_type = self._sitting.pack.case_type(new.case_type)
        people = [self._known(unit, Person, one.person) for one in new.people]
        self._known(unit, Interaction, new.opened_from)
        case = cases.open_case(
            case_type,
            case_id=CaseId(unit.new_id()),
            passage_id=unit.new_id(),
            issued=case_number(unit, case_type),
            pack_version=self._sitting.pack.version,
            territory=new.territory or self._near(*people),
            people=tuple(CasePerson(id=unit.new_id(), person=one.person, role=one.role) for one in new.people),
            by=self._me,
            at=unit.deed.at,
            title=new.title,
            owner=new.owner or self._keeper(case_type),
            received_at=new.received_at,
            opened_from=new.opened_from,
        )
        case = _described(case, new, unit)
        self._may_create(case)
        self._begin(unit, case, case_type)
        return case

    def page(self, case_id: CaseId, *, again: bool = False) -> CasePage:
        """Return everything a case's page shows, as far as the officer may see it.

        The reading is recorded, unless it is that of a page which shows the case already (`again`).
        """
        with self._reading() as reader:
            if again:
                case = reader.get(Case, case_id)
                self._may_on(reader, Action.READ, case)
            else:
                case = self._opened(reader, Case, case_id)
            page = self._look(reader).at_case(case, self._type_of(reader, case), roles=self._roles)
            resource = resource_of(reader, case)
            may = frozenset(one for one in ASKED_OF_A_CASE if self._allows(one, resource, purpose=_SOME_PURPOSE))
            return replace(self._discreet_page(reader, page), may=may)

    def rename(self, case_id: CaseId, title: str) -> Case:
        """Give the case another title; raises TitleMissing."""
        return self._change("case.rename", case_id, lambda case, _: cases.rename(case, title))

    def add_person(self, case_id: CaseId, part: Part) -> Case:
        """Add a person in a role; raises NotInPack for a role the case type does not have, NotHere for the person."""
        return self._change("case.add_person", case_id, lambda case, unit: self._with_person(case, unit, part))

    def remove_person(self, case_id: CaseId, part: Part, *, reason: str = "") -> Case:
        """Take a person out of a role; other roles of the same person stay."""
        return self._change(
            "case.remove_person",
            case_id,
            lambda case, _: cases.remove_person(case, part.person, role=part.role),
            reason=reason,
        )

    def link(self, case_id: CaseId, *, to: CaseId, tie: str) -> Case:
        """Tie the case to another one that the officer may read; `tie` says how (`follows`, `same-matter`)."""

        def tied(case: Case, unit: Unit) -> Case:
            self._known(unit, Case, to)
            return cases.link(case, CaseLink(id=unit.new_id(), case=to, tie=tie))

        return self._change("case.link", case_id, tied)

    def tag(self, case_id: CaseId, word: str) -> Case:
        """Add a tag; one it has changes nothing."""
        return self._change("case.tag", case_id, lambda case, _: cases.tag(case, word))

    def untag(self, case_id: CaseId, word: str) -> Case:
        """Take a tag away."""
        return self._change("case.untag", case_id, lambda case, _: cases.untag(case, word))

    def set_detail(self, case_id: CaseId, *, name: str, value: str) -> Case:
        """Fill in a field of the case type; raises NotInPack for a field it does not have."""
        return self.set_details(case_id, {name: value})

    def set_details(self, case_id: CaseId, values: Mapping[str, str]) -> Case:
        """Fill in several fields of the case type: all of them, or none when one is not a field of it."""

        def filled(case: Case, unit: Unit) -> Case:
            fields = self._type_of(unit, case).fields
            for name, value in values.items():
                if name not in fields:
                    raise NotInPack(what="field", name=name)
                case = cases.set_detail(case, CaseDetail(id=unit.new_id(), name=name, value=value))
            return case

        return self._change("case.set_detail", case_id, filled)

    def legal_hold(self, case_id: CaseId, *, reason: str) -> Case:
        """Protect the case from erasure, until `lift_legal_hold`. Raises ReasonMissing."""
        return self._change(
            "case.legal_hold", case_id, lambda case, _: cases.put_under_legal_hold(case, reason=reason), reason=reason
        )

    def lift_legal_hold(self, case_id: CaseId, *, reason: str) -> Case:
        """Let the case be erased when its time comes. Raises ReasonMissing; only who may redact may do this."""
        with self._acting("case.lift_legal_hold", reason=reason) as unit:
            case = unit.get(Case, case_id)
            self._may_on(unit, Action.REDACT, case)
            unit.save(cases.lift_legal_hold(case, reason=reason))
            return unit.get(Case, case_id)

    def _keeper(self, case_type: CaseType) -> OfficerId | None:
        """Whoever opens a closely kept case and does not oversee others could not read it without owning it."""
        is_closely_kept = case_type.sensitivity is not Sensitivity.NORMAL
        return self._me if is_closely_kept and self._sitting.actor.role is Role.OFFICER else None

    def _change(self, action: str, case_id: CaseId, change: Callable[[Case, Unit], Case], *, reason: str = "") -> Case:
        with self._acting(action, reason=reason) as unit:
            changed = change(self._written(unit, Case, case_id), unit)
            unit.save(changed)
            protect(unit, changed, listed=self._listed)
            return changed

    def _with_person(self, case: Case, unit: Unit, part: Part) -> Case:
        case_type = self._type_of(unit, case)
        role = case_type.person_role(part.role)
        self._known(unit, Person, part.person)
        coming = CasePerson(id=unit.new_id(), person=part.person, role=role.id, protected=role.protected)
        return cases.add_person(case, coming)

    def _discreet_page(self, reader: Reader, page: CasePage) -> CasePage:
        """The page as it may be read: without the words of sensitive fields for those who may not read these."""
        return replace(
            page,
            case=self._discreet(reader, page.case),
            approvals=tuple(self._discreet(reader, one) for one in page.approvals),
            linked=tuple(self._discreet(reader, one) for one in page.linked),
            activity=tuple(Happening(one.at, self._discreet(reader, one.record)) for one in page.activity),
        )

    def _usual_type(self, contact: Interaction) -> str:
        found = self._sitting.pack.reason(contact.reason).case_type if contact.reason else None
        if found is None:
            raise NotInPack(what="case type for the reason", name=contact.reason)
        return found


def _described(case: Case, new: NewCase, unit: Unit) -> Case:
    described = replace(case, summary=new.summary, place=new.place, priority=new.priority)
    for name, value in new.details:
        described = cases.set_detail(described, CaseDetail(id=unit.new_id(), name=name, value=value))
    return described
