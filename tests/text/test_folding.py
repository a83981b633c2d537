import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.text.folding import apostrophe_parts, fold, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Straße", "strasse"),
        ("Łukasz Wałęsa", "lukasz walesa"),
        ("İbrahim", "ibrahim"),
        ("Guðmundsdóttir", "gudmundsdottir"),
        ("Æ Ø Œ", "ae o oe"),
        ("ΠΑΠΑΔΌΠΟΥΛΟΣ", "παπαδοπουλοσ"),
        ("ヤマダ", "やまだ"),
        ("\uff2d\uff41\uff52\uff59", "mary"),
        ("a\u200bb\u202ec\ufeff", "abc"),
        ("מחמוּד", "מחמוד"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_spellings_that_a_reader_takes_for_the_same_fold_to_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_vowel_signs_of_indic_and_thai_scripts_are_kept() -> None:
    assert words("अमिताभ บคูก") == ["अमिताभ", "บคูก"]


@pytest.mark.parametrize("written", ["O'Brien", "O\u2019Brien", "O\u02bcBrien", "O`Brien"])
def test_every_apostrophe_joins_and_its_pieces_can_be_had_apart(written: str) -> None:
    assert words(written) == ["obrien"]
    assert apostrophe_parts(written) == ["o", "brien"]


def test_hyphens_of_any_script_part_words() -> None:
    assert words("Müller-Lüdenscheidt בן־גוריון") == ["muller", "ludenscheidt", "בנ", "גוריונ"]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_nothing_that_means_something_to_a_query(text: str) -> None:
    for word in words(text):
        assert word
        assert not set(word) & set("\"'*:(){}^+-~|\x00 \t\n")


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_takes_the_fast_way_to_the_same_words(text: str) -> None:
    assert words(text) == words(text + " \u00e9")[: len(words(text))]
