"""The slot file under attack and under accident. Every refusal comes before any derivation, or is the MAC's."""

import os
import time
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from caseworker.store.keys import keyfile
from caseworker.store.keys.codes import new_code, read_code
from caseworker.store.keys.kdf import LOWEST, KdfCostRefused
from caseworker.store.keys.keyfile import (
    EpochSlots,
    KeyFile,
    KeysChanged,
    KeysDamaged,
    KeysMissing,
    KeysTooNew,
    check_mac,
    decode_keys,
    read_keys,
    seal_keys,
    write_keys,
)
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import (
    DeviceSecretForeign,
    PassphraseSlot,
    Place,
    RecoverySlot,
    WrongCode,
    WrongPassphrase,
    WrongRecoveryKey,
    open_code,
    open_passphrase,
    open_recovery,
    wrap_code,
    wrap_passphrase,
    wrap_recovery,
)

PROFILE = UUID("01900000-0000-7000-8000-000000000001")
PLACE = Place(PROFILE, 1)
ROOT, DEVICE = Secret(bytes(range(32))), Secret(bytes(range(32, 64)))
RECOVERY, FOREIGN = X25519PrivateKey.generate(), X25519PrivateKey.generate()
CODE = new_code(os.urandom)
PHRASE = "copper lantern willow harbour"


def _made() -> KeyFile:
    slots = (
        wrap_passphrase(ROOT, passphrase=PHRASE, device_secret=DEVICE, place=PLACE, cost=LOWEST, entropy=os.urandom),
        wrap_recovery(ROOT, recovery_key=RECOVERY.public_key(), place=PLACE),
        wrap_code(ROOT, code=read_code(CODE), place=PLACE, entropy=os.urandom),
    )
    return seal_keys(KeyFile(1, PROFILE, 4, False, (EpochSlots(1, slots),)), {1: ROOT})


KEYS = _made()
RAW = msgspec.json.encode(KEYS, order="sorted")
OTHER_ROOT = Secret(bytes(32))


def with_checksum(keys: KeyFile) -> KeyFile:
    """What an attacker can do: any change, with the checksum made to fit, but without the root key."""
    return msgspec.structs.replace(keys, checksum=keyfile._checksum(keys))


def with_slot(keys: KeyFile, slot: object) -> KeyFile:
    fresh = keys.newest.with_slot(slot)  # type: ignore[arg-type]  # any slot
    return with_checksum(msgspec.structs.replace(keys, epochs=(fresh,)))


def with_passphrase_slot(**changes: object) -> KeyFile:
    return with_slot(KEYS, msgspec.structs.replace(KEYS.newest.passphrase, **changes))


def test_each_slot_gives_the_root_key() -> None:
    newest = KEYS.newest
    assert newest.recovery is not None
    assert newest.code is not None

    opened = (
        open_passphrase(newest.passphrase, passphrase=PHRASE, device_secret=DEVICE, place=PLACE),
        open_recovery(newest.recovery, private_key=RECOVERY, place=PLACE),
        open_code(newest.code, code=read_code(CODE), place=PLACE),
    )

    assert all(root.value == ROOT.value for root in opened)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"

    write_keys(path, KEYS)

    assert read_keys(path) == KEYS
    assert path.stat().st_size <= keyfile.LARGEST_BYTES
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_another_passphrase_and_another_device_secret_are_told_apart() -> None:
    slot = KEYS.newest.passphrase
    with pytest.raises(WrongPassphrase):
        open_passphrase(slot, passphrase=PHRASE + "!", device_secret=DEVICE, place=PLACE)
    for foreign in (OTHER_ROOT, None):
        with pytest.raises(DeviceSecretForeign):
            open_passphrase(slot, passphrase=PHRASE, device_secret=foreign, place=PLACE)


@pytest.mark.parametrize("place", [Place(PROFILE, 2), Place(UUID(int=5), 1)])
def test_a_slot_moved_to_another_epoch_or_profile_does_not_open(place: Place) -> None:
    newest = KEYS.newest
    assert newest.recovery is not None
    assert newest.code is not None

    with pytest.raises(WrongPassphrase):
        open_passphrase(newest.passphrase, passphrase=PHRASE, device_secret=DEVICE, place=place)
    with pytest.raises(WrongRecoveryKey):
        open_recovery(newest.recovery, private_key=RECOVERY, place=place)
    with pytest.raises(WrongCode):
        open_code(newest.code, code=read_code(CODE), place=place)


def test_a_foreign_recovery_key_and_a_foreign_code_are_refused() -> None:
    newest = KEYS.newest
    assert newest.recovery is not None
    assert newest.code is not None

    with pytest.raises(WrongRecoveryKey):
        open_recovery(newest.recovery, private_key=FOREIGN, place=PLACE)
    with pytest.raises(WrongCode):
        open_code(newest.code, code=read_code(new_code(os.urandom)), place=PLACE)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(with_passphrase_slot(memory_kib=LOWEST.memory_kib + 1), id="more memory"),
        pytest.param(with_passphrase_slot(passes=4), id="more passes"),
        pytest.param(with_passphrase_slot(lanes=2), id="more lanes"),
        pytest.param(with_passphrase_slot(salt=bytes(16)), id="another salt"),
        pytest.param(with_passphrase_slot(device_check=None), id="device secret no longer asked for"),
        pytest.param(with_checksum(msgspec.structs.replace(KEYS, front_desk=True)), id="front desk flag"),
        pytest.param(with_checksum(msgspec.structs.replace(KEYS, serial=99)), id="rank"),
        pytest.param(
            with_slot(KEYS, wrap_recovery(OTHER_ROOT, recovery_key=FOREIGN.public_key(), place=PLACE)),
            id="recovery key substituted",
        ),
        pytest.param(
            with_checksum(msgspec.structs.replace(KEYS, epochs=(EpochSlots(1, (KEYS.newest.passphrase,)),))),
            id="slots removed",
        ),
        pytest.param(
            with_checksum(msgspec.structs.replace(KEYS, profile=UUID(int=9))),
            id="another profile",
        ),
        pytest.param(with_checksum(seal_keys(KEYS, {1: OTHER_ROOT})), id="sealed with another root key"),
    ],
)
def test_any_change_without_the_root_key_is_refused(changed: KeyFile) -> None:
    decoded = decode_keys(msgspec.json.encode(changed, order="sorted"), name="keys.json")

    with pytest.raises(KeysChanged) as refusal:
        check_mac(decoded, ROOT, epoch=1, name="keys.json")
    assert "refused" in refusal.value.say()


def test_the_untouched_file_passes_the_same_check() -> None:
    check_mac(decode_keys(RAW, name="keys.json"), ROOT, epoch=1, name="keys.json")


@pytest.mark.parametrize(
    "bomb",
    [{"memory_kib": 2**31}, {"passes": 2**31}, {"lanes": 255}, {"memory_kib": 1}, {"passes": 1}, {"lanes": 0}],
)
def test_a_memory_bomb_is_refused_at_once(bomb: dict[str, int]) -> None:
    raw = msgspec.json.encode(with_passphrase_slot(**bomb), order="sorted")
    began_s = time.perf_counter()

    with pytest.raises(KdfCostRefused):
        decode_keys(raw, name="keys.json")

    assert time.perf_counter() - began_s < 0.05


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="empty"),
        pytest.param(RAW[:-1], id="one byte short"),
        pytest.param(RAW[: len(RAW) // 2], id="half"),
        pytest.param(RAW + b" ", id="a space after it"),
        pytest.param(RAW + RAW, id="twice"),
        pytest.param(b" " + RAW, id="a space before it"),
        pytest.param(RAW.replace(b'"front_desk":', b'"added":1,"front_desk":'), id="an unknown field"),
        pytest.param(RAW.replace(b'"serial":4', b'"serial":4,"serial":4'), id="a field twice"),
        pytest.param(RAW.replace(b'"serial":4', b'"serial":5'), id="another number"),
        pytest.param(RAW.replace(b'"serial":4', b'"serial":true'), id="another type"),
        pytest.param(RAW.replace(b'"epochs":[', b'"epochs":[],"x":['), id="no epochs"),
        pytest.param(b"[" * 8000, id="deep"),
        pytest.param(b"{" + b" " * 9000 + RAW[1:], id="too long"),
        pytest.param(b"\x00" * len(RAW), id="zeros"),
        pytest.param(b"null", id="null"),
    ],
)
def test_accidents_are_called_damage_and_not_a_wrong_passphrase(raw: bytes) -> None:
    with pytest.raises(KeysDamaged) as refusal:
        decode_keys(raw, name="keys.json")

    assert "passphrase was not tried" in refusal.value.say()


@given(st.integers(0, len(RAW) * 8 - 1))
def test_any_flipped_bit_is_damage(bit: int) -> None:
    flipped = bytearray(RAW)
    flipped[bit // 8] ^= 1 << bit % 8

    with pytest.raises((KeysDamaged, KeysTooNew)):
        decode_keys(bytes(flipped), name="keys.json")


@given(st.binary(max_size=400))
def test_noise_is_damage(noise: bytes) -> None:
    with pytest.raises(KeysDamaged):
        decode_keys(noise, name="keys.json")


def test_a_file_of_a_newer_version_asks_for_an_update() -> None:
    with pytest.raises(KeysTooNew):
        decode_keys(b'{"v":2,"anything":[1,2,3]}', name="keys.json")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing):
        read_keys(tmp_path / "keys.json")


def test_slots_of_the_same_kind_twice_or_without_passphrase_are_damage() -> None:
    slot, recovery = KEYS.newest.passphrase, KEYS.newest.recovery
    assert isinstance(slot, PassphraseSlot)
    assert isinstance(recovery, RecoverySlot)
    for slots in ((slot, slot), (recovery,), ()):
        keys = with_checksum(msgspec.structs.replace(KEYS, epochs=(EpochSlots(1, slots),)))
        with pytest.raises(KeysDamaged):
            decode_keys(msgspec.json.encode(keys, order="sorted"), name="keys.json")
