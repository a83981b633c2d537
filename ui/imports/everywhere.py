"""The way to imports from every page: a command in the menu of all commands."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from caseworker.domain.actions import Role
from ui.commands import Command
from ui.places import Place
from ui.work import Work

_BRING_IN = frozenset({Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR})


class Going(Protocol):
    """A window in which an office is open and that can go places."""

    work: Work

    def go(self, place: Place) -> None:
        """Show a place."""


def imports_everywhere(window: Going) -> Sequence[Command]:
    """Return the command that leads to imports, for those who may bring something in."""
    if window.work.office.card.role not in _BRING_IN:
        return ()
    words, group = QCoreApplication.translate("Imports", "Import…"), QCoreApplication.translate("Imports", "Import")

    def run() -> None:
        window.go(Place("imports"))

    return (Command(id="imports.open", words=words, run=run, group=group, icon="upload"),)
