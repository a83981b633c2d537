"""What the entrance may ask of those who open profiles. Kept apart from who does it, so that it is quick to load.

Every call may take long and is made off the screen's thread; each raises foreseen failures.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from caseworker.domain.actions import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A profile that is open. `office` is the open office itself, which whoever receives this has to close.

    `code` is the printed code that was just made, "" without one: it is shown once, and kept nowhere.
    """

    office: object
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAlone:
    """What a profile without a server is made with: its officer, and the folder of the agency's pack."""

    name: str
    role: Role
    pack: Path
    territory: str
    team: str = ""
    counter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackTold:
    """What a pack offers to choose from, as ids and names."""

    agency: str
    territories: tuple[tuple[str, str], ...]
    teams: tuple[tuple[str, str], ...]
    counters: tuple[tuple[str, str], ...]


class Asking(Protocol):
    """A request to be let in again. `code` is read out to whoever approves."""

    @property
    def code(self) -> str:
        """The six digits."""

    def look(self) -> bool:
        """Ask whether somebody has approved."""


class Keeper(Protocol):
    """Opens, makes and recovers profiles."""

    def pin_waits(self, directory: Path) -> bool:
        """Whether the profile was locked a moment ago and a PIN opens it."""

    def drop_pin(self) -> None:
        """Forget the PIN that was left by the lock: the machine slept, or the passphrase was used instead."""

    def unlock(self, directory: Path, passphrase: str) -> Entered:
        """Open with the passphrase."""

    def unlock_by_pin(self, directory: Path, pin: str) -> Entered:
        """Open with the PIN."""

    def unlock_by_code(self, directory: Path, code: str, *, new_passphrase: str) -> Entered:
        """Open with the printed code under a new passphrase; a new code is made."""

    def ask_release(self, directory: Path, *, passphrase_lost: bool) -> Asking:
        """Ask the server to let this profile in again."""

    def put_back(self, asked: Asking) -> None:
        """Take the device secret that was released: the passphrase opens the profile again."""

    def open_released(self, asked: Asking, *, new_passphrase: str) -> Entered:
        """Open with the key that a supervisor released, under a new passphrase; a new code is made."""

    def has_keyring(self) -> bool:
        """Whether a new profile is also protected by this system's keyring."""

    def uses_keyring(self, directory: Path) -> bool:
        """Whether a profile is."""

    def suggested_passphrase(self) -> str:
        """Return four ordinary words."""

    def check_passphrase(self, passphrase: str, *, with_keyring: bool) -> None:
        """Raise for a passphrase that is too short or too common."""

    def join(
        self, ticket: str, directory: Path, *, passphrase: str, device_name: str, tells_code: Callable[[str], None]
    ) -> Entered:
        """Become a device of the agency of a ticket; `tells_code` gets the six digits to compare, on this thread."""

    def read_pack(self, folder: Path) -> PackTold:
        """Return what a pack offers."""

    def begin_alone(self, directory: Path, wish: NewAlone, *, passphrase: str) -> Entered:
        """Make a profile that belongs to no server."""
