"""Handing people on, on a real store under the demonstration pack."""

from datetime import date, timedelta

import pytest

from caseworker.desk.referrals import NewReferral, Words
from caseworker.domain.actions import Role
from caseworker.domain.consents import ConsentWord
from caseworker.domain.directory import Service
from caseworker.domain.people import Person
from caseworker.domain.referrals import AlreadySent, NoConsent, NothingToShare, OutcomeKnown, Referral, ReferralState
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MORNING, MovableClock, a_sitting
from tests.desk.work import Work, a_known_person, keep
from tests.domain.people_builders import a_consent

HOUSEHOLD = Words(label="Household", words="Two adults and one child")


@pytest.fixture
def work(store: CaseStore, clock: MovableClock) -> Work:
    made = Work(a_sitting(store, at=clock))
    made.library.publish()
    return made


def someone(work: Work, word: ConsentWord | None = ConsentWord.GIVEN) -> Person:
    person = a_known_person(work.store)
    if word is not None:
        keep(work.store, a_consent(person=person.id, purpose="refer", word=word, at=MORNING))
    return person


def a_service(work: Work) -> Service:
    with work.store.reading() as reader:
        return reader.select(Service)[0]


def test_a_referral_in_one_step_has_consent_number_words_and_a_day_to_ask(work: Work) -> None:
    person, service = someone(work), a_service(work)
    sent = work.referrals.refer(NewReferral(person=person.id, service=service.id, shares=(HOUSEHOLD,)))
    assert (sent.state, sent.service_name, sent.ask_again_on) == (
        ReferralState.SENT,
        service.name,
        date(2026, 11, 27),
    )
    assert sent.provisional_number.endswith("-RF1")
    slip = work.referrals.slip(sent.id)
    assert (slip.service, slip.words) == (service, "Household: Two adults and one child")


def test_without_a_consent_that_stands_nothing_is_sent_and_nothing_is_kept(work: Work) -> None:
    for word in (None, ConsentWord.WITHDRAWN, ConsentWord.REFUSED):
        new = NewReferral(person=someone(work, word).id, service=a_service(work).id, shares=(HOUSEHOLD,))
        with pytest.raises(NoConsent):
            work.referrals.refer(new)
    with work.store.reading() as reader:
        assert reader.count(Referral) == 0


def test_a_draft_is_filled_sent_and_then_stays_as_it_is(work: Work) -> None:
    drafted = work.referrals.draft(NewReferral(person=someone(work).id, service=a_service(work).id))
    with pytest.raises(NothingToShare):
        work.referrals.send(drafted.id)
    work.referrals.share(drafted.id, HOUSEHOLD)
    more = work.referrals.share(drafted.id, Words(label="Rent", words="640 a month"))
    work.referrals.leave_out(drafted.id, more.shares[1].id)
    sent = work.referrals.send(drafted.id)
    assert [item.label for item in sent.shares] == ["Household"]
    assert work.referrals.send(drafted.id) == sent
    with pytest.raises(AlreadySent):
        work.referrals.share(drafted.id, HOUSEHOLD)


def test_what_became_of_it_is_asked_until_it_is_known(work: Work, clock: MovableClock) -> None:
    new = NewReferral(person=someone(work).id, service=a_service(work).id, shares=(HOUSEHOLD,))
    sent = work.referrals.refer(new)
    assert work.referrals.to_ask() == ()
    clock.forward(days=8)
    assert [one.id for one in work.referrals.to_ask()] == [sent.id]
    assert work.referrals.ask_again(sent.id).asked == 1
    assert work.referrals.to_ask() == ()
    work.referrals.accept(sent.id)
    clock.forward(days=30)
    assert len(work.referrals.to_ask(officer=work.sitting.actor.officer)) == 1
    work.referrals.close(sent.id, outcome=ReferralState.ATTENDED, note="Went twice.")
    assert work.referrals.to_ask() == ()
    with pytest.raises(OutcomeKnown):
        work.referrals.accept(sent.id)


def test_consent_withdrawn_later_marks_the_referral(work: Work, clock: MovableClock) -> None:
    drafted = work.referrals.draft(
        NewReferral(person=someone(work).id, service=a_service(work).id, shares=(HOUSEHOLD,))
    )
    clock.forward(minutes=5)
    assert work.referrals.withdraw_consent(drafted.id).consent_withdrawn_at == MORNING + timedelta(minutes=5)
    with pytest.raises(NoConsent):
        work.referrals.send(drafted.id)


def test_a_front_desk_refers_in_one_step(store: CaseStore, work: Work) -> None:
    desk = Work(a_sitting(store, role=Role.FRONT_DESK))
    new = NewReferral(person=someone(work).id, service=a_service(work).id, shares=(HOUSEHOLD,))
    assert desk.referrals.refer(new).state is ReferralState.SENT
