"""The door: from a passphrase, printed code or recovery key to the root keys, with the tries counted.

The order is that of the security design, section 5: slots, their settings, keyring, derivation, commitment, header
MAC. A try is counted before it is made, so that killing the program gains a guesser nothing.
"""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.errors import CaseworkerError
from caseworker.store.damage import StoreOlder
from caseworker.store.keys import attempts
from caseworker.store.keys.attempts import Attempts, LockedOut
from caseworker.store.keys.device_secret import DeviceSecretStore
from caseworker.store.keys.keyfile import EpochSlots, KeyFile, check_mac, read_keys
from caseworker.store.keys.pin import PinDropped, PinSlot
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import (
    DeviceSecretForeign,
    WrongCode,
    WrongPassphrase,
    WrongRecoveryKey,
    check_device_secret,
    device_check,
    open_code,
    open_passphrase,
    open_recovery,
)
from caseworker.store.keys.witness import Notes, Witness
from caseworker.store.locking import HeldPin
from caseworker.store.profile import Profile
from caseworker.store.state import State, read_state, write_state


class DeviceSecretMissing(CaseworkerError):
    """The keyring answers, but the profile's entry is not in it."""

    key = "keyring.missing"
    sentence = (
        "The entry for this store is missing from the system's keyring. Everything saved is safe, and your passphrase"
        " was not tried. Use your printed code, or ask your supervisor for recovery."
    )


class ReleaseNeeded(CaseworkerError):
    """The device secret was removed because the device had not met its server for too long."""

    key = "vault.release-needed"
    sentence = (
        "This device was locked because it had not met its server for too long. Everything saved is safe. Connect to"
        " the agency's network and ask your administrator to release it."
    )


@dataclass(frozen=True, slots=True)
class Door:
    """A closed profile, held by this process: its slots, what the keyring knows, and the counters."""

    profile: Profile
    keys: KeyFile
    witness: Witness
    notes: Notes
    state: State
    now: datetime


def come_to_door(
    profile: Profile, secrets: DeviceSecretStore | None, *, now: datetime, accept_old_copy: bool = False
) -> Door:
    """Read slots, settings, keyring counters. Raises what `read_keys` does, keyring errors, and `StoreOlder`."""
    keys = read_keys(profile.keys)
    witness = Witness(secrets, keys.profile)
    notes = witness.notes()
    if keys.serial < notes.serial and not accept_old_copy:
        raise StoreOlder(file=profile.keys.name)
    return Door(profile, keys, witness, notes, read_state(profile.state), now)


def enter_by_passphrase(door: Door, passphrase: str) -> dict[int, Secret]:
    """Return the root key of every epoch in the slots, or count the try and refuse."""
    tries = _tries(door)
    secrets = {stated.epoch: _device_secret(door, stated, tries) for stated in door.keys.epochs}
    attempts.check_wait(tries, door.now)
    tries = attempts.counted(tries, door.now)
    _keep(door, tries)
    try:
        roots = {stated.epoch: _root(door, stated, passphrase, secrets[stated.epoch]) for stated in door.keys.epochs}
    except WrongPassphrase:
        if tries.wrong >= attempts.LAST_TRY and not door.keys.front_desk and door.witness.present:
            _lock_out(door, tries)
        raise
    finally:
        for secret in secrets.values():
            if secret is not None:
                secret.wipe()
    _check_macs(door, roots)
    return roots


def enter_by_pin(door: Door, held: HeldPin, pin: str) -> dict[int, Secret]:
    """Return the root key for the PIN that was chosen before the lock. Whatever refuses a passphrase refuses it too.

    Raises `WrongPin`; `PinDropped` after the fifth, past the passphrase's term, or when the slots have changed since.
    """
    slot = held.slot()
    try:
        tries = _tries(door)
        attempts.check_wait(tries, door.now)
        if not _still_good(door, slot, tries):
            held.drop()
            raise PinDropped
        root = held.opened(slot, pin, _device_secret(door, door.keys.newest, tries))
    except (LockedOut, ReleaseNeeded, DeviceSecretMissing, DeviceSecretForeign):
        held.drop()
        raise
    finally:
        slot.wipe()
    roots = {slot.epoch: root}
    _check_macs(door, roots)
    return roots


def enter_by_code(door: Door, code: Secret) -> dict[int, Secret]:
    """Return the root key under the printed code, of the one epoch that has such a slot; raises `WrongCode`."""
    for stated in door.keys.epochs:
        if stated.code is not None:
            roots = {stated.epoch: open_code(stated.code, code=code, place=door.keys.place(stated.epoch))}
            _check_macs(door, roots)
            return roots
    raise WrongCode


def enter_by_recovery(door: Door, private_key: X25519PrivateKey) -> dict[int, Secret]:
    """Return the root key of every epoch under the agency's recovery key; raises `WrongRecoveryKey`."""
    roots = {}
    for stated in door.keys.epochs:
        if stated.recovery is None:
            raise WrongRecoveryKey
        place = door.keys.place(stated.epoch)
        roots[stated.epoch] = open_recovery(stated.recovery, private_key=private_key, place=place)
    _check_macs(door, roots)
    return roots


def enter_by_root(door: Door, root: Secret, *, epoch: int) -> dict[int, Secret]:
    """Return the root key that a supervisor released, proven by the header MAC; raises KeysDamaged for any other."""
    roots = {epoch: root}
    _check_macs(door, roots)
    return roots


def matching_device_secret(door: Door, epoch: int) -> Secret | None:
    """Return the keyring's device secret of the epoch if it is the one its slot was made with."""
    kept = door.witness.device_secret(epoch) if door.witness.present else None
    stated = next(one for one in door.keys.epochs if one.epoch == epoch)
    if kept is not None and device_check(kept) == stated.passphrase.device_check:
        return kept
    return None


def _tries(door: Door) -> Attempts:
    """Return the wrong tries so far, or refuse because of what they or the server led to."""
    tries = attempts.seen(attempts.joined(door.notes.attempts, door.state.attempts), door.now)
    if door.state.locked_out:
        raise LockedOut(tries=tries.wrong) if tries.wrong >= attempts.LAST_TRY else ReleaseNeeded
    return tries


def _still_good(door: Door, slot: PinSlot, tries: Attempts) -> bool:
    """Whether the PIN is for the one root key of this profile, and the passphrase was given recently enough."""
    one_key = len(door.keys.epochs) == 1 and slot.place == door.keys.place(door.keys.newest.epoch)
    moments = (attempts.micros(door.now), attempts.effective_us(tries, door.now))  # a clock set back gains nothing
    return one_key and all(slot.term.covers(moment) for moment in moments)


def _device_secret(door: Door, stated: EpochSlots, tries: Attempts) -> Secret | None:
    if stated.passphrase.device_check is None:
        return None
    found = door.witness.device_secret(stated.epoch)
    if found is not None:
        check_device_secret(stated.passphrase, found)
        return found
    if tries.wrong >= attempts.LAST_TRY:
        raise LockedOut(tries=tries.wrong)
    raise DeviceSecretMissing


def _root(door: Door, stated: EpochSlots, passphrase: str, device_secret: Secret | None) -> Secret:
    place = door.keys.place(stated.epoch)
    return open_passphrase(stated.passphrase, passphrase=passphrase, device_secret=device_secret, place=place)


def _check_macs(door: Door, roots: dict[int, Secret]) -> None:
    for epoch, root in roots.items():
        check_mac(door.keys, root, epoch=epoch, name=door.profile.keys.name)


def _keep(door: Door, tries: Attempts, *, locked_out: bool = False) -> None:
    state = msgspec.structs.replace(door.state, profile=door.keys.profile, attempts=tries, locked_out=locked_out)
    write_state(door.profile.state, state)
    door.witness.keep(msgspec.structs.replace(door.notes, attempts=tries))


def _lock_out(door: Door, tries: Attempts) -> None:
    for stated in door.keys.epochs:
        door.witness.forget_device_secret(stated.epoch)
    _keep(door, tries, locked_out=True)
    raise LockedOut(tries=tries.wrong)
