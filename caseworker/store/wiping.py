"""Removing a profile from the device, so that what is left of it can never be opened.

Device secret first, then the slots, then the rest: from the first step on the store is unreadable. A marker says that
wiping has begun; whoever opens the profile next finishes it. Operations sealed to the server are kept unless told
otherwise, because they may be the only copy of unsent work.
"""

import logging
from dataclasses import dataclass
from uuid import UUID

import msgspec

from caseworker.errors import CaseworkerError
from caseworker.store.files import overwrite_and_remove, replace_durably, sync_directory
from caseworker.store.keys.device_secret import DeviceSecretStore
from caseworker.store.keys.keyfile import read_keys
from caseworker.store.keys.witness import Witness
from caseworker.store.profile import Profile
from caseworker.store.state import read_state

_log = logging.getLogger(__name__)


class _Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    profile: UUID | None
    last_epoch: int
    keep_outbox: bool


@dataclass(frozen=True, slots=True)
class WipeReceipt:
    """What a wipe did. Without `keyring_cleared` the keyring still has entries; they open nothing by themselves."""

    profile: UUID | None
    keyring_cleared: bool
    outbox_kept: bool


def wipe_files(profile: Profile, secrets: DeviceSecretStore | None, *, keep_outbox: bool = True) -> WipeReceipt:
    """Wipe a held profile, or finish a wipe that was cut off (its own order about the outbox then counts)."""
    if not profile.wiping.exists():
        replace_durably(profile.wiping, msgspec.json.encode(_order(profile, keep_outbox=keep_outbox)))
    order = _read_order(profile)
    cleared = _clear_keyring(order, secrets)
    overwrite_and_remove(profile.keys)
    kept = frozenset({profile.outbox.name} if order.keep_outbox else ())
    profile.clear(keep=kept | {profile.wiping.name})
    profile.wiping.unlink()
    sync_directory(profile.directory)
    return WipeReceipt(order.profile, keyring_cleared=cleared, outbox_kept=profile.outbox.exists())


def _order(profile: Profile, *, keep_outbox: bool) -> _Order:
    try:
        keys = read_keys(profile.keys)
    except CaseworkerError as error:  # damaged slots must not save a profile from being wiped
        _log.warning("wiping without readable slots: %s", error.key)
        return _Order(read_state(profile.state).profile, 1, keep_outbox)
    return _Order(keys.profile, keys.newest.epoch, keep_outbox)


def _read_order(profile: Profile) -> _Order:
    try:
        return msgspec.json.decode(profile.wiping.read_bytes(), type=_Order)
    except msgspec.MsgspecError:
        _log.warning("the order to wipe is unreadable; everything but the outbox goes")
        return _Order(None, 0, keep_outbox=True)


def _clear_keyring(order: _Order, secrets: DeviceSecretStore | None) -> bool:
    if secrets is None or order.profile is None:
        return False
    try:
        Witness(secrets, order.profile).forget_all(order.last_epoch)
    except CaseworkerError as error:  # a keyring that fails must not keep the files alive
        _log.warning("the keyring was not cleared: %s", error.key)
        return False
    return True
