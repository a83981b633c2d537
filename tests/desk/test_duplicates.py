"""Finding people who were entered twice, and what is remembered of those who were not."""

import pytest

from caseworker.desk.duplicates import Duplicates
from caseworker.desk.finding import Finding
from caseworker.desk.likely_same import Same
from caseworker.desk.merging import Merging
from caseworker.desk.people import NewPerson, People
from caseworker.domain.actions import Role
from caseworker.domain.consents import Consent, ConsentWord
from caseworker.domain.people import InterpreterNeed, Person
from caseworker.domain.values import PartialDate
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import MovableClock, a_sitting, trail
from tests.desk.work import keep
from tests.domain.people_builders import a_name, a_person, a_phone

BORN = PartialDate(1958, 3, 14)


def marta(**over: object) -> Person:
    return a_person(**{"names": (a_name(),), "birth_date": BORN, "territory": "north", **over})


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def merging(store: CaseStore, clock: MovableClock) -> Merging:
    return Merging(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",), at=clock))


def a_desk(store: CaseStore, role: Role = Role.SUPERVISOR) -> Duplicates:
    sitting = a_sitting(store, role=role, territories=("riverside",))
    finding = Finding(sitting)
    finding.prepare()
    return Duplicates(sitting, finding)


def test_somebody_entered_twice_is_found_once_with_what_both_have_in_common(store: CaseStore) -> None:
    older, younger = marta(contact_points=(a_phone(),)), marta(names=(a_name("Martha Kowalska"),))
    keep(store, older, younger, a_person(names=(a_name("Owen Price"),)))

    piece = a_desk(store).look(limit=10)

    assert [one.key for one in piece.found] == [(older.id, younger.id)]
    assert piece.found[0].same == {Same.NAME, Same.BIRTH_DATE}
    assert (piece.looked_at, piece.before) == (3, 0)


def test_looking_goes_on_where_it_ended_until_everybody_was_looked_at(store: CaseStore) -> None:
    keep(store, *(a_person(names=(a_name(f"Name {letter}ness"),)) for letter in "abcde"))
    desk, before, counts = a_desk(store), 0, []
    while True:
        piece = desk.look(before, limit=2)
        counts.append(piece.looked_at)
        if not piece.before:
            break
        before = piece.before

    assert sum(counts) == 5


def test_looking_for_duplicates_leaves_no_trace(store: CaseStore) -> None:
    keep(store, marta(), marta())

    before = trail(store)
    a_desk(store).look(limit=10)

    assert trail(store) == before


def test_nobody_is_offered_a_merge_that_they_may_not_make(store: CaseStore) -> None:
    keep(store, marta(), marta())

    assert a_desk(store, Role.OFFICER).look(limit=10).found == ()


def test_two_who_are_not_the_same_are_not_offered_again_until_that_is_taken_back(store: CaseStore) -> None:
    one, other = marta(), marta()
    keep(store, one, other)
    desk = a_desk(store)

    desk.keep_apart(other.id, one.id)
    desk.keep_apart(one.id, other.id)
    assert desk.look(limit=10).found == ()

    desk.let_meet(one.id, other.id)
    assert len(desk.look(limit=10).found) == 1


def test_people_who_are_one_already_are_no_pair(store: CaseStore, merging: Merging) -> None:
    one, other = marta(), marta()
    keep(store, one, other)
    merging.merge(one.id, other.id, reason="The same.")

    assert a_desk(store).look(limit=10).found == ()


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
