"""Values of any field in words: dates, choices, lists and names, never the way in which they are kept."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from caseworker.domain.agency import Pack
from caseworker.domain.appointments import AppointmentState
from caseworker.domain.approvals import ApprovalState
from caseworker.domain.cases import Priority, Status
from caseworker.domain.contact_points import AddressKind, ContactKind
from caseworker.domain.definition import Element
from caseworker.domain.ids import OfficerId
from caseworker.domain.interactions import Channel, ContactOutcome, Direction
from caseworker.domain.names import NameKind
from caseworker.domain.people import ContactWay, InterpreterNeed
from caseworker.domain.referrals import ReferralState
from caseworker.domain.safety import SafetyKind
from caseworker.domain.tasks import TaskState
from caseworker.domain.values import PartialDate, TextValue
from caseworker.domain.visits import VisitState
from ui.lists.officers import Officers
from ui.person import words as person_words
from ui.person.trail_model import field_words as person_field
from ui.wording import Wording

translate = QCoreApplication.translate
_OFFICERS = frozenset({"owner", "assignee", "officer", "second_officer", "recorded_by", "decided_by", "asked_of"})
_LANGUAGES = frozenset({"language", "languages"})


class ValueWords:
    """Says values. `pack` knows the titles of stages and territories, `officers` who is who."""

    def __init__(self, wording: Wording, officers: Officers, pack: Pack) -> None:
        self._wording, self._officers = wording, officers
        self._titles = {one.id: one.title for one in pack.territories}
        self._stages = {stage.id: stage.title for kind in pack.case_types for stage in kind.stages}
        self._enums = _enums(wording)

    def say(self, field: str, value: Any) -> str:
        """Return a value of a field in words; "" for nothing."""
        if value is None or value in ("", (), frozenset()):
            return ""
        if isinstance(value, (tuple, list, set, frozenset)):
            return "; ".join(words for one in value if (words := self.say(field, one)))
        if isinstance(value, UUID):
            return self._officers.name(OfficerId(value)) if field in _OFFICERS else value.hex[-4:].upper()
        return self._one(field, value)

    def _one(self, field: str, value: Any) -> str:
        if isinstance(value, bool):
            return translate("Conflicts", "Yes") if value else translate("Conflicts", "No")
        if isinstance(value, Enum):
            known = self._enums.get(type(value))
            return known(value) if known is not None else value.name.lower().replace("_", " ")
        if isinstance(value, Element):
            return self._element(value)
        return self._day(value) or self._text(field, value)

    def _day(self, value: Any) -> str:
        if isinstance(value, PartialDate):
            return self._wording.partial_date(value)
        if isinstance(value, datetime):
            return f"{self._wording.long_date(value)}, {self._wording.time(value)}"
        return self._wording.long_date(value) if isinstance(value, date) else ""

    def _text(self, field: str, value: Any) -> str:
        if isinstance(value, TextValue):
            return value.to_text()
        text = str(value)
        if field in _LANGUAGES:
            return self._wording.language(text)
        if field in {"sex", "gender"}:
            return person_words.gender(text)
        if field == "territory":
            return self._titles.get(text, text)
        return self._stages.get(text, text) if field == "stage" else text

    def _element(self, value: Element) -> str:
        shown = getattr(value, "shown", "") or getattr(value, "value", "")
        if shown:
            return str(shown)
        parts = (self.say(one.name, getattr(value, one.name)) for one in fields(value)[1:])
        return ", ".join(part for part in parts if part)


def field_words(kind: str, field: str) -> str:
    """Return what a field of a record is called."""
    known = {
        "title": translate("Conflicts", "Title"),
        "stage": translate("Conflicts", "Stage"),
        "status": translate("Conflicts", "Status"),
        "priority": translate("Conflicts", "Priority"),
        "owner": translate("Conflicts", "Owner"),
        "team": translate("Conflicts", "Team"),
        "text": translate("Conflicts", "Text"),
        "due": translate("Conflicts", "Due"),
        "state": translate("Conflicts", "State"),
        "assignee": translate("Conflicts", "Whose task"),
        "officer": translate("Conflicts", "Officer"),
        "second_officer": translate("Conflicts", "Second officer"),
        "planned_from": translate("Conflicts", "Begins"),
        "planned_to": translate("Conflicts", "Ends"),
        "place": translate("Conflicts", "Place"),
        "purpose": translate("Conflicts", "Purpose"),
        "outcome": translate("Conflicts", "Outcome"),
        "note": translate("Conflicts", "Note"),
        "way_in": translate("Conflicts", "Way in"),
        "sensitivity": translate("Conflicts", "How closely it is kept"),
    }
    if kind != "person" and field in known:
        return known[field]
    plain = person_field(field.replace("_", " "))
    return plain[:1].upper() + plain[1:]


def kind_words(kind: str) -> str:
    """Return what a kind of record is called."""
    return {
        "person": translate("Conflicts", "Person"),
        "case": translate("Conflicts", "Case"),
        "task": translate("Conflicts", "Task"),
        "visit": translate("Conflicts", "Visit"),
        "appointment": translate("Conflicts", "Appointment"),
        "note": translate("Conflicts", "Note"),
        "interaction": translate("Conflicts", "Contact"),
        "household": translate("Conflicts", "Household"),
        "safety_fact": translate("Conflicts", "Warning"),
        "consent": translate("Conflicts", "Consent"),
        "referral": translate("Conflicts", "Referral"),
        "deadline": translate("Conflicts", "Deadline"),
        "approval": translate("Conflicts", "Request"),
        "attachment": translate("Conflicts", "Document"),
        "walk_in": translate("Conflicts", "Counter number"),
        "relationship": translate("Conflicts", "Relationship"),
    }.get(kind, translate("Conflicts", "Record"))


def _enums(wording: Wording) -> Mapping[type, Callable[[Any], str]]:
    return {
        Status: wording.case_status,
        Priority: wording.priority,
        TaskState: wording.task_state,
        VisitState: wording.visit_state,
        AppointmentState: wording.appointment_state,
        ApprovalState: wording.approval_state,
        ReferralState: wording.referral_state,
        Channel: wording.channel,
        Direction: wording.direction,
        ContactOutcome: wording.contact_outcome,
        NameKind: person_words.name_kind,
        ContactKind: person_words.contact_kind,
        AddressKind: person_words.address_kind,
        SafetyKind: person_words.safety_kind,
        ContactWay: person_words.contact_way,
        InterpreterNeed: person_words.interpreter,
    }
