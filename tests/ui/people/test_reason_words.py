"""Reasons in words: what agrees and what differs, each once, and what else than one person two records may be."""

import pytest

from caseworker.domain.linkage import Agreement, Aspect, Likelihood, Reason
from ui.people.match_words import likely_words
from ui.people.reason_words import ReasonWords, reason_words, relation_words


def told(*reasons: tuple[Aspect, Agreement, float], probability: float = 0.9) -> Likelihood:
    return Likelihood(probability, tuple(Reason(*one) for one in reasons))


def test_a_name_that_agrees_in_both_parts_is_said_once() -> None:
    likelihood = told(
        (Aspect.FAMILY_NAME, Agreement.SAME, 9.0),
        (Aspect.GIVEN_NAME, Agreement.SAME, 8.0),
        (Aspect.NAME, Agreement.SAME, 0.1),
        (Aspect.BIRTH_DATE, Agreement.SAME, 14.0),
    )

    assert reason_words(likelihood) == ReasonWords(("the same name", "the same date of birth"), ())


def test_an_address_of_which_only_the_street_agrees_is_said_so() -> None:
    likelihood = told((Aspect.STREET, Agreement.SAME, 5.0), (Aspect.STREET, Agreement.DIFFERS, -2.0))

    assert reason_words(likelihood).same == ("a part of the address",)


def test_what_differs_is_said_apart() -> None:
    likelihood = told(
        (Aspect.GIVEN_NAME, Agreement.NICKNAME, 4.0),
        (Aspect.PHONE, Agreement.DIFFERS, -1.0),
        (Aspect.BIRTH_DATE, Agreement.GENERATIONS, -6.0),
    )

    words = reason_words(likelihood)
    assert words.same == ("a short form of the given name",)
    assert words.different == ("a date of birth a generation apart", "another phone")


@pytest.mark.parametrize(
    ("agreement", "part"),
    [(Agreement.TWINS, "twins?"), (Agreement.GENERATIONS, "parent and child?"), (Agreement.LIVE_TOGETHER, "family")],
)
def test_what_else_they_may_be_is_a_sentence(agreement: Agreement, part: str) -> None:
    assert part in relation_words(told((Aspect.RELATION, agreement, 0.0)))
    assert relation_words(told((Aspect.NAME, Agreement.SAME, 1.0))) == ""


def test_twins_are_said_to_live_at_one_address_only_where_they_do() -> None:
    twins, home = (Aspect.RELATION, Agreement.TWINS, 0.0), (Aspect.STREET, Agreement.SAME, 8.0)

    assert relation_words(told(twins, home)).startswith("Same family, address and birth date")
    assert relation_words(told(twins)).startswith("Same family and birth date")


def test_a_likelihood_is_a_word_and_never_a_number() -> None:
    words = [likely_words(told(probability=one))[0] for one in (0.99, 0.7, 0.2, 0.01)]

    assert words == [
        "Very likely the same",
        "Probably the same",
        "Possibly the same",
        "Probably not the same",
    ]
