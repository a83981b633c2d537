import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from caseworker.store.search.vocabulary import Vocabulary

WORDS = st.lists(st.text(alphabet="abcdest", min_size=2, max_size=9), unique=True).map(sorted)


@given(WORDS, st.text(alphabet="abcdest", min_size=3, max_size=9))
def test_words_one_slip_away_are_found_wherever_the_slip_is(words: list[str], typed: str) -> None:
    found = {word for word, _ in Vocabulary(words).alike(typed)}
    near = {word for word in words if OSA.distance(word, typed) == 1}

    assert {word for word in near if word[0] == typed[0] or word[-1] == typed[-1]} <= found
    assert bool(found) >= bool(near)
    assert typed not in found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("smiht", "smith"), ("yeltsin", "eltsin"), ("mohamed", "mhmd"), ("delgdao", "delgado"), ("pelgado", "delgado")],
)
def test_a_misspelt_word_leads_to_the_one_that_was_meant(typed: str, meant: str) -> None:
    vocabulary = Vocabulary(sorted(["smith", "eltsin", "mhmd", "delgado", "unrelated"]))

    assert meant in dict(vocabulary.sounding(typed)) | dict(vocabulary.alike(typed))


def test_grown_together_words_are_parted_where_both_halves_are_known() -> None:
    assert list(Vocabulary(["ann", "mary", "zsa"]).splits("maryann")) == [("mary", "ann")]
    assert list(Vocabulary(["ann", "mary"]).splits("marybeth")) == []


@given(WORDS, st.text(alphabet="abcdest", min_size=1, max_size=3))
def test_words_that_begin_alike_come_in_order(words: list[str], start: str) -> None:
    assert list(Vocabulary(words).beginning(start)) == [word for word in words if word.startswith(start)]
