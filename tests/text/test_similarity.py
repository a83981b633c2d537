import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.text.similarity import POSSIBLE, name_similarity, word_similarity
from tests.outside import outside


def test_names_that_may_be_one_person_are_told_from_names_that_speak_against_it() -> None:
    pairs = json.loads(outside("data/names/pairs.json").read_text(encoding="utf-8"))["pairs"]

    wrong = [
        (pair["a"], pair["b"])
        for pair in pairs
        if (name_similarity(pair["a"], pair["b"]) >= POSSIBLE) != (pair["verdict"] == "possible")
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("one", "other"), [("Li Wei", "Wei Li"), ("Mary Ann", "Maryann"), ("W J Brown", "William James Brown")]
)
def test_order_blanks_and_initials_do_not_make_another_person(one: str, other: str) -> None:
    assert name_similarity(one, other) >= POSSIBLE


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_is_a_share_and_the_same_from_both_sides(one: str, other: str) -> None:
    assert 0.0 <= word_similarity(one, other) <= 1.0
    assert 0.0 <= name_similarity(one, other) <= 1.0


@given(st.text(alphabet="abcdefghij", min_size=1, max_size=12))
def test_a_name_is_most_like_itself(name: str) -> None:
    assert name_similarity(name, name) == 1.0
