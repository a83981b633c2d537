"""The words that were asked for stand out in an answer, in all their forms."""

from ui.answers.marking import spans


def marked(text: str, typed: str) -> list[str]:
    return [text[start : start + length] for start, length in spans(text, typed)]


def test_forms_of_a_word_stand_out_and_words_of_questions_do_not() -> None:
    text = "You can apply when an application was refused. The appeal is free."
    assert marked(text, "How do I apply for an appeal?") == ["apply", "application", "appeal"]


def test_accents_and_capitals_make_no_difference() -> None:
    assert marked("Café, CAFE and cafeteria", "café") == ["Café", "CAFE", "cafeteria"]


def test_nothing_stands_out_where_nothing_was_asked() -> None:
    assert marked("Rent and more", "") == []
    assert marked("Rent and more", "?!") == []
