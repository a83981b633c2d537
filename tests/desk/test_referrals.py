"""Handing people on, on a real store under the demonstration pack."""

from datetime import date, timedelta

import pytest

from caseworker.desk.consents import Consents
from caseworker.desk.referrals import NewReferral, Words
from caseworker.domain.actions import Role
from caseworker.domain.consents import ConsentWord, Evidence
from caseworker.domain.directory import Service
from caseworker.domain.people import Person
from caseworker.domain.referrals import AlreadySent, NoConsent, NothingToShare, OutcomeKnown, Referral, ReferralState
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MORNING, MovableClock, a_sitting, trail
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


def test_what_rested_on_a_consent_says_so_once_it_is_withdrawn(work: Work) -> None:
    person, service = someone(work), a_service(work)
    sent = work.referrals.refer(NewReferral(person=person.id, service=service.id, shares=(HOUSEHOLD,)))
    Consents(work.sitting).record(person.id, "refer", ConsentWord.WITHDRAWN, evidence=Evidence.SPOKEN)
    with work.store.reading() as reader:
        marked = reader.get(Referral, sent.id)
    assert marked.consent_withdrawn_at is not None
    assert marked.shares == sent.shares


def test_a_front_desk_refers_in_one_step(store: CaseStore, work: Work) -> None:
    desk = Work(a_sitting(store, role=Role.FRONT_DESK))
    new = NewReferral(person=someone(work).id, service=a_service(work).id, shares=(HOUSEHOLD,))
    assert desk.referrals.refer(new).state is ReferralState.SENT


def test_their_word_is_recorded_with_the_referral(work: Work) -> None:
    person = someone(work, None)
    new = NewReferral(person=person.id, service=a_service(work).id, shares=(HOUSEHOLD,))
    assert not work.referrals.prepare(person.id).stands
    sent = work.referrals.refer(new, agreed=Evidence.SPOKEN)
    handing = work.referrals.prepare(person.id)
    assert handing.stands
    assert handing.consent is not None
    assert (handing.consent.id, handing.consent.evidence) == (sent.consent, Evidence.SPOKEN)


def test_nothing_to_share_leaves_no_consent_behind(work: Work) -> None:
    person = someone(work, None)
    with pytest.raises(NothingToShare):
        work.referrals.refer(NewReferral(person=person.id, service=a_service(work).id), agreed=Evidence.SIGNED)
    assert work.referrals.prepare(person.id).consent is None


def test_preparing_a_referral_is_a_reading_of_the_person(work: Work) -> None:
    person = someone(work)
    work.referrals.prepare(person.id)
    work.referrals.prepare(person.id, again=True)
    assert [one for one in trail(work.store) if one[0] == "case.read"] == [("case.read", "allow")]


def test_referrals_under_way_are_listed_with_their_person_until_there_is_an_outcome(work: Work) -> None:
    person = someone(work)
    sent = work.referrals.refer(NewReferral(person=person.id, service=a_service(work).id, shares=(HOUSEHOLD,)))
    work.referrals.draft(NewReferral(person=person.id, service=a_service(work).id))
    (line,) = work.referrals.under_way()
    assert (line.referral.id, line.person) == (sent.id, person)
    work.referrals.close(sent.id, outcome=ReferralState.REFUSED)
    assert work.referrals.under_way() == ()
    assert len(work.referrals.of_person(person.id)) == 2


def test_a_front_desk_asks_what_became_of_a_referral_without_reading_what_was_told(
    store: CaseStore, work: Work
) -> None:
    person = someone(work)
    sent = work.referrals.refer(NewReferral(person=person.id, service=a_service(work).id, shares=(HOUSEHOLD,)))
    desk = Work(a_sitting(store, role=Role.FRONT_DESK)).referrals
    assert [one.referral.shares for one in desk.under_way()] == [()]
    assert desk.close(sent.id, outcome=ReferralState.ATTENDED).state is ReferralState.ATTENDED
