"""What of people can be asked for on every page: a new person is added wherever one is."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from caseworker.domain.actions import Role
from ui.commands import Command
from ui.people.adding import adding_place
from ui.places import Place
from ui.work import Work

_ADDS = frozenset({Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR})


class Going(Protocol):
    """A window in which an office is open and that can go places."""

    work: Work

    def go(self, place: Place) -> None:
        """Show a place."""


def people_everywhere(window: Going) -> Sequence[Command]:
    """Return the commands that stand in the window, whatever page is shown."""
    if window.work.office.card.role not in _ADDS:
        return ()
    words = QCoreApplication.translate("People", "Add person")
    group = QCoreApplication.translate("People", "People")

    def run() -> None:
        window.go(adding_place())

    return (Command(id="person.add", words=words, run=run, group=group, icon="user-plus"),)
