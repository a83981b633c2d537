"""Misspelling changes a name or says that it cannot, and keeps it in NFC."""

import unicodedata
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.practice.population import slips

Slip = Callable[[Random, str], str | None]
SLIPS: tuple[Slip, ...] = (
    slips.keyboard,
    slips.by_ear,
    slips.without_accents,
    slips.spelt_out,
    slips.cut,
    slips.upper,
    slips.stray_signs,
    slips.nickname,
)
NAMES = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn", "Zs", "Pd")), max_size=30)


@pytest.mark.parametrize("slip", SLIPS)
@given(text=NAMES, seed=st.integers(0, 1000))
def test_a_slip_changes_the_text_or_says_that_it_cannot(slip: Slip, text: str, seed: int) -> None:
    text = unicodedata.normalize("NFC", text)

    changed = slip(Random(seed), text)

    assert changed is None or changed != text
    assert changed is None or changed.strip()


@pytest.mark.parametrize("slip", SLIPS)
@given(text=NAMES, seed=st.integers(0, 1000))
def test_a_slip_is_the_same_for_the_same_chance(slip: Slip, text: str, seed: int) -> None:
    assert slip(Random(seed), text) == slip(Random(seed), text)


@given(seed=st.integers(0, 10_000))
def test_a_keyboard_slip_is_one_key_away(seed: int) -> None:
    changed = slips.keyboard(Random(seed), "Margaret")

    assert changed is None or abs(len(changed) - len("Margaret")) <= 1


def test_accents_and_letters_of_their_own_are_written_otherwise() -> None:
    assert slips.without_accents(Random(1), "Zoë Müller") == "Zoe Muller"
    assert slips.spelt_out(Random(1), "Jürgen Weiß") == "Juergen Weiss"
    assert slips.without_accents(Random(1), "Иван") is None


def test_by_ear_writes_what_sounds_alike() -> None:
    heard = {slips.by_ear(Random(seed), "Stephen") for seed in range(200)}

    assert {"Stefen", "Stepheen"} & heard
    assert "Stephen" not in heard
