"""People who may have been entered twice: who is listed to whom, and the decision that two records are two people."""

import pytest

from caseworker.desk.duplicates import DISTINGUISH, DOUBT, Duplicates
from caseworker.desk.finding import Finding
from caseworker.desk.merging import Merging
from caseworker.desk.people import NewPerson, People
from caseworker.desk.sweeping import Sweeping
from caseworker.desk.trails import TOLD_APART, Trails
from caseworker.domain.actions import AccessDenied, Role
from caseworker.domain.consents import Consent, ConsentWord
from caseworker.domain.definition import Sensitivity
from caseworker.domain.inputs import ReasonMissing
from caseworker.domain.people import InterpreterNeed, Person
from caseworker.domain.values import PartialDate
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MovableClock, a_sitting, trail
from tests.desk.work import keep
from tests.domain.people_builders import a_name, a_person

BORN = PartialDate(1958, 3, 14)


def marta(**over: object) -> Person:
    return a_person(**{"names": (a_name(),), "birth_date": BORN, "territory": "north", **over})


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def merging(store: CaseStore, clock: MovableClock) -> Merging:
    return Merging(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",), at=clock))


def a_desk(store: CaseStore, role: Role = Role.SUPERVISOR, territories: tuple[str, ...] = ("riverside",)) -> Duplicates:
    """A desk after a sweep by a supervisor who sees everything."""
    sweeper = a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))
    finding = Finding(sweeper)
    finding.prepare()
    while Sweeping(sweeper, finding).step(limit=10).goes_on:
        continue
    sitting = a_sitting(store, role=role, territories=territories)
    return Duplicates(sitting, Finding(sitting))


def test_looking_at_pairs_leaves_no_trace(store: CaseStore) -> None:
    keep(store, marta(), marta())

    before = trail(store)
    assert len(a_desk(store).pairs()) == 1

    assert trail(store) == before


def test_nobody_is_offered_a_merge_that_they_may_not_make(store: CaseStore) -> None:
    keep(store, marta(), marta())

    assert a_desk(store, Role.OFFICER).pairs() == ()


def test_nobody_sees_a_pair_with_a_record_that_is_hidden_from_them(store: CaseStore) -> None:
    keep(store, marta(), marta(territory="east"), a_person(names=(a_name("Owen Price"),)))
    assert len(a_desk(store).pairs()) == 1

    assert a_desk(store, territories=("north",)).pairs() == ()


def test_two_who_are_not_the_same_are_not_offered_again_until_that_is_taken_back(store: CaseStore) -> None:
    one, other = marta(), marta()
    keep(store, one, other)
    desk = a_desk(store)

    assert len(desk.keep_apart(other.id, one.id, reason="Another card was shown.")) == 1
    assert desk.keep_apart(one.id, other.id, reason="Again.") == ()
    assert desk.pairs() == ()
    (decided,) = desk.decided()
    assert decided.key == (one.id, other.id)
    assert decided.decided is not None
    assert decided.decided.reason == "Another card was shown."
    assert decided.likelihood.probability > 0.9

    assert len(desk.let_meet(one.id, other.id, reason="The card was wrong.")) == 1
    assert desk.let_meet(one.id, other.id, reason="Again.") == ()
    assert len(desk.pairs()) == 1
    assert desk.decided() == ()


def test_a_decision_stands_in_the_history_of_both(store: CaseStore) -> None:
    one, other = marta(number="CW-1"), marta(number="CW-2")
    keep(store, one, other)
    desk = a_desk(store)
    desk.keep_apart(one.id, other.id, reason="Another card was shown.")
    desk.let_meet(one.id, other.id, reason="The card was wrong.")

    trails = Trails(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",)))
    for person, number in ((one, "CW-2"), (other, "CW-1")):
        told = [told for told in trails.changes(Person, person.id) if told.field == TOLD_APART]
        assert {(each.before, each.after, each.why) for each in told} == {
            ("", number, "Another card was shown."),
            (number, "", "The card was wrong."),
        }
    assert [act for act, _ in trail(store) if act in {DISTINGUISH, DOUBT}] == [DISTINGUISH, DOUBT]


def test_only_those_who_may_merge_decide_and_always_with_a_reason(store: CaseStore) -> None:
    one, other = marta(), marta()
    keep(store, one, other)

    with pytest.raises(AccessDenied):
        a_desk(store, Role.OFFICER).keep_apart(one.id, other.id, reason="Two.")
    desk = a_desk(store)
    with pytest.raises(ReasonMissing):
        desk.keep_apart(one.id, other.id, reason=" ")
    desk.keep_apart(one.id, other.id, reason="Two.")
    with pytest.raises(AccessDenied):
        a_desk(store, Role.OFFICER).let_meet(one.id, other.id, reason="One.")


def test_a_decision_about_a_closely_kept_record_is_not_shown_to_who_may_not_see_it(store: CaseStore) -> None:
    one, other = marta(), marta(sensitivity=Sensitivity.RESTRICTED)
    keep(store, one, other)
    a_desk(store).keep_apart(one.id, other.id, reason="Two.")

    assert len(a_desk(store).decided()) == 1
    assert a_desk(store, Role.OFFICER, territories=("north",)).decided() == ()


def test_people_who_are_one_already_are_no_pair_until_they_are_split(store: CaseStore, merging: Merging) -> None:
    one, other = marta(), marta()
    keep(store, one, other)
    merge = merging.merge(one.id, other.id, reason="The same.")
    assert a_desk(store).pairs() == ()

    merging.unmerge(merge.id, reason="They are two.")
    assert [pair.key for pair in a_desk(store).pairs()] == [(one.id, other.id)]


def test_a_decision_holds_for_whoever_a_record_was_merged_into(store: CaseStore, merging: Merging) -> None:
    first, second, other = marta(), marta(), marta()
    keep(store, first, second, other)
    a_desk(store).keep_apart(second.id, other.id, reason="Two.")

    merging.merge(first.id, second.id, reason="The same.")

    assert a_desk(store).pairs() == ()
    assert [pair.key for pair in a_desk(store).decided()] == [(first.id, other.id)]


def test_merges_of_the_last_month_can_be_found_until_they_are_split(
    store: CaseStore, merging: Merging, clock: MovableClock
) -> None:
    people = [marta() for _ in range(4)]
    keep(store, *people)
    merging.merge(people[0].id, people[1].id, reason="Long ago.")
    clock.forward(days=31)
    fresh = merging.merge(people[2].id, people[3].id, reason="Just now.")

    found = merging.lately()
    assert [(one.merge, one.person, one.name, one.reason) for one in found] == [
        (fresh.id, people[2].id, "Marta Kowalska", "Just now.")
    ]

    merging.unmerge(fresh.id, reason="They are two.")
    assert merging.lately() == ()


def test_those_who_may_not_split_are_shown_no_merges(store: CaseStore, merging: Merging) -> None:
    one, other = marta(), marta()
    keep(store, one, other)
    merging.merge(one.id, other.id, reason="The same.")

    assert Merging(a_sitting(store)).lately() == ()


def test_somebody_is_entered_with_an_interpreter_and_what_they_agreed_to(store: CaseStore) -> None:
    sitting = a_sitting(store, role=Role.FRONT_DESK)
    entered = NewPerson(names=(a_name(),), interpreter=InterpreterNeed.ALWAYS, agrees_to=("keep-facts",))

    person = People(sitting, Finding(sitting)).add(entered)

    with store.reading() as reader:
        (consent,) = reader.select(Consent)
    assert person.interpreter is InterpreterNeed.ALWAYS
    assert (consent.person, consent.purpose, consent.word) == (person.id, "keep-facts", ConsentWord.GIVEN)
