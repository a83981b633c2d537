"""What the server has not in a scope leaves that scope here, and the device when it is in no other."""

from dataclasses import replace

import pytest

from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.store import aside, holdings
from caseworker.store.case_store import CaseStore
from caseworker.store.incoming import Change, What
from caseworker.store.receiving import News, Page
from tests.domain.people_builders import a_person
from tests.store.stores import an_id, deed

ANN = PersonId(an_id(1))
NORTH, EAST = "north/0", "east/0"


def hold(store: CaseStore, *scopes: str, kind: str = "person", seq: int = 3) -> None:
    fields = store.schema.of(Person).plain(a_person(id=ANN)) if kind == "person" else {"asked": "words"}
    change = Change(seq, What.FULL, kind, ANN, fields, scopes=scopes)
    with store.receiving() as receiving:
        receiving.take_in(Page(changes=[change], cursor=seq, held=(NORTH, EAST)))


def take_out(store: CaseStore, scope: str) -> News:
    with store.receiving() as receiving:
        receiving.take_out(scope, [ANN, an_id(77)])
    return receiving.news


def versions(store: CaseStore, scope: str) -> list[int]:
    with store.reading() as reader:
        return [v for _, v in holdings.versions(reader.connection, reader.schema, scope)]


def is_here(store: CaseStore) -> bool:
    with store.reading() as reader:
        return reader.find(Person, ANN) is not None or bool(aside.find(reader.connection, [ANN]))


@pytest.mark.parametrize("kind", ["person", "riddle"])
def test_a_record_in_no_other_scope_leaves_the_device(store: CaseStore, kind: str) -> None:
    hold(store, NORTH, kind=kind)

    news = take_out(store, NORTH)

    assert not is_here(store)
    assert versions(store, NORTH) == []
    assert news.changed == ({"person": {ANN}} if kind == "person" else {})


@pytest.mark.parametrize("kind", ["person", "riddle"])
def test_a_record_in_another_scope_stays_there(store: CaseStore, kind: str) -> None:
    hold(store, NORTH, EAST, kind=kind)

    take_out(store, NORTH)

    assert is_here(store)
    assert (versions(store, NORTH), versions(store, EAST)) == ([], [3])


def test_what_own_work_lies_on_stays_as_it_is(store: CaseStore) -> None:
    hold(store, NORTH)
    with store.unit(deed("person.describe")) as unit:
        unit.save(replace(unit.get(Person, ANN), description="typed here"))

    take_out(store, NORTH)

    with store.reading() as reader:
        assert reader.get(Person, ANN).description == "typed here"
    assert versions(store, NORTH) == [3]


def test_a_scope_that_is_not_known_here_takes_nothing_away(store: CaseStore) -> None:
    hold(store, NORTH)

    take_out(store, "south/0")

    assert is_here(store)
    assert versions(store, NORTH) == [3]
