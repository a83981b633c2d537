"""One edit told of two people, and one of them was erased: what the server sends of the other is still taken in."""

from dataclasses import replace

from caseworker.domain.people import Person
from caseworker.store import travel
from caseworker.store.case_store import CaseStore
from caseworker.store.incoming import Change, What
from tests.domain.people_builders import a_person
from tests.store.stores import deed, take_in


def test_a_page_about_someone_whose_edit_was_erased_with_another_is_taken_in(store: CaseStore) -> None:
    erased, stays = a_person(), a_person()
    with store.unit(deed()) as unit:
        unit.add(erased)
        unit.add(stays)
    with store.unit(deed("test.edit", minutes=1)) as unit:
        unit.save(replace(erased, description="red coat"))
        unit.save(replace(stays, description="blue coat", languages=("en",)))
    with store.unit(deed("person.erase", minutes=2)) as unit:
        unit.erase(Person, erased.id)

    take_in(store, [Change(1, What.FULL, "person", stays.id, store.schema.of(Person).plain(stays))], cursor=1)
    take_in(store, [Change(2, What.PUT, "person", stays.id, {"languages": ["fr"], "sex": "f"})], cursor=2)

    with store.reading() as reader:
        seen = reader.get(Person, stays.id)
        assert (seen.sex, seen.description) == ("f", "blue coat")
        assert "fr" in seen.languages
        assert travel.broken_link(reader.connection) is None
