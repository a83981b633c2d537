"""Who waits to be compared, and which pairs are kept: in the transaction of the rows, no longer than they hold."""

from dataclasses import replace
from uuid import UUID

from caseworker.domain.definition import Sensitivity
from caseworker.domain.distinctions import pair_of
from caseworker.domain.ids import PersonId
from caseworker.domain.linkage import Agreement, Aspect, Likelihood, Reason
from caseworker.domain.people import Person
from caseworker.store import likely_pairs
from caseworker.store.case_store import CaseStore
from caseworker.store.incoming import Change, What
from caseworker.store.likely_pairs import LikelyPair, Waiting
from caseworker.store.search.hits import EVERYTHING, VisibleClause
from tests.domain.people_builders import a_household, a_member, a_name, a_person
from tests.store.stores import deed, take_in

WHY = (Reason(Aspect.BIRTH_DATE, Agreement.SAME, 14.25), Reason(Aspect.PHONE, Agreement.DIFFERS, -1.5))


def keep(store: CaseStore, *records: object) -> None:
    with store.unit(deed()) as unit:
        for one in records:
            unit.add(one)  # type: ignore[arg-type]


def waiting(store: CaseStore) -> list[Waiting]:
    with store.reading() as reader:
        return likely_pairs.waiting(reader.connection, limit=100)


def a_pair(one: Person, other: Person, probability: float = 0.9) -> LikelyPair:
    return LikelyPair(*pair_of(PersonId(one.id), PersonId(other.id)), Likelihood(probability, WHY))


def settle(store: CaseStore, *pairs: LikelyPair) -> None:
    with store.writing() as connection:
        all_waiting = likely_pairs.waiting(connection, limit=100)
        likely_pairs.settle(connection, all_waiting, {one for pair in pairs for one in pair.key}, pairs)


def listed(store: CaseStore, visible: VisibleClause = EVERYTHING) -> list[LikelyPair]:
    with store.reading() as reader:
        return list(likely_pairs.listed(reader.connection, visible=visible))


def test_everybody_who_comes_waits_and_nobody_else_does(store: CaseStore) -> None:
    person = a_person()
    keep(store, person, a_person(), a_household(a_member(person.id)))

    assert len(waiting(store)) == 2


def test_those_who_came_last_are_compared_first(store: CaseStore) -> None:
    keep(store, a_person())
    keep(store, a_person())

    assert [one.rid for one in waiting(store)] == [2, 1]


def test_a_first_synchronization_has_everybody_wait(store: CaseStore) -> None:
    rows, people = store.schema.of(Person), [a_person() for _ in range(7)]
    coming = [Change(n, What.FULL, "person", one.id, rows.plain(one)) for n, one in enumerate(people, 1)]

    with store.bulk([Person], index_later=True):
        take_in(store, coming, cursor=len(coming))

    assert len(waiting(store)) == 7


def test_a_pair_is_kept_with_its_likelihood_and_its_reasons(store: CaseStore) -> None:
    one, other, third = a_person(), a_person(), a_person()
    keep(store, one, other, third)

    settle(store, a_pair(one, other, 0.6), a_pair(third, one, 0.9))

    assert listed(store) == [a_pair(one, third, 0.9), a_pair(one, other, 0.6)]
    assert waiting(store) == []


def test_a_pair_goes_with_a_change_of_either_and_the_one_who_changed_waits(store: CaseStore) -> None:
    one, other = a_person(), a_person(names=(a_name(),))
    keep(store, one, other)
    settle(store, a_pair(one, other))

    with store.unit(deed()) as unit:
        unit.save(replace(unit.get(Person, other.id), names=()))

    assert listed(store) == []
    assert waiting(store) == [Waiting(2, 1)]


def test_who_changed_after_they_were_read_still_waits(store: CaseStore) -> None:
    one = a_person(names=(a_name(),))
    keep(store, one)
    seen = waiting(store)
    with store.unit(deed()) as unit:
        unit.save(replace(unit.get(Person, one.id), names=()))

    with store.writing() as connection:
        likely_pairs.settle(connection, seen, [one.id], [])

    assert [one.rid for one in waiting(store)] == [1]


def test_a_pair_is_shown_only_where_both_may_be_seen_and_stand(store: CaseStore) -> None:
    one, other = a_person(), a_person(sensitivity=Sensitivity.RESTRICTED)
    keep(store, one, other)
    settle(store, a_pair(one, other))

    assert listed(store, VisibleClause("r.sensitivity = ?", (0,))) == []
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO person_group (person, survivor) VALUES (?, ?)", (other.id.bytes, UUID(int=1).bytes)
        )
    assert listed(store) == []


def test_nothing_of_a_pair_is_kept_once_one_of_them_has_left(store: CaseStore) -> None:
    rows, one, other = store.schema.of(Person), a_person(), a_person()
    keep(store, one)
    take_in(store, [Change(1, What.FULL, "person", other.id, rows.plain(other))], cursor=1)
    settle(store, a_pair(one, other))

    take_in(store, [Change(2, What.LEAVE, "person", other.id, {})], cursor=2)

    with store.reading() as reader:
        assert reader.connection.exec_driver_sql("SELECT count(*) FROM likely_pair").scalar_one() == 0
