"""What a person agreed to, and what staff are warned of."""

from datetime import date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.consents import Consent, ConsentWord, latest, standing, stands
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.safety import (
    ReviewInThePast,
    SafetyFact,
    SafetyKind,
    end,
    in_force,
    is_overdue,
    needs_two_staff,
    review,
)
from tests.domain.people_builders import NOON, TODAY, a_consent, a_warning

HEALTH = "share-with-health"
GIVEN, REFUSED, WITHDRAWN = ConsentWord.GIVEN, ConsentWord.REFUSED, ConsentWord.WITHDRAWN


def _said(word: ConsentWord, hours: int, **over: object) -> Consent:
    return a_consent(word=word, at=NOON + timedelta(hours=hours), **over)


def test_nothing_said_is_no_consent() -> None:
    assert not stands([], purpose=HEALTH, at=NOON)


def test_the_last_word_up_to_the_moment_counts() -> None:
    said = [_said(WITHDRAWN, 2), _said(GIVEN, 0)]

    assert not stands(said, purpose=HEALTH, at=NOON - timedelta(microseconds=1))
    assert stands(said, purpose=HEALTH, at=NOON)
    assert not stands(said, purpose=HEALTH, at=NOON + timedelta(hours=2))


def test_agreeing_again_after_a_withdrawal_counts() -> None:
    assert stands([_said(GIVEN, 0), _said(WITHDRAWN, 1), _said(GIVEN, 2)], purpose=HEALTH, at=NOON + timedelta(hours=3))


@pytest.mark.parametrize("no", [REFUSED, WITHDRAWN])
def test_of_two_words_at_one_moment_the_no_counts(no: ConsentWord) -> None:
    for said in ([_said(no, 0), _said(GIVEN, 0)], [_said(GIVEN, 0), _said(no, 0)]):
        assert not stands(said, purpose=HEALTH, at=NOON)


def test_consent_for_one_purpose_is_none_for_another() -> None:
    said = [_said(GIVEN, 0), _said(GIVEN, 0, purpose="newsletter"), _said(WITHDRAWN, 1, purpose="newsletter")]

    assert standing(said, at=NOON + timedelta(hours=1)) == {HEALTH}


def test_consent_runs_out_after_its_last_day_where_it_is_asked() -> None:
    said = [_said(GIVEN, 0, until=date(2026, 11, 30))]
    east = timezone(timedelta(hours=9))

    assert stands(said, purpose=HEALTH, at=datetime(2026, 11, 30, 23, 59, tzinfo=NOON.tzinfo))
    assert not stands(said, purpose=HEALTH, at=datetime(2026, 12, 1, 0, 0, tzinfo=east))


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stands([_said(GIVEN, 0)], purpose=HEALTH, at=NOON.replace(tzinfo=None))


@given(
    st.lists(st.tuples(st.sampled_from(ConsentWord), st.integers(0, 3)), max_size=6), st.randoms(use_true_random=False)
)
def test_the_order_in_which_words_arrive_does_not_matter(said: list[tuple[ConsentWord, int]], random: Random) -> None:
    consents = [_said(word, hours) for word, hours in said]
    shuffled = list(consents)
    random.shuffle(shuffled)
    at = NOON + timedelta(hours=2)

    assert latest(shuffled, purpose=HEALTH, at=at) == latest(consents, purpose=HEALTH, at=at)
    heard = [(hours, word) for word, hours in said if hours <= 2]
    last = max((hours for hours, _ in heard), default=None)
    agreed = bool(heard) and all(word is GIVEN for hours, word in heard if hours == last)
    assert stands(shuffled, purpose=HEALTH, at=at) is agreed


def test_a_warning_past_its_review_still_warns() -> None:
    warning = a_warning(review_on=date(2026, 11, 21))

    assert is_overdue(warning, TODAY)
    assert not is_overdue(warning, date(2026, 11, 21))
    assert in_force([warning], TODAY) == (warning,)
    assert needs_two_staff([warning], TODAY)


def test_a_reviewed_warning_stands_until_its_next_review() -> None:
    reviewed = review(a_warning(review_on=TODAY), next_review=date(2027, 5, 1), today=TODAY)

    assert not is_overdue(reviewed, date(2027, 5, 1))
    with pytest.raises(ReviewInThePast):
        review(reviewed, next_review=TODAY, today=TODAY)


def test_an_ended_warning_warns_to_the_last_day_and_ends_once() -> None:
    ended = end(a_warning(), on=TODAY, reason="Dog has died")

    assert needs_two_staff([ended], TODAY)
    assert not needs_two_staff([ended], date(2026, 11, 23))
    assert not is_overdue(ended, date(2030, 1, 1))
    assert end(ended, on=date(2027, 1, 1), reason="again") == ended
    with pytest.raises(ReasonMissing):
        end(a_warning(), on=TODAY, reason=" ")


def test_other_warnings_do_not_ask_for_two_staff_and_the_next_review_comes_first() -> None:
    later = a_warning(kind=SafetyKind.ANIMAL, review_on=date(2027, 9, 1))
    sooner = a_warning(kind=SafetyKind.BUILDING, review_on=date(2027, 2, 1))

    assert not needs_two_staff([later, sooner], TODAY)
    assert in_force([later, sooner], TODAY) == (sooner, later)


def test_what_a_warning_says_is_sensitive_and_that_it_exists_is_not() -> None:
    sensitive = {field.name for field in SafetyFact.definition.fields if field.rule.sensitive}

    assert sensitive == {"what", "source", "end_reason"}
