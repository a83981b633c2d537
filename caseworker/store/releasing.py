"""Letting a locked-out device in again: what may be told of it while it is closed, and taking back its device secret.

The secret opens nothing without the passphrase, and is taken only if it is the one the slots were made with.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec

from caseworker.errors import CaseworkerError
from caseworker.store.files import replace_durably
from caseworker.store.keys import attempts
from caseworker.store.keys.attempts import Attempts
from caseworker.store.keys.device_secret import DeviceSecretStore
from caseworker.store.keys.keyfile import read_keys
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import check_device_secret
from caseworker.store.lease_file import LeaseFile, path_of, read_lease_file
from caseworker.store.profile import Hold, Profile
from caseworker.store.state import write_state
from caseworker.store.unlocking import come_to_door


class NotEnrolled(CaseworkerError):
    """The profile belongs to no server, so there is nobody to ask."""

    key = "profile.not-enrolled"
    sentence = (
        "This profile belongs to no server, so no server can release it. Everything saved is safe. Use your printed"
        " code, or ask your supervisor for recovery."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedProfile:
    """What a closed profile tells of itself. `recovery_slot` is b"" where there is none."""

    profile: UUID
    epoch: int
    recovery_slot: bytes
    place: LeaseFile


def closed_profile(directory: Path) -> ClosedProfile:
    """Return it; raises ProfileMissing and its kin, what `read_keys` does, and NotEnrolled."""
    profile = Profile(directory)
    profile.check()
    keys, place = read_keys(profile.keys), read_lease_file(profile)
    if place is None:
        raise NotEnrolled
    slot = keys.newest.recovery
    return ClosedProfile(
        profile=keys.profile,
        epoch=keys.newest.epoch,
        recovery_slot=b"" if slot is None else slot.sealed,
        place=place,
    )


def take_back(
    directory: Path, secrets: DeviceSecretStore, secret: bytes, *, epoch: int, lease: bytes | None, now: datetime
) -> None:
    """Put the device secret into the keyring again, with a fresh lease, and forget the wrong tries.

    Raises DeviceSecretForeign for another profile's, keyring errors, and ProfileInUse.
    """
    profile = Profile(directory)
    profile.check()
    hold = Hold(profile)
    try:
        door = come_to_door(profile, secrets, now=now)
        stated = next(one for one in door.keys.epochs if one.epoch == epoch)
        with Secret(secret) as given:
            check_device_secret(stated.passphrase, given)
            door.witness.keep_device_secret(epoch, given)
        if lease is not None:
            _renew(profile, lease)
        fresh = Attempts(last_seen_us=attempts.effective_us(door.notes.attempts, now))
        door.witness.keep(msgspec.structs.replace(door.notes, attempts=fresh))
        write_state(profile.state, msgspec.structs.replace(door.state, attempts=fresh, locked_out=False))
    finally:
        hold.release()


def take_lease(directory: Path, lease: bytes) -> None:
    """Keep a lease that came with a release; whether it is this device's is found when the profile is opened."""
    _renew(Profile(directory), lease)


def _renew(profile: Profile, lease: bytes) -> None:
    place = read_lease_file(profile)
    if place is not None:
        replace_durably(path_of(profile), msgspec.json.encode(msgspec.structs.replace(place, lease=lease)))
