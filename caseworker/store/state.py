"""`state.json`: the profile's non-secret counters, for the time before the store is open.

Anyone with the disk may change it, so nothing is decided by it alone: the keyring keeps the same counters where it
can, and the stricter of both counts.
"""

import logging
from pathlib import Path
from uuid import UUID

import msgspec

from caseworker.store.files import replace_durably
from caseworker.store.keys.attempts import Attempts

LARGEST_BYTES = 8 * 1024
_log = logging.getLogger(__name__)


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Counters and flags. Moments are microseconds since 1970 UTC, 0 for never."""

    v: int = 1
    profile: UUID | None = None
    attempts: Attempts = Attempts()
    locked_out: bool = False
    new_device_identity: bool = False  # a restored store must be enrolled as a new device before it synchronizes
    last_backup_us: int = 0
    last_check_us: int = 0


def read_state(path: Path) -> State:
    """Return the counters; fresh ones when the file is absent, unreadable or of another version."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        return State()
    try:
        state = msgspec.json.decode(raw, type=State) if len(raw) <= LARGEST_BYTES else State(v=0)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        state = State(v=0)
    if state.v != 1:
        _log.warning("%s is unreadable and starts again", path.name)
        return State()
    return state


def write_state(path: Path, state: State) -> None:
    """Replace the file, whole or not at all."""
    replace_durably(path, msgspec.json.encode(state))
