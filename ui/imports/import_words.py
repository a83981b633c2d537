"""The words for kinds of files, for the fields columns go into, and for what became of items."""

from PySide6.QtCore import QCoreApplication

from caseworker.domain.import_runs import Outcome, RunState, WhyStays

translate = QCoreApplication.translate


def kind_words(kind: str) -> str:
    """Return what a kind brings in."""
    known = {
        "people": translate("Imports", "People"),
        "cases": translate("Imports", "Cases"),
        "requests": translate("Imports", "Service requests"),
        "directory": translate("Imports", "Directory of services"),
        "answers": translate("Imports", "Answers"),
        "vcard": translate("Imports", "Address book"),
        "calendar": translate("Imports", "Appointments"),
        "mail": translate("Imports", "E-mail"),
    }
    return known.get(kind, kind)


def field_words(field: str) -> str:
    """Return what a field is called; a field without a word of ours by its own name."""
    known = {
        "reference": translate("Imports", "Reference"),
        "name": translate("Imports", "Full name"),
        "given": translate("Imports", "Given name"),
        "family": translate("Imports", "Family name"),
        "birth_date": translate("Imports", "Date of birth"),
        "phone": translate("Imports", "Phone"),
        "mobile": translate("Imports", "Mobile phone"),
        "email": translate("Imports", "E-mail"),
        "street": translate("Imports", "Street"),
        "locality": translate("Imports", "Town"),
        "postcode": translate("Imports", "Postcode"),
        "country": translate("Imports", "Country"),
        "language": translate("Imports", "Language"),
        "gender": translate("Imports", "Gender"),
        "form_of_address": translate("Imports", "Form of address"),
        "description": translate("Imports", "Description"),
        "person": translate("Imports", "Person (reference or number)"),
        "part": translate("Imports", "Their part in the case"),
        "case_type": translate("Imports", "Case type"),
        "title": translate("Imports", "Title"),
        "summary": translate("Imports", "What it is about"),
        "place": translate("Imports", "Place"),
        "received_on": translate("Imports", "Received on"),
        "priority": translate("Imports", "Priority"),
    }
    return known.get(field) or field.replace("_", " ").capitalize()


def outcome_words(outcome: Outcome | None) -> str:
    """Return what would become of an item."""
    known = {
        Outcome.ADDED: translate("Imports", "New"),
        Outcome.CHANGED: translate("Imports", "Brought up to date"),
        Outcome.KNOWN: translate("Imports", "Here already"),
        None: translate("Imports", "Cannot go in"),
    }
    return known[outcome]


def state_words(state: RunState) -> str:
    """Return how far a run is."""
    known = {
        RunState.STARTED: translate("Imports", "Not finished"),
        RunState.DONE: translate("Imports", "Finished"),
        RunState.UNDOING: translate("Imports", "Partly taken back"),
        RunState.UNDONE: translate("Imports", "Taken back"),
    }
    return known[state]


def why_words(why: WhyStays) -> str:
    """Return why something was not taken back."""
    known = {
        WhyStays.CHANGED: translate("Imports", "Somebody has changed it since."),
        WhyStays.NAMED: translate("Imports", "Something else that is kept names it."),
        WhyStays.NOT_YOURS: translate("Imports", "It is not yours to take back."),
    }
    return known[why]


def record_words(kind: str) -> str:
    """Return what an item had become, "" for what has no name of its own."""
    known = {
        "person": translate("Imports", "Person"),
        "case": translate("Imports", "Case"),
        "appointment": translate("Imports", "Appointment"),
        "interaction": translate("Imports", "Contact"),
        "service": translate("Imports", "Service"),
        "place": translate("Imports", "Place"),
        "answer": translate("Imports", "Answer"),
    }
    return known.get(kind, "")
