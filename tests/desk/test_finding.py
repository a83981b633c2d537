"""One field finds people, cases, contacts, answers and services, and nothing an officer may not see."""

import pytest

from caseworker.desk.finding import Finding
from caseworker.domain.actions import Role
from caseworker.domain.answers import AnswerId, published
from caseworker.domain.definition import Record
from caseworker.domain.values import PartialDate
from caseworker.store import audit
from caseworker.store.case_store import CaseStore
from tests.desk.sittings import a_sitting, riverside
from tests.domain.builders import a_case, a_contact, a_service
from tests.domain.people_builders import a_name, a_person, a_phone, an_address, an_id
from tests.store.stores import deed


def keep(store: CaseStore, *records: Record) -> None:
    with store.unit(deed()) as unit:
        for one in records:
            unit.add(one)


def test_results_are_values_that_a_list_can_show(store: CaseStore) -> None:
    person = a_person(
        number="CW-000 000 417",
        names=(a_name("Marta Kowalska"),),
        birth_date=PartialDate(1958, 3),
        addresses=(an_address(),),
    )
    keep(store, person, a_person(identified=False, description="Kowalska's neighbour, red coat"))

    (found,) = Finding(a_sitting(store)).find("kowalska 1958")

    assert (found.kind, found.id, found.title) == ("person", person.id, "Marta Kowalska")
    assert found.second == "1958-03 · 18 Mill Lane, Northgate · CW-000 000 417"
    assert {one.word for one in found.reasons} == {"kowalska", "1958"}


def test_every_kind_is_found_in_its_turn(store: CaseStore) -> None:
    article = riverside().answer("boiler-broken")
    keep(
        store,
        a_person(names=(a_name("Boyler Boiler"),)),
        a_case(title="Boiler broken"),
        a_contact(title="Boiler", text="It is cold."),
        published(article, answer_id=AnswerId(an_id()), territory=""),
        a_service(name="Boiler repairs"),
    )

    found = Finding(a_sitting(store)).find("boiler ")

    assert [one.kind for one in found] == ["person", "case", "interaction", "answer", "service"]
    assert all(one.title and one.reasons for one in found)


def test_nothing_out_of_reach_is_found(store: CaseStore) -> None:
    keep(store, a_person(names=(a_name("Secret Person"),), territory="east"), a_case(title="Secret", territory="east"))

    assert Finding(a_sitting(store)).find("secret ") == ()
    assert len(Finding(a_sitting(store, role=Role.SUPERVISOR, territories=("riverside",))).find("secret ")) == 2


def test_a_telephone_number_means_what_it_means_in_the_agencys_country(store: CaseStore) -> None:
    person = a_person(names=(a_name("Jonas Berg"),), contact_points=(a_phone("020 7946 0471"),))
    keep(store, person)

    assert [one.id for one in Finding(a_sitting(store)).find("+44 20 7946 0471")] == [person.id]


def test_a_misspelt_name_is_found_once_the_words_are_read(store: CaseStore) -> None:
    person = a_person(names=(a_name("Marta Kowalska"),))
    keep(store, person)
    finding = Finding(a_sitting(store))

    finding.prepare()

    assert [one.id for one in finding.find("marta kowalsak ")] == [person.id]


def test_a_finished_search_leaves_a_mark_that_does_not_tell_the_text(store: CaseStore) -> None:
    finding = Finding(a_sitting(store))
    finding.find("kowals")
    finding.find("Kowalska", finished=True)
    finding.find("kowalska ", finished=True)

    with store.reading() as reader:
        records = [one.record for one in audit.entries(reader.connection)]
    assert len(records) == 2
    assert b"owalska" not in b"".join(records)
    assert mark(records[0]) == mark(records[1])


def mark(record: bytes) -> bytes:
    return record.split(b'"text_h":"')[1][:64]


@pytest.mark.parametrize("typed", ["CW-000 000 417", "cw-000 000 417 ", "CW-000000417", "cw000000417"])
def test_a_number_is_found_as_it_is_printed_in_groups_and_without_them(typed: str, store: CaseStore) -> None:
    person = a_person(number="CW-000 000 417", names=(a_name("Marta Kowalska"),))
    keep(store, person, a_person(number="CW-000 000 418", names=(a_name("Ilse Brandt"),)))

    assert [one.id for one in Finding(a_sitting(store)).find(typed)] == [person.id]
