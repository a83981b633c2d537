import json
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.text.phones import endings, phone, written_digits
from tests.outside import outside

Case = dict[str, str]


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    everything = json.loads(outside("data/phones/numbers.json").read_text(encoding="utf-8"))["cases"]
    return [case for case in everything if case.get("valid")]


def test_every_spelling_of_every_region_gives_its_number(cases: list[Case]) -> None:
    for case in cases:
        found = phone(case["text"], case["typed_in"])

        assert found is not None, case["text"]
        assert (found.e164, found.valid) == (case["e164"], True)


def test_a_number_kept_in_one_spelling_is_found_by_every_other(cases: list[Case]) -> None:
    same = defaultdict(list)
    for case in cases:
        same[case["e164"]].append(case)
    for group in same.values():
        for kept in group:
            for typed in group:
                wanted = endings(typed["text"], typed["typed_in"])
                assert any(written_digits(kept["text"]).endswith(one) for one in wanted), (kept["text"], typed["text"])


@pytest.mark.parametrize("text", ["not a number", "", "+999 123456", "\u202e"])
def test_what_is_no_number_gives_none(text: str) -> None:
    assert phone(text, "GB") is None


def test_an_extension_is_no_part_of_the_digits() -> None:
    assert written_digits("+1 212 555 0123 ext 12") == "12125550123"
    assert written_digits("020 7946 0958 x3") == "02079460958"


def test_digits_of_other_scripts_are_digits() -> None:
    assert written_digits("٠٢٠ ٧٩٤٦") == "0207946"


def test_last_digits_keep_their_leading_zero() -> None:
    assert endings("0123", "US")[-1] == "0123"


def test_reversed_digits_begin_with_the_end_of_the_number() -> None:
    found = phone("020 7946 0958", "GB")

    assert found is not None
    assert found.reversed_digits.startswith("8590")


@given(st.text(max_size=30))
def test_any_text_is_taken_without_failing(text: str) -> None:
    assert all(len(ending) >= 4 and ending.isdecimal() for ending in endings(text, "US"))
