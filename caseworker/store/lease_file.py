"""`lease.json`: the lease as the server signed it, and whom to ask for another. Nothing in it is secret.

Anyone with the disk may change it: the lease counts by its signature alone, and what is said about the server only
helps a locked-out device to find it.
"""

import logging
from pathlib import Path

import msgspec

from caseworker.store.files import replace_durably
from caseworker.store.membership import Membership
from caseworker.store.profile import Profile

LARGEST_BYTES = 256 * 1024
_log = logging.getLogger(__name__)


class LeaseFile(msgspec.Struct, frozen=True, kw_only=True):
    """The file. `lease` is a signed statement, b"" before the first one; `ca` the agency's own TLS authority."""

    server: str
    device: str
    root: bytes
    trust: bytes
    ca: str = ""
    lease: bytes = b""


def path_of(profile: Profile) -> Path:
    """Return where the file stands."""
    return profile.directory / "lease.json"


def read_lease_file(profile: Profile) -> LeaseFile | None:
    """Return the file, None when it is absent or cannot be read."""
    path = path_of(profile)
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        return None
    try:
        return msgspec.json.decode(raw, type=LeaseFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        _log.warning("%s is unreadable and counts as absent", path.name)
        return None


def write_lease_file(profile: Profile, membership: Membership, lease: bytes) -> None:
    """Replace the file, whole or not at all; raises DiskFull."""
    told = LeaseFile(
        server=membership.server,
        device=str(membership.device),
        root=membership.root,
        trust=membership.trust,
        ca=membership.ca,
        lease=lease,
    )
    replace_durably(path_of(profile), msgspec.json.encode(told))
