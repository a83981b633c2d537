"""Referrals: consent first, exactly the words shown, closed only by an outcome."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain import referrals
from caseworker.domain.numbers import AlreadyNumbered
from caseworker.domain.referrals import (
    OUTCOMES,
    AlreadySent,
    NoConsent,
    NothingToShare,
    NotSentYet,
    OutcomeKnown,
    Referral,
    ReferralState,
)
from tests.domain.builders import a_referral, a_shared_item, final, provisional
from tests.domain.people_builders import NOON, an_id

IN_A_WEEK = date(2026, 11, 29)
CONSENT = an_id()


def sent(referral: Referral, **over: Any) -> Referral:
    given = {"consent": CONSENT, "consent_stands": True, "issued": final(), "ask_again_on": IN_A_WEEK, "at": NOON}
    return referrals.send(referral, **{**given, **over})


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1).filter(str.strip)), min_size=1, max_size=4))
def test_what_is_sent_is_what_was_shown_and_never_changes_afterwards(items: list[tuple[str, str]]) -> None:
    referral = a_referral(shares=())
    for label, words in items:
        referral = referrals.share(referral, a_shared_item(label, words))
    shown = referrals.what_is_sent(referral)

    gone = sent(referral)

    assert referrals.what_is_sent(gone) == shown
    with pytest.raises(AlreadySent):
        referrals.share(gone, a_shared_item())
    with pytest.raises(AlreadySent):
        referrals.leave_out(gone, gone.shares[0].id)


def test_the_same_words_are_not_shared_twice_and_can_be_left_out() -> None:
    item = a_shared_item()
    referral = referrals.share(a_referral(shares=(item,)), a_shared_item())

    assert referral.shares == (item,)
    assert referrals.leave_out(referral, item.id).shares == ()


@pytest.mark.parametrize("over", [{"consent": None}, {"consent_stands": False}])
def test_nothing_is_sent_without_a_consent_that_stands(over: dict[str, Any]) -> None:
    with pytest.raises(NoConsent):
        sent(a_referral(), **over)


def test_a_withdrawn_consent_stops_the_sending_and_marks_what_was_sent() -> None:
    with pytest.raises(NoConsent):
        sent(referrals.withdraw_consent(a_referral(), at=NOON))

    later = referrals.withdraw_consent(sent(a_referral()), at=NOON + timedelta(days=2))
    assert (later.state, later.consent_withdrawn_at) == (ReferralState.SENT, NOON + timedelta(days=2))
    assert referrals.withdraw_consent(later, at=NOON + timedelta(days=3)) == later


def test_a_referral_that_says_nothing_is_not_sent() -> None:
    with pytest.raises(NothingToShare):
        sent(a_referral(shares=(a_shared_item("Note", "  "),)))


def test_sending_twice_is_sending_once() -> None:
    once = sent(a_referral())

    assert sent(once, issued=final("RF-00013"), at=NOON + timedelta(days=1)) == once
    assert (once.number, once.consent, once.sent_at) == ("RF-00012", CONSENT, NOON)


def test_a_provisional_number_is_replaced_once_and_stays_beside_the_final_one() -> None:
    referral = referrals.give_number(sent(a_referral(), issued=provisional()), final())

    assert (referral.number, referral.provisional_number) == ("RF-00012", "P-7K3-RF1")
    with pytest.raises(AlreadyNumbered):
        referrals.give_number(referral, final("RF-00013"))


@pytest.mark.parametrize("outcome", sorted(OUTCOMES))
def test_only_an_outcome_closes_a_referral_and_stops_the_asking(outcome: ReferralState) -> None:
    accepted = referrals.accept(sent(a_referral()), at=NOON)
    assert (accepted.state, accepted.answered_at) == (ReferralState.ACCEPTED, NOON)
    assert referrals.accept(accepted, at=NOON + timedelta(days=1)) == accepted
    assert referrals.is_due_to_ask(accepted, on=IN_A_WEEK)
    assert not referrals.is_due_to_ask(accepted, on=IN_A_WEEK - timedelta(days=1))

    closed = referrals.close(accepted, outcome=outcome, at=NOON, note=" Was served ")

    assert (closed.state, closed.outcome_note) == (outcome, "Was served")
    assert (closed.outcome_at, closed.ask_again_on) == (NOON, None)
    assert not referrals.is_due_to_ask(closed, on=IN_A_WEEK)
    assert not referrals.is_due_to_ask(a_referral(state=outcome, ask_again_on=IN_A_WEEK), on=IN_A_WEEK)
    assert not referrals.is_due_to_ask(a_referral(), on=IN_A_WEEK)
    assert referrals.close(closed, outcome=outcome, at=NOON + timedelta(days=1), note="Other") == closed
    with pytest.raises(ValueError, match="accepted"):
        referrals.close(closed, outcome=ReferralState.ACCEPTED, at=NOON)


def test_someone_not_reached_at_first_may_still_attend_but_an_attendance_stands() -> None:
    missed = referrals.close(sent(a_referral()), outcome=ReferralState.NO_CONTACT, at=NOON)
    attended = referrals.close(missed, outcome=ReferralState.ATTENDED, at=NOON)

    assert attended.state is ReferralState.ATTENDED
    with pytest.raises(OutcomeKnown, match="attended"):
        referrals.close(attended, outcome=ReferralState.REFUSED, at=NOON)
    with pytest.raises(OutcomeKnown):
        referrals.accept(attended, at=NOON)
    with pytest.raises(OutcomeKnown):
        referrals.ask_again(attended, on=IN_A_WEEK)


def test_nothing_comes_of_a_draft() -> None:
    with pytest.raises(NotSentYet):
        referrals.accept(a_referral(), at=NOON)
    with pytest.raises(NotSentYet):
        referrals.close(a_referral(), outcome=ReferralState.ATTENDED, at=NOON)


def test_asking_again_is_counted_once_for_each_new_day() -> None:
    referral = sent(a_referral())
    next_week = IN_A_WEEK + timedelta(days=7)
    asked = referrals.ask_again(referral, on=next_week)

    assert (asked.ask_again_on, asked.asked) == (next_week, 1)
    assert referrals.ask_again(asked, on=next_week) == asked
