"""How the entrance window and its further steps know each other. Quick to import."""

from collections.abc import Callable
from concurrent.futures import Future
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from caseworker.desk.door_plates import ClosedDoor
from ui.entrance.keeper import Entered, Keeper
from ui.entrance.pieces import EntranceCard
from ui.tasks import Lanes


class Way(StrEnum):
    """How somebody gets in again."""

    CODE = "code"
    SUPERVISOR = "supervisor"  # the passphrase is lost: a supervisor releases the root key
    RELEASE = "release"  # the passphrase is known, the device locked out: an administrator releases it


class Hall(Protocol):
    """What a step may ask of the entrance window."""

    folder: Path
    keeper: "Future[Keeper]"
    lanes: Lanes

    def guest(self) -> QObject:
        """Return what steps live under."""

    def show_card(self, card: EntranceCard, again: Callable[[], None]) -> None:
        """Show a card; `again` makes it anew in other sizes or another language."""

    def take(self, entered: Entered) -> None:
        """Take what was opened."""

    def welcome(self) -> None:
        """Show how to begin."""

    def ways(self, door: ClosedDoor) -> None:
        """Show how to get in again."""

    def unlock(self, door: ClosedDoor) -> None:
        """Ask for the passphrase of a profile."""


class Steps(Protocol):
    """The steps that are loaded behind the unlock window."""

    def begin_new(self, hall: Hall, *, alone: bool, pack: Path | None) -> None:
        """Begin a new profile."""

    def readmit(self, hall: Hall, door: ClosedDoor, way: Way) -> None:
        """Let somebody in again."""

    def show_code(self, hall: Hall, code: str, then: Callable[[], None]) -> None:
        """Show a printed code once."""
