"""What of mail can be asked for on every page: messages are brought in wherever one is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from caseworker.domain.actions import Role
from ui.commands import Command
from ui.people.everywhere import Going
from ui.places import Place

_FILES = frozenset({Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR})


def mail_everywhere(window: Going) -> Sequence[Command]:
    """Return the command that leads to the page of messages."""
    if window.work.office.card.role not in _FILES:
        return ()
    words = QCoreApplication.translate("Mail", "Bring in mail")
    group = QCoreApplication.translate("Mail", "Mail")

    def run() -> None:
        window.go(Place("mail"))

    return (Command(id="mail.open", words=words, run=run, group=group, icon="mail"),)
