"""What may be told of profiles while they are closed: whose they are, what waits in them, and how they were locked.

Quick to import and quick to ask: the unlock window is painted from it before anything of the store is loaded.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from caseworker.domain.actions import Role
from caseworker.store import plate as plates
from caseworker.store.hardening import harden
from caseworker.store.keys import attempts
from caseworker.store.plate import Plate
from caseworker.store.profile import Profile
from caseworker.store.state import State, read_state

__all__ = ["ClosedDoor", "LockWhy", "door_of", "doors_in", "harden", "seconds_to_wait"]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LockWhy(StrEnum):
    """Why a profile was locked. A profile that was closed has none."""

    NOT_LOCKED = ""
    ASKED = "asked"
    IDLE = "idle"
    SYSTEM = "system"  # the system locked its screen, or another person was signed in
    SLEEP = "sleep"
    DUE = "passphrase-due"  # the passphrase was given too long ago


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDoor:
    """One profile on this device. `name` is the folder's where nothing better is known, and `role` then None.

    `waiting` counts changes that were not sent when it was closed. `wrong_tries` are those since it last opened.
    """

    directory: Path
    name: str
    role: Role | None = None
    agency: str = ""
    belongs_to_server: bool = False
    waiting: int = 0
    last_contact_at: datetime | None = None
    locked_at: datetime | None = None
    locked_why: LockWhy = LockWhy.NOT_LOCKED
    idle_min: int = 0
    draft_kept: bool = False
    wrong_tries: int = 0
    locked_out: bool = False

    @property
    def tries_left(self) -> int:
        """How many wrong passphrases may still be given before one has to wait."""
        return max(0, attempts.FREE_TRIES - self.wrong_tries)


def doors_in(folder: Path) -> tuple[ClosedDoor, ...]:
    """Return the profiles in a folder, by name. Links are left out, and what was never finished."""
    if not folder.is_dir():
        return ()
    found = [door_of(one) for one in folder.iterdir() if not one.is_symlink() and _is_profile(one)]
    return tuple(sorted(found, key=lambda door: (door.name.casefold(), str(door.directory))))


def door_of(directory: Path) -> ClosedDoor:
    """Return what may be told of one profile. Nothing is checked and nothing refused: opening does that."""
    profile = Profile(directory)
    plate, state = plates.read_plate(profile) or Plate(), read_state(profile.state)
    return ClosedDoor(
        directory=directory,
        name=plate.name or directory.name,
        role=_role(plate.role),
        agency=plate.agency,
        belongs_to_server=plate.belongs_to_server,
        waiting=plate.waiting,
        last_contact_at=_moment(plate.last_contact_us),
        locked_at=_moment(plate.locked_at_us),
        locked_why=_why(plate.locked_why),
        idle_min=plate.idle_min,
        draft_kept=plate.draft_kept,
        wrong_tries=state.attempts.wrong,
        locked_out=state.locked_out,
    )


def seconds_to_wait(directory: Path, *, now: datetime) -> int:
    """Return how long the next try at a passphrase has to wait, 0 when it may be made now."""
    state: State = read_state(Profile(directory).state)
    try:
        attempts.check_wait(attempts.seen(state.attempts, now), now)
    except attempts.TryLater as later:
        return int(later.facts["wait_s"])
    return 0


def _is_profile(directory: Path) -> bool:
    profile = Profile(directory)
    return directory.is_dir() and (profile.keys.exists() or profile.store.exists())


def _moment(at_us: int) -> datetime | None:
    return _EPOCH + timedelta(microseconds=at_us) if at_us else None


def _role(word: str) -> Role | None:
    return Role(word) if word in {one.value for one in Role} else None


def _why(word: str) -> LockWhy:
    return LockWhy(word) if word in {one.value for one in LockWhy} else LockWhy.NOT_LOCKED
