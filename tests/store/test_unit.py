"""A unit writes all of what it gathered, or nothing."""

from dataclasses import replace

import pytest

from caseworker.domain.people import Person
from caseworker.domain.plain import TextCannotBeKept
from caseworker.store import audit, travel
from caseworker.store.case_store import CaseStore
from caseworker.store.reader import NotHere
from caseworker.store.unit import AlreadyHere
from tests.domain.people_builders import a_person
from tests.store.stores import deed


def counts(store: CaseStore) -> tuple[int, ...]:
    with store.reading() as reader:
        return tuple(
            reader.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            for table in ("person", "edit", "history", "outbox", "audit")
        )


def test_what_was_added_is_read_back_equal(store: CaseStore) -> None:
    person = a_person()
    with store.unit(deed()) as unit:
        unit.add(person)
    with store.reading() as reader:
        assert reader.get(Person, person.id) == person


def test_a_failure_on_the_way_leaves_nothing_behind(store: CaseStore) -> None:
    before = counts(store)
    with pytest.raises(ZeroDivisionError):
        add_and_break(store)
    assert counts(store) == before


def add_and_break(store: CaseStore) -> None:
    with store.unit(deed()) as unit:
        unit.add(a_person())
        unit.add(a_person(description=str(1 // 0)))


def test_a_unit_that_changes_nothing_writes_nothing(store: CaseStore) -> None:
    person = a_person()
    with store.unit(deed()) as unit:
        unit.add(person)
    before = counts(store)
    with store.unit(deed()) as unit:
        unit.save(unit.get(Person, person.id))
    assert counts(store) == before


def test_one_edit_writes_one_row_in_every_book(store: CaseStore) -> None:
    person = a_person()
    with store.unit(deed()) as unit:
        unit.add(person)
    before = counts(store)
    with store.unit(deed("person.describe", reason="They told us.")) as unit:
        unit.save(replace(person, description="red coat"))
    assert counts(store) == tuple(a + b for a, b in zip(before, (0, 1, 1, 1, 1), strict=True))


def test_a_second_record_with_the_same_id_is_refused(store: CaseStore) -> None:
    person = a_person()
    with store.unit(deed()) as unit:
        unit.add(person)
    with pytest.raises(AlreadyHere), store.unit(deed()) as unit:
        unit.add(person)


def test_saving_a_record_that_was_never_made_is_refused(store: CaseStore) -> None:
    with pytest.raises(NotHere), store.unit(deed()) as unit:
        unit.save(a_person())


def test_a_broken_character_is_refused_with_the_name_of_its_field(store: CaseStore) -> None:
    with pytest.raises(TextCannotBeKept) as refused, store.unit(deed()) as unit:
        unit.add(a_person(description="half a \ud83d"))
    assert "'description'" in refused.value.say()
    assert counts(store) == (0, 0, 0, 0, 0)


def test_a_unit_sees_its_own_edits(store: CaseStore) -> None:
    person = a_person()
    with store.unit(deed()) as unit:
        unit.add(person)
        unit.save(replace(person, description="first"))
        unit.save(replace(unit.get(Person, person.id), description="second"))
        assert unit.get(Person, person.id).description == "second"
    with store.reading() as reader:
        assert reader.get(Person, person.id).description == "second"


def test_clocks_that_jump_break_neither_order_nor_chain(store: CaseStore) -> None:
    person = a_person()
    with store.unit(deed()) as unit:
        unit.add(person)
    for step, minutes in enumerate((-3 * 24 * 60, 40 * 24 * 60, 0, -1_000_000)):
        with store.unit(deed(minutes=minutes)) as unit:
            unit.save(replace(unit.get(Person, person.id), description=f"step {step}"))
    with store.reading() as reader:
        told = [one.changes[0].after for one in reader.history(Person, person.id)[:4]]
        assert told == ["step 3", "step 2", "step 1", "step 0"]
        assert travel.broken_link(reader.connection) is None
        assert audit.verify(reader.connection) == 5
        clocks = [row[0] for row in reader.connection.exec_driver_sql("SELECT hlc FROM travel")]
    assert clocks[0] > 0


def test_whoever_listens_is_told_the_kinds_that_a_unit_touched_once_it_has_committed(store: CaseStore) -> None:
    person = a_person()
    told: list[tuple[str, frozenset[str], int]] = []
    store.after_each_unit(lambda kinds: told.append(("first", kinds, counts(store)[0])))
    store.after_each_unit(lambda kinds: told.append(("second", kinds, counts(store)[0])))

    with store.unit(deed()) as unit:
        unit.add(person)
    assert told == [("first", frozenset({"person"}), 1), ("second", frozenset({"person"}), 1)]

    told.clear()
    with store.unit(deed()) as unit:
        unit.save(unit.get(Person, person.id))
    with pytest.raises(ZeroDivisionError):
        add_and_break(store)
    assert told == []  # nothing was changed, so there is nothing to tell
