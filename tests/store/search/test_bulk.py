"""A first load, in however many transactions, is taken by the index and found in it."""

from caseworker.domain.definition import Search
from caseworker.domain.people import Person
from caseworker.store.case_store import CaseStore
from caseworker.store.search import index
from caseworker.store.search.index import SearchText

MORE_THAN_THE_INDEX_HOLDS_PIECES = 2300


def test_a_load_in_very_many_transactions_is_taken_and_found(store: CaseStore) -> None:
    with store.bulk([Person]):
        for number in range(1, MORE_THAN_THE_INDEX_HOLDS_PIECES):
            with store.writing() as connection:
                index.write(connection, "person", [SearchText(number, {Search.NAME: [f"Person{number}"]})])
    with store.reading() as reader:
        found = "SELECT rowid FROM search_person WHERE search_person MATCH 'person2299 OR person1'"
        assert reader.connection.exec_driver_sql(found).scalars().all() == [1, 2299]
