"""Sync's door: what waits goes out in order, what the server says is held against it, numbers come in and are given."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.desk.cases import NewCase
from caseworker.desk.exchange import Change, Exchange, ForkFound, What
from caseworker.domain.operations import FIRST_CHAIN, digest, extend
from caseworker.domain.people import Person
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import a_sitting
from tests.desk.work import Work, a_housing_case, a_known_person
from tests.domain.people_builders import a_person
from tests.store.stores import a_passing_store


@pytest.fixture
def exchange(store: CaseStore) -> Exchange:
    return at_the_door(store)


def at_the_door(store: CaseStore) -> Exchange:
    return Exchange(a_sitting(store), synchronized=lambda: None)


def full(seq: int, person: Person, store: CaseStore) -> Change:
    return Change(seq, What.FULL, "person", person.id, store.schema.of(Person).plain(person))


@given(st.integers(1, 12), st.integers(1, 5), st.integers(1, 4000))
def test_what_waits_goes_out_once_in_order_and_chained_whatever_the_size_of_a_page(
    people: int, limit: int, limit_bytes: int
) -> None:
    with a_passing_store() as store:
        exchange = at_the_door(store)
        made = [a_known_person(store, description="x" * (50 * number)).id for number in range(people)]
        chain, sent = FIRST_CHAIN, []
        while page := exchange.waiting(limit=limit, limit_bytes=limit_bytes):
            assert len(page) <= limit
            for one in page:
                assert one.digest == digest(one.body)
                chain = extend(chain, one.digest)
                assert chain == one.chain
                sent.append(one.n)
            exchange.acknowledge(life=exchange.standing().life, up_to=page[-1].n, chain=chain, seq=sent[-1])
        assert sent == list(range(1, len(made) + 1))
        assert exchange.standing().waiting == 0
        assert exchange.standing().chain == chain


def test_handing_over_changes_nothing(store: CaseStore, exchange: Exchange) -> None:
    a_known_person(store)
    before = exchange.standing()
    assert exchange.waiting() == exchange.waiting()
    assert exchange.standing() == before
    assert before.waiting == 1


def test_an_answer_for_other_work_than_ours_is_a_fork_and_nothing_is_marked(
    store: CaseStore, exchange: Exchange
) -> None:
    a_known_person(store)
    here = exchange.standing()
    for life, up_to, chain in (
        (here.life, 1, bytes(32)),
        (UUID(int=8), 1, here.chain),
        (here.life, 2, here.chain),
    ):
        with pytest.raises(ForkFound):
            exchange.acknowledge(life=life, up_to=up_to, chain=chain, seq=1)
    assert exchange.standing().waiting == 1


def test_a_page_comes_in_with_its_place_and_says_what_changed(store: CaseStore, exchange: Exchange) -> None:
    person = a_person()
    news = exchange.take_in([full(7, person, store)], cursor=7)
    assert news.changed == {"person": frozenset({person.id})}
    assert exchange.standing().cursor == 7
    assert exchange.take_in([full(7, person, store)], cursor=7).changed == {}


def test_work_leaves_the_device_only_when_the_server_holds_it_safely(store: CaseStore, exchange: Exchange) -> None:
    person = a_known_person(store)
    here = exchange.standing()
    exchange.acknowledge(life=here.life, up_to=1, chain=here.chain, seq=5)
    exchange.take_in([full(5, person, store)], cursor=5)
    assert exchange.standing().safe == 0
    exchange.acknowledge(life=here.life, up_to=1, chain=here.chain, seq=5)
    exchange.take_in([], cursor=6, safe=5)
    assert exchange.standing().safe == 5
    exchange.acknowledge(life=here.life, up_to=1, chain=here.chain, seq=5)
    with store.reading() as reader:
        assert reader.get(Person, person.id) == person


def test_a_round_that_is_complete_is_told(store: CaseStore) -> None:
    told: list[str] = []
    Exchange(a_sitting(store), synchronized=lambda: told.append("done")).finished()
    assert told == ["done"]


def test_provisional_numbers_are_replaced_once_as_far_as_numbers_last(store: CaseStore, exchange: Exchange) -> None:
    work = Work(a_sitting(store))
    first, second = a_housing_case(work), a_housing_case(work)
    assert work.numbers.give() == 0
    exchange.lease_numbers("case:HB", first=100, last=100)
    assert work.numbers.give() == 1
    exchange.lease_numbers("case:HB", first=200, last=210)
    assert work.numbers.give() == 1
    assert work.numbers.give() == 0
    shown = [work.cases.page(one.id).case for one in (first, second)]
    assert sorted(one.number for one in shown) == ["HB-00100", "HB-00200"]
    assert {one.provisional_number for one in shown} == {first.provisional_number, second.provisional_number}


def test_numbers_of_one_kind_are_not_given_to_another(store: CaseStore, exchange: Exchange) -> None:
    work = Work(a_sitting(store))
    housing = a_housing_case(work)
    work.cases.open(NewCase(case_type="food-parcel"))
    exchange.lease_numbers("case:HB", first=1, last=9)
    assert work.numbers.give() == 1
    assert work.cases.page(housing.id).case.number == "HB-00001"


def test_what_is_left_of_each_series_is_known(store: CaseStore, exchange: Exchange) -> None:
    work = Work(a_sitting(store))
    exchange.lease_numbers("case:HB", first=1, last=9)
    a_housing_case(work)
    left = {one.series: one.count for one in work.numbers.left()}
    assert left["case:HB"] == 8
    assert left["walk_in:A"] == left["person"] == left["referral"] == 0


def test_the_same_block_twice_is_one_block(store: CaseStore, exchange: Exchange) -> None:
    work = Work(a_sitting(store))
    for _ in range(2):
        exchange.lease_numbers("case:HB", first=1, last=9)
    made = [a_housing_case(work).number for _ in range(2)]
    assert made == ["HB-00001", "HB-00002"]
    exchange.lease_numbers("case:HB", first=1, last=9)
    assert a_housing_case(work).number == "HB-00003"
