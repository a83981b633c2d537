"""Founding a profile: its directory, its first root key, its slots, in an order that may be cut off anywhere.

The key file is written last; a profile without one was never finished and is cleared away when it is made again.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from caseworker.domain.ids import Entropy, new_id
from caseworker.store.epochs import Standing
from caseworker.store.keys.attempts import Attempts, micros
from caseworker.store.keys.device_secret import DeviceSecretStore
from caseworker.store.keys.kdf import KEY_BYTES, KdfCost, calibrate
from caseworker.store.keys.keyfile import EpochSlots, KeyFile, seal_keys, write_keys
from caseworker.store.keys.passphrases import check_passphrase
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import FORMAT, Place, wrap_passphrase, wrap_recovery
from caseworker.store.keys.witness import Notes, Witness
from caseworker.store.profile import Profile
from caseworker.store.state import State, write_state

_FIRST_EPOCH = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What a new profile is made with.

    `secrets` None makes a profile that lives by its passphrase alone, which must then be longer. `cost` None measures
    this machine. `own_words` are names a guesser would try. `front_desk` changes what ten wrong passphrases do.
    """

    passphrase: str
    now: datetime
    secrets: DeviceSecretStore | None
    recovery_key: X25519PublicKey | None = None
    cost: KdfCost | None = None
    front_desk: bool = False
    own_words: tuple[str, ...] = ()
    entropy: Entropy = os.urandom


BringStore = Callable[[Profile, Secret, Place], None]
"""Puts the store file in place under the root key: a new one, or one from a backup."""


def found_profile(profile: Profile, wish: Enrolment, bring_store: BringStore, *, restored: bool = False) -> Standing:
    """Make the profile in its held directory; nothing can be opened before this returns.

    Raises `PassphraseTooShort` and its kin, `ProfileExists`, keyring errors, or whatever `bring_store` raises.
    """
    check_passphrase(wish.passphrase, with_device_secret=wish.secrets is not None, own_words=wish.own_words)
    place = Place(new_id(micros(wish.now) // 1000, wish.entropy), _FIRST_EPOCH)
    unfinished = profile.start(place.profile)
    if unfinished is not None:
        Witness(wish.secrets, unfinished).forget_all(_FIRST_EPOCH)
    root, witness = Secret(wish.entropy(KEY_BYTES)), Witness(wish.secrets, place.profile)
    bring_store(profile, root, place)
    standing = Standing(_first_keys(root, place, witness, wish), {_FIRST_EPOCH: root})
    witness.keep(Notes(serial=standing.keys.serial))
    seen = Attempts(last_seen_us=micros(wish.now))
    write_state(profile.state, State(profile=place.profile, attempts=seen, new_device_identity=restored))
    write_keys(profile.keys, standing.keys)
    profile.finish()
    return standing


def _first_keys(root: Secret, place: Place, witness: Witness, wish: Enrolment) -> KeyFile:
    device_secret = witness.new_device_secret(place.epoch, wish.entropy)
    slot = wrap_passphrase(
        root,
        passphrase=wish.passphrase,
        device_secret=device_secret,
        place=place,
        cost=wish.cost or calibrate(wish.entropy),
        entropy=wish.entropy,
    )
    if device_secret is not None:
        device_secret.wipe()
    slots = EpochSlots(place.epoch, (slot,))
    if wish.recovery_key is not None:
        slots = slots.with_slot(wrap_recovery(root, recovery_key=wish.recovery_key, place=place))
    bare = KeyFile(FORMAT, place.profile, 1, wish.front_desk, (slots,))
    return seal_keys(bare, {place.epoch: root})
