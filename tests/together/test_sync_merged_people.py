"""Two records of one person, merged and unmerged on machines that do not hear of each other, in any order."""

from collections.abc import Iterator

import pytest

from caseworker.desk.cases import NewCase, Part
from caseworker.desk.notes import NoteEntered
from caseworker.domain.actions import Role
from caseworker.domain.ids import PersonId
from caseworker.domain.people import Person
from caseworker.store.groups import group_of, survivors_of
from tests.domain.people_builders import a_phone
from tests.together.sync_offices import Machine, Town, a_town, assert_one, settled

ORDERS = [
    one if number < 3 else pytest.param(one, marks=pytest.mark.nightly)
    for number, one in enumerate([(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1), (1, 0, 2), (2, 0, 1)])
]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        for name in ("Ann", "Ben", "Cem"):
            made.hires(name, role=Role.SUPERVISOR)
        yield made


@pytest.fixture
def three(town: Town) -> tuple[Machine, ...]:
    return tuple(town.machines[:3])


def two_records(three: tuple[Machine, ...]) -> tuple[Person, Person]:
    ann, ben, _ = three
    one, other = ann.enters("Marta Kowalska", language="pl"), ben.enters("Marta Kovalska", form_of_address="Ms")
    settled(*three)
    return one, other


def group(machine: Machine, person: PersonId) -> set[PersonId]:
    with machine.office.store.reading() as reader:
        return set(group_of(reader.connection, person))


def survivor(machine: Machine, *people: PersonId) -> set[PersonId]:
    with machine.office.store.reading() as reader:
        return set(survivors_of(reader.connection, people).values())


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_merged_one_way_here_and_the_other_way_there_and_taken_back_elsewhere_all_see_one_story(
    order: tuple[int, ...], town: Town, three: tuple[Machine, ...]
) -> None:
    ann, ben, cem = three
    one, other = two_records(three)
    before = {person.id: cem.get(Person, person.id) for person in (one, other)}
    here = ann.office.merging.merge(one.id, other.id, reason="same card")
    there = ben.office.merging.merge(other.id, one.id, reason="same face")
    ann.office.notes.write(NoteEntered(person=one.id, text="written by Ann"))
    ben.office.notes.write(NoteEntered(person=other.id, text="written by Ben"))
    cem.office.people.add_entry(other.id, a_phone("0555 010 7777"))
    for number in order:
        three[number].sync()
    settled(*three)

    assert {frozenset(group(machine, one.id)) for machine in three} == {frozenset({one.id, other.id})}
    assert {frozenset(survivor(machine, one.id, other.id)) for machine in three} == {frozenset({here.survivor})}
    for machine in three:
        texts = {note.text for note in machine.office.notes.of_person(other.id)}
        assert texts == {"written by Ann", "written by Ben"}
        shown = machine.person(one.id)
        assert (shown.language, shown.form_of_address) == ("pl", "Ms")
        assert len(shown.contact_points) == 1

    cem.office.merging.unmerge(here.id, reason="two people after all")
    settled(*three)
    if group(cem, one.id) != {one.id}:  # the other one, made without knowing of the first, still stands
        ann.office.merging.unmerge(there.id, reason="two people after all")
        settled(*three)

    for machine in three:
        assert (group(machine, one.id), group(machine, other.id)) == ({one.id}, {other.id})
        for person in (one, other):
            was, now = before[person.id], machine.get(Person, person.id)
            assert (now.names, now.language, now.form_of_address) == (was.names, was.language, was.form_of_address)
        assert [len(machine.get(Person, person.id).contact_points) for person in (one, other)] == [0, 1]
        assert [note.text for note in machine.office.notes.of_person(one.id)] == ["written by Ann"]
    assert_one(town, *three)


def test_taken_back_here_while_another_works_on_the_merged_person(town: Town, three: tuple[Machine, ...]) -> None:
    ann, ben, cem = three
    one, other = two_records(three)
    merge = ann.office.merging.merge(one.id, other.id, reason="same card")
    settled(*three)
    part = Part(person=other.id, role="applicant")
    case = ben.office.cases.open(NewCase(case_type="housing-support", people=(part,)))
    cem.office.merging.unmerge(merge.id, reason="two people after all")
    settled(*three)

    for machine in three:
        assert group(machine, one.id) == {one.id}
        assert {line.id for line in machine.office.people.open(other.id).cases} == {case.id}
    assert_one(town, *three)
