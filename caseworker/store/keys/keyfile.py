"""`keys.json`: the slots of one profile, read strictly and replaced whole.

At most 8 KiB of canonical JSON. A checksum tells accidental damage from a wrong passphrase; a MAC under each root key
covers everything but the MACs themselves, so that no slot, flag or setting can be changed, added or taken away.
Two epochs stand in it only while the store is being re-encrypted.
"""

import hashlib
import hmac
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import msgspec

from caseworker.errors import CaseworkerError
from caseworker.store.files import replace_durably
from caseworker.store.keys.kdf import check_cost, subkey
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import FORMAT, CodeSlot, PassphraseSlot, Place, RecoverySlot, Slot

LARGEST_BYTES = 8 * 1024
_MOST_EPOCHS = 2


class KeysMissing(CaseworkerError):
    """There is no key file where a profile should be."""

    key = "keys.missing"
    sentence = (
        "The key file {file} is missing, so the store cannot be opened. Nothing was changed."
        " Put the file back, or restore a backup."
    )


class KeysDamaged(CaseworkerError):
    """The key file cannot be read: cut short, altered by accident, or not a key file."""

    key = "keys.damaged"
    sentence = (
        "The key file {file} is damaged. Your passphrase was not tried, and nothing was changed."
        " Put back an undamaged copy of the file, or restore a backup."
    )


class KeysChanged(CaseworkerError):
    """Somebody altered the key file without knowing the root key."""

    key = "keys.changed"
    sentence = (
        "The key file {file} was changed by someone or something other than this program, so it is refused."
        " Nothing else was changed. Tell your supervisor, and restore a backup."
    )


class KeysTooNew(CaseworkerError):
    """A later version of the program wrote the key file."""

    key = "keys.too-new"
    sentence = (
        "This store was made by a newer version of the program. Nothing was changed."
        " Update the program, then open it again."
    )


class EpochSlots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The slots that wrap the root key of one epoch."""

    epoch: int
    slots: tuple[Slot, ...]

    @property
    def passphrase(self) -> PassphraseSlot:
        """The passphrase slot; every epoch has exactly one."""
        return next(slot for slot in self.slots if isinstance(slot, PassphraseSlot))

    @property
    def recovery(self) -> RecoverySlot | None:
        """The slot of the agency's recovery key, if the agency has one."""
        return next((slot for slot in self.slots if isinstance(slot, RecoverySlot)), None)

    @property
    def code(self) -> CodeSlot | None:
        """The slot of the printed code, if one was printed."""
        return next((slot for slot in self.slots if isinstance(slot, CodeSlot)), None)

    def with_slot(self, fresh: Slot) -> "EpochSlots":
        """Return these slots with the fresh one in place of its kind."""
        kept = [slot for slot in self.slots if type(slot) is not type(fresh)]
        return EpochSlots(self.epoch, (*kept, fresh))


class KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file. `serial` grows with every replacement; `macs` stand in the order of `epochs`."""

    v: int
    profile: UUID
    serial: int
    front_desk: bool
    epochs: tuple[EpochSlots, ...]
    macs: tuple[bytes, ...] = ()
    checksum: bytes = b""

    @property
    def newest(self) -> EpochSlots:
        """The slots of the newest epoch."""
        return self.epochs[-1]

    def place(self, epoch: int) -> Place:
        """Where slots of that epoch belong."""
        return Place(self.profile, epoch)


class _Version(msgspec.Struct):
    v: int


def read_keys(path: Path) -> KeyFile:
    """Return the slots. Raises `KeysMissing`, `KeysDamaged`, `KeysTooNew` or `KdfCostRefused` and derives nothing."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except FileNotFoundError as error:
        raise KeysMissing(file=path.name) from error
    return decode_keys(raw, name=path.name)


def decode_keys(raw: bytes, *, name: str) -> KeyFile:
    """Return the slots of the bytes, under the same refusals as `read_keys`."""
    damaged = KeysDamaged(file=name)
    if not 0 < len(raw) <= LARGEST_BYTES:
        raise damaged
    try:
        if msgspec.json.decode(raw, type=_Version).v > FORMAT:
            raise KeysTooNew
        keys = msgspec.json.decode(raw, type=KeyFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise damaged from error
    if not _well_formed(keys) or _encode(keys) != raw or not hmac.compare_digest(_checksum(keys), keys.checksum):
        raise damaged
    for epoch in keys.epochs:
        check_cost(epoch.passphrase.cost)
    return keys


def check_mac(keys: KeyFile, root: Secret, *, epoch: int, name: str) -> None:
    """Raise `KeysChanged` unless the file is as its last writer, who knew the root key of the epoch, left it."""
    for stated, mac in zip(keys.epochs, keys.macs, strict=True):
        if stated.epoch == epoch and hmac.compare_digest(_mac(keys, root, epoch), mac):
            return
    raise KeysChanged(file=name)


def seal_keys(keys: KeyFile, roots: Mapping[int, Secret]) -> KeyFile:
    """Return the key file with fresh MACs and checksum; `roots` has the root key of every epoch in it."""
    macs = tuple(_mac(keys, roots[stated.epoch], stated.epoch) for stated in keys.epochs)
    sealed = msgspec.structs.replace(keys, macs=macs)
    return msgspec.structs.replace(sealed, checksum=_checksum(sealed))


def write_keys(path: Path, keys: KeyFile) -> None:
    """Replace the file with sealed keys, whole or not at all."""
    replace_durably(path, _encode(keys))


def _well_formed(keys: KeyFile) -> bool:
    numbers = [stated.epoch for stated in keys.epochs]
    rising = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    kinds_once = all(_kinds_once(stated) for stated in keys.epochs)
    counted = 0 < len(numbers) <= _MOST_EPOCHS and len(keys.macs) == len(numbers)
    return keys.v == FORMAT and counted and rising and numbers[0] > 0 and keys.serial > 0 and kinds_once


def _kinds_once(stated: EpochSlots) -> bool:
    kinds = [type(slot) for slot in stated.slots]
    return len(set(kinds)) == len(kinds) and PassphraseSlot in kinds


def _mac(keys: KeyFile, root: Secret, epoch: int) -> bytes:
    bare = msgspec.structs.replace(keys, macs=(), checksum=b"")
    with subkey(root, "header-mac", profile=keys.profile, epoch=epoch) as key:
        return hmac.new(key.value, _encode(bare), hashlib.sha256).digest()


def _checksum(keys: KeyFile) -> bytes:
    return hashlib.sha256(_encode(msgspec.structs.replace(keys, checksum=b""))).digest()


def _encode(keys: KeyFile) -> bytes:
    return msgspec.json.encode(keys, order="sorted")
