"""The PIN's rules and its wrapping: which are refused, what opens it, what it is bound to."""

import os
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.store.keys.attempts import micros
from caseworker.store.keys.pin import (
    PinDropped,
    PinSlot,
    PinTooPlain,
    PinUnfit,
    Term,
    WrongPin,
    check_pin,
    open_pin,
    read_pin_slot,
    term_from,
    wrap_pin,
)
from caseworker.store.keys.secret import Secret
from caseworker.store.keys.slots import Place

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
PLACE = Place(UUID(int=1), 3)
PIN = "739204"
ROOT = bytes(range(100, 132))
DEVICE_SECRET = bytes(range(32))
TERM = term_from(NOON, again_h=8)


@pytest.fixture(scope="module")
def slot() -> PinSlot:
    return wrapped()


def wrapped() -> PinSlot:
    return read_pin_slot(
        wrap_pin(Secret(ROOT), pin=PIN, device_secret=Secret(DEVICE_SECRET), place=PLACE, term=TERM, entropy=os.urandom)
    )


def refused(slot: PinSlot, *, pin: str = PIN, device_secret: bytes | None = DEVICE_SECRET) -> bool:
    try:
        open_pin(slot, pin=pin, device_secret=None if device_secret is None else Secret(device_secret), left=4)
    except WrongPin:
        return True
    return False


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "1",
        "73920",
        "73920a",
        "7392 04",
        "-739204",
        "\u0667\u0663\u0669\u0662\u0660\u0664",
        "\uff17\uff13\uff19\uff12\uff10\uff14",
        "7" * 33,
    ],
)
def test_a_pin_of_fewer_than_six_digits_or_of_anything_else_is_refused_with_a_sentence(pin: str) -> None:
    with pytest.raises(PinUnfit) as refusal:
        check_pin(pin)

    assert "6 to 32 digits" in refusal.value.say()


@pytest.mark.parametrize("pin", ["000000", "77777777", "123456", "654321", "890123", "210987", "246802", "135791"])
def test_equal_digits_and_digits_in_a_row_are_refused_with_a_sentence(pin: str) -> None:
    with pytest.raises(PinTooPlain) as refusal:
        check_pin(pin)

    assert "in a row" in refusal.value.say()


@given(st.text(alphabet="0123456789", min_size=6, max_size=32))
def test_every_other_run_of_digits_may_be_chosen(pin: str) -> None:
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1:
        with pytest.raises(PinTooPlain):
            check_pin(pin)
    else:
        check_pin(pin)


def test_the_pin_opens_its_wrapping_again(slot: PinSlot) -> None:
    assert open_pin(slot, pin=PIN, device_secret=Secret(DEVICE_SECRET), left=4).value == ROOT


def test_another_pin_another_device_secret_and_none_are_refused(slot: PinSlot) -> None:
    assert refused(slot, pin="739205")
    assert refused(slot, device_secret=bytes(32))
    assert refused(slot, device_secret=None)


@pytest.mark.parametrize(
    "change",
    [
        {"profile": UUID(int=2)},
        {"epoch": 4},
        {"term": Term(TERM.since_us, TERM.until_us + 1)},
        {"sealed": bytearray(3)},
    ],
    ids="-".join,
)
def test_a_wrapping_with_anything_changed_does_not_open(slot: PinSlot, change: dict[str, object]) -> None:
    assert refused(msgspec.structs.replace(slot, **change))


def test_neither_the_key_nor_the_pin_stands_in_the_wrapping() -> None:
    kept = wrap_pin(Secret(ROOT), pin=PIN, device_secret=None, place=PLACE, term=TERM, entropy=os.urandom)

    assert ROOT not in kept.value
    assert ROOT.hex().encode() not in kept.value
    assert PIN.encode() not in kept.value.split(b'"salt"')[1]


@pytest.mark.parametrize("raw", [b"", b"{}", b"\xff\xfe", b"[" * 10_000, b'{"v":1}'])
def test_what_is_no_wrapping_is_a_pin_that_is_gone(raw: bytes) -> None:
    with pytest.raises(PinDropped):
        read_pin_slot(Secret(raw))


def test_a_passphrase_counts_for_the_agency_s_hours_and_never_for_more_than_eight() -> None:
    two, many = term_from(NOON, again_h=2), term_from(NOON, again_h=100)

    assert two.covers(micros(NOON))
    assert two.covers(micros(NOON + timedelta(hours=2)) - 1)
    assert not two.covers(micros(NOON + timedelta(hours=2)))
    assert not two.covers(micros(NOON) - 1)
    assert not many.covers(micros(NOON + timedelta(hours=8)))
