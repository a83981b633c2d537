"""Truth 5: what a person may not see shows neither as a hit nor in how many there are nor in their order."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseworker.domain.definition import Search
from caseworker.store.search.hits import VisibleClause
from caseworker.store.search.index import SearchText, erase
from tests.store.search.stores import TODAY, Shelf, Words, a_shelf

EAST = VisibleClause("r.territory = ? AND r.sensitivity = 0", ("east",))
GIVEN = ("Jon", "John", "Maria", "Mariam", "Robert", "Bob", "Ana", "Anna")
FAMILY = ("Smith", "Smyth", "Smit", "Lopez", "Lopes", "Delgado", "Delgada", "Brown")
STREETS = ("Oakwood Road", "Oakfield Road", "Elm Street")
QUERIES = (
    "smith", "jon smith", "smiht", "jhon smth", "mari", "ma", "m", "lopez oakwood", "smith 1958", "bob 4471", "delgdo",
    "robert brown elm 1950", "oak", "5554471", "annamaria",
)  # fmt: skip


def somebody(number: int) -> Words:
    draw = random.Random(number)
    return {
        Search.NAME: [f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}"],
        Search.BIRTH: [f"{draw.choice((1950, 1958, 1990))}-03-12"],
        Search.PLACE: [f"{number % 90} {draw.choice(STREETS)}"],
        Search.PHONE: [f"206 555 {draw.choice((4471, 4472, 1000))}"],
    }


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    with a_shelf(tmp_path_factory.mktemp("hidden")) as made:
        for number in range(60):
            made.put(100 + 3 * number, somebody(number))
        made.refresh()
        yield made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.sampled_from(QUERIES), hidden=st.lists(st.integers(0, 500), min_size=1, max_size=40, unique=True))
def test_hidden_records_change_neither_hits_nor_counts_nor_order(shelf: Shelf, typed: str, hidden: list[int]) -> None:
    before = shelf.find(typed, visible=EAST, limit=5)
    rids = [101 + 3 * number for number in hidden]  # between and after those that may be seen
    for number, rid in zip(hidden, rids, strict=True):
        where = {"territory": "west"} if number % 3 else {"sensitivity": 2}
        shelf.put(rid, somebody(number), **where)
    shelf.refresh()
    try:
        assert shelf.find(typed, visible=EAST, limit=5) == before
    finally:
        erase(shelf.connection, "person", [SearchText(rid, {}) for rid in rids])
        for rid in rids:
            shelf.connection.exec_driver_sql("DELETE FROM person WHERE rid = ?", (rid,))


def test_a_kind_without_a_condition_is_not_looked_at(shelf: Shelf) -> None:
    found = shelf.searcher.search(shelf.connection, "smith", kinds=["person"], visible={}, region=None, on=TODAY)

    assert found == []


def test_a_condition_that_holds_for_nothing_finds_nothing(shelf: Shelf) -> None:
    assert all(shelf.find(typed, visible=VisibleClause("0")) == [] for typed in QUERIES)
