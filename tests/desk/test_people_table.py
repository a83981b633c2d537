"""The table of people: everybody who may be seen, once, in order, however it is filtered."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from caseworker.desk.merging import Merging
from caseworker.desk.people_table import PeopleOrder, PeopleTable, PeopleWanted, PersonRow
from caseworker.domain.access import visible_scopes
from caseworker.domain.actions import Role
from caseworker.domain.definition import Sensitivity
from caseworker.domain.ids import PersonId
from caseworker.domain.people import InterpreterNeed, Person
from caseworker.domain.values import PartialDate
from caseworker.store.case_store import CaseStore
from caseworker.store.visibility import resource_of
from tests.desk.sittings import ME, MORNING, a_sitting
from tests.desk.work import SUPERVISOR, Work, a_housing_case, keep
from tests.domain.builders import a_contact
from tests.domain.people_builders import a_name, a_person, a_warning, an_address, an_id
from tests.store.stores import deed


@pytest.fixture
def table(store: CaseStore) -> PeopleTable:
    return PeopleTable(a_sitting(store))


def shown(table: PeopleTable, wanted: PeopleWanted | None = None, **how: object) -> list[str]:
    rows = table.rows(table.order(wanted or PeopleWanted(), **how))  # type: ignore[arg-type]
    return [row.name for row in rows if row is not None]


def known(store: CaseStore, full: str, **over: object) -> Person:
    given, _, family = full.rpartition(" ")
    person = a_person(**{"names": (a_name(full, given=given, family=family),), **over})
    keep(store, person)
    return person


def test_people_stand_by_family_name_whatever_their_capitals_and_the_unnamed_come_last(
    store: CaseStore, table: PeopleTable
) -> None:
    for name in ("Owen Price", "Grace Lund", "marta kowalska"):
        known(store, name)
    keep(store, a_person(identified=False, description="Man with a red coat"))

    rows = [row for row in table.rows(table.order(PeopleWanted())) if row is not None]

    assert [row.name for row in rows] == ["marta kowalska", "Grace Lund", "Owen Price", ""]
    assert rows[-1].described == "Man with a red coat"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FRONT_DESK, Role.SUPERVISOR])
def test_the_table_holds_exactly_those_who_may_be_seen(store: CaseStore, role: Role) -> None:
    draw = Random(7)
    for number in range(40):
        known(
            store,
            f"Person {number}",
            territory=draw.choice(["north", "northgate", "east", "harbour", ""]),
            sensitivity=draw.choice(list(Sensitivity)),
        )
    mine = known(store, "Far Away", territory="harbour", sensitivity=Sensitivity.SEALED)
    supervisor = Work(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",), officer=SUPERVISOR))
    a_housing_case(supervisor, owner=ME)
    work = Work(a_sitting(store, role=role, territories=("north",)))
    case = a_housing_case(Work(a_sitting(store, territories=("north",))), owner=ME)
    with store.unit(deed()) as unit:
        kept = unit.get(type(case), case.id)
        unit.save(replace(kept, people=(*kept.people, replace(kept.people[0], id=an_id(), person=mine.id))))

    table = PeopleTable(work.sitting)
    with store.reading() as reader:
        everybody = reader.select(Person)
        expected = {
            one.id for one in everybody if visible_scopes(work.sitting.actor).includes(resource_of(reader, one))
        }

    found = [row.id for row in table.rows(table.order(PeopleWanted())) if row is not None]

    assert set(found) == expected
    assert len(found) == len(expected)
    assert (mine.id in expected) is (role is not Role.FRONT_DESK)
    for by in PeopleOrder:
        assert sorted(table.order(PeopleWanted(), by=by)) == sorted(table.order(PeopleWanted()))


def test_every_filter_narrows_the_table(store: CaseStore, table: PeopleTable) -> None:
    work = Work(a_sitting(store))
    case = a_housing_case(work)
    with_case = case.people[0].person
    known(store, "Rosa Delgado", language="es", interpreter=InterpreterNeed.ALWAYS)
    known(store, "Grace Lund", territory="north", language="en")
    warned = known(store, "Ilir Hoxha")
    keep(store, a_warning(person=warned.id, territory="north", what="Two staff for visits."))

    def ids(wanted: PeopleWanted) -> list[PersonId]:
        return [row.id for row in table.rows(table.order(wanted)) if row is not None]

    assert ids(PeopleWanted(has_open_case=True)) == [with_case]
    assert ids(PeopleWanted(has_warning=True)) == [warned.id]
    assert shown(table, PeopleWanted(language="es")) == ["Rosa Delgado"]
    assert shown(table, PeopleWanted(needs_interpreter=True)) == ["Rosa Delgado"]
    assert shown(table, PeopleWanted(territories=frozenset({"east"}))) == []
    assert ids(PeopleWanted(only=(warned.id,), language="es")) == []
    assert table.languages() == ("en", "es")


def test_someone_with_an_open_case_is_quiet_until_a_contact(store: CaseStore, table: PeopleTable) -> None:
    case = a_housing_case(Work(a_sitting(store)))
    person = case.people[0].person
    quiet = PeopleWanted(quiet_since=MORNING - timedelta(days=30))
    assert len(table.order(quiet)) == 1

    keep(store, a_contact(people=(person,), occurred_at=MORNING - timedelta(days=3), territory="north"))

    assert len(table.order(quiet)) == 0
    row = table.rows(table.order(PeopleWanted(has_open_case=True)))[0]
    assert row is not None
    assert (row.last_contact, row.open_cases) == (MORNING - timedelta(days=3), 1)


def test_a_person_whose_records_were_merged_stands_in_the_table_once(store: CaseStore, table: PeopleTable) -> None:
    first, second = known(store, "Marta Kowalska"), known(store, "Marta Kowalski")
    Merging(a_sitting(store, role=Role.SUPERVISOR)).merge(first.id, second.id, reason="The same woman.")

    rows = table.rows(table.order(PeopleWanted()))

    assert [row.id for row in rows if row is not None] == [first.id]


def test_the_table_is_sorted_by_birth_and_number_both_ways(store: CaseStore, table: PeopleTable) -> None:
    known(store, "Owen Price", birth_date=PartialDate(1990, 1, 2), number="P-2")
    known(store, "Grace Lund", birth_date=PartialDate(1950), number="P-3")
    known(store, "Ilir Hoxha", birth_date=PartialDate(1970, 5), number="P-1")

    assert shown(table, by=PeopleOrder.BORN) == ["Grace Lund", "Ilir Hoxha", "Owen Price"]
    assert shown(table, by=PeopleOrder.BORN, descending=True) == ["Owen Price", "Ilir Hoxha", "Grace Lund"]
    assert shown(table, by=PeopleOrder.NUMBER) == ["Ilir Hoxha", "Owen Price", "Grace Lund"]


def test_typing_jumps_to_the_first_name_that_is_not_before(store: CaseStore, table: PeopleTable) -> None:
    for name in ("Owen Price", "Grace Lund", "Marta Kowalska", "Ilir Hoxha"):
        known(store, name)
    rows = table.order(PeopleWanted())

    assert [table.place_of(rows, typed) for typed in ("h", "KOW", "lu", "zz", "")] == [0, 1, 2, 4, 0]


def test_a_row_whose_person_has_gone_is_empty(store: CaseStore, table: PeopleTable) -> None:
    person = known(store, "Owen Price", addresses=(an_address(),))
    rows = table.order(PeopleWanted())
    before = table.rows(rows)[0]
    assert isinstance(before, PersonRow)
    assert before.address.startswith("18 Mill Lane")
    assert table.place_of_person(rows, person.id) == 0

    with store.unit(deed()) as unit:
        unit.erase(Person, person.id)

    assert table.rows(rows) == (None,)
    assert table.place_of_person(rows, person.id) == -1


def test_the_rows_of_some_people_are_those_of_the_list_without_anybody_who_may_not_be_seen(
    store: CaseStore, table: PeopleTable
) -> None:
    owen = known(store, "Owen Price")
    sealed = known(store, "Grace Lund", sensitivity=Sensitivity.SEALED)
    (row,) = [one for one in table.rows(table.order(PeopleWanted())) if one is not None]

    assert table.of([owen.id, sealed.id]) == {owen.id: row}
    assert table.of([]) == {}
