"""What the roles of an agency are called. Apart from the other words, because the unlock window says them too."""

from PySide6.QtCore import QCoreApplication

from caseworker.domain.actions import Role

translate = QCoreApplication.translate


def role_words(role: Role) -> str:
    """Return what someone is in the agency."""
    return {
        Role.OFFICER: translate("Wording", "Field officer"),
        Role.FRONT_DESK: translate("Wording", "Front desk"),
        Role.SUPERVISOR: translate("Wording", "Supervisor"),
        Role.ADMINISTRATOR: translate("Wording", "Administrator"),
        Role.AUDITOR: translate("Wording", "Auditor"),
    }[role]
