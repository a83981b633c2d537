"""The ways into a profile: make it, unlock it, come back with a printed code or the recovery key, or wipe it unopened.

Each returns an open `Vault` or raises a foreseen refusal, with the profile released and every key wiped.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from caseworker.store import engine
from caseworker.store.damage import check_before_opening
from caseworker.store.epochs import Standing, replaced, settle
from caseworker.store.founding import BringStore, Enrolment, found_profile
from caseworker.store.keys import attempts
from caseworker.store.keys.codes import read_code
from caseworker.store.keys.device_secret import DeviceSecretStore
from caseworker.store.keys.passphrases import check_passphrase
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import WrongCode
from caseworker.store.locking import HeldPin
from caseworker.store.opening import Prepare, found_store, open_store, store_key
from caseworker.store.profile import Hold, Profile, ProfileWiped
from caseworker.store.unlocking import (
    Door,
    come_to_door,
    enter_by_code,
    enter_by_passphrase,
    enter_by_pin,
    enter_by_recovery,
    enter_by_root,
    matching_device_secret,
)
from caseworker.store.vault import Vault, Visit
from caseworker.store.wiping import WipeReceipt, wipe_files


def create(directory: Path, wish: Enrolment, *, prepare: Prepare) -> Vault:
    """Make a profile in an absent or empty directory and open it.

    Killed at any point, it either is not there (and can be made again in the same place) or opens with its passphrase.
    """
    return found(directory, wish, prepare=prepare, bring_store=found_store)


def found(
    directory: Path, wish: Enrolment, *, prepare: Prepare, bring_store: BringStore, restored: bool = False
) -> Vault:
    """Make a profile around the store that `bring_store` puts in place, and open it."""
    profile = Profile(directory)
    profile.make()
    hold = Hold(profile)
    visit = Visit(now=wish.now, secrets=wish.secrets, prepare=prepare, entropy=wish.entropy)
    with _given_back(hold):
        standing = found_profile(profile, wish, bring_store, restored=restored)
        return _enter(come_to_door(profile, wish.secrets, now=wish.now), hold, standing, visit)


def unlock(directory: Path, visit: Visit, *, passphrase: str) -> Vault:
    """Open the profile. Blocks for the keyring (up to its limit) and the derivation (400 to 800 ms).

    Raises `WrongPassphrase`, `TryLater`, `LockedOut`, keyring errors, `ProfileInUse`, `KeysDamaged` and its kin,
    `StoreDamage` and its kin, `StoreOlder`, `ProfileWiped`. Wrong passphrases are counted; damage never is.
    """
    with _at_door(directory, visit) as (door, hold):
        return _enter(door, hold, Standing(door.keys, enter_by_passphrase(door, passphrase)), visit)


def unlock_with_pin(directory: Path, visit: Visit, *, held: HeldPin, pin: str) -> Vault:
    """Open the profile that was locked a while ago with its PIN [about 0.3 s]; wrong passphrases stay counted.

    Raises `WrongPin`, `PinDropped`, and what `unlock` raises, but for `WrongPassphrase`.
    """
    with _at_door(directory, visit) as (door, hold):
        return _enter(door, hold, Standing(door.keys, enter_by_pin(door, held, pin)), visit, forgive=False)


def unlock_with_code(directory: Path, visit: Visit, *, code: str, new_passphrase: str) -> Vault:
    """Open with the printed code, under a new passphrase, device secret and epoch. The code is used up.

    Raises `CodeMistyped`, `WrongCode`, and what `unlock` raises for damage.
    """
    with read_code(code) as secret:
        return _readmit(directory, visit, lambda door: _by_code(door, secret), new_passphrase)


def recover(directory: Path, visit: Visit, *, recovery_key: X25519PrivateKey, new_passphrase: str) -> Vault:
    """Open with the agency's recovery key, under a new passphrase, device secret and epoch; or `WrongRecoveryKey`."""
    return _readmit(
        directory, visit, lambda door: Standing(door.keys, enter_by_recovery(door, recovery_key)), new_passphrase
    )


def recover_with_root(directory: Path, visit: Visit, *, root: Secret, epoch: int, new_passphrase: str) -> Vault:
    """Open with a root key that a supervisor released, under a new passphrase, device secret and epoch.

    Raises KeysDamaged for a key that is not this profile's, and what `unlock` raises for damage.
    """
    return _readmit(
        directory, visit, lambda door: _of_one_epoch(door, enter_by_root(door, root, epoch=epoch)), new_passphrase
    )


def wipe_unopened(directory: Path, secrets: DeviceSecretStore | None, *, keep_outbox: bool = True) -> WipeReceipt:
    """Remove a profile without opening it: the server says so, or the policy is reached."""
    profile = Profile(directory)
    profile.check()
    hold = Hold(profile)
    try:
        return wipe_files(profile, secrets, keep_outbox=keep_outbox)
    finally:
        hold.release()


def _readmit(directory: Path, visit: Visit, key: Callable[[Door], Standing], new_passphrase: str) -> Vault:
    with _at_door(directory, visit) as (door, hold):
        by_device_secret = door.keys.newest.passphrase.device_check is not None
        check_passphrase(new_passphrase, with_device_secret=by_device_secret)
        vault = _enter(door, hold, key(door), visit)
        try:
            vault.readmit(new_passphrase, matching_device_secret(door, vault.epoch))
        except BaseException:
            vault.close(now=visit.now)
            raise
        return vault


def _by_code(door: Door, secret: Secret) -> Standing:
    return _of_one_epoch(door, enter_by_code(door, secret))


def _of_one_epoch(door: Door, roots: dict[int, Secret]) -> Standing:
    """A key of an epoch that has ended opens nothing; one whose successor was never finished ends that successor."""
    standing, (epoch, root) = Standing(door.keys, roots), next(iter(roots.items()))
    if len(door.keys.epochs) == 1:
        return standing
    with store_key(root, door.keys.place(epoch)) as key:
        if not engine.opens(door.profile.store, key):
            standing.wipe()
            raise WrongCode
    kept = next(stated for stated in door.keys.epochs if stated.epoch == epoch)
    return replaced(door.profile, standing, kept)


def _enter(door: Door, hold: Hold, standing: Standing, visit: Visit, *, forgive: bool = True) -> Vault:
    least_gen = 0 if visit.accept_old_copy else door.notes.gen
    settled = standing
    try:
        check_before_opening(door.profile.store)
        settled = settle(door.profile, standing, door.witness)
        place = settled.keys.place(settled.keys.newest.epoch)
        store = open_store(door.profile, settled.root, place, visit.prepare, least_gen=least_gen)
    except BaseException:
        settled.wipe()
        raise
    old_copy = store.gen < door.notes.gen or door.keys.serial < door.notes.serial
    vault = Vault(door, hold, standing=settled, store=store, visit=visit)
    tries = (attempts.forgiven if forgive else attempts.seen)(door.state.attempts, visit.now)
    identity = door.state.new_device_identity or old_copy
    try:
        vault.note(profile=door.keys.profile, attempts=tries, locked_out=False, new_device_identity=identity)
        vault.raise_generation()
    except BaseException:
        store.shut()
        settled.wipe()
        raise
    return vault


@contextmanager
def _at_door(directory: Path, visit: Visit) -> Iterator[tuple[Door, Hold]]:
    profile = Profile(directory)
    profile.check()
    hold = Hold(profile)
    with _given_back(hold):
        if profile.wiping.exists():
            wipe_files(profile, visit.secrets)
            raise ProfileWiped
        door = come_to_door(profile, visit.secrets, now=visit.now, accept_old_copy=visit.accept_old_copy)
        profile.finish()
        profile.empty_temporary()
        yield door, hold


@contextmanager
def _given_back(hold: Hold) -> Iterator[None]:
    """Release the profile when the entrance fails; an open vault keeps it."""
    try:
        yield
    except BaseException:
        hold.release()
        raise
