"""Which references of a source are here: the same answer one by one and for many at once."""

from dataclasses import replace
from uuid import UUID

import pytest

from caseworker.domain.contact_points import Identifier
from caseworker.domain.people import Person
from caseworker.store import brought_in
from caseworker.store.brought_in import ReferencesHere
from caseworker.store.case_store import CaseStore
from tests.domain.people_builders import a_person
from tests.store.stores import deed


def called(reference: str, source: str) -> Person:
    person = a_person()
    known = Identifier(id=UUID(int=person.id.int ^ 1), scheme="former-system", value=reference, issuer=source)
    return replace(person, identifiers=(known,))


@pytest.mark.parametrize("how_many", [1, 1000])
def test_references_are_those_of_the_source_alone(store: CaseStore, how_many: int) -> None:
    with store.unit(deed()) as unit:
        for one in (called("A-1", "old"), called("A-2", "new"), called('say "x"', "old")):
            unit.add(one)
    here = ReferencesHere("old")

    with store.reading() as reader:
        here.look(reader, how_many=how_many)
        assert [here.has(reader, one) for one in ("A-1", "A-2", 'say "x"', "A-3")] == [True, False, True, False]


def test_what_came_since_the_last_look_is_known_with_the_next(store: CaseStore) -> None:
    here = ReferencesHere("old")
    with store.reading() as reader:
        here.look(reader, how_many=1000)
        assert not here.has(reader, "A-9")
    with store.unit(deed()) as unit:
        unit.add(called("A-9", "old"))

    with store.reading() as reader:
        here.look(reader, how_many=3)
        assert here.has(reader, "A-9")


def test_more_than_can_be_held_are_looked_up_one_by_one(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brought_in, "_MOST", 1)
    with store.unit(deed()) as unit:
        for number in range(4):
            unit.add(called(f"A-{number}", "old"))
    here = ReferencesHere("old")

    with store.reading() as reader:
        here.look(reader, how_many=1000)
        assert here.has(reader, "A-3")
        assert not here.has(reader, "A-4")
