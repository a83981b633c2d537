"""Updates: the packages of the program that the agency's update keys vouch for, in metadata of The Update Framework.

The trust document names the first root by its SHA-256. That root names the keys, each later root is signed by enough
keys of the one before and of itself, and the keys it names sign the lists. The framework's own library reads all this
(theupdateframework.github.io/specification, 1.0) and refuses what was changed, is signed by too few, goes back, has run
out, or is mixed from several states. Device and service read by this same code. What was believed is kept in a folder
that is handed in; this is the one module of the protocol that keeps anything, because the library does.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from tuf.api.exceptions import DownloadError, DownloadHTTPError, ExpiredMetadataError, RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.ngclient import FetcherInterface, Updater

from caseworker.errors import CaseworkerError
from sync.protocol.trust import NO_UPDATES

UPDATES = "/sync/v1/updates"
TIMESTAMP, FIRST_ROOT = "timestamp.json", "1.root.json"
METADATA_BYTES = 512_000  # of one file of metadata
MOST_PACKAGE_BYTES = 2 << 30
LEAST_ROOT_KEYS = 2  # that must sign a root

Fetch = Callable[[str], bytes | None]
"""Returns the metadata of a name, None when there is none. What it raises ends the reading."""

_METADATA = re.compile(r"timestamp\.json|[1-9]\d{0,8}\.(root|snapshot|targets)\.json")
_PLATFORM = re.compile(r"[a-z0-9]([a-z0-9_-]{0,62}[a-z0-9])?")
_FILE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,120}[A-Za-z0-9])?")
_VERSION = re.compile(r"(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){1,3}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class UpdateRefused(CaseworkerError):
    """A list of updates or a package that the agency's update keys do not vouch for."""

    key = "update.refused"
    sentence = (
        "The update is not one that the agency's keys vouch for. It was thrown away, and the program and everything "
        "saved are as they were. Tell the administrator."
    )


class UpdatesOutOfDate(CaseworkerError):
    """The list of updates has run out, or is withheld: there may be a newer one that is not shown."""

    key = "update.out-of-date"
    sentence = (
        "The list of updates has run out, so newer ones may be missing from it. Nothing was changed, and work can go "
        "on. Check this computer's clock; if it is right, tell the administrator."
    )


class UpdateNotKept(CaseworkerError):
    """The disk is full, or the folder for updates cannot be written."""

    key = "update.not-kept"
    sentence = "There is no room to keep the update. Nothing was changed. Make room on the disk and try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One package: `version` of the program for a `platform`, as `file` of `size` bytes with this `sha256`."""

    platform: str
    version: str
    file: str
    size: int
    sha256: str

    def is_newer_than(self, version: str) -> bool:
        """Whether this is a later version; a version that is no row of numbers is older than any."""
        return _numbers(self.version) > _numbers(version)


def is_metadata_name(name: str) -> bool:
    """Whether a file of this name is metadata: `timestamp.json`, or a root, snapshot or targets with its version."""
    return _METADATA.fullmatch(name) is not None


def read_releases(folder: Path, *, pinned: bytes, fetch: Fetch, now: datetime) -> tuple[Release, ...] | None:
    """Return the packages that are vouched for now, None when this agency publishes no updates.

    `folder` keeps what was believed, so that nothing older is believed later; `pinned` is the first root's SHA-256.
    `now` is the later of the clock and the last time the server told. Raises UpdateRefused, UpdatesOutOfDate,
    UpdateNotKept, and what `fetch` raises.
    """
    try:
        first = None if pinned == NO_UPDATES else _first_root(folder, pinned, fetch)
        if first is None:
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        Updater(str(folder), UPDATES, fetcher=_Fetcher(fetch), bootstrap=first).refresh()
        return _believed(folder, now)
    except (DownloadError, RepositoryError) as error:
        raise _meant(error) from error
    except OSError as error:
        raise UpdateNotKept from error


def root_fingerprint(raw: bytes) -> bytes:
    """Return what a trust document names a first root by; raises UpdateRefused for one it should not name.

    It must have version 1, be signed by as many of its own keys as it asks for, and ask for at least two of three.
    """
    try:
        read: Metadata[Root] = Metadata.from_bytes(raw)
        read.verify_delegate(Root.type, read)
    except (RepositoryError, ValueError, TypeError) as error:
        raise UpdateRefused from error
    role = read.signed.roles[Root.type]
    if read.signed.version != 1 or role.threshold < LEAST_ROOT_KEYS or len(role.keyids) <= role.threshold:
        raise UpdateRefused
    return hashlib.sha256(raw).digest()


class _Fetcher(FetcherInterface):
    """Hands the library what is fetched elsewhere; the library limits its length."""

    def __init__(self, fetch: Fetch) -> None:
        self._from = fetch

    def _fetch(self, url: str) -> Iterator[bytes]:
        found = self._from(url.removeprefix(f"{UPDATES}/"))
        if found is None:
            raise DownloadHTTPError("there is none", HTTPStatus.NOT_FOUND)
        return iter((found,))


def _first_root(folder: Path, pinned: bytes, fetch: Fetch) -> bytes | None:
    """Return the root the trust document names, as it was kept or as it is offered."""
    kept = folder / "root_history" / FIRST_ROOT
    known = kept.read_bytes() if kept.is_file() else b""
    if hashlib.sha256(known).digest() == pinned:
        return known
    offered = fetch(FIRST_ROOT)
    if offered is not None and hashlib.sha256(offered).digest() != pinned:
        raise UpdateRefused
    return offered


def _believed(folder: Path, now: datetime) -> tuple[Release, ...]:
    """Return the packages of the metadata that the library has just believed; it went by the clock alone."""
    root: Metadata[Root] = Metadata.from_file(str(folder / "root.json"))
    timestamp: Metadata[Timestamp] = Metadata.from_file(str(folder / TIMESTAMP))
    snapshot: Metadata[Snapshot] = Metadata.from_file(str(folder / "snapshot.json"))
    targets: Metadata[Targets] = Metadata.from_file(str(folder / "targets.json"))
    if any(one.signed.is_expired(now) for one in (root, timestamp, snapshot, targets)):
        raise UpdatesOutOfDate
    if root.signed.roles[Root.type].threshold < LEAST_ROOT_KEYS:
        raise UpdateRefused
    return tuple(_release(one) for _, one in sorted(targets.signed.targets.items()))


def _release(target: TargetFile) -> Release:
    told = target.custom if isinstance(target.custom, dict) else {}
    made = Release(
        platform=target.path,
        version=str(told.get("version")),
        file=str(told.get("file")),
        size=target.length,
        sha256=str(target.hashes.get("sha256")),
    )
    shapes = ((_PLATFORM, made.platform), (_VERSION, made.version), (_FILE, made.file), (_SHA256, made.sha256))
    if not all(shape.fullmatch(text) for shape, text in shapes) or not 0 < made.size <= MOST_PACKAGE_BYTES:
        raise UpdateRefused
    return made


def _meant(error: Exception) -> CaseworkerError:
    """Return what a failure of the library means to us."""
    if isinstance(error.__cause__, CaseworkerError):
        return error.__cause__
    is_out_of_date = isinstance(error, (ExpiredMetadataError, DownloadHTTPError))
    return UpdatesOutOfDate() if is_out_of_date else UpdateRefused()


def _numbers(version: str) -> tuple[int, ...]:
    if not _VERSION.fullmatch(version):
        return ()
    numbers = [int(one) for one in version.split(".")]
    while numbers[-1:] == [0]:
        numbers.pop()
    return (1, *numbers)
