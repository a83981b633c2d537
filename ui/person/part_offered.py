"""Which part somebody may have in a case, as a form offers it: nobody comes into a protected part unasked."""

from PySide6.QtCore import QCoreApplication

from caseworker.domain.case_types import CaseType
from ui.person.form import Offer

translate = QCoreApplication.translate


def part_offered(case_type: CaseType) -> Offer:
    """Return the parts of a case type; the only one is chosen beforehand, unless it is protected."""
    parts = case_type.people
    words = tuple(
        (one.id, translate("Parts", "{part} (protected)").format(part=one.title) if one.protected else one.title)
        for one in parts
    )
    only = case_type.usual_role if len(parts) == 1 else ""
    return Offer(options=words, value=only, remark=protected_words() if case_type.has_protected_role else "")


def protected_words() -> str:
    """Return what a protected part means for whoever is given it."""
    return translate(
        "Parts", "Who is protected is kept as closely as the case, with all that is known of them. This stays so."
    )


def part_label() -> str:
    """Return what is asked."""
    return translate("Parts", "Their part in the case")


def part_missing() -> str:
    """Return what is said where no part was chosen."""
    return translate("Parts", "Choose which part they have in the case.")


def choose_words() -> str:
    """Return what stands in the field while nothing is chosen."""
    return translate("Parts", "Choose")
