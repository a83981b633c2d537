"""What acts are called in the trail."""

import pytest

from ui.audit.act_words import GROUPS, act_words, group_words


def test_opening_says_what_was_opened() -> None:
    assert act_words("case.read", "case") == "Opened a case"
    assert act_words("case.read", "person") == "Opened the record"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("person.of-tomorrow", "Changed a person"),
        ("task.of-tomorrow", "Changed a case or a task"),
        ("contact.of-tomorrow", "Recorded a contact"),
        ("of-tomorrow", "Something else"),
    ],
)
def test_an_act_without_words_is_told_by_what_it_belongs_to_and_as_one_act(act: str, words: str) -> None:
    assert act_words(act) == words


def test_every_group_of_acts_has_a_name() -> None:
    assert all(group_words(one) for one in GROUPS)
