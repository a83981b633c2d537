"""What of the front desk can be asked for on every page: a phone call comes in wherever one is."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from caseworker.domain.actions import Role
from ui.commands import Command
from ui.front_desk.phone_panel import take_call
from ui.work import Work

_TAKE_CALLS = frozenset({Role.FRONT_DESK, Role.OFFICER, Role.SUPERVISOR})


class Working(Protocol):
    """A window in which an office is open."""

    work: Work


def everywhere(window: Working) -> Sequence[Command]:
    """Return the commands that stand in the window, whatever page is shown."""
    if window.work.office.card.role not in _TAKE_CALLS or not isinstance(window, QWidget):
        return ()
    words = QCoreApplication.translate("FrontDesk", "Log phone call")
    group = QCoreApplication.translate("FrontDesk", "Contact")

    def run() -> None:
        take_call(window.work, window)

    return (Command(id="front-desk.phone-call", words=words, run=run, group=group, icon="phone"),)
