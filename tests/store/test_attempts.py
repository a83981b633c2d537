"""Parts of a unit that may fail: what they did is taken back, the rest of the unit goes on."""

from contextlib import suppress
from dataclasses import replace

from caseworker.domain.people import Person
from caseworker.store.case_store import CaseStore
from caseworker.store.unit import Touch
from tests.domain.people_builders import a_person
from tests.store.stores import deed


class _Unfit(Exception):
    """A part does not fit."""


def test_what_a_failed_part_made_and_changed_is_taken_back_and_the_rest_stays(store: CaseStore) -> None:
    standing, good, bad = a_person(language="en"), a_person(), a_person()
    with store.unit(deed()) as unit:
        unit.add(standing)

    with store.unit(deed(minutes=1)) as unit:
        unit.add(good)
        unit.save(replace(standing, language="de"))
        with suppress(_Unfit), unit.attempt():
            unit.add(bad)
            unit.save(replace(unit.get(Person, standing.id), language="pl"))
            unit.save(replace(good, language="fr"))
            raise _Unfit

    with store.reading() as reader:
        assert reader.find(Person, bad.id) is None
        assert reader.get(Person, standing.id).language == "de"
        assert reader.get(Person, good.id) == good


def test_a_part_that_went_well_tells_what_it_made_and_changed(store: CaseStore) -> None:
    standing, made = a_person(), a_person()
    with store.unit(deed()) as unit:
        unit.add(standing)

    with store.unit(deed(minutes=1)) as unit, unit.attempt() as touched:
        unit.add(made)
        unit.save(standing)
        unit.save(replace(standing, language="pl"))

    assert touched == [Touch("person", made.id, made=True), Touch("person", standing.id, made=False)]


def test_what_is_done_also_is_in_the_same_transaction_with_the_number_of_the_edit(store: CaseStore) -> None:
    told: list[int] = []
    with store.unit(deed()) as unit:
        unit.add(a_person())
        unit.also(told.append)
    with store.unit(deed(minutes=1)) as unit:
        unit.also(told.append)  # nothing is changed by it
    with suppress(_Unfit), store.unit(deed(minutes=2)) as unit:
        unit.add(a_person())
        unit.also(_fail)

    assert told[0] > 0
    assert told[1:] == [0]
    with store.reading() as reader:
        assert len(reader.select(Person)) == 1


def _fail(_edit: int) -> None:
    raise _Unfit
