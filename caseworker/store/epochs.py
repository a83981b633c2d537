"""Epochs: a new root key and device secret for the whole store, in steps that may be cut off anywhere.

While the store is re-encrypted both epochs stand in the key file under the same passphrase; whichever key the file
then has, the slots open it. Only when the re-encryption is durable does the old epoch leave the key file.
"""

import logging
from dataclasses import dataclass

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from caseworker.domain.ids import Entropy
from caseworker.errors import CaseworkerError
from caseworker.store import engine
from caseworker.store.files import DiskFull
from caseworker.store.keys.kdf import KEY_BYTES
from caseworker.store.keys.keyfile import EpochSlots, KeyFile, seal_keys, write_keys
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import wrap_passphrase, wrap_recovery
from caseworker.store.keys.witness import Witness
from caseworker.store.opening import store_key
from caseworker.store.profile import Profile

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """The slots as they stand in the file, and the root key of each epoch in them."""

    keys: KeyFile
    roots: dict[int, Secret]

    @property
    def root(self) -> Secret:
        """The root key of the newest epoch."""
        return self.roots[self.keys.newest.epoch]

    def wipe(self) -> None:
        """Wipe every root key."""
        for root in self.roots.values():
            root.wipe()


def replaced(profile: Profile, standing: Standing, *epochs: EpochSlots) -> Standing:
    """Put these epochs, one rank later, into the key file; root keys of epochs that left it are wiped."""
    numbers = {stated.epoch for stated in epochs}
    keys = msgspec.structs.replace(standing.keys, serial=standing.keys.serial + 1, epochs=epochs)
    sealed = seal_keys(keys, standing.roots)
    write_keys(profile.keys, sealed)
    for number, root in standing.roots.items():
        if number not in numbers:
            root.wipe()
    return Standing(sealed, {number: root for number, root in standing.roots.items() if number in numbers})


def begin(profile: Profile, standing: Standing, *, passphrase: str, witness: Witness, entropy: Entropy) -> Standing:
    """Make the next epoch and put it beside the present one. The printed code is not carried over."""
    present = standing.keys.newest
    number = present.epoch + 1
    root, place = Secret(entropy(KEY_BYTES)), standing.keys.place(number)
    device_secret = witness.new_device_secret(number, entropy) if present.passphrase.device_check else None
    slot = wrap_passphrase(
        root,
        passphrase=passphrase,
        device_secret=device_secret,
        place=place,
        cost=present.passphrase.cost,
        entropy=entropy,
    )
    if device_secret is not None:
        device_secret.wipe()
    fresh = EpochSlots(number, (slot,))
    if present.recovery is not None:
        recovery_key = X25519PublicKey.from_public_bytes(present.recovery.public)
        fresh = fresh.with_slot(wrap_recovery(root, recovery_key=recovery_key, place=place))
    both = Standing(standing.keys, {**standing.roots, number: root})
    return replaced(profile, both, present, fresh)


def settle(profile: Profile, standing: Standing, witness: Witness) -> Standing:
    """Bring two epochs to one: finish the re-encryption, or go back to the old epoch when there is no room for it.

    One epoch is left as it is. A file that neither key opens is left as it is too; opening it tells the damage.
    """
    if len(standing.keys.epochs) == 1:
        return standing
    old, new = standing.keys.epochs
    with (
        store_key(standing.roots[old.epoch], standing.keys.place(old.epoch)) as old_key,
        store_key(standing.roots[new.epoch], standing.keys.place(new.epoch)) as new_key,
    ):
        try:
            if engine.opens(profile.store, old_key):
                engine.rekey(profile.store, old=old_key, new=new_key)
            elif not engine.opens(profile.store, new_key):
                return standing
        except (DiskFull, engine.StoreNotWritable):
            _log.warning("no room to re-encrypt the store; epoch %d stays", old.epoch)
            return _only(profile, standing, old, witness, gone=new.epoch)
    return _only(profile, standing, new, witness, gone=old.epoch)


def _only(profile: Profile, standing: Standing, kept: EpochSlots, witness: Witness, *, gone: int) -> Standing:
    one = replaced(profile, standing, kept)
    try:
        witness.forget_device_secret(gone)
    except CaseworkerError as error:  # the change stands; an entry left behind opens nothing that still exists
        _log.warning("the device secret of epoch %d stays in the keyring: %s", gone, error.key)
    return one
