import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.store.keys.codes import ALPHABET, CodeMistyped, new_code, print_code, read_code


@given(st.binary(min_size=20, max_size=20))
def test_what_is_printed_can_be_read(data: bytes) -> None:
    assert bytes(read_code(print_code(data)).value) == data


@given(st.binary(min_size=16, max_size=16))
def test_a_backup_code_can_be_typed_in_small_letters_without_hyphens_and_with_lookalikes(data: bytes) -> None:
    typed = print_code(data).replace("-", " ").lower().replace("0", "o").replace("1", "l")

    assert bytes(read_code(typed, size_bytes=16).value) == data


@given(st.binary(min_size=20, max_size=20), st.integers(0, 32), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_always_found(data: bytes, at: int, symbol: str) -> None:
    plain = print_code(data).replace("-", "")
    if plain[at] == symbol:
        return

    with pytest.raises(CodeMistyped):
        read_code(plain[:at] + symbol + plain[at + 1 :])


@given(st.text(max_size=300))
def test_any_other_text_is_refused_with_the_same_sentence(text: str) -> None:
    with pytest.raises(CodeMistyped, match=r"code\.mistyped"):
        read_code(text + "é")


def test_two_neighbours_swapped_are_found() -> None:
    plain = print_code(bytes(range(40, 60))).replace("-", "")
    swaps = [at for at in range(32) if {plain[at], plain[at + 1]} not in ({plain[at]}, {"0", "Z"})]
    assert len(swaps) > 20

    for at in swaps:
        with pytest.raises(CodeMistyped):
            read_code(plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :])


def test_codes_are_grouped_by_four_and_have_their_full_length() -> None:
    assert [len(group) for group in new_code(os.urandom).split("-")] == [4] * 8 + [1]
    assert [len(group) for group in new_code(os.urandom, size_bytes=16).split("-")] == [4] * 6 + [3]
