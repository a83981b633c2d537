"""What comes in bulk is indexed afterwards: seen at once, found a little later, whatever happens in between."""

from dataclasses import replace

from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.store.case_store import CaseStore
from caseworker.store.incoming import Change, What
from caseworker.store.receiving import Page
from tests.domain.people_builders import a_name, a_person
from tests.store.stores import an_id, deed

MANY = 25


def come(store: CaseStore, *people: Person, gone: tuple[str, ...] = (), cursor: int = MANY) -> None:
    rows = store.schema.of(Person)
    told = [
        Change(one.id.int % 1000, What.FULL, "person", one.id, rows.plain(one), scopes=("north/0",)) for one in people
    ]
    held = () if gone else ("north/0",)
    with store.receiving() as receiving:
        receiving.take_in(Page(changes=told, cursor=cursor, held=held, gone=gone))


def many() -> list[Person]:
    return [a_person(id=PersonId(an_id(n)), names=(a_name(f"Somebody{n}"),)) for n in range(1, MANY + 1)]


def found(store: CaseStore, word: str) -> int:
    with store.reading() as reader:
        asked = "SELECT count(*) FROM search_person WHERE search_person MATCH ?"
        return int(reader.connection.exec_driver_sql(asked, (word,)).scalar_one())


def indexed(store: CaseStore) -> list[int]:
    with store.reading() as reader:
        rows = reader.connection.exec_driver_sql("SELECT rowid FROM search_person ORDER BY rowid")
        return list(rows.scalars())


def everyone(store: CaseStore) -> list[int]:
    with store.reading() as reader:
        return list(reader.connection.exec_driver_sql("SELECT rid FROM person ORDER BY rid").scalars())


def index_all(store: CaseStore, *, limit: int = 4) -> None:
    while store.index_some(limit=limit):
        assert len(indexed(store)) <= MANY + 1


def test_a_first_pull_is_seen_at_once_and_found_after_it_was_indexed(store: CaseStore) -> None:
    with store.bulk(index_later=True):
        come(store, *many())
    assert (len(everyone(store)), found(store, "somebody3")) == (MANY, 0)

    index_all(store)

    assert indexed(store) == everyone(store)
    assert found(store, "somebody3") == 1
    assert not store.index_some()


def test_what_an_officer_writes_meanwhile_is_found_at_once_and_indexed_once(store: CaseStore) -> None:
    with store.bulk(index_later=True):
        come(store, *many())
        with store.unit(deed("person.add")) as unit:
            unit.add(a_person(id=PersonId(an_id(900)), names=(a_name("Newcomer"),)))
        with store.unit(deed("person.edit")) as unit:
            unit.save(replace(unit.get(Person, PersonId(an_id(7))), names=(a_name("Renamed"),)))
        assert (found(store, "newcomer"), found(store, "renamed")) == (1, 1)
    index_all(store)
    assert indexed(store) == everyone(store)
    assert (found(store, "renamed"), found(store, "somebody7"), found(store, "somebody8")) == (1, 0, 1)


def test_indexing_that_was_cut_off_goes_on_where_it_was(store: CaseStore) -> None:
    with store.bulk(index_later=True):
        come(store, *many()[:20])
        assert store.index_some(limit=8)
        come(store, *many()[20:])
    assert len(indexed(store)) == 8
    index_all(store)
    assert indexed(store) == everyone(store)


def test_what_has_left_is_not_indexed_and_what_comes_again_is(store: CaseStore) -> None:
    with store.bulk(index_later=True):
        come(store, *many())
    store.index_some(limit=10)
    come(store, gone=("north/0",), cursor=MANY + 1)
    assert indexed(store) == everyone(store) == []
    with store.bulk(index_later=True):
        come(store, *many(), cursor=MANY + 2)
    index_all(store)
    assert indexed(store) == everyone(store)
    assert len(everyone(store)) == MANY


def test_what_comes_after_the_first_pull_is_found_at_once(store: CaseStore) -> None:
    with store.bulk(index_later=True):
        come(store, *many()[:3])
    come(store, *many()[3:])
    assert found(store, "somebody20") == 1
    index_all(store)
    assert indexed(store) == everyone(store)
