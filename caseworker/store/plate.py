"""`plate.json`: what stands on the door of a closed profile: whose it is, and why and when it was locked.

An officer's name as colleagues know it, counts and moments; never a word about a citizen. Anyone with the disk may
change it, so nothing is decided by it.
"""

import logging
from pathlib import Path

import msgspec

from caseworker.store.files import replace_durably
from caseworker.store.profile import Profile

LARGEST_BYTES = 16 * 1024
_log = logging.getLogger(__name__)


class Plate(msgspec.Struct, frozen=True, kw_only=True):
    """The file. Moments are microseconds since 1970 UTC, 0 for never.

    `locked_why` is "" for a profile that was simply closed; `idle_min` tells after how many minutes without use.
    """

    name: str = ""
    role: str = ""
    agency: str = ""
    belongs_to_server: bool = False
    waiting: int = 0
    last_contact_us: int = 0
    locked_at_us: int = 0
    locked_why: str = ""
    idle_min: int = 0
    draft_kept: bool = False


def path_of(profile: Profile) -> Path:
    """Return where the file stands."""
    return profile.directory / "plate.json"


def read_plate(profile: Profile) -> Plate | None:
    """Return what the door says, None when there is nothing or it cannot be read."""
    path = path_of(profile)
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
        return msgspec.json.decode(raw, type=Plate)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        _log.info("%s is unreadable and counts as absent", path.name)
        return None


def put_up(profile: Profile, plate: Plate) -> None:
    """Replace the file, whole or not at all; raises DiskFull."""
    replace_durably(path_of(profile), msgspec.json.encode(plate))
