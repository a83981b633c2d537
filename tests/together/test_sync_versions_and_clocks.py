"""Old programs with new ones, clocks that are wrong, numbers that run out: the work goes on and nothing is dropped."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from msgspec import structs

from caseworker.desk.notes import NoteEntered
from caseworker.domain.merge import Settled
from caseworker.domain.operations import Mutation, Verb
from caseworker.domain.people import Person
from caseworker.domain.values import PartialDate
from sync.client.failures import ServerRefused
from sync.protocol.limits import PROTOCOL_VERSION
from tests.sync.profiles import a_profile
from tests.together.sync_offices import FAR_OFF, LONG_AGO, Machine, Town, a_town, assert_one, settled


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        made.hires("Ann")
        made.hires("Ben")
        yield made


@pytest.fixture
def ann(town: Town) -> Machine:
    return town.machines[0]


@pytest.fixture
def ben(town: Town) -> Machine:
    return town.machines[1]


@pytest.mark.parametrize(
    "wrong", [timedelta(days=2), timedelta(days=-2), LONG_AGO, FAR_OFF], ids=["ahead", "behind", "1970", "2100"]
)
def test_a_clock_that_is_wrong_dates_wrongly_and_decides_nothing(
    wrong: timedelta | datetime, town: Town, ann: Machine, ben: Machine
) -> None:
    person = ben.enters("Marta Kowalska")
    settled(ben, ann)
    ann.clock.by = wrong if isinstance(wrong, timedelta) else timedelta(0)
    if isinstance(wrong, datetime):
        ann.clock.set(wrong)
    ann.office.people.set_birth_date(person.id, PartialDate(1961))
    ann.office.notes.write(NoteEntered(person=person.id, text="by a wrong clock"))
    ann.sync()
    ben.office.people.set_birth_date(person.id, PartialDate(1966))  # has not heard of it: comes second, whatever it is
    settled(ben, ann)
    ben.office.people.edit(person.id, contact_note="second")  # has seen everything
    settled(ben, ann)
    ann.office.people.edit(person.id, contact_note="third")
    settled(ann, ben)
    ann.clock.by = timedelta(0)
    ann.office.people.edit(person.id, contact_note="fourth, the clock put right")
    settled(ann, ben)

    for one in (ann, ben):
        shown = one.person(person.id)
        assert (shown.birth_date, shown.contact_note) == (PartialDate(1961), "fourth, the clock put right")
        (line,) = one.office.conflicts.of_record(person.id)
        assert (line.field, line.settled) == ("birth_date", Settled.OPEN)
        assert [note.text for note in one.office.notes.of_person(person.id)] == ["by a wrong clock"]
    assert_one(town, ann, ben)


def test_numbers_that_run_out_are_provisional_and_replaced_once_and_both_are_found(
    town: Town, ann: Machine, ben: Machine
) -> None:
    left = next(one.count for one in ann.office.final_numbers.left() if one.series == "person")
    made = [ann.enters(f"Maria Number{number}") for number in range(left + 3)]
    people = [one for one in made if one.provisional_number]
    assert len(people) == 3
    assert all(not one.number for one in people)

    settled(ann, ben)
    settled(ann, ben)

    numbers = [ann.get(Person, one.id).number for one in made]
    assert all(numbers)
    assert len(set(numbers)) == len(numbers)
    for one in (ann, ben):
        for person in people:
            shown = one.get(Person, person.id)
            assert (shown.number != "", shown.provisional_number) == (True, person.provisional_number)
            for word in (shown.number, shown.provisional_number):
                assert person.id in {found.id for found in one.office.finding.find(word)}
    settled(ann, ben)
    assert [ann.get(Person, one.id).number for one in made] == numbers
    assert_one(town, ann, ben)


def test_what_a_newer_program_writes_goes_through_older_servers_and_programs_untouched(
    town: Town, ann: Machine, ben: Machine
) -> None:
    person = ann.enters("Ilse Brandt")
    settled(ann, ben)
    newer, riddle = a_profile(town.server.device("Cem")), uuid4()
    newer.until_done()
    newer.write(Mutation("person", person.id, Verb.SET, "pronouns", "she"))
    newer.write(Mutation("riddle", riddle, Verb.CREATE, "", {"territory": "north", "words": "what is it"}))
    newer.until_done()
    settled(ann, ben)
    ben.office.people.edit(person.id, contact_note="by the older one")
    ben.office.people.set_birth_date(person.id, PartialDate(1971))
    settled(ben, ann)
    newer.until_done()

    for one in (ann, ben):
        fields = {held.id: held.fields for held in one.office.exchange.holdings()}
        assert fields[person.id]["pronouns"] == "she"
        assert fields[riddle]["words"] == "what is it"
        assert one.person(person.id).contact_note == "by the older one"
    assert newer.view()[person.id] | {"pronouns": "she", "contact_note": "by the older one"} == newer.view()[person.id]
    stored = town.record(person.id)
    assert stored is not None
    assert (stored.fields["pronouns"], stored.fields["contact_note"]) == ("she", "by the older one")
    assert_one(town, ann, ben)


def test_a_program_newer_than_the_server_is_told_so_and_goes_on_working(town: Town, ann: Machine) -> None:
    hello = ann.synchronizer._hello()
    with pytest.raises(ServerRefused) as refused:
        ann.synchronizer._line.hello(structs.replace(hello, protocol=PROTOCOL_VERSION + 1))

    assert refused.value.facts["error"] == "sync.server-too-old"
    ann.enters("Jan de Wit")
    ann.sync()
