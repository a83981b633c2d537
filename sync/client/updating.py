"""Looking for a newer version of the program, and fetching its package. Installing it is left to a person.

What the server says counts for nothing: only what the keys of the update root have signed is believed, the first root
being the one that the agency's trust document names (`sync/protocol/updates.py`). What was believed is kept for all
profiles of a person, outside the program's own folder, so that no reinstallation makes the device believe older lists.
"""

import hashlib
import os
import platform
import sys
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Protocol

from platformdirs import user_data_path

from caseworker.errors import CaseworkerError
from sync.client.failures import ServerRefused
from sync.client.line import Line
from sync.client.ranges import Ranges
from sync.protocol.trust import TrustDocument
from sync.protocol.updates import UPDATES, Release, UpdateNotKept, UpdateRefused, read_releases
from sync.protocol.wire import BadMessage

_PIECE_BYTES = 1 << 20
_MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
_SYSTEMS = {"win32": "windows", "darwin": "macos"}


class UpdateNotGiven(CaseworkerError):
    """The server does not have the package, or not any more."""

    key = "update.not-given"
    sentence = "The server does not have this update any more. Nothing was changed. Look for updates again."


class _Digest(Protocol):
    def update(self, data: bytes, /) -> None: ...


class Updating:
    """Finds and fetches updates for one installation. Used by one thread at a time.

    `trust` is the trust document of the agency, `platform` the name packages are listed under, `installed` the version
    that runs; `folder` (`kept_folder()`) is where what was believed is kept, apart for each root.
    """

    def __init__(self, line: Line, folder: Path, *, trust: TrustDocument, platform: str, installed: str) -> None:
        self._line, self._ranges = line, Ranges(line)
        self._pinned = trust.update_root
        self._folder = folder / self._pinned.hex()
        self._platform, self._installed = platform, installed

    def check(self, *, now: datetime) -> Release | None:
        """Return the newer version for this platform, None when there is none or the agency publishes no updates.

        `now` is the later of the clock and the last time the server told, so that a clock put back cannot make lists
        last longer. Raises UpdateRefused, UpdatesOutOfDate, UpdateNotKept and what the line raises.
        """
        releases = read_releases(self._folder, pinned=self._pinned, fetch=self._metadata, now=now) or ()
        mine = [one for one in releases if one.platform == self._platform and one.is_newer_than(self._installed)]
        return mine[0] if mine else None

    def fetch(self, release: Release, to: Path) -> Path:
        """Return the package of a release that `check` gave, in the folder `to` under its own name, once it is whole.

        What came before a cut is kept beside it as `.part` and gone on from. Nothing that was not verified ever has the
        package's name. A person installs it; nothing is started here. Raises UpdateRefused (what came is thrown away),
        UpdateNotGiven, UpdateNotKept and what the line raises.
        """
        try:
            to.mkdir(parents=True, exist_ok=True)
            part = to / f"{release.sha256}.part"
            if not self._filled(part, release):
                part.unlink(missing_ok=True)
                raise UpdateRefused
            return part.replace(to / release.file)
        except OSError as error:
            raise UpdateNotKept from error

    def _filled(self, part: Path, release: Release) -> bool:
        """Fetch what is missing of a part and return whether the whole is what was signed."""
        have = hashlib.sha256()
        with part.open("ab+") as out:
            size = _read_over(part, have)
            while size < release.size:
                piece = self._piece(release, start=size)
                if piece is None:
                    return False
                out.write(piece)
                have.update(piece)
                size += len(piece)
            out.flush()
            os.fsync(out.fileno())
        return size == release.size and have.hexdigest() == release.sha256

    def _piece(self, release: Release, *, start: int) -> bytes | None:
        """Return the next bytes, None for an answer that is not of this package's length."""
        path = f"{UPDATES}/package/{release.sha256}"
        try:
            piece = self._ranges.part(path, start=start, size=release.size)
        except BadMessage:
            return None
        if not piece:
            raise UpdateNotGiven
        return piece

    def _metadata(self, name: str) -> bytes | None:
        answer = self._line.ask("GET", f"{UPDATES}/{name}")
        if answer.is_good:
            return answer.body
        if answer.status == HTTPStatus.NOT_FOUND:
            return None
        raise ServerRefused(error="", status=answer.status)


def kept_folder() -> Path:
    """Return where this system keeps what was believed of updates: with the person's data, not with the program."""
    return user_data_path("caseworker", appauthor=False) / "updates"


def this_platform() -> str:
    """Return the name of this system and machine among packages, such as `linux-x86_64` or `windows-x86_64`."""
    machine = platform.machine().lower()
    return f"{_SYSTEMS.get(sys.platform, sys.platform)}-{_MACHINES.get(machine, machine)}"


def _read_over(path: Path, digest: _Digest) -> int:
    """Add what a file holds to a digest and return how many bytes that was."""
    size = 0
    with path.open("rb") as source:
        while piece := source.read(_PIECE_BYTES):
            digest.update(piece)
            size += len(piece)
    return size
