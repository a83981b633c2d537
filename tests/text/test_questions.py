import pytest

from caseworker.text.folding import words
from caseworker.text.questions import stem, telling_words


def test_question_words_are_left_out_unless_there_are_no_others() -> None:
    assert telling_words(words("How do I apply for a housing benefit?")) == ["apply", "housing", "benefit"]
    assert telling_words(["how", "do", "i"]) == ["how", "do", "i"]


@pytest.mark.parametrize(
    "forms", [("apply", "applies", "applied", "applying"), ("benefit", "benefits"), ("eligible", "eligibility")]
)
def test_forms_of_one_word_share_a_beginning(forms: tuple[str, ...]) -> None:
    shortest = min((stem(form) for form in forms), key=len)

    assert all(form.startswith(shortest) for form in forms)


def test_a_stem_is_never_shorter_than_four_letters() -> None:
    assert stem("aged") == "aged"
    assert stem("ions") == "ions"
