"""The directory of one profile: where its files are, that only its owner sees it, and that one process holds it.

No key and no SQL here. The hold is a lock of the operating system, so it ends with the process however that ends.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from caseworker.errors import CaseworkerError
from caseworker.store.files import make_private, remove_tree, replace_durably, sync_directory

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCK, _CREATING, _WIPING, _OUTBOX = "lock", "creating", "wiping", "outbox.sealed"
_BEFORE_ANYTHING = frozenset({_LOCK, f"{_CREATING}.new"})  # what the first steps leave when they are cut off


class ProfileMissing(CaseworkerError):
    """There is no profile at the place."""

    key = "profile.missing"
    sentence = "There is no profile in {directory}. Nothing was changed. Choose another place, or make a profile there."


class ProfileExists(CaseworkerError):
    """Something is there already."""

    key = "profile.exists"
    sentence = "{directory} is not empty, and nothing in it is ever overwritten. Choose an empty place."


class ProfileUnsafe(CaseworkerError):
    """The directory is a link, no directory, or belongs to someone else."""

    key = "profile.unsafe"
    sentence = (
        "{directory} is a link or belongs to someone else, so it is refused. Nothing was changed. Use the real folder."
    )


class ProfileInUse(CaseworkerError):
    """Another process has the profile open."""

    key = "profile.in-use"
    sentence = (
        "This profile is open in another window or program. Everything saved is safe. Close it there, then try again."
    )


class ProfileUnfinished(CaseworkerError):
    """Making the profile was interrupted before it held anything."""

    key = "profile.unfinished"
    sentence = "Making this profile was interrupted, and it holds nothing yet. Make it again in the same place."


class ProfileWiped(CaseworkerError):
    """The profile was wiped from this device."""

    key = "profile.wiped"
    sentence = (
        "This profile was removed from this device. Work that was already sent is safe on the server."
        " Enrol the device again."
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """The paths of a profile's files (security design, section 2)."""

    directory: Path

    @property
    def keys(self) -> Path:
        """The slots."""
        return self.directory / "keys.json"

    @property
    def store(self) -> Path:
        """The encrypted database; its log and shared memory stand beside it."""
        return self.directory / "case.db"

    @property
    def attachments(self) -> Path:
        """The sealed attachments."""
        return self.directory / "att"

    @property
    def temporary(self) -> Path:
        """Work in progress, emptied whenever the profile is opened."""
        return self.directory / "tmp"

    @property
    def state(self) -> Path:
        """The non-secret counters."""
        return self.directory / "state.json"

    @property
    def outbox(self) -> Path:
        """Operations sealed to the server; kept when the rest is wiped."""
        return self.directory / _OUTBOX

    @property
    def creating(self) -> Path:
        """Present while the profile is being made; holds its id."""
        return self.directory / _CREATING

    @property
    def wiping(self) -> Path:
        """Present while the profile is being wiped."""
        return self.directory / _WIPING

    def check(self) -> None:
        """Raise unless this is an own directory with a profile in it; repairs its permissions."""
        self._check_own()
        if not self.directory.is_dir():
            raise ProfileMissing(directory=self.directory.name)
        if self.creating.exists() and not self.keys.exists():
            raise ProfileUnfinished
        if not (self.keys.exists() or self.store.exists() or self.wiping.exists()):
            raise ProfileMissing(directory=self.directory.name)
        make_private(self.directory)

    def start(self, profile: UUID) -> UUID | None:
        """Make the directory ready for a new profile. Returns the id of an unfinished one that was cleared away."""
        cleared = None
        if self.creating.exists() and not self.keys.exists():
            cleared = _id(self.creating.read_text())
            self.clear(keep=frozenset({_CREATING}))  # cut off in here, the rest is still known to be unfinished
        elif any(path.name not in _BEFORE_ANYTHING for path in self.directory.iterdir()):
            raise ProfileExists(directory=self.directory.name)
        replace_durably(self.creating, str(profile).encode())
        make_private(self.attachments)
        return cleared

    def make(self) -> None:
        """Make the directory itself, readable by its owner alone; refuses a link."""
        self._check_own()
        make_private(self.directory)

    def finish(self) -> None:
        """Say that the profile is complete."""
        self.creating.unlink(missing_ok=True)
        sync_directory(self.directory)

    def empty_temporary(self) -> None:
        """Remove what a killed process left of its work in progress, and make room for more."""
        remove_tree(self.temporary)
        make_private(self.temporary)

    def clear(self, *, keep: frozenset[str] = frozenset()) -> None:
        """Remove everything but the lock and the names to keep."""
        for path in sorted(self.directory.iterdir()):
            if path.name in keep or path.name == _LOCK:
                continue
            if path.is_dir() and not path.is_symlink():
                remove_tree(path)
            else:
                path.unlink()
        sync_directory(self.directory)

    def _check_own(self) -> None:
        unsafe = ProfileUnsafe(directory=self.directory.name)
        if self.directory.is_symlink():
            raise unsafe
        if not self.directory.exists():
            return
        if not self.directory.is_dir() or (os.name != "nt" and self.directory.stat().st_uid != os.geteuid()):
            raise unsafe


class Hold:
    """One process's claim on a profile, from construction to `release`; a second one raises `ProfileInUse`."""

    def __init__(self, profile: Profile) -> None:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        self._handle: int | None = os.open(profile.directory / _LOCK, flags, 0o600)
        try:
            _claim(self._handle)
        except OSError as error:
            self.release()
            raise ProfileInUse from error

    def release(self) -> None:
        """Give the profile up. Releasing twice is releasing once."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _claim(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
