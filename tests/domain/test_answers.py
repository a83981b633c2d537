"""Answers: valid from a first to a last day, read again in time, new versions keep what officers said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import answers
from tests.domain.builders import an_answer, an_article

FIRST = date(2026, 1, 1)


@given(st.integers(-400, 400), st.none() | st.integers(0, 300))
def test_an_answer_is_said_from_its_first_to_its_last_day(day: int, length: int | None) -> None:
    last = None if length is None else FIRST + timedelta(days=length)
    answer = an_answer(valid_to=last)

    expected = day >= 0 and (length is None or day <= length)
    assert answers.is_valid(answer, on=FIRST + timedelta(days=day)) is expected


def test_an_answer_nobody_has_read_for_long_or_out_of_its_days_is_checked_before_use() -> None:
    read = date(2026, 11, 3)
    answer = an_answer(checked_on=read, valid_to=date(2027, 3, 31))

    assert answers.age_days(answer, on=read + timedelta(days=19)) == 19
    assert answers.age_days(answer, on=read - timedelta(days=1)) == 0
    assert not answers.needs_check(answer, on=read + timedelta(days=99), stale_days=100)
    assert answers.needs_check(answer, on=read + timedelta(days=100), stale_days=100)
    assert answers.needs_check(answer, on=date(2027, 4, 1), stale_days=1000)


def test_a_newer_version_replaces_the_words_and_keeps_what_officers_said() -> None:
    answer = answers.say_whether_it_helped(an_answer(version=3), helped=True)
    answer = answers.say_whether_it_helped(answer, helped=False)
    newer = answers.publish_again(answer, an_article(version=4, say="Bring any proof of rent."))

    assert (newer.id, newer.version, newer.say) == (answer.id, 4, "Bring any proof of rent.")
    assert (newer.helped, newer.did_not_help) == (1, 1)


@pytest.mark.parametrize("version", [2, 3])
def test_the_same_or_an_older_version_changes_nothing(version: int) -> None:
    answer = an_answer(version=3)

    assert answers.publish_again(answer, an_article(version=version, say="Old words")) == answer


def test_an_answer_never_becomes_another_article() -> None:
    with pytest.raises(ValueError, match="another"):
        answers.publish_again(an_answer(), an_article(id="other", version=9))
    with pytest.raises(ValueError, match="another"):
        answers.publish_again(an_answer(), an_article(language="pl", version=9))


def test_answers_on_a_subject_are_those_that_speak_of_it_most_first_and_may_be_said() -> None:
    day = date(2026, 11, 22)
    titled = an_answer(title="Papers for housing", topic="Papers", keywords=())
    on_it = an_answer(title="Who may apply", topic="Housing", keywords=("housing",))
    ended = an_answer(title="Old", topic="Housing", keywords=(), valid_to=day - timedelta(days=1))
    other = an_answer(title="Potholes", topic="Streets", keywords=("road",))

    found = answers.on_subject([titled, on_it, ended, other], "Housing", "Housing and rent", on=day)

    assert found == (on_it, titled)
