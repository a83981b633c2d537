import os
import time
import unicodedata
from collections.abc import Iterator
from uuid import UUID

import pytest

from caseworker.store.keys.kdf import (
    HIGHEST,
    LOWEST,
    KdfCost,
    KdfCostRefused,
    calibrate,
    check_cost,
    stretch,
    subkey,
    wrapping_key,
)
from caseworker.store.keys.secret import Secret, VaultLocked

ONE, OTHER = UUID(int=1), UUID(int=2)
SALT = bytes(16)


def test_the_same_passphrase_typed_on_another_system_gives_the_same_key() -> None:
    composed, decomposed = "Zoë Çelik Ångström", unicodedata.normalize("NFD", "Zoë Çelik Ångström")

    assert composed != decomposed
    assert stretch(composed, salt=SALT, cost=LOWEST).value == stretch(decomposed, salt=SALT, cost=LOWEST).value


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(memory_kib=LOWEST.memory_kib - 1, passes=3, lanes=1),
        KdfCost(memory_kib=HIGHEST.memory_kib + 1, passes=3, lanes=1),
        KdfCost(memory_kib=LOWEST.memory_kib, passes=2, lanes=1),
        KdfCost(memory_kib=LOWEST.memory_kib, passes=17, lanes=1),
        KdfCost(memory_kib=LOWEST.memory_kib, passes=3, lanes=0),
        KdfCost(memory_kib=LOWEST.memory_kib, passes=3, lanes=17),
        KdfCost(memory_kib=2**40, passes=2**31, lanes=2**20),
    ],
)
def test_a_cost_outside_the_bounds_is_refused_before_any_memory_is_taken(cost: KdfCost) -> None:
    began_s = time.perf_counter()

    with pytest.raises(KdfCostRefused):
        stretch("any passphrase", salt=SALT, cost=cost)

    assert time.perf_counter() - began_s < 0.05


def test_both_bounds_are_accepted() -> None:
    check_cost(LOWEST)
    check_cost(HIGHEST)


def test_sub_keys_differ_by_label_profile_epoch_and_root() -> None:
    root, other_root = Secret(bytes(32)), Secret(bytes([1] * 32))
    made = [
        subkey(root, "store", profile=ONE, epoch=1),
        subkey(root, "header-mac", profile=ONE, epoch=1),
        subkey(root, "store", profile=OTHER, epoch=1),
        subkey(root, "store", profile=ONE, epoch=2),
        subkey(other_root, "store", profile=ONE, epoch=1),
    ]

    assert len({bytes(key.value) for key in made}) == len(made)


def test_the_device_secret_changes_key_and_commitment() -> None:
    stretched = Secret(os.urandom(32))
    alone = wrapping_key(stretched, salt=SALT, label="x", profile=ONE)
    both = wrapping_key(stretched, Secret(os.urandom(32)), salt=SALT, label="x", profile=ONE)

    assert alone.encrypt.value != both.encrypt.value
    assert alone.commitment != both.commitment


def test_a_wiped_secret_is_zeros_and_says_that_the_store_is_locked() -> None:
    secret = Secret(b"k" * 32)
    buffer = secret.value

    secret.wipe()

    assert buffer == bytes(32)
    with pytest.raises(VaultLocked):
        _ = secret.value


def test_a_secret_is_not_shown() -> None:
    assert "6b6b" not in repr(Secret(b"kkkk"))
    assert "kkkk" not in repr(Secret(b"kkkk"))


@pytest.mark.parametrize(
    ("first_s", "then_s", "memory_mib", "passes"),
    [(0.1, 0.55, 352, 3), (2.0, 0.0, 64, 3), (0.01, 0.2, 512, 9), (0.01, 0.5, 512, 3)],
)
def test_calibration_follows_the_machine_within_its_bounds(
    first_s: float, then_s: float, memory_mib: int, passes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caseworker.store.keys.kdf.stretch", lambda *_, **__: Secret(b""))  # only the clock matters

    def readings() -> Iterator[float]:
        yield from (0.0, first_s, 0.0, then_s)

    reading = readings()
    cost = calibrate(os.urandom, clock_s=lambda: next(reading))

    assert (cost.memory_kib // 1024, cost.passes, cost.lanes) == (memory_mib, passes, 4)
