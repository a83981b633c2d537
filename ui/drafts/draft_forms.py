"""The forms whose words are kept as drafts: what each is called, and where it is filled in."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication

from caseworker.desk.drafts import DraftLine
from ui.places import Place

translate = QCoreApplication.translate


def form_words(form: str) -> str:
    """Return what a form is called; one that is not known is a form."""
    name = form.split(":", 1)[0]
    known = {
        "person-note": translate("Drafts", "Note"),
        "person-add": translate("Drafts", "New person"),
        "counter-contact": translate("Drafts", "Contact at the counter"),
        "phone-call": translate("Drafts", "Phone call"),
        "visit": translate("Drafts", "Visit"),
        "referral": translate("Drafts", "Referral"),
        "contact": translate("Drafts", "Contact"),
        "contact-correct": translate("Drafts", "Correction of a contact"),
        "note-correct": translate("Drafts", "Correction of a note"),
        "consent": translate("Drafts", "Consent"),
        "task": translate("Drafts", "Task"),
        "case": translate("Drafts", "New case"),
        "case-task": translate("Drafts", "Task of a case"),
        "case-ask": translate("Drafts", "Request for approval"),
        "case-facts": translate("Drafts", "Facts of a case"),
        "case-close": translate("Drafts", "Closing of a case"),
        "household-add": translate("Drafts", "Household member"),
        "relationship-add": translate("Drafts", "Relationship"),
        "safety-warn": translate("Drafts", "Warning"),
        "details-add": translate("Drafts", "Detail of a person"),
        "details-correct": translate("Drafts", "Correction of a detail"),
        "details-about": translate("Drafts", "Details of a person"),
    }
    return known.get(name, translate("Drafts", "Form"))


def place_of(line: DraftLine) -> Place | None:
    """Return where the form stands, with its words; None where what it is about is not here."""
    key = line.draft.key
    name, _, mark = key.form.partition(":")
    if line.person is not None and name == "visit" and mark:
        return _of_visit(line, mark)
    if name == "person-add":
        return Place("add-person")
    if name in {"phone-call", "counter-contact"} and line.person is None:
        return Place("front-desk")
    if line.person is not None:
        return Place("person", line.person.id, state={"form": key.form})
    return None if line.case is None else Place("case", line.case.id, state={"form": key.form})


def _of_visit(line: DraftLine, mark: str) -> Place | None:
    try:
        return Place("my-day", UUID(mark))
    except ValueError:
        return None if line.person is None else Place("person", line.person.id)
